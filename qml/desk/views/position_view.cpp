#include "qml/desk/views/position_view.h"

#include <algorithm>
#include <vector>

namespace opmaat::desk {
namespace {

// From here on the engine, too, calls a facet high (engine/assessment/reasons.cpp).
constexpr double kHighT = 55.0;
constexpr std::size_t kMostStrengths = 3;

QVariantList intervalCells(const engine::ScaleResult& scale, const Figures& figures)
{
    const bool measured = scale.answered > 0;
    const QString score =
        measured ? figures.tScore(scale.t, scale.low90, scale.high90) : Figures::noScore();
    return {text(scale.title),
            score,
            measured,
            shareOfScale(scale.low90),
            shareOfScale(scale.t),
            shareOfScale(scale.high90)};
}

const QList<QByteArray> kIntervalColumns{"title", "score", "measured", "low", "middle", "high"};

/// What to ask about a facet, if it is one of those that come up.
QVariantList questionCells(const engine::TalkGuide& guide, const std::string& facet)
{
    for (const auto& one : guide.questions) {
        if (one.facet == facet) return {text(one.inviting), text(one.confronting)};
    }
    return {QString(), QString()};
}

QString axisSentence(const engine::ScaleResult& axis, const Figures& figures)
{
    //: %1 axis, %2 its score with interval
    return PositionView::tr("%1: %2.").arg(text(axis.title),
                                           intervalCells(axis, figures).at(1).toString());
}

QString legendSentence()
{
    return PositionView::tr(
        "The dot is the best estimate. The chance is one in two that the real position lies in "
        "the inner ellipse, and nine in ten that it lies in the outer one.");
}

QString planeSentence(const Plane& plane, const Case& shown, const Figures& figures)
{
    QStringList sentences;
    for (const auto& axis : shown.assessment.axes) {
        if (text(axis.id) == plane.x.id || text(axis.id) == plane.y.id) {
            sentences << axisSentence(axis, figures);
        }
    }
    for (const PlaneAxis& axis : {plane.x, plane.y}) {
        //: %1 axis, %2 what a low score means, %3 what a high score means
        sentences << PositionView::tr(R"(%1 runs from "%2" to "%3".)")
                         .arg(axis.title, axis.low, axis.high);
    }
    sentences << legendSentence();
    return sentences.join(u' ');
}

QString profilesSentence(const Plane& plane)
{
    QStringList places;
    for (const PlaneProfile& profile : plane.profiles) {
        //: A profile's centre: %1 profile, %2 and %3 axis and T score, %4 and %5 the other axis
        places << PositionView::tr("%1 (%2 %3, %4 %5)")
                      .arg(profile.title, plane.x.title, QString::number(profile.mean.x(), 'f', 0),
                           plane.y.title, QString::number(profile.mean.y(), 'f', 0));
    }
    if (places.isEmpty()) return {};
    return PositionView::tr("Centres of the profiles: %1.").arg(places.join(QStringLiteral("; ")));
}

}  // namespace

PositionView::PositionView(const Case& shown, const Figures& figures, QObject* parent)
    : QObject(parent),
      plane_(planeOf(shown)),
      description_(planeSentence(plane_, shown, figures)),
      legend_(legendSentence()),
      profilesDescription_(profilesSentence(plane_)),
      axes_(new Rows(kIntervalColumns + QList<QByteArray>{"lowWords", "highWords"}, this)),
      facets_(new Rows(
          kIntervalColumns + QList<QByteArray>{"axis", "basis", "inviting", "confronting"}, this))
{
    addAxes(shown, figures);
    addFacets(shown, figures);
    addStrengths(shown);
}

void PositionView::addAxes(const Case& shown, const Figures& figures)
{
    for (const auto& axis : shown.assessment.axes) {
        axes_->add(intervalCells(axis, figures) + QVariantList{text(axis.low), text(axis.high)});
    }
}

void PositionView::addFacets(const Case& shown, const Figures& figures)
{
    for (const auto& axis : shown.assessment.axes) {
        std::vector<const engine::ScaleResult*> facets;
        for (const auto& facet : shown.assessment.facets) {
            if (facet.axis == axis.id) facets.push_back(&facet);
        }
        std::stable_sort(facets.begin(), facets.end(), [](const auto* a, const auto* b) {
            return (a->answered > 0) > (b->answered > 0) ||
                   ((a->answered > 0) == (b->answered > 0) && a->t > b->t);
        });
        for (const auto* facet : facets) {
            //: How much a facet rests on: answered questions of all its questions
            const QString basis = tr("%1 of %2 answered").arg(facet->answered).arg(facet->items);
            const QString begins = facet == facets.front() ? text(axis.title) : QString();
            facets_->add(intervalCells(*facet, figures) + QVariantList{begins, basis} +
                         questionCells(shown.assessment.guide, facet->id));
        }
    }
}

void PositionView::addStrengths(const Case& shown)
{
    std::vector<const engine::ScaleResult*> high;
    for (const auto& facet : shown.assessment.facets) {
        if (facet.answered > 0 && facet.t >= kHighT) high.push_back(&facet);
    }
    std::stable_sort(high.begin(), high.end(),
                     [](const auto* a, const auto* b) { return a->t > b->t; });
    if (high.size() > kMostStrengths) high.resize(kMostStrengths);
    for (const auto* facet : high) {
        const auto words = shown.pack->words.facets.find(facet->id);
        if (words != shown.pack->words.facets.end()) {
            strengths_ << text(words->second.high.in(shown.assessment.language));
        }
    }
}

}  // namespace opmaat::desk
