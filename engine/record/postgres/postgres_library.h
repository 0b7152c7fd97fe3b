#pragma once

#include <libpq-fe.h>

#include <string>

namespace opmaat::engine {

/// The functions of libpq that we use. Loaded when a store names PostgreSQL and not before, so that
/// every other command stays quick and needs no PostgreSQL.
struct PostgresLibrary {
    decltype(&PQconninfoParse) parse = nullptr;
    decltype(&PQconninfoFree) freeOptions = nullptr;
    decltype(&PQfreemem) freeMemory = nullptr;
    decltype(&PQconnectStartParams) connectStart = nullptr;
    decltype(&PQconnectPoll) connectPoll = nullptr;
    decltype(&PQfinish) finish = nullptr;
    decltype(&PQstatus) status = nullptr;
    decltype(&PQsocket) socket = nullptr;
    decltype(&PQsslInUse) sslInUse = nullptr;
    decltype(&PQerrorMessage) errorMessage = nullptr;
    decltype(&PQsendQuery) sendQuery = nullptr;
    decltype(&PQsendQueryParams) sendQueryParams = nullptr;
    decltype(&PQsetnonblocking) setNonBlocking = nullptr;
    decltype(&PQsetErrorVerbosity) setVerbosity = nullptr;
    decltype(&PQsetNoticeProcessor) setNoticeProcessor = nullptr;
    decltype(&PQflush) flush = nullptr;
    decltype(&PQconsumeInput) consumeInput = nullptr;
    decltype(&PQisBusy) isBusy = nullptr;
    decltype(&PQgetResult) getResult = nullptr;
    decltype(&PQclear) clear = nullptr;
    decltype(&PQresultStatus) resultStatus = nullptr;
    decltype(&PQresultErrorField) errorField = nullptr;
    decltype(&PQntuples) rowCount = nullptr;
    decltype(&PQgetvalue) value = nullptr;
    decltype(&PQgetlength) length = nullptr;
};

/// Loads `file` and keeps it for the life of the process.
/// @throws StoreError saying which package to install
PostgresLibrary loadPostgresLibrary(const std::string& file);

/// The system's libpq.so.5, loaded at the first call.
const PostgresLibrary& postgresLibrary();

}  // namespace opmaat::engine
