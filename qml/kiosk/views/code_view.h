#pragma once

#include <QtQml/qqmlregistration.h>
#include <QDeadlineTimer>
#include <QList>
#include <QObject>
#include <QString>
#include <QTimer>

#include "qml/kiosk/views/visit.h"

namespace opmaat::kiosk {

/// Typing the code of an interview that was begun before, and what is said when it is not taken.
class CodeView : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Made by Kiosk and passed to the root component")
    Q_PROPERTY(QList<QString> groups READ groups NOTIFY changed)
    Q_PROPERTY(bool canType READ canType NOTIFY changed)
    Q_PROPERTY(bool canSubmit READ canSubmit NOTIFY changed)
    Q_PROPERTY(bool trying READ trying NOTIFY changed)
    Q_PROPERTY(QString message READ message NOTIFY changed)

public:
    explicit CodeView(Visit& visit, QObject* parent = nullptr);

    /// Three groups of at most four digits, as typed so far.
    QList<QString> groups() const;
    bool canType() const { return !trying(); }
    /// Twelve digits stand, and there is nothing to wait for.
    bool canSubmit() const;
    bool trying() const { return visit_.codes().isTrying(); }
    /// In the client's language, kind; "" when there is nothing to say.
    QString message() const;
    int secondsToWait() const;

    Q_INVOKABLE void type(int digit);
    Q_INVOKABLE void erase();
    Q_INVOKABLE void submit();
    Q_INVOKABLE void leave();
    void clear();

Q_SIGNALS:
    void changed();

private:
    void beRefused(Codes::Refusal why, std::chrono::seconds wait);
    void tick();

    Visit& visit_;
    QString digits_;
    Codes::Refusal refusal_ = Codes::Refusal::None;
    QDeadlineTimer until_{0};
    QTimer second_;
};

}  // namespace opmaat::kiosk
