#include "engine/record/office_log.h"

#include <algorithm>

#include "engine/interview/event_catalogue.h"

namespace opmaat::engine {
namespace {

std::int64_t whole(const Event& event, const std::string& detail)
{
    return std::stoll(event.details.at(detail));  // its form was checked
}

Holder holder(const Event& event)
{
    return {event.details.at("label"), event.at, event.details.at("who")};
}

KnownPublisher publisher(const Event& event)
{
    return {event.details.at("label"), event.details.at("slot"), event.details.at("who"), event.at};
}

AdoptedPack adopted(const Event& event)
{
    return {event.pack, event.packVersion, event.packHash, event.at, event.details.at("who")};
}

}  // namespace

OfficeLog::OfficeLog(std::span<const Event> events)
{
    for (const Event& event : events) {
        apply(event);
    }
}

void OfficeLog::checkOrder(const Event& event) const
{
    if (event.sequence != next_) {
        refuse(event, "the next event of the log is " + std::to_string(next_));
    }
    if (describe(event.kind).part != Part::Office) {
        refuse(event, "it belongs in the stream of an interview");
    }
    if (const std::string mistake = mistakeInDetails(event); !mistake.empty()) {
        refuse(event, mistake);
    }
}

void OfficeLog::apply(const Event& event)
{
    checkOrder(event);
    keep(event);
    clock_.see(event);
    ++next_;
}

void OfficeLog::keep(const Event& event)
{
    switch (event.kind) {
        case EventKind::OfficeMade:
            generation_ = 1;
            [[fallthrough]];
        case EventKind::SlotAdded:
            slots_[event.details.at("slot")] = holder(event);
            return;
        case EventKind::SlotRevoked:
            slots_.erase(event.details.at("slot"));
            return;
        case EventKind::KeysRotated:
            generation_ = whole(event, "generation");
            slots_.clear();
            return;
        case EventKind::DeviceAdded:
            devices_[event.details.at("device")] = holder(event);
            return;
        case EventKind::DeviceRevoked:
            devices_.erase(event.details.at("device"));
            return;
        case EventKind::PackAdopted:
            packs_.push_back(adopted(event));
            return;
        case EventKind::PublisherAdded:
            publishers_[event.details.at("key")] = publisher(event);
            return;
        case EventKind::PublisherRevoked:
            publishers_.erase(event.details.at("key"));
            return;
        case EventKind::SlotChanged:
            return;
        default:
            lines_.push_back(
                {event.sequence, event.kind, event.at, event.details.at("who"), event.details});
    }
    if (event.kind == EventKind::Erased) {
        erased_.insert(event.details.at("streamHash"));
    }
}

const LogLine* OfficeLog::last(EventKind kind) const
{
    const auto found = std::find_if(lines_.rbegin(), lines_.rend(),
                                    [&](const LogLine& line) { return line.kind == kind; });
    return found == lines_.rend() ? nullptr : &*found;
}

}  // namespace opmaat::engine
