#include <gtest/gtest.h>

#include <QAccessible>
#include <QFontDatabase>
#include <QGuiApplication>
#include <QQmlApplicationEngine>
#include <QQuickItem>
#include <QQuickWindow>
#include <QTest>
#include <QTranslator>

#include "qml/desk/demo_interviews.h"
#include "qml/desk/desk.h"
#include "tests/run_all.h"

namespace opmaat::desk {
namespace {

const char* const kPacks = SOURCE_DIR "/questionnaires";

std::vector<QQuickItem*> visibleBelow(QQuickItem* item)
{
    std::vector<QQuickItem*> found;
    if (!item->isVisible()) return found;
    found.push_back(item);
    for (QQuickItem* child : item->childItems()) {
        for (QQuickItem* one : visibleBelow(child)) found.push_back(one);
    }
    return found;
}

/// The window on made-up interviews of one pack, in one language.
class Page : public testing::TestWithParam<std::string> {
protected:
    explicit Page(const std::string& pack = "wkm")
        : desk_(demoStore(engine::loadPack(std::string(kPacks) + "/" + pack)), kPacks, GetParam())
    {
        QLocale::setDefault(QLocale(QString::fromStdString(GetParam())));
        if (translator_.load(":/i18n/desk_" + QString::fromStdString(GetParam()))) {
            QCoreApplication::installTranslator(&translator_);
        }
        QObject::connect(&ui_, &QQmlEngine::warnings, [](const auto& list) {
            for (const auto& warning : list) ADD_FAILURE() << qPrintable(warning.toString());
        });
        ui_.addImportPath("qrc:/qt/qml");
        ui_.setInitialProperties({{"desk", QVariant::fromValue(&desk_)}});
        ui_.load(QUrl("qrc:/qt/qml/Opmaat/Desk/Main.qml"));
        window_ = qobject_cast<QQuickWindow*>(ui_.rootObjects().value(0));
    }

    void openFinished()
    {
        InterviewList& list = *desk_.interviews();
        desk_.open(list.data(list.index(1), InterviewList::Id).toString());
        QTest::qWait(50);
    }

    QQuickItem* find(const char* name)
    {
        for (QQuickItem* item : visibleBelow(window_->contentItem())) {
            if (item->objectName() == name) return item;
        }
        return nullptr;
    }

    void unfoldAll()
    {
        for (QQuickItem* item : visibleBelow(window_->contentItem())) {
            if (item->objectName() == "unfold") QMetaObject::invokeMethod(item, "clicked");
        }
    }

    void expectNothingCut()
    {
        for (QQuickItem* item : visibleBelow(window_->contentItem())) {
            if (item->inherits("QQuickText")) {
                EXPECT_FALSE(item->property("truncated").toBool())
                    << qPrintable(item->property("text").toString());
                EXPECT_LE(item->property("contentWidth").toDouble(), item->width() + 1)
                    << qPrintable(item->property("text").toString());
            }
        }
    }

    void expectNames()
    {
        for (QQuickItem* item : visibleBelow(window_->contentItem())) {
            if (!item->inherits("QQuickAbstractButton")) continue;
            auto* node = QAccessible::queryAccessibleInterface(item);
            ASSERT_NE(node, nullptr);
            EXPECT_NE(node->text(QAccessible::Name), "") << qPrintable(item->objectName());
            EXPECT_GE(item->height(), 44) << qPrintable(item->objectName());
        }
    }

    QTranslator translator_;
    Desk desk_;
    QQmlApplicationEngine ui_;
    QQuickWindow* window_ = nullptr;
};

TEST_P(Page, ListsInterviewsWithNamesAndNothingCut)
{
    ASSERT_NE(window_, nullptr);
    QTest::qWait(50);
    ASSERT_NE(find("interview"), nullptr);
    expectNames();
    expectNothingCut();
}

TEST_P(Page, ShowsTheProposalOnlyWhenAskedFor)
{
    openFinished();
    ASSERT_NE(find("reveal"), nullptr);
    EXPECT_FALSE(find("axesPlot")->property("withProfiles").toBool());
    QMetaObject::invokeMethod(find("reveal"), "clicked");
    QTest::qWait(50);
    EXPECT_EQ(find("reveal"), nullptr);
    EXPECT_TRUE(find("axesPlot")->property("withProfiles").toBool());
}

TEST_P(Page, HidesTheProposalAgainForTheNextInterview)
{
    openFinished();
    QMetaObject::invokeMethod(find("reveal"), "clicked");
    QMetaObject::invokeMethod(find("back"), "clicked");
    QTest::qWait(50);
    openFinished();
    EXPECT_NE(find("reveal"), nullptr);
}

TEST_P(Page, HasNamesAndCutsNothingWhenAllIsOpen)
{
    openFinished();
    window_->setProperty("revealed", true);
    window_->setProperty("answersShown", true);
    unfoldAll();
    QTest::qWait(100);
    expectNames();
    expectNothingCut();
    EXPECT_NE(find("calibrationNote")->property("text").toString(), "");
}

TEST_P(Page, UnfoldsTheCardOfASuggestionAndFoldsItAgain)
{
    openFinished();
    window_->setProperty("revealed", true);
    QTest::qWait(50);
    ASSERT_NE(find("unfold"), nullptr);
    EXPECT_EQ(find("unfolded"), nullptr);
    QMetaObject::invokeMethod(find("unfold"), "clicked");
    QTest::qWait(50);
    ASSERT_NE(find("unfolded"), nullptr);
    EXPECT_NE(find("unfolded")->property("text").toString(), "");
    QMetaObject::invokeMethod(find("unfold"), "clicked");
    EXPECT_EQ(find("unfolded"), nullptr);
}

TEST_P(Page, SaysThePictureInWords)
{
    openFinished();
    auto* node = QAccessible::queryAccessibleInterface(find("axesPlot"));
    ASSERT_NE(node, nullptr);
    EXPECT_TRUE(node->text(QAccessible::Description).contains("T "));
}

TEST_P(Page, SaysWhoLookedBefore)
{
    openFinished();
    EXPECT_NE(find("nobodyLooked"), nullptr);
    QMetaObject::invokeMethod(find("back"), "clicked");
    QTest::qWait(50);
    openFinished();
    EXPECT_EQ(find("nobodyLooked"), nullptr);
    EXPECT_NE(find("looked"), nullptr);
}

/// Declared scales and no latent model: nothing to propose, and so nothing to hide.
class PlainPage : public Page {
protected:
    PlainPage() : Page("na-het-gesprek") {}
};

TEST_P(PlainPage, ShowsScoresAndNoPositionOrProposal)
{
    openFinished();
    EXPECT_NE(find("scales"), nullptr);
    EXPECT_EQ(find("axesPlot"), nullptr);
    EXPECT_EQ(find("reveal"), nullptr);
    EXPECT_EQ(find("calibrationNote"), nullptr);
}

TEST_P(PlainPage, HasNamesAndCutsNothingWhenAllIsOpen)
{
    openFinished();
    window_->setProperty("answersShown", true);
    QTest::qWait(100);
    expectNames();
    expectNothingCut();
}

INSTANTIATE_TEST_SUITE_P(, PlainPage, testing::Values("nl", "en"),
                         [](const auto& test) { return test.param; });

INSTANTIATE_TEST_SUITE_P(, Page, testing::Values("nl", "en"),
                         [](const auto& test) { return test.param; });

}  // namespace
}  // namespace opmaat::desk

int main(int argc, char** argv)
{
    // Also while the build asks for the names of the tests, where there is no screen.
    if (!qEnvironmentVariableIsSet("QT_QPA_PLATFORM")) qputenv("QT_QPA_PLATFORM", "offscreen");
    qputenv("TZ", "Europe/Amsterdam");
    QQuickWindow::setGraphicsApi(QSGRendererInterface::Software);
    QGuiApplication app(argc, argv);
    QFontDatabase::addApplicationFont("/usr/share/fonts/truetype/noto/NotoSans-Regular.ttf");
    QFontDatabase::addApplicationFont("/usr/share/fonts/truetype/noto/NotoSans-Bold.ttf");
    QGuiApplication::setFont(QFont("Noto Sans"));
    QAccessible::setActive(true);
    testing::InitGoogleTest(&argc, argv);
    return opmaat::gtest::runAll();
}
