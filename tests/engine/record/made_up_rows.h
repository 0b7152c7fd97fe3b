#pragma once

#include <string>

#include "engine/record/chain.h"
#include "engine/record/vault.h"

namespace opmaat::engine {

/// Rows with bytes that say where they come from; nothing in them can be opened. What a vault keeps
/// it keeps without a key.
inline Bytes filled(std::size_t size, char with)
{
    return Bytes().assign(size, with);
}

inline OfficeRow madeUpOffice()
{
    return {filled(16, 'o'), 1,    filled(32, 'b'), filled(32, 's'), filled(64, 'S'),
            filled(8, 'l'),  false};
}

inline EpochRow madeUpEpoch(std::int32_t number = 1)
{
    return {number, filled(32, 'e'), filled(80, static_cast<char>('A' + number)), filled(64, 'E')};
}

inline SlotRow madeUpSlot(const std::string& id, char with = 'w')
{
    return {id, false, filled(16, 'a'), {3, 1U << 20}, filled(136, with), filled(297, 'L')};
}

inline DeviceRow madeUpDevice(char with, const std::string& label = "kiosk 1")
{
    return {filled(8, with), label, filled(32, with), filled(64, with), {}, {0, zeroHash(), {}}};
}

inline StreamRow madeUpStream(char with, std::int32_t day = 20779)
{
    return {filled(8, with), false, day, filled(32, 'p'), filled(32, 'm')};
}

/// The next `count` events of a stream as the next handover of a device.
inline Handover nextHandover(const Vault& vault, const StreamRow& stream, const Bytes& device,
                             int count = 1, std::size_t size = 297)
{
    const DeviceHead before = vault.deviceHead(device);
    const std::int64_t first = vault.countOf(stream.id);
    Handover handover{stream, {}, device, before.number + 1, {}, filled(64, 'h')};
    std::vector<Bytes> hashes;
    for (std::int64_t sequence = first; sequence < first + count; ++sequence) {
        EventRow event;
        event.stream = stream.id;
        event.sequence = sequence;
        event.device = device;
        event.handover = handover.number;
        event.previous = sequence == 0 ? zeroHash() : filled(32, 't');
        event.sealed = filled(size, static_cast<char>('0' + sequence % 10));
        hashes.push_back(recordHash(vault.office()->id, stream, event));
        handover.events.push_back(event);
    }
    handover.head = headAfter(before.head, vault.office()->id, device, handover.number, stream.id,
                              first, hashes);
    return handover;
}

}  // namespace opmaat::engine
