#include <gtest/gtest.h>

#include <QAccessible>
#include <QGuiApplication>

#include "qml/program/appearance.h"

int main(int argc, char* argv[])
{
    testing::InitGoogleTest(&argc, argv);
    if (testing::GTEST_FLAG(list_tests))
        return RUN_ALL_TESTS();  // while building, without a screen
    QGuiApplication application(argc, argv);
    QGuiApplication::setQuitOnLastWindowClosed(false);
    QAccessible::setActive(true);
    opmaat::program::prepareAppearance();
    return RUN_ALL_TESTS();
}
