#include "engine/record/handover/handover_bytes.h"

namespace opmaat::engine {
namespace {

class Writer {
public:
    Writer& add(const Bytes& field)
    {
        bytes_ += u32Bytes(static_cast<std::uint32_t>(field.size())) + field;
        return *this;
    }
    Writer& add(std::int64_t number) { return add(u64Bytes(static_cast<std::uint64_t>(number))); }
    const Bytes& bytes() const { return bytes_; }

private:
    Bytes bytes_;
};

class Reader {
public:
    explicit Reader(const Bytes& bytes) : bytes_(bytes) {}
    bool isAtEnd() const { return at_ == bytes_.size(); }
    Bytes field()
    {
        const auto size = static_cast<std::size_t>(bigEndian(4));
        return taken(size);
    }
    std::int64_t number()
    {
        field_ = field();
        std::int64_t number = 0;
        for (const char byte : field_) {
            number = number << 8 | static_cast<unsigned char>(byte);
        }
        return number;
    }
    std::int32_t integer() { return static_cast<std::int32_t>(number()); }

private:
    Bytes taken(std::size_t size)
    {
        if (size > bytes_.size() - at_) {
            throw StoreError("What waits for the server in the outbox of this device is damaged.");
        }
        at_ += size;
        return bytes_.substr(at_ - size, size);
    }
    std::uint64_t bigEndian(std::size_t size)
    {
        std::uint64_t number = 0;
        for (const char byte : taken(size)) {
            number = number << 8 | static_cast<unsigned char>(byte);
        }
        return number;
    }

    const Bytes& bytes_;
    Bytes field_;
    std::size_t at_ = 0;
};

}  // namespace

Bytes bytesOf(const Handover& handover)
{
    const StreamRow& stream = handover.stream;
    Writer to;
    to.add(stream.id).add(stream.isOffice).add(stream.day).add(stream.pack).add(stream.model);
    to.add(handover.device).add(handover.number).add(handover.head).add(handover.signature);
    for (const EventRow& event : handover.events) {
        to.add(event.sequence).add(event.previous).add(event.sealed).add(event.erased);
    }
    return to.bytes();
}

Handover handoverFrom(const Bytes& bytes)
{
    Reader from(bytes);
    Handover handover;
    StreamRow& stream = handover.stream;
    stream.id = from.field();
    stream.isOffice = from.number() != 0;
    stream.day = from.integer();
    stream.pack = from.field();
    stream.model = from.field();
    handover.device = from.field();
    handover.number = from.number();
    handover.head = from.field();
    handover.signature = from.field();
    while (!from.isAtEnd()) {
        EventRow event;
        event.stream = stream.id;
        event.sequence = from.number();
        event.device = handover.device;
        event.handover = handover.number;
        event.previous = from.field();
        event.sealed = from.field();
        event.erased = from.field();
        handover.events.push_back(std::move(event));
    }
    return handover;
}

Bytes bytesOf(const std::vector<OfficeRow>& generations)
{
    Writer to;
    for (const OfficeRow& office : generations) {
        to.add(office.id).add(office.generation).add(office.boxKey).add(office.signKey);
        to.add(office.signature).add(office.log).add(office.isDemo);
    }
    return to.bytes();
}

std::vector<OfficeRow> generationsFrom(const Bytes& bytes)
{
    Reader from(bytes);
    std::vector<OfficeRow> generations;
    while (!from.isAtEnd()) {
        OfficeRow office;
        office.id = from.field();
        office.generation = from.integer();
        office.boxKey = from.field();
        office.signKey = from.field();
        office.signature = from.field();
        office.log = from.field();
        office.isDemo = from.number() != 0;
        generations.push_back(std::move(office));
    }
    return generations;
}

Bytes bytesOf(const std::vector<DeviceRow>& devices)
{
    Writer to;
    for (const DeviceRow& device : devices) {
        to.add(device.id).add(Bytes(device.label)).add(device.publicKey).add(device.signature);
        to.add(device.revocation).add(device.head.number).add(device.head.head);
        to.add(device.head.signature);
    }
    return to.bytes();
}

std::vector<DeviceRow> devicesFrom(const Bytes& bytes)
{
    Reader from(bytes);
    std::vector<DeviceRow> devices;
    while (!from.isAtEnd()) {
        DeviceRow device;
        device.id = from.field();
        device.label = from.field();
        device.publicKey = from.field();
        device.signature = from.field();
        device.revocation = from.field();
        device.head.number = from.number();
        device.head.head = from.field();
        device.head.signature = from.field();
        devices.push_back(std::move(device));
    }
    return devices;
}

Bytes bytesOf(const EpochRow& epoch)
{
    Writer to;
    to.add(epoch.number).add(epoch.publicKey).add(epoch.sealedSecret).add(epoch.signature);
    return to.bytes();
}

EpochRow epochFrom(const Bytes& bytes)
{
    Reader from(bytes);
    EpochRow epoch;
    epoch.number = from.integer();
    epoch.publicKey = from.field();
    epoch.sealedSecret = from.field();
    epoch.signature = from.field();
    return epoch;
}

Bytes bytesOf(const std::optional<PackRow>& pack)
{
    Writer to;
    if (pack) {
        to.add(pack->archive).add(pack->signatures);
    }
    return to.bytes();
}

std::optional<PackRow> packFrom(const Bytes& hash, const Bytes& bytes)
{
    Reader from(bytes);
    if (from.isAtEnd()) {
        return std::nullopt;
    }
    PackRow pack;
    pack.hash = hash;
    pack.archive = from.field();
    pack.signatures = from.field();
    return pack;
}

Bytes bytesOf(const std::vector<Bytes>& fields)
{
    Writer to;
    for (const Bytes& field : fields) {
        to.add(field);
    }
    return to.bytes();
}

std::vector<Bytes> fieldsFrom(const Bytes& bytes)
{
    Reader from(bytes);
    std::vector<Bytes> fields;
    while (!from.isAtEnd()) {
        fields.push_back(from.field());
    }
    return fields;
}

}  // namespace opmaat::engine
