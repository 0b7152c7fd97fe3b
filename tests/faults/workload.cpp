#include "workload.h"

#include <unistd.h>

#include <array>
#include <cstdio>
#include <cstdlib>
#include <filesystem>

#include "engine/record/sqlite/sqlite_vault.h"
#include "engine/record/verify.h"

namespace opmaat::faults {
namespace {

namespace fs = std::filesystem;
using namespace engine;

constexpr int kEvents = 20;

Device copyOf(const Device& device)
{
    return {device.id,          device.label,         {device.keys.open, device.keys.secret.copy()},
            device.office,      device.officeSignKey, device.codeSecret.copy(),
            device.officeBoxKey};
}

std::string mistakeIn(const SealedStore& store, int acknowledged, int offered)
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
    const Verification verification = verify(store.vault(), store.secrets(), {});
    return verification.damages.empty() ? "" : verification.damages.front().what;
}

}  // namespace

Folder::Folder()
{
    const bool memory = ::access("/dev/shm", W_OK) == 0;
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
    std::array<char, 17> id{};
    std::snprintf(id.data(), id.size(), "%016x", static_cast<unsigned>(number / kEvents));
    return id.data();
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

SealedStore& Program::store()
{
    if (store_ == nullptr) {
        auto vault = makeSqliteVault(path_, patience_);
        if (!vault->office()) {
            makeOffice(*vault, kDemoPassphrase, "made up", true);
        }
        if (!device_) {
            device_ =
                addDevice(*vault, unlockWithPassphrase(*vault, kDemoPassphrase), "made-up kiosk");
        }
        auto opened = std::make_unique<SealedStore>(std::move(vault), copyOf(*device_));
        opened->unlock(kDemoPassphrase);  // to go on with an interview after the store was closed
        store_ = std::move(opened);
    }
    return *store_;
}

void Program::append(const std::string& interview, const Event& event)
{
    store().append(interview, std::span(&event, 1));
}

std::string mistakeIn(const std::string& path, int acknowledged, int offered)
{
    try {
        Program counsellor(path);
        return mistakeIn(counsellor.store(), acknowledged, offered);
    } catch (const std::exception& error) {
        return error.what();
    }
}

}  // namespace opmaat::faults
