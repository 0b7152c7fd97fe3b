#pragma once

#include <optional>
#include <span>
#include <vector>

namespace opmaat::scoring {

/// One item of a declared scale.
struct SumItem {
    int categories = 2;     ///< 2 or more; the value of a category is its index, from 0
    bool reversed = false;  ///< then the last category is worth 0
};

/// A scale whose score is declared and not estimated: the sum or the mean of its items, as
/// classical test theory has it. It stands beside the latent model and knows nothing of it.
struct SumScale {
    enum class Score { Sum, Mean };

    std::vector<SumItem> items;  ///< [I], at least one
    Score score = Score::Sum;
    /// With fewer answers there is no score. Missing answers count as the same share of what they
    /// can be worth as the others are ("prorating"; of equal items, their mean), and never as 0.
    int minimumAnswered = 1;
    double multiply = 1.0, add = 0.0;  ///< score = multiply * raw + add; multiply > 0
    /// Standard error of measurement, in units of the score; 0 when nobody knows it.
    double standardError = 0.0;
};

/// @throws std::domain_error, with the place, for a scale that cannot be scored
void check(const SumScale& scale);

/// Lowest and highest score there can be.
struct ScoreRange {
    double low = 0.0, high = 0.0;
};
ScoreRange rangeOf(const SumScale& scale);

struct SumScore {
    std::optional<double> value;  ///< nullopt when too few were answered
    int answered = 0;
};

/// @param responses  [I] category of each item as shown, kMissing where there is none
/// @throws std::invalid_argument when their number or a category does not fit. Cost O(I)
SumScore score(const SumScale& scale, std::span<const int> responses);

/// What a score is worth in a reference group, and what a table has between its lines is
/// interpolated.
struct NormTable {
    std::vector<double> score;  ///< [L] ascending, at least two
    std::vector<double> norm;   ///< [L] never descending
};

/// @throws std::domain_error for a table that goes back
void check(const NormTable& table);

/// nullopt outside the table: nothing is extrapolated.
std::optional<double> normOf(const NormTable& table, double score);

}  // namespace opmaat::scoring
