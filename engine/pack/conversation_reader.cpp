#include <set>

#include "engine/json/nearest.h"
#include "engine/pack/names.h"
#include "engine/pack/readers.h"

namespace opmaat::engine {
namespace {

constexpr double kLowestT = 20.0, kHighestT = 80.0;
constexpr int kMostFacets = 10;

/// Reads conversation.json: each part of it, and whether its ids are its own.
class ConversationReader {
public:
    explicit ConversationReader(Draft& draft) : draft_(draft), read_(draft.pack.conversation) {}

    void readAll(Fields& file);

private:
    void readChoice(const Field& field);
    void readFacet(const std::string& facet, const Field& field);
    Text question(Fields& object, const std::string& key) const;
    void readEmotion(const Field& field);
    void readCheck(const Field& field);
    void readHandOver(const Field& field);
    void readAction(const Field& field);
    void readCard(const Field& field);
    template <class Read>
    void readEach(Fields& file, const std::string& key, Read read);

    Draft& draft_;
    Conversation& read_;
    std::set<std::string> ids_;  ///< of the list that is read
};

template <class Read>
void ConversationReader::readEach(Fields& file, const std::string& key, Read read)
{
    ids_.clear();
    const std::optional<Field> list = file.find(key);
    for (const Field& element : list ? list->elements() : std::vector<Field>()) {
        read(element);
    }
}

int facets(Fields& object, const std::string& key)
{
    const std::optional<Field> field = object.required(key);
    return field ? field->whole(0, kMostFacets).value_or(0) : 0;
}

double between(Fields& object, const std::string& key, double least, double most)
{
    const std::optional<Field> field = object.required(key);
    const std::optional<double> number = field ? field->number(least, most) : std::nullopt;
    return number.value_or(least);
}

void ConversationReader::readChoice(const Field& field)
{
    constexpr double kSurest = 1.0, kLeastSure = 10.0;
    Fields object(field);
    FacetChoice& choice = read_.choice;
    choice.low = between(object, "low", kLowestT, kHighestT);
    choice.high = between(object, "high", kLowestT, kHighestT);
    choice.lowest = facets(object, "lowest");
    choice.highest = facets(object, "highest");
    choice.maximumStandardError = between(object, "maximumStandardError", kSurest, kLeastSure);
    if (choice.low > choice.high) {
        field.report("field-value", "'low' is above 'high'",
                     "Let low be the highest T that is low, and high the lowest that is high");
    }
    object.refuseOthers();
}

/// An open question, in every language. That it is open no program can tell; that it asks, it can.
Text ConversationReader::question(Fields& object, const std::string& key) const
{
    const Text text = draft_.texts.required(object, key);
    for (const auto& [language, words] : text.all()) {
        if (words.find('?') == std::string::npos && words.find("؟") == std::string::npos) {
            object.object().report(
                "conversation-question",
                "the " + key + " question in " + inQuotes(language) + " asks nothing",
                "Let it ask what the client thinks or wants");
        }
    }
    return text;
}

void ConversationReader::readFacet(const std::string& facet, const Field& field)
{
    indexIn(field, facet, idsOf(draft_.pack.parameters.model.facets), "facet-unknown");
    Fields object(field);
    const std::string source = object.text("source");
    bool isAny = false;
    for (const Level level : {Level::Low, Level::Middle, Level::High}) {
        if (const std::optional<Field> found = object.find(std::string(name(level)))) {
            Fields questions(*found);
            read_.questions.push_back({facet, level, question(questions, "inviting"),
                                       question(questions, "confronting"), source});
            questions.refuseOthers();
            isAny = true;
        }
    }
    object.refuseOthers();
    if (!isAny && field.value().isObject()) {
        field.report("field-empty", "there are no questions for low, middle or high",
                     "Add those of one level at least, or remove the facet");
    }
}

void ConversationReader::readEmotion(const Field& field)
{
    Fields object(field);
    Emotion emotion;
    emotion.id = object.ownId(ids_);
    emotion.title = draft_.texts.required(object, "title");
    emotion.signs = draft_.texts.required(object, "signs");
    emotion.actions = draft_.texts.texts(object.elements("actions"));
    emotion.source = object.text("source");
    object.refuseOthers();
    read_.emotions.push_back(std::move(emotion));
}

void ConversationReader::readCheck(const Field& field)
{
    Fields object(field);
    CheckPoint point;
    point.id = object.ownId(ids_);
    point.text = draft_.texts.required(object, "text");
    point.source = object.text("source");
    object.refuseOthers();
    read_.checks.push_back(std::move(point));
}

void ConversationReader::readHandOver(const Field& field)
{
    Fields object(field);
    HandOver over;
    over.id = object.ownId(ids_);
    over.title = draft_.texts.required(object, "title");
    over.text = draft_.texts.required(object, "text");
    if (const std::optional<Field> when = object.find("when"); when && draft_.namesComplete) {
        const std::vector<std::string> results = namesOfResults(draft_.pack);
        over.when = readCondition(draft_.pack, *when, symbolsWith(draft_.pack, results),
                                  knownNames(draft_.pack, results));
    }
    over.source = object.text("source");
    object.refuseOthers();
    read_.handOvers.push_back(std::move(over));
}

void ConversationReader::readAction(const Field& field)
{
    Fields object(field);
    ActionTemplate action;
    action.id = object.ownId(ids_);
    action.text = draft_.texts.required(object, "text");
    if (const std::optional<Field> by = object.required("by")) {
        action.by = static_cast<ActionTemplate::By>(
            by->oneOf({"client", "counsellor", "together"}).value_or(0));
    }
    if (const std::optional<Field> facets = object.find("facets")) {
        for (const Field& facet : facets->elements()) {
            action.facets.push_back(facet.id().value_or(""));
            indexIn(facet, action.facets.back(), idsOf(draft_.pack.parameters.model.facets),
                    "facet-unknown");
        }
    }
    object.refuseOthers();
    read_.actions.push_back(std::move(action));
}

void ConversationReader::readCard(const Field& field)
{
    Fields object(field);
    ClientCard card;
    card.id = object.ownId(ids_);
    card.title = draft_.texts.required(object, "title");
    card.intro = draft_.texts.optional(object, "intro");
    std::set<std::string> ids;
    for (const Field& element : object.elements("lines")) {
        Fields line(element);
        CardLine one;
        one.id = line.ownId(ids);
        one.title = draft_.texts.required(line, "title");
        one.text = draft_.texts.optional(line, "text");
        line.refuseOthers();
        card.lines.push_back(std::move(one));
    }
    object.refuseOthers();
    read_.cards.push_back(std::move(card));
}

void ConversationReader::readAll(Fields& file)
{
    const std::optional<Field> facets = file.find("facets");
    if (const std::optional<Field> choice = file.find("choice")) {
        readChoice(*choice);
    }
    for (const auto& [facet, field] : facets ? facets->members() : decltype(facets->members())()) {
        readFacet(facet, field);
    }
    readEach(file, "emotions", [&](const Field& field) { readEmotion(field); });
    readEach(file, "checks", [&](const Field& field) { readCheck(field); });
    readEach(file, "handOvers", [&](const Field& field) { readHandOver(field); });
    readEach(file, "actions", [&](const Field& field) { readAction(field); });
    readEach(file, "cards", [&](const Field& field) { readCard(field); });
    file.refuseOthers();
}

}  // namespace

void readConversation(Draft& draft, const Field& root)
{
    Fields file(root);
    Conversation& conversation = draft.pack.conversation;
    if (readHead(file, "opmaat.conversation/1", conversation.id, conversation.version)) {
        ConversationReader(draft).readAll(file);
    }
}

std::string_view name(Level level)
{
    return level == Level::Low ? "low" : level == Level::Middle ? "middle" : "high";
}

const FacetQuestions* Conversation::find(std::string_view facet, Level level) const
{
    for (const FacetQuestions& one : questions) {
        if (one.facet == facet && one.level == level) {
            return &one;
        }
    }
    return nullptr;
}

}  // namespace opmaat::engine
