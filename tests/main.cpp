#include <gtest/gtest.h>

#include "tests/run_all.h"

// The `main` of test programs that have none of their own.
int main(int argc, char** argv)
{
    testing::InitGoogleTest(&argc, argv);
    return opmaat::gtest::runAll();
}
