#pragma once

#include <QtQml/qqmlregistration.h>
#include <QObject>
#include <QString>

#include "engine/record/store.h"
#include "qml/program/slow_work.h"

namespace opmaat::desk {

/// Whether the interviews can be read, and the passphrase that decides it.
///
/// While a passphrase is tried, which takes a second so that nobody can guess many, nobody else may
/// use the store. A store for demonstration is unlocked from the start and stays so.
class Lock : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Made by Desk")
    Q_PROPERTY(bool locked READ isLocked NOTIFY changed)
    Q_PROPERTY(bool trying READ isTrying NOTIFY changed)
    Q_PROPERTY(bool canLock READ canLock NOTIFY changed)
    Q_PROPERTY(QString message READ message NOTIFY changed)

public:
    /// @param store  nullptr when there is nothing to lock; outlives this
    explicit Lock(engine::Store* store, QObject* parent = nullptr);

    bool isLocked() const { return locked_; }
    bool isTrying() const { return trying_; }
    /// It is open, and a passphrase can open it again.
    bool canLock() const { return needsPassphrase_ && !locked_; }
    /// What the store said of the passphrase; "" when nothing.
    const QString& message() const { return message_; }

    Q_INVOKABLE void unlock(const QString& passphrase);
    Q_INVOKABLE void lock();

Q_SIGNALS:
    void changed();

private:
    engine::Store* store_;
    bool needsPassphrase_ = false, locked_ = false, trying_ = false;
    QString message_;
    program::SlowWork work_;  // last: its thread uses what stands above
};

}  // namespace opmaat::desk
