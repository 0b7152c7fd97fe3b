#include "qml/program/idle_watch.h"

#include <QCoreApplication>
#include <QEvent>

namespace opmaat::program {

IdleWatch::IdleWatch(std::chrono::milliseconds patience, std::chrono::milliseconds lastCall,
                     QObject* parent)
    : QObject(parent)
{
    patience_.setSingleShot(true);
    patience_.setInterval(patience);
    lastCall_.setSingleShot(true);
    lastCall_.setInterval(lastCall);
    connect(&patience_, &QTimer::timeout, this, [this] {
        lastCall_.start();
        Q_EMIT quiet();
    });
    connect(&lastCall_, &QTimer::timeout, this, &IdleWatch::gone);
    QCoreApplication::instance()->installEventFilter(this);
    patience_.start();
}

bool IdleWatch::eventFilter(QObject* /*watched*/, QEvent* event)
{
    switch (event->type()) {
        case QEvent::TouchBegin:
        case QEvent::MouseButtonPress:
        case QEvent::KeyPress:
        case QEvent::Wheel:
            lastCall_.stop();
            patience_.start();
            break;
        default:
            break;
    }
    return false;
}

}  // namespace opmaat::program
