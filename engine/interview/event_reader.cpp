#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

#include "engine/interview/answer_value.h"
#include "engine/interview/event_catalogue.h"
#include "engine/interview/event_members.h"
#include "engine/json/nearest.h"
#include "engine/json/value.h"

namespace opmaat::engine {
namespace {

constexpr double kLargestWhole = 9007199254740992.0;  // 2^53

/// The digits of `form` that are `letter`, as a number.
int partOf(std::string_view text, std::string_view form, char letter)
{
    int number = 0;
    for (std::size_t i = 0; i < form.size(); ++i) {
        if (form[i] == letter) {
            number = 10 * number + (text[i] - '0');
        }
    }
    return number;
}

/// Only what utcText() writes: reading anything else would give other bytes when written again.
std::optional<std::chrono::sys_seconds> timeFrom(std::string_view text)
{
    constexpr std::string_view kForm = "yyyy-nn-ddThh:mm:ssZ";
    const bool isOfForm =
        text.size() == kForm.size() &&
        std::equal(text.begin(), text.end(), kForm.begin(), [](char byte, char form) {
            const bool isDigit = form >= 'a' && form <= 'z';
            return isDigit ? byte >= '0' && byte <= '9' : byte == form;
        });
    if (!isOfForm) {
        return std::nullopt;
    }
    const int hours = partOf(text, kForm, 'h'), minutes = partOf(text, kForm, 'm'),
              seconds = partOf(text, kForm, 's');
    const std::chrono::year_month_day date{
        std::chrono::year(partOf(text, kForm, 'y')),
        std::chrono::month(static_cast<unsigned>(partOf(text, kForm, 'n'))),
        std::chrono::day(static_cast<unsigned>(partOf(text, kForm, 'd')))};
    if (!date.ok() || hours > 23 || minutes > 59 || seconds > 59) {
        return std::nullopt;
    }
    return std::chrono::sys_days(date) + std::chrono::hours(hours) + std::chrono::minutes(minutes) +
           std::chrono::seconds(seconds);
}

/// Takes the members of one event apart; everything it does not know is refused.
class Reader {
public:
    Reader(const json::Value& root, std::string source) : root_(root), source_(std::move(source)) {}

    Event read();

private:
    [[noreturn]] void refuse(const json::Value& where, const std::string& member,
                             const std::string& message, const std::string& fix) const;
    const json::Value& member(const std::string& name, json::Value::Kind kind) const;
    std::int64_t whole(const json::Value& where, const std::string& name) const;
    int index(const json::Value& where, const std::string& name) const;
    const EventDescription& description() const;
    std::string readDetail(const std::string& name) const;
    void readValue(Event& event) const;
    void readField(std::string_view field, Event& event) const;
    void refuseOthers(const EventDescription& description) const;

    const json::Value& root_;
    std::string source_;
};

void Reader::refuse(const json::Value& where, const std::string& member, const std::string& message,
                    const std::string& fix) const
{
    throw InputError(Finding{source_, member.empty() ? "" : pointerTo("", member), where.line,
                             where.column, "event-format", Severity::Error, message, fix});
}

const json::Value& Reader::member(const std::string& name, json::Value::Kind kind) const
{
    static const std::array<const char*, 6> kKinds = {"null",   "true or false", "a number",
                                                      "a text", "a list",        "an object"};
    const json::Value* found = root_.find(name);
    const std::string kindName = kKinds[static_cast<std::size_t>(kind)];
    if (found == nullptr) {
        refuse(root_, "", "the event has no " + inQuotes(name), "Add it as " + kindName);
    }
    if (found->kind() != kind) {
        refuse(*found, name, inQuotes(name) + " is not " + kindName, "Write it as " + kindName);
    }
    return *found;
}

std::int64_t Reader::whole(const json::Value& where, const std::string& name) const
{
    const double number = where.kind() == json::Value::Kind::Number ? where.number() : -1.0;
    if (!(number >= 0.0 && number <= kLargestWhole && std::floor(number) == number)) {
        refuse(where, name, inQuotes(name) + " must hold whole numbers from 0",
               "Write a whole number from 0");
    }
    return static_cast<std::int64_t>(number);
}

/// Of a category. A larger number is refused, since cut to size it would be another category.
int Reader::index(const json::Value& where, const std::string& name) const
{
    const std::int64_t number = whole(where, name);
    if (number > std::numeric_limits<int>::max()) {
        refuse(where, name,
               inQuotes(name) + " holds " + std::to_string(number) +
                   ", and no item has so many categories",
               "Write the index of a category as the item lists it, from 0");
    }
    return static_cast<int>(number);
}

const EventDescription& Reader::description() const
{
    const json::Value& kind = member("event", json::Value::Kind::String);
    const auto catalogue = eventCatalogue();
    const auto found = std::find_if(catalogue.begin(), catalogue.end(),
                                    [&](const auto& known) { return known.name == kind.text(); });
    if (found == catalogue.end()) {
        std::vector<std::string> names;
        std::transform(catalogue.begin(), catalogue.end(), std::back_inserter(names),
                       [](const auto& known) { return std::string(known.name); });
        refuse(kind, "event", inQuotes(kind.text()) + " is not an event of the catalogue",
               didYouMean(kind.text(), names, "Read the record with the version that wrote it"));
    }
    return *found;
}

std::string Reader::readDetail(const std::string& name) const
{
    const json::Value& text = member(name, json::Value::Kind::String);
    const std::string mistake = mistakeIn(describeField(name), text.text());
    if (!mistake.empty()) {
        refuse(text, name, inQuotes(name) + " " + mistake,
               "Read the record with the version that wrote it");
    }
    return text.text();
}

/// Absent where the answer is made of categories, and in records of before there were values.
void Reader::readValue(Event& event) const
{
    const json::Value* value = root_.find("value");
    if (value == nullptr) {
        return;
    }
    const auto known = valueFromJson(*value);
    if (!known) {
        refuse(*value, "value", "'value' is no number, no text and no list of pairs",
               "Read the record with the version that wrote it");
    }
    event.answer.value = *known;
}

void Reader::readField(std::string_view field, Event& event) const
{
    const std::string name(field);
    if (field == "form" && root_.find(field) == nullptr) {
        return;  // the whole pack, and records of before there were forms
    }
    if (auto Event::*text = textMember(field); text != nullptr) {
        event.*text = member(name, json::Value::Kind::String).text();
    } else if (field == "state") {
        const json::Value& state = member(name, json::Value::Kind::String);
        const auto known = answerState(state.text());
        const std::vector<std::string> states(answerStateNames().begin(), answerStateNames().end());
        if (!known) {
            refuse(
                state, name, inQuotes(state.text()) + " is not a state of an answer",
                didYouMean(state.text(), states, "Read the record with the version that wrote it"));
        }
        event.answer.state = *known;
    } else if (field == "categories") {
        for (const json::Value& category : member(name, json::Value::Kind::Array).array()) {
            event.answer.categories.push_back(index(category, name));
        }
    } else if (field == "value") {
        readValue(event);
    } else if (field == "seconds") {
        event.answer.seconds = member(name, json::Value::Kind::Number).number();
    } else {
        event.details[name] = readDetail(name);
    }
}

void Reader::refuseOthers(const EventDescription& description) const
{
    constexpr std::array<std::string_view, 3> kAlways = {"event", "sequence", "at"};
    const auto& own = description.fields;
    for (const auto& [name, value] : root_.object()) {
        if (std::find(kAlways.begin(), kAlways.end(), name) != kAlways.end() ||
            std::find(own.begin(), own.end(), name) != own.end()) {
            continue;
        }
        std::vector<std::string> known(kAlways.begin(), kAlways.end());
        known.insert(known.end(), own.begin(), own.end());
        refuse(value, name,
               "event " + inQuotes(description.name) + " has no member " + inQuotes(name),
               didYouMean(name, known, "Remove it"));
    }
}

Event Reader::read()
{
    if (!root_.isObject()) {
        refuse(root_, "", "an event is an object", "Write {\"event\": ...}");
    }
    const EventDescription& known = description();
    refuseOthers(known);
    Event event;
    event.kind = known.kind;
    event.sequence = whole(member("sequence", json::Value::Kind::Number), "sequence");
    const json::Value& at = member("at", json::Value::Kind::String);
    const auto time = timeFrom(at.text());
    if (!time) {
        refuse(at, "at", inQuotes(at.text()) + " is not a time",
               "Write it as 2026-11-22T09:00:00Z");
    }
    event.at = *time;
    for (const std::string_view field : known.fields) {
        readField(field, event);
    }
    return event;
}

}  // namespace

Event eventFromJson(std::string_view json, const std::string& source)
{
    const json::Value root = json::parse(json, source);
    return Reader(root, source).read();
}

}  // namespace opmaat::engine
