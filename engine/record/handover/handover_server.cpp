#include "engine/record/handover/handover_vault.h"

// What a HandoverVault leaves to the server.

namespace opmaat::engine {

void HandoverVault::initialise(const OfficeRow& office, const EpochRow& epoch,
                               std::span<const SlotRow> slots)
{
    required().initialise(office, epoch, slots);
}

void HandoverVault::replaceOffice(const OfficeRow& office, std::span<const SlotRow> slots)
{
    required().replaceOffice(office, slots);
}

std::vector<SlotRow> HandoverVault::slots() const
{
    return required().slots();
}

void HandoverVault::putSlot(const SlotRow& slot)
{
    required().putSlot(slot);
}

void HandoverVault::removeSlot(const std::string& id)
{
    required().removeSlot(id);
}

void HandoverVault::addDevice(const DeviceRow& device)
{
    required().addDevice(device);
}

void HandoverVault::revokeDevice(const Bytes& id, const Bytes& revocation)
{
    required().revokeDevice(id, revocation);
}

std::vector<WrapRow> HandoverVault::wraps() const
{
    return required().wraps();
}

void HandoverVault::replaceEpoch(
    const EpochRow& epoch,
    const std::function<std::vector<WrapRow>(const std::vector<WrapRow>&)>& rewrap)
{
    required().replaceEpoch(epoch, rewrap);
}

void HandoverVault::putResume(const ResumeRow& row)
{
    required().putResume(row);
}

std::optional<Resumable> HandoverVault::resume(const Bytes& locator) const
{
    return handedOver().resume(locator);
}

void HandoverVault::removeResume(const Bytes& stream)
{
    required().removeResume(stream);
}

void HandoverVault::removeResumesBefore(std::int32_t day)
{
    required().removeResumesBefore(day);
}

AttemptsRow HandoverVault::attempts(const Bytes& device) const
{
    return handedOver().attempts(device);
}

void HandoverVault::putAttempts(const AttemptsRow& row)
{
    required().putAttempts(row);
}

std::vector<StreamRow> HandoverVault::streams() const
{
    return required().streams();
}

std::vector<EventRow> HandoverVault::events(const Bytes& stream, std::int64_t most) const
{
    return required().events(stream, most);
}

void HandoverVault::scan(std::int64_t from, const std::function<bool(const EventRow&)>& take) const
{
    required().scan(from, take);
}

CheckpointRow HandoverVault::chainHead() const
{
    return required().chainHead();
}

void HandoverVault::eraseStream(const Bytes& stream)
{
    required().eraseStream(stream);
}

std::vector<CheckpointRow> HandoverVault::checkpoints() const
{
    return required().checkpoints();
}

void HandoverVault::putCheckpoint(const CheckpointRow& checkpoint)
{
    required().putCheckpoint(checkpoint);
}

void HandoverVault::putPack(const PackRow& pack)
{
    required().putPack(pack);
}

}  // namespace opmaat::engine
