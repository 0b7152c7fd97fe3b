#include "qml/desk/views/figures.h"

#include <QDateTime>
#include <QStringList>
#include <cmath>

namespace opmaat::desk {

QString Figures::tScore(double t, double low, double high) const
{
    //: A T score with its 90 per cent interval, for example "T 54 (49 to 60)"
    return tr("T %1 (%2 to %3)").arg(number(t, 0), number(low, 0), number(high, 0));
}

QString Figures::noScore()
{
    //: Instead of a score, when no question about it was answered
    return tr("not measured");
}

QString Figures::percent(double probability) const
{
    //: A probability below one per cent
    if (probability < 0.01) return tr("less than 1%");
    //: A probability above 99 per cent; nothing is ever shown as certain
    if (probability > 0.99) return tr("more than 99%");
    //: A percentage, for example "71%"
    return tr("%1%").arg(number(probability * 100.0, 0));
}

QString Figures::withSign(double value) const
{
    const double rounded = std::round(value * 100.0) / 100.0;
    QString digits = number(std::abs(rounded), 2);
    if (rounded == 0.0) return digits;
    return (rounded < 0.0 ? QStringLiteral("\u2212") : QStringLiteral("+")) + digits;
}

namespace {

QDateTime local(std::chrono::sys_seconds at)
{
    return QDateTime::fromSecsSinceEpoch(at.time_since_epoch().count());
}

}  // namespace

QString Figures::day(std::chrono::sys_seconds at) const
{
    //: Format of a day, see QLocale::toString; for example "Sunday 22 November 2026"
    return locale_.toString(local(at), tr("dddd d MMMM yyyy"));
}

QString Figures::time(std::chrono::sys_seconds at) const
{
    return local(at).toString(QStringLiteral("HH:mm"));
}

QString Figures::code(const QString& id)
{
    constexpr qsizetype kGroup = 4;
    QStringList groups;
    for (qsizetype at = 0; at < id.size(); at += kGroup) groups << id.mid(at, kGroup);
    return groups.join(u' ');
}

}  // namespace opmaat::desk
