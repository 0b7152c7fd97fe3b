#include <algorithm>

#include "failing.h"
#include "faulty_system.h"

namespace opmaat::faults {
namespace {

struct Failure {
    const JobKind* job = nullptr;
    long at = 0;  ///< call, counted from 0
    Trouble trouble = Trouble::Error;
    Lasting lasting = Lasting::Once;
};

class Disk : public Between {
public:
    explicit Disk(const Failure& failure)
    {
        system_.failAt(failure.at, failure.trouble, failure.lasting);
    }
    void mend() override { system_.mend(); }
    std::string tooEarly() override
    {
        const std::vector<std::string> files = system_.unsynced("-wal");
        return files.empty() ? "" : "acknowledged before " + files.front() + " was synced";
    }
    const std::vector<Call>& calls() const { return system_.calls(); }

private:
    FaultySystem system_;
};

std::vector<Call> callsOf(const Folder& folder, const JobKind& kind)
{
    folder.empty();
    Disk disk({&kind, -1});
    const auto job = kind.make(folder);
    if (const std::string mistake = work(*job, disk).mistake; !mistake.empty()) {
        throw std::runtime_error(std::string(kind.name) + ", on a good disk: " + mistake);
    }
    return disk.calls();
}

struct Way {
    Trouble trouble;
    Lasting lasting;
};

/// Each call of each job that can fail so, in a group of its own for each job and way.
std::vector<std::vector<Failure>> failuresOf(const Folder& folder, std::span<const Way> ways)
{
    std::vector<std::vector<Failure>> groups;
    for (const JobKind& kind : allJobs()) {
        const std::vector<Call> calls = callsOf(folder, kind);
        for (const Way& way : ways) {
            std::vector<Failure> group;
            for (std::size_t at = 0; at < calls.size(); ++at) {
                if (canBe(calls[at], way.trouble)) {
                    group.push_back({&kind, static_cast<long>(at), way.trouble, way.lasting});
                }
            }
            groups.push_back(std::move(group));
        }
    }
    return groups;
}

void tell(const Failure& failure, const std::string& mistake)
{
    std::fprintf(stderr, "%s, call %ld, trouble %d, lasting %d: %s\n", failure.job->name,
                 failure.at, int(failure.trouble), int(failure.lasting), mistake.c_str());
}

Count control(std::string what, const Folder& folder, const Way& way, Client client, long runs,
              Random& random)
{
    Count count{std::move(what)};
    for (const Failure& failure :
         someOfEach(failuresOf(folder, std::span(&way, 1)), runs, random)) {
        ++count.runs;
        count.lost += runOnce<Disk>(folder, failure, client).mistake.empty() ? 0 : 1;
    }
    return count;
}

struct Tried {
    Count count;
    long all = 0, refusals = 0;
};

Tried tryAll(std::string what, const Folder& folder, std::span<const Way> ways, long runs,
             Random& random)
{
    auto groups = failuresOf(folder, ways);
    Tried tried{{std::move(what)}};
    for (const auto& group : groups) {
        tried.all += static_cast<long>(group.size());
    }
    for (const Failure& failure : someOfEach(std::move(groups), runs, random)) {
        const Run run = runOnce<Disk>(folder, failure);
        ++tried.count.runs;
        tried.refusals += run.refusals;
        tried.count.lost += run.mistake.empty() ? 0 : 1;
        if (!run.mistake.empty()) {
            tell(failure, run.mistake);
        }
    }
    return tried;
}

std::string summary(const Tried& tried)
{
    return "of " + std::to_string(tried.all) + " in five jobs, " + std::to_string(tried.refusals) +
           " refusals";
}

}  // namespace

Outcome failEveryOperation(long runs, Random& random)
{
    constexpr std::array kWays = {
        Way{Trouble::Error, Lasting::Once},       Way{Trouble::Error, Lasting::ForGood},
        Way{Trouble::Full, Lasting::Once},        Way{Trouble::Full, Lasting::ForGood},
        Way{Trouble::ReadOnly, Lasting::Once},    Way{Trouble::ReadOnly, Lasting::ForGood},
        Way{Trouble::Short, Lasting::Once},       Way{Trouble::Short, Lasting::ForGood},
        Way{Trouble::Interrupted, Lasting::Once}, Way{Trouble::Interrupted, Lasting::Rounds}};
    const Folder folder;
    const Tried tried = tryAll(
        "calls that err, find the disk full or read-only, do half or are interrupted:", folder,
        kWays, runs, random);
    const long few = std::max(10L, runs / 20);
    return {tried.count,
            {control("a disk that does nothing and says all is well:", folder,
                     {Trouble::Lie, Lasting::ForGood}, Client::Asks, few, random),
             control("a client who takes a refusal for a yes:", folder,
                     {Trouble::Error, Lasting::ForGood}, Client::Believes, few, random)},
            summary(tried)};
}

Outcome slowTheDisk(long runs, Random& random)
{
    constexpr std::array kWays = {Way{Trouble::Slow, Lasting::ForGood}};
    const Folder folder;
    const Tried tried =
        tryAll("answers on a disk that is slow from some call on:", folder, kWays, runs, random);
    return {tried.count,
            {control("syncs that answer before they are done:", folder,
                     {Trouble::EarlySync, Lasting::ForGood}, Client::Asks, std::max(10L, runs / 20),
                     random)},
            summary(tried)};
}

}  // namespace opmaat::faults
