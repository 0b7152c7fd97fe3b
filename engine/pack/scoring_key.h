#pragma once

#include <optional>
#include <span>
#include <utility>
#include <vector>

namespace opmaat::engine {

struct Item;

/// How a task with a right answer is scored that is not answered with one category.
struct ScoringKey {
    /// Of a number, in its units, or an amount, in euro. Both ends included.
    struct Interval {
        double from = 0.0, to = 0.0;
        int score = 0;
    };
    std::vector<Interval> intervals;         ///< the first that holds counts; else it scores 0
    std::vector<int> order;                  ///< ordering: all categories in the right order
    std::vector<std::pair<int, int>> pairs;  ///< matching: every category with its right one
    /// Ordering and matching: scored category by credit (creditOf()), ascending from 0.
    std::vector<int> score;
};

/// Options of an ordering, and of either side of a matching: on one screen, and few enough to try
/// every answer (6! = 720).
inline constexpr std::size_t kMostSorted = 6;

// What an item is worth is given as conditions see it (Worth in engine/conditions/expression.h):
// one category, number, amount in euro or month; all categories in the order tapped; or pairs as
// category, right, category, right.

/// Ordering: how many categories need not be moved, less the one that always stands right, so 0 to
/// one less than there are: the longest subsequence in the right order. Matching: how many pairs
/// are right.
int creditOf(const ScoringKey& key, std::span<const double> given);

/// What an answer counts for before a scale or the model keys it: by key or `score`, or else the
/// category as shown. The item can be scored, and the answer is one to it.
int pointsOf(const Item& item, std::span<const double> given);

/// The scored category for the model: pointsOf(), keyed so that higher is more.
int scoredCategory(const Item& item, std::span<const double> given);

/// Whether pointsOf() means anything for the item.
bool canBeScored(const Item& item);

/// Highest of pointsOf() that there can be, by the item's categories, `score` or key.
int mostPoints(const Item& item);

/// Answers among which there is one for every score that can be reached. Of a typed answer the ends
/// of its range and of the key's intervals, and what stands beside them; else all there are.
std::vector<std::vector<double>> tellingAnswers(const Item& item);

}  // namespace opmaat::engine
