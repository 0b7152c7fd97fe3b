#pragma once

#include <optional>
#include <vector>

namespace opmaat::engine {

/// What the next question is chosen to tell about.
enum class AdaptiveGoal {
    Profile,  ///< expected fall of the entropy of the profile: mutual information with the answer
    Axes      ///< expected fall of the posterior variances of the axes together
};

/// assessment.json, `adaptive`: an option of a pack. Without it, items are asked in their order.
///
/// Items that are not scored are always asked, and so is every item that an alarm names; of every
/// facet at least `perFacet` items are asked, so that shortening never leaves out a subject.
struct AdaptiveRules {
    AdaptiveGoal goal = AdaptiveGoal::Profile;
    int perFacet = 1;  ///< items asked of every facet, before any is chosen freely
    int among = 1;     ///< one of so many best is taken, so that no item is asked of everybody

    // The first of these that holds ends the choice; never before every facet has its items.
    std::optional<double> profileProbability;   ///< of the most probable component
    std::vector<std::optional<double>> axisSd;  ///< [A]; all that are given must be reached
    std::optional<int> mostItems;               ///< scored items asked
    std::optional<double> seconds;              ///< taken or expected, of scored items
    int leastItems = 0;                         ///< scored items asked, before any rule ends it

    bool hasAxisSd() const
    {
        for (const std::optional<double>& bound : axisSd)
            if (bound) return true;
        return false;
    }
};

}  // namespace opmaat::engine
