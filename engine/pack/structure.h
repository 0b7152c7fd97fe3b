#pragma once

#include <string>
#include <utility>
#include <vector>

#include "engine/pack/pack.h"

namespace opmaat::engine {

/// What calibration fits: which item belongs to which facet and axis, and what is asked to be
/// estimated. It comes from a structure file or from a pack.
struct Structure {
    struct Item {
        std::string id;
        int facet = 0;  ///< index into facets
        scoring::ItemModel model = scoring::ItemModel::Graded;
        bool isTwoParameter = false;  ///< asked for two categories, and no others
        bool isReversed = false;      ///< a higher code means less of the trait
        int categories = 0;           ///< 0: as many as codes occur
        std::vector<int> codes;       ///< of the categories in order; empty: from the table
    };
    struct Facet {
        std::string id;
        int axis = 0;
        double loading = 1.0;  ///< when it is not free
        bool isFree = false;
    };
    struct Correlation {
        int one = 0, two = 0;  ///< axes
        double value = 0.0;
    };
    std::string id = "calibration", name;  ///< of the parameters; where it is from
    std::vector<std::string> axes;
    std::vector<Facet> facets;
    std::vector<Item> items;
    std::vector<Correlation> fixedCorrelations;
};

/// Reads a structure file: `axes`, each `id`, `facets`, each `id`, `items`, `loading` ("free", or a
/// number in (0, 1]; without it free where the axis has several facets); `model` ("graded",
/// "partial-credit" or "two-parameter"), `categories` (a number for all items, or an object of a
/// number or a list of codes by item), `reverse` (a list of items), `fixedCorrelations` (lists of
/// two axes and a number). Ids are any text that is not blank.
/// @throws InputError with every finding
Structure loadStructure(const std::string& file);

/// That of the parameters of a pack: free loadings where answers can tell them (an axis of two or
/// more facets with two items each), the others as they are; correlations of 0 stay 0.
/// @throws InputError for a pack without parameters
Structure structureOf(const Pack& pack);

}  // namespace opmaat::engine
