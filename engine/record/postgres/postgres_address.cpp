#include "engine/record/postgres/postgres_address.h"

#include <unistd.h>

#include "engine/record/postgres/postgres_library.h"
#include "engine/record/store_error.h"

namespace opmaat::engine {
namespace {

constexpr const char* kShape = "postgresql://HOST/DATABASE?sslrootcert=FILE";

std::map<std::string, std::string> optionsOf(const std::string& address)
{
    const PostgresLibrary& pq = postgresLibrary();
    char* error = nullptr;
    PQconninfoOption* found = pq.parse(address.c_str(), &error);
    if (found == nullptr) {
        pq.freeMemory(error);  // not shown: it may repeat a password
        throw StoreError(std::string("The address of the PostgreSQL store cannot be read. Write it"
                                     " as ") +
                         kShape + ".");
    }
    std::map<std::string, std::string> options;
    for (const PQconninfoOption* option = found; option->keyword != nullptr; ++option) {
        if (option->val != nullptr) {
            options[option->keyword] = option->val;
        }
    }
    pq.freeOptions(found);
    return options;
}

std::string optionIn(const PostgresAddress& address, const std::string& keyword)
{
    const auto found = address.options.find(keyword);
    return found == address.options.end() ? "" : found->second;
}

bool isOnThisComputer(const std::string& host)
{
    return host.starts_with('/') || host.starts_with('@') || host == "localhost" || host == "::1" ||
           host.starts_with("127.");
}

void checkTls(const PostgresAddress& address)
{
    const std::string mode = optionIn(address, "sslmode");
    if (mode != "verify-full") {
        throw StoreError("Store " + address.name + " is on another computer, and sslmode=" + mode +
                         " would not make sure that it is the right one. Leave sslmode out, or"
                         " write sslmode=verify-full.");
    }
    const std::string certificate = optionIn(address, "sslrootcert");
    if (certificate.empty()) {
        throw StoreError("Store " + address.name +
                         " is on another computer, and nothing says which certificate to trust."
                         " Add ?sslrootcert=FILE with the certificate of the server or of who"
                         " signed it.");
    }
    if (::access(certificate.c_str(), R_OK) != 0) {
        throw StoreError("The certificate " + certificate + " for store " + address.name +
                         " cannot be read. Put it there, or name another file in sslrootcert.");
    }
}

}  // namespace

PostgresAddress readPostgresAddress(const std::string& text)
{
    PostgresAddress address{"", optionsOf(text), true};
    const std::string database = optionIn(address, "dbname");
    if (address.options.contains("service") || database.empty()) {
        throw StoreError(std::string("The address of a PostgreSQL store names its host and its"
                                     " database itself: write it as ") +
                         kShape + ".");
    }
    // Said outright, so that no variable of the environment says otherwise.
    address.options.try_emplace("host", "/var/run/postgresql");
    address.options.try_emplace("port", "5432");
    const std::string host = optionIn(address, "host");
    if (host.find(',') != std::string::npos) {
        throw StoreError("The address of the PostgreSQL store names several hosts (" + host +
                         "). Name one: only one server has the end of the chain.");
    }
    address.name = "postgresql://" + host + ":" + optionIn(address, "port") + "/" + database;
    const std::string number = optionIn(address, "hostaddr");
    address.needsTls = !isOnThisComputer(host) || (!number.empty() && !isOnThisComputer(number));
    if (address.needsTls) {
        address.options.try_emplace("sslmode", "verify-full");
        checkTls(address);
    }
    return address;
}

}  // namespace opmaat::engine
