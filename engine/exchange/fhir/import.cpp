#include "engine/exchange/fhir/import.h"

#include <algorithm>
#include <set>
#include <tuple>

#include "engine/exchange/fhir/ids.h"
#include "engine/exchange/fhir/module_json.h"
#include "engine/exchange/fhir/names.h"
#include "engine/exchange/fhir/rules.h"
#include "engine/exchange/fhir/settle.h"
#include "engine/json/nearest.h"

namespace opmaat::engine {
namespace {

using namespace fhir;

class Importer {
public:
    Importer(const json::Value& document, const std::string& file, FhirImportOptions options)
        : options_(std::move(options)),
          report_(file, findings_, fhirSeverityOf),
          root_(document, "", report_)
    {
    }

    FhirImport import();

private:
    struct Part {
        std::string id;
        std::optional<std::size_t> group;
        std::vector<std::size_t> items;
    };

    void nameItems();
    void nameOptions(FormItem& item, bool isNamed);
    void noteLanguages();
    std::vector<Part> parts();
    void markIntro(std::size_t index, const Part& part);
    void noteWhatIsMissing(const std::vector<Part>& parts);
    void tidyFindings();

    FhirImportOptions options_;
    Findings findings_;
    Report report_;
    Field root_;
    fhir::Form form_;
};

void Importer::nameOptions(FormItem& item, bool isNamed)
{
    std::set<std::string> taken;
    bool isForeign = false;
    for (std::size_t c = 0; c < item.options.size(); ++c) {
        Option& option = item.options[c];
        const bool startsWithLetter =
            !option.code.empty() && (option.code.front() < '0' || option.code.front() > '9');
        if (option.id.empty() && startsWithLetter) option.id = idFrom(option.code);
        // Of several answers, a condition can name only one that has an id.
        const bool needsId = isNamed && item.row->ours == ItemType::Several;
        if (option.id.empty() && needsId) option.id = "option-" + std::to_string(c + 1);
        if (!option.id.empty() && !taken.insert(option.id).second) option.id.clear();
        isForeign = isForeign || (!option.system.empty() && !option.system.starts_with(kBase));
    }
    if (isForeign) {
        item.field.report("fhir-annotation", "the code systems of its answers are not kept",
                          "Nothing needs to be done; keep the file if you need the codes");
    }
}

void Importer::nameItems()
{
    std::set<std::string> named;
    for (const FormItem& item : form_.items) {
        for (const Test& test : item.tests) named.insert(test.question);
    }
    IdMaker ids;
    for (FormItem& item : form_.items) {
        const bool isNamed = !item.leftOut && !item.isIntro;
        if (!isNamed || (item.isGroup() && !item.parent && options_.module.empty())) continue;
        item.id = ids.make(item.linkId);
        if (item.id != item.linkId) {
            item.field.report(
                "fhir-renamed",
                "the linkId " + inQuotes(item.linkId) + " became the id " + inQuotes(item.id),
                "Rename it in the file if you want another id");
        }
        if (item.isAsked()) nameOptions(item, named.contains(item.linkId));
    }
}

/// A text that is missing in one of the languages that others have.
void Importer::noteLanguages()
{
    const auto note = [&](const Field& field, const ByLanguage& words, const std::string& what) {
        if (words.empty()) return;
        for (const std::string& language : form_.languages) {
            const bool has = std::any_of(words.begin(), words.end(),
                                         [&](const auto& one) { return one.first == language; });
            if (!has) {
                field.report("fhir-translation", what + " is missing in " + inQuotes(language),
                             "Add a translation, or do it in the module with opmaat translate");
            }
        }
    };
    note(root_, form_.title, "the title");
    for (const FormItem& item : form_.items) {
        const bool isGone = item.leftOut && !item.isCalculated() && item.words.size() > 0 &&
                            item.role != FormItem::Role::Help;
        if (isGone) continue;
        note(item.field, item.words, "the text of " + inQuotes(item.linkId));
        for (const Option& option : item.options) {
            const std::string one = option.words.empty() ? "" : option.words.front().second;
            note(option.field, option.words, "the answer " + inQuotes(one));
        }
    }
}

/// The first thing in a module, if it says how to go on and is always shown.
void Importer::markIntro(std::size_t index, const Part& part)
{
    FormItem& item = form_.items[index];
    const bool isAlways =
        item.tests.empty() && (!part.group || form_.items[*part.group].tests.empty());
    item.isIntro = part.items.empty() && item.role == FormItem::Role::Instructions && isAlways &&
                   item.parent == part.group;
}

std::vector<Importer::Part> Importer::parts()
{
    const std::vector<std::size_t> roots = form_.roots();
    const bool isMadeOfGroups =
        options_.module.empty() && std::all_of(roots.begin(), roots.end(), [&](std::size_t i) {
            return form_.items[i].isGroup();
        });
    std::vector<Part> parts;
    IdMaker ids({"pack", "parameters", "profiles", "assessment", "words", "offers"});
    if (!isMadeOfGroups) {
        const std::string name = !options_.module.empty() ? options_.module
                                 : !form_.id.empty()      ? form_.id
                                 : !form_.name.empty()    ? form_.name
                                                          : "imported";
        parts.push_back({ids.make(name), std::nullopt, {}});
    }
    for (std::size_t i = 0; i < form_.items.size(); ++i) {
        const FormItem& item = form_.items[i];
        if (isMadeOfGroups && !item.parent) {
            parts.push_back({ids.make(item.linkId), i, {}});
            if (parts.back().id != item.linkId) {
                item.field.report("fhir-renamed",
                                  "the group " + inQuotes(item.linkId) + " became the module " +
                                      inQuotes(parts.back().id),
                                  "Rename it in the file if you want another id");
            }
            continue;
        }
        markIntro(i, parts.back());
        parts.back().items.push_back(i);
        if (item.isGroup() && !item.hidden) {
            item.field.report("fhir-flattened",
                              item.leftOut ? "its items stand in the module without it"
                                           : "its text became a card before its items",
                              "Make it a module of its own if it is a subject of its own");
        }
    }
    return parts;
}

void Importer::noteWhatIsMissing(const std::vector<Part>& parts)
{
    std::string names;
    for (const Part& part : parts) names += (names.empty() ? "'" : ", '") + part.id + "'";
    std::string languages;
    for (const std::string& language : form_.languages) {
        languages += (languages.empty() ? "'" : ", '") + language + "'";
    }
    root_.report(
        "fhir-incomplete",
        "a Questionnaire is no whole pack: it says nothing of welcome, thank-you, keeping of"
        " answers, words for the result",
        "Name " + names + " as modules, and " + languages +
            " as languages, in a pack.json, add the other files that"
            " questionnaires/README.md lists, and run opmaat check");
}

/// In the order of the file, and what was found twice once.
void Importer::tidyFindings()
{
    const auto key = [](const Finding& one) {
        return std::tie(one.line, one.column, one.rule, one.message, one.pointer);
    };
    std::stable_sort(findings_.begin(), findings_.end(),
                     [&](const auto& one, const auto& other) { return key(one) < key(other); });
    findings_.erase(
        std::unique(findings_.begin(), findings_.end(),
                    [&](const auto& one, const auto& other) { return key(one) == key(other); }),
        findings_.end());
}

FhirImport Importer::import()
{
    form_ = readForm(root_, options_.language);
    if (!hasErrors(findings_)) checkTests(form_);
    FhirImport result;
    if (!hasErrors(findings_)) {
        settleItems(form_);
        const std::vector<Part> parts = this->parts();
        nameItems();
        const ReadScales scales = readScales(form_);
        noteLanguages();
        ModuleWriter writer(form_, scales);
        for (const Part& part : parts) {
            result.modules.push_back({part.id, writer.write(part.id, part.group, part.items)});
        }
        noteWhatIsMissing(parts);
    }
    tidyFindings();
    if (hasErrors(findings_)) result.modules.clear();
    result.languages = form_.languages;
    result.findings = std::move(findings_);
    return result;
}

}  // namespace

FhirImport importQuestionnaire(const json::Value& document, const std::string& file,
                               const FhirImportOptions& options)
{
    return Importer(document, file, options).import();
}

}  // namespace opmaat::engine
