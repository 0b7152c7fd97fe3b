#pragma once

#include "engine/crypto/encryption.h"
#include "engine/record/vault.h"

/// The arithmetic of the record, to the byte: README.md has it in words. All of it is public but
/// `seal`, `open` and `tagOf`, which need the key of the stream. `|` is concatenation; numbers are
/// big-endian; SHA-256 unless said.
namespace opmaat::engine {

inline constexpr std::size_t kHashBytes = 32;
Bytes zeroHash();

/// What an event is tied to and cannot be moved from:
/// "opmaat.event/1" 0 | office 16 | stream 8 | sequence 8 | pack 32 | model 32 | device 8 |
/// previous 32
Bytes headerOf(const Bytes& office, const StreamRow& stream, const EventRow& event);

/// The keys of one stream.
class StreamKeys {
public:
    /// @param key  32 bytes
    explicit StreamKeys(std::string_view key);
    std::string_view key() const { return part(0); }

    /// Fills in `event.sealed`: encrypt(K, header, padded(text)).
    void seal(const Bytes& office, const StreamRow& stream, EventRow& event,
              std::string_view text) const;
    /// Nothing when a bit of event or header is not as it was sealed.
    std::optional<Bytes> open(const Bytes& office, const StreamRow& stream,
                              const EventRow& event) const;
    /// `previous` of the next event: keyed BLAKE2b-256 of header | sealed.
    Bytes tagOf(const Bytes& office, const StreamRow& stream, const EventRow& event) const;

private:
    std::string_view part(std::size_t n) const
    {
        return all_.view().substr(n * kKeyBytes, kKeyBytes);
    }

    Secret all_;  // the key, and what is made of it for events and for tags
};

/// hash(header | sealed); of an erased event what was kept of it.
Bytes recordHash(const Bytes& office, const StreamRow& stream, const EventRow& event);

/// The store's chain: hash("opmaat.chain/1" 0 | link before 32 | position 8 | record hash 32 |
/// device 8 | handover 8).
Bytes linkAfter(const Bytes& before, const EventRow& event, const Bytes& recordHash);

/// A device's own chain over its handovers: hash("opmaat.handover/1" 0 | office 16 | device 8 |
/// head before 32 | number 8 | stream 8 | first sequence 8 | count 4 | record hashes).
Bytes headAfter(const Bytes& before, const Bytes& office, const Bytes& device, std::int64_t number,
                const Bytes& stream, std::int64_t firstSequence,
                std::span<const Bytes> recordHashes);

/// What signatures are for; see encryption.h.
inline constexpr std::string_view kSignsHandover = "opmaat.handover/1";
inline constexpr std::string_view kSignsCheckpoint = "opmaat.checkpoint/1";
inline constexpr std::string_view kSignsDevice = "opmaat.device/1";
inline constexpr std::string_view kSignsRevocation = "opmaat.revocation/1";
inline constexpr std::string_view kSignsEpoch = "opmaat.epoch/1";
inline constexpr std::string_view kSignsOffice = "opmaat.office/1";
Bytes signedPart(const Bytes& office, const CheckpointRow& checkpoint);
Bytes signedPart(const Bytes& office, const DeviceRow& device);
Bytes signedPart(const Bytes& office, const EpochRow& epoch);
Bytes signedPart(const OfficeRow& office);

}  // namespace opmaat::engine
