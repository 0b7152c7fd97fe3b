#pragma once

#include <functional>
#include <string>
#include <vector>

#include "engine/record/vault.h"
#include "engine/record/verify.h"
#include "workload.h"

namespace opmaat::faults {

/// Everything that is ever read of a store. Codes of paused interviews apart.
struct Contents {
    std::vector<engine::OfficeRow> generations;
    std::vector<engine::SlotRow> slots;
    std::vector<engine::DeviceRow> devices;
    std::vector<engine::StreamRow> streams;
    std::vector<engine::EventRow> events;
    std::vector<engine::CheckpointRow> checkpoints;
    std::vector<engine::PackRow> packs;
    engine::EpochRow epoch;
    std::vector<engine::WrapRow> wraps;

    bool operator==(const Contents&) const = default;
};
Contents contentsOf(const engine::Vault& vault);

/// Whether the write-ahead log was written back, as when the last program closes the store, or was
/// left beside it with the last interview in it, as after a power cut.
enum class Log { WrittenBack, Left };

/// A store of three short interviews as files; and what an auditor keeps elsewhere.
class SmallStore {
public:
    explicit SmallStore(const Folder& folder, Log log = Log::WrittenBack);

    const std::string& path() const { return path_; }
    const Contents& contents() const { return contents_; }
    const engine::OfficeSecrets& secrets() const { return secrets_; }
    /// A checkpoint of the end, kept elsewhere.
    const std::vector<engine::CheckpointRow>& anchors() const { return anchors_; }

    void putBack() const;   ///< the files as they were at the end
    void putOlder() const;  ///< as they were before the last interview

    /// Whether opening or verifying finds something wrong with what is there now.
    bool isFound(const std::vector<engine::CheckpointRow>& anchors) const;

private:
    using Copy = std::vector<std::pair<std::string, std::string>>;  // name, bytes
    Copy copy() const;
    static void put(const Copy& copy);

    std::string path_;
    Copy older_, whole_;
    Contents contents_;
    engine::OfficeSecrets secrets_;
    std::vector<engine::CheckpointRow> anchors_;
};

}  // namespace opmaat::faults
