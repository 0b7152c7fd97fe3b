#include "engine/pack/pack.h"

#include <algorithm>

namespace opmaat::engine {

const std::string& Text::in(const std::string& language) const
{
    static const std::string kNone;
    const auto found = byLanguage_.find(language);
    if (found != byLanguage_.end()) {
        return found->second;
    }
    return byLanguage_.empty() ? kNone : byLanguage_.begin()->second;
}

const Item* Pack::find(std::string_view itemId) const
{
    const auto found = std::find_if(items.begin(), items.end(),
                                    [&](const Item& item) { return item.id == itemId; });
    return found == items.end() ? nullptr : &*found;
}

const Form* Pack::findForm(std::string_view formId) const
{
    const auto found = std::find_if(forms.begin(), forms.end(),
                                    [&](const Form& form) { return form.id == formId; });
    return found == forms.end() ? nullptr : &*found;
}

const DeclaredScale* Pack::findScale(std::string_view name) const
{
    constexpr std::string_view kPrefix = "scale.";
    const auto found = std::find_if(scales.begin(), scales.end(), [&](const DeclaredScale& scale) {
        return name.starts_with(kPrefix) && name.substr(kPrefix.size()) == scale.id;
    });
    return found == scales.end() ? nullptr : &*found;
}

const Computed* Pack::findComputed(std::string_view computedId) const
{
    const auto found = std::find_if(computed.begin(), computed.end(),
                                    [&](const Computed& value) { return value.id == computedId; });
    return found == computed.end() ? nullptr : &*found;
}

}  // namespace opmaat::engine
