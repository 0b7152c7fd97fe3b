#include "failing.h"
#include "faulty_memory.h"

namespace opmaat::faults {
namespace {

struct Failure {
    const JobKind* job = nullptr;
    Memory memory = Memory::SQLite;
    long at = -1;  ///< allocation, counted from 0
    bool forGood = false;
};

class Heap : public Between {
public:
    explicit Heap(const Failure& failure)
    {
        memory_.failAt(failure.memory, failure.at, failure.forGood);
    }
    void watch(bool on) override { memory_.watch(on); }
    void mend() override { memory_.mend(); }
    const FaultyMemory& memory() const { return memory_; }

private:
    FaultyMemory memory_;
};

/// Each allocation of each job, once and from then on.
std::vector<std::vector<Failure>> failuresOf(const Folder& folder)
{
    std::vector<std::vector<Failure>> groups;
    for (const JobKind& kind : allJobs()) {
        folder.empty();
        Heap heap({&kind});
        const auto job = kind.make(folder);
        if (const std::string mistake = work(*job, heap).mistake; !mistake.empty()) {
            throw std::runtime_error(std::string(kind.name) + ", with memory: " + mistake);
        }
        for (const Memory memory : kAllMemory) {
            std::vector<Failure> once, forGood;
            for (long at = 0; at < heap.memory().allocations(memory); ++at) {
                once.push_back({&kind, memory, at, false});
                forGood.push_back({&kind, memory, at, true});
            }
            groups.push_back(std::move(once));
            groups.push_back(std::move(forGood));
        }
    }
    return groups;
}

}  // namespace

Outcome failEveryAllocation(long runs, Random& random)
{
    const Folder folder;
    const auto groups = failuresOf(folder);
    long all = 0, refusals = 0;
    for (const auto& group : groups) {
        all += static_cast<long>(group.size());
    }
    Count honest{"allocations of SQLite, of secrets and of objects that fail:"};
    for (const Failure& failure : someOfEach(groups, runs, random)) {
        const Run run = runOnce<Heap>(folder, failure);
        ++honest.runs;
        refusals += run.refusals;
        honest.lost += run.mistake.empty() ? 0 : 1;
        if (!run.mistake.empty()) {
            std::fprintf(stderr, "%s, memory %d, allocation %ld%s: %s\n", failure.job->name,
                         int(failure.memory), failure.at, failure.forGood ? ", for good" : "",
                         run.mistake.c_str());
        }
    }
    Count believes{"a client who takes a refusal for a yes:"};
    for (const Failure& failure : someOfEach(groups, std::max(30L, runs / 20), random)) {
        ++believes.runs;
        believes.lost += runOnce<Heap>(folder, failure, Client::Believes).mistake.empty() ? 0 : 1;
    }
    return {
        honest,
        {believes},
        "of " + std::to_string(all) + " in five jobs, " + std::to_string(refusals) + " refusals"};
}

}  // namespace opmaat::faults
