#pragma once

#include "engine/interview/event.h"
#include "engine/pack/item.h"
#include "qml/kiosk/kiosk.h"
#include "qml/player/player.h"

namespace opmaat::kiosk {

/// One answer given by taps, all but the last.
class RehearsedAnswer {
public:
    RehearsedAnswer(Kiosk& kiosk, player::Player& player) : kiosk_(kiosk), player_(player) {}

    /// @param answer  one that the item takes, with state Answered
    void prepare(const engine::Item& item, const engine::Answer& answer);

private:
    void tap(const QString& name, int index) { player_.tap(name + QString::number(index)); }
    void mark(const std::vector<int>& categories);
    void step(const engine::Item& item, int category);
    void type(const engine::Item& item, const engine::Answer& answer);
    void chooseMonth(const engine::Item& item, const engine::Answer& answer);
    void order(const std::vector<int>& categories);
    void match(const engine::Answer& answer);

    Kiosk& kiosk_;
    player::Player& player_;
};

/// The name of what is tapped last.
QString lastTap(const engine::Item& item, const engine::Answer& answer);

/// An answer to any item that takes one: the first option, or the last that can be typed or sorted.
engine::Answer firstAnswer(const engine::Item& item);

// Names of pictures, empty and filled in.
const char* pictureOf(engine::ItemType type);
const char* filledPictureOf(engine::ItemType type);

}  // namespace opmaat::kiosk
