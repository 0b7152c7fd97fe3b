#include "qml/kiosk/rehearsal_store.h"

namespace opmaat::kiosk {

void RehearsalStore::append(const std::string& interview, std::span<const engine::Event> events)
{
    if (refuses_) throw engine::StoreError("Refused on purpose, so that this screen is seen too.");
    const auto before = std::chrono::steady_clock::now();
    store_.append(interview, events);
    const std::chrono::duration<double, std::milli> took =
        std::chrono::steady_clock::now() - before;
    lastAppend_ = took.count();
}

}  // namespace opmaat::kiosk
