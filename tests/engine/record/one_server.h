#pragma once

#include "tests/postgres/server.h"

namespace opmaat::testing {

/// The server of this test program: started at the first use, gone with the program.
PostgresServer& oneServer();

}  // namespace opmaat::testing
