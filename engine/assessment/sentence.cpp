#include "engine/assessment/sentence.h"

#include <array>
#include <charconv>
#include <cmath>
#include <set>

namespace opmaat::engine {

std::string fill(std::string_view pattern, const std::map<std::string, std::string>& values)
{
    std::string text;
    for (std::size_t i = 0; i < pattern.size(); ++i) {
        const auto end = pattern[i] == '{' ? pattern.find('}', i) : std::string_view::npos;
        if (end != std::string_view::npos) {
            const auto value = values.find(std::string(pattern.substr(i + 1, end - i - 1)));
            if (value != values.end()) {
                text += value->second;
                i = end;
                continue;
            }
        }
        text += pattern[i];
    }
    return text;
}

std::string Sentences::say(const std::string& id,
                           const std::map<std::string, std::string>& values) const
{
    const auto sentence = words_->sentences.find(id);
    return sentence == words_->sentences.end() ? "" : fill(sentence->second.in(language_), values);
}

std::string Sentences::percent(double share) const
{
    return std::to_string(std::lround(100.0 * share)) + "%";
}

std::string Sentences::number(double value, int decimals) const
{
    static const std::set<std::string> kPoint = {"en", "ar"};
    std::array<char, 400> digits{};  // the largest double has 309 before the point
    const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), value,
                                   std::chars_format::fixed, decimals)
                         .ptr;
    std::string text(digits.data(), end);
    const auto point = text.find('.');
    if (point != std::string::npos && !kPoint.contains(language_)) text[point] = ',';
    return text;
}

std::string answerInWords(const Item& item, const Answer& answer, const Sentences& say)
{
    if (answer.state != AnswerState::Answered)
        return say.say("state-" + std::string(name(answer.state)));
    std::string words;
    for (const int category : answer.categories) {
        if (!words.empty()) words += ", ";
        words += item.categories[static_cast<std::size_t>(category)].text.in(say.language());
    }
    return words;
}

}  // namespace opmaat::engine
