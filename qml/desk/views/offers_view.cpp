#include "qml/desk/views/offers_view.h"

#include "qml/desk/views/figures.h"

namespace opmaat::desk {
namespace {

const QList<QByteArray> kColumns{"group", "title", "reason", "note"};

/// "A · B": what there is of it.
QString joined(const std::vector<std::string>& all)
{
    QStringList parts;
    for (const std::string& one : all) parts << text(one);
    return parts.join(QStringLiteral(" · "));
}

/// The card of a product, and where a suggestion comes from.
QString card(const engine::Proposed& one)
{
    QStringList lines;
    const auto add = [&](const QString& line, const std::string& words) {
        if (!words.empty()) lines << line.arg(text(words));
    };
    add(QStringLiteral("%1"), one.purpose);
    //: On the card of a product: for whom it is, who carries it out, how long, when rather not
    add(OffersView::tr("For: %1"), one.forWhom);
    add(OffersView::tr("By: %1"), one.by);
    add(OffersView::tr("How long: %1"), one.term);
    if (!one.contraIndications.empty())
        lines << OffersView::tr("Better not: %1").arg(joined(one.contraIndications));
    //: Where a suggestion comes from
    add(OffersView::tr("Source: %1"), one.source);
    return lines.join(u'\n');
}

}  // namespace

OffersView::OffersView(const engine::Assessment& assessment, QObject* parent)
    : QObject(parent),
      signals_(new Rows(kColumns, this)),
      offers_(new Rows(kColumns, this)),
      askFirst_(new Rows(kColumns, this))
{
    add(assessment.signals, signals_);
    add(assessment.offers, offers_);
    for (const auto& one : assessment.guide.checks) checks_ << text(one.text);
    for (const auto& one : assessment.guide.handOvers) {
        //: %1 another instrument, %2 when and how to offer it
        handOvers_ << tr("%1: %2").arg(text(one.title), text(one.text));
    }
    for (const auto& one : assessment.guide.actions) actions_ << text(one.text);
    isEmpty_ = isEmpty_ && handOvers_.isEmpty() && actions_.isEmpty();
}

void OffersView::add(const std::vector<engine::Proposed>& all, Rows* holding)
{
    std::string table;
    for (const engine::Proposed& one : all) {
        isEmpty_ = false;
        if (!one.holds) {
            //: %1 one or more questions
            const QString note = tr("Not known yet: %1").arg(joined(one.askFirst));
            askFirst_->add({QString(), text(one.title), text(one.reason),
                            one.askFirst.empty() ? tr("Not known yet") : note});
            continue;
        }
        const QString group = one.table == table ? QString() : text(one.tableTitle);
        table = one.table;
        holding->add({group, text(one.title), text(one.reason), card(one)});
    }
}

}  // namespace opmaat::desk
