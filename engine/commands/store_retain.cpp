#include <set>

#include "engine/commands/store_access.h"
#include "engine/commands/store_packs.h"
#include "engine/record/backup.h"
#include "engine/record/retention.h"

namespace opmaat::engine {
namespace {

using json::Value;

std::string dayText(std::int32_t day)
{
    return utcText(std::chrono::sys_days(std::chrono::days(day))).substr(0, 10);
}

/// What the packs ask, as far as they are at hand.
struct Policies {
    std::map<std::string, Retention> byHash;
    std::string words;
};

Policies policiesOf(const Vault& vault, const std::vector<KeptStream>& streams,
                    const std::string& folder)
{
    Policies policies;
    std::set<std::string> seen;
    for (const KeptStream& stream : streams) {
        if (stream.isOffice || !seen.insert(stream.packHash).second) {
            continue;
        }
        try {
            const Pack pack = packOfRecord(vault, stream.packHash, folder);
            policies.byHash[stream.packHash] = pack.retention;
            policies.words += (policies.words.empty() ? "" : "; ") + pack.id + " " + pack.version +
                              ": " + std::to_string(pack.retention.days) + " days";
        } catch (const StoreError&) {
            continue;  // the plan names the interviews of a pack that is not at hand
        }
    }
    return policies;
}

std::vector<KeptStream> keptStreams(const Vault& vault)
{
    std::vector<KeptStream> kept;
    for (const StreamRow& stream : vault.streams()) {
        const auto first = vault.events(stream.id, 1);
        if (!first.empty() && first.front().erased.empty()) {
            kept.push_back(
                {toHex(stream.id), toHex(stream.pack), stream.day, stream.isOffice, false});
        }
    }
    return kept;
}

/// Only what is due is opened, to see whether its client asked to keep it.
RetentionPlan planFor(const SealedStore& store, const Policies& policies,
                      std::vector<KeptStream> streams)
{
    std::set<std::string> due;
    for (const DueStream& one : planRetention(streams, policies.byHash, presentDay()).erase) {
        due.insert(one.id);
    }
    for (KeptStream& stream : streams) {
        stream.isRestricted = due.contains(stream.id) && isRestricted(store.events(stream.id));
    }
    return planRetention(streams, policies.byHash, presentDay());
}

void eraseAll(SealedStore& store, const RetentionPlan& plan, const std::string& policy)
{
    std::vector<Bytes> streams;
    for (const DueStream& due : plan.erase) {
        streams.push_back(fromHex(due.id).value());
    }
    if (!streams.empty()) {
        eraseStreams(store.vault(), *store.secrets(), streams);
    }
    for (std::size_t i = 0; i < streams.size(); ++i) {
        keepInLog(store, officeEvent(EventKind::Erased,
                                     {{"streamHash", erasedName(streams[i])},
                                      {"reason", "kept until " + dayText(plan.erase[i].lastDay)},
                                      {"ground", "retention: " + policy}}));
    }
    keepInLog(store, officeEvent(EventKind::Retained,
                                 {{"policy", policy.empty() ? "none at hand" : policy},
                                  {"count", std::to_string(streams.size())}}));
}

std::string inWords(const std::vector<DueStream>& due, const std::string& what)
{
    std::string lines = counted(static_cast<std::int64_t>(due.size()), "interview") + " " + what +
                        (due.empty() ? ".\n" : ":\n");
    for (const DueStream& one : due) {
        lines += "  " + one.id + "  kept until " + dayText(one.lastDay) + "\n";
    }
    return lines;
}

std::string inWords(const std::vector<std::string>& ids, const std::string& what)
{
    std::string lines = ids.empty() ? ""
                                    : counted(static_cast<std::int64_t>(ids.size()), "interview") +
                                          " " + what + ":\n";
    for (const std::string& id : ids) {
        lines += "  " + id + "\n";
    }
    return lines;
}

Value asValue(const std::vector<DueStream>& due)
{
    Value::Array array;
    for (const DueStream& one : due) {
        array.push_back(Value(
            Value::Object{{"interview", text(one.id)}, {"lastDay", text(dayText(one.lastDay))}}));
    }
    return Value(std::move(array));
}

}  // namespace

int storeRetain(const StoreArguments& arguments)
{
    const auto store = unlockedStore(arguments);
    const std::vector<KeptStream> streams = keptStreams(store->vault());
    const Policies policies = policiesOf(store->vault(), streams, arguments.packs);
    const RetentionPlan plan = planFor(*store, policies, streams);
    if (!arguments.dryRun) {
        eraseAll(*store, plan, policies.words);
    }
    return answer(
        arguments,
        inWords(plan.erase, arguments.dryRun ? "would be erased" : "erased for ever") +
            inWords(plan.soon, "will be erased soon") +
            inWords(plan.held, "kept longer, since the client asked not to use them; decide") +
            inWords(plan.withoutPolicy, "of a pack that is not at hand; adopt it") +
            inWords(plan.ahead, "began after today: a clock was wrong"),
        {{"dryRun", Value(arguments.dryRun)},
         {"policy", text(policies.words)},
         {"erased", asValue(plan.erase)},
         {"soon", asValue(plan.soon)},
         {"held", asValue(plan.held)},
         {"withoutPolicy", list(plan.withoutPolicy)},
         {"ahead", list(plan.ahead)}});
}

}  // namespace opmaat::engine
