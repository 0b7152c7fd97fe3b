#include "engine/interview/event.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>

#include "engine/interview/event_catalogue.h"
#include "engine/json/nearest.h"
#include "engine/json/value.h"

namespace opmaat::engine {
namespace {

constexpr std::array<std::string_view, 6> kStates = {"answered", "dont-know", "declined",
                                                     "skipped",  "not-shown", "not-reached"};
constexpr double kLargestWhole = 9007199254740992.0;  // 2^53

using TextField = std::pair<std::string_view, std::string Event::*>;
constexpr std::array<TextField, 7> kTextFields = {{{"item", &Event::item},
                                                   {"alarm", &Event::item},
                                                   {"language", &Event::language},
                                                   {"mode", &Event::mode},
                                                   {"pack", &Event::pack},
                                                   {"packVersion", &Event::packVersion},
                                                   {"packHash", &Event::packHash}}};

std::string Event::*textField(std::string_view name)
{
    const auto found = std::find_if(kTextFields.begin(), kTextFields.end(),
                                    [&](const TextField& field) { return field.first == name; });
    return found == kTextFields.end() ? nullptr : found->second;
}

std::string timeText(std::chrono::sys_seconds at)
{
    const auto day = std::chrono::floor<std::chrono::days>(at);
    const std::chrono::year_month_day date(day);
    const std::chrono::hh_mm_ss time(at - day);
    std::array<char, 48> text{};
    std::snprintf(text.data(), text.size(), "%04d-%02u-%02uT%02d:%02d:%02dZ", int(date.year()),
                  unsigned(date.month()), unsigned(date.day()), int(time.hours().count()),
                  int(time.minutes().count()), int(time.seconds().count()));
    return text.data();
}

/// Only what timeText() writes: reading anything else would give other bytes when written again.
std::optional<std::chrono::sys_seconds> timeFrom(const std::string& text)
{
    int year = 0, hours = 0, minutes = 0, seconds = 0;
    unsigned month = 0, day = 0;
    if (text.size() != 20 || std::sscanf(text.c_str(), "%4d-%2u-%2uT%2d:%2d:%2dZ", &year, &month,
                                         &day, &hours, &minutes, &seconds) != 6) {
        return std::nullopt;
    }
    const std::chrono::year_month_day date{std::chrono::year(year), std::chrono::month(month),
                                           std::chrono::day(day)};
    const auto at = std::chrono::sys_days(date) + std::chrono::hours(hours) +
                    std::chrono::minutes(minutes) + std::chrono::seconds(seconds);
    return date.ok() && timeText(at) == text ? std::optional(at) : std::nullopt;
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
    const EventDescription& description() const;
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

void Reader::readField(std::string_view field, Event& event) const
{
    const std::string name(field);
    if (auto Event::*text = textField(field); text != nullptr) {
        event.*text = member(name, json::Value::Kind::String).text();
    } else if (field == "state") {
        const json::Value& state = member(name, json::Value::Kind::String);
        const auto known = answerState(state.text());
        if (!known) {
            refuse(state, name, inQuotes(state.text()) + " is not a state of an answer",
                   didYouMean(state.text(), {kStates.begin(), kStates.end()},
                              "Read the record with the version that wrote it"));
        }
        event.answer.state = *known;
    } else if (field == "categories") {
        for (const json::Value& category : member(name, json::Value::Kind::Array).array()) {
            event.answer.categories.push_back(static_cast<int>(whole(category, name)));
        }
    } else {
        event.answer.seconds = member(name, json::Value::Kind::Number).number();
    }
}

void Reader::refuseOthers(const EventDescription& description) const
{
    std::vector<std::string> known = {"event", "sequence", "at"};
    known.insert(known.end(), description.fields.begin(), description.fields.end());
    for (const auto& [name, value] : root_.object()) {
        if (std::find(known.begin(), known.end(), name) == known.end()) {
            refuse(value, name,
                   "event " + inQuotes(description.name) + " has no member " + inQuotes(name),
                   didYouMean(name, known, "Remove it"));
        }
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

json::Value fieldValue(std::string_view field, const Event& event)
{
    if (auto Event::*text = textField(field); text != nullptr) {
        return json::Value(event.*text);
    }
    if (field == "state") {
        return json::Value(std::string(name(event.answer.state)));
    }
    if (field == "seconds") {
        return json::Value(event.answer.seconds);
    }
    json::Value::Array categories;
    for (const int category : event.answer.categories) {
        categories.emplace_back(static_cast<double>(category));
    }
    return json::Value(std::move(categories));
}

}  // namespace

std::string_view name(EventKind kind)
{
    return eventCatalogue()[static_cast<std::size_t>(kind)].name;
}

std::string_view name(AnswerState state)
{
    return kStates.at(static_cast<std::size_t>(state));
}

std::optional<AnswerState> answerState(std::string_view name)
{
    const auto found = std::find(kStates.begin(), kStates.end(), name);
    return found == kStates.end()
               ? std::nullopt
               : std::optional(static_cast<AnswerState>(found - kStates.begin()));
}

std::string toJson(const Event& event)
{
    json::Value::Object members;
    members.emplace_back("event", std::string(name(event.kind)));
    members.emplace_back("sequence", static_cast<double>(event.sequence));
    members.emplace_back("at", timeText(event.at));
    for (const std::string_view field :
         eventCatalogue()[static_cast<std::size_t>(event.kind)].fields) {
        members.emplace_back(field, fieldValue(field, event));
    }
    return json::write(json::Value(std::move(members)));
}

Event eventFromJson(std::string_view json, const std::string& source)
{
    const json::Value root = json::parse(json, source);
    return Reader(root, source).read();
}

}  // namespace opmaat::engine
