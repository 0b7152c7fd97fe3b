#pragma once

#include "engine/pack/field_reader.h"
#include "engine/pack/pack.h"
#include "engine/pack/text_reader.h"

namespace opmaat::engine {

/// What an item says that can only be judged beside other files.
struct ItemSource {
    Field item;
    std::optional<Field> showIf;
    std::optional<Field> keying;
    std::optional<Field> score;
    std::vector<int> scores;  ///< as written; empty without `score`
};

/// A pack while it is read, with what later files need of earlier ones.
struct Draft {
    Pack pack;
    TextReader texts{{}};
    std::vector<std::string> moduleNames;  ///< as pack.json has them
    std::vector<ItemSource> sources;       ///< [items]
    std::vector<Field> parameterItems;     ///< [Parameters::model.items]
    std::optional<Field> planeX, planeY;
    bool modelClean = false;     ///< parameters.json has no error
    bool itemsComplete = false;  ///< every module was there and had the right format
};

}  // namespace opmaat::engine
