#pragma once

#include <functional>

#include "engine/record/sqlite/store_file.h"

namespace opmaat::engine {

/// One file of a vault, and the connection to it: made at the first use and, after an error of
/// SQLite, never used again.
class SqliteFile {
public:
    SqliteFile(std::string path, const FileKind& kind, std::chrono::milliseconds patience)
        : path_(std::move(path)), kind_(kind), patience_(patience)
    {
    }
    const std::string& path() const { return path_; }

    /// @return what `work` gives. @throws StoreError in the place of SqliteError
    template <class Work>
    auto use(const Work& work) const
    {
        try {
            const std::shared_ptr<Database> database = opened();
            return work(*database);
        } catch (const SqliteError& error) {
            database_.reset();
            throw sentenceFor(error, path_, patience_);
        }
    }

    /// A commit that fails may still be found when the file is opened again. It was refused to the
    /// caller, so `takeBack` is called then, before anything else.
    void commit(Transaction& transaction, std::function<void(Database&)> takeBack) const;

    /// Writes the log back and empties it, so that nothing of what was overwritten is left in it.
    /// @return false while another program reads, or does the same; the log is then emptied later
    bool emptyLog() const;
    /// As emptyLog(), and waits for the other program.
    bool emptyLogPatiently() const;

private:
    std::shared_ptr<Database> opened() const;

    std::string path_;
    const FileKind& kind_;
    std::chrono::milliseconds patience_;
    mutable std::shared_ptr<Database> database_;
    mutable std::function<void(Database&)> takeBack_;  ///< while a commit is in doubt
};

}  // namespace opmaat::engine
