#include "qml/desk/lock.h"

#include <memory>
#include <utility>

#include "engine/crypto/secret.h"
#include "engine/record/office.h"

namespace opmaat::desk {

Lock::Lock(engine::Store* store, QObject* parent) : QObject(parent), store_(store)
{
    if (store_ == nullptr || !store_->isLocked()) return;
    needsPassphrase_ = !store_->isDemo();
    if (needsPassphrase_) {
        locked_ = true;
    } else {
        store_->unlock(engine::kDemoPassphrase);
    }
}

void Lock::unlock(const QString& passphrase)
{
    if (!locked_ || trying_) return;
    trying_ = true;
    message_.clear();
    struct Attempt {
        engine::Secret passphrase;
        QString message;
    };
    const auto attempt = std::make_shared<Attempt>();
    std::string typed = passphrase.toStdString();
    attempt->passphrase = engine::Secret(typed);
    engine::wipe(typed);
    const auto open = [this, attempt] {
        try {
            store_->unlock(attempt->passphrase);
        } catch (const std::exception& error) {
            attempt->message = QString::fromUtf8(error.what());
        }
        attempt->passphrase = {};
    };
    work_.run(open, [this, attempt] {
        trying_ = false;
        message_ = attempt->message;
        locked_ = store_->isLocked();
        Q_EMIT changed();
    });
    Q_EMIT changed();
}

void Lock::lock()
{
    if (!canLock()) return;
    store_->lock();
    locked_ = true;
    Q_EMIT changed();
}

}  // namespace opmaat::desk
