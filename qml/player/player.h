#pragma once

#include <QImage>
#include <QPointF>
#include <QQmlEngine>
#include <QQuickWindow>
#include <QString>
#include <QStringList>
#include <functional>
#include <vector>

namespace opmaat::player {

/// Uses a window as a person does: finds what is visible by its objectName, and taps it with
/// events that go through the window, so that whatever lies on top or is disabled gets in the way
/// as it would for a finger. Works on the offscreen platform. Depends on nothing of the project.
class Player {
public:
    /// From here on collects the warnings of `engine`. Both outlive the player.
    Player(QQuickWindow& window, QQmlEngine& engine);

    /// The visible and enabled item of that name, in reading order the first; nullptr when none.
    QQuickItem* find(const QString& objectName) const;
    /// All visible items, parents before children.
    std::vector<QQuickItem*> visibleItems() const;

    /// Moves what scrolls until the item is in view, then presses and releases in its middle.
    /// @return false, and says so in complaints(), when there is no such item to tap
    bool tap(const QString& objectName);
    /// Presses and releases a key where the focus is.
    void press(Qt::Key key, Qt::KeyboardModifiers modifiers = Qt::NoModifier);

    /// Waits for `condition`, at most `milliseconds`, while the program goes on. @return whether it
    /// holds
    bool waitUntil(const std::function<bool()>& condition, int milliseconds = 5000);
    /// Waits for the next frame. @return false when none came within two seconds
    bool waitForFrame();
    /// Saves what the window shows, as PNG. @return false, with a complaint, when it cannot
    bool savePicture(const QString& file);
    QImage picture();

    /// From the release of each tap to the first frame after it, in milliseconds.
    const std::vector<double>& tapToFrame() const { return tapToFrame_; }
    /// QML warnings and taps that failed, in order. Empty when all is well.
    const QStringList& complaints() const { return complaints_; }

private:
    void send(QEvent::Type type, QPointF at);
    void bringIntoView(QQuickItem& item) const;

    QQuickWindow& window_;
    std::vector<double> tapToFrame_;
    QStringList complaints_;
};

}  // namespace opmaat::player
