#include "engine/authoring/translation.h"

#include <algorithm>
#include <map>
#include <set>

#include "engine/authoring/format.h"
#include "engine/authoring/sentences.h"
#include "engine/json/nearest.h"
#include "engine/pack/field_reader.h"
#include "engine/pack/sentence_catalogue.h"

namespace opmaat::engine {
namespace {

using json::Value;

[[noreturn]] void refuse(const std::string& file, const std::string& rule, std::string message,
                         std::string fix)
{
    throw InputError(
        Finding{file, "", 0, 0, rule, Severity::Error, std::move(message), std::move(fix)});
}

bool isIn(const std::vector<std::string>& all, const std::string& one)
{
    return std::find(all.begin(), all.end(), one) != all.end();
}

void checkLanguages(const PackDocuments& pack, const std::string& source, const std::string& target,
                    const std::string& file)
{
    if (!isIn(pack.languages, source)) {
        refuse(file, "translation-language", "the pack is not in " + inQuotes(source),
               didYouMean(source, pack.languages, "Translate from a language that it has"));
    }
    if (!isId(target) || target.size() < 2 || isOfCategory(target)) {
        refuse(file, "translation-language", inQuotes(target) + " is no language code",
               "Write one of ISO 639, such as nl or en");
    }
    if (source == target) {
        refuse(file, "translation-language", "source and target are both " + inQuotes(source),
               "Name another language");
    }
}

std::string noteOf(const TextPlace& place)
{
    return std::string(name(place.kind)) + " for " +
           (place.audience == Audience::Client ? "clients" : "staff");
}

std::multiset<std::string> placeholders(const std::string& text)
{
    const std::vector<std::string> names = placeholdersIn(text);
    return {names.begin(), names.end()};
}

/// The import looked at against the pack, before anything is changed.
class Inspection {
public:
    Inspection(const PackDocuments& pack, const Translation& translation, std::string file)
        : translation_(&translation), file_(std::move(file)), pack_(&pack)
    {
        for (const TextPlace& place : textsOf(pack)) {
            places_.emplace(place.file + "#" + place.key, place);
            keys_.push_back(place.key);
        }
    }

    /// @throws InputError with everything that is wrong
    void check();
    const TextPlace& placeOf(const TranslationUnit& unit) const
    {
        return places_.at(unit.file + "#" + unit.key);
    }

private:
    void look(const TranslationUnit& unit);
    void lookForMissing();
    void add(const TranslationUnit& unit, const std::string& rule, std::string message,
             std::string fix)
    {
        findings_.push_back({file_, "", unit.line, unit.column, rule, Severity::Error,
                             std::move(message), std::move(fix)});
    }

    const Translation* translation_;
    std::string file_;
    const PackDocuments* pack_;
    std::map<std::string, TextPlace> places_;
    std::vector<std::string> keys_;
    std::set<std::string> seen_;
    Findings findings_;
};

void Inspection::look(const TranslationUnit& unit)
{
    const std::string where = inQuotes(unit.key) + " of " + unit.file;
    const auto place = places_.find(unit.file + "#" + unit.key);
    if (place == places_.end()) {
        add(unit, "translation-unknown", "the pack has no text " + where,
            didYouMean(unit.key, keys_, "Export again, or take this text out"));
        return;
    }
    if (!seen_.insert(place->first).second) {
        add(unit, "translation-duplicate", "the text " + where + " stands twice", "Keep one");
        return;
    }
    const Value* const source = place->second.in(translation_->sourceLanguage);
    if (source == nullptr || source->text() != unit.source) {
        add(unit, "translation-source",
            "the source of " + where +
                " is not what the pack says: " + inQuotes(source == nullptr ? "" : source->text()),
            "Export again and translate what has changed");
        return;
    }
    if (!unit.target.empty() && placeholders(unit.source) != placeholders(unit.target)) {
        add(unit, "placeholder-missing",
            "the translation of " + where + " has other names in braces than its source",
            "Put the same ones in it, untranslated");
    }
}

/// A language that the pack does not have yet must be whole, or the pack could not be used.
void Inspection::lookForMissing()
{
    std::set<std::string> translated;
    for (const TranslationUnit& unit : translation_->units) {
        if (!unit.target.empty()) translated.insert(unit.file + "#" + unit.key);
    }
    for (const auto& [id, place] : places_) {
        if (translated.contains(id) || place.in(translation_->targetLanguage) != nullptr) continue;
        findings_.push_back({pack_->find(place.file)->path, place.pointer, place.text->line,
                             place.text->column, "translation-missing", Severity::Error,
                             "the import has no text in '" + translation_->targetLanguage +
                                 "' for this, and the pack gets that language only as a whole",
                             "Translate it too"});
    }
}

void Inspection::check()
{
    checkLanguages(*pack_, translation_->sourceLanguage, translation_->targetLanguage, file_);
    for (const TranslationUnit& unit : translation_->units) look(unit);
    if (!isIn(pack_->languages, translation_->targetLanguage)) lookForMissing();
    if (!findings_.empty()) throw InputError(std::move(findings_));
}

/// The value that a pointer without escapes beyond RFC 6901 leads to; it is there.
Value& follow(Value& root, std::string_view pointer)
{
    Value* here = &root;
    while (!pointer.empty()) {
        const std::size_t end = std::min(pointer.find('/', 1), pointer.size());
        const std::string step(pointer.substr(1, end - 1));
        pointer.remove_prefix(end);
        if (here->isArray()) {
            here = &here->array()[std::stoul(step)];
            continue;
        }
        auto& members = here->object();
        here = &std::find_if(members.begin(), members.end(), [&](const auto& member) {
                    return pointerTo("", member.first) == "/" + step;
                })->second;
    }
    return *here;
}

void setWords(Value& text, const std::string& language, const std::string& words)
{
    const Value said(words);  // copied: g++ 12 takes what would be moved for uninitialised
    for (auto& [key, member] : text.object()) {
        if (key == language) {
            member = said;
            return;
        }
    }
    text.object().emplace_back(language, said);
}

void addLanguage(Value& packFile, const std::string& language)
{
    for (auto& [key, member] : packFile.object()) {
        if (key == "languages" && member.isArray()) member.array().push_back(Value(language));
    }
}

/// How many words a text has.
std::size_t wordsIn(const std::string& text)
{
    std::size_t words = 0;
    for (const Sentence& sentence : sentencesIn(text)) words += sentence.size();
    return words;
}

}  // namespace

Translation translationOf(const PackDocuments& pack, const std::string& source,
                          const std::string& target)
{
    checkLanguages(pack, source, target, pack.folder);
    const PackDocument* const file = pack.find("pack.json");
    const Value* const id = file == nullptr ? nullptr : file->root.find("id");
    Translation translation{
        id != nullptr && id->kind() == Value::Kind::String ? id->text() : "", source, target, {}};
    for (const TextPlace& place : textsOf(pack)) {
        const Value* const words = place.in(source);
        const Value* const other = place.in(target);
        if (words == nullptr) continue;
        translation.units.push_back({place.file, place.key, words->text(),
                                     other == nullptr ? "" : other->text(), noteOf(place), 0, 0});
    }
    return translation;
}

std::vector<std::pair<std::string, std::string>> imported(const PackDocuments& pack,
                                                          const Translation& translation,
                                                          const std::string& file)
{
    Inspection inspection(pack, translation, file);
    inspection.check();
    const std::string& language = translation.targetLanguage;
    std::map<std::string, Value> roots;
    for (const TranslationUnit& unit : translation.units) {
        const TextPlace& place = inspection.placeOf(unit);
        const Value* const old = place.in(language);
        if (unit.target.empty() || (old != nullptr && old->text() == unit.target)) continue;
        const auto root = roots.try_emplace(unit.file, pack.find(unit.file)->root).first;
        setWords(follow(root->second, place.pointer), language, unit.target);
    }
    std::vector<std::string> languages = pack.languages;
    if (!isIn(languages, language)) {
        languages.push_back(language);
        const auto root = roots.try_emplace("pack.json", pack.find("pack.json")->root).first;
        addLanguage(root->second, language);
    }
    std::vector<std::pair<std::string, std::string>> files;
    for (const auto& [name, root] : roots) {
        const std::string& path = pack.find(name)->path;
        files.emplace_back(path, layOut(inOrder(root, path, languages)));
    }
    return files;
}

std::vector<Coverage> coverageOf(const PackDocuments& pack)
{
    const std::vector<TextPlace> places = textsOf(pack);
    std::vector<std::string> languages = pack.languages;
    for (const TextPlace& place : places) {
        for (const auto& [key, words] : place.text->object()) {
            const bool other = words.kind() == Value::Kind::String && !isOfCategory(key);
            if (other && !isIn(languages, key)) languages.push_back(key);
        }
    }
    std::vector<Coverage> all;
    for (const std::string& language : languages) {
        Coverage coverage{language, 0, 0, places.size(), {}};
        for (const TextPlace& place : places) {
            if (const Value* const words = place.in(language)) {
                ++coverage.texts;
                coverage.words += wordsIn(words->text());
            } else {
                coverage.missing.push_back(place.file + " " + place.key);
            }
        }
        all.push_back(std::move(coverage));
    }
    return all;
}

}  // namespace opmaat::engine
