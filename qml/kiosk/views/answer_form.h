#pragma once

#include <QObject>

#include "engine/interview/event.h"
#include "engine/pack/item.h"
#include "qml/kiosk/views/visit.h"

namespace opmaat::kiosk {

/// What a client makes of an answer that one tap does not give, until it is given.
class AnswerForm : public QObject {
    Q_OBJECT

public:
    explicit AnswerForm(const Visit& visit, QObject* parent = nullptr)
        : QObject(parent), visit_(visit)
    {
    }

    /// Another question stands. @param answer  what was given before, if anything
    void begin(const engine::Item& item, const engine::Answer& answer);

    /// Whether answer() is one that the item takes.
    virtual bool complete() const = 0;
    virtual engine::Answer answer() const = 0;

Q_SIGNALS:
    void changed();

protected:
    virtual void start(const engine::Answer& answer) = 0;
    const engine::Item& item() const { return *item_; }
    const std::string& language() const { return visit_.language(); }
    QString say(const engine::Text& text) const { return visit_.say(text); }
    static engine::Answer answered(engine::AnswerValue value);

    const engine::Item* item_ = nullptr;  ///< nullptr before the first begin()

private:
    const Visit& visit_;
};

}  // namespace opmaat::kiosk
