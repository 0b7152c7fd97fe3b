#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <atomic>
#include <csignal>
#include <cstdio>
#include <functional>
#include <map>
#include <numeric>
#include <thread>

#include "engine/crypto/hash.h"
#include "engine/record/chain.h"
#include "engine/record/handover/handover_vault.h"
#include "engine/record/postgres/postgres_vault.h"
#include "experiment.h"
#include "tests/postgres/proxy.h"
#include "tests/postgres/server.h"
#include "workload.h"

// What a store on a server promises while the server is killed, the network cut and kiosks killed:
// no acknowledged event is lost or there twice.

namespace {

using namespace std::chrono_literals;
using namespace opmaat::engine;
using namespace opmaat::faults;
using opmaat::testing::PostgresServer;
using opmaat::testing::Proxy;

constexpr int kKiosks = 4;
constexpr std::chrono::milliseconds kPatience = 5min;  // a server that starts on a busy machine

Bytes filled(std::size_t size, char with)
{
    return Bytes(size, with);
}

const OfficeRow kOffice = {filled(16, 'o'), 1,    filled(32, 'b'), filled(32, 's'), filled(64, 'S'),
                           filled(8, 'l'),  false};

DeviceRow deviceOf(int kiosk)
{
    const char with = static_cast<char>('A' + kiosk);
    return {filled(8, with),  "kiosk", filled(32, with),
            filled(64, with), {},      {0, filled(32, '\0'), {}}};
}

StreamRow streamOf(int kiosk)
{
    return {filled(8, static_cast<char>('a' + kiosk)), false, 20779, filled(32, 'p'),
            filled(32, 'm')};
}

/// Event `number` of a kiosk; its bytes are its own, so that one that is there twice shows.
Handover handoverOf(int kiosk, const DeviceHead& before, std::int64_t number)
{
    const Bytes id = deviceOf(kiosk).id;
    Handover handover{streamOf(kiosk), {}, id, before.number + 1, {}, filled(64, 'h')};
    EventRow event;
    event.stream = handover.stream.id;
    event.sequence = number;
    event.device = id;
    event.handover = handover.number;
    event.previous = filled(32, number == 0 ? '\0' : 't');
    event.sealed = "event " + std::to_string(number) + " of kiosk " + std::to_string(kiosk);
    const Bytes hash = recordHash(kOffice.id, handover.stream, event);
    handover.head = headAfter(before.head, kOffice.id, id, handover.number, event.stream, number,
                              std::span(&hash, 1));
    handover.events.push_back(std::move(event));
    return handover;
}

/// A store on the server with an office and the kiosks' devices.
struct Store {
    explicit Store(PostgresServer& where)
        : server(where),
          address(where.newDatabase()),
          database(address.substr(address.rfind('/') + 1)),
          vault(makePostgresVault(address, kPatience))
    {
        vault->initialise(kOffice, {1, filled(32, 'e'), filled(80, 'e'), filled(64, 'e')}, {});
        for (int kiosk = 0; kiosk < kKiosks; ++kiosk) {
            vault->addDevice(deviceOf(kiosk));
        }
    }

    PostgresServer& server;
    std::string address, database;
    std::unique_ptr<Vault> vault;
};

struct Found {
    std::int64_t lost = 0, twice = 0;

    long wrong() const { return static_cast<long>(lost + twice); }
};

/// Acknowledged events that are not there, events that are there twice, and a broken chain.
Found look(Store& store, const std::array<std::int64_t, kKiosks>& acknowledged)
{
    std::map<Bytes, int> seen;
    Bytes link = filled(32, '\0');
    Found count;
    store.vault->scan(1, [&](const EventRow& event) {
        ++seen[event.sealed];
        const auto kiosk = static_cast<int>(event.stream[0] - 'a');
        link = linkAfter(link, event, recordHash(kOffice.id, streamOf(kiosk), event));
        count.lost += event.link == link ? 0 : 1;
        return true;
    });
    for (const auto& [bytes, times] : seen) {
        count.twice += times > 1 ? 1 : 0;
    }
    for (int kiosk = 0; kiosk < kKiosks; ++kiosk) {
        for (std::int64_t number = 0; number < acknowledged[static_cast<std::size_t>(kiosk)];
             ++number) {
            const std::string bytes =
                "event " + std::to_string(number) + " of kiosk " + std::to_string(kiosk);
            count.lost += seen.contains(bytes) ? 0 : 1;
        }
    }
    return count;
}

/// @param control  what was broken on purpose, and how often that was tried
Outcome outcomeOf(const std::string& what, long faults, std::int64_t events, const Found& found,
                  Count control)
{
    Outcome outcome;
    outcome.honest = {what, faults, found.wrong()};
    outcome.controls = {std::move(control)};
    outcome.also = std::to_string(events) + " events acknowledged, " + std::to_string(found.twice) +
                   " there twice";
    return outcome;
}

/// @throws Skipped
void needsPostgres()
{
    if (const std::string why = PostgresServer::whyNot(); !why.empty()) {
        throw Skipped(why);
    }
}

// The server is killed

/// Kiosks that write until they are told to stop, or until the server refuses what they write.
class Writers {
public:
    explicit Writers(Store& store) : store_(store)
    {
        for (int kiosk = 0; kiosk < kKiosks; ++kiosk) {
            threads_.emplace_back([this, kiosk] {
                write(kiosk);
                --writing_;
            });
        }
    }

    /// Waits until one more event is acknowledged: only then is there something to lose.
    /// @return false when no kiosk writes any more
    bool awaitOne() const
    {
        const std::int64_t before = events();
        while (events() == before && writing_ > 0) std::this_thread::sleep_for(1ms);
        return writing_ > 0;
    }

    void stop()
    {
        over_ = true;
        for (std::thread& thread : threads_) thread.join();
    }

    std::int64_t events() const { return std::accumulate(done_.begin(), done_.end(), 0L); }
    std::array<std::int64_t, kKiosks> acknowledged() const
    {
        std::array<std::int64_t, kKiosks> counts{};
        std::copy(done_.begin(), done_.end(), counts.begin());
        return counts;
    }

private:
    void write(int kiosk)
    {
        auto vault = openPostgresVault(store_.address, kPatience);
        DeviceHead head = deviceOf(kiosk).head;
        std::atomic<std::int64_t>& done = done_[static_cast<std::size_t>(kiosk)];
        for (; !over_; ++done) {
            const Handover handover = handoverOf(kiosk, head, done);
            try {
                vault->append(handover);
            } catch (const StoreError& error) {
                std::fprintf(stderr, "kiosk %d stops: %s\n", kiosk, error.what());
                return;
            }
            head = {handover.number, handover.head, handover.signature};
        }
    }

    Store& store_;
    std::array<std::atomic<std::int64_t>, kKiosks> done_{};
    std::atomic<bool> over_ = false;
    std::atomic<int> writing_ = kKiosks;
    std::vector<std::thread> threads_;
};

/// Kiosks write while every process of the server is killed `kills` times.
Found killServer(Store& store, long kills, Random& random, std::int64_t& events)
{
    Writers kiosks(store);
    for (long kill = 0; kill < kills && kiosks.awaitOne(); ++kill) {
        std::this_thread::sleep_for(std::chrono::milliseconds(below(random, 300)));
        store.server.killAll();
        store.server.start();
    }
    kiosks.awaitOne();
    kiosks.stop();
    events += kiosks.events();
    return look(store, kiosks.acknowledged());
}

/// A server that answers long before its log is on disk.
void makeCareless(Store& store)
{
    store.server.run("ALTER SYSTEM SET wal_writer_delay = '10s'", "postgres");
    store.server.run("SELECT pg_reload_conf()", "postgres");
    store.server.run(
        "ALTER FUNCTION opmaat.append RENAME TO append_well;"
        "CREATE FUNCTION opmaat.append(bytea, boolean, integer, bytea, bytea, bigint, bytea[],"
        " bytea[], bytea[], bytea, bigint, bytea, bytea, boolean) RETURNS bigint LANGUAGE sql AS $$"
        " SELECT set_config('synchronous_commit', 'off', true);"
        " SELECT opmaat.append_well($1,$2,$3,$4,$5,$6,$7,$8,$9,$10,$11,$12,$13,$14) $$",
        store.database);
}

Outcome killTheServer(long kills, Random& random)
{
    needsPostgres();
    PostgresServer server;
    std::int64_t events = 0, ignored = 0;
    Store store(server), careless(server);
    const Found found = killServer(store, kills, random, events);
    makeCareless(careless);
    const Found control = killServer(careless, 3, random, ignored);
    return outcomeOf("PostgreSQL killed -9 while 4 kiosks write", kills, events, found,
                     {"commits that are not synced", 3, control.wrong()});
}

// The network is cut

/// A server that does not look whether a handover that is offered again is there already.
void makeForgetful(Store& store)
{
    store.server.run(
        "ALTER FUNCTION opmaat.append RENAME TO append_well;"
        "CREATE FUNCTION opmaat.append(bytea, boolean, integer, bytea, bytea, bigint, bytea[],"
        " bytea[], bytea[], bytea, bigint, bytea, bytea, boolean) RETURNS bigint LANGUAGE sql AS $$"
        " SELECT opmaat.append_well($1, $2, $3, $4, $5,"
        " CASE WHEN $14 THEN opmaat.count_of($1) ELSE $6 END, $7, $8, $9, $10,"
        " CASE WHEN $14 THEN (SELECT number + 1 FROM opmaat.device WHERE id = $10) ELSE $11 END,"
        " $12, $13, false) $$",
        store.database);
}

/// One kiosk writes, and the network is cut at a random byte, on the way there or back.
Found cutNetwork(Store& store, long cuts, Random& random, std::int64_t& events)
{
    Proxy proxy(store.server.port());
    const auto vault = openPostgresVault(
        store.server.address(store.database, "postgres", proxy.port()), kPatience);
    std::array<std::int64_t, kKiosks> acknowledged{};
    for (long done = 0; done < cuts; ++done) {
        const auto way = below(random, 2) == 0 ? Proxy::Way::ToServer : Proxy::Way::ToClient;
        proxy.cutAfter(1 + below(random, way == Proxy::Way::ToServer ? 700 : 150), way,
                       Proxy::Cut::Close);
        while (!proxy.wasCut()) {
            Handover handover = handoverOf(0, store.vault->deviceHead(deviceOf(0).id),
                                           store.vault->countOf(streamOf(0).id));
            handover.events[0].sealed = "event " + std::to_string(acknowledged[0]) + " of kiosk 0";
            vault->append(handover);
            ++acknowledged[0];
        }
        proxy.mend();
    }
    events += acknowledged[0];
    return look(store, acknowledged);
}

Outcome cutTheNetwork(long cuts, Random& random)
{
    needsPostgres();
    PostgresServer server;
    std::int64_t events = 0, ignored = 0;
    Store store(server), forgetful(server);
    const Found found = cutNetwork(store, cuts, random, events);
    makeForgetful(forgetful);
    const Found control = cutNetwork(forgetful, 50, random, ignored);
    return outcomeOf("network cut at a random byte", cuts, events, found,
                     {"what is offered again taken as new", 50, control.wrong()});
}

// A kiosk is killed while it hands over

/// Writes one byte for every event after it is stored; the control two events too early.
[[noreturn]] void writeUntilKilled(const std::string& outbox, const std::string& address, int pipe,
                                   std::int64_t from, bool tooEarly)
{
    try {
        HandoverVault vault(outbox, [&] { return openPostgresVault(address, 100ms); });
        DeviceHead head = vault.deviceHead(deviceOf(0).id);
        bool going = !tooEarly || ::write(pipe, "aa", 2) == 2;
        for (std::int64_t number = from; going; ++number) {
            const Handover handover = handoverOf(0, head, number);
            vault.append(handover);
            head = {handover.number, handover.head, handover.signature};
            going = ::write(pipe, "a", 1) == 1;
        }
    } catch (const std::exception& error) {
        std::fprintf(stderr, "%s\n", error.what());
    }
    ::_exit(1);
}

/// How many bytes come until the writer is killed, `delay` after the first.
std::int64_t runAndKill(std::chrono::milliseconds delay, const std::function<void(int)>& write)
{
    std::array<int, 2> ends{};
    if (::pipe(ends.data()) != 0) throw std::runtime_error("no pipe");
    const pid_t child = ::fork();
    if (child == 0) {
        ::close(ends[0]);
        write(ends[1]);
    }
    ::close(ends[1]);
    std::array<char, 4096> some{};
    std::int64_t bytes = ::read(ends[0], some.data(), 1) == 1 ? 1 : 0;
    std::this_thread::sleep_for(delay);
    ::kill(child, SIGKILL);
    ::waitpid(child, nullptr, 0);
    for (ssize_t got = 1; got > 0; bytes += got > 0 ? got : 0) {
        got = ::read(ends[0], some.data(), some.size());
    }
    ::close(ends[0]);
    return bytes;
}

/// The network comes and goes, and the kiosk is killed again and again.
Found killKiosk(Store& store, long kills, bool tooEarly, Random& random, std::int64_t& events)
{
    const Folder folder;
    Proxy proxy(store.server.port());
    const auto address = store.server.address(store.database, "postgres", proxy.port());
    (void)HandoverVault(folder.file("outbox"), [&] {
        return openPostgresVault(address, 10s);
    }).deviceHead(deviceOf(0).id);
    std::array<std::int64_t, kKiosks> acknowledged{};
    const auto stored = [&] {  // one event a handover
        return HandoverOutbox(folder.file("outbox")).head(deviceOf(0).id)->number;
    };
    for (long kill = 0; kill < kills; ++kill) {
        if (kill % 2 == 0) {
            proxy.down();
        } else {
            proxy.mend();
        }
        const std::int64_t from = kill == 0 ? 0 : stored();
        const std::int64_t count =
            runAndKill(std::chrono::milliseconds(below(random, 240)), [&](int pipe) {
                writeUntilKilled(folder.file("outbox"), address, pipe, from, tooEarly);
            });
        const std::int64_t reached = stored();
        if (reached < from + count) {
            acknowledged[1] += from + count - reached;  // nobody will find these
        }
        acknowledged[0] = std::max(acknowledged[0], std::min(from + count, reached));
    }
    HandoverVault last(folder.file("outbox"),
                       [&] { return openPostgresVault(store.address, 10s); });
    while (last.state().isOnline && last.state().problem.empty() && last.state().waiting > 0) {
        last.handOver();
    }
    events += acknowledged[0];
    Found count = look(store, {acknowledged[0], 0, 0, 0});
    count.lost += acknowledged[1] + last.state().waiting;
    return count;
}

Outcome killTheKiosk(long kills, Random& random)
{
    needsPostgres();
    PostgresServer server;
    std::int64_t events = 0, ignored = 0;
    Store store(server), early(server);
    const Found found = killKiosk(store, kills, false, random, events);
    const Found control = killKiosk(early, 20, true, random, ignored);
    return outcomeOf("kiosk killed -9 while the network comes and goes", kills, events, found,
                     {"acknowledged two events too early", 20, control.wrong()});
}

constexpr std::array kExperiments = {
    Experiment{"kiosk-killed", killTheKiosk},
    Experiment{"network-cut", cutTheNetwork},
    Experiment{"server-killed", killTheServer},
};

}  // namespace

int main(int count, char** arguments)
{
    const std::vector<std::string> words(arguments + 1, arguments + count);
    return runExperiment("postgres_faults", kExperiments, words);
}
