#include <algorithm>
#include <map>
#include <set>

#include "engine/authoring/review.h"
#include "engine/json/nearest.h"
#include "engine/pack/sentence_catalogue.h"

namespace opmaat::engine {
namespace {

using json::Value;

constexpr std::size_t kWordsOfASentence = 4;  // shorter may be a name or a number

std::set<std::string> namesIn(const std::string& text)
{
    const std::vector<std::string> names = placeholdersIn(text);
    return {names.begin(), names.end()};
}

void comparePlaceholders(const PackDocuments& pack, const TextPlace& place, Findings& findings)
{
    const std::string& path = pack.find(place.file)->path;
    std::map<std::string, std::string> firstWith;  // placeholder -> language
    for (const std::string& language : pack.languages) {
        const Value* const words = place.in(language);
        if (words == nullptr) continue;
        for (const std::string& name : namesIn(words->text())) firstWith.emplace(name, language);
    }
    for (const std::string& language : pack.languages) {
        const Value* const words = place.in(language);
        if (words == nullptr) continue;
        const std::set<std::string> here = namesIn(words->text());
        for (const auto& [name, other] : firstWith) {
            if (here.contains(name)) continue;
            std::string message = "the text in '" + language + "' has no ";
            message.append(inQuotes("{" + name + "}")).append(", which it has in '");
            message.append(other).append("'");
            findings.push_back(findingAt(path, pointerTo(place.pointer, language), *words,
                                         "placeholder-missing", message,
                                         "Put it in, or take it out of both"));
        }
    }
}

void compareLanguages(const PackDocuments& pack, const TextPlace& place, Findings& findings)
{
    for (std::size_t i = 0; i < pack.languages.size(); ++i) {
        const Value* const words = place.in(pack.languages[i]);
        if (words == nullptr) continue;
        for (std::size_t j = 0; j < i; ++j) {
            const Value* const other = place.in(pack.languages[j]);
            if (other == nullptr || other->text() != words->text()) continue;
            std::size_t count = 0;
            for (const Sentence& sentence : sentencesIn(words->text())) {
                count += static_cast<std::size_t>(
                    std::count_if(sentence.begin(), sentence.end(),
                                  [](const WordAt& word) { return word.lower != "{}"; }));
            }
            if (count < kWordsOfASentence) continue;
            findings.push_back(findingAt(pack.find(place.file)->path,
                                         pointerTo(place.pointer, pack.languages[i]), *words,
                                         "text-untranslated",
                                         "the text in '" + pack.languages[i] +
                                             "' is the same as in '" + pack.languages[j] + "'",
                                         "Translate it"));
        }
    }
}

void lookAtSpaces(const PackDocuments& pack, const TextPlace& place, Findings& findings)
{
    for (const std::string& language : pack.languages) {
        const Value* const words = place.in(language);
        if (words == nullptr || words->text().empty()) continue;
        const std::string& text = words->text();
        const bool ends = text.front() == ' ' || text.back() == ' ';
        const std::size_t twice = text.find("  ");
        if (!ends && twice == std::string::npos) continue;
        findings.push_back(findingAt(
            pack.find(place.file)->path, pointerTo(place.pointer, language), *words, "text-spaces",
            ends ? "the text begins or ends with a space" : "two spaces follow each other",
            "Keep one space between words and none at the ends"));
    }
}

/// Options are the texts of one list of categories.
void compareOptions(const PackDocuments& pack, const std::vector<TextPlace>& places,
                    Findings& findings)
{
    for (const std::string& language : pack.languages) {
        std::map<std::string, std::map<std::string, std::string>> seen;  // list -> words -> pointer
        for (const TextPlace& place : places) {
            const Value* const words = place.in(language);
            const bool ofList =
                place.pointer.starts_with("/items") || place.pointer.starts_with("/responseSets");
            if (place.kind != TextKind::Option || words == nullptr || !ofList) continue;
            const std::string list = place.file + place.pointer.substr(0, place.pointer.rfind('/'));
            const auto [first, isNew] = seen[list].emplace(words->text(), place.pointer);
            if (isNew) continue;
            findings.push_back(
                findingAt(pack.find(place.file)->path, pointerTo(place.pointer, language), *words,
                          "option-duplicate",
                          "this answer option reads the same as the one at " + first->second,
                          "Let every option say something else, or remove one"));
        }
    }
}

void lookAtEnds(const PackDocuments& pack, Findings& findings)
{
    for (const PackDocument& document : pack.documents) {
        if (document.bytes.ends_with('\n')) continue;
        const Value& root = document.root;
        findings.push_back(findingAt(document.path, "", root, "file-end",
                                     "the last line has no line break", "End it with one"));
    }
}

}  // namespace

Findings reviewTexts(const PackDocuments& pack)
{
    Findings findings;
    const std::vector<TextPlace> places = textsOf(pack);
    for (const TextPlace& place : places) {
        comparePlaceholders(pack, place, findings);
        compareLanguages(pack, place, findings);
        lookAtSpaces(pack, place, findings);
    }
    compareOptions(pack, places, findings);
    lookAtEnds(pack, findings);
    return findings;
}

}  // namespace opmaat::engine
