#include "engine/record/sqlite/sqlite_file.h"

#include <thread>
#include <utility>

namespace opmaat::engine {

std::shared_ptr<Database> SqliteFile::opened() const
{
    if (database_ == nullptr) {
        database_ = openDatabase(path_, kind_, patience_);
    }
    if (takeBack_) {
        takeBack_(*database_);
        takeBack_ = nullptr;
    }
    return database_;
}

void SqliteFile::commit(Transaction& transaction, std::function<void(Database&)> takeBack) const
{
    takeBack_ = std::move(takeBack);
    transaction.commit();
    takeBack_ = nullptr;
}

bool SqliteFile::emptyLog() const
{
    return use(
        [](Database& database) { return database.number("PRAGMA wal_checkpoint(TRUNCATE)") == 0; });
}

/// SQLite itself does not wait for another connection that empties the log.
bool SqliteFile::emptyLogPatiently() const
{
    constexpr std::chrono::milliseconds kPause{10};
    const auto end = std::chrono::steady_clock::now() + patience_;
    bool emptied = emptyLog();
    while (!emptied && std::chrono::steady_clock::now() < end) {
        std::this_thread::sleep_for(kPause);
        emptied = emptyLog();
    }
    return emptied;
}

}  // namespace opmaat::engine
