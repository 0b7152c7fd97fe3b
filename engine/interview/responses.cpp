#include "engine/interview/answer_value.h"
#include "engine/interview/answers_file.h"
#include "engine/interview/visibility.h"
#include "scoring/scorer.h"

namespace opmaat::engine {

ResponseSet responses(const Interview& interview)
{
    ResponseSet set;
    set.pack = interview.pack().id;
    set.language = interview.language();
    set.mode = interview.mode();
    set.form = interview.form() == nullptr ? "" : interview.form()->id;
    for (const Item& item : interview.pack().items) {
        Answer answer = interview.answer(item.id);
        if (item.takesAnswer() && answer.state != AnswerState::NotReached) {
            set.answers[item.id] = std::move(answer);
        }
    }
    return set;
}

void hideWhatIsNotShown(ResponseSet& set, const Pack& pack)
{
    const std::vector<Truth> shown = visibility(pack, set.answers, pack.findForm(set.form));
    for (std::size_t i = 0; i < pack.items.size(); ++i) {
        if (shown[i] != Truth::True && pack.items[i].takesAnswer()) {
            Answer hidden;
            hidden.state = AnswerState::NotShown;
            set.answers[pack.items[i].id] = hidden;
        }
    }
}

ResponseSet inForm(ResponseSet set, const Pack& pack, const Form* form)
{
    set.form = form == nullptr ? "" : form->id;
    std::erase_if(set.answers,
                  [](const auto& one) { return one.second.state == AnswerState::NotShown; });
    hideWhatIsNotShown(set, pack);
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
