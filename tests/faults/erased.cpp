#include <algorithm>
#include <array>
#include <set>

#include "engine/record/backup.h"
#include "engine/record/sqlite/sqlite_vault.h"
#include "engine/record/sqlite/store_file.h"
#include "privacy.h"
#include "workload.h"

namespace opmaat::faults {
namespace {

using namespace engine;

constexpr int kGenerations = 3, kMostPeople = 5, kEventsEach = 20, kAnswers = 4;

/// What one look into a backup came to.
struct Seen {
    long looks = 0;     ///< at a person who was erased
    long read = 0;      ///< of those, readable all the same
    long others = 0;    ///< people who were not erased
    long notWhole = 0;  ///< of those, not as they were written

    void add(const Seen& more)
    {
        looks += more.looks;
        read += more.read;
        others += more.others;
        notWhole += more.notWhole;
    }
};

/// An office whose store was copied three times, some people coming in between, and in which some
/// of all these were then erased.
class Office {
public:
    explicit Office(Random& random) : program_(folder_.store())
    {
        for (int generation = 0; generation < kGenerations; ++generation) {
            for (int more = 1 + below(random, kMostPeople); more > 0; --more) {
                interview(people_++);
            }
            reached_.push_back(people_);
            backUp(folder_.store(), backup(generation));
        }
        copyKeyRing(folder_.store(), folder_.file("before.keys"));
        for (int person = 0; person < people_; ++person) {
            if (person == 0 || below(random, 3) == 0) {
                erased_.insert(person);
            }
        }
    }

    /// @param onlyRows  the control: what is deleted is only what can be seen
    void erase(bool onlyRows)
    {
        std::vector<Bytes> streams;
        for (const int person : erased_) {
            streams.push_back(*fromHex(idOf(person)));
        }
        Vault& vault = program_.store().vault();
        if (onlyRows) {
            for (const Bytes& stream : streams) vault.eraseStream(stream);
        } else {
            eraseStreams(vault, *program_.store().secrets(), streams);
        }
        copyKeyRing(folder_.store(), folder_.file("today.keys"));
    }
    /// Every generation, put together with a key ring and opened with the passphrase.
    Seen lookWith(const std::string& keys) const
    {
        Seen seen;
        for (int generation = 0; generation < kGenerations; ++generation) {
            const std::string store = folder_.file("again.db");
            look(*putTogether(backup(generation), folder_.file(keys), store), generation, seen);
            takeApart(store);
        }
        return seen;
    }

private:
    static std::string idOf(int person) { return interviewOf(person * kEventsEach); }
    std::string backup(int generation) const
    {
        return folder_.file("backup" + std::to_string(generation));
    }
    void interview(int person)
    {
        for (int event = 0; event < kAnswers; ++event) {
            program_.append(person * kEventsEach + event);
        }
    }
    void look(const Vault& vault, int generation, Seen& seen) const;
    static bool isReadable(const Vault& vault, const KeyRing& ring, const Bytes& person,
                           std::vector<Event>& events);

    Folder folder_;
    Program program_;
    int people_ = 0;
    std::vector<int> reached_;  // people in each generation
    std::set<int> erased_;
};

/// Whether any key of this ring opens every event of a person, be it another person's key.
bool Office::isReadable(const Vault& vault, const KeyRing& ring, const Bytes& person,
                        std::vector<Event>& events)
{
    const OfficeRow office = officeOf(vault);
    const StreamRow stream = vault.stream(person).value();
    for (const WrapRow& wrap : vault.wraps()) {
        const StreamKeys keys = ring.keysOf(wrap);
        events.clear();
        for (const EventRow& row : vault.events(person)) {
            const auto text = keys.open(office.id, stream, row);
            if (!text) break;
            events.push_back(eventFromJson(*text, "backup"));
        }
        if (!events.empty()) return true;
    }
    return false;
}

void Office::look(const Vault& vault, int generation, Seen& seen) const
{
    const KeyRing ring(vault.epoch(), unlockWithPassphrase(vault, kDemoPassphrase));
    for (int person = 0; person < reached_[static_cast<std::size_t>(generation)]; ++person) {
        std::vector<Event> events;
        const bool readable = isReadable(vault, ring, *fromHex(idOf(person)), events);
        if (erased_.contains(person)) {
            ++seen.looks;
            seen.read += readable ? 1 : 0;
            continue;
        }
        ++seen.others;
        bool whole = readable && events.size() == kAnswers;
        for (int event = 0; whole && event < kAnswers; ++event) {
            whole =
                events[static_cast<std::size_t>(event)] == eventOf(person * kEventsEach + event);
        }
        seen.notWhole += whole ? 0 : 1;
    }
}

}  // namespace

Outcome lookForTheErased(long runs, Random& random)
{
    Seen seen, withOldKeys, onlyRows;
    for (long run = 0; run < runs; ++run) {
        Office office(random);
        office.erase(false);
        seen.add(office.lookWith("today.keys"));
        if (run % 5 == 0) {
            withOldKeys.add(office.lookWith("before.keys"));
            Office careless(random);
            careless.erase(true);
            onlyRows.add(careless.lookWith("today.keys"));
        }
    }
    return {{"erased people looked for in three backups each, or others not whole:",
             seen.looks + seen.others, seen.read + seen.notWhole},
            {{"a copy of the key ring from before,", withOldKeys.looks, withOldKeys.read},
             {"only rows deleted,", onlyRows.looks, onlyRows.read}},
            std::to_string(runs) + " offices, " + std::to_string(seen.looks) +
                " looks at who was erased, " + std::to_string(seen.others) + " at others, whole"};
}

}  // namespace opmaat::faults
