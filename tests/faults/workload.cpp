#include "workload.h"

#include <unistd.h>

#include <cstdlib>
#include <filesystem>

namespace opmaat::faults {
namespace {

namespace fs = std::filesystem;
using namespace engine;

constexpr int kEvents = 20;

}  // namespace

Folder::Folder(bool inMemory)
{
    const bool memory = inMemory && ::access("/dev/shm", W_OK) == 0;
    path_ =
        ((memory ? fs::path("/dev/shm") : fs::temp_directory_path()) / "opmaat-XXXXXX").string();
    if (::mkdtemp(path_.data()) == nullptr) {
        throw std::runtime_error("no folder for the experiment: " + path_);
    }
}

Folder::~Folder()
{
    std::error_code ignored;
    fs::remove_all(path_, ignored);
}

void Folder::empty() const
{
    for (const auto& entry : fs::directory_iterator(path_)) {
        fs::remove_all(entry.path());
    }
}

std::string interviewOf(int number)
{
    return "interview-" + std::to_string(number / kEvents);
}

Event eventOf(int number)
{
    Event event;
    event.sequence = number % kEvents;
    event.at = std::chrono::sys_seconds(std::chrono::seconds(1'795'000'000 + number));
    if (event.sequence == 0) {
        event.pack = "made-up";
        return event;
    }
    event.kind = EventKind::Answered;
    event.item = "item-" + std::to_string(number);
    event.answer = {AnswerState::Answered, {number % 4}, number / 8.0, ""};
    return event;
}

void append(Store& store, int number)
{
    store.append(interviewOf(number), eventOf(number));
}

std::string mistakeIn(const Store& store, int acknowledged, int offered)
{
    int found = 0;
    for (const StoredInterview& interview : store.interviews()) {
        found += interview.events;
    }
    if (found < acknowledged || found > offered) {
        return std::to_string(found) + " events, of " + std::to_string(acknowledged) +
               " acknowledged and " + std::to_string(offered) + " offered";
    }
    for (int number = 0; number < found; number += kEvents) {
        const std::vector<Event> events = store.events(interviewOf(number));
        for (std::size_t i = 0; i < events.size(); ++i) {
            if (!(events[i] == eventOf(number + static_cast<int>(i)))) {
                return "event " + std::to_string(i) + " of " + interviewOf(number) + " is another";
            }
        }
    }
    return "";
}

std::string mistakeIn(const std::string& path, int acknowledged, int offered)
{
    try {
        return mistakeIn(*openStore(path), acknowledged, offered);
    } catch (const std::exception& error) {
        return error.what();
    }
}

}  // namespace opmaat::faults
