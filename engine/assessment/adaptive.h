#pragma once

#include <cstdint>
#include <optional>

#include "engine/assessment/assessment.h"

namespace opmaat::engine {

/// Why an item comes next; the first of these, in this order, that has one.
enum class ChosenBy {
    Alarm,    ///< an alarm names it, or it is not scored and stands before all that are
    Facet,    ///< its facet has too few items yet; the best of such items
    Value,    ///< it tells most for its seconds
    Unscored  ///< not scored, and always asked
};

/// What ended the choice among scored items.
enum class StoppedBy { Nothing, NoItems, Probability, StandardErrors, Items, Seconds };

/// The next item, and what must be kept to derive it again: the rule; the model and the seed are
/// those of the interview. The position that it was chosen from is never stored or shown.
struct NextItem {
    const Item* item = nullptr;
    ChosenBy rule = ChosenBy::Value;
    double perSecond = 0;  ///< what it should tell, in thousandths (of nats, or of variance) a
                           ///< second; 0 unless Facet or Value
};

/// How far an interview is, for the stop rules. Everything follows from the answers.
struct AdaptiveState {
    StoppedBy stopped = StoppedBy::Nothing;
    int asked = 0;       ///< scored items that have a state of an answer
    double seconds = 0;  ///< of these: taken where measured, else expected
};

/// Chooses items one by one (van der Linden & Pashley, 2010), from the exact posterior with its
/// prior (scoring/choice.h). Same pack, answers and seed: same choice, on any machine.
///
/// An item counts as asked when it has an answer or a reason why there is none. Items that are not
/// shown, or not in the form that is used, are never chosen. A card comes before the first item
/// after it that is asked.
class AdaptiveChoice {
public:
    /// @param rules  usually those of the pack; @param seed  of the interview, for `among`
    AdaptiveChoice(const Assessor& assessor, AdaptiveRules rules, std::uint64_t seed);

    /// Nothing when all that must be asked has been.
    std::optional<NextItem> next(const ResponseSet& set) const;

    AdaptiveState state(const ResponseSet& set) const;

private:
    struct Situation;
    Situation situation(const ResponseSet& set) const;
    std::optional<NextItem> scored(const ResponseSet& set) const;
    StoppedBy stopOf(const scoring::Posterior& posterior, const AdaptiveState& state) const;

    const Assessor* assessor_;
    AdaptiveRules rules_;
    std::uint64_t seed_;
    std::vector<bool> first_;  ///< [pack items]: alarm, or before all that are scored
};

std::string_view name(ChosenBy rule);
std::string_view name(StoppedBy rule);

}  // namespace opmaat::engine
