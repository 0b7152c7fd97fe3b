#include "engine/record/store.h"

#include <gtest/gtest.h>

#include <set>

#include "engine/record/open_store.h"
#include "temporary_folder.h"
#include "tests/engine/interview/made_up_pack.h"
#include "tests/engine/interview/scenario.h"

// What every store promises, in memory or on disk.

namespace opmaat::engine {
namespace {

const std::string kOne = "00000000000000a1", kTwo = "00000000000000b2";

/// Unlocked, so that it reads too.
std::unique_ptr<Store> sealedStore(const TemporaryFolder& folder)
{
    const std::string path = folder / "store.db";
    const auto vault = makeVault(path);
    const OfficeSecrets secrets = makeOffice(*vault, kDemoPassphrase, "Ans", true).secrets;
    writeDevice(deviceFileOf(path), addDevice(*vault, secrets, "kiosk"));
    auto store = openStore(path);
    store->unlock(kDemoPassphrase);
    return store;
}

struct KindOfStore {
    std::string name;
    std::unique_ptr<Store> (*open)(const TemporaryFolder&);
};

class AStore : public testing::TestWithParam<KindOfStore> {
protected:
    AStore() : store(GetParam().open(folder))
    {
        client.starts().answers("post", 2).answers("owes", 0);
    }
    std::string refusalOf(const std::string& id, const std::vector<Event>& events)
    {
        try {
            store->append(id, events);
        } catch (const StoreError& error) {
            return error.what();
        }
        return "";
    }

    TemporaryFolder folder;
    std::unique_ptr<Store> store;
    Pack pack = madeUpPack();
    Scenario client{pack};
};

TEST_P(AStore, GivesBackEveryEventInOrder)
{
    for (const Event& event : client.events()) {
        store->append(kOne, event);
    }
    EXPECT_EQ(store->events(kOne), client.events());
}

TEST_P(AStore, TakesSeveralEventsAtOnce)
{
    store->append(kOne, client.events());
    EXPECT_EQ(store->events(kOne), client.events());
}

TEST_P(AStore, ListsTheNewestInterviewFirst)
{
    store->append(kOne, client.events());
    store->append(kTwo, client.events().front());
    store->append(kOne, client.make(EventKind::Stopped));
    const auto list = store->interviews();
    ASSERT_EQ(list.size(), 2U);
    EXPECT_EQ(list[0].id, kTwo);
    EXPECT_EQ(list[0].events, 1);
    EXPECT_EQ(list[1].id, kOne);
    EXPECT_EQ(list[1].events, 4);
    EXPECT_EQ(list[1].pack, "made-up");
    EXPECT_EQ(list[1].packVersion, "1.0.0");
    EXPECT_EQ(list[1].packHash, "00ff");
    EXPECT_EQ(list[1].startedAt, client.events().front().at);
}

TEST_P(AStore, HasNothingAtFirst)
{
    EXPECT_TRUE(store->interviews().empty());
    EXPECT_TRUE(store->isDemo());
}

TEST_P(AStore, StoresNothingWhenGivenNothing)
{
    store->append(kOne, std::vector<Event>{});
    EXPECT_TRUE(store->interviews().empty());
}

TEST_P(AStore, SaysThatAnInterviewIsNotThere)
{
    try {
        store->events(kOne);
        FAIL();
    } catch (const StoreError& error) {
        EXPECT_EQ(error.what(), "The store has no interview " + kOne + ".");
    }
}

TEST_P(AStore, RefusesARepeat)
{
    store->append(kOne, client.events());
    EXPECT_EQ(refusalOf(kOne, {client.events()[1]}),
              "Interview " + kOne +
                  " goes on with event 3, so event 1 cannot be added. Nothing was stored; "
                  "read the "
                  "interview again.");
    EXPECT_EQ(store->events(kOne), client.events());
}

TEST_P(AStore, RefusesAGapAndThenTakesWhatFits)
{
    store->append(kOne, client.events().front());
    EXPECT_EQ(refusalOf(kOne, {client.events()[2]}),
              "Interview " + kOne +
                  " goes on with event 1, so event 2 cannot be added. Nothing was stored; "
                  "read the "
                  "interview again.");
    EXPECT_EQ(store->events(kOne).size(), 1U);
    store->append(kOne, client.events()[1]);
    EXPECT_EQ(store->events(kOne).size(), 2U);
}

TEST_P(AStore, TakesAllOrNone)
{
    store->append(kOne, client.events().front());
    EXPECT_NE(refusalOf(kOne, {client.events()[1], client.events()[1]}), "");
    EXPECT_EQ(store->events(kOne).size(), 1U);
    EXPECT_NE(refusalOf(kTwo, {client.events()[0], client.events()[2]}), "");
    EXPECT_EQ(store->interviews().size(), 1U);
}

TEST_P(AStore, RefusesAnInterviewWithoutItsBeginning)
{
    Event event = client.make(EventKind::Stopped);
    event.sequence = 0;
    EXPECT_EQ(refusalOf(kOne, {event}),
              "Interview " + kOne +
                  " begins with 'started', and nowhere else: 'stopped' cannot be event 0. "
                  "Nothing was stored.");
}

TEST_P(AStore, KeepsEveryByteOfAText)
{
    Event event = client.events().front();
    event.packVersion = "é\"\\\n\t€ 😀";
    store->append(kOne, event);
    EXPECT_EQ(store->events(kOne).front(), event);
}

INSTANTIATE_TEST_SUITE_P(
    , AStore,
    testing::Values(KindOfStore{"InMemory", [](const TemporaryFolder&) { return memoryStore(); }},
                    KindOfStore{"SealedInSqlite", sealedStore}),
    [](const auto& test) { return test.param.name; });

TEST(AnInterviewId, IsSixteenHexadecimalDigitsAndNeverTheSame)
{
    std::set<std::string> ids;
    for (int i = 0; i < 10'000; ++i) {
        const std::string id = newInterviewId();
        ASSERT_EQ(id.size(), 16U);
        ASSERT_EQ(id.find_first_not_of("0123456789abcdef"), std::string::npos);
        ids.insert(id);
    }
    EXPECT_EQ(ids.size(), 10'000U);
}

}  // namespace
}  // namespace opmaat::engine
