#include "engine/record/handover/handover_vault.h"

#include <gtest/gtest.h>

#include <atomic>
#include <fstream>
#include <thread>

#include "engine/record/postgres/postgres_vault.h"
#include "made_up_rows.h"
#include "one_server.h"
#include "temporary_folder.h"
#include "tests/postgres/proxy.h"

namespace opmaat::engine {
namespace {

using namespace std::chrono_literals;
using testing::Proxy;

/// A kiosk behind a network that can be cut, and the server as the office sees it.
class AKioskBehindANetwork : public ::testing::Test {
protected:
    AKioskBehindANetwork()
    {
        office->initialise(madeUpOffice(), madeUpEpoch(), {});
        office->addDevice(device);
        kiosk = start();
        (void)kiosk->deviceHead(device.id);
    }

    std::unique_ptr<HandoverVault> start()
    {
        return std::make_unique<HandoverVault>(folder / "kiosk.outbox", [this] {
            ++calls;
            if (std::this_thread::get_id() == taps) ++callsByWhoTaps;
            return openPostgresVault(
                server.address(address.substr(address.rfind('/') + 1), "postgres", network.port()),
                200ms);
        });
    }
    /// The next `count` events of a stream, of which the kiosk knows how far it is.
    Handover next(const StreamRow& stream, std::int64_t first, int count = 1)
    {
        const DeviceHead before = kiosk->deviceHead(device.id);
        Handover handover{stream, {}, device.id, before.number + 1, {}, filled(64, 'h')};
        std::vector<Bytes> hashes;
        for (std::int64_t sequence = first; sequence < first + count; ++sequence) {
            EventRow event;
            event.stream = stream.id;
            event.sequence = sequence;
            event.device = device.id;
            event.handover = handover.number;
            event.previous = sequence == 0 ? zeroHash() : filled(32, 't');
            event.sealed = "sealed answer " + std::to_string(sequence);
            hashes.push_back(recordHash(madeUpOffice().id, stream, event));
            handover.events.push_back(event);
        }
        handover.head = headAfter(before.head, madeUpOffice().id, device.id, handover.number,
                                  stream.id, first, hashes);
        return handover;
    }
    /// Waits for the next try, which comes later each time.
    HandoverState handOver()
    {
        HandoverState state = kiosk->handOver();
        for (int i = 0; i < 200 && state.waiting > 0 && state.problem.empty(); ++i) {
            std::this_thread::sleep_for(50ms);
            state = kiosk->handOver();
        }
        return state;
    }

    const TemporaryFolder folder;
    testing::PostgresServer& server = testing::oneServer();
    const std::string address = server.newDatabase();
    std::unique_ptr<Vault> office = makePostgresVault(address, 10s);
    Proxy network{server.port()};
    DeviceRow device = madeUpDevice('k');
    StreamRow anna = madeUpStream('a'), bert = madeUpStream('b');
    const std::thread::id taps = std::this_thread::get_id();
    std::atomic<int> calls = 0, callsByWhoTaps = 0;
    std::unique_ptr<HandoverVault> kiosk;
};

TEST_F(AKioskBehindANetwork, HandsOverAtOnceWhileTheServerAnswers)
{
    EXPECT_EQ(kiosk->append(next(anna, 0, 2)), 2);
    EXPECT_EQ(kiosk->append(next(anna, 2)), 3);
    EXPECT_EQ(office->countOf(anna.id), 3);
    EXPECT_EQ(kiosk->state().waiting, 0);
    EXPECT_TRUE(kiosk->state().isOnline);
}

TEST_F(AKioskBehindANetwork, GoesOnWithoutTheServerAndHandsOverLaterInOrder)
{
    kiosk->append(next(anna, 0));
    network.down();
    EXPECT_EQ(kiosk->append(next(anna, 1)), 0);
    kiosk->putWrap({bert.id, kOfficeItself, filled(88, 'y')});
    EXPECT_EQ(kiosk->append(next(bert, 0)), 0);
    EXPECT_EQ(kiosk->append(next(anna, 2)), 0);
    EXPECT_EQ(kiosk->state().waiting, 3);
    EXPECT_EQ(kiosk->countOf(anna.id), 3);
    EXPECT_EQ(kiosk->stream(bert.id), bert);
    EXPECT_EQ(office->countOf(anna.id), 1);
    network.mend();
    EXPECT_EQ(handOver().waiting, 0);
    EXPECT_EQ(office->countOf(anna.id), 3);
    EXPECT_EQ(office->events(bert.id).front().handover, 3);
    EXPECT_EQ(office->wrap(bert.id), (WrapRow{bert.id, kOfficeItself, filled(88, 'y')}));
    EXPECT_EQ(office->deviceHead(device.id), kiosk->deviceHead(device.id));
}

TEST_F(AKioskBehindANetwork, KnowsTheOfficeAndItsOwnPlaceAfterARestartWithoutTheServer)
{
    kiosk->append(next(anna, 0));
    network.down();
    kiosk->append(next(anna, 1));
    kiosk.reset();
    kiosk = start();
    EXPECT_FALSE(kiosk->state().isOnline);
    EXPECT_EQ(kiosk->office(), madeUpOffice());
    EXPECT_EQ(kiosk->epoch(), madeUpEpoch());
    EXPECT_EQ(kiosk->devices().front().publicKey, device.publicKey);
    EXPECT_EQ(kiosk->deviceHead(device.id).number, 2);
    kiosk->append(next(anna, 2));
    EXPECT_THROW((void)kiosk->streams(), VaultUnreachable);
    network.mend();
    EXPECT_EQ(handOver().waiting, 0);
    EXPECT_EQ(office->countOf(anna.id), 3);
}

TEST_F(AKioskBehindANetwork, DoesNotTakeAKeyOfAnEpochThatMayBeOverByThen)
{
    const WrapRow berts{bert.id, 1, filled(104, 'y')};
    EXPECT_EQ(kiosk->epochForNew(), madeUpEpoch());
    network.down();
    EXPECT_THROW(kiosk->putWrap(berts), VaultConflict) << "lost in between";
    EXPECT_THROW(kiosk->putWrap(berts), VaultConflict) << "away";
    EXPECT_EQ(kiosk->epochForNew(), (EpochRow{kOfficeItself, madeUpOffice().boxKey, {}, {}}));
}

TEST_F(AKioskBehindANetwork, WaitsForASilentServerOnceAndNotAtEveryTap)
{
    kiosk->append(next(anna, 0));
    network.deaden();
    kiosk->append(next(anna, 1));
    EXPECT_FALSE(kiosk->state().isOnline);
    const int before = calls;
    for (std::int64_t sequence = 2; sequence < 22; ++sequence) {
        kiosk->append(next(anna, sequence));
        EXPECT_FALSE(kiosk->state().isOnline) << "there is nobody to wait for";
        std::this_thread::sleep_for(50ms);
    }
    EXPECT_GT(calls, before) << "it is called again and again";
    EXPECT_EQ(callsByWhoTaps, 0) << "and by a thread of its own";
    network.mend();
    network.down();
    network.mend();
    EXPECT_EQ(handOver().waiting, 0);
    EXPECT_EQ(office->countOf(anna.id), 22);
}

TEST_F(AKioskBehindANetwork, TriesNoCodeBeforeWhatWaitsIsHandedOver)
{
    network.down();
    kiosk->append(next(anna, 0));
    network.mend();
    for (int i = 0; i < 200 && !kiosk->state().isOnline; ++i) {
        std::this_thread::sleep_for(50ms);
        (void)kiosk->stream(bert.id);
    }
    EXPECT_EQ(kiosk->state().waiting, 1);
    EXPECT_THROW((void)kiosk->attempts(device.id), VaultUnreachable);
    EXPECT_THROW((void)kiosk->resume(filled(16, 'c')), VaultUnreachable);
    EXPECT_EQ(handOver().waiting, 0);
    EXPECT_EQ(kiosk->attempts(device.id).wrong, 0);
    EXPECT_EQ(kiosk->resume(filled(16, 'c')), std::nullopt);
}

TEST_F(AKioskBehindANetwork, KnowsWhatWasAdoptedAfterARestartWithoutTheServer)
{
    const PackRow adopted{filled(32, 'p'), "files", "the office's word"};
    office->putPack(adopted);
    EXPECT_EQ(kiosk->packs().size(), 1U);
    EXPECT_EQ(kiosk->pack(adopted.hash), adopted);
    EXPECT_EQ(kiosk->pack(filled(32, 'q')), std::nullopt);
    network.down();
    kiosk = start();
    EXPECT_EQ(kiosk->packs(), std::vector<Bytes>{adopted.hash});
    EXPECT_EQ(kiosk->pack(adopted.hash), adopted);
    EXPECT_EQ(kiosk->pack(filled(32, 'q')), std::nullopt) << "that the office has it not is known";
    EXPECT_THROW((void)kiosk->pack(filled(32, 'r')), VaultUnreachable) << "nobody ever asked";
}

TEST_F(AKioskBehindANetwork, NeedsTheServerTheFirstTime)
{
    network.down();
    kiosk.reset();
    std::filesystem::remove(folder / "kiosk.outbox");
    kiosk = start();
    EXPECT_THROW((void)kiosk->office(), VaultUnreachable);
    EXPECT_THROW((void)kiosk->deviceHead(device.id), VaultUnreachable);
}

TEST_F(AKioskBehindANetwork, HandsOverOnceWhatTheServerHadBeforeItWasKilled)
{
    network.down();
    const Handover first = next(anna, 0);
    kiosk->append(first);
    const Handover second = next(anna, 1);
    kiosk->append(second);
    kiosk->append(next(anna, 2));
    office->append(first);
    office->append(second);
    network.mend();
    EXPECT_EQ(handOver().waiting, 0);
    EXPECT_EQ(office->countOf(anna.id), 3);
    EXPECT_EQ(office->chainHead().position, 3);
}

TEST_F(AKioskBehindANetwork, KeepsWhatWaitsWhenACopyOfTheDeviceWasUsed)
{
    network.down();
    kiosk->append(next(anna, 0));
    office->append(nextHandover(*office, bert, device.id));
    network.mend();
    const HandoverState state = handOver();
    EXPECT_EQ(state.waiting, 1);
    EXPECT_NE(state.problem.find("another copy of this device has been used"), std::string::npos)
        << state.problem;
    EXPECT_EQ(office->countOf(anna.id), 0);
}

TEST_F(AKioskBehindANetwork, ReportsAServerThatLostWhatItHadAcknowledged)
{
    kiosk->append(next(anna, 0));
    const std::string database = address.substr(address.rfind('/') + 1);
    server.run("UPDATE opmaat.device SET number = 0", database);  // an older backup put back
    EXPECT_THROW((void)kiosk->deviceHead(device.id), StoreError);
}

TEST_F(AKioskBehindANetwork, TakesBackWhatTheServerRefuses)
{
    kiosk->append(next(anna, 0));
    const Handover repeated = next(anna, 0);
    EXPECT_THROW(kiosk->append(repeated), VaultConflict);
    EXPECT_EQ(kiosk->state().waiting, 0);
    EXPECT_EQ(kiosk->append(next(anna, 1)), 2);
}

TEST_F(AKioskBehindANetwork, LeavesNothingOfWhatWasHandedOver)
{
    const auto isInFiles = [&](const std::string& text) {
        for (const char* ending : {"", "-wal"}) {
            std::ifstream file(folder / ("kiosk.outbox" + std::string(ending)));
            const std::string bytes{std::istreambuf_iterator<char>(file), {}};
            if (bytes.find(text) != std::string::npos) return true;
        }
        return false;
    };
    network.down();
    kiosk->append(next(anna, 0));
    kiosk->append(next(anna, 1));
    EXPECT_TRUE(isInFiles("sealed answer 1"));
    network.mend();
    EXPECT_EQ(handOver().waiting, 0);
    EXPECT_FALSE(isInFiles("sealed answer 0"));
    EXPECT_FALSE(isInFiles("sealed answer 1"));
}

}  // namespace
}  // namespace opmaat::engine
