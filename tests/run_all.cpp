#include "tests/run_all.h"

#include <gtest/gtest.h>

namespace opmaat::gtest {

int runAll()
{
    constexpr int kSkipped = 77;
    const int failed = RUN_ALL_TESTS();
    return failed == 0 && testing::UnitTest::GetInstance()->skipped_test_count() > 0 ? kSkipped
                                                                                     : failed;
}

}  // namespace opmaat::gtest
