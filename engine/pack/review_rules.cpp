#include "engine/pack/review_rules.h"

namespace opmaat::engine {

const std::vector<Rule>& reviewRules()
{
    constexpr Severity kWarning = Severity::Warning;
    constexpr Severity kNote = Severity::Note;
    static const std::vector<Rule> kRules = {
        {"sentence-long", kWarning, "A sentence for a client has few words"},
        {"question-long", kWarning, "A question has few words"},
        {"word-hard", kWarning, "A client reads no hard word where a plain one will do"},
        {"word-jargon", kWarning, "A word of the trade is in the glossary, or no client reads it"},
        {"negation-double", kWarning, "A sentence for a client has at most one negation"},
        {"question-double", kWarning, "An item asks one thing"},
        {"duration-promised", kWarning, "No text promises a client when something will be done"},
        {"judgement", kWarning, "No text blames or judges the client"},
        {"text-long", kWarning, "A text fits the screen at the largest size"},
        {"text-spaces", kNote, "A text has no space at its ends and no two in a row"},
        {"text-shouting", kWarning, "No word for a client is written in capitals"},
        {"text-untranslated", kWarning, "A sentence is not the same in two languages"},
        {"placeholder-missing", kWarning, "A text has the same placeholders in every language"},
        {"option-duplicate", kWarning, "No two answer options of an item read the same"},
        {"keying-balance", kWarning,
         "Of three or more items of a facet with the same options, one is keyed the other way"},
        {"category-never-likely", kWarning,
         "Every category of a partial-credit item is the likeliest one somewhere"},
        {"profile-never", kWarning, "Somebody of a profile can be given it as a proposal"},
        {"route-long", kWarning, "The longest route takes at most 20 minutes"},
        {"language-list", kNote, "There is a list of plain words for every language"},
        {"file-end", kNote, "A file ends with a line break"}};
    return kRules;
}

}  // namespace opmaat::engine
