#pragma once

#include <chrono>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "engine/interview/event.h"
#include "engine/record/store_error.h"

namespace opmaat::engine {

/// One line of the list of interviews.
struct StoredInterview {
    std::string id;  ///< random, says nothing about the person
    std::string pack, packVersion, packHash;
    std::chrono::sys_seconds startedAt{};
    int events = 0;
};

/// Keeps the events of interviews, in order, for ever. An event counts once append() has returned:
/// it then survives the power being cut.
class Store {
public:
    virtual ~Store() = default;

    /// All or none, durable when it returns; sequences go on from the record without gap or repeat.
    /// @throws StoreError; the events are then not part of the record and may be offered again
    virtual void append(const std::string& interview, std::span<const Event> events) = 0;
    void append(const std::string& interview, const Event& event)
    {
        append(interview, std::span(&event, 1));
    }
    /// Newest first. @throws StoreError
    virtual std::vector<StoredInterview> interviews() const = 0;
    /// In order, without gaps. @throws StoreError, also for an interview that is not there
    virtual std::vector<Event> events(const std::string& interview) const = 0;
    /// True for made-up people only: everybody can read what is in it.
    virtual bool isDemo() const = 0;

    /// A locked store takes events and cannot read them: interviews() and events() then throw.
    virtual bool isLocked() const { return false; }
    /// @throws StoreError when the passphrase opens nothing
    virtual void unlock(std::string_view /*passphrase*/) {}
    virtual void lock() {}
};

/// Opens a sealed store that is there, locked: a path, or postgresql://... (sealed_store.h has what
/// else it can do). @param deviceFile  "" for the one beside a path
/// @throws StoreError when it is not there, read-only, full, damaged, from a newer version, of
/// another office than the device, or not a store
std::unique_ptr<Store> openStore(const std::string& store, const std::string& deviceFile = "");

/// Keeps events in memory: for --demo and tests.
std::unique_ptr<Store> memoryStore();

/// Shared by all stores. @throws StoreError unless `event` can be the one after `count` events
/// @param isOffice  of the office's log, which begins with anything
void checkFollows(const std::string& interview, std::int64_t count, const Event& event,
                  bool isOffice = false);
StoreError noInterview(const std::string& interview);
StoredInterview storedInterview(const std::string& id, const Event& started, int events);

/// A new random interview id, 16 hexadecimal digits.
std::string newInterviewId();

}  // namespace opmaat::engine
