#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "engine/interview/event.h"
#include "engine/pack/item.h"

namespace opmaat::engine {

/// An answer as one cell of a table: "2"; of several and ordering "0 2" ("-" for none of several);
/// of matching "0-1 1-0"; "12.5"; cents; "2026-11"; words as they are.
std::string cellOf(const Item& item, const Answer& answer);

/// The same back, with state Answered; nothing for another form. Whether it fits the item is for
/// mistakeInValue() to say.
std::optional<Answer> answerFromCell(const Item& item, std::string_view cell);

/// What answerFromCell() takes for this item: "the index of one category, from 0".
std::string formOfCell(const Item& item);

/// Whether made-up respondents have a column for it: nothing is scored by words.
bool hasColumn(const Item& item);

}  // namespace opmaat::engine
