#include "engine/record/handover/handover_vault.h"

#include <algorithm>
#include <random>

namespace opmaat::engine {
namespace {

using std::chrono::milliseconds;
using std::chrono::steady_clock;

constexpr milliseconds kFirstPause{250}, kLongestPause{30'000};
constexpr milliseconds kPartOfATap{100}, kPartOfIdleness{250};

}  // namespace

HandoverVault::HandoverVault(const std::string& outbox, OpenServer openServer)
    : outbox_(outbox), openServer_(std::move(openServer))
{
    call();
    if (called_.valid()) {
        answer();
    }
    handOver();
}

/// Not called again at once while it is away: later each time, and never two kiosks at once.
void HandoverVault::lose() const
{
    static thread_local std::mt19937 random{std::random_device{}()};
    server_.reset();
    pause_ = std::clamp(2 * pause_, kFirstPause, kLongestPause);
    std::uniform_int_distribution<long> part(pause_.count() / 2, pause_.count());
    nextTry_ = steady_clock::now() + milliseconds(part(random));
}

void HandoverVault::call() const
{
    if (!called_.valid() && steady_clock::now() >= nextTry_) {
        try {
            called_ = std::async(std::launch::async, openServer_);
        } catch (const std::system_error& error) {  // no thread for it
            whyAway_ = error.what();
            lose();
        }
    }
}

void HandoverVault::answer() const
{
    try {
        server_ = called_.get();
        pause_ = milliseconds(0);
        learn();
    } catch (const VaultUnreachable& error) {
        whyAway_ = error.what();
        lose();
    } catch (const StoreError& error) {
        problem_ = whyAway_ = error.what();
        lose();
    }
}

Vault* HandoverVault::reach() const
{
    if (server_ == nullptr) {
        call();
        if (called_.valid() && called_.wait_for(milliseconds(0)) == std::future_status::ready) {
            answer();
        }
    }
    return server_.get();
}

VaultUnreachable HandoverVault::away() const
{
    return VaultUnreachable((whyAway_.empty() ? "The server does not answer." : whyAway_) +
                            " This needs the server. What was given is kept in " + outbox_.path() +
                            " until it answers; try again later.");
}

Vault& HandoverVault::required() const
{
    Vault* server = reach();
    if (server == nullptr) {
        throw away();
    }
    return *server;
}

/// The server, when it knows all of the interviews that were given here: none is gone on with that
/// it knows the beginning of only. Before a try of a code is counted.
Vault& HandoverVault::handedOver() const
{
    Vault& server = required();
    if (outbox_.countOfWaiting() > 0) {
        throw VaultUnreachable("What waits in " + outbox_.path() +
                               " is handed over first. Try again in a moment.");
    }
    return server;
}

HandoverState HandoverVault::state() const
{
    return {outbox_.countOfWaiting(), server_ != nullptr, problem_};
}

HandoverState HandoverVault::handOver()
{
    try {
        if (Vault* server = reach()) {
            handOverAll(*server, kPartOfIdleness);
            outbox_.tidy();
        }
    } catch (const VaultUnreachable&) {
        lose();
    } catch (const StoreError& error) {
        problem_ = error.what();
    }
    return state();
}

/// What waits, when the key of each interview in it has arrived: a key comes before its first
/// event, here as there, so that no event is anywhere without its key.
std::vector<Handover> HandoverVault::withKeysThere(Vault& server)
{
    std::vector<Handover> waiting = outbox_.waiting();
    handOverKeys(server);
    return waiting;
}

void HandoverVault::handOverKeys(Vault& server)
{
    for (const WrapRow& wrap : outbox_.wraps()) {
        try {
            server.putWrap(wrap);
        } catch (const VaultUnreachable&) {
            throw;
        } catch (const StoreError&) {
            if (!server.wrap(wrap.stream) && !server.stream(wrap.stream)) {
                throw;
            }  // it came before, and has moved along with the epoch since, or was erased
        }
        outbox_.removeWrap(wrap.stream);
    }
}

/// Which of the handovers that wait the server has already: it was cut off before it said so, or
/// we were killed before we wrote it down. Each head covers all before it.
std::int64_t HandoverVault::arrived(Vault& server, const std::vector<Handover>& waiting) const
{
    const DeviceHead there = server.deviceHead(waiting.front().device);
    bool isOurs = there.number < waiting.back().number;
    for (const Handover& handover : waiting) {
        if (handover.number == there.number) {
            isOurs = handover.head == there.head;
        }
    }
    if (!isOurs) {
        throw StoreError("The server has other handovers of this device than wait in " +
                         outbox_.path() +
                         ": another copy of this device has been used. What waits is kept; let the"
                         " office look at it.");
    }
    return there.number;
}

/// @return false when another program of this device was quicker; `waiting` is read again then
bool HandoverVault::offer(Vault& server, std::vector<Handover>& waiting, std::int64_t& there,
                          std::int64_t& position)
{
    const Handover next = waiting.front();
    if (next.number <= there) {
        return true;
    }
    try {
        position = server.append(next);
    } catch (const VaultConflict& conflict) {
        if (conflict.reason() != VaultConflict::What::Device) {
            throw;
        }
        waiting = withKeysThere(server);
        if (waiting.empty() || waiting.front().number > next.number) {
            return false;
        }
        there = arrived(server, waiting);
        if (there < next.number) {
            throw;
        }
    }
    return true;
}

/// @param time  after which the rest is left for the next time
/// @return position of the last event; 0 when nothing waited, or something still does
std::int64_t HandoverVault::handOverAll(Vault& server, milliseconds time)
{
    const auto end = steady_clock::now() + time;
    std::vector<Handover> waiting = withKeysThere(server);
    const bool several = waiting.size() > 1;
    std::int64_t position = 0, there = several ? arrived(server, waiting) : 0;
    while (!waiting.empty()) {
        if (steady_clock::now() >= end) {
            return 0;
        }
        if (offer(server, waiting, there, position)) {
            outbox_.remove(waiting.front());
            waiting.erase(waiting.begin());
        }
    }
    problem_.clear();
    if (several) {
        outbox_.tidy();
    }
    return position;
}

std::int64_t HandoverVault::append(const Handover& handover)
{
    const auto before = outbox_.head(handover.device);
    outbox_.put(handover);
    Vault* server = reach();
    if (server == nullptr) {
        return 0;
    }
    bool alone = false;
    try {
        alone = outbox_.countOfWaiting() == 1;
        return handOverAll(*server, kPartOfATap);
    } catch (const VaultUnreachable&) {
        lose();
    } catch (const StoreError& error) {
        problem_ = error.what();
        if (alone) {
            outbox_.takeBack(handover, before.value_or(DeviceHead{}));
            throw;
        }
    }
    return 0;
}

}  // namespace opmaat::engine
