#include <gtest/gtest.h>

#include <random>

#include "made_up_pack.h"
#include "scenario.h"

namespace opmaat::engine {
namespace {

/// Taps whatever is possible, at random but the same for every run.
class RandomClient {
public:
    RandomClient(const Pack& pack, unsigned seed) : client_(pack), random_(seed) {}

    Scenario& client() { return client_; }
    int below(int n) { return static_cast<int>(random_() % static_cast<unsigned>(n)); }

    void taps()
    {
        const Interview& now = client_.interview();
        const int choice = below(100);
        if (now.isPaused()) {
            choice < 2 ? client_.stops() : client_.resumes();
        } else if (choice > 97) {
            client_.shiftsTheClock(std::chrono::seconds(below(7'200) - 3'600)).pauses();
        } else if (now.pendingAlarm() != nullptr) {
            client_.raises(now.pendingAlarm()->id);
        } else if (choice < 2) {
            client_.stops();
        } else if (choice < 5) {
            client_.switchesTo(choice == 3 ? "nl" : "en");
        } else if (choice < 25 && now.canGoBack()) {
            client_.goesBack();
        } else if (now.stage() == Interview::Stage::Asking) {
            answers(now.currentItem());
        } else if (choice < 80) {
            const auto items = now.shownItems();
            client_.revisits(items[static_cast<std::size_t>(below(int(items.size())))]->id);
        } else {
            client_.finishes();
        }
    }

private:
    void answers(const Item& item)
    {
        const int count = static_cast<int>(item.categories.size());
        if (item.type == ItemType::Information) {
            client_.reads(item.id);
        } else if (below(5) == 0) {
            client_.declines(item.id, static_cast<AnswerState>(1 + below(3)));
        } else if (item.type == ItemType::Choice) {
            client_.answers(item.id, below(count));
        } else {
            static const std::vector<std::vector<int>> kSets = {{}, {0}, {1}, {0, 1}, {2}};
            client_.chooses(item.id, kSets[static_cast<std::size_t>(below(5))]);
        }
    }

    Scenario client_;
    std::mt19937 random_;
};

void expectTheLaws(const Interview& before, const Interview& after)
{
    double opened = 0.0;
    for (const Item& item : after.pack().items) {
        const bool shown = after.isShown(item) == Truth::True;
        EXPECT_EQ(after.answer(item.id).state == AnswerState::NotShown, !shown) << item.id;
        const bool newly = shown && before.isShown(item) != Truth::True;
        opened += newly ? item.seconds : 0.0;
    }
    for (const Item* item : after.shownItems()) {
        EXPECT_EQ(after.isShown(*item), Truth::True) << item->id;
        if (after.stage() == Interview::Stage::Review) {
            EXPECT_NE(after.answer(item->id).state, AnswerState::NotReached) << item->id;
        }
    }
    EXPECT_GE(after.progress(), opened > 0.0 ? 0.0 : before.progress());
    EXPECT_LE(after.progress(), 1.0);
}

TEST(AThousandRandomInterviews, KeepTheLawsAndReplayToTheSame)
{
    const Pack pack = madeUpPack();
    int finished = 0, stopped = 0, events = 0;
    std::size_t oddities = 0;
    for (unsigned seed = 1; seed <= 1000; ++seed) {
        RandomClient random(pack, seed);
        random.client().starts();
        Interview before = random.client().interview();
        for (int tap = 0; tap < 300 && !before.hasEnded(); ++tap) {
            ASSERT_NO_THROW(random.taps()) << "seed " << seed << ", tap " << tap;
            expectTheLaws(before, random.client().interview());
            ASSERT_FALSE(HasFailure()) << "seed " << seed << ", tap " << tap;
            before = random.client().interview();
        }
        Interview replayed(pack);
        for (const Event& event : random.client().events()) {
            ASSERT_NO_THROW(replayed.apply(eventFromJson(toJson(event), "walk")));
        }
        ASSERT_TRUE(replayed == random.client().interview()) << "seed " << seed;
        finished += replayed.stage() == Interview::Stage::Finished ? 1 : 0;
        stopped += replayed.stage() == Interview::Stage::Stopped ? 1 : 0;
        oddities += replayed.oddities().size();
        events += static_cast<int>(random.client().events().size());
    }
    EXPECT_GT(finished, 300);
    EXPECT_GT(stopped, 100);
    EXPECT_GT(events, 15'000);
    EXPECT_GT(oddities, 100u);
}

}  // namespace
}  // namespace opmaat::engine
