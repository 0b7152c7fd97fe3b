#include "engine/record/handover/handover_bytes.h"
#include "engine/record/handover/handover_vault.h"
#include "engine/record/vault_checks.h"

// What a HandoverVault must know to go on without the server.

namespace opmaat::engine {

Bytes HandoverVault::known(const std::string& name, const std::function<Bytes(Vault&)>& ask) const
{
    try {
        if (Vault* server = reach()) {
            Bytes bytes = ask(*server);
            outbox_.remember(name, bytes);
            return bytes;
        }
    } catch (const VaultUnreachable&) {
        lose();
    }
    const auto remembered = outbox_.recall(name);
    if (!remembered) {
        throw away();
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

void HandoverVault::learn() const
{
    (void)generations();
    (void)devices();
    (void)epoch();
}

/// Which epoch there will be when the server answers again, nobody knows.
EpochRow HandoverVault::epochForNew() const
{
    try {
        if (Vault* server = reach()) {
            return server->epoch();
        }
    } catch (const VaultUnreachable&) {
        lose();
    }
    const auto present = office();
    if (!present) {
        throw noOffice(name());
    }
    return {kOfficeItself, present->boxKey, {}, {}};
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
            DeviceHead there = server->deviceHead(device);
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
        throw away();
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
    if (wrap.epoch != kOfficeItself) {
        throw epochConflict(kOfficeItself, wrap.epoch);
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
