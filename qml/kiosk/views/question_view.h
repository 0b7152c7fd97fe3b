#pragma once

#include <QtQml/qqmlregistration.h>
#include <QElapsedTimer>
#include <QList>
#include <QObject>
#include <QString>
#include <chrono>

#include "qml/kiosk/views/visit.h"

namespace opmaat::kiosk {

/// The question that stands, what is marked, and the verbs of its page.
///
/// A question that has only just appeared takes no verb for a moment (`settling`): the second tap
/// of a double tap, or a key that is held, would answer a question that nobody has read.
class QuestionView : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Made by Kiosk and passed to the root component")
    Q_PROPERTY(QString text READ text NOTIFY changed)
    Q_PROPERTY(QString help READ help NOTIFY changed)
    Q_PROPERTY(bool explained READ explained NOTIFY changed)
    Q_PROPERTY(Kind kind READ kind NOTIFY changed)
    Q_PROPERTY(QList<QString> options READ options NOTIFY changed)
    Q_PROPERTY(QList<bool> marked READ marked NOTIFY changed)
    Q_PROPERTY(bool complete READ complete NOTIFY changed)
    Q_PROPERTY(int selected READ selected NOTIFY changed)
    Q_PROPERTY(bool canGoBack READ canGoBack NOTIFY changed)

public:
    enum class Kind { None, Choice, Several, Information };
    Q_ENUM(Kind)

    QuestionView(Visit& visit, std::chrono::milliseconds settling, QObject* parent = nullptr);

    QString text() const;
    QString help() const;
    bool explained() const { return explained_; }
    Kind kind() const;
    QList<QString> options() const;
    /// [options] of an item of kind several: as toggled, not yet given as an answer.
    QList<bool> marked() const;
    /// The answer that was given to an item of kind choice; -1 for none.
    int selected() const;
    /// Whether next() has something to give: a mark, or a card that was read.
    bool complete() const;
    bool canGoBack() const { return visit_.interview().canGoBack(); }

    /// Whether the question stands, with nothing in front of it, for long enough to take a verb.
    bool ready() const;

    /// The answer with one tap: gives it for a choice, marks or unmarks it for several.
    Q_INVOKABLE void touch(int index);
    /// Gives what is marked, or says that a card was read.
    Q_INVOKABLE void next();
    Q_INVOKABLE void dontKnow();
    Q_INVOKABLE void skip();
    Q_INVOKABLE void back();
    Q_INVOKABLE void explain();

Q_SIGNALS:
    void changed();
    /// Another question will stand, and stands, than before.
    void turning();
    void turned();

private:
    const engine::Item* item() const;
    void refresh();
    void toggle(std::size_t index);
    void attempt(const Visit::Verb& verb);
    double seconds() const;

    Visit& visit_;
    std::chrono::milliseconds settling_;
    QElapsedTimer shown_;
    QList<bool> marked_;
    bool explained_ = false;
    int turn_ = -1;
};

}  // namespace opmaat::kiosk
