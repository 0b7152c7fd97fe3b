#include "engine/record/store.h"

#include <array>
#include <cstdio>
#include <random>

namespace opmaat::engine {

void checkFollows(const std::string& interview, std::int64_t count, const Event& event,
                  bool isOffice)
{
    if (event.sequence != count) {
        throw StoreError("Interview " + interview + " goes on with event " + std::to_string(count) +
                         ", so event " + std::to_string(event.sequence) +
                         " cannot be added. Nothing was stored; read the interview again.");
    }
    if (!isOffice && (event.sequence == 0) != (event.kind == EventKind::Started)) {
        throw StoreError("Interview " + interview + " begins with 'started', and nowhere else: '" +
                         std::string(name(event.kind)) + "' cannot be event " +
                         std::to_string(event.sequence) + ". Nothing was stored.");
    }
}

StoreError noInterview(const std::string& interview)
{
    return StoreError("The store has no interview " + interview + ".");
}

StoredInterview storedInterview(const std::string& id, const Event& started, int events)
{
    return {id, started.pack, started.packVersion, started.packHash, started.at, events};
}

std::string newInterviewId()
{
    std::random_device device;  // the kernel's generator
    std::array<char, 17> text{};
    std::snprintf(text.data(), text.size(), "%08x%08x", device(), device());
    return text.data();
}

}  // namespace opmaat::engine
