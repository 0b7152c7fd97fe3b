#include "engine/record/handover/handover_vault.h"

#include <algorithm>
#include <random>

#include "engine/record/handover/handover_bytes.h"

namespace opmaat::engine {
namespace {

using std::chrono::milliseconds;
using std::chrono::steady_clock;

constexpr milliseconds kFirstPause{250}, kLongestPause{30'000};

VaultUnreachable awayFrom(const std::string& outbox)
{
    return VaultUnreachable(
        "The server does not answer, and this needs it. What was given is kept in " + outbox +
        " until it does; try again later.");
}

}  // namespace

HandoverVault::HandoverVault(const std::string& outbox, OpenServer openServer)
    : outbox_(outbox), openServer_(std::move(openServer))
{
    handOver();
}

/// Not tried again at every tap while it is away: later each time, and never two kiosks at once.
void HandoverVault::lose() const
{
    static thread_local std::mt19937 random{std::random_device{}()};
    server_.reset();
    pause_ = std::clamp(2 * pause_, kFirstPause, kLongestPause);
    std::uniform_int_distribution<long> part(pause_.count() / 2, pause_.count());
    nextTry_ = steady_clock::now() + milliseconds(part(random));
}

Vault* HandoverVault::reach() const
{
    if (server_ == nullptr && steady_clock::now() >= nextTry_) {
        try {
            server_ = openServer_();
            pause_ = milliseconds(0);
        } catch (const VaultUnreachable&) {
            lose();
        } catch (const StoreError& error) {
            problem_ = error.what();
            lose();
        }
    }
    return server_.get();
}

Vault& HandoverVault::required() const
{
    Vault* server = reach();
    if (server == nullptr) {
        throw awayFrom(outbox_.path());
    }
    return *server;
}

HandoverState HandoverVault::state() const
{
    return {outbox_.countOfWaiting(), server_ != nullptr, problem_};
}

HandoverState HandoverVault::handOver()
{
    try {
        if (Vault* server = reach()) {
            handOverKeys(*server);
            handOverAll(*server);
        }
    } catch (const VaultUnreachable&) {
        lose();
    } catch (const StoreError& error) {
        problem_ = error.what();
    }
    return state();
}

/// The key of an interview before its first event, so that no event is there without its key.
void HandoverVault::handOverKeys(Vault& server)
{
    for (const WrapRow& wrap : outbox_.wraps()) {
        try {
            server.putWrap(wrap);
        } catch (const VaultConflict&) {
            if (!server.wrap(wrap.stream)) {
                throw;
            }  // it came before, and has moved along with the epoch since
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

/// @return position of the last event; 0 when nothing waited
std::int64_t HandoverVault::handOverAll(Vault& server)
{
    std::vector<Handover> waiting = outbox_.waiting();
    const bool several = waiting.size() > 1;
    std::int64_t position = 0, there = several ? arrived(server, waiting) : 0;
    while (!waiting.empty()) {
        const Handover next = waiting.front();
        if (next.number > there) {
            try {
                position = server.append(next);
            } catch (const VaultConflict& conflict) {
                if (conflict.reason() != VaultConflict::What::Device) {
                    throw;
                }
                waiting = outbox_.waiting();
                if (waiting.empty() || waiting.front().number > next.number) {
                    continue;  // another program of this device was quicker
                }
                there = arrived(server, waiting);
                if (there < next.number) {
                    throw;
                }
            }
        }
        outbox_.remove(next);
        waiting.erase(waiting.begin());
    }
    problem_.clear();
    if (several) {
        outbox_.tidy();
    }
    return position;
}

std::int64_t HandoverVault::append(const Handover& handover)
{
    outbox_.put(handover);
    Vault* server = reach();
    if (server == nullptr) {
        return 0;
    }
    bool alone = false;
    try {
        handOverKeys(*server);
        alone = outbox_.countOfWaiting() == 1;
        return handOverAll(*server);
    } catch (const VaultUnreachable&) {
        lose();
    } catch (const StoreError& error) {
        problem_ = error.what();
        if (alone) {
            outbox_.takeBack(handover, server->deviceHead(handover.device));
            throw;
        }
    }
    return 0;
}

// What must be known to go on without the server

Bytes HandoverVault::known(const std::string& name, const std::function<Bytes(Vault&)>& ask) const
{
    try {
        if (Vault* server = reach()) {
            const Bytes bytes = ask(*server);
            outbox_.remember(name, bytes);
            return bytes;
        }
    } catch (const VaultUnreachable&) {
        lose();
    }
    const auto remembered = outbox_.recall(name);
    if (!remembered) {
        throw awayFrom(outbox_.path());
    }
    return *remembered;
}

std::string HandoverVault::name() const
{
    return server_ != nullptr ? server_->name() : outbox_.path();
}

std::vector<OfficeRow> HandoverVault::generations() const
{
    return generationsFrom(known("office", [](Vault& v) { return bytesOf(v.generations()); }));
}

std::optional<OfficeRow> HandoverVault::office() const
{
    const std::vector<OfficeRow> all = generations();
    return all.empty() ? std::nullopt : std::optional(all.back());
}

std::vector<DeviceRow> HandoverVault::devices() const
{
    return devicesFrom(known("devices", [](Vault& v) { return bytesOf(v.devices()); }));
}

EpochRow HandoverVault::epoch() const
{
    return epochFrom(known("epoch", [](Vault& v) { return bytesOf(v.epoch()); }));
}

std::optional<PackRow> HandoverVault::pack(const Bytes& hash) const
{
    return packFrom(hash,
                    known("pack " + toHex(hash), [&](Vault& v) { return bytesOf(v.pack(hash)); }));
}

std::vector<Bytes> HandoverVault::packs() const
{
    return fieldsFrom(known("packs", [](Vault& v) { return bytesOf(v.packs()); }));
}

/// What waits here comes after everything that the server has of this device.
DeviceHead HandoverVault::deviceHead(const Bytes& device) const
{
    const auto here = outbox_.head(device);
    if (here && outbox_.countOfWaiting() > 0) {
        return *here;
    }
    try {
        if (Vault* server = reach()) {
            const DeviceHead there = server->deviceHead(device);
            if (here && here->number > there.number) {
                throw StoreError("Store " + server->name() +
                                 " has lost handovers of this device that it acknowledged: an older"
                                 " copy of it was put back. Run 'opmaat store verify' there.");
            }
            if (!here || !(*here == there)) {
                outbox_.setHead(device, there);
            }
            return there;
        }
    } catch (const VaultUnreachable&) {
        lose();
    }
    if (!here) {
        throw awayFrom(outbox_.path());
    }
    return *here;
}

void HandoverVault::putWrap(const WrapRow& wrap)
{
    try {
        if (Vault* server = reach()) {
            server->putWrap(wrap);
            return;
        }
    } catch (const VaultUnreachable&) {
        lose();
    }
    outbox_.putWrap(wrap);
}

std::optional<WrapRow> HandoverVault::wrap(const Bytes& stream) const
{
    for (const WrapRow& row : outbox_.wraps()) {
        if (row.stream == stream) {
            return row;
        }
    }
    try {
        Vault* server = reach();
        return server == nullptr ? std::nullopt : server->wrap(stream);
    } catch (const VaultUnreachable&) {
        lose();
    }
    return std::nullopt;
}

std::optional<StreamRow> HandoverVault::stream(const Bytes& id) const
{
    for (const Handover& handover : outbox_.waiting()) {
        if (handover.stream.id == id) {
            return handover.stream;
        }
    }
    try {
        Vault* server = reach();
        return server == nullptr ? std::nullopt : server->stream(id);
    } catch (const VaultUnreachable&) {
        lose();
    }
    return std::nullopt;
}

std::int64_t HandoverVault::countOf(const Bytes& stream) const
{
    std::int64_t waiting = 0;
    for (const Handover& handover : outbox_.waiting()) {
        if (handover.stream.id == stream) {
            waiting = handover.events.back().sequence + 1;
        }
    }
    return waiting > 0 ? waiting : required().countOf(stream);
}

}  // namespace opmaat::engine
