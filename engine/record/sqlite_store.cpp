#include <array>
#include <optional>

#include "engine/json/finding.h"
#include "engine/record/store.h"
#include "engine/record/store_file.h"

namespace opmaat::engine {
namespace {

using std::chrono::milliseconds;

constexpr std::array<const char*, 4> kTables = {
    "CREATE TABLE about (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT",
    "INSERT INTO about VALUES"
    " ('what', 'Opmaat: what happened in interviews, one event a row'),"
    " ('protection', 'demo'),"
    " ('warning', 'DEMO: the answers in this file can be read by anybody who has it."
    " Use it for made-up people only.')",
    "CREATE TABLE interview (number INTEGER PRIMARY KEY,"
    " id TEXT NOT NULL UNIQUE CHECK (id <> '')) STRICT",
    "CREATE TABLE event (interview INTEGER NOT NULL REFERENCES interview (number),"
    " sequence INTEGER NOT NULL CHECK (sequence >= 0), json TEXT NOT NULL,"
    " PRIMARY KEY (interview, sequence)) STRICT, WITHOUT ROWID",
};
const FileKind kDemoFile = {0x4f706d74, 1, kTables, ""};

std::int64_t countOf(const std::string& interview, Database& database)
{
    Statement count(database,
                    "SELECT coalesce(max(sequence) + 1, 0) FROM event"
                    " JOIN interview ON number = interview WHERE id = ?");
    count.bind(1, interview).step();
    return count.number(0);
}

class SqliteStore : public Store {
public:
    using Store::append;

    SqliteStore(const std::string& path, milliseconds patience);
    void append(const std::string& interview, std::span<const Event> events) override;
    std::vector<StoredInterview> interviews() const override;
    std::vector<Event> events(const std::string& interview) const override;
    bool isDemo() const override;

private:
    /// Events of which SQLite could not say whether they were stored.
    struct InDoubt {
        std::string interview;
        std::int64_t first = 0;
        std::vector<std::string> lines;
    };

    template <class Work>
    auto withDatabase(const Work& work) const;
    void open() const;
    void takeBackWhatIsInDoubt() const;
    Event read(const std::string& interview, std::int64_t sequence, const std::string& line) const;

    std::string path_;
    milliseconds patience_;
    mutable std::shared_ptr<Database> database_;
    mutable std::optional<InDoubt> inDoubt_;
};

/// Every use goes through here: the connection is opened when there is none, and after an error of
/// SQLite it is closed and never used again.
template <class Work>
auto SqliteStore::withDatabase(const Work& work) const
{
    try {
        open();
        return work(*database_);
    } catch (const SqliteError& error) {
        database_.reset();
        throw sentenceFor(error, path_, patience_);
    }
}

SqliteStore::SqliteStore(const std::string& path, milliseconds patience)
    : path_(storePath(path)), patience_(patience)
{
    makeOwnFile(path_);
    withDatabase([](Database&) {});
}

void SqliteStore::open() const
{
    if (database_ == nullptr) {
        database_ = openDatabase(path_, kDemoFile, patience_);
    }
    takeBackWhatIsInDoubt();
}

/// A commit that failed may still be found when the file is opened again. It was refused to the
/// caller, so it goes, unless somebody has built on it since.
void SqliteStore::takeBackWhatIsInDoubt() const
{
    if (!inDoubt_) {
        return;
    }
    Transaction transaction(*database_);
    Statement stored(*database_,
                     "SELECT number, sequence, json FROM event JOIN interview ON"
                     " number = interview WHERE id = ? AND sequence >= ?"
                     " ORDER BY sequence");
    stored.bind(1, inDoubt_->interview).bind(2, inDoubt_->first);
    std::vector<std::string> lines;
    std::int64_t number = 0;
    while (stored.step()) {
        number = stored.number(0);
        lines.push_back(stored.text(2));
    }
    if (!lines.empty() && lines == inDoubt_->lines) {
        Statement(*database_, "DELETE FROM event WHERE interview = ? AND sequence >= ?")
            .bind(1, number)
            .bind(2, inDoubt_->first)
            .step();
        Statement(*database_,
                  "DELETE FROM interview WHERE number = ?1 AND NOT EXISTS"
                  " (SELECT 1 FROM event WHERE interview = ?1)")
            .bind(1, number)
            .step();
    }
    transaction.commit();
    inDoubt_.reset();
}

void SqliteStore::append(const std::string& interview, std::span<const Event> events)
{
    if (events.empty()) {
        return;
    }
    InDoubt added{interview, events.front().sequence, {}};
    for (const Event& event : events) {
        added.lines.push_back(toJson(event));
    }
    withDatabase([&](Database& database) {
        Transaction transaction(database);
        std::int64_t next = countOf(interview, database);
        for (const Event& event : events) {
            checkFollows(interview, next++, event);
        }
        if (added.first == 0) {
            Statement(database, "INSERT INTO interview (id) VALUES (?)").bind(1, interview).step();
        }
        for (std::size_t i = 0; i < events.size(); ++i) {
            Statement insert(database,
                             "INSERT INTO event SELECT number, ?, ? FROM interview"
                             " WHERE id = ?");
            insert.bind(1, events[i].sequence).bind(2, added.lines[i]).bind(3, interview).step();
        }
        inDoubt_ = added;
        transaction.commit();
        inDoubt_.reset();
    });
}

Event SqliteStore::read(const std::string& interview, std::int64_t sequence,
                        const std::string& line) const
{
    const std::string place = "event " + std::to_string(sequence) + " of interview " + interview;
    try {
        Event event = eventFromJson(line, place);
        if (event.sequence != sequence) {
            throw damaged(path_, place + " says it is event " + std::to_string(event.sequence));
        }
        return event;
    } catch (const InputError& error) {
        throw damaged(path_, error.findings().front().message + " in " + place);
    }
}

std::vector<StoredInterview> SqliteStore::interviews() const
{
    return withDatabase([&](Database& database) {
        Statement list(database,
                       "SELECT id, json, (SELECT max(sequence) + 1 FROM event AS every"
                       " WHERE every.interview = number) FROM interview"
                       " JOIN event ON interview = number AND sequence = 0"
                       " ORDER BY number DESC");
        std::vector<StoredInterview> interviews;
        while (list.step()) {
            const std::string id = list.text(0);
            interviews.push_back(
                storedInterview(id, read(id, 0, list.text(1)), static_cast<int>(list.number(2))));
        }
        return interviews;
    });
}

std::vector<Event> SqliteStore::events(const std::string& interview) const
{
    return withDatabase([&](Database& database) {
        Statement rows(database,
                       "SELECT sequence, json FROM event JOIN interview ON"
                       " number = interview WHERE id = ? ORDER BY sequence");
        rows.bind(1, interview);
        std::vector<Event> events;
        while (rows.step()) {
            const auto expected = static_cast<std::int64_t>(events.size());
            if (rows.number(0) != expected) {
                throw damaged(path_, "event " + std::to_string(expected) + " of interview " +
                                         interview + " is missing");
            }
            events.push_back(read(interview, expected, rows.text(1)));
        }
        if (events.empty()) {
            throw noInterview(interview);
        }
        return events;
    });
}

bool SqliteStore::isDemo() const
{
    return withDatabase([](Database& database) {
        return database.text("SELECT value FROM about WHERE name = 'protection'") == "demo";
    });
}

}  // namespace

std::unique_ptr<Store> openStore(const std::string& path, milliseconds patience)
{
    return std::make_unique<SqliteStore>(path, patience);
}

}  // namespace opmaat::engine
