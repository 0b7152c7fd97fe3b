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
    std::optional<Field> key;
    std::vector<int> scores;  ///< as written; empty without `score`
    bool isKeyGood = true;    ///< nothing was found in `key`
};

/// A computed value that was not read yet: it may use what comes later.
struct ComputedSource {
    std::string id;
    Field field;  ///< its id
    Field value;
};

/// A declared scale: what its norms say can be read when all names are known.
struct ScaleSource {
    Field field;
    std::optional<Field> norms = std::nullopt;
};

/// A pack while it is read, with what later files need of earlier ones.
struct Draft {
    Pack pack;
    TextReader texts{{}};
    std::vector<std::string> moduleNames;  ///< as pack.json has them
    std::vector<ItemSource> sources;       ///< [items]
    std::vector<ComputedSource> computed;  ///< as the modules have them
    std::vector<ScaleSource> scales;       ///< as the modules have them; later [Pack::scales]
    std::vector<Field> parameterItems;     ///< [Parameters::model.items]
    std::optional<Field> planeX, planeY;
    std::optional<Field> forms;  ///< of pack.json; its items are known later
    bool expectsModel = false;   ///< one of its files is there, or pack.json has a plane
    /// Bytes by path below the folder, as PackFiles has them.
    const std::map<std::string, std::string>* files = nullptr;
    bool modelClean = false;     ///< parameters.json has no error
    bool itemsComplete = false;  ///< every module was there and had the right format
    bool namesComplete = false;  ///< and every computed value could be read
};

}  // namespace opmaat::engine
