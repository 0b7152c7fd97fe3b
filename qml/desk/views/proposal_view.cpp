#include "qml/desk/views/proposal_view.h"

#include <algorithm>
#include <vector>

namespace opmaat::desk {
namespace {

const char* const kNobody = "none";  // runnerUp: the background

}  // namespace

ProposalView::ProposalView(const engine::Assessment& assessment, const Figures& figures,
                           QObject* parent)
    : QObject(parent),
      headline_(text(assessment.headline)),
      why_(text(assessment.why)),
      proposed_(!assessment.proposal.empty()),
      probabilities_(new Rows({"title", "share", "figure", "mark", "proposed", "background"}, this))
{
    std::vector<const engine::ProfileResult*> all{&assessment.noProfile};
    for (const auto& profile : assessment.profiles) all.push_back(&profile);
    std::stable_sort(all.begin(), all.end(),
                     [](const auto* a, const auto* b) { return a->probability > b->probability; });
    for (const auto* result : all) {
        const bool background = result == &assessment.noProfile;
        const bool isProposal = !background && result->id == assessment.proposal;
        const bool isRunnerUp = (background ? kNobody : result->id) == assessment.runnerUp;
        //: Beside a profile in the list of probabilities
        const QString mark = isProposal ? tr("proposal") : isRunnerUp ? tr("runner-up") : QString();
        probabilities_->add({text(result->title), result->probability,
                             figures.percent(result->probability), mark, isProposal, background});
    }
}

}  // namespace opmaat::desk
