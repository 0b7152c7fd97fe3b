#include <algorithm>

#include "experiment.h"
#include "faulty_disk.h"
#include "workload.h"

namespace opmaat::faults {
namespace {

struct Run {
    int operations = 0, refusals = 0;
    std::string mistake;
};

struct Failure {
    int at = -1;  // operation, counted from 0
    Fault fault = Fault::Error;
    bool lasting = false;
};

/// A client who answers, closes and comes back, and taps again after a refusal. A lasting failure
/// is mended after five refusals.
Run runOnce(const Folder& folder, const Failure& failure, int events)
{
    folder.empty();
    Run run;
    int acknowledged = 0;
    {
        FaultyDisk disk;
        disk.failAt(failure.at, failure.fault, failure.lasting);
        Program program(folder.store(), std::chrono::milliseconds(10));
        while (acknowledged < events && run.refusals < 20 && run.mistake.empty()) {
            try {
                program.append(acknowledged);
                ++acknowledged;
                if (acknowledged % 15 == 0) {
                    program.close();
                }
            } catch (const engine::StoreError&) {
                if (++run.refusals == 5) {
                    disk.failAt(-1);
                }
            } catch (const std::exception& error) {
                run.mistake = std::string("not a refusal: ") + error.what();
            }
        }
        program.close();
        run.operations = disk.operations();
    }
    if (run.mistake.empty() && acknowledged < events) {
        run.mistake = "it never went on";
    }
    if (run.mistake.empty()) {
        run.mistake = mistakeIn(folder.store(), events, events);
    }
    return run;
}

/// Every operation in every way, once and from then on.
std::vector<Failure> failuresOf(int operations)
{
    std::vector<Failure> failures;
    for (int at = 0; at < operations; ++at) {
        for (const Fault fault : {Fault::Error, Fault::Full, Fault::ShortWrite}) {
            failures.push_back({at, fault, false});
            failures.push_back({at, fault, true});
        }
    }
    return failures;
}

}  // namespace

Outcome failEveryOperation(long runs, Random& random)
{
    const Folder folder;
    const int events = 32;
    const int operations = runOnce(folder, {}, events).operations;
    std::vector<Failure> failures = failuresOf(operations);
    const auto all = static_cast<long>(failures.size());
    std::shuffle(failures.begin(), failures.end(), random);
    failures.resize(static_cast<std::size_t>(std::min(runs, all)));
    Count honest{"failures of a disk that errs, is full or writes half:",
                 static_cast<long>(failures.size())};
    int refusals = 0;
    for (const Failure& failure : failures) {
        const Run run = runOnce(folder, failure, events);
        refusals += run.refusals;
        honest.lost += run.mistake.empty() ? 0 : 1;
        if (!run.mistake.empty()) {
            std::fprintf(stderr, "operation %d, fault %d%s: %s\n", failure.at, int(failure.fault),
                         failure.lasting ? ", lasting" : "", run.mistake.c_str());
        }
    }
    Count lies{"a disk that does nothing and says all is well:", std::max(20L, runs / 20)};
    for (long i = 0; i < lies.runs; ++i) {
        const Run run = runOnce(folder, {below(random, operations), Fault::Lie, true}, events);
        lies.lost += run.mistake.empty() ? 0 : 1;
    }
    return {honest,
            {lies},
            std::to_string(operations) + " operations, " + std::to_string(all) + " ways to fail, " +
                std::to_string(refusals) + " refusals"};
}

}  // namespace opmaat::faults
