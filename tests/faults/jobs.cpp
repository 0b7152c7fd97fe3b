#include "jobs.h"

#include <algorithm>

#include "engine/record/backup.h"
#include "engine/record/sqlite/sqlite_vault.h"
#include "engine/record/verify.h"

namespace opmaat::faults {
namespace {

using namespace engine;
using Kind = EventKind;

constexpr std::chrono::sys_seconds kMorning{std::chrono::seconds(1'795'000'000)};
constexpr std::int32_t kToday = 20775;
const std::string kOne = "1111111111111111", kOther = "2222222222222222";

Event plannedEvent(Kind kind, std::int64_t sequence)
{
    Event event;
    event.kind = kind;
    event.sequence = sequence;
    event.at = kMorning + std::chrono::seconds(10 * sequence);
    if (kind == Kind::Started) {
        event.pack = "made-up";
    } else if (kind == Kind::Answered) {
        event.item = "item-" + std::to_string(sequence);
        event.answer = {AnswerState::Answered, {1}, 2.5, ""};
    }
    return event;
}

class FirstDay : public Job {
public:
    explicit FirstDay(const Folder& folder) : Job(folder)
    {
        does([this] { kiosk_.store(); });
        does([this] {
            Vault& vault = kiosk_.store().vault();
            addSlot(vault, *kiosk_.store().secrets(), "a passphrase of a colleague", "colleague");
        });
        adds(kiosk_, kOne, {Kind::Started, Kind::Shown});
        adds(kiosk_, kOne, {Kind::Answered, Kind::Shown});
        does(
            [this] {
                made_ = makeCheckpoint(kiosk_.store().vault(), *kiosk_.store().secrets(), kToday);
            },
            [this] { kept_ = made_; });
        does([this] { kiosk_.close(); });
        adds(kiosk_, kOne, {Kind::Answered});
    }

private:
    std::string furtherMistake(SealedStore& store) override
    {
        const auto all = store.vault().checkpoints();
        if (std::find(all.begin(), all.end(), kept_) == all.end()) {
            return "the checkpoint is not there";
        }
        unlockWithPassphrase(store.vault(), "a passphrase of a colleague");
        return "";
    }

    CheckpointRow made_, kept_;
};

class PausedInterview : public Job {
public:
    explicit PausedInterview(const Folder& folder) : Job(folder)
    {
        adds(kiosk_, kOne, {Kind::Started, Kind::Shown});
        adds(kiosk_, kOne, {Kind::Answered, Kind::Shown});
        adds(kiosk_, kOne, {Kind::WentBack, Kind::Shown});
        adds(kiosk_, kOne, {Kind::Answered, Kind::Paused});
        does([this] {
            NewCode code = kiosk_.store().newCode(kMorning);
            kiosk_.store().pause(kOne, code);
            code_ = std::move(code);
        });
        does([this] { kiosk_.close(); });
        does([this] { resume(); },
             [this] { mistaken_ = found_ == records_[kOne] ? "" : "resumed as another"; });
        adds(kiosk_, kOne, {Kind::Resumed, Kind::Shown});
        adds(kiosk_, kOne, {Kind::Answered, Kind::Finished});
        does([this] { kiosk_.store().endCode(kOne); });
    }

private:
    /// Of a kiosk that was started again. A refused try counts, and the next one has to wait.
    void resume()
    {
        now_ += std::chrono::minutes(10);
        kiosk_.store().lock();
        found_ = kiosk_.store().resume(code_.digits.view(), now_).events;
        kiosk_.store().unlock(kDemoPassphrase);
    }

    NewCode code_;
    std::vector<Event> found_;
    std::chrono::sys_seconds now_ = kMorning;
};

class TwoKiosksAndADesk : public Job {
public:
    explicit TwoKiosksAndADesk(const Folder& folder)
        : Job(folder), second_(folder.store(), kPatience), desk_(folder.store(), kPatience)
    {
        adds(kiosk_, kOne, {Kind::Started, Kind::Shown});
        adds(second_, kOther, {Kind::Started, Kind::Shown});
        reads(kOne);
        adds(kiosk_, kOne, {Kind::Answered, Kind::Shown});
        adds(second_, kOther, {Kind::Answered, Kind::Shown});
        does([this] {
            desk_.store().lock();
            desk_.store().unlock(kDemoPassphrase);
        });
        reads(kOther);
        adds(kiosk_, kOne, {Kind::Answered});
        reads(kOne);
        adds(desk_, kOther, {Kind::Answered});
    }
    void close() override
    {
        kiosk_.close();
        second_.close();
        desk_.close();
    }

private:
    void reads(const std::string& interview)
    {
        does([this, interview] { read_ = desk_.store().events(interview); },
             [this, interview] {
                 mistaken_ = read_ == records_[interview] ? mistaken_ : "the desk read otherwise";
             });
    }

    Program second_, desk_;
    std::vector<Event> read_;
};

class KeysChanged : public Job {
public:
    explicit KeysChanged(const Folder& folder) : Job(folder)
    {
        adds(kiosk_, kOne, {Kind::Started, Kind::Shown});
        adds(kiosk_, kOther, {Kind::Started, Kind::Shown});
        does([this] {
            changePassphrase(kiosk_.store().vault(), *kiosk_.store().secrets(), kDemoPassphrase);
        });
        does(
            [this] {
                const Bytes id = *fromHex(kOther);
                eraseStreams(kiosk_.store().vault(), *kiosk_.store().secrets(), std::span(&id, 1));
            },
            [this] { records_.erase(kOther); });
        adds(kiosk_, kOne, {Kind::Answered, Kind::Shown});
        does([this] {
            Vault& vault = kiosk_.store().vault();
            rotateOffice(vault, unlockWithPassphrase(vault, kDemoPassphrase), kDemoPassphrase);
        });
        does([this] { kiosk_.close(); });
        adds(kiosk_, kOne, {Kind::Answered});
    }

private:
    std::string furtherMistake(SealedStore& store) override
    {
        return store.vault().wrap(*fromHex(kOther)) ? "the key of an erased person is there" : "";
    }
};

class CopiesMade : public Job {
public:
    explicit CopiesMade(const Folder& folder) : Job(folder)
    {
        adds(kiosk_, kOne, {Kind::Started, Kind::Shown});
        adds(kiosk_, kOne, {Kind::Answered, Kind::Shown});
        does([this] { backUp(folder_.store(), next(backup_)); }, [this] { copied_ = records_; });
        adds(kiosk_, kOne, {Kind::Answered, Kind::Shown});
        does([this] { copyKeyRing(folder_.store(), next(keys_)); });
        adds(kiosk_, kOne, {Kind::Answered});
    }

private:
    /// A new name for each try: what is there already is never written over.
    const std::string& next(std::string& name)
    {
        name = folder_.file("copy-" + std::to_string(++tries_));
        return name;
    }

    std::string furtherMistake(SealedStore&) override
    {
        putTogether(backup_, keys_, folder_.file("restored.db"));
        Program restored(folder_.file("restored.db"), kPatience);
        records_ = copied_;
        return mistakeIn(restored.store());
    }

    int tries_ = 0;
    std::string backup_, keys_;
    Records copied_;
};

template <class Kind>
std::unique_ptr<Job> make(const Folder& folder)
{
    return std::make_unique<Kind>(folder);
}

}  // namespace

void Job::does(std::function<void()> go, std::function<void()> took)
{
    steps_.push_back({std::move(go), std::move(took), false});
}

void Job::adds(Program& program, const std::string& interview, std::vector<EventKind> kinds)
{
    std::vector<Event> events;
    for (const EventKind kind : kinds) {
        events.push_back(plannedEvent(kind, planned_[interview]++));
    }
    steps_.push_back({[&program, interview, events] { program.store().append(interview, events); },
                      [this, interview, events] {
                          std::vector<Event>& record = records_[interview];
                          record.insert(record.end(), events.begin(), events.end());
                      },
                      true});
}

std::string Job::mistakeIn(const SealedStore& store) const
{
    const std::vector<StoredInterview> found = store.interviews();
    if (found.size() != records_.size()) {
        return std::to_string(found.size()) + " interviews, of " + std::to_string(records_.size());
    }
    for (const auto& [interview, events] : records_) {
        if (!(store.events(interview) == events)) {
            return "interview " + interview + " is another";
        }
    }
    const Verification verification = verify(store.vault(), store.secrets(), {});
    return verification.damages.empty() ? "" : verification.damages.front().what;
}

std::string Job::mistake()
{
    try {
        if (mistaken_.empty()) {
            Program counsellor(folder_.store());
            mistaken_ = mistakeIn(counsellor.store());
            mistaken_ = mistaken_.empty() ? furtherMistake(counsellor.store()) : mistaken_;
        }
    } catch (const std::exception& error) {
        mistaken_ = error.what();
    }
    return mistaken_;
}

const std::array<JobKind, 5>& allJobs()
{
    static constexpr std::array<JobKind, 5> kJobs = {
        {{"a first day", make<FirstDay>},
         {"an interview with a step back and a pause", make<PausedInterview>},
         {"two kiosks and a desk that reads", make<TwoKiosksAndADesk>},
         {"keys changed and a person erased", make<KeysChanged>},
         {"copies made while an interview goes on", make<CopiesMade>}}};
    return kJobs;
}

}  // namespace opmaat::faults
