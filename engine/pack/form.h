#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "engine/pack/text.h"

namespace opmaat::engine {

struct Pack;

/// pack.json, `forms`: some of the items of a pack, in its order, with a name of their own. The
/// whole pack is always the long form, and has no entry.
///
/// What is not in a form is never asked in it: everybody sees it as not shown, and the model as
/// missing. The checker holds that every form has what alarms look at, and an item of every facet
/// that a profile needs.
struct Form {
    std::string id;
    Text title;                      ///< for staff
    Text duration;                   ///< for the client, in the place of the pack's; may be empty
    std::vector<std::size_t> items;  ///< into Pack::items, ascending

    bool has(std::size_t item) const;
};

/// Whether an item can be asked in a form; nullptr is the whole pack.
bool isIn(const Form* form, std::size_t item);

/// The form of that id; nullptr, which is the whole pack, for "".
/// @throws InputError when the pack has no such form
const Form* requireForm(const Pack& pack, const std::string& id);

}  // namespace opmaat::engine
