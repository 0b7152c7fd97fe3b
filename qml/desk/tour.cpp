#include "qml/desk/tour.h"

#include <QCoreApplication>
#include <QDir>
#include <QElapsedTimer>
#include <QImage>
#include <cmath>

#include "qml/desk/desk.h"

namespace opmaat::desk {
namespace {

constexpr int kSettle = 60;      // ms for layouts and bindings
constexpr int kLargest = 16000;  // px; no page is as tall
constexpr int kRounds = 3;       // a layout may need a second pass at its new size

void settle()
{
    QElapsedTimer timer;
    timer.start();
    while (timer.elapsed() < kSettle)
        QCoreApplication::processEvents(QEventLoop::AllEvents, kSettle / 4);
}

/// Makes the window as tall as what it shows, and takes its picture.
QString photograph(QQuickWindow& window, const QString& file)
{
    settle();
    if (file.isEmpty()) return {};
    const int before = window.height();
    for (int round = 0; round < kRounds; ++round) {
        const double wanted = window.property("wholeHeight").toDouble();
        window.setHeight(std::min(kLargest, std::max(before, static_cast<int>(std::ceil(wanted)))));
        settle();
    }
    const bool saved = window.grabWindow().save(file);
    window.setHeight(before);
    settle();
    return saved ? QString() : QStringLiteral("cannot write %1").arg(file);
}

}  // namespace

QString tour(QQuickWindow& window, Desk& desk, const QString& language, const QString& pictures)
{
    if (!pictures.isEmpty() && !QDir().mkpath(pictures)) return "cannot make folder " + pictures;
    const auto file = [&](const QString& page) {
        return pictures.isEmpty() ? QString()
                                  : QStringLiteral("%1/%2-%3.png").arg(pictures, page, language);
    };
    const auto visit = [&](const QString& name) {
        window.setProperty("revealed", false);
        QString trouble = photograph(window, file(name));
        window.setProperty("revealed", true);
        if (trouble.isEmpty()) trouble = photograph(window, file(name + "-proposal"));
        window.setProperty("answersShown", true);
        if (trouble.isEmpty()) trouble = photograph(window, file(name + "-answers"));
        window.setProperty("revealed", false);
        window.setProperty("answersShown", false);
        return trouble;
    };
    if (desk.lock()->isLocked()) return photograph(window, file("locked"));
    if (!desk.hasList())
        return desk.opened() == nullptr ? desk.problemDetail() : visit("interview");

    QString trouble = photograph(window, file("list"));
    const InterviewList& list = *desk.interviews();
    for (int row = 0; row < list.count() && trouble.isEmpty(); ++row) {
        desk.open(list.data(list.index(row), InterviewList::Id).toString());
        trouble = desk.opened() == nullptr ? desk.problemDetail()
                                           : visit(QStringLiteral("interview%1").arg(row + 1));
        desk.close();
    }
    desk.complain("A made-up problem", "This page is visited to see that it works.");
    const QString last = photograph(window, {});
    desk.close();
    return trouble.isEmpty() ? last : trouble;
}

}  // namespace opmaat::desk
