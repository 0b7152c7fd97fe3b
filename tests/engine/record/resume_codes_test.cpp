#include "tests/engine/record/sealed_office.h"

namespace opmaat::engine {
namespace {

using std::chrono::hours;
using std::chrono::seconds;

class ACode : public SealedOffice {
protected:
    ACode()
    {
        record(one);
        code = codeInGroups(store->pause(one, now).view());
        store->forget(one);
    }
    std::string refusalAt(std::string_view typed, std::chrono::sys_seconds at)
    {
        return refusalOf([&] { store->resume(typed, at); });
    }
    static std::string wrong(int n)
    {
        std::string digits = std::to_string(100'000'000'000 + n);
        return codeInGroups(digits);
    }

    std::string code;
};

TEST_F(ACode, BringsTheInterviewBackAndNothingElse)
{
    record(two);
    const auto resumed = store->resume(code, now + hours(1));
    EXPECT_EQ(resumed.interview, one);
    EXPECT_EQ(resumed.events, client.events());
    store->append(one, client.make(EventKind::Stopped));
    EXPECT_TRUE(store->isLocked());
    EXPECT_EQ(kindsOfDamage(), "");
}

TEST_F(ACode, StaysGoodUntilTheInterviewIsOver)
{
    store->resume(code, now);
    EXPECT_EQ(store->resume(code, now).events, client.events()) << "the kiosk failed meanwhile";
    store->endCode(one);
    EXPECT_NE(refusalAt(code, now), "");
}

TEST_F(ACode, SaysWhyItWasNotTakenAndHowLongToWait)
{
    const auto refused = [&](std::string_view typed) {
        try {
            store->resume(typed, now);
        } catch (const CodeRefused& refusal) {
            return refusal;
        }
        throw std::logic_error("It was taken.");
    };
    EXPECT_EQ(refused("1234").reason(), CodeRefused::What::Form);
    for (int i = 0; i < 4; ++i) {
        EXPECT_EQ(refused(wrong(i)).reason(), CodeRefused::What::Unknown);
        EXPECT_EQ(vault->keys.attempts.begin()->second.wrong, i + 1);
    }
    EXPECT_EQ(refused(wrong(4)).wait(), seconds(15))
        << "said with the fifth, not only by the sixth";
    EXPECT_EQ(refused(code).reason(), CodeRefused::What::Wait);
    EXPECT_EQ(refused(code).wait(), seconds(15));
    vault->keys.attempts.begin()->second.wrong = 15;
    EXPECT_EQ(refused(code).reason(), CodeRefused::What::Locked);
}

TEST_F(ACode, ANewOneTakesThePlaceOfTheOld)
{
    const auto resumed = store->resume(code, now);
    const std::string second = codeInGroups(store->pause(one, now).view());
    EXPECT_NE(refusalAt(code, now), "");
    EXPECT_EQ(store->resume(second, now).interview, one);
}

TEST_F(ACode, IsOverAtTheEndOfTheDay)
{
    const auto midnight = std::chrono::ceil<std::chrono::days>(now);
    EXPECT_NE(refusalAt(code, midnight), "");
    EXPECT_TRUE(vault->keys.resumes.empty()) << "and its key is gone";
}

TEST_F(ACode, LeavesNothingThatCanBeReadWithoutIt)
{
    for (const auto& [stream, row] : vault->keys.resumes) {
        std::string digits;
        for (const char c : code) digits += c == ' ' ? "" : std::string(1, c);
        EXPECT_EQ(row.wrapped.find(digits), Bytes::npos);
        EXPECT_EQ(row.locator.find(digits), Bytes::npos);
    }
}

TEST_F(ACode, OfAnotherFormIsNotATry)
{
    for (int i = 0; i < 100; ++i) {
        EXPECT_EQ(refusalAt("1234", now),
                  "A code has twelve digits, in three groups of four. Look again at the paper.");
    }
    EXPECT_EQ(store->resume(code, now).interview, one);
}

TEST_F(ACode, FiveWrongOnesAreFreeThenOneWaits)
{
    for (int i = 0; i < 5; ++i) {
        EXPECT_NE(refusalAt(wrong(i), now).find("leads to no interview"), std::string::npos);
    }
    EXPECT_EQ(refusalAt(code, now), "Wait 15 seconds before trying another code.");
    EXPECT_EQ(refusalAt(code, now + seconds(5)), "Wait 10 seconds before trying another code.");
    EXPECT_EQ(store->resume(code, now + seconds(15)).interview, one);
    EXPECT_NE(refusalAt(wrong(9), now + seconds(15)).find("14 tries are left"), std::string::npos)
        << "a right one begins the count anew";
}

TEST_F(ACode, SettingTheClockBackOrForwardWinsNoExtraTry)
{
    int tries = 0;
    for (int i = 0; i < 1000; ++i) {
        const auto at = now + hours(i % 2 == 0 ? i : -i);
        tries += refusalAt(wrong(i), at).find("leads to no interview") != std::string::npos;
    }
    EXPECT_LE(tries, 15);
    EXPECT_NE(refusalAt(code, now + hours(1)).find("A counsellor must look"), std::string::npos);
}

TEST_F(ACode, ACounsellorLetsTheNextOneTryAgain)
{
    for (int i = 0; i < 15; ++i) refusalAt(wrong(i), now + hours(i) / 4);
    vault->keys.attempts.begin()->second.wrong = 15;
    EXPECT_NE(refusalAt(code, now).find("A counsellor must look"), std::string::npos);
    EXPECT_NE(refusalOf([&] { store->forgiveWrongCodes(); }), "") << "locked";
    store->unlock(kPassphrase);
    store->forgiveWrongCodes();
    EXPECT_EQ(store->resume(code, now).interview, one);
}

TEST_F(ACode, ATryCountsBeforeItIsMade)
{
    refusalAt(wrong(1), now);
    EXPECT_EQ(vault->keys.attempts.begin()->second.wrong, 1);
}

TEST_F(ACode, IsOnlyGivenForAnInterviewThatGoesOnHere)
{
    EXPECT_NE(refusalOf([&] { store->pause(one, now); }), "") << "forgotten";
    EXPECT_NE(refusalOf([&] { store->pause(two, now); }), "");
}

TEST_F(ACode, OfAnErasedInterviewIsGone)
{
    eraseStreams(*vault, secrets, std::vector<Bytes>{*fromHex(one)});
    EXPECT_NE(refusalAt(code, now), "");
}

}  // namespace
}  // namespace opmaat::engine
