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
    const char* part;  ///< of the store's name
    std::int64_t number;
};

std::vector<Bit> bitsOf(const SmallStore& store)
{
    std::vector<Bit> bits;
    for (const char* part : {"", ".keys"}) {
        std::ifstream file(store.path() + part, std::ios::binary | std::ios::ate);
        const std::int64_t size = 8 * static_cast<std::int64_t>(file.tellg());
        for (std::int64_t number = 0; number < size; ++number) {
            bits.push_back({part, number});
        }
    }
    return bits;
}

void flip(const SmallStore& store, const Bit& bit)
{
    std::fstream file(store.path() + bit.part, std::ios::in | std::ios::out | std::ios::binary);
    file.seekg(bit.number / 8);
    const int byte = file.get() ^ (1 << (bit.number % 8));
    file.seekp(bit.number / 8);
    file.put(static_cast<char>(byte));
}

/// The name of what reads otherwise than it was written; "" when nothing does.
std::string differenceIn(const engine::Vault& vault, const Contents& then)
{
    const Contents now = contentsOf(vault);
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

struct Flipped {
    bool found = false;      ///< by opening or verifying
    std::string difference;  ///< in what is read
};

Flipped afterFlip(const SmallStore& store, const Bit& bit)
{
    flip(store, bit);
    Flipped after;
    try {
        const auto vault = engine::openSqliteVault(store.path());
        after.difference = differenceIn(*vault, store.contents());
        after.found = !engine::verify(*vault, &store.secrets(), store.anchors()).damages.empty();
    } catch (const engine::StoreError&) {
        after.found = true;
    }
    return after;
}

}  // namespace

Outcome flipBits(long runs, Random& random)
{
    const Folder folder;
    const SmallStore store(folder);
    std::vector<Bit> bits = bitsOf(store);
    const auto all = bits.size();
    std::shuffle(bits.begin(), bits.end(), random);
    bits.resize(std::min(all, static_cast<std::size_t>(runs)));
    Count flips{"flipped bits that change what is read:"};
    Count control{"SQLite's own check alone:"};
    long harmless = 0;
    std::map<std::string, int> missed;
    for (const Bit& bit : bits) {
        const Flipped after = afterFlip(store, bit);
        store.putBack();
        if (after.difference.empty() && !after.found) {
            ++harmless;
            continue;
        }
        ++flips.runs;
        ++control.runs;
        control.lost += after.difference.empty() ? 0 : 1;
        if (!after.found) {
            ++flips.lost;
            ++missed[after.difference];
        }
    }
    for (const auto& [part, count] : missed) {
        std::fprintf(stderr, "%d flips in %s are not found\n", count, part.c_str());
    }
    return {flips,
            {control},
            std::to_string(bits.size()) + " of " + std::to_string(all) + " bits flipped, " +
                std::to_string(harmless) + " of them where nothing is ever read"};
}

}  // namespace opmaat::faults
