#include "engine/exchange/fhir/types.h"

#include <algorithm>
#include <stdexcept>

namespace opmaat::engine::fhir {
namespace {

constexpr auto kNone = std::nullopt;

const std::vector<TypeRow> kTypes = {
    {"choice", false, ItemType::Choice, "choice", "Coding", ""},
    {"choice", true, ItemType::Several, "several", "Coding", ""},
    {"display", false, ItemType::Information, "information", "", ""},
    {"boolean", false, ItemType::Choice, "choice", "Boolean", ""},
    {"open-choice", false, ItemType::Choice, "choice", "Coding",
     "an answer in own words cannot be given"},
    {"open-choice", true, ItemType::Several, "several", "Coding",
     "an answer in own words cannot be given"},
    {"integer", false, kNone, "", "Integer", "numbers cannot be asked yet"},
    {"decimal", false, kNone, "", "Decimal", "numbers cannot be asked yet"},
    {"quantity", false, kNone, "", "Quantity", "numbers with a unit cannot be asked yet"},
    {"date", false, kNone, "", "Date", "dates cannot be asked yet"},
    {"dateTime", false, kNone, "", "DateTime", "dates cannot be asked yet"},
    {"time", false, kNone, "", "Time", "times cannot be asked yet"},
    {"string", false, kNone, "", "String", "words of one's own cannot be asked yet"},
    {"text", false, kNone, "", "String", "words of one's own cannot be asked yet"},
    {"url", false, kNone, "", "Uri", "addresses cannot be asked"},
    {"attachment", false, kNone, "", "Attachment", "files cannot be asked for"},
    {"reference", false, kNone, "", "Reference", "references cannot be asked for"},
};

}  // namespace

const std::vector<TypeRow>& types()
{
    return kTypes;
}

/// A type that is not understood is not understood repeated either.
const TypeRow* typeOf(std::string_view fhir, bool repeats)
{
    const auto fits = [&](const TypeRow& row) {
        return row.fhir == fhir && (row.repeats == repeats || !row.ours || row.value.empty());
    };
    auto found = std::find_if(kTypes.begin(), kTypes.end(), fits);
    if (found == kTypes.end()) {
        found = std::find_if(kTypes.begin(), kTypes.end(),
                             [&](const TypeRow& row) { return row.fhir == fhir; });
    }
    return found == kTypes.end() ? nullptr : &*found;
}

const TypeRow& typeOf(ItemType ours)
{
    const auto found = std::find_if(kTypes.begin(), kTypes.end(),
                                    [&](const TypeRow& row) { return row.ours == ours; });
    if (found == kTypes.end()) throw std::logic_error("An item type has no row in fhir/types.cpp");
    return *found;
}

}  // namespace opmaat::engine::fhir
