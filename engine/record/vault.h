#pragma once

#include <cstdint>
#include <functional>
#include <limits>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "engine/crypto/bytes.h"
#include "engine/crypto/passphrase.h"
#include "engine/record/store_error.h"

/// What a store holds, row by row, and nothing that a key would be needed for. Two implementations,
/// SQLite and PostgreSQL, and one set of tests for both; sealed_store.h puts the keys on top.
///
/// Hashes and public keys are 32 bytes, signatures 64, ids of streams and devices 8.
namespace opmaat::engine {

/// A series of events that go together: one interview, or the one log of the office.
struct StreamRow {
    Bytes id;               ///< random: says nothing about the person
    bool isOffice = false;  ///< the log of the office itself
    std::int32_t day = 0;   ///< when it began: days since 1970-01-01, UTC
    Bytes pack;             ///< hash; zeros for the office
    Bytes model;            ///< hash of what is scored with; zeros for the office

    bool operator==(const StreamRow&) const = default;
};

/// One sealed event. README.md has its bytes.
struct EventRow {
    std::int64_t position = 0;  ///< 1, 2, ... in the store
    Bytes stream;
    std::int64_t sequence = 0;  ///< 0, 1, 2, ... in the stream
    Bytes device;               ///< who handed it over
    std::int64_t handover = 0;  ///< 1, 2, ... of that device: which of its handovers brought it
    Bytes previous;  ///< keyed hash of the event before it in the stream; zeros for the first
    Bytes sealed;    ///< nonce, ciphertext and tag; empty once erased
    Bytes erased;    ///< hash of the record that was erased; empty otherwise
    Bytes link;      ///< of the chain of the store, up to and including this event

    bool operator==(const EventRow&) const = default;
};

/// Events of one stream that a device hands over at once, all or none.
struct Handover {
    StreamRow stream;
    std::vector<EventRow> events;  ///< position and link are the vault's to fill in
    Bytes device;
    std::int64_t number = 0;  ///< the device's last one plus one
    Bytes head;               ///< of the device's own chain, after this handover
    Bytes signature;          ///< over `head`, by the device
};

/// Where the own chain of a device stands.
struct DeviceHead {
    std::int64_t number = 0;  ///< handovers so far
    Bytes head;               ///< zeros before the first
    Bytes signature;          ///< empty before the first

    bool operator==(const DeviceHead&) const = default;
};

struct DeviceRow {
    Bytes id;
    std::string label;  ///< in clear: "kiosk 1", never a person
    Bytes publicKey;
    Bytes signature;   ///< of the office over id, label and key
    Bytes revocation;  ///< empty, or the office's word that it was revoked: day 4, signature 64
    DeviceHead head;

    bool isRevoked() const { return !revocation.empty(); }

    bool operator==(const DeviceRow&) const = default;
};

/// The office's secret key, wrapped for one person or for the paper in the safe.
struct SlotRow {
    std::string id;  ///< 8 hexadecimal digits
    bool isRecovery = false;
    Bytes salt;
    Cost cost;
    Bytes wrapped;  ///< the office's secrets under a key from passphrase or paper
    Bytes label;    ///< whose it is, readable for the office only

    bool operator==(const SlotRow&) const = default;
};

/// Who may read: the office's public keys.
struct OfficeRow {
    Bytes id;                     ///< 16 random bytes, the same in all stores of the office
    std::int32_t generation = 1;  ///< counts rotations of the keys
    Bytes boxKey, signKey;        ///< public
    Bytes signature;      ///< over the row: by the generation before; by itself in the first
    Bytes log;            ///< id of the stream that is the log of the office
    bool isDemo = false;  ///< made for made-up people only: everybody knows the passphrase

    bool operator==(const OfficeRow&) const = default;
};

/// The keys that streams' keys are sealed to. An erasure makes a new epoch and destroys the old.
struct EpochRow {
    std::int32_t number = 1;
    Bytes publicKey;
    Bytes sealedSecret;  ///< to the office's box key
    Bytes signature;     ///< of the office over number and key

    bool operator==(const EpochRow&) const = default;
};

/// The number of no epoch: what a device seals to that cannot ask which epoch there is now.
inline constexpr std::int32_t kOfficeItself = 0;

/// The key of one stream, sealed to an epoch's public key. Never in a backup.
struct WrapRow {
    Bytes stream;
    std::int32_t epoch = 1;  ///< kOfficeItself: sealed to the office's box key
    Bytes sealed;

    bool operator==(const WrapRow&) const = default;
};

/// The key of a paused interview, for who has its code. Never in a backup.
struct ResumeRow {
    Bytes locator;  ///< 16 bytes that only the code gives
    Bytes stream;
    std::int32_t lastDay = 0;
    Bytes wrapped;

    bool operator==(const ResumeRow&) const = default;
};

/// A paused interview as it is found by its code.
struct Resumable {
    ResumeRow row;
    StreamRow stream;
    std::vector<EventRow> events;  ///< by sequence
};

/// Wrong codes given at one device since the last right one.
struct AttemptsRow {
    Bytes device;
    std::int32_t wrong = 0;
    std::int64_t lastAt = 0;  ///< seconds since 1970

    bool operator==(const AttemptsRow&) const = default;
};

/// The office's word that the chain stood here.
struct CheckpointRow {
    std::int64_t position = 0;
    Bytes link;
    std::int32_t day = 0;
    std::int32_t generation = 1;  ///< of the office's key
    Bytes signature;

    bool operator==(const CheckpointRow&) const = default;
};

/// A published pack, so that old records keep their old result.
struct PackRow {
    Bytes hash;
    Bytes archive;     ///< its files, as pack_archive.h writes them
    Bytes signatures;  ///< the office's word, JSON (adopted_pack.h); empty in demo stores

    bool operator==(const PackRow&) const = default;
};

/// Somebody else was first: read again what the sentence names, and offer it again.
class VaultConflict : public StoreError {
public:
    enum class What { Sequence, Device, Epoch };
    VaultConflict(What reason, const std::string& sentence) : StoreError(sentence), reason_(reason)
    {
    }
    What reason() const { return reason_; }

private:
    What reason_;
};

/// The place where the rows are does not answer. What was being written may be there or not.
class VaultUnreachable : public StoreError {
public:
    using StoreError::StoreError;
};

/// All verbs are durable when they return and do nothing when they throw (StoreError).
class Vault {
public:
    virtual ~Vault() = default;

    /// For messages: the path or the name of the database.
    virtual std::string name() const = 0;

    // The office and its keys. initialise() refuses a vault that has an office.
    virtual std::optional<OfficeRow> office() const = 0;
    virtual void initialise(const OfficeRow& office, const EpochRow& epoch,
                            std::span<const SlotRow> slots) = 0;
    /// Every office key there was, oldest first.
    virtual std::vector<OfficeRow> generations() const = 0;
    /// A new generation of the office's keys, and these slots instead of all others, at once.
    virtual void replaceOffice(const OfficeRow& office, std::span<const SlotRow> slots) = 0;
    virtual std::vector<SlotRow> slots() const = 0;
    virtual void putSlot(const SlotRow& slot) = 0;  ///< added, or in the place of its id
    virtual void removeSlot(const std::string& id) = 0;
    virtual std::vector<DeviceRow> devices() const = 0;
    virtual void addDevice(const DeviceRow& device) = 0;
    /// @param revocation  as in DeviceRow, not empty; the first one stays
    virtual void revokeDevice(const Bytes& id, const Bytes& revocation) = 0;

    // The key ring (README.md): epochs, wraps, resume codes, attempts. Kept apart from the events,
    // so that no backup of the events has it.
    virtual EpochRow epoch() const = 0;
    /// What the key of a new stream is sealed to: the epoch; or, where nobody knows which one there
    /// is now, number kOfficeItself with the office's box key, which has no signature of its own.
    virtual EpochRow epochForNew() const { return epoch(); }
    /// Once a stream; the very same row again changes nothing. A wrap for the office itself is
    /// taken in every epoch, but only before the stream's first event: erased is erased.
    /// @throws VaultConflict (Epoch) unless the wrap is sealed to the present epoch
    virtual void putWrap(const WrapRow& wrap) = 0;
    virtual std::optional<WrapRow> wrap(const Bytes& stream) const = 0;
    virtual std::vector<WrapRow> wraps() const = 0;
    /// Replaces the epoch and all its wraps at once, and overwrites what was there. Wraps that are
    /// not in `rewrap`'s answer are gone for ever. @param rewrap  from the wraps there are now
    virtual void replaceEpoch(
        const EpochRow& epoch,
        const std::function<std::vector<WrapRow>(const std::vector<WrapRow>&)>& rewrap) = 0;
    virtual void putResume(const ResumeRow& row) = 0;  ///< instead of the stream's earlier one
    virtual std::optional<Resumable> resume(const Bytes& locator) const = 0;
    virtual void removeResume(const Bytes& stream) = 0;
    virtual void removeResumesBefore(std::int32_t day) = 0;
    virtual AttemptsRow attempts(const Bytes& device) const = 0;
    virtual void putAttempts(const AttemptsRow& row) = 0;

    // Events.
    virtual DeviceHead deviceHead(const Bytes& device) const = 0;
    /// Appends to stream and chain. Sequences go on without gap; the handover is the device's next.
    /// @return position of the last event. @throws VaultConflict (Sequence, Device)
    virtual std::int64_t append(const Handover& handover) = 0;
    virtual std::vector<StreamRow> streams() const = 0;  ///< in the order they began
    virtual std::optional<StreamRow> stream(const Bytes& id) const = 0;
    virtual std::int64_t countOf(const Bytes& stream) const = 0;  ///< events
    /// By sequence, the first `most`.
    virtual std::vector<EventRow> events(
        const Bytes& stream,
        std::int64_t most = std::numeric_limits<std::int64_t>::max()) const = 0;
    /// All events by position; stops when `take` says false. At one moment of the store.
    virtual void scan(std::int64_t from,
                      const std::function<bool(const EventRow&)>& take) const = 0;
    /// Position and link of the last event; 0 and zeros when there is none.
    virtual CheckpointRow chainHead() const = 0;
    /// Empties the sealed bytes of a stream and keeps the hashes, so that the chain still holds.
    virtual void eraseStream(const Bytes& stream) = 0;
    virtual std::vector<CheckpointRow> checkpoints() const = 0;  ///< by position
    virtual void putCheckpoint(const CheckpointRow& checkpoint) = 0;

    // Packs.
    virtual std::optional<PackRow> pack(const Bytes& hash) const = 0;
    virtual std::vector<Bytes> packs() const = 0;
    virtual void putPack(const PackRow& pack) = 0;
};

}  // namespace opmaat::engine
