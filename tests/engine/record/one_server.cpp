#include "one_server.h"

#include <gtest/gtest.h>

#include <cstdio>
#include <memory>

#include "tests/run_all.h"

namespace {

std::unique_ptr<opmaat::testing::PostgresServer> server;

}  // namespace

namespace opmaat::testing {

PostgresServer& oneServer()
{
    if (!server) server = std::make_unique<PostgresServer>();
    return *server;
}

}  // namespace opmaat::testing

/// Exit code 77 tells ctest that everything was skipped.
int main(int count, char** arguments)
{
    testing::InitGoogleTest(&count, arguments);
    if (const std::string why = opmaat::testing::PostgresServer::whyNot(); !why.empty()) {
        std::printf("Skipped: %s.\n", why.c_str());
        return 77;
    }
    const int result = opmaat::gtest::runAll();
    server.reset();
    return result;
}
