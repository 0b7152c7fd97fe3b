#include <gtest/gtest.h>

#include <QAccessible>
#include <QQuickItem>
#include <algorithm>
#include <cmath>

#include "made_up_office.h"
#include "qml/kiosk/rehearsal.h"
#include "small_pack.h"

namespace opmaat::kiosk {
namespace {

constexpr double kSmallestTarget = 64.0;  // px
constexpr double kContrast = 7.0;         // WCAG 2.1, 1.4.6 (AAA)

// Relative luminance as WCAG 2.1 defines it.
double luminance(QRgb pixel)
{
    const auto linear = [](int channel) {
        const double c = channel / 255.0;
        return c <= 0.04045 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4);
    };
    return 0.2126 * linear(qRed(pixel)) + 0.7152 * linear(qGreen(pixel)) +
           0.0722 * linear(qBlue(pixel));
}

// Between the lightest and the darkest point: of text on one surface, that is the text's contrast.
double contrast(const QImage& image)
{
    double darkest = 1.0, lightest = 0.0;
    for (int y = 0; y < image.height(); ++y) {
        for (int x = 0; x < image.width(); ++x) {
            const double light = luminance(image.pixel(x, y));
            darkest = std::min(darkest, light);
            lightest = std::max(lightest, light);
        }
    }
    return (lightest + 0.05) / (darkest + 0.05);
}

std::string describe(const QQuickItem& item)
{
    return item.objectName().toStdString() + " '" + item.property("text").toString().toStdString() +
           "'";
}

struct Screen {
    std::string language;
    QSize size;
};

// One kiosk in a window of that size; look() judges the page that stands.
class EveryScreen : public testing::TestWithParam<Screen> {
protected:
    void SetUp() override
    {
        Settings settings;
        settings.language = GetParam().language;
        settings.size = GetParam().size;
        settings.settling = std::chrono::milliseconds(20);
        kiosk = std::make_unique<Kiosk>(
            pack, store, [] { return std::chrono::sys_seconds(); }, settings, office.store.get());
        ASSERT_TRUE(kiosk->show());
        player = std::make_unique<player::Player>(kiosk->window(), kiosk->engine());
        ASSERT_TRUE(player->waitForFrame()) << "nothing is laid out before";
    }

    void TearDown() override
    {
        EXPECT_TRUE(player->complaints().isEmpty())
            << player->complaints().join('\n').toStdString();
    }

    void look(const char* page)
    {
        SCOPED_TRACE(page);
        player->waitForFrame();
        const QImage picture = player->picture();
        int buttons = 0, texts = 0;
        for (QQuickItem* item : player->visibleItems()) {
            if (item->inherits("QQuickAbstractButton")) {
                ++buttons;
                checkButton(*item);
            } else if (item->inherits("QQuickText") &&
                       !item->property("text").toString().isEmpty()) {
                ++texts;
                checkText(*item, picture);
            }
        }
        EXPECT_GT(buttons, 0);
        EXPECT_GT(texts, 0);
    }

    static void checkButton(QQuickItem& button)
    {
        EXPECT_GE(button.height(), kSmallestTarget) << describe(button);
        EXPECT_GE(button.width(), kSmallestTarget) << describe(button);
        const auto* accessible = QAccessible::queryAccessibleInterface(&button);
        ASSERT_NE(accessible, nullptr) << describe(button);
        EXPECT_FALSE(accessible->text(QAccessible::Name).isEmpty()) << describe(button);
    }

    static void checkText(const QQuickItem& text, const QImage& picture)
    {
        EXPECT_FALSE(text.property("truncated").toBool()) << describe(text);
        EXPECT_LE(text.property("paintedWidth").toDouble(), text.width() + 1.0) << describe(text);
        EXPECT_LE(text.property("paintedHeight").toDouble(), text.height() + 1.0) << describe(text);
        const QRect place = text.mapRectToScene(text.boundingRect()).toAlignedRect();
        EXPECT_GE(place.left(), 0) << describe(text);
        EXPECT_LE(place.right(), picture.width()) << describe(text);
        const bool inView = picture.rect().contains(place) && !isClipped(text);
        if (inView && text.isEnabled()) {
            EXPECT_GE(contrast(picture.copy(place)), kContrast) << describe(text);
        }
    }

    static bool isClipped(const QQuickItem& item)
    {
        for (const QQuickItem* outer = item.parentItem(); outer != nullptr;
             outer = outer->parentItem()) {
            const QRectF place = item.mapRectToItem(outer, item.boundingRect());
            if (outer->clip() && !outer->boundingRect().contains(place)) return true;
        }
        return false;
    }

    // As a person does: not before the question could be read.
    void settle()
    {
        player->waitUntil([this] {
            return kiosk->client().page() != ClientView::Page::Question ||
                   kiosk->question().ready();
        });
    }

    void tap(const char* name)
    {
        settle();
        ASSERT_TRUE(player->tap(name)) << name;
    }

    void press(Qt::Key key)
    {
        player->waitForFrame();  // the focus has come
        settle();
        player->press(key);
    }

    engine::Pack pack = smallPack();
    MadeUpOffice office;
    RehearsalStore store{*office.store};
    std::unique_ptr<Kiosk> kiosk;
    std::unique_ptr<player::Player> player;
};

TEST_P(EveryScreen, HasLargeNamedButtonsAndTextThatIsWholeAndClear)
{
    look("welcome");
    tap("start");
    look("introduction");
    tap("first");
    look("choice");
    tap("explain");
    look("explained");
    tap("answer0");
    look("choice without explanation");
    tap("help");
    look("help");
    tap("first");
    tap("stop");
    look("stop");
    tap("first");
    store.refuse(true);
    tap("answer1");
    look("not stored");
    store.refuse(false);
    tap("first");
    tap("answer1");
    look("several");
    tap("next");
    tap("first");
    look("card");
    tap("next");
    tap("answer1");
    look("alarm");
    tap("first");
    look("review");
    tap("finish");
    look("thanks");
}

TEST_P(EveryScreen, AsksAndStopsKindly)
{
    tap("start");
    tap("first");
    kiosk->visit().askWhetherThere();
    look("still there");
    tap("second");
    look("stopped");
}

TEST_P(EveryScreen, ShowsTheCodeLargeAndTakesItOnKeysOfItsOwn)
{
    tap("code");
    look("code");
    for (int digit = 0; digit < 10; ++digit) tap(("key" + std::to_string(digit)).c_str());
    tap("erase");
    for (const char* key : {"key1", "key2", "key3"}) tap(key);
    EXPECT_EQ(kiosk->code().groups(), (QList<QString>{"0123", "4567", "8123"}));
    tap("submit");
    player->waitUntil([this] { return !kiosk->code().trying(); });
    look("code refused");
    tap("leave");
    tap("start");
    player->waitUntil([this] { return kiosk->client().code() != ""; });
    look("introduction with code");
    tap("stop");
    look("stop");
    tap("second");
    look("paused");
    tap("first");
}

const auto kScreens = testing::Values(Screen{"nl", {1280, 800}}, Screen{"en", {1280, 800}},
                                      Screen{"nl", {1024, 768}}, Screen{"en", {1024, 768}},
                                      Screen{"nl", {800, 1280}}, Screen{"en", {800, 1280}});

std::string nameOf(const testing::TestParamInfo<Screen>& test)
{
    return test.param.language + std::to_string(test.param.size.width()) + "x" +
           std::to_string(test.param.size.height());
}

INSTANTIATE_TEST_SUITE_P(, EveryScreen, kScreens, nameOf);

// A pack with every type of question, each answered by taps alone.
class EveryType : public EveryScreen {
protected:
    EveryType() { pack = engine::loadPack(SOURCE_DIR "/tests/data/packs/every-type"); }

    void tapAll(std::initializer_list<const char*> names)
    {
        for (const char* name : names) tap(name);
    }
    std::string asked() const { return kiosk->visit().interview().currentItem().id; }
};

TEST_P(EveryType, HasLargeNamedButtonsAndTextThatIsWholeAndClear)
{
    tapAll({"start", "first"});
    look("card with a picture");
    tap("next");
    look("practice");
    tapAll({"answer2", "next"});
    look("choice with a picture");
    tap("skip");
    look("other words before skipping");
    tap("answer0");
    look("scale");
    EXPECT_EQ(player->find("skip"), nullptr) << "its policy is to offer nothing";
    tap("answer3");
    look("two steps");
    tap("step1");
    look("second step");
    tap("answer1");
    look("pictures");
    tap("answer0");
    tapAll({"answer0", "next"});
    look("number");
    tapAll({"key6", "key1"});
    look("number too high");
    EXPECT_EQ(player->find("next"), nullptr) << "nothing that is disabled can be tapped";
    tapAll({"erase", "erase", "key8", "next"});
    tapAll({"key7", "key1", "key2", "mark", "key5"});
    look("amount");
    tap("next");
    look("month");
    tapAll({"earlier", "month2"});
    look("month chosen");
    tap("next");
    EXPECT_EQ(asked(), "letter") << "by what was typed";
    tap("answer0");
    look("words");
    tap("next");
    tapAll({"key3", "mark", "key7", "key5", "next", "key9", "next"});
    tapAll({"answer1", "answer0"});
    look("order");
    tapAll({"undo", "answer3", "answer0", "answer2", "next"});
    look("pairs");
    tapAll({"right1", "right2", "right0"});
    look("pairs made");
    tap("next");
    if (kiosk->client().page() == ClientView::Page::Question) tap("answer0");
    look("review");
    const engine::Interview& interview = kiosk->visit().interview();
    const engine::ResponseSet set = engine::responses(interview);
    EXPECT_EQ(engine::responsePattern(set, pack), (std::vector{3, 1, 2, 1, 3, 2}));
    EXPECT_EQ(interview.answer("note").state, engine::AnswerState::Skipped) << "left empty";
    EXPECT_EQ(std::get<double>(interview.answer("rent").value), 71250.0);
    EXPECT_TRUE(interview.answer("try").categories.empty()) << "practice is not kept";
}

INSTANTIATE_TEST_SUITE_P(, EveryType, kScreens, nameOf);

class TheKiosk : public EveryScreen {};

INSTANTIATE_TEST_SUITE_P(, TheKiosk, testing::Values(Screen{"en", {1280, 800}}),
                         [](const auto&) { return "English"; });

TEST_P(TheKiosk, ShowsNoMarkOfTheQuestionBefore)
{
    tap("start");
    tap("first");
    tap("answer2");
    for (const char* name : {"answer0", "answer1", "answer2"}) {
        ASSERT_NE(player->find(name), nullptr);
        EXPECT_FALSE(player->find(name)->property("checked").toBool()) << name;
    }
    tap("back");
    EXPECT_TRUE(player->find("answer2")->property("checked").toBool());
    EXPECT_FALSE(player->find("answer1")->property("checked").toBool());
}

TEST_P(TheKiosk, CanBeUsedWithTheKeyboardAlone)
{
    kiosk->window().requestActivate();
    player->waitUntil([this] { return kiosk->window().isActive(); }, 1000);
    press(Qt::Key_Return);
    ASSERT_EQ(kiosk->client().page(), ClientView::Page::Introduction);
    press(Qt::Key_Return);
    ASSERT_EQ(kiosk->visit().interview().currentItem().id, "post");
    ASSERT_EQ(kiosk->question().kind(), QuestionView::Kind::Choice);
    press(Qt::Key_2);
    EXPECT_EQ(kiosk->visit().interview().answer("post").categories, std::vector<int>{1});
    press(Qt::Key_Down);
    press(Qt::Key_Down);
    press(Qt::Key_Return);
    EXPECT_EQ(kiosk->visit().interview().answer("bills").categories, std::vector<int>{2});
    press(Qt::Key_Space);
    EXPECT_TRUE(kiosk->question().marked().value(0));
}

TEST_P(TheKiosk, SpeaksTheLanguageThatIsTapped)
{
    const auto wordsOf = [this](const char* name) {
        return player->find(name)->property("text").toString();
    };
    tap("language-nl");
    EXPECT_EQ(wordsOf("start"), "Beginnen");
    tap("language-en");
    EXPECT_EQ(wordsOf("start"), "Start");
    tap("language-nl");
    EXPECT_EQ(wordsOf("start"), "Beginnen");
    EXPECT_EQ(wordsOf("help"), "Hulp vragen");
}

TEST_P(TheKiosk, SaysOnEveryPageThatItIsADemonstration)
{
    EXPECT_NE(player->find("demoRibbon"), nullptr);
    tap("start");
    EXPECT_NE(player->find("demoRibbon"), nullptr);
}

}  // namespace
}  // namespace opmaat::kiosk
