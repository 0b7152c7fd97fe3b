#pragma once

#include <map>

#include "engine/exchange/fhir/module_sources.h"

namespace opmaat::engine::fhir {

/// What the options of an item are worth for declared scales. FHIR has one weight an option, so
/// that a scale which counts an item the other way round than an earlier one cannot be held.
class ScaleWeights {
public:
    explicit ScaleWeights(const Pack& pack);

    bool holds(const DeclaredScale& scale) const;
    /// [K], or empty when no scale that can be held has the item.
    std::vector<int> weights(std::size_t item) const;
    /// Whether they are anything else than the indexes of the options.
    bool areReversed(std::size_t item) const;

private:
    const Pack* pack_;
    std::map<std::size_t, bool> reversed_;  ///< by item
    std::vector<const DeclaredScale*> held_;
};

/// Whether another program can score with missing answers as we do: only when all items have as
/// many options.
bool canProrate(const DeclaredScale& scale);

/// A hidden item that computes the score, with one that gives its band.
json::Value scaleItem(const Pack& pack, const DeclaredScale& scale);

}  // namespace opmaat::engine::fhir
