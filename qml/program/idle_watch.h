#pragma once

#include <QObject>
#include <QTimer>
#include <chrono>

namespace opmaat::program {

/// Notices that nobody touches the screen any more.
///
/// A client who walked away leaves no answers for the next one to see; a client who thinks for
/// long is asked first, and has time to say so.
class IdleWatch : public QObject {
    Q_OBJECT

public:
    /// Watches all input of the application.
    IdleWatch(std::chrono::milliseconds patience, std::chrono::milliseconds lastCall,
              QObject* parent = nullptr);

    bool eventFilter(QObject* watched, QEvent* event) override;

Q_SIGNALS:
    void quiet();  ///< `patience` without input
    void gone();   ///< and `lastCall` after that

private:
    QTimer patience_, lastCall_;
};

}  // namespace opmaat::program
