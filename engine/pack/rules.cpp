#include "engine/pack/rules.h"

#include <algorithm>

#include "engine/pack/review_rules.h"

namespace opmaat::engine {

namespace {

constexpr Severity kError = Severity::Error;

const std::vector<Rule> kRules = {
    {"file-missing", kError, "A file that is named or needed exists"},
    {"file-kind", kError, "A file is a regular file: no folder, device or pipe"},
    {"file-size", kError, "A file is not larger than its format needs"},
    {"file-unreadable", kError, "A file can be read"},
    {"json-encoding", kError, "JSON is UTF-8 without byte order mark and NUL bytes"},
    {"json-syntax", kError, "JSON follows its grammar (RFC 8259)"},
    {"json-trailing", kError, "Nothing follows the end of a document"},
    {"json-duplicate-key", kError, "A key stands once in its object"},
    {"json-number", kError, "A number fits a double, and a whole number is at most 2^53"},
    {"json-depth", kError, "Arrays and objects are not nested too deep"},
    {"json-size", kError, "A document has not too many bytes or values"},
    {"pack-missing", kError, "The folder of a pack exists"},
    {"pack-kind", kError, "A pack is a folder with a pack.json"},
    {"pack-link", kError, "No link leads out of the pack, and all it holds are files"},
    {"pack-size", kError, "A pack has at most 2,000 files and 256 MiB"},
    {"pack-unused-file", Severity::Note, "Every file of the pack is read by something"},
    {"format", kError, "A file says which format it has, and it is the one expected"},
    {"field-missing", kError, "Every required field is there"},
    {"field-unknown", kError, "Every field is known"},
    {"field-type", kError, "A field has the type that the format gives it"},
    {"field-empty", kError, "Text is not blank, and a list that needs elements has them"},
    {"field-value", kError, "A field has one of the values, or lies in the range, allowed"},
    {"id-form", kError, "An id is a lower-case letter, then letters, digits and hyphens"},
    {"id-duplicate", kError, "An id is unique where it is looked up"},
    {"id-file", kError, "A module has the id that its file is named after"},
    {"language-missing", kError, "Words for people are there in every language of the pack"},
    {"language-unknown", kError, "Words for people are only in languages of the pack"},
    {"responses-unknown", kError, "A response set that an item names exists"},
    {"responses-unused", Severity::Warning, "Every response set is used"},
    {"item-responses", kError, "An item has the answer options that its type needs"},
    {"scale-points", kError, "A scale has 2 to 7 points"},
    {"item-steps", kError, "The steps of a two-step item lead to each of its options by one way"},
    {"item-limits", kError, "Limits of what is typed are in order, and can be typed themselves"},
    {"decline-probe", kError, "An item that offers other words before it is skipped has some"},
    {"media-missing", kError, "A picture or sound that is named is in the folder media"},
    {"media-kind", kError, "A picture is a PNG or JPEG file, a sound an Ogg, MP3 or WAV file"},
    {"picture-missing", kError, "Every option of a picture choice has a picture"},
    {"picture-alternative", kError, "A picture has a text alternative"},
    {"practice-counts", kError, "Nothing is computed from a practice item"},
    {"item-keying", kError, "An item has one of keying, score and key, and one that fits its type"},
    {"key-options", kError, "A key names every option of its item, each once"},
    {"key-intervals", kError, "Every line of a key counts for some answer"},
    {"key-credit", kError, "A key gives some answer full credit, and more right never less"},
    {"item-score", kError, "A score has one scored category for each category shown"},
    {"item-unscored", Severity::Warning, "Only an item that something scores has keying or a key"},
    {"scored-type", kError, "Only an item with one category, or with a key, is scored"},
    {"scored-categories", kError, "Scored categories are those that the parameters have"},
    {"item-unknown", kError, "An item that parameters or a form name is in a module"},
    {"facet-unknown", kError, "A facet that a file names is in the parameters"},
    {"axis-unknown", kError, "An axis that a file names is in the parameters"},
    {"axis-missing", kError, "Every axis has its number"},
    {"condition", kError, "A condition is in the language of conditions and names what exists"},
    {"form-order", kError, "The items of a form stand in the order of the pack"},
    {"form-alarm", kError, "Every item that an alarm looks at is in every form"},
    {"form-facet", kError, "Every facet that profiles need has an item in every form"},
    {"form-condition", Severity::Warning, "What an item of a form hangs on is in that form too"},
    {"quality-items", kError, "Items that quality rules compare are scored, of one facet or axis"},
    {"adaptive-stop", kError, "Something ends an adaptive choice, after every facet had its items"},
    {"condition-later", kError, "A condition is about items that are asked before"},
    {"condition-constant", Severity::Warning, "A condition of an item can hide it and can show it"},
    {"item-never-shown", Severity::Warning, "Every item is asked of somebody"},
    {"scale", kError, "A declared scale can be scored: items, answers needed, transformation"},
    {"scale-bands", kError,
     "The bands of a scale ascend from its lowest score to within its range"},
    {"scale-norm", kError, "A norm table ascends, and has a norm for each of its scores"},
    {"conversation-question", kError, "A question of the conversation guide asks something"},
    {"table-input", kError, "A cell of a decision table is in the column of an input"},
    {"table-cell", kError, "A cell is -, a value, values, or a range, of the type of its input"},
    {"table-row", Severity::Note, "A row asks something, or has no cells at all"},
    {"table-outcome", kError,
     "A row gives one signal or product that the file has, and nothing else"},
    {"table-origin", kError, "No decision depends on age, sex, origin, nationality or belief"},
    {"table-gap", kError, "In a table of hit policy unique a row holds for everybody"},
    {"table-overlap", kError, "In a table of hit policy unique only one row holds for anybody"},
    {"table-dead-row", Severity::Warning, "Every row of a table counts for somebody"},
    {"table-unproven", Severity::Warning, "What a table promises can be proved"},
    {"table-unused", Severity::Warning, "Every signal and product is given by a row"},
    {"computed-circle", kError, "A computed value does not need itself"},
    {"computed-type", kError, "A computed value is a number, a month or a condition"},
    {"matrix-shape", kError, "A list or matrix has one number, or row, an axis"},
    {"model", kError, "Parameters are those of a measurement model"},
    {"profile", kError, "A profile is a population: weight, covariance, offsets that sum to 0"},
    {"mixture", kError, "Weights of the profiles and the background sum to 1"},
    {"profile-ray", kError, "A profile is the most probable component from its centre outward"},
    {"words-missing", kError, "Every axis, facet and sentence has its words"},
    {"sentence-unknown", kError, "Only sentences that the program says have words"},
    {"placeholder-unknown", kError, "A sentence has only its own placeholders in braces"}};

}  // namespace

const std::vector<Rule>& rules()
{
    static const std::vector<Rule> kAll = [] {
        std::vector<Rule> all = kRules;
        all.insert(all.end(), reviewRules().begin(), reviewRules().end());
        return all;
    }();
    return kAll;
}

Severity severityOf(const std::string& rule)
{
    const auto found = std::find_if(rules().begin(), rules().end(),
                                    [&](const Rule& known) { return known.id == rule; });
    return found == rules().end() ? Severity::Error : found->severity;
}

}  // namespace opmaat::engine
