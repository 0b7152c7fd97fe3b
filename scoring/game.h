#pragma once

#include <memory>
#include <span>
#include <vector>

#include "scoring/likelihood.h"

namespace opmaat::scoring {

// v(S) for any set S of answers, those outside S missing: what explain() plays with. A change in
// one facet redoes one axis only.

/// The answers of one facet, to be taken in one after another.
class FacetPlayers {
public:
    /// @param facet  with at least one answer in `responses`
    FacetPlayers(const Scorer::Tables& tables, int facet, std::span<const int> responses);

    int facet() const { return facet_; }
    int axis() const { return table().axis; }
    /// Indices into Model::items of those answered, in the bytewise order of their ids.
    const std::vector<int>& items() const { return items_; }
    const FacetAnswers& all() const { return all_; }

    void reset();                                 ///< takes every answer out
    const FacetAnswers& add(std::size_t player);  ///< takes in the answer of items()[player]

private:
    /// Up to so many answers, every set of them is worked out once at most.
    static constexpr std::size_t kMemorable = 10;

    const FacetTable& table() const { return tables_->facets[static_cast<std::size_t>(facet_)]; }
    void take(std::size_t player, FacetAnswers& answers) const;

    const Scorer::Tables* tables_;
    int facet_;
    std::vector<int> items_;
    std::vector<std::size_t> positions_;  ///< in FacetTable::items
    std::vector<int> categories_;
    FacetAnswers all_;
    std::vector<std::unique_ptr<FacetAnswers>> known_;  ///< by set of players; empty when too many
    std::size_t taken_ = 0;
    FacetAnswers running_;
};

/// What a set of answers on one axis says, for every component, over its factor nodes.
struct AxisState {
    std::vector<std::vector<double>> t;  ///< [1 + P][Z]
    std::vector<double> logScale;        ///< [1 + P]
    std::vector<double> moment;          ///< [Z], as t[0] with theta as a factor
};

/// @param facets  [facets of the axis], as AxisTable::facets
AxisState axisState(const Scorer::Tables& tables, int axis,
                    std::span<const FacetAnswers* const> facets);

/// The EAP of every axis, then the log odds of `profile` when it is not -1: [A] or [A + 1].
/// @param axes  [A]
std::vector<double> values(const Scorer::Tables& tables, std::span<const AxisState* const> axes,
                           int profile);

/// An empty set of answers of any facet.
const FacetAnswers& noAnswers();

/// The answers taken in so far, and v of them. Only the axis of a change is worked out again.
class Coalition {
public:
    /// Of nobody. @param profile  as for values()
    Coalition(const Scorer::Tables& tables, int profile);

    void clear();
    /// Puts a set of answers of one facet in the place of those it had; refers to `answers`.
    void set(const FacetPlayers& players, const FacetAnswers& answers);

    const AxisState& state(int axis) const { return states_[static_cast<std::size_t>(axis)]; }
    std::vector<double> value() const;

private:
    const Scorer::Tables& tables_;
    int profile_;
    std::vector<std::vector<const FacetAnswers*>> facets_;  ///< [A][facets of the axis]
    std::vector<std::size_t> slots_;                        ///< [F], place among the axis's facets
    std::vector<AxisState> states_;
    std::vector<AxisState> empty_;
};

}  // namespace opmaat::scoring
