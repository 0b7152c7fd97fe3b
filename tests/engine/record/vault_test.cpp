#include "engine/record/vault.h"

#include <thread>

#include "a_vault.h"

// What every vault promises about events, devices and the chain; vault_keys_test.cpp has the keys.

namespace opmaat::engine {
namespace {

using What = VaultConflict::What;

TEST_P(AVault, GivesBackEveryEventAsItWasHandedOver)
{
    const Handover handover = nextHandover(*vault, anna, kiosk.id, 3);
    EXPECT_EQ(vault->append(handover), 3);
    std::vector<EventRow> events = vault->events(anna.id);
    ASSERT_EQ(events.size(), 3U);
    for (std::size_t i = 0; i < events.size(); ++i) {
        EXPECT_EQ(events[i].position, static_cast<std::int64_t>(i + 1));
        events[i].position = 0;
        events[i].link.clear();
        EXPECT_EQ(events[i], handover.events[i]);
    }
    EXPECT_EQ(vault->stream(anna.id), anna);
    EXPECT_EQ(vault->countOf(anna.id), 3);
}

TEST_P(AVault, HasNothingAtFirst)
{
    EXPECT_TRUE(vault->streams().empty());
    EXPECT_EQ(vault->stream(anna.id), std::nullopt);
    EXPECT_EQ(vault->countOf(anna.id), 0);
    EXPECT_TRUE(vault->events(anna.id).empty());
    EXPECT_EQ(vault->chainHead().position, 0);
    EXPECT_EQ(vault->chainHead().link, zeroHash());
    EXPECT_EQ(vault->deviceHead(kiosk.id), kiosk.head);
}

TEST_P(AVault, ChainsAllEventsByPosition)
{
    append(anna, 2);
    append(bert);
    append(anna, 2);
    Bytes link = zeroHash();
    std::int64_t position = 0;
    for (const EventRow& event : all()) {
        EXPECT_EQ(event.position, ++position);
        const StreamRow& stream = event.stream == anna.id ? anna : bert;
        link = linkAfter(link, event, recordHash(office.id, stream, event));
        EXPECT_EQ(event.link, link) << "at position " << position;
    }
    EXPECT_EQ(position, 5);
    EXPECT_EQ(vault->chainHead().position, 5);
    EXPECT_EQ(vault->chainHead().link, link);
}

TEST_P(AVault, MovesTheHeadOfTheDeviceWithEachHandover)
{
    append(anna, 2);
    const Handover handover = nextHandover(*vault, bert, kiosk.id);
    vault->append(handover);
    const DeviceHead expected{2, handover.head, handover.signature};
    EXPECT_EQ(vault->deviceHead(kiosk.id), expected);
    EXPECT_EQ(vault->devices().front().head, expected);
}

TEST_P(AVault, ListsStreamsInTheOrderTheyBegan)
{
    append(bert);
    append(anna);
    append(bert);
    EXPECT_EQ(vault->streams(), (std::vector<StreamRow>{bert, anna}));
}

TEST_P(AVault, ReadsTheFirstFewEventsOfAStream)
{
    append(anna, 5);
    EXPECT_EQ(vault->events(anna.id, 2).size(), 2U);
    EXPECT_EQ(vault->events(anna.id, 2).back().sequence, 1);
    EXPECT_TRUE(vault->events(anna.id, 0).empty());
}

TEST_P(AVault, ScansFromAPositionUntilToldToStop)
{
    append(anna, 3);
    append(bert, 3);
    std::vector<std::int64_t> seen;
    vault->scan(3, [&](const EventRow& event) {
        seen.push_back(event.position);
        return seen.size() < 2;
    });
    EXPECT_EQ(seen, (std::vector<std::int64_t>{3, 4}));
}

TEST_P(AVault, ScansOneMomentOfTheStore)
{
    append(anna, 3);
    const auto other = home->open();
    int seen = 0;
    vault->scan(1, [&](const EventRow&) {
        other->append(nextHandover(*other, bert, kiosk.id));
        return ++seen < 100;
    });
    EXPECT_EQ(seen, 3);
    EXPECT_EQ(vault->chainHead().position, 6);
}

TEST_P(AVault, RefusesARepeat)
{
    append(anna, 2);
    Handover again = nextHandover(*vault, anna, kiosk.id);
    for (EventRow& event : again.events) {
        event.sequence = 1;
    }
    EXPECT_EQ(conflictOf([&] { vault->append(again); }), What::Sequence);
    EXPECT_EQ(
        refusalOf([&] { vault->append(again); }),
        "Interview 6161616161616161 goes on with event 2, so event 1 cannot be added. Nothing "
        "was stored; read the interview again.");
    EXPECT_EQ(vault->countOf(anna.id), 2);
}

TEST_P(AVault, RefusesAGap)
{
    append(anna);
    Handover later = nextHandover(*vault, anna, kiosk.id);
    later.events[0].sequence = 2;
    EXPECT_EQ(conflictOf([&] { vault->append(later); }), What::Sequence);
    later = nextHandover(*vault, bert, kiosk.id);
    later.events[0].sequence = 1;
    EXPECT_EQ(conflictOf([&] { vault->append(later); }), What::Sequence);
    EXPECT_EQ(vault->streams().size(), 1U);
    EXPECT_EQ(all().size(), 1U);
}

TEST_P(AVault, RefusesAHandoverThatIsNotTheDevicesNext)
{
    const Handover first = nextHandover(*vault, anna, kiosk.id);
    vault->append(first);
    EXPECT_EQ(conflictOf([&] { vault->append(first); }), What::Device);
    EXPECT_EQ(refusalOf([&] { vault->append(first); }),
              "Device 6b6b6b6b6b6b6b6b goes on with handover 2, so handover 1 cannot be added. "
              "Nothing was stored; read where the device stands.");
    Handover third = nextHandover(*vault, anna, kiosk.id);
    third.number = third.events[0].handover = 3;
    EXPECT_EQ(conflictOf([&] { vault->append(third); }), What::Device);
    EXPECT_EQ(all().size(), 1U);
}

TEST_P(AVault, RefusesPartsThatDoNotBelongTogether)
{
    const Handover good = nextHandover(*vault, anna, kiosk.id, 2);
    std::vector<Handover> bad(8, good);
    bad[0].events[1].sequence = 2;
    bad[1].events[1].stream = bert.id;
    bad[2].events[0].device = filled(8, 'x');
    bad[3].events[1].handover = 2;
    bad[4].events[0].previous.pop_back();
    bad[5].events[1].sealed.clear();
    bad[6].events.clear();
    bad[7].head.clear();
    for (std::size_t i = 0; i < bad.size(); ++i) {
        EXPECT_EQ(refusalOf([&] { vault->append(bad[i]); }),
                  "Handover 1 of device 6b6b6b6b6b6b6b6b is made of parts that do not belong "
                  "together. Nothing was stored; make it anew.")
            << i;
    }
    EXPECT_TRUE(all().empty());
    EXPECT_EQ(vault->append(good), 2);
}

TEST_P(AVault, RefusesAStreamThatBeganOtherwise)
{
    append(anna);
    StreamRow changed = anna;
    changed.pack = filled(32, 'q');
    EXPECT_EQ(refusalOf([&] { append(changed); }),
              "Interview 6161616161616161 began on another day or with another questionnaire. "
              "Nothing was stored; read the interview again.");
    EXPECT_EQ(vault->stream(anna.id), anna);
}

TEST_P(AVault, RefusesAnEventThatIsTooLarge)
{
    const Handover large = nextHandover(*vault, anna, kiosk.id, 1, 100'000'000);
    EXPECT_EQ(refusalOf([&] { vault->append(large); }),
              "Interview 6161616161616161, event 0 has 100000000 bytes, and at most 1048576 fit in "
              "the record. Nothing was stored.");
    EXPECT_TRUE(all().empty());
}

TEST_P(AVault, TakesNothingFromADeviceItDoesNotKnow)
{
    Handover handover = nextHandover(*vault, anna, kiosk.id);
    handover.device = handover.events[0].device = filled(8, 'x');
    EXPECT_EQ(refusalOf([&] { vault->append(handover); }),
              "Store VAULT does not know device 7878787878787878. Let the office add it. Nothing "
              "was stored.");
}

TEST_P(AVault, TakesNothingFromARevokedDevice)
{
    append(anna);
    vault->revokeDevice(kiosk.id, "day and signature");
    vault->revokeDevice(kiosk.id, "another");
    EXPECT_EQ(vault->devices().front().revocation, "day and signature") << "the first stays";
    EXPECT_EQ(refusalOf([&] { append(anna); }),
              "Device 6b6b6b6b6b6b6b6b was revoked in store VAULT and may not write any more. Let "
              "the office add it anew. Nothing was stored.");
    EXPECT_EQ(vault->countOf(anna.id), 1);
}

TEST_P(AVault, GivesBackDevicesAsTheyWerePut)
{
    DeviceRow moved = madeUpDevice('d', "desk, é");
    moved.head = {57, filled(32, 'H'), filled(64, 'Z')};  // it has handed over to another store
    vault->addDevice(moved);
    EXPECT_EQ(vault->devices(), (std::vector<DeviceRow>{kiosk, moved}));
    EXPECT_EQ(vault->deviceHead(moved.id).number, 57);
}

TEST_P(AVault, TakesTheSameDeviceTwiceAndNoOtherInItsPlace)
{
    vault->addDevice(kiosk);
    EXPECT_EQ(vault->devices().size(), 1U);
    DeviceRow other = kiosk;
    other.publicKey = filled(32, 'x');
    EXPECT_EQ(refusalOf([&] { vault->addDevice(other); }),
              "Store VAULT has another device 6b6b6b6b6b6b6b6b already. Nothing was stored; make a "
              "new device.");
    EXPECT_EQ(vault->devices(), std::vector<DeviceRow>{kiosk});
}

TEST_P(AVault, ShowsTwoProgramsTheSame)
{
    const auto desk = home->open();
    append(anna);
    EXPECT_EQ(desk->countOf(anna.id), 1);
    desk->append(nextHandover(*desk, anna, kiosk.id, 2));
    EXPECT_EQ(vault->events(anna.id), desk->events(anna.id));
    EXPECT_EQ(vault->office(), desk->office());
}

TEST_P(AVault, TellsTheSecondOfTwoWhoHandOverTheSameNumber)
{
    const auto other = home->open();
    const Handover one = nextHandover(*vault, anna, kiosk.id);
    const Handover two = nextHandover(*other, bert, kiosk.id);
    vault->append(one);
    EXPECT_EQ(conflictOf([&] { other->append(two); }), What::Device);
    other->append(nextHandover(*other, bert, kiosk.id));
    EXPECT_EQ(vault->deviceHead(kiosk.id).number, 2);
}

TEST_P(AVault, KeepsOneChainWhenFourProgramsWriteAtOnce)
{
    constexpr int kPrograms = 4, kHandovers = 25;
    std::vector<std::thread> programs;
    programs.reserve(kPrograms);
    std::vector<int> conflicts(kPrograms, 0);
    for (int program = 0; program < kPrograms; ++program) {
        programs.emplace_back([&, program] {
            const auto own = home->open();
            const StreamRow stream = madeUpStream(static_cast<char>('A' + program));
            for (int done = 0; done < kHandovers;) {
                try {
                    own->append(nextHandover(*own, stream, kiosk.id));
                    ++done;
                } catch (const VaultConflict&) {  // all are the same device
                    ++conflicts[static_cast<std::size_t>(program)];
                }
            }
        });
    }
    for (std::thread& program : programs) {
        program.join();
    }
    EXPECT_EQ(vault->chainHead().position, kPrograms * kHandovers);
    EXPECT_EQ(vault->deviceHead(kiosk.id).number, kPrograms * kHandovers);
    Bytes link = zeroHash();
    std::int64_t position = 0;
    for (const EventRow& event : all()) {
        EXPECT_EQ(event.position, ++position);
        link = linkAfter(link, event, recordHash(office.id, *vault->stream(event.stream), event));
        EXPECT_EQ(event.link, link);
        EXPECT_EQ(event.handover, position);
    }
}

TEST_P(AVault, KeepsTheChainWhenAStreamIsErased)
{
    append(anna, 2);
    append(bert, 2);
    append(anna);
    const std::vector<EventRow> before = all();
    vault->eraseStream(anna.id);
    const std::vector<EventRow> after = all();
    ASSERT_EQ(after.size(), before.size());
    for (std::size_t i = 0; i < after.size(); ++i) {
        EventRow expected = before[i];
        if (expected.stream == anna.id) {
            expected.erased = recordHash(office.id, anna, expected);
            expected.sealed.clear();
        }
        EXPECT_EQ(after[i], expected);
        EXPECT_EQ(recordHash(office.id, expected.stream == anna.id ? anna : bert, after[i]),
                  recordHash(office.id, expected.stream == anna.id ? anna : bert, before[i]));
    }
    vault->eraseStream(anna.id);  // interrupted and repeated
    EXPECT_EQ(all(), after);
    append(bert);
    EXPECT_EQ(vault->countOf(bert.id), 3);
}

TEST_P(AVault, SaysThatAStreamToEraseIsNotThere)
{
    EXPECT_EQ(refusalOf([&] { vault->eraseStream(anna.id); }),
              "The store has no interview 6161616161616161.");
}

TEST_P(AVault, TakesEventsThatWereErasedInTheStoreTheyComeFrom)
{
    Handover moved = nextHandover(*vault, anna, kiosk.id, 2);
    moved.signature.clear();  // only the last signature of a device is kept
    moved.events[0].erased = recordHash(office.id, anna, moved.events[0]);
    moved.events[0].sealed.clear();
    vault->append(moved);
    const EventRow event = vault->events(anna.id)[0];
    EXPECT_EQ(event.erased, moved.events[0].erased);
    EXPECT_EQ(event.link, linkAfter(zeroHash(), event, event.erased));
}

TEST_P(AVault, GivesBackCheckpointsByPosition)
{
    const CheckpointRow late{9, filled(32, 'i'), 20800, 2, filled(64, 'c')};
    const CheckpointRow early{4, filled(32, 'j'), 20779, 1, filled(64, 'd')};
    vault->putCheckpoint(late);
    vault->putCheckpoint(early);
    vault->putCheckpoint(late);
    EXPECT_EQ(vault->checkpoints(), (std::vector<CheckpointRow>{early, late}));
}

TEST_P(AVault, KeepsPacksByTheirHash)
{
    const PackRow pack{filled(32, 'p'), Bytes("files\0and more", 14), "{}"};
    EXPECT_EQ(vault->pack(pack.hash), std::nullopt);
    vault->putPack(pack);
    vault->putPack(pack);
    EXPECT_EQ(vault->pack(pack.hash), pack);
    EXPECT_EQ(vault->packs(), std::vector<Bytes>{pack.hash});
}

INSTANTIATE_TEST_SUITE_P(, AVault, testing::ValuesIn(kindsOfVault()),
                         [](const auto& test) { return test.param.name; });

}  // namespace
}  // namespace opmaat::engine
