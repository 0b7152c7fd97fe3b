#include "engine/assessment/sentence.h"

#include <cmath>

#include "engine/interview/answer_value.h"
#include "engine/pack/spoken.h"

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
    return spokenNumber(value, decimals, language_);
}

std::string answerInWords(const Item& item, const Answer& answer, const Sentences& say)
{
    if (answer.state != AnswerState::Answered)
        return say.say("state-" + std::string(name(answer.state)));
    return spokenAnswer(item, answer, say.language());
}

}  // namespace opmaat::engine
