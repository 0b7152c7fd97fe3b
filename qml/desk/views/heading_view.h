#pragma once

#include <QtQml/qqmlregistration.h>
#include <QList>
#include <QObject>
#include <QString>

#include "qml/desk/case.h"
#include "qml/desk/views/figures.h"

namespace opmaat::desk {

/// What stands above everything: which interview, how it was filled in, and what to know first.
class HeadingView : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Part of a CaseView")
    Q_PROPERTY(QString code MEMBER code_ CONSTANT)
    Q_PROPERTY(QString moment MEMBER moment_ CONSTANT)
    Q_PROPERTY(QString circumstances MEMBER circumstances_ CONSTANT)
    Q_PROPERTY(QString calibrationNote MEMBER calibrationNote_ CONSTANT)
    Q_PROPERTY(QList<QString> notes MEMBER notes_ CONSTANT)
    Q_PROPERTY(QList<QString> alarms MEMBER alarms_ CONSTANT)

public:
    HeadingView(const Case& shown, const Figures& figures, QObject* parent = nullptr);

    /// Another version of the pack, answers left out, an interview that goes on: said kindly.
    const QList<QString>& notes() const { return notes_; }
    const QString& circumstances() const { return circumstances_; }

private:
    void addNotes(const Case& shown);

    QString code_, moment_, circumstances_, calibrationNote_;
    QList<QString> notes_, alarms_;
};

}  // namespace opmaat::desk
