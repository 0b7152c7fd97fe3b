#include "engine/assessment/chooser.h"

#include <stdexcept>

#include "engine/crypto/hash.h"

namespace opmaat::engine {
namespace {

std::uint64_t seedOf(const std::string& interviewId)
{
    return std::stoull(blake2b256(interviewId).substr(0, 16), nullptr, 16);
}

Session::Choice choose(const AdaptiveChoice& choice, const Interview& interview)
{
    ResponseSet set = responses(interview);
    for (const Item& item : interview.pack().items) {
        const Answer* read = interview.given(item.id);
        if (!item.takesAnswer() && read != nullptr) set.answers[item.id] = *read;
    }
    if (const std::optional<NextItem> next = choice.next(set)) {
        return {next->item->id, std::string(name(next->rule))};
    }
    return {"", std::string(name(choice.state(set).stopped))};
}

}  // namespace

Session::Chooser chooserOf(const Assessor& assessor, const std::string& interviewId)
{
    const std::optional<AdaptiveRules>& rules = assessor.pack().adaptive;
    if (!rules) {
        throw std::logic_error("Pack '" + assessor.pack().id + "' has no adaptive rules.");
    }
    return [choice = AdaptiveChoice(assessor, *rules, seedOf(interviewId))](
               const Interview& interview) { return choose(choice, interview); };
}

std::optional<std::int64_t> firstOtherChoice(const Assessor& assessor,
                                             const std::string& interviewId,
                                             std::span<const Event> events)
{
    if (!assessor.pack().adaptive) return std::nullopt;
    const Session::Chooser chooser = chooserOf(assessor, interviewId);
    Interview interview(assessor.pack());
    for (const Event& event : events) {
        if (event.kind == EventKind::Chosen) {
            const Session::Choice choice = chooser(interview);
            if (choice.item != event.item || choice.rule != event.details.at("rule"))
                return event.sequence;
        }
        interview.apply(event);
    }
    return std::nullopt;
}

}  // namespace opmaat::engine
