#include "qml/desk/views/quality_view.h"

#include "qml/desk/views/figures.h"

namespace opmaat::desk {

QualityView::QualityView(const engine::Quality& quality, QObject* parent)
    : QObject(parent),
      verdict_(static_cast<int>(quality.verdict))
      //: The three verdicts on the quality of the answers, most usable first
      ,
      steps_{tr("Good to use"), tr("Read with care"), tr("Discuss first")}
{
    const QList<QString> meanings{
        tr("Nothing in the way the answers were given asks for extra care."),
        tr("The result is usable, but talk about these points before you lean on it."),
        tr("Talk about these points first. Until then no profile is proposed."),
    };
    meaning_ = meanings.value(verdict_);
    for (const auto& [rule, sentence] : quality.reasons) reasons_ << text(sentence);
}

}  // namespace opmaat::desk
