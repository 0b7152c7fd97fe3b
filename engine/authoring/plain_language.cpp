#include "engine/authoring/plain_language.h"

#include <algorithm>
#include <filesystem>

#include "engine/authoring/pack_texts.h"
#include "engine/json/value.h"
#include "engine/pack/field_reader.h"

namespace opmaat::engine {
namespace {

namespace fs = std::filesystem;

constexpr double kMost = 10'000.0;

PlainLanguage::WordList wordList(Fields& file, const std::string& key)
{
    PlainLanguage::WordList words;
    for (const Field& element : file.elements(key)) {
        Fields entry(element);
        const std::string word = entry.text("word");
        const std::optional<Field> plain = entry.find("plain");
        words.emplace_back(Phrase(word), plain ? plain->text().value_or("") : "");
        entry.refuseOthers();
    }
    return words;
}

std::vector<Phrase> phrases(Fields& file, const std::string& key)
{
    std::vector<Phrase> all;
    for (const Field& element : file.elements(key)) {
        if (const std::optional<std::string> text = element.text()) all.emplace_back(*text);
    }
    return all;
}

int limit(Fields& object, const std::string& key)
{
    const std::optional<Field> field = object.required(key);
    return static_cast<int>(field ? field->number(1.0, kMost).value_or(0.0) : 0.0);
}

void readLimits(Fields& file, PlainLanguage& language)
{
    const std::optional<Field> limits = file.required("limits");
    if (!limits) return;
    Fields object(*limits);
    language.sentenceWords = limit(object, "sentenceWords");
    language.questionWords = limit(object, "questionWords");
    const std::optional<Field> budgets = object.required("characters");
    if (budgets) {
        Fields kinds(*budgets);
        for (const TextKind kind : {TextKind::Question, TextKind::Card, TextKind::Help,
                                    TextKind::Option, TextKind::Intro, TextKind::Other}) {
            const std::string id(name(kind));
            language.budgets[id] = limit(kinds, id);
            for (const auto& [key, member] : budgets->members()) {
                if (key.starts_with(id + ".")) language.budgets[key] = limit(kinds, key);
            }
        }
        kinds.refuseOthers();
    }
    object.refuseOthers();
}

void readFile(const std::string& path, PlainLanguages& all, Findings& findings)
{
    const json::Value document = json::parseFile(path);
    const Report report(path, findings);
    Fields file(Field(document, "", report));
    PlainLanguage language;
    std::string version;
    if (!readHead(file, "opmaat.language/1", language.language, version)) return;
    file.text("provenance");
    readLimits(file, language);
    language.hard = wordList(file, "hard");
    language.jargon = wordList(file, "jargon");
    language.negations = phrases(file, "negations");
    language.doubles = phrases(file, "doubles");
    language.durations = phrases(file, "durations");
    language.judgements = phrases(file, "judgements");
    file.refuseOthers();
    const std::string id = language.language;
    all[id] = std::move(language);
}

}  // namespace

PlainLanguages readPlainLanguages(const std::string& folder)
{
    std::error_code error;
    const fs::directory_iterator entries(folder, error);
    if (error) {
        throw InputError(
            Finding{folder, "", 0, 0, "file-unreadable", Severity::Error,
                    "this folder of language lists cannot be read (" + error.message() + ")",
                    "Check its name and who may read it"});
    }
    std::vector<std::string> paths;
    for (const auto& entry : entries) {
        if (entry.path().extension() == ".json") paths.push_back(entry.path().string());
    }
    std::sort(paths.begin(), paths.end());
    PlainLanguages all;
    Findings findings;
    for (const std::string& path : paths) readFile(path, all, findings);
    if (!findings.empty()) throw InputError(std::move(findings));
    return all;
}

std::string languageFolderOf(const std::string& pack)
{
    std::error_code error;
    const fs::path folder = fs::weakly_canonical(pack, error).parent_path() / "language";
    return fs::is_directory(folder, error) ? folder.string() : "";
}

}  // namespace opmaat::engine
