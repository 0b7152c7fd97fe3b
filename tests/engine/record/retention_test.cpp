#include "engine/record/retention.h"

#include <gtest/gtest.h>

#include <random>

namespace opmaat::engine {
namespace {

Retention keeps(int days, int noticeDays)
{
    Retention policy;
    policy.days = days;
    policy.noticeDays = noticeDays;
    return policy;
}

const std::map<std::string, Retention> kPolicies = {{"aa", keeps(100, 10)}, {"bb", keeps(30, 0)}};

RetentionPlan planFor(const KeptStream& stream, std::int32_t today)
{
    return planRetention(std::span(&stream, 1), kPolicies, today);
}

TEST(Retention, KeepsOnTheLastDayAndErasesTheDayAfter)
{
    const KeptStream stream{"01", "aa", 1000};
    EXPECT_TRUE(planFor(stream, 1100).erase.empty());
    EXPECT_EQ(planFor(stream, 1101).erase, (std::vector<DueStream>{{"01", 1100}}));
}

TEST(Retention, GivesNoticeInTheLastDays)
{
    const KeptStream stream{"01", "aa", 1000};
    EXPECT_EQ(planFor(stream, 1090), RetentionPlan());
    EXPECT_EQ(planFor(stream, 1091).soon, (std::vector<DueStream>{{"01", 1100}}));
    EXPECT_EQ(planFor(stream, 1100).soon, (std::vector<DueStream>{{"01", 1100}}));
    EXPECT_TRUE(planFor(stream, 1101).soon.empty());
    EXPECT_EQ(planFor({"02", "bb", 1000}, 1030), RetentionPlan()) << "no days of notice";
}

TEST(Retention, LeavesToAPersonWhatIsRestricted)
{
    const KeptStream stream{"01", "aa", 1000, false, true};
    const RetentionPlan plan = planFor(stream, 2000);
    EXPECT_TRUE(plan.erase.empty());
    EXPECT_EQ(plan.held, (std::vector<DueStream>{{"01", 1100}}));
}

TEST(Retention, ReportsWhatItHasNoPolicyForAndWhatBeginsTomorrow)
{
    EXPECT_EQ(planFor({"01", "cc", 0}, 9000).withoutPolicy, std::vector<std::string>{"01"});
    EXPECT_EQ(planFor({"01", "aa", 1001}, 1000).ahead, std::vector<std::string>{"01"});
}

TEST(Retention, NeverTouchesTheLogOfTheOffice)
{
    EXPECT_EQ(planFor({"01", "aa", 0, true, false}, 9000), RetentionPlan());
}

TEST(Retention, ErasesMoreAsDaysGoByAndNothingTwiceInAPlan)
{
    std::mt19937 random(11);
    std::vector<KeptStream> streams;
    for (int i = 0; i < 300; ++i) {
        streams.push_back({std::to_string(i), random() % 5 == 0 ? "bb" : "aa",
                           static_cast<std::int32_t>(random() % 400), random() % 50 == 0,
                           random() % 10 == 0});
    }
    std::size_t before = 0;
    for (std::int32_t today = 0; today < 600; ++today) {
        const RetentionPlan plan = planRetention(streams, kPolicies, today);
        EXPECT_GE(plan.erase.size(), before) << today;
        before = plan.erase.size();
        EXPECT_LE(plan.erase.size() + plan.soon.size() + plan.held.size() +
                      plan.withoutPolicy.size() + plan.ahead.size(),
                  streams.size());
    }
    EXPECT_GT(before, 200u);
}

}  // namespace
}  // namespace opmaat::engine
