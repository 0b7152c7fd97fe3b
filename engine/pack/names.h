#pragma once

#include "engine/conditions/domain.h"
#include "engine/pack/pack.h"

namespace opmaat::engine {

/// What a name stands for in a condition of this pack: an item that takes an answer, a computed
/// value, the score of a declared scale (`scale.ID`) or of a task (`score.ITEM`); nothing for any
/// other.
std::optional<Expression::Symbol> symbolOf(const Pack& pack, std::string_view name);

/// Everything that a name can be worth as far as `users` can tell; of what is typed, and of the
/// score of a task, within what there can be.
Domain domainIn(const Pack& pack, const std::string& name, const Expression::Symbol& symbol,
                const std::vector<const Expression*>& users);

/// What is measured of how somebody answered; all are numbers.
std::vector<std::string> namesOfMeasures(const Pack& pack);
/// The results that quality rules and offers may name beside these, all of them numbers, and beside
/// `mode`, a choice of kModeNames. questionnaires/README.md says what each is.
std::vector<std::string> namesOfResults(const Pack& pack);
Expression::Symbols symbolsWith(const Pack& pack, const std::vector<std::string>& results);

/// What each name is worth, once it is known what the items are worth.
/// @param items  asked for everything that is not computed; a scale of which it knows nothing is
///   scored from its items. With `pack` it outlives the lookup
Expression::Lookup namesOf(const Pack& pack, Expression::Lookup items);

/// @param items  what each item is worth
scoring::SumScore scoreOf(const Pack& pack, const DeclaredScale& scale,
                          const Expression::Lookup& items);

/// The items that decide what a name is worth: itself, or what is computed from. Each once.
std::vector<const Item*> itemsBehind(const Pack& pack, const std::vector<std::string>& names);

}  // namespace opmaat::engine
