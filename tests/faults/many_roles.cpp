#include "many_roles.h"

#include <fcntl.h>
#include <poll.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <cstring>
#include <fstream>
#include <stdexcept>

#include "engine/record/sealed_store.h"
#include "engine/record/session.h"
#include "engine/record/sqlite/sqlite.h"
#include "privacy.h"
#include "tests/engine/interview/made_up_pack.h"

// A kiosk, a desk and a writer that goes around the store, each a process until its input ends.

namespace opmaat::faults {
namespace {

using namespace engine;
using std::chrono::milliseconds;

constexpr std::size_t kStreamBytes = 8;
constexpr int kAttempts = 20;
constexpr int kNewest = 20;  // interviews that a desk chooses from

struct Line {  // of the file of what was acknowledged
    std::array<char, kStreamBytes> stream{};
    std::int64_t sequence = 0;
};

/// Appends to a sealed store and keeps a list of what came back.
class AcknowledgingStore : public Store {
public:
    AcknowledgingStore(const std::string& path, const std::string& device)
        : sealed(openSealedStore(path, device)),
          file_(::open((device + ".done").c_str(), O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600))
    {
    }
    ~AcknowledgingStore() override { ::close(file_); }
    AcknowledgingStore(const AcknowledgingStore&) = delete;
    AcknowledgingStore& operator=(const AcknowledgingStore&) = delete;

    using Store::append;
    void append(const std::string& interview, std::span<const Event> events) override
    {
        sealed->append(interview, events);
        for (const Event& event : events) {
            acknowledge(fromHex(interview).value(), event.sequence);
        }
    }
    void log(const Event& event)
    {
        sealed->log(event);
        acknowledge(sealed->vault().office()->log, kSomewhere);
    }
    std::vector<StoredInterview> interviews() const override { return sealed->interviews(); }
    std::vector<Event> events(const std::string& interview) const override
    {
        return sealed->events(interview);
    }
    bool isDemo() const override { return sealed->isDemo(); }

    const std::unique_ptr<SealedStore> sealed;

private:
    void acknowledge(const Bytes& stream, std::int64_t sequence) const
    {
        Line line{{}, sequence};
        std::memcpy(line.stream.data(), stream.data(), kStreamBytes);
        if (::write(file_, &line, sizeof line) != sizeof line) {
            throw std::runtime_error("what was acknowledged cannot be kept");
        }
    }
    int file_;
};

std::chrono::sys_seconds now()
{
    return std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now());
}

/// Also when somebody thinks for a moment. @return false when it is time to end
bool goesOn(milliseconds moment)
{
    pollfd input{STDIN_FILENO, POLLIN, 0};
    return ::poll(&input, 1, static_cast<int>(moment.count())) == 0;
}

/// Leaves, and comes back with the code.
std::vector<Event> pausesAndReturns(AcknowledgingStore& store, Session& session)
{
    session.pause();
    const Secret code = store.sealed->pause(session.id(), now());
    store.sealed->forget(session.id());
    return store.sealed->resume(code.view(), now()).events;
}

void interview(AcknowledgingStore& store, const Pack& pack, Random& random)
{
    Session session(pack, store, now);
    session.start("nl", "alone");
    session.answer({below(random, 4)}, 3.5);
    goesOn(milliseconds(below(random, 4)));
    if (below(random, 4) == 0) {
        const std::vector<Event> events = pausesAndReturns(store, session);
        Session again(pack, store, now, session.id(), events);
        again.resume();
        again.answer({0}, 2.0);
        again.stop();
    } else {
        session.answer({0}, 2.0);
        goesOn(milliseconds(below(random, 4)));
        session.stop();
    }
    store.sealed->forget(session.id());
}

int beKiosk(const std::string& path, const std::string& device, Random& random)
{
    const Pack pack = madeUpPack();
    AcknowledgingStore store(path, device);
    while (goesOn(milliseconds(below(random, 4)))) {
        interview(store, pack, random);
    }
    return 0;
}

/// Reads again when the other desk was first, as the refusal says.
void add(AcknowledgingStore& store, const std::string& interview, EventKind kind,
         std::map<std::string, std::string> details)
{
    Event event;
    event.kind = kind;
    event.at = now();
    event.details = std::move(details);
    for (int attempt = 1;; ++attempt) {
        event.sequence = static_cast<std::int64_t>(store.events(interview).size());
        try {
            store.append(interview, event);
            return;
        } catch (const StoreError&) {
            if (attempt == kAttempts) throw;
        }
    }
}

bool isOver(const std::vector<Event>& events)
{
    const EventKind last = events.back().kind;
    return last == EventKind::Stopped || last == EventKind::Opened || last == EventKind::Judged;
}

void lookAtOne(AcknowledgingStore& store, Random& random)
{
    const std::vector<StoredInterview> list = store.interviews();
    if (list.empty()) {
        return;
    }
    const auto newest = std::min<int>(kNewest, static_cast<int>(list.size()));
    const std::string& chosen = list[static_cast<std::size_t>(below(random, newest))].id;
    if (!isOver(store.events(chosen))) {
        return;
    }
    add(store, chosen, EventKind::Opened, {{"who", "Ans"}, {"purpose", "talk"}});
    add(store, chosen, EventKind::Judged,
        {{"who", "Ans"}, {"profile", "none"}, {"before", "yes"}, {"reason", "made up"}});
    Event exported;
    exported.kind = EventKind::Exported;
    exported.at = now();
    exported.details = {{"who", "Ans"}, {"what", "made up"}, {"count", "1"}};
    store.log(exported);
}

int beDesk(const std::string& path, const std::string& device, Random& random)
{
    AcknowledgingStore store(path, device);
    while (goesOn(milliseconds(5 + below(random, 20)))) {
        store.sealed->unlock(kDemoPassphrase);
        lookAtOne(store, random);
        store.sealed->lock();
    }
    return 0;
}

/// The control: it puts rows where they belong, and chains them to what it saw before.
int goAround(const std::string& path)
{
    Database database(path, std::chrono::seconds(5));
    while (database.number("SELECT count(*) FROM event") < 10) {
        goesOn(milliseconds(5));
    }
    while (goesOn(milliseconds(20))) {
        database.run(
            "INSERT INTO event SELECT (SELECT max(position) + 1 FROM event), stream,"
            " (SELECT max(sequence) + 1 FROM event WHERE stream = first.stream), device, handover,"
            " previous, sealed, erased, link FROM event AS first WHERE position = 1");
    }
    return 0;
}

}  // namespace

std::vector<Acknowledged> readAcknowledged(const std::string& file)
{
    std::ifstream lines(file, std::ios::binary);
    std::vector<Acknowledged> all;
    for (Line line; lines.read(reinterpret_cast<char*>(&line), sizeof line);) {
        all.push_back({{line.stream.data(), kStreamBytes}, line.sequence});
    }
    return all;
}

int bePartOfMany(std::span<const std::string> words)
{
    if (words.size() != 4) {
        return 2;
    }
    const std::string &role = words[0], &store = words[1], &device = words[2];
    Random random(std::stoull(words[3]));
    return role == "kiosk"    ? beKiosk(store, device, random)
           : role == "desk"   ? beDesk(store, device, random)
           : role == "around" ? goAround(store)
                              : 2;
}

}  // namespace opmaat::faults
