#pragma once

#include <map>
#include <optional>

#include "engine/record/office.h"
#include "engine/record/store.h"

namespace opmaat::engine {

/// A store whose events are sealed. Locked it can only write, and not even read back what it wrote;
/// unlocked, by a counsellor's passphrase, it reads too.
class SealedStore : public Store {
public:
    using Store::append;

    /// @throws StoreError when vault and device are not of one office, or the device is revoked
    SealedStore(std::unique_ptr<Vault> vault, Device device);

    /// A new interview gets a key of its own, durable (sealed) before its first event. Others can
    /// be gone on with while this object knows their key: begun here, resumed, or unlocked.
    void append(const std::string& interview, std::span<const Event> events) override;
    std::vector<StoredInterview> interviews() const override;  ///< needs unlock()
    std::vector<Event> events(const std::string& interview) const override;
    bool isDemo() const override;
    bool isLocked() const override { return !secrets_.has_value(); }
    void unlock(std::string_view passphrase) override;
    void lock() override;  ///< wipes every key but those of interviews that go on here

    /// The key of an interview is no longer needed here: wiped.
    void forget(const std::string& interview);

    Vault& vault() { return *vault_; }
    const Vault& vault() const { return *vault_; }
    const Device& device() const { return device_; }
    const OfficeSecrets* secrets() const { return secrets_ ? &*secrets_ : nullptr; }

    /// An event in the log of the office. @throws StoreError when locked
    void log(Event event);

    // Pausing. README.md, "Codes".
    /// A code with which the interview can be gone on with until the end of today.
    Secret pause(const std::string& interview);
    struct Resumed {
        std::string interview;
        std::vector<Event> events;
    };
    /// @throws StoreError: wrong (with how many tries are left), too soon (with the wait), too late
    Resumed resume(std::string_view typedCode);

private:
    struct Open {
        StreamRow stream;
        StreamKeys keys;
        std::int64_t count = 0;  ///< events in the stream
        Bytes tag;               ///< `previous` of the next one
    };
    Open& openStream(const std::string& interview, const Event& first);
    Open begin(const Bytes& id, const Event& started);
    Open read(const StreamRow& stream, StreamKeys keys) const;
    void handOver(Open& open, std::span<const Event> events);

    std::unique_ptr<Vault> vault_;
    Device device_;
    OfficeRow office_;
    std::optional<OfficeSecrets> secrets_;
    std::map<std::string, Open> open_;
};

}  // namespace opmaat::engine
