#include "engine/interview/answer_value.h"
#include "engine/interview/answers_file.h"
#include "scoring/scorer.h"

namespace opmaat::engine {

ResponseSet responses(const Interview& interview)
{
    ResponseSet set;
    set.pack = interview.pack().id;
    set.language = interview.language();
    set.mode = interview.mode();
    for (const Item& item : interview.pack().items) {
        Answer answer = interview.answer(item.id);
        if (item.takesAnswer() && answer.state != AnswerState::NotReached) {
            set.answers[item.id] = std::move(answer);
        }
    }
    return set;
}

std::vector<int> responsePattern(const ResponseSet& set, const Pack& pack)
{
    std::vector<int> pattern(pack.parameters.model.items.size(), scoring::kMissing);
    for (const Item& item : pack.items) {
        const auto found = set.answers.find(item.id);
        if (item.modelItem < 0 || found == set.answers.end() ||
            found->second.state != AnswerState::Answered) {
            continue;
        }
        pattern.at(static_cast<std::size_t>(item.modelItem)) =
            scoredCategory(item, worthOf(item, found->second));
    }
    return pattern;
}

}  // namespace opmaat::engine
