#include "engine/commands/store_access.h"

namespace opmaat::engine {
namespace {

using json::Value;

std::string dayOf(const StoredInterview& interview)
{
    return utcText(interview.startedAt).substr(0, 10);
}

bool isWanted(const StoredInterview& interview, const StoreArguments& arguments)
{
    const std::string day = dayOf(interview);
    return (arguments.fromDay.empty() || day >= arguments.fromDay) &&
           (arguments.toDay.empty() || day <= arguments.toDay);
}

std::string lineOf(const StoredInterview& interview, const std::vector<Event>& events)
{
    Value::Array list;
    for (const Event& event : events) {
        list.push_back(json::parse(toJson(event), interview.id));
    }
    return json::write(Value(Value::Object{{"interview", text(interview.id)},
                                           {"pack", text(interview.pack)},
                                           {"packVersion", text(interview.packVersion)},
                                           {"packHash", text(interview.packHash)},
                                           {"events", Value(std::move(list))}}));
}

}  // namespace

/// One interview a line, so that a file of any size can be read a line at a time.
int storeExport(const StoreArguments& arguments)
{
    const auto store = unlockedStore(arguments);
    std::string lines = R"({"format":"opmaat.events/1","office":")" +
                        toHex(store->vault().office()->id) + R"(","interviews":[)";
    std::int64_t count = 0, restricted = 0;
    for (const StoredInterview& interview : store->interviews()) {
        if (!isWanted(interview, arguments)) {
            continue;
        }
        const std::vector<Event> events = store->events(interview.id);
        if (isRestricted(events)) {
            ++restricted;
            continue;
        }
        lines += (count == 0 ? "\n" : ",\n") + lineOf(interview, events);
        ++count;
    }
    lines += "\n]}\n";
    if (!arguments.dryRun) {
        writeNewFile(arguments.out, lines);
        wipe(lines);
        keepInLog(*store,
                  officeEvent(EventKind::Exported, {{"what", "events: " + arguments.purpose},
                                                    {"count", std::to_string(count)}}));
    }
    return answer(arguments,
                  (arguments.dryRun ? "Nothing was written: " : "") + counted(count, "interview") +
                      (arguments.dryRun ? " would be exported" : " exported to " + arguments.out) +
                      "; " + std::to_string(restricted) +
                      " left out, whose client asked not to use the answers.\n",
                  {{"interviews", number(count)},
                   {"restricted", number(restricted)},
                   {"dryRun", Value(arguments.dryRun)}});
}

}  // namespace opmaat::engine
