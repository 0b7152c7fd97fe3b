#include "qml/desk/views/scales_view.h"

#include <algorithm>
#include <cmath>

namespace opmaat::desk {
namespace {

/// Without a decimal where there is none to see.
QString score(double value, const Figures& figures)
{
    return figures.number(value, std::abs(value - std::round(value)) < 0.05 ? 0 : 1);
}

QString range(double low, double high, const Figures& figures)
{
    //: From the lowest to the highest
    return ScalesView::tr("%1 to %2").arg(score(low, figures), score(high, figures));
}

/// What stands under the score: the band, the range of measurement error, the comparison.
QString meaning(const engine::DeclaredScore& scale, const Figures& figures)
{
    QStringList parts;
    if (!scale.band.empty()) parts << text(scale.band);
    if (scale.interval90) {
        //: %1 a range, such as "14 to 22"
        parts << ScalesView::tr("nine in ten: %1")
                     .arg(range(std::max(scale.interval90->first, scale.lowest),
                                std::min(scale.interval90->second, scale.highest), figures));
    }
    if (scale.norm) {
        //: %1 reference group, %2 what the score is worth there
        parts << ScalesView::tr("beside %1: %2")
                     .arg(text(scale.normTitle), score(*scale.norm, figures));
    }
    if (!scale.why.empty()) parts << text(scale.why);
    return parts.join(QStringLiteral(" · "));
}

}  // namespace

ScalesView::ScalesView(const Case& shown, const Figures& figures, QObject* parent)
    : QObject(parent),
      scales_(new Rows(
          {"title", "score", "meaning", "source", "basis", "measured", "low", "middle", "high"},
          this))
{
    for (const engine::DeclaredScore& scale : shown.assessment.scales) {
        const double width = scale.highest - scale.lowest;
        const auto share = [&](double value) {
            return std::clamp((value - scale.lowest) / width, 0.0, 1.0);
        };
        const double value = scale.value.value_or(scale.lowest);
        const auto [low, high] = scale.interval90.value_or(std::pair(value, value));
        //: %1 score, %2 the lowest and highest that there can be
        const QString figure = scale.value
                                   ? tr("%1 (%2)").arg(score(value, figures),
                                                       range(scale.lowest, scale.highest, figures))
                                   : tr("no score");
        const engine::DeclaredScale* declared = shown.pack->findScale("scale." + scale.id);
        //: Who says that a scale is scored so
        const QString source =
            declared == nullptr ? QString() : tr("Source: %1").arg(text(declared->source));
        scales_->add({text(scale.title), figure, meaning(scale, figures), source,
                      tr("%1 of %2 answered").arg(scale.answered).arg(scale.items),
                      scale.value.has_value(), share(low), share(value), share(high)});
    }
}

}  // namespace opmaat::desk
