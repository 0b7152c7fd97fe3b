#pragma once

#include "engine/record/sqlite/sqlite_file.h"
#include "engine/record/vault.h"

namespace opmaat::engine {

/// What a device has stored and a server has not acknowledged yet: a SQLite file, mode 0600, of
/// sealed rows, with what must be known of the office to go on without the server. Several programs
/// may have it open. All verbs are durable when they return and throw StoreError.
class HandoverOutbox {
public:
    explicit HandoverOutbox(const std::string& path);  ///< made when it is not there
    const std::string& path() const { return file_.path(); }

    /// Where the device stands, with all that waits; nothing when this was never known here.
    std::optional<DeviceHead> head(const Bytes& device) const;
    void setHead(const Bytes& device, const DeviceHead& head);

    /// Waits from now on. @throws VaultConflict (Device) unless it is the next one after head(),
    /// (Sequence) unless it follows what waits of its stream
    void put(const Handover& handover);
    std::vector<Handover> waiting() const;  ///< by number
    std::int64_t countOfWaiting() const;
    /// The server has it: the copy here is overwritten.
    void remove(const Handover& handover);
    /// The server refused the last one: as if put() had thrown.
    void takeBack(const Handover& handover, const DeviceHead& before);

    void putWrap(const WrapRow& wrap);  ///< the key of a stream that waits
    std::vector<WrapRow> wraps() const;
    void removeWrap(const Bytes& stream);

    void remember(const std::string& name, const Bytes& bytes);
    std::optional<Bytes> recall(const std::string& name) const;

    /// Nothing that waited is left in the file or in its log. @return false while another reads
    bool tidy() const { return file_.emptyLog(); }

private:
    SqliteFile file_;
};

}  // namespace opmaat::engine
