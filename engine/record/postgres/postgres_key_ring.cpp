#include "engine/record/postgres/postgres_rows.h"
#include "engine/record/postgres/postgres_vault.h"
#include "engine/record/vault_checks.h"

// The office, its devices and the key ring of a PostgresVault.

namespace opmaat::engine {
namespace {

constexpr std::chrono::minutes kForAllWraps{10};

std::optional<OfficeRow> presentOffice(PostgresConnection& server)
{
    const std::string sql =
        selectFrom(kOfficeColumns, "opmaat.offices() ORDER BY generation DESC LIMIT 1");
    return firstOf(server.run(sql), officeAt);
}

EpochRow presentEpoch(PostgresConnection& server, const std::string& vault)
{
    auto row = firstOf(server.run(selectFrom(kEpochColumns, "opmaat.present_epoch()")), epochAt);
    if (!row) {
        throw noOffice(vault);
    }
    return *row;
}

void insertOffice(PostgresConnection& server, const OfficeRow& office)
{
    server.run("INSERT INTO opmaat.office VALUES ($1, $2, $3, $4, $5, $6, $7)",
               {asInteger(office.generation), asBytes(office.id), asBytes(office.boxKey),
                asBytes(office.signKey), asBytes(office.signature), asBytes(office.log),
                asFlag(office.isDemo)});
}

void insertEpoch(PostgresConnection& server, const EpochRow& epoch)
{
    server.run("INSERT INTO opmaat_keys.epoch VALUES ($1, $2, $3, $4)",
               {asInteger(epoch.number), asBytes(epoch.publicKey), asBytes(epoch.sealedSecret),
                asBytes(epoch.signature)});
}

void upsertSlot(PostgresConnection& server, const SlotRow& slot)
{
    server.run(
        "INSERT INTO opmaat.slot VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT (id) DO UPDATE"
        " SET is_recovery = excluded.is_recovery, salt = excluded.salt, passes = excluded.passes,"
        " kibibytes = excluded.kibibytes, wrapped = excluded.wrapped, label = excluded.label",
        {asText(slot.id), asFlag(slot.isRecovery), asBytes(slot.salt), asNumber(slot.cost.passes),
         asNumber(slot.cost.kibibytes), asBytes(slot.wrapped), asBytes(slot.label)});
}

}  // namespace

std::optional<OfficeRow> PostgresVault::office() const
{
    std::optional<OfficeRow> office;
    withServer([&](PostgresConnection& server, bool) { office = presentOffice(server); });
    return office;
}

void PostgresVault::initialise(const OfficeRow& office, const EpochRow& epoch,
                               std::span<const SlotRow> slots)
{
    withServer([&](PostgresConnection& server, bool again) {
        PostgresTransaction transaction(server, "BEGIN");
        if (const auto present = presentOffice(server)) {
            if (again && *present == office) {
                return;
            }
            throw officeIsThere(address_.name);
        }
        insertOffice(server, office);
        insertEpoch(server, epoch);
        for (const SlotRow& slot : slots) {
            upsertSlot(server, slot);
        }
        transaction.commit();
    });
}

std::vector<OfficeRow> PostgresVault::generations() const
{
    return allOf(ask(selectFrom(kOfficeColumns, "opmaat.offices() ORDER BY generation")), officeAt);
}

void PostgresVault::replaceOffice(const OfficeRow& office, std::span<const SlotRow> slots)
{
    withServer([&](PostgresConnection& server, bool again) {
        PostgresTransaction transaction(server, "BEGIN");
        const auto present = presentOffice(server);
        if (!present) {
            throw noOffice(address_.name);
        }
        if (again && *present == office) {
            return;
        }
        if (office.id != present->id || office.generation != present->generation + 1) {
            throw generationConflict(present->generation, office.generation);
        }
        insertOffice(server, office);
        server.run("DELETE FROM opmaat.slot");
        for (const SlotRow& slot : slots) {
            upsertSlot(server, slot);
        }
        transaction.commit();
    });
}

std::vector<SlotRow> PostgresVault::slots() const
{
    return allOf(ask(selectFrom(kSlotColumns, "opmaat.slot ORDER BY id")), slotAt);
}

void PostgresVault::putSlot(const SlotRow& slot)
{
    withServer([&](PostgresConnection& server, bool) { upsertSlot(server, slot); });
}

void PostgresVault::removeSlot(const std::string& id)
{
    ask("DELETE FROM opmaat.slot WHERE id = $1", {asText(id)});
}

std::vector<DeviceRow> PostgresVault::devices() const
{
    return allOf(ask(selectFrom(kDeviceColumns, "opmaat.devices() ORDER BY place")), deviceAt);
}

void PostgresVault::addDevice(const DeviceRow& device)
{
    const DeviceHead& head = device.head;
    ask("INSERT INTO opmaat.device (id, label, public_key, signature, revocation, number, head,"
        " head_signature) VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT DO NOTHING",
        {asBytes(device.id), asText(device.label), asBytes(device.publicKey),
         asBytes(device.signature), asBytes(device.revocation), asNumber(head.number),
         asBytes(head.head), asBytes(head.signature)});
    const auto there = firstOf(
        ask(selectFrom(kDeviceColumns, "opmaat.devices() WHERE id = $1"), {asBytes(device.id)}),
        deviceAt);
    if (!there || !(*there == device)) {
        throw deviceIsThere(address_.name, device.id);
    }
}

void PostgresVault::revokeDevice(const Bytes& id, const Bytes& revocation)
{
    const PostgresRows found =
        ask("UPDATE opmaat.device SET revocation = CASE WHEN revocation = '' THEN $2 ELSE"
            " revocation END WHERE id = $1 RETURNING place",
            {asBytes(id), asBytes(revocation)});
    if (found.count() == 0) {
        throw unknownDevice(address_.name, id);
    }
}

// Keys

EpochRow PostgresVault::epoch() const
{
    EpochRow epoch;
    withServer(
        [&](PostgresConnection& server, bool) { epoch = presentEpoch(server, address_.name); });
    return epoch;
}

void PostgresVault::putWrap(const WrapRow& wrap)
{
    withServer([&](PostgresConnection& server, bool) {
        try {
            server.run("SELECT opmaat.put_wrap($1, $2, $3)",
                       {asBytes(wrap.stream), asInteger(wrap.epoch), asBytes(wrap.sealed)});
        } catch (const PostgresError& error) {
            if (error.state() == "OP003") {
                throw epochConflict(std::stoi(error.detail()), wrap.epoch);
            }
            if (error.state() == "OP009") {
                throw keyIsThere(address_.name, wrap.stream);
            }
            if (error.state() == "OP011") {
                throw keyIsTooLate(address_.name, wrap.stream);
            }
            throw;
        }
    });
}

std::optional<WrapRow> PostgresVault::wrap(const Bytes& stream) const
{
    return firstOf(ask(selectFrom(kWrapColumns, "opmaat.wrap_of($1)"), {asBytes(stream)}), wrapAt);
}

std::vector<WrapRow> PostgresVault::wraps() const
{
    return allOf(ask(selectFrom(kWrapColumns, "opmaat_keys.wrap ORDER BY stream")), wrapAt);
}

/// Emptied by TRUNCATE, which gives the tables new files and removes the old ones: a row that is
/// only deleted stays in its file until it is vacuumed.
void PostgresVault::replaceEpoch(
    const EpochRow& epoch,
    const std::function<std::vector<WrapRow>(const std::vector<WrapRow>&)>& rewrap)
{
    withServer([&](PostgresConnection& server, bool again) {
        PostgresTransaction transaction(server, "BEGIN");
        server.run("SET LOCAL statement_timeout = 0");
        server.waitFor(kForAllWraps);
        server.run("LOCK TABLE opmaat_keys.epoch, opmaat_keys.wrap IN ACCESS EXCLUSIVE MODE");
        const EpochRow present = presentEpoch(server, address_.name);
        if (again && present == epoch) {
            return;
        }
        if (epoch.number != present.number + 1) {
            throw epochConflict(present.number, epoch.number - 1);
        }
        const std::vector<WrapRow> wraps = rewrap(allOf(
            server.run(selectFrom(kWrapColumns, "opmaat_keys.wrap ORDER BY stream")), wrapAt));
        server.run("TRUNCATE opmaat_keys.epoch, opmaat_keys.wrap");
        insertEpoch(server, epoch);
        std::vector<Bytes> streams, sealed;
        for (const WrapRow& wrap : wraps) {
            streams.push_back(wrap.stream);
            sealed.push_back(wrap.sealed);
        }
        server.run(
            "INSERT INTO opmaat_keys.wrap"
            " SELECT stream, $1, sealed FROM unnest($2, $3) AS all_of (stream, sealed)",
            {asInteger(epoch.number), asArray(streams), asArray(sealed)});
        transaction.commit();
    });
}

void PostgresVault::putResume(const ResumeRow& row)
{
    ask("SELECT opmaat.put_resume($1, $2, $3, $4)",
        {asBytes(row.locator), asBytes(row.stream), asInteger(row.lastDay), asBytes(row.wrapped)});
}

std::optional<Resumable> PostgresVault::resume(const Bytes& locator) const
{
    const PostgresValue by = asBytes(locator);
    std::optional<ResumeRow> row;
    if (isKiosk_) {
        ask("SELECT opmaat.try_code($1, $2)", {asBytes(trying_), by});
        row = firstOf(
            ask(selectFrom(kResumeColumns, "opmaat.resumed($1, $2)"), {asBytes(trying_), by}),
            resumeAt);
    } else {
        row =
            firstOf(ask(selectFrom(kResumeColumns, "opmaat_keys.resume WHERE locator = $1"), {by}),
                    resumeAt);
    }
    const auto begun = row ? stream(row->stream) : std::nullopt;
    if (!begun) {
        return std::nullopt;
    }
    const char* kiosks = "opmaat.resumed_events($1) ORDER BY sequence";
    return Resumable{*row, *begun,
                     isKiosk_ ? allOf(ask(selectFrom(kEventColumns, kiosks), {by}), eventAt)
                              : events(row->stream, std::numeric_limits<std::int64_t>::max())};
}

void PostgresVault::removeResume(const Bytes& stream)
{
    ask("SELECT opmaat.remove_resume($1)", {asBytes(stream)});
}

void PostgresVault::removeResumesBefore(std::int32_t day)
{
    ask("SELECT opmaat.remove_resumes_before($1)", {asInteger(day)});
}

AttemptsRow PostgresVault::attempts(const Bytes& device) const
{
    trying_ = device;
    const PostgresRows rows =
        ask("SELECT wrong, last_at FROM opmaat.attempts_of($1)", {asBytes(device)});
    AttemptsRow attempts{device};
    if (rows.count() > 0) {
        attempts.wrong = static_cast<std::int32_t>(rows.number(0, 0));
        attempts.lastAt = rows.number(0, 1);
    }
    return attempts;
}

void PostgresVault::putAttempts(const AttemptsRow& row)
{
    ask("SELECT opmaat.put_attempts($1, $2, $3)",
        {asBytes(row.device), asInteger(row.wrong), asNumber(row.lastAt)});
}

}  // namespace opmaat::engine
