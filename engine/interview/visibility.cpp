#include "engine/interview/visibility.h"

#include "engine/interview/answer_value.h"
#include "engine/pack/names.h"

namespace opmaat::engine {
namespace {

/// The answer to `name` if that is one of the first `count` items and shown.
std::optional<std::vector<double>> worth(std::string_view name, const Pack& pack,
                                         const std::map<std::string, Answer>& answers,
                                         const std::vector<Truth>& shown, std::size_t count)
{
    const Item* item = pack.find(name);
    const auto index = item == nullptr ? count : static_cast<std::size_t>(item - pack.items.data());
    if (index >= count || shown[index] != Truth::True) {
        return std::nullopt;
    }
    const auto found = answers.find(item->id);
    if (found == answers.end() || found->second.state != AnswerState::Answered) {
        return std::nullopt;
    }
    return worthOf(*item, found->second);
}

}  // namespace

std::vector<Truth> visibility(const Pack& pack, const std::map<std::string, Answer>& answers,
                              const Form* form)
{
    std::vector<Truth> shown;
    shown.reserve(pack.items.size());
    for (const Item& item : pack.items) {
        const auto before = [&](std::string_view name) {
            return worth(name, pack, answers, shown, shown.size());
        };
        const bool isAsked = isIn(form, shown.size());
        shown.push_back(!isAsked      ? Truth::False
                        : item.showIf ? item.showIf->evaluate(namesOf(pack, before))
                                      : Truth::True);
    }
    return shown;
}

Condition::Lookup knownAnswers(const Pack& pack, const std::map<std::string, Answer>& answers,
                               const std::vector<Truth>& visibility)
{
    return namesOf(pack, [&](std::string_view name) {
        return worth(name, pack, answers, visibility, pack.items.size());
    });
}

}  // namespace opmaat::engine
