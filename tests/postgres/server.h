#pragma once

#include <sys/types.h>

#include <memory>
#include <string>
#include <vector>

#include "engine/record/postgres/postgres_connection.h"

namespace opmaat::testing {

/// A PostgreSQL server of our own: Debian's package, in a temporary folder, on loopback, as a user
/// without rights, everything synced. Gone when this object goes, also when we are killed.
class PostgresServer {
public:
    /// Why there can be none ("" when there can): the sentence to skip with.
    static std::string whyNot();

    explicit PostgresServer(int connections = 60);
    ~PostgresServer();
    PostgresServer(const PostgresServer&) = delete;
    PostgresServer& operator=(const PostgresServer&) = delete;

    /// An address of a new, empty database, as its superuser.
    std::string newDatabase();
    /// The same database for another login, or through another port (a proxy).
    std::string address(const std::string& database, const std::string& user = "postgres",
                        int port = 0) const;
    int port() const { return port_; }
    std::string folder() const { return folder_; }
    void run(const std::string& sql, const std::string& database = "postgres") const;

    void killAll();  ///< kill -9 of every process of the server at once
    void start();
    void giveToServer(const std::string& path) const;  ///< a file that its user must own
    /// Lines for postgresql.conf; count from the next start.
    void configure(const std::string& lines) const;

private:
    void waitUntilUp() const;

    std::string folder_;
    int port_ = 0;
    int databases_ = 0;
    pid_t server_ = -1;
};

}  // namespace opmaat::testing
