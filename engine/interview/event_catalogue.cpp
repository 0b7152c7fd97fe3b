#include "engine/interview/event_catalogue.h"

#include <array>

namespace opmaat::engine {
namespace {

template <std::size_t count>
using Names = std::array<std::string_view, count>;

constexpr std::span<const std::string_view> kNothing;
constexpr Names<7> kStarted = {"language", "mode",      "pack", "packVersion",
                               "packHash", "modelHash", "form"};
constexpr Names<1> kLanguage = {"language"};
constexpr Names<1> kItem = {"item"};
constexpr Names<2> kChosen = {"item", "rule"};
constexpr Names<5> kAnswered = {"item", "state", "categories", "value", "seconds"};
constexpr Names<1> kAlarm = {"alarm"};
constexpr Names<2> kOpened = {"who", "purpose"};
constexpr Names<3> kAssessed = {"software", "packHash", "resultHash"};
constexpr Names<4> kJudged = {"who", "profile", "before", "reason"};
constexpr Names<1> kWho = {"who"};
constexpr Names<3> kOutcome = {"who", "code", "reason"};
constexpr Names<6> kCorrected = {"who", "item", "state", "categories", "value", "reason"};
constexpr Names<2> kReason = {"who", "reason"};
constexpr Names<3> kSlot = {"who", "slot", "label"};
constexpr Names<2> kSlotAlone = {"who", "slot"};
constexpr Names<2> kGeneration = {"who", "generation"};
constexpr Names<3> kDevice = {"who", "device", "label"};
constexpr Names<3> kDeviceGone = {"who", "device", "reason"};
constexpr Names<4> kPack = {"who", "pack", "packVersion", "packHash"};
constexpr Names<4> kPublisher = {"who", "slot", "label", "key"};
constexpr Names<3> kPublisherGone = {"who", "key", "reason"};
constexpr Names<3> kExported = {"who", "what", "count"};
constexpr Names<4> kErased = {"who", "streamHash", "reason", "ground"};
constexpr Names<3> kRetained = {"who", "policy", "count"};
constexpr Names<3> kPlace = {"who", "position", "link"};

constexpr std::array kCatalogue = {
    EventDescription{EventKind::Started, Part::Client, "started", "The interview began", "client",
                     "First of all, and once", kStarted},
    EventDescription{EventKind::LanguageChosen, Part::Client, "language-chosen",
                     "Everything is read in another language", "client", "Until the end",
                     kLanguage},
    EventDescription{EventKind::Chosen, Part::Client, "chosen",
                     "The next question was chosen by what the answers so far left open; without "
                     "item nothing is left to ask",
                     "kiosk", "When an item is due, in packs with adaptive rules only", kChosen},
    EventDescription{EventKind::Shown, Part::Client, "shown", "The question was put on the screen",
                     "kiosk", "While asking, for the current item", kItem},
    EventDescription{EventKind::Answered, Part::Client, "answered",
                     "The question was answered, or left open in so many words", "client",
                     "While asking, for the current item", kAnswered},
    EventDescription{EventKind::WentBack, Part::Client, "went-back",
                     "One step back; the answer there is kept", "client",
                     "While asking or reviewing, to the previous item shown", kItem},
    EventDescription{EventKind::Revisited, Part::Client, "revisited",
                     "Went to one item from the list of answers", "client",
                     "While reviewing, to an item that is shown", kItem},
    EventDescription{EventKind::HelpAsked, Part::Client, "help-asked", "Asked for a person to come",
                     "client", "While asking, for the current item; while reviewing, without item",
                     kItem},
    EventDescription{
        EventKind::AlarmRaised, Part::Client, "alarm-raised", "The answers need a person now",
        "kiosk", "While asking or reviewing, once an alarm, when its condition is true", kAlarm},
    EventDescription{EventKind::Paused, Part::Client, "paused",
                     "Left for later; only `resumed` or `stopped` follows", "client",
                     "While asking or reviewing", kNothing},
    EventDescription{EventKind::Resumed, Part::Client, "resumed",
                     "Gone on with, after a pause or after a kiosk that failed", "client",
                     "Until the end", kNothing},
    EventDescription{EventKind::Finished, Part::Client, "finished",
                     "The client is done; only the desk's events follow", "client",
                     "While reviewing", kNothing},
    EventDescription{EventKind::Stopped, Part::Client, "stopped",
                     "The client stopped early; only the desk's events follow", "client",
                     "Until the end", kNothing},
    EventDescription{EventKind::Opened, Part::Desk, "opened", "Somebody looked at the answers",
                     "counsellor", "Before they are on a screen; while restricted for few purposes",
                     kOpened},
    EventDescription{EventKind::Assessed, Part::Desk, "assessed",
                     "A result was computed, and can be computed again and compared", "desk",
                     "When it is shown for the first time; not while restricted", kAssessed},
    EventDescription{EventKind::Judged, Part::Desk, "judged", "A person gave their own judgement",
                     "counsellor", "After the end; not while restricted", kJudged},
    EventDescription{EventKind::Discussed, Part::Desk, "discussed",
                     "The answers were talked over with the client", "counsellor",
                     "After the end; not while restricted", kWho},
    EventDescription{EventKind::Outcome, Part::Desk, "outcome", "What came of it was registered",
                     "counsellor", "After the end; not while restricted", kOutcome},
    EventDescription{EventKind::Corrected, Part::Desk, "corrected",
                     "An answer was put right; the answer of before is kept beside it",
                     "counsellor, for the client", "After the end, for an item that is shown",
                     kCorrected},
    EventDescription{EventKind::Restricted, Part::Desk, "restricted",
                     "The client asked not to use the answers for now", "counsellor",
                     "After the end, unless restricted", kReason},
    EventDescription{EventKind::Released, Part::Desk, "released", "The answers may be used again",
                     "counsellor", "While restricted", kReason},
    EventDescription{EventKind::OfficeMade, Part::Office, "office-made",
                     "The office got its keys, and its log began", "administrator",
                     "First of all, and once", kSlot},
    EventDescription{EventKind::SlotAdded, Part::Office, "slot-added",
                     "Somebody can unlock with a passphrase of their own", "administrator",
                     "Any time", kSlot},
    EventDescription{EventKind::SlotChanged, Part::Office, "slot-changed",
                     "The passphrase of a slot was changed", "who has the slot",
                     "For a slot that is there", kSlotAlone},
    EventDescription{EventKind::SlotRevoked, Part::Office, "slot-revoked",
                     "A slot opens nothing any more", "administrator", "For a slot that is there",
                     kSlotAlone},
    EventDescription{EventKind::KeysRotated, Part::Office, "keys-rotated",
                     "The office got new keys; all slots but two went", "administrator",
                     "When a passphrase or the recovery key may have been seen", kGeneration},
    EventDescription{EventKind::DeviceAdded, Part::Office, "device-added",
                     "A kiosk or desk may write to the store", "administrator", "Any time",
                     kDevice},
    EventDescription{EventKind::DeviceRevoked, Part::Office, "device-revoked",
                     "A kiosk or desk may not write any more", "administrator",
                     "For a device that is there", kDeviceGone},
    EventDescription{EventKind::PackAdopted, Part::Office, "pack-adopted",
                     "A pack is used from now on, and kept", "administrator", "Any time", kPack},
    EventDescription{EventKind::PublisherAdded, Part::Office, "publisher-added",
                     "What is signed with this key may be adopted, by somebody else than `who`",
                     "administrator", "Any time", kPublisher},
    EventDescription{EventKind::PublisherRevoked, Part::Office, "publisher-revoked",
                     "What is signed with this key is adopted no more", "administrator",
                     "For a key that was added", kPublisherGone},
    EventDescription{EventKind::Exported, Part::Office, "exported",
                     "Records left the store as a file", "researcher or administrator", "Any time",
                     kExported},
    EventDescription{EventKind::Erased, Part::Office, "erased",
                     "The key of an interview was destroyed; nobody can read it again",
                     "administrator", "Once an interview", kErased},
    EventDescription{EventKind::Retained, Part::Office, "retained",
                     "What was kept long enough was erased", "administrator", "Any time",
                     kRetained},
    EventDescription{EventKind::BackedUp, Part::Office, "backed-up",
                     "A copy of the events was made, up to this place of the chain",
                     "administrator", "Any time", kPlace},
    EventDescription{EventKind::Restored, Part::Office, "restored",
                     "The store was put back from a copy up to this place of the chain",
                     "administrator", "Any time", kPlace},
    EventDescription{EventKind::Checkpoint, Part::Office, "checkpoint",
                     "The office signed where the chain stands", "desk or administrator",
                     "Any time; never earlier in the chain than the one before", kPlace},
};

}  // namespace

std::span<const EventDescription> eventCatalogue()
{
    return kCatalogue;
}

const EventDescription& describe(EventKind kind)
{
    return kCatalogue.at(static_cast<std::size_t>(kind));
}

std::string eventCatalogueTable(Part part)
{
    std::string table = "| event | meaning | who | when | fields |\n|---|---|---|---|---|\n";
    for (const EventDescription& event : kCatalogue) {
        if (event.part != part) {
            continue;
        }
        std::string fields;
        for (const std::string_view field : event.fields) {
            fields += (fields.empty() ? "`" : ", `") + std::string(field) + "`";
        }
        table += "| `" + std::string(event.name) + "` |";
        for (const std::string_view cell : {event.meaning, event.who, event.when}) {
            table += " " + std::string(cell) + " |";
        }
        table += " " + (fields.empty() ? "-" : fields) + " |\n";
    }
    return table;
}

}  // namespace opmaat::engine
