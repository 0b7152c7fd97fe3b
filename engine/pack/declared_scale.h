#pragma once

#include <optional>
#include <string>
#include <vector>

#include "engine/conditions/condition.h"
#include "engine/pack/text.h"
#include "scoring/sum_scale.h"

namespace opmaat::engine {

/// A scale whose score is declared, beside the latent model: a sum or mean with its cut-offs.
/// Conditions name its score `scale.ID`.
struct DeclaredScale {
    struct Band {
        double from = 0.0;  ///< up to the next band
        Text text;
    };
    /// A reference group. The first that fits counts.
    struct Norm {
        std::string id;
        Text title;
        std::vector<std::string> modes;  ///< of administration; empty: all
        std::optional<Condition> when;   ///< who is in the group; nothing: everybody
        scoring::NormTable table;
        std::string source;
    };

    std::string id;
    Text title;
    std::vector<std::size_t> items;  ///< [rule.items] index into Pack::items
    scoring::SumScale rule;
    std::vector<Band> bands;  ///< ascending, the first from the lowest score; may be empty
    std::vector<Norm> norms;
    std::string source;  ///< who says so
};

}  // namespace opmaat::engine
