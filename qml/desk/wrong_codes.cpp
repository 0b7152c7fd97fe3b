#include "qml/desk/wrong_codes.h"

#include <QDebug>

#include "qml/desk/views/figures.h"

namespace opmaat::desk {
namespace {

constexpr int kSeveral = 5;  // from here on the kiosk makes people wait

}  // namespace

WrongCodes::WrongCodes(engine::SealedStore* store, QObject* parent) : QObject(parent), store_(store)
{
}

QList<QString> WrongCodes::sentences() const
{
    QList<QString> sentences;
    for (const QString& kiosk : kiosks_) {
        //: %1 is what the device is called, for example "kiosk 1"
        sentences << tr("At %1 several codes did not work. It makes people wait before the next "
                        "one. Look who stands there, and help.")
                         .arg(kiosk);
    }
    return sentences;
}

void WrongCodes::refresh()
{
    if (store_ == nullptr || store_->isLocked()) return;
    QList<QString> kiosks;
    try {
        for (const auto& device : store_->vault().devices()) {
            if (store_->vault().attempts(device.id).wrong >= kSeveral) kiosks << text(device.label);
        }
    } catch (const engine::StoreError& error) {  // the list says what is wrong with the store
        qWarning("%s", error.what());
    }
    if (kiosks == kiosks_) return;
    kiosks_ = kiosks;
    Q_EMIT changed();
}

void WrongCodes::forgive()
{
    if (store_ == nullptr || store_->isLocked()) return;
    try {
        store_->forgiveWrongCodes();
    } catch (const engine::StoreError& error) {  // the sentence stays
        qWarning("%s", error.what());
    }
    refresh();
}

}  // namespace opmaat::desk
