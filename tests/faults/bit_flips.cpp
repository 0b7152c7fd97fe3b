#include <algorithm>
#include <fstream>
#include <map>
#include <numeric>

#include "engine/record/sqlite/sqlite_vault.h"
#include "engine/record/verify.h"
#include "experiment.h"
#include "small_store.h"

namespace opmaat::faults {
namespace {

struct Bit {
    const SmallStore* store;
    const char* part;  ///< of the store's name
    std::int64_t number;
};

void addBits(std::vector<Bit>& bits, const SmallStore& store, std::initializer_list<const char*> of)
{
    store.putBack();
    for (const char* part : of) {
        std::ifstream file(store.path() + part, std::ios::binary | std::ios::ate);
        const std::int64_t size = 8 * static_cast<std::int64_t>(file.tellg());
        for (std::int64_t number = 0; number < size; ++number) {
            bits.push_back({&store, part, number});
        }
    }
}

void flip(const Bit& bit)
{
    std::fstream file(bit.store->path() + bit.part,
                      std::ios::in | std::ios::out | std::ios::binary);
    file.seekg(bit.number / 8);
    const int byte = file.get() ^ (1 << (bit.number % 8));
    file.seekp(bit.number / 8);
    file.put(static_cast<char>(byte));
}

/// The name of what reads otherwise than it was written; "" when nothing does.
std::string differenceIn(const Contents& now, const Contents& then)
{
    const std::vector<std::pair<const char*, bool>> parts = {
        {"office", now.generations == then.generations},
        {"slots", now.slots == then.slots},
        {"devices", now.devices == then.devices},
        {"streams", now.streams == then.streams},
        {"events", now.events == then.events},
        {"checkpoints", now.checkpoints == then.checkpoints},
        {"packs", now.packs == then.packs},
        {"epoch", now.epoch == then.epoch},
        {"wraps", now.wraps == then.wraps}};
    const auto other =
        std::find_if(parts.begin(), parts.end(), [](const auto& part) { return !part.second; });
    return other == parts.end() ? "" : other->first;
}

/// All that is gone is the store's own copy of a checkpoint that somebody keeps elsewhere.
bool lacksOnlyAnchors(const SmallStore& store, Contents now)
{
    for (const engine::CheckpointRow& anchor : store.anchors()) {
        if (std::find(now.checkpoints.begin(), now.checkpoints.end(), anchor) ==
            now.checkpoints.end()) {
            now.checkpoints.push_back(anchor);
        }
    }
    return now == store.contents();
}

struct Flipped {
    bool found = false;       ///< by opening or verifying
    bool foundAlone = false;  ///< the same, without the checkpoint that is kept elsewhere
    bool lacksOnlyAnchors = false;
    std::string difference;  ///< in what is read
};

Flipped afterFlip(const Bit& bit)
{
    const SmallStore& store = *bit.store;
    flip(bit);
    Flipped after;
    try {
        const auto vault = engine::openSqliteVault(store.path());
        const Contents now = contentsOf(*vault);
        after.difference = differenceIn(now, store.contents());
        after.lacksOnlyAnchors = !after.difference.empty() && lacksOnlyAnchors(store, now);
        after.found = !engine::verify(*vault, &store.secrets(), store.anchors()).damages.empty();
        after.foundAlone =
            after.found && !engine::verify(*vault, &store.secrets(), {}).damages.empty();
    } catch (const engine::StoreError&) {
        after.found = after.foundAlone = true;
    }
    return after;
}

/// What came of all flips.
struct Tally {
    Count flips{"flipped bits that change what is read:"};
    Count quickCheck{"SQLite's own check alone:"};
    Count alone{"a flipped log without a checkpoint kept elsewhere:"};
    long harmless = 0, anchors = 0;
    std::map<std::string, int> missed;

    void add(const Bit& bit, const Flipped& after);
};

void Tally::add(const Bit& bit, const Flipped& after)
{
    if (after.difference.empty() && !after.found) {
        ++harmless;
        return;
    }
    if (after.lacksOnlyAnchors && !after.found) {
        ++anchors;
        return;
    }
    ++flips.runs;
    ++quickCheck.runs;
    quickCheck.lost += after.difference.empty() ? 0 : 1;
    if (std::string_view(bit.part).ends_with("-wal")) {
        ++alone.runs;
        alone.lost += after.foundAlone ? 0 : 1;
    }
    if (!after.found) {
        ++flips.lost;
        ++missed[after.difference];
    }
}

}  // namespace

Outcome flipBits(long runs, Random& random)
{
    const Folder closedFolder, leftFolder;
    const SmallStore closed(closedFolder), left(leftFolder, Log::Left);
    std::vector<Bit> bits;
    addBits(bits, closed, {"", ".keys"});
    addBits(bits, left, {"-wal", ".keys-wal"});
    const auto all = bits.size();
    std::shuffle(bits.begin(), bits.end(), random);
    bits.resize(std::min(all, static_cast<std::size_t>(runs)));
    Tally tally;
    for (const Bit& bit : bits) {
        const Flipped after = afterFlip(bit);
        bit.store->putBack();
        tally.add(bit, after);
    }
    for (const auto& [part, count] : tally.missed) {
        std::fprintf(stderr, "%d flips in %s are not found\n", count, part.c_str());
    }
    return {tally.flips,
            {tally.quickCheck, tally.alone},
            std::to_string(bits.size()) + " of " + std::to_string(all) + " bits flipped, " +
                std::to_string(tally.harmless) + " of them where nothing is ever read, " +
                std::to_string(tally.anchors) +
                " cost only the store's own copy of a checkpoint kept elsewhere"};
}

}  // namespace opmaat::faults
