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
        std::unique_ptr<engine::Store> store;
        while (acknowledged < events && run.refusals < 20 && run.mistake.empty()) {
            try {
                if (store == nullptr) {
                    store = engine::openStore(folder.store(), std::chrono::milliseconds(10));
                }
                append(*store, acknowledged);
                ++acknowledged;
                if (acknowledged % 15 == 0) {
                    store.reset();
                }
            } catch (const engine::StoreError&) {
                if (++run.refusals == 5) {
                    disk.failAt(-1);
                }
            } catch (const std::exception& error) {
                run.mistake = std::string("not a refusal: ") + error.what();
            }
        }
        store.reset();
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

Outcome failEveryOperation(int scale, Random& random)
{
    const Folder folder;
    const int events = scale > 1 ? 200 : 32;
    const int operations = runOnce(folder, {}, events).operations;
    Outcome outcome;
    int runs = 0, refusals = 0;
    for (const Failure& failure : failuresOf(operations)) {
        if (scale == 1 && below(random, 4) != 0) {
            continue;  // the long run takes them all
        }
        const Run run = runOnce(folder, failure, events);
        ++runs;
        refusals += run.refusals;
        outcome.lost += run.mistake.empty() ? 0 : 1;
        if (!run.mistake.empty()) {
            std::fprintf(stderr, "operation %d, fault %d%s: %s\n", failure.at, int(failure.fault),
                         failure.lasting ? ", lasting" : "", run.mistake.c_str());
        }
    }
    const int controls = 20 * scale;
    for (int i = 0; i < controls; ++i) {
        const Run run = runOnce(folder, {below(random, operations), Fault::Lie, true}, events);
        outcome.controlLost += run.mistake.empty() ? 0 : 1;
    }
    outcome.line = "failing disk: " + std::to_string(operations) + " operations, " +
                   std::to_string(runs) + " runs, " + std::to_string(refusals) + " refusals, " +
                   std::to_string(outcome.lost) +
                   " runs lost an event or never went on; control (a disk that" +
                   " lies): " + std::to_string(outcome.controlLost) + " of " +
                   std::to_string(controls) + " lost";
    return outcome;
}

}  // namespace opmaat::faults
