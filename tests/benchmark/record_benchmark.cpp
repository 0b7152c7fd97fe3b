// What the record costs: one durable event, and reading a year of them. Each verb is a process of
// its own, so that its memory is its own.
//
// Usage: record_benchmark make STORE INTERVIEWS EVENTS    a new store with so many of so many each
//        record_benchmark append STORE EVENTS             prints: CPU-ms-an-event syncs-an-event
//        record_benchmark fold STORE                      prints: CPU-s peak-MB interviews events
//        record_benchmark verify STORE                    prints: CPU-s peak-MB events

#include <sys/resource.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <atomic>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <stdexcept>

#include "demo_store.h"
#include "engine/record/case.h"
#include "engine/record/session.h"
#include "engine/record/verify.h"

namespace {

std::atomic<long> syncs = 0;

}  // namespace

// In the place of the C library's, which SQLite calls.
extern "C" int fsync(int file)
{
    ++syncs;
    return static_cast<int>(syscall(SYS_fsync, file));
}

extern "C" int fdatasync(int file)
{
    ++syncs;
    return static_cast<int>(syscall(SYS_fdatasync, file));
}

namespace {

using namespace opmaat::engine;
using namespace opmaat::benchmark_support;

double processSeconds()
{
    timespec time{};
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time);
    return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_nsec) * 1e-9;
}

double peakMegabytes()
{
    rusage used{};
    getrusage(RUSAGE_SELF, &used);
    return static_cast<double>(used.ru_maxrss) / 1024.0;
}

/// The first `count` events of a client who skips every question.
std::vector<Event> someEvents(const Pack& pack, std::size_t count)
{
    const auto store = memoryStore();
    Session session(pack, *store, anyTime);
    session.start("nl", "alone");
    while (session.interview().stage() == Interview::Stage::Asking) {
        if (session.interview().currentItem().type == ItemType::Information) {
            session.answer({}, 1.0);
        } else {
            session.decline(AnswerState::Skipped, 1.0);
        }
    }
    std::vector<Event> events = store->events(session.id());
    if (events.size() < count) {
        throw std::invalid_argument("an interview of the pack has no " + std::to_string(count) +
                                    " events");
    }
    events.resize(count);
    return events;
}

void make(const std::string& path, long interviews, long events)
{
    const Pack pack = loadPack(kPack);
    const std::vector<Event> one = someEvents(pack, static_cast<std::size_t>(events));
    makeStore(path);
    const auto store = openSealedStore(path);
    for (long i = 0; i < interviews; ++i) {
        const std::string id = newInterviewId();
        store->append(id, one);
        store->forget(id);
    }
}

/// Interviews of 40 events, one event a write.
void append(const std::string& path, long events)
{
    constexpr std::size_t kEach = 40;
    const Pack pack = loadPack(kPack);
    const std::vector<Event> one = someEvents(pack, kEach);
    makeStore(path);
    const auto store = openSealedStore(path);
    double seconds = 0.0;
    long done = 0, counted = 0;
    for (; done < events; done += static_cast<long>(kEach) - 1) {
        const std::string id = newInterviewId();
        store->append(id, one.front());  // makes a key as well, and is not counted
        const double began = processSeconds();
        const long before = syncs;
        for (std::size_t i = 1; i < kEach; ++i) store->append(id, one[i]);
        seconds += processSeconds() - began;
        counted += syncs - before;
        store->forget(id);
    }
    std::printf("%.4f %.3f\n", seconds * 1e3 / static_cast<double>(done),
                static_cast<double>(counted) / static_cast<double>(done));
}

void fold(const std::string& path)
{
    const Pack pack = loadPack(kPack);
    const double began = processSeconds();
    const auto store = openSealedStore(path);
    store->unlock(kDemoPassphrase);
    std::size_t events = 0;
    const std::vector<StoredInterview> interviews = store->interviews();
    for (const StoredInterview& interview : interviews) {
        const std::vector<Event> record = store->events(interview.id);
        events += record.size();
        const Case folded(pack, record);
        if (folded.interview().stage() == Interview::Stage::NotStarted) std::abort();
    }
    std::printf("%.2f %.0f %zu %zu\n", processSeconds() - began, peakMegabytes(), interviews.size(),
                events);
}

void verifyAll(const std::string& path)
{
    const auto store = openSealedStore(path);
    store->unlock(kDemoPassphrase);
    const double began = processSeconds();
    const Verification found = verify(store->vault(), store->secrets(), {});
    if (!found.damages.empty()) throw std::runtime_error(found.damages.front().what);
    std::printf("%.2f %.0f %lld\n", processSeconds() - began, peakMegabytes(),
                static_cast<long long>(found.readable));
}

}  // namespace

int main(int argc, char** argv)
{
    const std::vector<std::string> words(argv + 1, argv + argc);
    const auto number = [&](std::size_t at) { return std::atol(words[at].c_str()); };
    try {
        if (words.size() == 4 && words[0] == "make") {
            make(words[1], number(2), number(3));
        } else if (words.size() == 3 && words[0] == "append") {
            append(words[1], number(2));
        } else if (words.size() == 2 && words[0] == "fold") {
            fold(words[1]);
        } else if (words.size() == 2 && words[0] == "verify") {
            verifyAll(words[1]);
        } else {
            std::fputs("record_benchmark make|append|fold|verify: see its source.\n", stderr);
            return 2;
        }
        return 0;
    } catch (const std::exception& error) {
        std::fprintf(stderr, "%s\n", error.what());
        return 1;
    }
}
