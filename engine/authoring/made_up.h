#pragma once

#include <cstdint>
#include <map>
#include <string>

#include "engine/interview/event.h"
#include "engine/pack/pack.h"
#include "scoring/random.h"

namespace opmaat::engine {

/// How made-up respondents answer.
enum class MadeUpKind {
    Random,         ///< every option as likely as the next
    Model,          ///< scored items as the pack's own model and mixture say; the rest as Random.
                    ///< Only of a pack with a model
    StraightLining  ///< the same place in the list for every item, or the last when it is shorter
};

/// Answers of one made-up respondent to what is shown to them in a form, nullptr for the whole
/// pack, and to nothing else. The same pack, form, kind and state of `random` give the same answers
/// everywhere.
std::map<std::string, Answer> makeUp(const Pack& pack, MadeUpKind kind, scoring::Random& random,
                                     const Form* form = nullptr);

/// A table of made-up respondents as `opmaat score --csv` reads it: a header of the ids of
/// items in the form, one row a respondent, empty for what was not shown. Items of type text are
/// answered too, since conditions may look at that, and have no column.
///
/// Respondent n has a generator of its own, so that a longer table begins as a shorter one does.
std::string madeUpTable(const Pack& pack, MadeUpKind kind, std::uint64_t people, std::uint64_t seed,
                        const Form* form = nullptr);

}  // namespace opmaat::engine
