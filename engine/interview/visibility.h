#pragma once

#include <map>
#include <string>
#include <vector>

#include "engine/interview/event.h"
#include "engine/pack/pack.h"

namespace opmaat::engine {

/// Whether each item of the pack is shown, given the answers so far; [items].
///
/// A condition sees the answers to items that stand before it and are themselves shown; all else
/// is unknown. So hiding an item also hides what hangs on it, in one pass and without circles.
///
/// @param form  of the pack, that is used; what is not in it is not shown. nullptr: the whole pack
std::vector<Truth> visibility(const Pack& pack, const std::map<std::string, Answer>& answers,
                              const Form* form = nullptr);

/// What conditions over the whole pack (alarms) may know: the answers to items that are shown.
Condition::Lookup knownAnswers(const Pack& pack, const std::map<std::string, Answer>& answers,
                               const std::vector<Truth>& visibility);

}  // namespace opmaat::engine
