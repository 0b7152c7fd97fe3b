#pragma once

#include <QtQml/qqmlregistration.h>
#include <QList>
#include <QObject>
#include <QString>

#include "qml/kiosk/views/visit.h"

namespace opmaat::kiosk {

/// What the pack tells a client before they decide to begin.
class WelcomeView : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Made by Kiosk and passed to the root component")
    Q_PROPERTY(QString title READ title NOTIFY changed)
    Q_PROPERTY(QString why READ why NOTIFY changed)
    Q_PROPERTY(QList<QString> promises READ promises NOTIFY changed)
    Q_PROPERTY(QList<QString> languages READ languages CONSTANT)
    Q_PROPERTY(QList<QString> languageNames READ languageNames CONSTANT)

public:
    explicit WelcomeView(Visit& visit, QObject* parent = nullptr);

    QString title() const { return intro("title"); }
    QString why() const { return intro("why"); }
    /// That help does not depend on it first, then how long, how to stop, and who reads it.
    QList<QString> promises() const;
    QList<QString> languages() const;
    /// [languages] each in itself, for who reads no other.
    QList<QString> languageNames() const;

Q_SIGNALS:
    void changed();

private:
    QString intro(const std::string& key) const;
    QString duration() const;  ///< of the form that is asked, where it says so; else of the pack

    Visit& visit_;
};

/// What the pack says when a person is fetched, and at the end.
class NoticeView : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Made by Kiosk and passed to the root component")
    Q_PROPERTY(QString fetchTitle READ fetchTitle NOTIFY changed)
    Q_PROPERTY(QString alarm READ alarm NOTIFY changed)
    Q_PROPERTY(QString closingTitle READ closingTitle NOTIFY changed)
    Q_PROPERTY(QString closingText READ closingText NOTIFY changed)
    Q_PROPERTY(QString closingNext READ closingNext NOTIFY changed)

public:
    explicit NoticeView(Visit& visit, QObject* parent = nullptr);

    QString fetchTitle() const { return say(visit_.interview().pack().alarm, "title"); }
    /// The sentence of the alarm that was raised; the pack's own where it has none.
    QString alarm() const;
    QString closingTitle() const { return say(visit_.interview().pack().closing, "title"); }
    QString closingText() const { return say(visit_.interview().pack().closing, "text"); }
    QString closingNext() const { return say(visit_.interview().pack().closing, "next"); }

Q_SIGNALS:
    void changed();

private:
    QString say(const std::map<std::string, engine::Text>& texts, const std::string& key) const;

    Visit& visit_;
};

}  // namespace opmaat::kiosk
