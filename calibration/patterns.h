#pragma once

#include <cstdint>
#include <span>
#include <vector>

namespace opmaat::calibration {

/// Marks an item without an answer: a byte a cell, so an item has at most 255 categories.
inline constexpr std::uint8_t kNoAnswer = 255;

/// Answers of people, each pattern once: who answers alike has the same likelihood.
struct Patterns {
    std::size_t items = 0;
    std::vector<std::uint8_t> categories;  ///< [U x I], category or kNoAnswer
    std::vector<double> people;            ///< [U], how many answered so
    std::vector<int> groups;               ///< [U], index of their group

    std::size_t size() const { return people.size(); }
    std::span<const std::uint8_t> pattern(std::size_t u) const
    {
        return {categories.data() + u * items, items};
    }
};

/// Sorts answers and counts the equal ones. Those without any answer are left out: they tell
/// nothing, whatever the parameters.
///
/// @param categories  [people x items], a person's beside each other
/// @param groups      [people]
/// Cost O(people log people).
Patterns collapse(std::span<const std::uint8_t> categories, std::size_t items,
                  std::span<const int> groups);

/// Every `step`-th pattern: since they are sorted, a stratified sample.
Patterns thinned(const Patterns& patterns, std::size_t step);

double peopleIn(const Patterns& patterns);

}  // namespace opmaat::calibration
