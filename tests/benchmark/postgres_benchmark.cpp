// 200 simulated kiosks on one PostgreSQL server: durable events a second, and how long one takes.
// Usage: postgres_benchmark KIOSKS SECONDS      Prints: events/s p50-ms p99-ms fsyncs/s

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <mutex>
#include <stdexcept>
#include <thread>

#include "engine/record/chain.h"
#include "engine/record/postgres/postgres_vault.h"
#include "tests/postgres/server.h"

namespace {

using namespace std::chrono_literals;
using namespace opmaat::engine;
using opmaat::testing::PostgresServer;
using std::chrono::steady_clock;

Bytes filled(std::size_t size, char with)
{
    return Bytes(size, with);
}

Bytes idOf(int kiosk)
{
    return u64Bytes(static_cast<std::uint64_t>(kiosk) + 1);
}

double millisecondsSince(steady_clock::time_point start)
{
    return std::chrono::duration<double, std::milli>(steady_clock::now() - start).count();
}

/// One kiosk: one event after another, as a sealed answer of the usual size.
std::vector<double> writeEvents(const std::string& address, int kiosk,
                                const std::atomic<bool>& begin, const std::atomic<bool>& over)
{
    const auto vault = openPostgresVault(address, 60s);
    std::vector<double> times;
    Handover next;  // filled in one by one: g++ 12 takes the nested form for uninitialised
    next.stream = {idOf(kiosk), false, 20779, filled(32, 'p'), filled(32, 'm')};
    next.device = idOf(kiosk);
    next.number = 1;
    next.head = filled(32, 'h');
    next.signature = filled(64, 's');
    EventRow event{0, idOf(kiosk), 0, idOf(kiosk), 1, filled(32, '\0'), filled(297, 'c'), {}, {}};
    while (!begin) std::this_thread::sleep_for(1ms);
    for (; !over; ++event.sequence, ++event.handover, ++next.number) {
        next.events = {event};
        const auto start = steady_clock::now();
        vault->append(next);
        times.push_back(millisecondsSince(start));
    }
    return times;
}

/// How often this disk syncs one block a second: the same folder, one writer.
double syncsASecond(const std::string& folder)
{
    const std::string path = folder + "/syncs";
    const int file = ::open(path.c_str(), O_WRONLY | O_CREAT | O_CLOEXEC, 0600);
    const Bytes block(8192, 'b');
    if (file < 0 || ::posix_fallocate(file, 0, 16 << 20) != 0 || ::fsync(file) != 0) {
        throw std::runtime_error("no file to sync in " + folder);
    }
    const auto start = steady_clock::now();
    int count = 0;
    for (; millisecondsSince(start) < 2000; ++count) {
        const off_t at = off_t{8192} * (count % 2048);
        if (::pwrite(file, block.data(), block.size(), at) < 0 || ::fdatasync(file) != 0) break;
    }
    const double rate = count * 1000 / millisecondsSince(start);
    ::close(file);
    ::unlink(path.c_str());
    return rate;
}

void measure(int kiosks, int seconds)
{
    PostgresServer server(kiosks + 20);
    const std::string address = server.newDatabase();
    const auto office = makePostgresVault(address, 60s);
    office->initialise({filled(16, 'o'), 1, filled(32, 'b'), filled(32, 's'), filled(64, 'S'),
                        filled(8, 'l'), false},
                       {1, filled(32, 'e'), filled(80, 'e'), filled(64, 'e')}, {});
    for (int kiosk = 0; kiosk < kiosks; ++kiosk) {
        office->addDevice({idOf(kiosk),
                           "kiosk",
                           filled(32, 'k'),
                           filled(64, 'S'),
                           {},
                           {0, filled(32, '\0'), {}}});
    }
    const double syncs = syncsASecond(server.folder());
    std::atomic<bool> begin = false, over = false;
    std::vector<double> all;
    std::mutex mutex;
    std::vector<std::thread> threads;
    threads.reserve(static_cast<std::size_t>(kiosks));
    for (int kiosk = 0; kiosk < kiosks; ++kiosk) {
        threads.emplace_back([&, kiosk] {
            const std::vector<double> times = writeEvents(address, kiosk, begin, over);
            const std::lock_guard lock(mutex);
            all.insert(all.end(), times.begin(), times.end());
        });
    }
    std::this_thread::sleep_for(5s);  // all are connected
    const auto start = steady_clock::now();
    begin = true;
    std::this_thread::sleep_for(std::chrono::seconds(seconds));
    over = true;
    for (std::thread& thread : threads) thread.join();
    const double rate = static_cast<double>(all.size()) * 1000 / millisecondsSince(start);
    std::sort(all.begin(), all.end());
    const auto part = [&](double p) {
        return all.at(static_cast<std::size_t>(p * static_cast<double>(all.size() - 1)));
    };
    std::printf("%.0f %.1f %.1f %.0f\n", rate, part(0.5), part(0.99), syncs);
}

}  // namespace

int main(int count, char** arguments)
{
    if (count != 3 || std::atoi(arguments[1]) < 1 || std::atoi(arguments[2]) < 1) {
        std::fputs("postgres_benchmark KIOSKS SECONDS\n", stderr);
        return 2;
    }
    if (const std::string why = PostgresServer::whyNot(); !why.empty()) {
        std::fprintf(stderr, "Skipped: %s.\n", why.c_str());
        return 77;
    }
    try {
        measure(std::atoi(arguments[1]), std::atoi(arguments[2]));
        return 0;
    } catch (const std::exception& error) {
        std::fprintf(stderr, "postgres_benchmark: %s\n", error.what());
        return 1;
    }
}
