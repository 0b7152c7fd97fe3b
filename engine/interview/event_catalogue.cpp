#include "engine/interview/event_catalogue.h"

#include <array>

namespace opmaat::engine {
namespace {

constexpr std::array<std::string_view, 5> kBeginning = {"language", "mode", "pack", "packVersion",
                                                        "packHash"};
constexpr std::array<std::string_view, 1> kLanguage = {"language"};
constexpr std::array<std::string_view, 1> kItem = {"item"};
constexpr std::array<std::string_view, 4> kAnswer = {"item", "state", "categories", "seconds"};
constexpr std::array<std::string_view, 1> kAlarm = {"alarm"};
constexpr std::span<const std::string_view> kNone;

constexpr std::array kCatalogue = {
    EventDescription{EventKind::Started, "started", "The interview began", "client",
                     "First of all, and once", kBeginning},
    EventDescription{EventKind::LanguageChosen, "language-chosen",
                     "Everything is read in another language", "client", "Until the end",
                     kLanguage},
    EventDescription{EventKind::Shown, "shown", "The question was put on the screen", "kiosk",
                     "While asking, for the current item", kItem},
    EventDescription{EventKind::Answered, "answered",
                     "The question was answered, or left open in so many words", "client",
                     "While asking, for the current item", kAnswer},
    EventDescription{EventKind::WentBack, "went-back", "One step back; the answer there is kept",
                     "client", "While asking or reviewing, to the previous item shown", kItem},
    EventDescription{EventKind::Revisited, "revisited", "Went to one item from the list of answers",
                     "client", "While reviewing, to an item that is shown", kItem},
    EventDescription{EventKind::HelpAsked, "help-asked", "Asked for a person to come", "client",
                     "While asking, for the current item; while reviewing, without item", kItem},
    EventDescription{
        EventKind::AlarmRaised, "alarm-raised", "The answers need a person now", "kiosk",
        "While asking or reviewing, once an alarm, when its condition is true", kAlarm},
    EventDescription{EventKind::Finished, "finished", "The client is done; nothing follows",
                     "client", "While reviewing", kNone},
    EventDescription{EventKind::Stopped, "stopped", "The client stopped early; nothing follows",
                     "client", "Until the end", kNone},
};

}  // namespace

std::span<const EventDescription> eventCatalogue()
{
    return kCatalogue;
}

std::string eventCatalogueTable()
{
    std::string table = "| event | meaning | who | when | fields |\n|---|---|---|---|---|\n";
    for (const EventDescription& event : eventCatalogue()) {
        std::string fields;
        for (const std::string_view field : event.fields) {
            fields += (fields.empty() ? "`" : ", `") + std::string(field) + "`";
        }
        for (const std::string_view cell : {event.name, event.meaning, event.who, event.when}) {
            const bool isName = cell == event.name;
            table +=
                std::string("| ") + (isName ? "`" : "") + std::string(cell) + (isName ? "` " : " ");
        }
        table += "| " + (fields.empty() ? "-" : fields) + " |\n";
    }
    return table;
}

}  // namespace opmaat::engine
