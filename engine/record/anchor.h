#pragma once

#include <string>
#include <vector>

#include "engine/record/vault.h"

namespace opmaat::engine {

/// Checkpoints kept where nobody who can reach the store can reach them: a truncated store, or an
/// old copy put back, is then found. One JSON object (`opmaat.checkpoint/1`) a line.
struct Anchor {
    Bytes office;  ///< id
    CheckpointRow checkpoint;

    bool operator==(const Anchor&) const = default;
};

std::string anchorLine(const Anchor& anchor);  ///< with its newline

/// Adds a line at the end of the file, made when there is none, and syncs it. @throws StoreError
void addAnchor(const std::string& path, const Anchor& anchor);

/// @throws InputError, StoreError when the file cannot be read or a line of it is of another office
std::vector<CheckpointRow> readAnchors(const std::string& path, const Bytes& office);

}  // namespace opmaat::engine
