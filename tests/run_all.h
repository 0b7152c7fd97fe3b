#pragma once

namespace opmaat::gtest {

/// Runs what the filter chose of a GoogleTest program.
/// @return exit code: 0 when all passed, 1 when something failed, and 77 (which ctest shows as
///   skipped) when nothing failed and something could not be tried here
int runAll();

}  // namespace opmaat::gtest
