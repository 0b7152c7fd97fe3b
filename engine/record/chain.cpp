#include "engine/record/chain.h"

#include <algorithm>

#include "engine/crypto/hash.h"

namespace opmaat::engine {
namespace {

/// Names what follows, so that bytes of one kind are never taken for another.
Bytes tagged(std::string_view what)
{
    return Bytes(what) + '\0';
}

Bytes eight(std::int64_t number)
{
    return u64Bytes(static_cast<std::uint64_t>(number));
}

Bytes four(std::int64_t number)
{
    return u32Bytes(static_cast<std::uint32_t>(number));
}

}  // namespace

Bytes zeroHash()
{
    return Bytes(kHashBytes, '\0');
}

Bytes headerOf(const Bytes& office, const StreamRow& stream, const EventRow& event)
{
    return tagged("opmaat.event/1") + office + stream.id + eight(event.sequence) + stream.pack +
           stream.model + event.device + event.previous;
}

StreamKeys::StreamKeys(std::string_view key) : all_(Secret::zeros(3 * kKeyBytes))
{
    unsigned char* to = std::copy_n(key.begin(), kKeyBytes, all_.data());
    writeKeyFor(key, "events", to);
    writeKeyFor(key, "tags", to + kKeyBytes);
}

void StreamKeys::seal(const Bytes& office, const StreamRow& stream, EventRow& event,
                      std::string_view text) const
{
    event.sealed = encrypt(part(1), headerOf(office, stream, event), padded(text));
}

std::optional<Bytes> StreamKeys::open(const Bytes& office, const StreamRow& stream,
                                      const EventRow& event) const
{
    std::optional<Bytes> text = decrypt(part(1), headerOf(office, stream, event), event.sealed);
    if (text) {
        const auto end = unpadded(*text);
        if (!end) {
            return std::nullopt;
        }
        text->resize(end->size());
    }
    return text;
}

Bytes StreamKeys::tagOf(const Bytes& office, const StreamRow& stream, const EventRow& event) const
{
    return keyedHash(part(2), headerOf(office, stream, event) + event.sealed);
}

Bytes recordHash(const Bytes& office, const StreamRow& stream, const EventRow& event)
{
    return event.erased.empty() ? sha256(headerOf(office, stream, event) + event.sealed)
                                : event.erased;
}

Bytes linkAfter(const Bytes& before, const EventRow& event, const Bytes& recordHash)
{
    return sha256(tagged("opmaat.chain/1") + before + eight(event.position) + recordHash +
                  event.device + eight(event.handover));
}

Bytes headAfter(const Bytes& before, const Bytes& office, const Bytes& device, std::int64_t number,
                const Bytes& stream, std::int64_t firstSequence,
                std::span<const Bytes> recordHashes)
{
    Bytes statement = tagged("opmaat.handover/1") + office + device + before + eight(number) +
                      stream + eight(firstSequence) +
                      four(static_cast<std::int64_t>(recordHashes.size()));
    for (const Bytes& hash : recordHashes) {
        statement += hash;
    }
    return sha256(statement);
}

Bytes signedPart(const Bytes& office, const CheckpointRow& checkpoint)
{
    return office + eight(checkpoint.position) + checkpoint.link + four(checkpoint.day) +
           four(checkpoint.generation);
}

Bytes signedPart(const Bytes& office, const DeviceRow& device)
{
    return office + device.id + device.publicKey + device.label;
}

Bytes signedPart(const Bytes& office, const EpochRow& epoch)
{
    return office + four(epoch.number) + epoch.publicKey;
}

Bytes signedPart(const OfficeRow& office)
{
    return office.id + four(office.generation) + office.boxKey + office.signKey + office.log +
           Bytes(1, office.isDemo ? '\1' : '\0');
}

}  // namespace opmaat::engine
