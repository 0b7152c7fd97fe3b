#pragma once

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "engine/pack/pack.h"

namespace opmaat::engine {

/// One way through a pack: what is shown, and the answers that lead there.
struct Route {
    int items = 0;         ///< that take an answer
    double seconds = 0.0;  ///< of everything shown, cards included
    /// Item and answer ("yes", "2", "rent, energy", "not answered"), of those that open or close
    /// ways, in order.
    std::vector<std::pair<std::string, std::string>> answers;
};

/// All ways through a pack. Not answering is a way too, for shortest and longest; the mean is that
/// of somebody who answers everything, each option as likely as the next (and each of several one
/// as likely chosen as not).
struct Routes {
    Route shortest;  ///< by time, then by items
    Route longest;
    double meanItems = 0.0;
    double meanSeconds = 0.0;
    std::vector<double> chance;      ///< [pack items], of being shown, on the mean route
    std::vector<std::size_t> never;  ///< items that no answers show
    bool exact = true;               ///< false: drawn, since there are too many ways to follow all
    std::uint64_t drawn = 0;         ///< respondents drawn, when not exact
};

inline constexpr std::size_t kMostStates = 10'000;

/// Follows all ways that differ, those that meet again only once. Where more than `mostStates`
/// would be kept apart, or it would take too long, up to 20,000 respondents are drawn with a fixed
/// seed in their place: then shortest, longest and never are what those met.
///
/// @param form  of the pack, whose ways they are; what is not in it has chance 0 and is not listed
///   as never seen. nullptr: the whole pack
Routes routesOf(const Pack& pack, std::size_t mostStates = kMostStates, const Form* form = nullptr);

}  // namespace opmaat::engine
