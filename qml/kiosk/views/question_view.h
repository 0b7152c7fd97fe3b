#pragma once

#include <QtQml/qqmlregistration.h>
#include <QElapsedTimer>
#include <QList>
#include <QObject>
#include <QString>
#include <QUrl>
#include <chrono>

#include "qml/kiosk/views/match_form.h"
#include "qml/kiosk/views/month_form.h"
#include "qml/kiosk/views/number_form.h"
#include "qml/kiosk/views/order_form.h"
#include "qml/kiosk/views/visit.h"
#include "qml/kiosk/views/words_form.h"

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
    Q_PROPERTY(bool takesNext READ takesNext NOTIFY changed)
    Q_PROPERTY(bool practice READ practice NOTIFY changed)
    Q_PROPERTY(bool canSkip READ canSkip NOTIFY changed)
    Q_PROPERTY(bool probing READ probing NOTIFY changed)
    Q_PROPERTY(QUrl picture READ picture NOTIFY changed)
    Q_PROPERTY(QString pictureText READ pictureText NOTIFY changed)
    Q_PROPERTY(QList<QUrl> pictures READ pictures NOTIFY changed)
    Q_PROPERTY(QList<QString> pictureTexts READ pictureTexts NOTIFY changed)
    Q_PROPERTY(QList<QString> steps READ steps NOTIFY changed)
    Q_PROPERTY(int step READ step NOTIFY changed)
    Q_PROPERTY(QList<QString> stepOptions READ stepOptions NOTIFY changed)
    Q_PROPERTY(int stepSelected READ stepSelected NOTIFY changed)
    Q_PROPERTY(opmaat::kiosk::NumberForm* number READ number CONSTANT)
    Q_PROPERTY(opmaat::kiosk::MonthForm* month READ month CONSTANT)
    Q_PROPERTY(opmaat::kiosk::WordsForm* words READ words CONSTANT)
    Q_PROPERTY(opmaat::kiosk::OrderForm* order READ order CONSTANT)
    Q_PROPERTY(opmaat::kiosk::MatchForm* match READ match CONSTANT)

public:
    /// As engine::ItemType; a number and an amount are typed alike.
    enum class Kind {
        None,
        Choice,
        Several,
        Information,
        Scale,
        TwoStep,
        Picture,
        Number,
        Month,
        Text,
        Ordering,
        Matching
    };
    Q_ENUM(Kind)

    QuestionView(Visit& visit, std::chrono::milliseconds settling, QObject* parent = nullptr);

    QString text() const;
    /// What the question means: in simpler words, and what else helps.
    QString help() const;
    bool explained() const { return explained_; }
    Kind kind() const;
    QList<QString> options() const;
    /// [options] of an item of kind several: as toggled, not yet given as an answer.
    QList<bool> marked() const;
    /// The answer that was given to an item with one answer, or that is tried; -1 for none.
    int selected() const;
    /// Whether next() has something to give: a mark, what is typed, or a card that was read.
    bool complete() const;
    /// Whether an answer is given by next(), and not by the tap that chooses it.
    bool takesNext() const;
    bool practice() const;  ///< it is only tried; nothing of it is kept
    /// Whether the client may leave it open by saying so.
    bool canSkip() const;
    /// Other words are offered, once, to who would rather skip.
    bool probing() const { return probing_; }
    QUrl picture() const;  ///< source of the picture beside the question; "" for none
    QString pictureText() const;
    QList<QUrl> pictures() const;  ///< [options] of kind picture: source of each
    QList<QString> pictureTexts() const;
    QList<QString> steps() const;        ///< first answers of a question in two steps
    int step() const { return step_; }   ///< the first answer that is chosen; -1 for none
    QList<QString> stepOptions() const;  ///< what it leads to
    int stepSelected() const;            ///< index into stepOptions(); -1 for none
    NumberForm* number() { return &number_; }
    MonthForm* month() { return &month_; }
    WordsForm* words() { return &words_; }
    OrderForm* order() { return &order_; }
    MatchForm* match() { return &match_; }
    bool canGoBack() const { return visit_.interview().canGoBack(); }

    /// Whether the question stands, with nothing in front of it, for long enough to take a verb.
    bool ready() const;

    /// The answer with one tap: gives it for a choice, marks or unmarks it for several, gives it
    /// its place in an order.
    Q_INVOKABLE void touch(int index);
    /// The first of two steps; it is the answer when it leads to one option only.
    Q_INVOKABLE void touchStep(int step);
    /// The second, as an index into stepOptions().
    Q_INVOKABLE void touchStepOption(int index);
    /// A digit on a keyboard: typed where numbers are, else the answer of that number.
    Q_INVOKABLE void press(int digit);
    /// Gives what is marked or typed, or says that a card was read.
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
    void begin();
    AnswerForm* form();
    const AnswerForm* form() const;
    bool takesOne() const;
    std::vector<int> marks() const;
    void toggle(std::size_t index);
    void mark(int index);
    void attempt(const Visit::Verb& verb);
    double seconds() const;

    Visit& visit_;
    std::chrono::milliseconds settling_;
    QElapsedTimer shown_;
    QList<bool> marked_;
    bool explained_ = false, probing_ = false;
    int step_ = -1;
    NumberForm number_;
    MonthForm month_;
    WordsForm words_;
    OrderForm order_;
    MatchForm match_;
    int turn_ = -1;
};

}  // namespace opmaat::kiosk
