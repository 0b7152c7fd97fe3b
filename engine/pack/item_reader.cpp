#include "engine/pack/item_reader.h"

#include <cmath>

#include "engine/json/nearest.h"
#include "engine/pack/readers.h"

namespace opmaat::engine {
namespace {

void checkId(const Draft& draft, const Item& item, const Field& field)
{
    if (Expression::isReserved(item.id) || item.id == "longest-run") {
        field.report("id-form", inQuotes(item.id) + " has a meaning of its own in conditions",
                     "Give the item another id");
    }
    if (!item.id.empty() && draft.pack.find(item.id) != nullptr) {
        field.report("id-duplicate", "two items of the pack have the id " + inQuotes(item.id),
                     "Give one of them another id");
    }
}

/// Scores as written; nothing after a finding that leaves them without meaning.
std::vector<int> scoresIn(const Field& field, std::size_t categories)
{
    std::vector<int> scores;
    for (const Field& element : field.elements()) {
        const double score = element.number(0, 1000).value_or(0.0);
        if (std::trunc(score) != score) {
            element.report("item-score", "a scored category is a whole number, counted from 0",
                           "Write 0, 1, 2 and so on");
        }
        scores.push_back(static_cast<int>(score));
    }
    if (scores.size() != categories) {
        field.report("item-score",
                     std::to_string(scores.size()) + " scores for " + std::to_string(categories) +
                         " answer options",
                     "Give each answer option one score, in the order shown");
    }
    return scores;
}

void readScore(Item& item, ItemSource& source)
{
    if (source.keying) {
        source.keying->oneOf({"reversed"});
    }
    const std::optional<Field>& other = source.score ? source.score : source.key;
    if (source.keying && other) {
        other->report(
            "item-keying",
            std::string("an item cannot have both keying and ") + (source.score ? "score" : "key"),
            "Keep one of the two");
    }
    if (source.score) {
        source.scores = scoresIn(*source.score, item.categories.size());
        item.hasScores =
            source.scores.size() == item.categories.size() && takesOneCategory(item.type);
        if (item.hasScores) {
            item.score = source.scores;
        }
    }
    if (source.key) {
        source.isKeyGood = readKey(item, *source.key);
    }
}

void readPractice(Item& item, Fields& object, const ItemSource& source)
{
    const std::optional<Field> practice = object.find("practice");
    item.practice = practice && practice->boolean().value_or(false);
    if (!item.practice) {
        return;
    }
    if (item.type == ItemType::Information) {
        practice->report("practice-counts", "a card to read has nothing to practise",
                         "Remove \"practice\", or give the item another type");
    }
    for (const auto* key : {&source.keying, &source.score, &source.key}) {
        if (*key) {
            (*key)->reportKey("practice-counts", "a practice item is never scored",
                              "Remove this, or its \"practice\"");
        }
    }
}

void readDecline(Item& item, Fields& object)
{
    if (const std::optional<Field> decline = object.find("decline")) {
        item.decline =
            static_cast<DeclinePolicy>(decline->oneOf({"offer", "probe", "none"}).value_or(0));
        if (item.decline == DeclinePolicy::Probe && item.simpler.empty() && item.help.empty()) {
            decline->report("decline-probe",
                            "the item has no simpler words and no help to offer first",
                            "Add simpler or help, or write offer");
        }
    }
}

void readWords(Draft& draft, Item& item, Fields& object)
{
    item.text = draft.texts.required(object, "text");
    item.simpler = draft.texts.optional(object, "simpler");
    item.help = draft.texts.optional(object, "help");
    if (const std::optional<Field> clip = object.find("clip")) {
        item.clips = readClips(draft, *clip);
    }
    if (const std::optional<Field> picture = object.find("picture")) {
        item.picture = readPicture(draft, *picture);
    }
}

void readTimeAndEvidence(Item& item, Fields& object)
{
    if (const std::optional<Field> seconds = object.find("seconds")) {
        item.seconds = seconds->number(0, 3600).value_or(item.seconds);
    }
    if (const std::optional<Field> evidence = object.find("evidence")) {
        for (const Field& reference : evidence->elements()) {
            item.evidence.push_back(reference.text().value_or(""));
        }
    }
}

}  // namespace

void readItem(Draft& draft, AllResponses& sets, const Field& field)
{
    Fields object(field);
    Item item;
    item.module = draft.pack.modules.size() - 1;
    if (const std::optional<Field> id = object.required("id")) {
        item.id = id->id().value_or("");
        checkId(draft, item, *id);
    }
    readType(draft, sets, item, object);
    readWords(draft, item, object);
    readDecline(item, object);
    readTimeAndEvidence(item, object);
    ItemSource source{field,
                      object.find("showIf"),
                      object.find("keying"),
                      object.find("score"),
                      object.find("key"),
                      {}};
    readScore(item, source);
    readPractice(item, object, source);
    object.refuseOthers();
    draft.pack.items.push_back(std::move(item));
    draft.sources.push_back(std::move(source));
}

}  // namespace opmaat::engine
