#include <algorithm>

#include "engine/record/store.h"

namespace opmaat::engine {
namespace {

class MemoryStore : public Store {
public:
    using Store::append;
    void append(const std::string& interview, std::span<const Event> events) override;
    std::vector<StoredInterview> interviews() const override;
    std::vector<Event> events(const std::string& interview) const override;
    bool isDemo() const override { return true; }

private:
    struct Record {
        std::string id;
        std::vector<Event> events;
    };
    const Record* find(const std::string& id) const;

    std::vector<Record> records_;  // in the order they began
};

const MemoryStore::Record* MemoryStore::find(const std::string& id) const
{
    const auto found = std::find_if(records_.begin(), records_.end(),
                                    [&](const Record& record) { return record.id == id; });
    return found == records_.end() ? nullptr : &*found;
}

void MemoryStore::append(const std::string& interview, std::span<const Event> events)
{
    const Record* found = find(interview);
    Record longer = found == nullptr ? Record{interview, {}} : *found;
    for (const Event& event : events) {
        checkFollows(interview, static_cast<std::int64_t>(longer.events.size()), event);
        longer.events.push_back(event);
    }
    if (found != nullptr) {
        records_[static_cast<std::size_t>(found - records_.data())] = std::move(longer);
    } else if (!events.empty()) {
        records_.push_back(std::move(longer));
    }
}

std::vector<StoredInterview> MemoryStore::interviews() const
{
    std::vector<StoredInterview> list;
    for (auto record = records_.rbegin(); record != records_.rend(); ++record) {
        list.push_back(storedInterview(record->id, record->events.front(),
                                       static_cast<int>(record->events.size())));
    }
    return list;
}

std::vector<Event> MemoryStore::events(const std::string& interview) const
{
    const Record* found = find(interview);
    if (found == nullptr) {
        throw noInterview(interview);
    }
    return found->events;
}

}  // namespace

std::unique_ptr<Store> memoryStore()
{
    return std::make_unique<MemoryStore>();
}

}  // namespace opmaat::engine
