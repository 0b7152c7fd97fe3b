#include <cmath>
#include <set>

#include "engine/json/nearest.h"
#include "engine/pack/readers.h"

namespace opmaat::engine {
namespace {

constexpr double kLongestDays = 7305.0;  // twenty years

bool isLanguage(const std::string& text)
{
    return isId(text) && text.size() >= 2 && text != "id";
}

std::vector<std::string> readLanguages(Fields& file)
{
    std::vector<std::string> languages;
    std::set<std::string> seen;
    const std::optional<Field> field = file.required("languages");
    for (const Field& element : field ? field->elements() : std::vector<Field>()) {
        const std::string language = element.text().value_or("");
        if (language.empty()) {
            continue;
        }
        if (!isLanguage(language)) {
            element.report("field-value", inQuotes(language) + " is no language code",
                           "Write one of ISO 639, such as nl or en");
        } else if (!seen.insert(language).second) {
            element.report("id-duplicate", inQuotes(language) + " stands here twice", "Remove one");
        } else {
            languages.push_back(language);
        }
    }
    if (field && field->value().isArray() && field->value().array().empty()) {
        field->report("field-empty", "a pack has at least one language", "Add one, such as nl");
    }
    return languages;
}

std::vector<std::string> readModuleNames(Fields& file)
{
    static const std::set<std::string> kTaken = {"pack",  "parameters", "profiles",    "assessment",
                                                 "words", "offers",     "conversation"};
    std::vector<std::string> names;
    std::set<std::string> seen;
    const std::optional<Field> field = file.required("modules");
    for (const Field& element : field ? field->elements() : std::vector<Field>()) {
        const std::string name = element.id().value_or("");
        if (name.empty()) {
            continue;
        }
        if (kTaken.count(name) > 0) {
            element.report("id-file", inQuotes(name) + " is the name of another file of a pack",
                           "Give the module another name");
        } else if (!seen.insert(name).second) {
            element.report("id-duplicate", "the module " + inQuotes(name) + " stands here twice",
                           "Remove one");
        } else {
            names.push_back(name);
        }
    }
    if (field && field->value().isArray() && field->value().array().empty()) {
        field->report("field-empty", "a pack has at least one module", "Add the id of a module");
    }
    return names;
}

void readPlane(Draft& draft, Fields& file)
{
    const std::optional<Field> field =
        draft.expectsModel ? file.required("plane") : file.find("plane");
    if (field) {
        draft.expectsModel = true;
        Fields plane(*field);
        draft.planeX = plane.required("x");
        draft.planeY = plane.required("y");
        draft.pack.planeX = draft.planeX ? draft.planeX->id().value_or("") : "";
        draft.pack.planeY = draft.planeY ? draft.planeY->id().value_or("") : "";
        plane.refuseOthers();
    }
}

int wholeDays(Fields& object, const std::string& key, double least, double most)
{
    const std::optional<Field> field = object.required(key);
    const std::optional<double> days = field ? field->number(least, most) : std::nullopt;
    if (days && std::floor(*days) != *days) {
        field->report("field-value", "days are counted whole", "Write a whole number of days");
    }
    return static_cast<int>(days.value_or(0.0));
}

void readRetention(Draft& draft, Fields& file)
{
    if (const std::optional<Field> field = file.required("retention")) {
        Fields object(*field);
        Retention& retention = draft.pack.retention;
        retention.days = wholeDays(object, "days", 1.0, kLongestDays);
        retention.noticeDays = wholeDays(object, "noticeDays", 0.0, kLongestDays);
        if (retention.days > 0 && retention.noticeDays >= retention.days) {
            field->report("field-value", "'noticeDays' is not less than 'days'",
                          "Report before the answers are erased, and after they were given");
        }
        retention.reason = draft.texts.required(object, "reason");
        object.refuseOthers();
    }
}

}  // namespace

void readPackFile(Draft& draft, const Field& root)
{
    Fields file(root);
    Pack& pack = draft.pack;
    if (!readHead(file, "opmaat.pack/1", pack.id, pack.version)) {
        return;
    }
    pack.languages = readLanguages(file);
    draft.texts = TextReader(pack.languages);
    draft.moduleNames = readModuleNames(file);
    pack.title = draft.texts.required(file, "title");
    readPlane(draft, file);
    draft.forms = file.find("forms");
    pack.intro = draft.texts.group(file, "intro",
                                   {"title", "why", "duration", "use", "notACondition", "stop"});
    pack.closing = draft.texts.group(file, "closing", {"title", "text", "next"});
    pack.alarm = draft.texts.group(file, "alarm", {"title", "text"});
    readRetention(draft, file);
    file.text("licence");
    file.text("provenance");
    file.refuseOthers();
}

}  // namespace opmaat::engine
