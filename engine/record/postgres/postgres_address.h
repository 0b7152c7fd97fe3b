#pragma once

#include <map>
#include <string>

namespace opmaat::engine {

/// Where a server is, and how it is reached.
struct PostgresAddress {
    std::string name;  ///< for messages: host, port, database; no password
    std::map<std::string, std::string> options;  ///< libpq's keywords, as the address gave them
    bool needsTls = true;  ///< false for a local socket and for this computer itself
};

/// Reads postgresql://[USER@]HOST[:PORT]/DATABASE[?KEYWORD=VALUE&...] as libpq does, and makes sure
/// that answers never travel in the clear: unless the server is on this computer, the address must
/// name the certificate that is trusted (sslrootcert=FILE), and it is verified with the host's name
/// (sslmode=verify-full, also when the address does not say so).
/// @throws StoreError
PostgresAddress readPostgresAddress(const std::string& address);

}  // namespace opmaat::engine
