#include <chrono>
#include <cstdio>
#include <map>
#include <memory>
#include <stdexcept>
#include <thread>

#include "child.h"
#include "engine/record/case.h"
#include "engine/record/open_store.h"
#include "engine/record/sealed_store.h"
#include "engine/record/verify.h"
#include "many_roles.h"
#include "privacy.h"
#include "tests/engine/interview/made_up_pack.h"
#include "tests/postgres/server.h"
#include "workload.h"

namespace opmaat::faults {
namespace {

using namespace engine;

constexpr int kKiosks = 3, kDesks = 2;

/// A store and the programs that work with it, each with a device of its own.
class Programs {
public:
    Programs(std::string store, const Folder& folder, Random& random)
        : store_(std::move(store)), folder_(folder), random_(random)
    {
        const auto vault = makeVault(store_);
        makeOffice(*vault, kDemoPassphrase, "made up", true);
    }

    void start(const std::string& role, int many)
    {
        const auto vault = openVault(store_);
        const OfficeSecrets secrets = unlockWithPassphrase(*vault, kDemoPassphrase);
        for (int i = 0; i < many; ++i) {
            devices_.push_back(folder_.file(role + std::to_string(i)));
            writeDevice(devices_.back(), addDevice(*vault, secrets, role));
            children_.push_back(std::make_unique<Child>(
                std::vector<std::string>{"--many", role, store_, devices_.back(),
                                         std::to_string(random_())},
                folder_.file("")));
        }
    }
    /// Lets them work for so long. @return how many did not end well
    long work(std::chrono::milliseconds time)
    {
        std::this_thread::sleep_for(time);
        for (const auto& child : children_) {
            child->hangUp();
        }
        long failed = 0;
        for (const auto& child : children_) {
            failed += child->wait() == 0 ? 0 : 1;
        }
        return failed;
    }
    std::vector<Acknowledged> acknowledged() const
    {
        std::vector<Acknowledged> all;
        for (const std::string& device : devices_) {
            const auto more = readAcknowledged(device + ".done");
            all.insert(all.end(), more.begin(), more.end());
        }
        return all;
    }
    const std::string& store() const { return store_; }

private:
    std::string store_;
    const Folder& folder_;
    Random& random_;
    std::vector<std::string> devices_;
    std::vector<std::unique_ptr<Child>> children_;
};

long damagesIn(const Vault& vault)
{
    const OfficeSecrets secrets = unlockWithPassphrase(vault, kDemoPassphrase);
    return static_cast<long>(verify(vault, &secrets, {}).damages.size());
}

/// Acknowledged events that are not there once, and others that nobody was told of.
long miscounted(const Vault& vault, const std::vector<Acknowledged>& acknowledged)
{
    std::map<std::pair<Bytes, std::int64_t>, long> there;
    const Bytes log = officeOf(vault).log;
    vault.scan(1, [&](const EventRow& event) {
        ++there[{event.stream, event.stream == log ? kSomewhere : event.sequence}];
        return true;
    });
    for (const Acknowledged& event : acknowledged) {
        --there[{event.stream, event.sequence}];
    }
    long wrong = 0;
    for (const auto& [event, count] : there) {
        wrong += std::abs(count);
    }
    return wrong;
}

/// Interviews whose events are no interview and what a desk did with it.
long impossible(SealedStore& store, long& interviews)
{
    const Pack pack = madeUpPack();
    store.unlock(kDemoPassphrase);
    long wrong = 0;
    for (const StoredInterview& listed : store.interviews()) {
        ++interviews;
        try {
            Case(pack, store.events(listed.id));
        } catch (const std::logic_error& error) {
            std::fprintf(stderr, "interview %s: %s\n", listed.id.c_str(), error.what());
            ++wrong;
        }
    }
    return wrong;
}

/// Three kiosks and two desks, and what they leave.
Outcome writeAtOnce(const std::string& address, const Folder& folder, long seconds, Random& random,
                    Count control)
{
    Programs programs(address, folder, random);
    programs.start("kiosk", kKiosks);
    programs.start("desk", kDesks);
    const long failed = programs.work(std::chrono::seconds(seconds));
    const std::vector<Acknowledged> acknowledged = programs.acknowledged();
    SealedStore store(openVault(address), readDevice(folder.file("desk0")));
    long interviews = 0;
    const long wrong = failed + miscounted(store.vault(), acknowledged) + damagesIn(store.vault()) +
                       impossible(store, interviews);
    return {{"acknowledged events of 3 kiosks and 2 desks not there once in one chain:",
             static_cast<long>(acknowledged.size()), wrong},
            {std::move(control)},
            std::to_string(interviews) + " interviews in " + std::to_string(seconds) + " s"};
}

Count isNamed(const Vault& vault)
{
    return {"a writer that goes around the chain, named by verify:", 1,
            damagesIn(vault) > 0 ? 1 : 0};
}

/// A kiosk, and a writer that takes part in everything but the chain.
Count goAround(Random& random)
{
    const Folder folder;
    Programs programs(folder.store(), folder, random);
    programs.start("kiosk", 1);
    programs.start("around", 1);
    programs.work(std::chrono::seconds(1));
    return isNamed(*openVault(folder.store()));
}

/// The same on a server, by its superuser.
Count goAround(testing::PostgresServer& server, Random& random)
{
    const Folder folder;
    const std::string address = server.newDatabase();
    Programs programs(address, folder, random);
    programs.start("kiosk", 1);
    programs.work(std::chrono::seconds(1));
    server.run(
        "INSERT INTO opmaat.event SELECT (SELECT max(position) + 1 FROM opmaat.event), stream,"
        " (SELECT max(sequence) + 1 FROM opmaat.event WHERE stream = first.stream), device,"
        " handover, previous, sealed, erased, link FROM opmaat.event AS first WHERE position = 1",
        address.substr(address.rfind('/') + 1));
    return isNamed(*openVault(address));
}

}  // namespace

Outcome runManyPrograms(long runs, Random& random)
{
    const Folder folder;
    return writeAtOnce(folder.store(), folder, runs, random, goAround(random));
}

Outcome runManyOnServer(long runs, Random& random)
{
    if (const std::string why = testing::PostgresServer::whyNot(); !why.empty()) {
        throw Skipped(why);
    }
    testing::PostgresServer server;
    const Folder folder;
    return writeAtOnce(server.newDatabase(), folder, runs, random, goAround(server, random));
}

}  // namespace opmaat::faults
