#include <gtest/gtest.h>

#include <QAccessible>
#include <QGuiApplication>

#include "qml/kiosk/kiosk.h"

int main(int argc, char* argv[])
{
    testing::InitGoogleTest(&argc, argv);
    if (testing::GTEST_FLAG(list_tests))
        return RUN_ALL_TESTS();  // while building, without a screen
    QGuiApplication application(argc, argv);
    QGuiApplication::setQuitOnLastWindowClosed(false);
    QAccessible::setActive(true);
    opmaat::kiosk::prepareGraphics();
    return RUN_ALL_TESTS();
}
