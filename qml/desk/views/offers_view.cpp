#include "qml/desk/views/offers_view.h"

#include "qml/desk/views/figures.h"

namespace opmaat::desk {
namespace {

const QList<QByteArray> kColumns{"title", "reason", "note"};

}  // namespace

OffersView::OffersView(const engine::Assessment& assessment, QObject* parent)
    : QObject(parent),
      signals_(new Rows(kColumns, this)),
      offers_(new Rows(kColumns, this)),
      askFirst_(new Rows(kColumns, this))
{
    for (const engine::Proposed& one : assessment.signals) add(one, signals_);
    for (const engine::Proposed& one : assessment.offers) add(one, offers_);
}

void OffersView::add(const engine::Proposed& one, Rows* holds)
{
    isEmpty_ = false;
    if (one.askFirst.empty()) {
        //: Where a suggestion comes from
        holds->add({text(one.title), text(one.reason), tr("Source: %1").arg(text(one.source))});
        return;
    }
    QStringList questions;
    for (const std::string& question : one.askFirst) questions << text(question);
    //: %1 one or more questions
    askFirst_->add({text(one.title), text(one.reason),
                    tr("Not known yet: %1").arg(questions.join(QStringLiteral(" · ")))});
}

}  // namespace opmaat::desk
