#pragma once

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "engine/assessment/assessment.h"
#include "engine/pack/pack.h"

namespace opmaat::desk {

/// The packs in one folder, each read and made ready for scoring when it is first needed.
class PackShelf {
public:
    /// @param folder  holds one folder a pack; "" for an empty shelf
    explicit PackShelf(std::filesystem::path folder);
    ~PackShelf();

    /// The pack with this hash, or else another version with this id; nullptr when there is none.
    /// @throws InputError when such a pack is there but cannot be used
    const engine::Pack* find(const std::string& id, const std::string& hash);
    /// The pack in one folder, wherever that is. @throws InputError
    const engine::Pack& open(const std::filesystem::path& folder);
    /// @param pack  from this shelf
    const engine::Assessor& assessor(const engine::Pack& pack);

    const std::filesystem::path& folder() const { return folder_; }

private:
    struct Entry;
    void look();  // notes every pack's folder, once

    std::filesystem::path folder_;
    std::vector<std::unique_ptr<Entry>> entries_;
    bool looked_ = false;
};

}  // namespace opmaat::desk
