#include "engine/commands/store_packs.h"

#include <filesystem>

#include "engine/assessment/chooser.h"
#include "engine/assessment/replay.h"
#include "engine/commands/store_access.h"
#include "engine/record/adopted_pack.h"
#include "engine/record/case.h"
#include "engine/record/pack_archive.h"

namespace opmaat::engine {
namespace {

namespace fs = std::filesystem;
using json::Value;

/// One result that was kept, and the same made again.
struct Comparison {
    Computation kept;
    KeptResult again;

    bool isSame() const { return kept.resultHash == again.hash; }
};

std::vector<Comparison> compareAll(const std::vector<Event>& events, const Pack& pack)
{
    const Assessor assessor(pack);
    std::vector<Comparison> compared;
    Case whole(pack);
    for (const Event& event : events) {
        const Interview before = whole.interview();
        whole.apply(event);
        if (event.kind != EventKind::Assessed) {
            continue;
        }
        const Computation& kept = whole.computations().back();
        if (kept.packHash != pack.hash) {
            throw StoreError("Event " + std::to_string(event.sequence) + " was made with pack " +
                             kept.packHash + ", and the interview with " + pack.hash +
                             ". Run 'opmaat store verify'.");
        }
        compared.push_back({kept, keptResult(assessor, before, kept.software)});
    }
    return compared;
}

Value valueOf(const Comparison& one)
{
    return Value(Value::Object{{"sequence", number(one.kept.sequence)},
                               {"at", text(utcText(one.kept.at))},
                               {"software", text(one.kept.software)},
                               {"resultHash", text(one.kept.resultHash)},
                               {"replayedHash", text(one.again.hash)},
                               {"same", Value(one.isSame())},
                               {"result", json::parse(one.again.json, "result")}});
}

std::string sentenceFor(const Comparison& one)
{
    return "The result of " + utcText(one.kept.at) + " by version " + one.kept.software +
           (one.isSame() ? " is the same to the byte: " + one.again.hash
                         : " was " + one.kept.resultHash + " and is now " + one.again.hash +
                               ": this version computes it differently. Use the version of its"
                               " day") +
           ".\n";
}

int recordNow(const StoreArguments& arguments, SealedStore& store, const std::string& id,
              const std::vector<Event>& events, const Pack& pack)
{
    Case whole(pack, events);
    const KeptResult result = keptResult(Assessor(pack), whole.interview());
    Event event = assessedEvent(result, pack);
    event.sequence = static_cast<std::int64_t>(events.size());
    event.at = presentTime();
    whole.apply(event);
    if (!arguments.dryRun) {
        store.append(id, event);
    }
    return answer(arguments,
                  (arguments.dryRun ? "Nothing was changed: the hash would be " : "Kept: ") +
                      result.hash + ".\n",
                  {{"resultHash", text(result.hash)}, {"dryRun", Value(arguments.dryRun)}});
}

/// Of a colleague of who adopts; nothing in a demonstration, where a pack needs none.
std::optional<PackSignature> publishedSignature(const StoreArguments& arguments,
                                                const SealedStore& store, const Bytes& hash)
{
    if (store.isDemo()) {
        return std::nullopt;
    }
    const auto signatures = checkedSignatures(arguments.pack, hash);
    return publishedByAnother(signatures, officeLogOf(store), *store.secrets());
}

Bytes signedAdoption(const SealedStore& store, const Pack& pack, const PackSignature& published)
{
    const auto before = static_cast<std::int64_t>(officeLogOf(store).packs().size());
    Adoption adoption{published,    pack.id, pack.version, store.secrets()->label, before + 1,
                      presentDay(), {}};
    signAdoption(adoption, officeOf(store.vault()).id, store.secrets()->sign);
    return toJson(adoption);
}

}  // namespace

Pack packOfRecord(const Vault& vault, const std::string& hash, const std::string& folder)
{
    if (const auto bytes = fromHex(hash)) {
        if (const auto row = vault.pack(*bytes)) {
            return packFrom(*row);
        }
    }
    std::error_code error;
    for (const auto& entry : fs::directory_iterator(folder, error)) {
        if (fs::exists(entry.path() / "pack.json") && packHash(entry.path().string()) == hash) {
            return loadPack(entry.path().string());
        }
    }
    throw StoreError("Store " + vault.name() + " does not keep pack " + hash +
                     ". Adopt it with 'opmaat store adopt PACK', or name the folder of packs with"
                     " --packs.");
}

int storeAdopt(const StoreArguments& arguments)
{
    const auto store = unlockedStore(arguments);
    PackRow row = packRow(arguments.pack);
    const auto published = publishedSignature(arguments, *store, row.hash);
    const Pack pack = loadPack(arguments.pack);  // parsed after its signature was found good
    if (pack.hash != toHex(row.hash)) {
        throw StoreError("Pack " + arguments.pack +
                         " was changed while it was read. Nothing was adopted; try again.");
    }
    if (published) {
        row.signatures = signedAdoption(*store, pack, *published);
    }
    const bool known = store->vault().pack(row.hash).has_value();
    const std::string name = "Pack " + pack.id + " " + pack.version + " (" + pack.hash + ")";
    if (!arguments.dryRun) {
        store->vault().putPack(row);
        Event event = officeEvent(EventKind::PackAdopted);
        event.pack = pack.id;
        event.packVersion = pack.version;
        event.packHash = pack.hash;
        keepInLog(*store, std::move(event));
    }
    return answer(arguments,
                  name + (arguments.dryRun ? " would be adopted" : " is adopted") +
                      (known ? "; the store kept it already.\n" : " and kept.\n"),
                  {{"pack", text(pack.id)},
                   {"packVersion", text(pack.version)},
                   {"packHash", text(pack.hash)},
                   {"bytes", number(static_cast<std::int64_t>(row.archive.size()))},
                   {"known", Value(known)},
                   {"dryRun", Value(arguments.dryRun)}});
}

int storeReplay(const StoreArguments& arguments)
{
    const std::string id = interviewId(arguments.code);
    const auto store = unlockedStore(arguments);
    const std::vector<Event> events = store->events(id);
    const Pack pack = packOfRecord(store->vault(), events.at(0).packHash, arguments.packs);
    if (arguments.recordResult) {
        return recordNow(arguments, *store, id, events, pack);
    }
    const std::vector<Comparison> compared = compareAll(events, pack);
    if (compared.empty()) {
        throw StoreError("No result of interview " + id +
                         " was kept yet, so there is nothing to compare. The desk keeps one when it"
                         " shows it; --record does it here.");
    }
    std::string lines;
    Value::Array values;
    bool same = true;
    for (const Comparison& one : compared) {
        lines += sentenceFor(one);
        values.push_back(valueOf(one));
        same = same && one.isSame();
    }
    const auto otherChoice = firstOtherChoice(Assessor(pack), id, events);
    if (otherChoice) {
        lines += "Event " + std::to_string(*otherChoice) +
                 " chose another item than its answers and rules lead to with this version.\n";
        same = false;
    }
    answer(arguments, lines,
           {{"interview", text(id)},
            {"same", Value(same)},
            {"otherChoice", otherChoice ? number(*otherChoice) : Value()},
            {"results", Value(std::move(values))}});
    return same ? kFine : kRefused;
}

}  // namespace opmaat::engine
