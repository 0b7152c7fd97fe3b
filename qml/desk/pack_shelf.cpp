#include "qml/desk/pack_shelf.h"

#include <algorithm>
#include <optional>
#include <stdexcept>

#include "engine/json/finding.h"

namespace opmaat::desk {

struct PackShelf::Entry {
    std::filesystem::path folder;
    engine::Findings errors;  // of a pack that cannot be used
    std::optional<engine::Pack> pack;
    std::unique_ptr<engine::Assessor> assessor;
};

PackShelf::PackShelf(std::filesystem::path folder) : folder_(std::move(folder)) {}

PackShelf::~PackShelf() = default;

void PackShelf::look()
{
    if (looked_) return;
    looked_ = true;
    std::error_code ignored;  // a folder that is not there holds no packs
    std::vector<std::filesystem::path> folders;
    for (const auto& entry : std::filesystem::directory_iterator(folder_, ignored)) {
        if (std::filesystem::exists(entry.path() / "pack.json")) folders.push_back(entry.path());
    }
    std::sort(folders.begin(), folders.end());
    for (const auto& path : folders) {
        auto entry = std::make_unique<Entry>();
        entry->folder = path;
        auto loaded = engine::readPack(path.string());
        entry->pack = std::move(loaded.pack);
        if (!entry->pack) entry->errors = std::move(loaded.findings);
        entries_.push_back(std::move(entry));
    }
}

const engine::Pack* PackShelf::find(const std::string& id, const std::string& hash)
{
    look();
    const engine::Pack* sameName = nullptr;
    for (const auto& entry : entries_) {
        if (!entry->pack) continue;
        if (entry->pack->hash == hash) return &*entry->pack;
        if (entry->pack->id == id && sameName == nullptr) sameName = &*entry->pack;
    }
    if (sameName != nullptr) return sameName;
    for (const auto& entry : entries_) {
        if (!entry->pack && entry->folder.filename() == id) throw engine::InputError(entry->errors);
    }
    return nullptr;
}

const engine::Pack& PackShelf::open(const std::filesystem::path& folder)
{
    auto entry = std::make_unique<Entry>();
    entry->folder = folder;
    entry->pack = engine::loadPack(folder.string());
    entries_.push_back(std::move(entry));
    return *entries_.back()->pack;
}

const engine::Assessor& PackShelf::assessor(const engine::Pack& pack)
{
    const auto entry = std::find_if(entries_.begin(), entries_.end(), [&](const auto& candidate) {
        return candidate->pack && &*candidate->pack == &pack;
    });
    if (entry == entries_.end()) throw std::invalid_argument("a pack of another shelf");
    if (!(*entry)->assessor) (*entry)->assessor = std::make_unique<engine::Assessor>(pack);
    return *(*entry)->assessor;
}

}  // namespace opmaat::desk
