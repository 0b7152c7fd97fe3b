#include "qml/desk/views/reasons_view.h"

#include <algorithm>
#include <cmath>

namespace opmaat::desk {
namespace {

double probabilityOf(double logOdds)
{
    return 1.0 / (1.0 + std::exp(-logOdds));
}

QString titleOf(const engine::Assessment& assessment)
{
    for (const auto& profile : assessment.profiles) {
        if (profile.id == assessment.explained) return text(profile.title);
    }
    return text(assessment.explained);
}

double largest(const engine::Assessment& assessment)
{
    double most = 0.0;
    for (const auto* reasons : {&assessment.reasonsFor, &assessment.reasonsAgainst}) {
        for (const auto& reason : *reasons) most = std::max(most, std::abs(reason.contribution));
    }
    return most;
}

/// Whole hundredths, so that a column of two decimals adds up as a reader adds it.
long hundredths(double value)
{
    return std::lround(value * 100.0);
}

}  // namespace

ReasonsView::ReasonsView(const engine::Assessment& assessment, const Figures& figures,
                         QObject* parent)
    : QObject(parent),
      inFavour_(new Rows({"sentence", "figure", "share"}, this)),
      against_(new Rows({"sentence", "figure", "share"}, this)),
      sum_(new Rows({"label", "figure", "total"}, this))
{
    for (const auto& unknown : assessment.unknowns) unknowns_ << text(unknown);
    for (const auto& question : assessment.tellsMost) tellsMost_ << text(question.text);
    for (const auto& one : assessment.whatIfs) whatIf_ << text(one.text);
    if (!assessment.whatIfNone.empty()) whatIf_ << text(assessment.whatIfNone);
    if (assessment.explained.empty()) return;
    //: %1 profile: that of the proposal, or the most probable one when there is no proposal
    about_ = assessment.proposal.empty()
                 ? tr("No profile is proposed. This is about the most probable one: %1.")
                       .arg(titleOf(assessment))
                 : tr("This is about the proposal: %1.").arg(titleOf(assessment));
    addReasons(assessment, figures);
    addSum(assessment, figures);
}

void ReasonsView::addReasons(const engine::Assessment& assessment, const Figures& figures)
{
    const double most = largest(assessment);
    const auto add = [&](Rows* rows, const engine::Reason& reason) {
        const double share = most > 0.0 ? std::abs(reason.contribution) / most : 0.0;
        rows->add({text(reason.text), figures.withSign(reason.contribution), share});
    };
    for (const auto& reason : assessment.reasonsFor) add(inFavour_, reason);
    for (const auto& reason : assessment.reasonsAgainst) add(against_, reason);
}

void ReasonsView::addSum(const engine::Assessment& assessment, const Figures& figures)
{
    const auto& all = assessment.explanation.profile;
    long inFavour = 0;
    long against = 0;
    for (const auto& reason : assessment.reasonsFor) inFavour += hundredths(reason.contribution);
    for (const auto& reason : assessment.reasonsAgainst) against += hundredths(reason.contribution);
    const long base = hundredths(all.base);
    const long total = hundredths(all.total);
    const auto figure = [&](long value) {
        return figures.withSign(static_cast<double>(value) / 100.0);
    };
    //: Lines of a small sum, from the start to the total
    sum_->add({tr("Before any answer"), figure(base), false});
    sum_->add({tr("Reasons for, together"), figure(inFavour), false});
    sum_->add({tr("Reasons against, together"), figure(against), false});
    sum_->add({tr("All other topics, together"), figure(total - base - inFavour - against), false});
    sum_->add({tr("With all answers"), figure(total), true});
    //: %1 profile, %2 and %3 probabilities such as "20%"
    sumInWords_ = tr("In chances: the probability of %1 goes from %2 before any answer to %3 with "
                     "all answers.")
                      .arg(titleOf(assessment), figures.percent(probabilityOf(all.base)),
                           figures.percent(probabilityOf(all.total)));
}

}  // namespace opmaat::desk
