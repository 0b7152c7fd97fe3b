#pragma once

#include <QtQml/qqmlregistration.h>
#include <QList>
#include <QObject>
#include <QString>

#include "engine/record/sealed_store.h"

namespace opmaat::desk {

/// Kiosks that make people wait because several wrong codes were given there. A counsellor looks
/// who stands there, and then lets them try again.
class WrongCodes : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Made by Desk")
    Q_PROPERTY(QList<QString> sentences READ sentences NOTIFY changed)

public:
    /// @param store  nullptr: there are no codes. Outlives this
    explicit WrongCodes(engine::SealedStore* store, QObject* parent = nullptr);

    /// One a kiosk.
    QList<QString> sentences() const;
    /// Only while the store is unlocked and nobody else uses it.
    void refresh();
    Q_INVOKABLE void forgive();

Q_SIGNALS:
    void changed();

private:
    engine::SealedStore* store_;
    QList<QString> kiosks_;
};

}  // namespace opmaat::desk
