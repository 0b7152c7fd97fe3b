#include <algorithm>
#include <map>

#include "engine/authoring/review.h"
#include "engine/json/nearest.h"

namespace opmaat::engine {
namespace {

using json::Value;

/// What the glossaries of a pack explain: the words themselves, and by language what stands before
/// the colon of an explanation ("Beslag (attachment): ...").
struct Glossary {
    std::vector<std::string> words;
    std::map<std::string, std::vector<Sentence>> heads;
};

/// The words of one text in one language, looked at against the list of that language.
class WordReview {
public:
    WordReview(const PackDocuments& pack, const Glossary& glossary, Findings& findings)
        : pack_(&pack), findings_(&findings), heads_(&glossary.heads)
    {
        for (const std::string& word : glossary.words) explained_.emplace_back(word);
    }

    void look(const TextPlace& place, const PlainLanguage& language);

private:
    void lookAtSentence(const Sentence& sentence);
    void lookForHardWords(const Sentence& sentence);
    void lookForNegations(const Sentence& sentence);
    void lookForPromises(const Sentence& sentence);
    void lookForJudgement(const Sentence& sentence);
    void lookAtQuestion(const std::vector<Sentence>& sentences);
    void lookForCapitals(const Sentence& sentence);
    void lookAtLength();
    void add(const std::string& rule, const std::string& message, const std::string& fix,
             int offset = -1);

    bool isExplained(const Sentence& sentence, const Phrase& phrase, int at) const;
    bool isOfList(const Sentence& sentence, std::size_t first, std::size_t other) const;
    /// `length` words from the text as they stand there, in quotes.
    std::string quoted(const Sentence& sentence, int at, std::size_t length) const;

    const PackDocuments* pack_;
    Findings* findings_;
    const std::map<std::string, std::vector<Sentence>>* heads_;
    std::vector<Phrase> explained_;
    const TextPlace* place_ = nullptr;
    const PlainLanguage* language_ = nullptr;
    const Value* words_ = nullptr;
};

void WordReview::add(const std::string& rule, const std::string& message, const std::string& fix,
                     int offset)
{
    findings_->push_back(findingAt(pack_->find(place_->file)->path,
                                   pointerTo(place_->pointer, language_->language), *words_, rule,
                                   message, fix, offset));
}

std::string WordReview::quoted(const Sentence& sentence, int at, std::size_t length) const
{
    const WordAt& first = sentence[static_cast<std::size_t>(at)];
    const WordAt& last = sentence[static_cast<std::size_t>(at) + length - 1];
    return inQuotes(words_->text().substr(first.offset, last.offset + last.length - first.offset));
}

void WordReview::lookForHardWords(const Sentence& sentence)
{
    for (const auto& [phrase, plain] : language_->hard) {
        const int at = phrase.findIn(sentence);
        if (at < 0) continue;
        add("word-hard", quoted(sentence, at, phrase.words()) + " is a hard word",
            plain.empty() ? "Say it in words of every day" : "Write " + inQuotes(plain),
            static_cast<int>(sentence[static_cast<std::size_t>(at)].offset));
    }
    if (place_->pointer.starts_with("/glossary/")) return;  // there they are explained
    for (const auto& [phrase, plain] : language_->jargon) {
        const int at = phrase.findIn(sentence);
        if (at < 0 || isExplained(sentence, phrase, at)) continue;
        add("word-jargon", quoted(sentence, at, phrase.words()) + " is a word of the trade",
            (plain.empty() ? "Say it in other words" : "Write " + inQuotes(plain)) +
                ", or explain it in the glossary of words.json",
            static_cast<int>(sentence[static_cast<std::size_t>(at)].offset));
    }
}

/// Whether the glossary has the words that stand here, or they are explained on the spot ("a
/// bailiff: somebody who ...").
bool WordReview::isExplained(const Sentence& sentence, const Phrase& phrase, int at) const
{
    const auto start = sentence.begin() + at;
    const Sentence found(start, start + static_cast<std::ptrdiff_t>(phrase.words()));
    const std::size_t end = found.back().offset + found.back().length;
    if (words_->text().substr(end, 1) == ":") return true;
    const auto heads = heads_->find(language_->language);
    return std::any_of(explained_.begin(), explained_.end(),
                       [&](const Phrase& word) { return word.findIn(found) >= 0; }) ||
           (heads != heads_->end() &&
            std::any_of(heads->second.begin(), heads->second.end(),
                        [&](const Sentence& head) { return phrase.findIn(head) >= 0; }));
}

/// "No name, no number": a list of what is not counts as one negation.
bool WordReview::isOfList(const Sentence& sentence, std::size_t first, std::size_t other) const
{
    const std::size_t begin = sentence[first].offset;
    return sentence[first].lower == sentence[other].lower &&
           words_->text().substr(begin, sentence[other].offset - begin).find(',') !=
               std::string::npos;
}

void WordReview::lookForNegations(const Sentence& sentence)
{
    std::vector<std::size_t> found;
    for (std::size_t i = 0; i < sentence.size(); ++i) {
        const bool negates =
            std::any_of(language_->negations.begin(), language_->negations.end(),
                        [&](const Phrase& phrase) { return phrase.findIn({sentence[i]}) >= 0; });
        if (negates && (found.empty() || !isOfList(sentence, found.front(), i))) found.push_back(i);
    }
    if (found.size() < 2) return;
    add("negation-double", "this sentence has " + std::to_string(found.size()) + " negations",
        "Say what is so, not what is not", static_cast<int>(sentence.front().offset));
}

void WordReview::lookForPromises(const Sentence& sentence)
{
    const TextKind kind = place_->kind;
    // How long the questionnaire itself takes must be told, and questions and options may ask.
    const bool asks = kind == TextKind::Question || kind == TextKind::Option;
    if (asks || place_->pointer == "/intro/duration") return;
    for (const Phrase& phrase : language_->durations) {
        const int at = phrase.findIn(sentence);
        if (at < 0) continue;
        add("duration-promised",
            quoted(sentence, at, phrase.words()) + " promises a client when something happens",
            "Leave it to the counsellor, who knows",
            static_cast<int>(sentence[static_cast<std::size_t>(at)].offset));
    }
}

void WordReview::lookForJudgement(const Sentence& sentence)
{
    for (const Phrase& phrase : language_->judgements) {
        const int at = phrase.findIn(sentence);
        if (at < 0) continue;
        add("judgement", quoted(sentence, at, phrase.words()) + " blames or judges",
            "Say what happened, or what the answers show",
            static_cast<int>(sentence[static_cast<std::size_t>(at)].offset));
    }
}

void WordReview::lookForCapitals(const Sentence& sentence)
{
    constexpr std::size_t kAcronym = 4;  // up to so many letters it may be one: DUO, CJIB
    for (const WordAt& word : sentence) {
        const std::string_view written =
            std::string_view(words_->text()).substr(word.offset, word.length);
        const bool capitals = word.length > kAcronym &&
                              std::all_of(written.begin(), written.end(),
                                          [](char byte) { return byte >= 'A' && byte <= 'Z'; });
        if (!capitals) continue;
        add("text-shouting", inQuotes(written) + " is written in capitals",
            "Write it in small letters", static_cast<int>(word.offset));
    }
}

void WordReview::lookAtSentence(const Sentence& sentence)
{
    lookForJudgement(sentence);
    if (place_->audience != Audience::Client) return;
    if (static_cast<int>(sentence.size()) > language_->sentenceWords) {
        add("sentence-long",
            "this sentence has " + std::to_string(sentence.size()) + " words, at most " +
                std::to_string(language_->sentenceWords) + " are easy to read",
            "Make two sentences of it", static_cast<int>(sentence.front().offset));
    }
    lookForHardWords(sentence);
    lookForNegations(sentence);
    lookForPromises(sentence);
    lookForCapitals(sentence);
}

void WordReview::lookAtQuestion(const std::vector<Sentence>& sentences)
{
    std::size_t words = 0;
    for (const Sentence& sentence : sentences) {
        words += sentence.size();
        for (const Phrase& phrase : language_->doubles) {
            const int at = phrase.findIn(sentence);
            if (at < 0) continue;
            add("question-double", quoted(sentence, at, phrase.words()) + " asks a second thing",
                "Make two items of it",
                static_cast<int>(sentence[static_cast<std::size_t>(at)].offset));
        }
    }
    if (static_cast<int>(words) > language_->questionWords) {
        add("question-long",
            "the question has " + std::to_string(words) + " words, at most " +
                std::to_string(language_->questionWords) + " are easy to read",
            "Make it shorter, or put a part of it in help");
    }
    const std::string& text = words_->text();
    if (std::count(text.begin(), text.end(), '?') > 1) {
        add("question-double", "the item asks more than one question", "Make two items of it");
    }
}

void WordReview::lookAtLength()
{
    const std::string kind(name(place_->kind));
    auto budget = language_->budgets.find(kind + "." + place_->itemType);
    if (budget == language_->budgets.end()) budget = language_->budgets.find(kind);
    const auto length = static_cast<int>(lengthOf(words_->text()));
    if (budget == language_->budgets.end() || length <= budget->second) return;
    add("text-long",
        "the text has " + std::to_string(length) + " characters, a text of kind " + budget->first +
            " has room for " + std::to_string(budget->second),
        "Make it shorter");
}

void WordReview::look(const TextPlace& place, const PlainLanguage& language)
{
    place_ = &place;
    language_ = &language;
    words_ = place.in(language.language);
    if (words_ == nullptr) return;
    const std::vector<Sentence> sentences = sentencesIn(words_->text());
    for (const Sentence& sentence : sentences) lookAtSentence(sentence);
    if (place.audience != Audience::Client) return;
    if (place.kind == TextKind::Question) lookAtQuestion(sentences);
    lookAtLength();
}

void addHeads(const Value& text, Glossary& glossary)
{
    for (const auto& [language, words] : text.object()) {
        if (words.kind() != Value::Kind::String) continue;
        const std::size_t colon = words.text().find(':');
        if (colon == std::string::npos) continue;
        for (Sentence& head : sentencesIn(words.text().substr(0, colon))) {
            glossary.heads[language].push_back(std::move(head));
        }
    }
}

Glossary glossaryOf(const PackDocuments& pack)
{
    Glossary glossary;
    for (const PackDocument& document : pack.documents) {
        const Value* const list = document.root.find("glossary");
        if (list == nullptr || !list->isArray()) continue;
        for (const Value& entry : list->array()) {
            const Value* const word = entry.find("word");
            const Value* const text = entry.find("text");
            if (word != nullptr && word->kind() == Value::Kind::String) {
                glossary.words.push_back(word->text());
            }
            if (text != nullptr && text->isObject()) addHeads(*text, glossary);
        }
    }
    return glossary;
}

}  // namespace

Findings reviewWords(const PackDocuments& pack, const PlainLanguages& languages)
{
    Findings findings;
    const Glossary glossary = glossaryOf(pack);
    WordReview review(pack, glossary, findings);
    for (const TextPlace& place : textsOf(pack)) {
        for (const std::string& language : pack.languages) {
            const auto list = languages.find(language);
            if (list != languages.end()) review.look(place, list->second);
        }
    }
    return findings;
}

}  // namespace opmaat::engine
