#include "engine/interview/event.h"

#include <algorithm>
#include <array>
#include <cstdio>
#include <stdexcept>

#include "engine/interview/answer_value.h"
#include "engine/interview/event_catalogue.h"
#include "engine/interview/event_members.h"
#include "engine/json/value.h"

namespace opmaat::engine {
namespace {

constexpr std::array<std::string_view, 6> kStates = {"answered", "dont-know", "declined",
                                                     "skipped",  "not-shown", "not-reached"};

using TextField = std::pair<std::string_view, std::string Event::*>;
constexpr std::array<TextField, 9> kTextFields = {{{"item", &Event::item},
                                                   {"alarm", &Event::item},
                                                   {"language", &Event::language},
                                                   {"mode", &Event::mode},
                                                   {"pack", &Event::pack},
                                                   {"packVersion", &Event::packVersion},
                                                   {"packHash", &Event::packHash},
                                                   {"modelHash", &Event::modelHash},
                                                   {"form", &Event::form}}};

json::Value fieldValue(std::string_view field, const Event& event)
{
    if (auto Event::*text = textMember(field); text != nullptr) {
        return json::Value(event.*text);
    }
    if (describeField(field).form != FieldForm::Own) {
        return json::Value(event.details.at(std::string(field)));
    }
    if (field == "state") {
        return json::Value(std::string(name(event.answer.state)));
    }
    if (field == "seconds") {
        return json::Value(event.answer.seconds);
    }
    if (field == "value") {
        return toJson(event.answer.value);
    }
    return toJson(event.answer.categories);
}

}  // namespace

std::string Event::*textMember(std::string_view name)
{
    const auto found = std::find_if(kTextFields.begin(), kTextFields.end(),
                                    [&](const TextField& field) { return field.first == name; });
    return found == kTextFields.end() ? nullptr : found->second;
}

std::span<const std::string_view> answerStateNames()
{
    return kStates;
}

std::string utcText(std::chrono::sys_seconds at)
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

std::string_view name(EventKind kind)
{
    return describe(kind).name;
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

void refuse(const Event& event, const std::string& reason)
{
    throw std::logic_error("Event " + std::to_string(event.sequence) + " (" +
                           std::string(name(event.kind)) + ") is impossible: " + reason + ".");
}

std::string toJson(const Event& event)
{
    json::Value::Object members;
    members.emplace_back("event", std::string(name(event.kind)));
    members.emplace_back("sequence", static_cast<double>(event.sequence));
    members.emplace_back("at", utcText(event.at));
    for (const std::string_view field : describe(event.kind).fields) {
        // As before there were values and forms, so that old lines written again stay the same.
        if (field == "value" && event.answer.value == AnswerValue()) continue;
        if (field == "form" && event.form.empty()) continue;
        members.emplace_back(field, fieldValue(field, event));
    }
    return json::write(json::Value(std::move(members)));
}

}  // namespace opmaat::engine
