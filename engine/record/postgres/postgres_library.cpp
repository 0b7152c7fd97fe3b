#include "engine/record/postgres/postgres_library.h"

#include <dlfcn.h>

#include "engine/record/store_error.h"

namespace opmaat::engine {
namespace {

template <class Function>
void find(void* library, const char* name, Function& function)
{
    function = reinterpret_cast<Function>(::dlsym(library, name));
    if (function == nullptr) {
        throw StoreError(std::string("PostgreSQL's client library is too old: it has no ") + name +
                         ". Install the Debian package libpq5 of version 15 or newer.");
    }
}

}  // namespace

PostgresLibrary loadPostgresLibrary(const std::string& file)
{
    void* library = ::dlopen(file.c_str(), RTLD_NOW | RTLD_LOCAL);
    if (library == nullptr) {
        throw StoreError("PostgreSQL's client library " + file +
                         " is not installed. Install the Debian package libpq5, or name a file as"
                         " the store.");
    }
    PostgresLibrary pq;
    find(library, "PQconninfoParse", pq.parse);
    find(library, "PQconninfoFree", pq.freeOptions);
    find(library, "PQfreemem", pq.freeMemory);
    find(library, "PQconnectStartParams", pq.connectStart);
    find(library, "PQconnectPoll", pq.connectPoll);
    find(library, "PQfinish", pq.finish);
    find(library, "PQstatus", pq.status);
    find(library, "PQsocket", pq.socket);
    find(library, "PQsslInUse", pq.sslInUse);
    find(library, "PQerrorMessage", pq.errorMessage);
    find(library, "PQsendQuery", pq.sendQuery);
    find(library, "PQsendQueryParams", pq.sendQueryParams);
    find(library, "PQsetnonblocking", pq.setNonBlocking);
    find(library, "PQsetErrorVerbosity", pq.setVerbosity);
    find(library, "PQsetNoticeProcessor", pq.setNoticeProcessor);
    find(library, "PQflush", pq.flush);
    find(library, "PQconsumeInput", pq.consumeInput);
    find(library, "PQisBusy", pq.isBusy);
    find(library, "PQgetResult", pq.getResult);
    find(library, "PQclear", pq.clear);
    find(library, "PQresultStatus", pq.resultStatus);
    find(library, "PQresultErrorField", pq.errorField);
    find(library, "PQntuples", pq.rowCount);
    find(library, "PQgetvalue", pq.value);
    find(library, "PQgetlength", pq.length);
    return pq;
}

const PostgresLibrary& postgresLibrary()
{
    static const PostgresLibrary kLibrary = loadPostgresLibrary("libpq.so.5");
    return kLibrary;
}

}  // namespace opmaat::engine
