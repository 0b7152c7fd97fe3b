#include "qml/player/player.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QEventLoop>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QQuickItem>
#include <QThread>
#include <QTimer>
#include <algorithm>

namespace opmaat::player {
namespace {

constexpr int kFrameTimeout = 2000;  // ms

// In reading order as far as the program has laid its items out so.
void collectVisible(QQuickItem* item, std::vector<QQuickItem*>& found)
{
    if (!item->isVisible()) return;
    found.push_back(item);
    for (QQuickItem* child : item->childItems()) collectVisible(child, found);
}

}  // namespace

Player::Player(QQuickWindow& window, QQmlEngine& engine) : window_(window)
{
    QObject::connect(&engine, &QQmlEngine::warnings, &window, [this](const auto& warnings) {
        for (const QQmlError& warning : warnings) complaints_ << warning.toString();
    });
}

std::vector<QQuickItem*> Player::visibleItems() const
{
    std::vector<QQuickItem*> found;
    collectVisible(window_.contentItem(), found);
    return found;
}

QQuickItem* Player::find(const QString& objectName) const
{
    for (QQuickItem* item : visibleItems()) {
        if (item->objectName() == objectName && item->isEnabled()) return item;
    }
    return nullptr;
}

void Player::bringIntoView(QQuickItem& item) const
{
    for (QQuickItem* outer = item.parentItem(); outer != nullptr; outer = outer->parentItem()) {
        if (!outer->inherits("QQuickFlickable")) continue;
        const double top = item.mapToItem(outer, QPointF(0, 0)).y();
        const double bottom = top + item.height();
        const double shift = top < 0 ? top : std::max(0.0, bottom - outer->height());
        outer->setProperty("contentY", outer->property("contentY").toDouble() + shift);
    }
}

// A mouse, because Qt 6.4 offers no public way to make a touch point that it accepts.
void Player::send(QEvent::Type type, QPointF at)
{
    const auto held = type == QEvent::MouseButtonPress ? Qt::LeftButton : Qt::NoButton;
    QMouseEvent event(type, at, at, window_.mapToGlobal(at), Qt::LeftButton, held, Qt::NoModifier);
    QCoreApplication::sendEvent(&window_, &event);
}

bool Player::tap(const QString& objectName)
{
    QQuickItem* item = find(objectName);
    if (item == nullptr) {
        complaints_ << QString("There is no '%1' to tap.").arg(objectName);
        return false;
    }
    bringIntoView(*item);
    const QPointF middle = item->mapToScene(QPointF(item->width() / 2, item->height() / 2));
    send(QEvent::MouseButtonPress, middle);
    QCoreApplication::processEvents();

    QElapsedTimer sinceRelease;
    sinceRelease.start();
    send(QEvent::MouseButtonRelease, middle);
    if (!waitForFrame()) return false;
    tapToFrame_.push_back(static_cast<double>(sinceRelease.nsecsElapsed()) / 1e6);
    return true;
}

void Player::press(Qt::Key key, Qt::KeyboardModifiers modifiers)
{
    for (const auto type : {QEvent::KeyPress, QEvent::KeyRelease}) {
        QKeyEvent event(type, key, modifiers);
        QCoreApplication::sendEvent(&window_, &event);
    }
}

bool Player::waitUntil(const std::function<bool()>& condition, int milliseconds)
{
    QElapsedTimer waited;
    waited.start();
    while (!condition()) {
        if (waited.elapsed() > milliseconds) return false;
        QCoreApplication::processEvents();
        QThread::msleep(1);
    }
    return true;
}

bool Player::waitForFrame()
{
    QEventLoop loop;
    QTimer timeout;
    timeout.setSingleShot(true);
    QObject::connect(&timeout, &QTimer::timeout, &loop, [&] { loop.exit(1); });
    QObject::connect(&window_, &QQuickWindow::frameSwapped, &loop, [&] { loop.exit(0); });
    window_.update();
    timeout.start(kFrameTimeout);
    const bool came = loop.exec() == 0;
    if (!came) complaints_ << QString("No frame within %1 ms.").arg(kFrameTimeout);
    return came;
}

QImage Player::picture()
{
    return window_.grabWindow();
}

bool Player::savePicture(const QString& file)
{
    if (waitForFrame() && picture().save(file)) return true;
    complaints_ << QString("The picture '%1' could not be saved.").arg(file);
    return false;
}

}  // namespace opmaat::player
