#include "qml/desk/views/suggestions_view.h"

#include "qml/desk/views/figures.h"

namespace opmaat::desk {

SuggestionsView::SuggestionsView(const engine::Assessment& assessment, QObject* parent)
    : QObject(parent)
{
    if (assessment.words == nullptr) return;
    const engine::ProfileWords& words = *assessment.words;
    const QString title = text(words.title.in(assessment.language));
    condition_ = assessment.proposal.empty()
                     //: %1 the most probable profile, which is not proposed
                     ? tr("No profile is proposed. Only if the talk shows that %1 fits, these are "
                          "suggestions:")
                           .arg(title)
                     //: %1 the proposed profile
                     : tr("If the talk shows that %1 fits, these are suggestions:").arg(title);
    summary_ = text(words.summary.in(assessment.language));
    const auto fill = [&](QList<QString>& list, const std::vector<engine::Text>& texts) {
        for (const auto& one : texts) list << text(one.in(assessment.language));
    };
    fill(checkFirst_, words.checkFirst);
    fill(approach_, words.approach);
    fill(contraIndications_, words.contraIndications);
    fill(moves_, words.moves);
}

}  // namespace opmaat::desk
