#include "engine/record/vault_checks.h"

#include <algorithm>

namespace opmaat::engine {
namespace {

constexpr std::size_t kHash = 32, kId = 8, kSignature = 64;

std::string interview(const Bytes& stream)
{
    return "Interview " + toHex(stream);
}

bool isWhole(const Handover& handover)
{
    return handover.stream.id.size() == kId && handover.stream.pack.size() == kHash &&
           handover.stream.model.size() == kHash && handover.device.size() == kId &&
           handover.number > 0 && handover.head.size() == kHash &&
           (handover.signature.empty() || handover.signature.size() == kSignature) &&
           !handover.events.empty();
}

bool belongs(const EventRow& event, const Handover& handover, std::int64_t sequence)
{
    return event.stream == handover.stream.id && event.sequence == sequence &&
           event.device == handover.device && event.handover == handover.number &&
           event.previous.size() == kHash && event.sealed.empty() == !event.erased.empty() &&
           (event.erased.empty() || event.erased.size() == kHash);
}

}  // namespace

void checkParts(const Handover& handover)
{
    bool whole = isWhole(handover);
    for (std::size_t i = 0; whole && i < handover.events.size(); ++i) {
        const EventRow& event = handover.events[i];
        const std::int64_t sequence =
            handover.events.front().sequence + static_cast<std::int64_t>(i);
        if (event.sealed.size() > kMostSealedBytes) {
            throw StoreError(interview(event.stream) + ", event " + std::to_string(event.sequence) +
                             " has " + std::to_string(event.sealed.size()) +
                             " bytes, and at most " + std::to_string(kMostSealedBytes) +
                             " fit in the record. Nothing was stored.");
        }
        whole = belongs(event, handover, sequence);
    }
    if (!whole) {
        throw StoreError("Handover " + std::to_string(handover.number) + " of device " +
                         toHex(handover.device) +
                         " is made of parts that do not belong together. Nothing was stored; make "
                         "it anew.");
    }
}

void checkFollows(const DeviceHead& head, const Handover& handover)
{
    if (handover.number != head.number + 1) {
        throw VaultConflict(VaultConflict::What::Device,
                            "Device " + toHex(handover.device) + " goes on with handover " +
                                std::to_string(head.number + 1) + ", so handover " +
                                std::to_string(handover.number) +
                                " cannot be added. Nothing was stored; read where the device "
                                "stands.");
    }
}

void checkFollows(const std::optional<StreamRow>& begun, std::int64_t count,
                  const Handover& handover)
{
    const std::int64_t first = handover.events.front().sequence;
    if (first != count) {
        throw VaultConflict(VaultConflict::What::Sequence,
                            interview(handover.stream.id) + " goes on with event " +
                                std::to_string(count) + ", so event " + std::to_string(first) +
                                " cannot be added. Nothing was stored; read the interview again.");
    }
    if (begun && !(*begun == handover.stream)) {
        throw StoreError(interview(handover.stream.id) +
                         " began on another day or with another questionnaire. Nothing was "
                         "stored; read the interview again.");
    }
}

VaultConflict epochConflict(std::int32_t present, std::int32_t offered)
{
    return {VaultConflict::What::Epoch,
            "The keys of the store are in epoch " + std::to_string(present) +
                ", and this was made in epoch " + std::to_string(offered) +
                ". Nothing was stored; read the epoch again."};
}

VaultConflict generationConflict(std::int32_t present, std::int32_t offered)
{
    return {VaultConflict::What::Epoch,
            "The office of the store has keys of generation " + std::to_string(present) +
                ", and generation " + std::to_string(offered) +
                " does not follow it. Nothing was stored; unlock the store again."};
}

StoreError officeIsThere(const std::string& vault)
{
    return StoreError("Store " + vault +
                      " has an office already. Open it, or choose another path for a new one.");
}

StoreError noOffice(const std::string& vault)
{
    return StoreError("Store " + vault + " has no office yet. Make one with 'opmaat store init'.");
}

StoreError unknownDevice(const std::string& vault, const Bytes& device)
{
    return StoreError("Store " + vault + " does not know device " + toHex(device) +
                      ". Let the office add it. Nothing was stored.");
}

StoreError revokedDevice(const std::string& vault, const Bytes& device)
{
    return StoreError("Device " + toHex(device) + " was revoked in store " + vault +
                      " and may not write any more. Let the office add it anew. Nothing was "
                      "stored.");
}

StoreError deviceIsThere(const std::string& vault, const Bytes& device)
{
    return StoreError("Store " + vault + " has another device " + toHex(device) +
                      " already. Nothing was stored; make a new device.");
}

StoreError keyIsThere(const std::string& vault, const Bytes& stream)
{
    return StoreError(interview(stream) + " has another key already in store " + vault +
                      ". With this one its events could not be read; nothing was stored.");
}

StoreError keyIsTooLate(const std::string& vault, const Bytes& stream)
{
    return StoreError(interview(stream) + " has events in store " + vault +
                      " already, so its key was there before them: it was erased since, and stays"
                      " so. Nothing was stored.");
}

}  // namespace opmaat::engine
