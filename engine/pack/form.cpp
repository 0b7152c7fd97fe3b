#include "engine/pack/form.h"

#include <algorithm>

#include "engine/json/nearest.h"
#include "engine/pack/pack.h"

namespace opmaat::engine {

bool Form::has(std::size_t item) const
{
    return std::binary_search(items.begin(), items.end(), item);
}

bool isIn(const Form* form, std::size_t item)
{
    return form == nullptr || form->has(item);
}

const Form* requireForm(const Pack& pack, const std::string& id)
{
    const Form* const form = id.empty() ? nullptr : pack.findForm(id);
    if (form == nullptr && !id.empty()) {
        std::vector<std::string> known;
        for (const Form& one : pack.forms) {
            known.push_back(one.id);
        }
        throw InputError(Finding{pack.folder, "", 0, 0, "form-unknown", Severity::Error,
                                 "pack " + inQuotes(pack.id) + " has no form " + inQuotes(id),
                                 didYouMean(id, known, "Leave it out: that is the whole pack")});
    }
    return form;
}

}  // namespace opmaat::engine
