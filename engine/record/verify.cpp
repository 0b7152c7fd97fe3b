#include "engine/record/verify.h"

#include <algorithm>
#include <array>
#include <map>
#include <set>

#include "engine/interview/event.h"
#include "engine/record/verify_keys.h"

namespace opmaat::engine {
namespace {

/// Where the own chain of a device stands in the walk.
struct DeviceWalk {
    DeviceRow row;
    std::int64_t number = 0;
    Bytes head = zeroHash();
    bool isWhole = true;
};

/// The handover that the walk is in: events of one device that stand together.
struct HandoverWalk {
    Bytes device, stream;
    std::int64_t number = 0, firstSequence = 0;
    std::vector<Bytes> hashes;
};

struct StreamWalk {
    StreamRow row;
    std::int64_t next = 0;  ///< sequence
    bool hasErased = false, isWhole = true;
};

class Walk {
public:
    Walk(const Vault& vault, const OfficeSecrets* secrets);
    Verification go(std::span<const CheckpointRow> anchors);

private:
    void prepare();
    void take(const EventRow& event);
    void followChain(const EventRow& event, const Bytes& hash);
    void followStream(const EventRow& event);
    void openStreams();
    void openStream(const StreamRow& stream, const StreamKeys& keys);
    void checkDay(const StreamRow& stream, const EventRow& event, std::string_view text);
    void followDevice(const EventRow& event, const Bytes& hash);
    void endHandover();
    void checkDevices();
    void checkCheckpoint(const CheckpointRow& checkpoint, bool isAnchor);
    void checkStreams();
    void found(Damage::Kind kind, const EventRow& event, const std::string& what);
    void found(Damage::Kind kind, const std::string& what) { found(kind, EventRow{}, what); }

    const Vault& vault_;
    const OfficeSecrets* secrets_;
    OfficeRow office_;
    std::vector<OfficeRow> generations_;
    std::map<Bytes, StreamWalk> streams_;
    std::map<Bytes, DeviceWalk> devices_;
    std::set<std::int64_t> wanted_;        ///< positions of checkpoints
    std::map<std::int64_t, Bytes> links_;  ///< of `wanted_`
    std::optional<HandoverWalk> handover_;
    std::int64_t next_ = 1;
    Bytes link_ = zeroHash();
    Verification result_;
};

std::string placeOf(const EventRow& event)
{
    return "Event " + std::to_string(event.sequence) + " of interview " + toHex(event.stream) +
           " (position " + std::to_string(event.position) + ")";
}

Walk::Walk(const Vault& vault, const OfficeSecrets* secrets) : vault_(vault), secrets_(secrets)
{
    const auto office = vault.office();
    if (!office) {
        throw StoreError("Store " + vault.name() + " has no office: there is nothing to verify.");
    }
    office_ = *office;
}

void Walk::found(Damage::Kind kind, const EventRow& event, const std::string& what)
{
    const bool isEvent = !event.stream.empty();
    result_.damages.push_back({kind, event.position, toHex(event.stream),
                               isEvent ? event.sequence : -1,
                               (isEvent ? placeOf(event) + " " : "") + what});
    if (const auto stream = streams_.find(event.stream); stream != streams_.end()) {
        stream->second.isWhole = false;
    }
}

void Walk::prepare()
{
    generations_ = vault_.generations();
    verifyKeys(vault_, secrets_,
               [this](Damage::Kind kind, const std::string& what) { found(kind, what); });
    for (const StreamRow& row : vault_.streams()) {
        streams_[row.id].row = row;
    }
    for (const DeviceRow& row : vault_.devices()) {
        const Bytes part = signedPart(office_.id, row);
        const bool known =
            std::any_of(generations_.begin(), generations_.end(), [&](const OfficeRow& generation) {
                return isSignedBy(generation.signKey, kSignsDevice, part, row.signature);
            });
        if (known) {
            devices_[row.id].row = row;
        } else {
            found(Damage::Kind::Unsigned, "Device '" + row.label +
                                              "' is not signed by the office: what it handed over"
                                              " can be anybody's.");
        }
    }
}

void Walk::followChain(const EventRow& event, const Bytes& hash)
{
    if (event.position != next_) {
        found(event.position > next_ ? Damage::Kind::Deleted : Damage::Kind::Reordered, event,
              "does not follow position " + std::to_string(next_ - 1) +
                  ": what stood between was taken out.");
    }
    if (linkAfter(link_, event, hash) != event.link && event.position == next_) {
        found(Damage::Kind::Replaced, event,
              "is not what was chained here: it, or the event before it, was changed.");
    }
    link_ = event.link;
    next_ = event.position + 1;
    if (wanted_.contains(event.position)) {
        links_[event.position] = event.link;
    }
}

void Walk::followStream(const EventRow& event)
{
    const auto at = streams_.find(event.stream);
    if (at == streams_.end()) {
        found(Damage::Kind::Deleted, event, "belongs to an interview whose own line is gone.");
        return;
    }
    StreamWalk& stream = at->second;
    if (event.sequence != stream.next) {
        found(event.sequence > stream.next ? Damage::Kind::Deleted : Damage::Kind::Reordered, event,
              "does not follow event " + std::to_string(stream.next - 1) + ".");
    }
    stream.next = event.sequence + 1;
    stream.hasErased = stream.hasErased || !event.erased.empty();
}

/// Stream by stream, so that at any moment the key of one is in memory.
void Walk::openStreams()
{
    const KeyRing ring(vault_.epoch(), *secrets_);
    std::set<Bytes> withKey;
    for (const WrapRow& wrap : vault_.wraps()) {
        const auto stream = streams_.find(wrap.stream);
        if (stream == streams_.end()) {
            continue;  // of an interview whose first event never came
        }
        withKey.insert(wrap.stream);
        try {
            openStream(stream->second.row, ring.keysOf(wrap));
        } catch (const StoreError& error) {
            stream->second.isWhole = false;
            found(Damage::Kind::Unreadable, error.what());
        }
    }
    for (auto& [id, stream] : streams_) {
        if (!stream.hasErased && !withKey.contains(id)) {
            stream.isWhole = false;
            found(Damage::Kind::Unfinished,
                  "Interview " + toHex(id) +
                      " has no key any more and is not yet emptied: repeat its erasure with 'opmaat"
                      " store subject erase'.");
        }
    }
}

void Walk::openStream(const StreamRow& stream, const StreamKeys& keys)
{
    Bytes tag = zeroHash();
    for (const EventRow& event : vault_.events(stream.id)) {
        if (!event.erased.empty()) {
            continue;
        }
        auto text = keys.open(office_.id, stream, event);
        if (!text) {
            found(Damage::Kind::Unreadable, event,
                  "cannot be opened with the key of its interview: it was changed or moved.");
        } else if (event.previous != tag) {
            found(Damage::Kind::Reordered, event, "was written after another event than this one.");
        } else {
            ++result_.readable;
            checkDay(stream, event, *text);
        }
        if (text) {
            wipe(*text);
        }
        tag = keys.tagOf(office_.id, stream, event);
    }
}

/// The line of the interview stands outside of what is sealed.
void Walk::checkDay(const StreamRow& stream, const EventRow& event, std::string_view text)
{
    if (event.sequence != 0) {
        return;
    }
    const auto day =
        std::chrono::floor<std::chrono::days>(eventFromJson(text, toHex(stream.id)).at);
    if (day.time_since_epoch().count() != stream.day ||
        stream.isOffice != (stream.id == office_.log)) {
        found(Damage::Kind::Replaced, event,
              "began on another day, or in another kind of stream, than the line of its interview "
              "says.");
    }
}

void Walk::followDevice(const EventRow& event, const Bytes& hash)
{
    const bool same = handover_ && handover_->device == event.device &&
                      handover_->number == event.handover && handover_->stream == event.stream;
    if (!same) {
        endHandover();
        handover_ = HandoverWalk{event.device, event.stream, event.handover, event.sequence, {}};
    }
    handover_->hashes.push_back(hash);
}

void Walk::endHandover()
{
    if (!handover_) {
        return;
    }
    EventRow first;
    first.stream = handover_->stream;
    first.sequence = handover_->firstSequence;
    const auto at = devices_.find(handover_->device);
    if (at == devices_.end()) {
        found(Damage::Kind::Unsigned, first,
              "was handed over by device " + toHex(handover_->device) +
                  ", which the office does not know.");
    } else {
        DeviceWalk& device = at->second;
        if (handover_->number != device.number + 1) {
            found(Damage::Kind::Deleted, first,
                  "is handover " + std::to_string(handover_->number) + " of device '" +
                      device.row.label + "', and " + std::to_string(device.number) +
                      " came before it.");
        }
        device.number = handover_->number;
        device.head = headAfter(device.head, office_.id, device.row.id, device.number,
                                handover_->stream, handover_->firstSequence, handover_->hashes);
    }
    handover_.reset();
}

void Walk::take(const EventRow& event)
{
    ++result_.events;
    result_.erased += event.erased.empty() ? 0 : 1;
    const auto at = streams_.find(event.stream);
    const Bytes hash =
        recordHash(office_.id, at == streams_.end() ? StreamRow{} : at->second.row, event);
    followChain(event, hash);
    followStream(event);
    followDevice(event, hash);
}

void Walk::checkDevices()
{
    for (const auto& [id, device] : devices_) {
        const DeviceHead& head = device.row.head;
        const std::string name = "Device '" + device.row.label + "' ";
        if (head.number > device.number) {
            found(Damage::Kind::Truncated,
                  name + "signed for " + std::to_string(head.number) + " handovers, and only " +
                      std::to_string(device.number) + " are there: the end is missing.");
        } else if (head.number < device.number || head.head != device.head) {
            found(Damage::Kind::Replaced,
                  name + "signed for other events than those that stand under its name.");
        } else if (head.number > 0 &&
                   !isSignedBy(device.row.publicKey, kSignsHandover, head.head, head.signature)) {
            found(Damage::Kind::Unsigned, name + "did not sign what stands under its name.");
        }
    }
}

void Walk::checkCheckpoint(const CheckpointRow& checkpoint, bool isAnchor)
{
    const std::string place = "The checkpoint at position " + std::to_string(checkpoint.position);
    const Bytes part = signedPart(office_.id, checkpoint);
    const bool isSigned =
        std::any_of(generations_.begin(), generations_.end(), [&](const OfficeRow& generation) {
            return generation.generation == checkpoint.generation &&
                   isSignedBy(generation.signKey, kSignsCheckpoint, part, checkpoint.signature);
        });
    if (!isSigned) {
        found(Damage::Kind::Unsigned, place + " is not signed by this office.");
    } else if (checkpoint.position > 0 && checkpoint.position >= next_) {
        found(isAnchor ? Damage::Kind::RolledBack : Damage::Kind::Truncated,
              place + " is beyond the end of this store (" + std::to_string(next_ - 1) +
                  "): an older copy was put back, or the end was cut off.");
    } else if (checkpoint.position > 0 && links_[checkpoint.position] != checkpoint.link) {
        found(isAnchor ? Damage::Kind::RolledBack : Damage::Kind::Replaced,
              place + " belongs to another history than this store holds.");
    }
}

void Walk::checkStreams()
{
    for (auto& [id, stream] : streams_) {
        if (stream.next == 0) {
            stream.isWhole = false;
            found(Damage::Kind::Deleted, "Interview " + toHex(id) + " has no events.");
        }
        ++result_.streams;
        result_.wholeStreams += stream.isWhole ? 1 : 0;
    }
}

Verification Walk::go(std::span<const CheckpointRow> anchors)
{
    prepare();
    const std::vector<CheckpointRow> own = vault_.checkpoints();
    for (const auto& list : {std::span<const CheckpointRow>(own), anchors}) {
        for (const CheckpointRow& checkpoint : list) {
            wanted_.insert(checkpoint.position);
        }
    }
    vault_.scan(1, [&](const EventRow& event) {
        take(event);
        return true;
    });
    endHandover();
    if (secrets_ != nullptr) {
        openStreams();
    }
    checkDevices();
    for (const CheckpointRow& checkpoint : own) {
        checkCheckpoint(checkpoint, false);
    }
    for (const CheckpointRow& checkpoint : anchors) {
        checkCheckpoint(checkpoint, true);
    }
    checkStreams();
    result_.head.position = next_ - 1;
    result_.head.link = link_;
    return std::move(result_);
}

}  // namespace

std::string_view name(Damage::Kind kind)
{
    constexpr std::array<std::string_view, 8> kNames = {"replaced",   "deleted",     "reordered",
                                                        "truncated",  "rolled-back", "unsigned",
                                                        "unreadable", "unfinished"};
    return kNames.at(static_cast<std::size_t>(kind));
}

Verification verify(const Vault& vault, const OfficeSecrets* secrets,
                    std::span<const CheckpointRow> anchors)
{
    return Walk(vault, secrets).go(anchors);
}

}  // namespace opmaat::engine
