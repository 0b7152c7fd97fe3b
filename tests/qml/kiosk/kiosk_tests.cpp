#include <gtest/gtest.h>

#include <QAccessible>
#include <QGuiApplication>

#include "qml/program/appearance.h"
#include "tests/run_all.h"

/// Qt 6.4 without a graphics card never deletes the textures of pictures that stand on a screen
/// when its window goes: QSGSoftwareRenderContext::invalidate() does not, as the one for cards
/// does. Of LeakSanitizer's stacks two frames are known, so that Qt's own allocations are named,
/// not ours.
extern "C" const char* __lsan_default_suppressions()  // NOLINT: the name is the sanitizer's
{
    return "leak:QSGTexture::QSGTexture\nleak:libQt6Quick.so.6\n";
}

int main(int argc, char* argv[])
{
    testing::InitGoogleTest(&argc, argv);
    if (testing::GTEST_FLAG(list_tests))
        return opmaat::gtest::runAll();  // while building, without a screen
    QGuiApplication application(argc, argv);
    QGuiApplication::setQuitOnLastWindowClosed(false);
    QAccessible::setActive(true);
    opmaat::program::prepareAppearance();
    return opmaat::gtest::runAll();
}
