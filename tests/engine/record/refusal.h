#pragma once

#include <string>

#include "engine/record/store_error.h"
#include "tests/engine/record/temporary_folder.h"

namespace opmaat::engine {

/// What a refusal says; "" when nothing was refused.
template <class Work>
std::string refusalOf(const Work& work)
{
    try {
        work();
    } catch (const StoreError& error) {
        return error.what();
    }
    return "";
}

/// The same, with the name of the folder left out, so that a whole sentence can be expected.
template <class Work>
std::string refusalIn(const TemporaryFolder& folder, const Work& work)
{
    std::string text = refusalOf(work);
    for (auto at = text.find(folder.path()); at != std::string::npos;
         at = text.find(folder.path())) {
        text.replace(at, folder.path().size(), "FOLDER");
    }
    return text;
}

}  // namespace opmaat::engine
