#pragma once

#include <chrono>
#include <map>
#include <optional>

#include "engine/record/office.h"
#include "engine/record/store.h"

namespace opmaat::engine {

/// Why a code was not taken, for who says it in the client's own words.
class CodeRefused : public StoreError {
public:
    enum class What { Form, Unknown, Wait, Locked };
    CodeRefused(What reason, std::chrono::seconds wait, const std::string& sentence)
        : StoreError(sentence), reason_(reason), wait_(wait)
    {
    }
    What reason() const { return reason_; }
    std::chrono::seconds wait() const { return wait_; }  ///< until the next try; 0: at once

private:
    What reason_;
    std::chrono::seconds wait_;
};

/// A code that opens nothing yet.
struct NewCode {
    Secret digits;
    Secret root;           ///< what it becomes, slowly
    std::int32_t day = 0;  ///< the only day it is good for: days since 1970-01-01, UTC
};

/// A store whose events are sealed. Locked it can only write, and not even read back what it wrote;
/// unlocked, by a counsellor's passphrase, it reads too.
class SealedStore : public Store {
public:
    using Store::append;

    /// @throws StoreError when vault and device are not of one office, or the device is revoked
    SealedStore(std::unique_ptr<Vault> vault, Device device);

    /// A new interview gets a key of its own, durable (sealed) before its first event. Others can
    /// be gone on with while this object knows their key: begun here, resumed, or unlocked.
    /// Unlocked it also goes on after what others have added since; the caller has read that.
    void append(const std::string& interview, std::span<const Event> events) override;
    std::vector<StoredInterview> interviews() const override;  ///< needs unlock()
    std::vector<Event> events(const std::string& interview) const override;
    bool isDemo() const override;
    bool isLocked() const override { return !secrets_.has_value(); }
    void unlock(std::string_view passphrase) override;
    /// Wipes every key but those of interviews that go on here, and the stack.
    void lock() override;

    /// The key of an interview is no longer needed here: wiped, and the stack too.
    void forget(const std::string& interview);

    Vault& vault() { return *vault_; }
    const Vault& vault() const { return *vault_; }
    const Device& device() const { return device_; }
    const OfficeSecrets* secrets() const { return secrets_ ? &*secrets_ : nullptr; }

    /// An event in the log of the office. @throws StoreError when locked
    void log(Event event);

    // Pausing. README.md, "Codes".
    /// The slow part of pause(). Looks at nothing that changes: may run beside all other verbs.
    NewCode newCode(std::chrono::sys_seconds now) const;
    /// From now on this interview, which goes on here, can be gone on with by this code, and by no
    /// earlier one, until the end of the day or endCode().
    void pause(const std::string& interview, const NewCode& code);
    /// Both at once.
    Secret pause(const std::string& interview, std::chrono::sys_seconds now);
    /// The interview is over: its code is good for nothing any more.
    void endCode(const std::string& interview);
    struct Resumed {
        std::string interview;
        std::vector<Event> events;
    };
    /// Slow. The code stays good, for when this device fails. @throws CodeRefused
    Resumed resume(std::string_view typedCode, std::chrono::sys_seconds now);
    /// After too many wrong codes: a counsellor has looked who is there. @throws when locked
    void forgiveWrongCodes();

private:
    struct Open {
        StreamRow stream;
        StreamKeys keys;
        std::int64_t count = 0;                         ///< events in the stream
        Bytes tag = zeroHash();                         ///< `previous` of the next one
        std::optional<WrapRow> wrapped = std::nullopt;  ///< not yet known to be in the key ring
        bool isReadByOffice = false;  ///< not begun or resumed here: gone with lock()
    };
    Open& open(const std::string& interview, const Event& first);
    Open begin(const Bytes& id, const Event& first) const;
    StreamRow streamOf(const Bytes& id, const Event& first) const;
    void putKey(Open& open);
    Open read(const StreamRow& stream, StreamKeys keys, const std::vector<EventRow>& rows,
              std::vector<Event>* events) const;
    std::vector<EventRow> sealed(const Open& open, std::span<const Event> events) const;
    void handOver(Open& open, const std::vector<EventRow>& rows);
    EpochRow trustedEpoch() const;
    std::optional<StreamKeys> keysOf(const Bytes& stream) const;
    const KeyRing& ringOf(const EpochRow& epoch) const;
    const OfficeSecrets& unlocked() const;
    Secret codeRoot(const Secret& code, std::int32_t day) const;
    void countTry(std::chrono::sys_seconds now);

    std::unique_ptr<Vault> vault_;
    Device device_;
    OfficeRow office_;
    std::optional<OfficeSecrets> secrets_;
    /// Of the epoch seen last, while unlocked: opening it costs as much as a key of an interview.
    mutable std::optional<std::pair<EpochRow, KeyRing>> ring_;
    std::map<std::string, Open> open_;
    std::optional<DeviceHead> head_;  ///< as it was last seen
    mutable std::map<Bytes, StoredInterview> listed_;
};

/// Opens a store that is there: a path, or postgresql://... @param deviceFile  "" for the one
/// beside a path. @throws StoreError
std::unique_ptr<SealedStore> openSealedStore(const std::string& store,
                                             const std::string& deviceFile = "");

}  // namespace opmaat::engine
