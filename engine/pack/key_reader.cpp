#include <algorithm>
#include <cmath>
#include <set>

#include "engine/json/nearest.h"
#include "engine/pack/item_reader.h"
#include "engine/pack/readers.h"

// Scoring keys of tasks that are not answered with one category.
namespace opmaat::engine {
namespace {

/// The option that is named by id, or by its index as shown; -1 after a finding.
int optionAt(const Field& field, const std::vector<Category>& options)
{
    const json::Value& value = field.value();
    if (value.kind() == json::Value::Kind::String) {
        std::vector<std::string> ids;
        for (const Category& option : options) {
            if (!option.id.empty()) ids.push_back(option.id);
        }
        const auto found =
            std::find_if(options.begin(), options.end(), [&](const Category& option) {
                return !option.id.empty() && option.id == value.text();
            });
        if (found == options.end()) {
            field.report("key-options", "there is no option " + inQuotes(value.text()),
                         didYouMean(value.text(), ids, "Use the id of an option, or its index"));
            return -1;
        }
        return static_cast<int>(found - options.begin());
    }
    const double index = field.number().value_or(-1.0);
    if (std::trunc(index) != index || index < 0.0 || index >= static_cast<double>(options.size())) {
        field.report(
            "key-options",
            "there are options 0 to " + std::to_string(static_cast<int>(options.size()) - 1),
            "Use the id of an option, or its index as shown");
        return -1;
    }
    return static_cast<int>(index);
}

int wholeScore(const Field& field, double least)
{
    const double score = field.number(least, 1000).value_or(least);
    if (std::trunc(score) != score) {
        field.report("item-score", "a scored category is a whole number, counted from 0",
                     "Write 0, 1, 2 and so on");
    }
    return static_cast<int>(score);
}

/// Credit that some answer has, ascending.
std::vector<int> creditsOf(const Item& item, const ScoringKey& key)
{
    std::set<int> credits;
    for (const std::vector<double>& answer : tellingAnswers(item)) {
        credits.insert(creditOf(key, answer));
    }
    return {credits.begin(), credits.end()};
}

/// One scored category more for every credit that there can be.
std::vector<int> everyCredit(const Item& item, const ScoringKey& key)
{
    const std::vector<int> credits = creditsOf(item, key);
    std::vector<int> scores;
    for (std::size_t i = 0; i < credits.size(); ++i) {
        scores.resize(static_cast<std::size_t>(credits[i]) + 1, static_cast<int>(i));
    }
    return scores;
}

/// `score` of an ordering or matching: a scored category for each credit, from none to all.
bool readScores(const Item& item, ScoringKey& key, Fields& object)
{
    const std::vector<int> byItself = everyCredit(item, key);
    const std::optional<Field> field = object.find("score");
    if (!field) {
        key.score = byItself;
        return true;
    }
    for (const Field& element : field->elements()) {
        key.score.push_back(wholeScore(element, 0.0));
    }
    if (key.score.size() != byItself.size()) {
        field->report("item-score",
                      std::to_string(key.score.size()) + " scores, and the credit goes from 0 to " +
                          std::to_string(byItself.size() - 1),
                      "Give each credit one score, from nothing right to all right");
        key.score = byItself;
        return false;
    }
    if (!std::is_sorted(key.score.begin(), key.score.end()) || key.score.front() != 0 ||
        key.score.back() == 0) {
        field->report("key-credit", "the scores do not rise from 0 to full credit",
                      "Let nothing right score 0, all right most, and more right never less");
        return false;
    }
    return true;
}

/// Some key, where the one that is written has a mistake.
bool inItsPlace(Item& item, ScoringKey key, Fields& object)
{
    object.find("score");
    const auto count = static_cast<int>(item.categories.size());
    for (int i = 0; i < count; ++i) {
        if (item.type == ItemType::Ordering) {
            key.order.push_back(i);
        } else {
            key.pairs.emplace_back(i, i);
        }
    }
    key.score = everyCredit(item, key);
    item.key = std::move(key);
    return false;
}

bool readOrder(Item& item, Fields& object)
{
    ScoringKey key;
    const std::optional<Field> field = object.required("order");
    std::set<int> seen;
    for (const Field& element : field ? field->elements() : std::vector<Field>()) {
        const int option = optionAt(element, item.categories);
        if (option >= 0 && !seen.insert(option).second) {
            element.report("key-options", "this option stands twice", "Name every option once");
        }
        key.order.push_back(option);
    }
    if (seen.size() != item.categories.size() || key.order.size() != seen.size()) {
        if (field && !seen.contains(-1) && seen.size() < item.categories.size()) {
            field->report("key-options",
                          "the order has " + std::to_string(seen.size()) + " of " +
                              std::to_string(item.categories.size()) + " options",
                          "Put all of them in the right order");
        }
        return inItsPlace(item, {}, object);
    }
    const bool isGood = readScores(item, key, object);
    item.key = std::move(key);
    return isGood;
}

bool readPairs(Item& item, Fields& object)
{
    ScoringKey key;
    const std::optional<Field> field = object.required("pairs");
    std::set<int> left, right;
    for (const Field& element : field ? field->elements() : std::vector<Field>()) {
        const std::vector<Field> ends = element.elements();
        if (ends.size() != 2) {
            element.report("key-options", "a pair has one option of the left and one of the right",
                           "Write [left, right]");
            continue;
        }
        const int one = optionAt(ends[0], item.categories);
        const int other = optionAt(ends[1], item.right);
        if ((one >= 0 && !left.insert(one).second) || (other >= 0 && !right.insert(other).second)) {
            element.report("key-options", "an option of this pair stands in another one too",
                           "Let every option stand in one pair");
        }
        if (one >= 0 && other >= 0) key.pairs.emplace_back(one, other);
    }
    if (key.pairs.size() != item.categories.size() || left.size() != key.pairs.size() ||
        right.size() != key.pairs.size()) {
        if (field && left.size() < item.categories.size()) {
            field->report("key-options",
                          std::to_string(left.size()) + " of " +
                              std::to_string(item.categories.size()) +
                              " options of the left have a pair",
                          "Give each of them one of the right");
        }
        return inItsPlace(item, {}, object);
    }
    const bool isGood = readScores(item, key, object);
    item.key = std::move(key);
    return isGood;
}

ScoringKey::Interval readInterval(const Item& item, const Field& field)
{
    Fields object(field);
    ScoringKey::Interval interval{item.range.least, item.range.most, 0};
    const auto limit = [&](const char* key, double otherwise) {
        const std::optional<Field> at = object.find(key);
        return at ? at->number().value_or(0.0) : otherwise;
    };
    const std::optional<Field> is = object.find("is");
    interval.from = limit("from", interval.from);
    interval.to = limit("to", interval.to);
    if (is) {
        interval.from = interval.to = is->number().value_or(0.0);
        if (object.find("from") || object.find("to")) {
            is->report("key-intervals", "a line has either one value or an interval",
                       "Keep \"is\", or \"from\" and \"to\"");
        }
    }
    if (const std::optional<Field> score = object.required("score")) {
        interval.score = wholeScore(*score, 0.0);
    }
    object.refuseOthers();
    return interval;
}

/// Whether a line counts for some answer, which lines before it may have taken already.
bool counts(const Item& item, const ScoringKey& key, std::size_t line)
{
    const std::vector<std::vector<double>> answers = tellingAnswers(item);
    return std::any_of(answers.begin(), answers.end(), [&](const std::vector<double>& answer) {
        std::size_t first = 0;
        while (first < key.intervals.size() && !(answer.front() >= key.intervals[first].from &&
                                                 answer.front() <= key.intervals[first].to)) {
            ++first;
        }
        return first == line;
    });
}

bool readIntervals(Item& item, Fields& object)
{
    const Field& field = object.object();
    const std::vector<Field> lines = object.elements("intervals");
    ScoringKey key;
    for (const Field& line : lines) {
        key.intervals.push_back(readInterval(item, line));
    }
    if (key.intervals.empty()) {
        key.intervals.push_back({item.range.least, item.range.least, 1});  // some key
    }
    item.key = key;
    bool isGood = !lines.empty();
    for (std::size_t i = 0; i < lines.size(); ++i) {
        if (!counts(item, key, i)) {
            isGood = false;
            lines[i].report("key-intervals",
                            "no answer comes to this line: it lies outside what can be answered,"
                            " or lines before it take all of it",
                            "Change its limits, move it up, or remove it");
        }
    }
    if (lines.empty() || mostPoints(item) == 0) {
        isGood = false;
        field.report("key-credit", "the key gives no answer any credit",
                     "Give the right answer a score above 0");
    }
    return isGood;
}

}  // namespace

bool readKey(Item& item, const Field& field)
{
    const bool isTyped = item.type == ItemType::Number || item.type == ItemType::Amount;
    if (!isTyped && item.type != ItemType::Ordering && item.type != ItemType::Matching) {
        field.reportKey("item-keying", "an item of this type has no key",
                        "Say with score how each answer option counts, or remove the key");
        return false;
    }
    if ((!isTyped && item.categories.size() < 2) || item.categories.size() > kMostSorted ||
        item.right.size() > kMostSorted ||
        (item.type == ItemType::Matching && item.right.size() < item.categories.size())) {
        return false;  // said already
    }
    Fields object(field);
    const bool isGood = isTyped                           ? readIntervals(item, object)
                        : item.type == ItemType::Ordering ? readOrder(item, object)
                                                          : readPairs(item, object);
    object.refuseOthers();
    return isGood;
}

}  // namespace opmaat::engine
