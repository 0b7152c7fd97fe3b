#include "engine/record/sealed_store.h"

#include "engine/crypto/hash.h"
#include "engine/record/sqlite/sqlite_vault.h"
#include "tests/engine/record/sealed_office.h"
#include "tests/engine/record/temporary_folder.h"

namespace opmaat::engine {
namespace {

class ASealedStore : public SealedOffice {};

TEST_F(ASealedStore, TakesEventsLockedAndGivesThemBackUnlocked)
{
    record(one);
    EXPECT_TRUE(store->isLocked());
    store->unlock(kPassphrase);
    EXPECT_FALSE(store->isLocked());
    EXPECT_EQ(store->events(one), client.events());
}

TEST_F(ASealedStore, CannotReadWhatItWroteItself)
{
    record(one);
    EXPECT_EQ(refusalOf([&] { store->events(one); }),
              "The store is locked: only a counsellor's passphrase can read it.");
    EXPECT_EQ(refusalOf([&] { store->interviews(); }),
              "The store is locked: only a counsellor's passphrase can read it.");
}

TEST_F(ASealedStore, IsLockedAgainAfterwards)
{
    record(one);
    store->unlock(kPassphrase);
    store->lock();
    EXPECT_NE(refusalOf([&] { store->events(one); }), "");
}

TEST_F(ASealedStore, ForgetsWithLockWhatItOnlyReadAndNotWhatGoesOnHere)
{
    record(one);
    store->forget(one);
    record(two);
    store->unlock(kPassphrase);
    store->append(one, client.make(EventKind::Stopped));
    store->lock();
    EXPECT_EQ(refusalOf([&] {
                  Event opened = client.make(EventKind::Opened);
                  ++opened.sequence;
                  store->append(one, opened);
              }),
              "The store is locked: only a counsellor's passphrase can read it.");
    store->append(two, client.make(EventKind::Stopped));
}

TEST_F(ASealedStore, GoesOnAfterWhatAnotherDeskHasAdded)
{
    const TemporaryFolder folder;
    const auto office = makeSqliteVault(folder / "store.db");
    const OfficeSecrets keys = makeOffice(*office, kPassphrase, "Ans", true).secrets;
    const auto program = [&](const std::string& label) {
        return std::make_unique<SealedStore>(makeSqliteVault(folder / "store.db"),
                                             addDevice(*office, keys, label));
    };
    program("kiosk 1")->append(one, client.events());
    const auto first = program("desk 1"), second = program("desk 2");
    for (SealedStore* desk : {first.get(), second.get(), first.get(), second.get()}) {
        desk->unlock(kPassphrase);
        Event opened = client.make(EventKind::Opened);
        opened.sequence = static_cast<std::int64_t>(desk->events(one).size());
        opened.details = {{"who", "Ans"}, {"purpose", "talk"}};
        EXPECT_EQ(refusalOf([&] { desk->append(one, opened); }), "") << opened.sequence;
    }
    EXPECT_EQ(first->events(one).size(), client.events().size() + 4);
}

TEST_F(ASealedStore, OpensWithTheRightPassphraseOnly)
{
    EXPECT_NE(refusalOf([&] { store->unlock("vier losse woorden hieR"); }), "");
    EXPECT_NE(refusalOf([&] { store->unlock(""); }), "");
    EXPECT_TRUE(store->isLocked());
}

TEST_F(ASealedStore, HasNothingOfAnAnswerInItsRows)
{
    record(one);
    for (const EventRow& row : vault->rows.events) {
        EXPECT_EQ(row.sealed.size(), 256U + 24 + 16) << "nonce, one size, tag";
        for (const char* word : {"post", "owes", "answered", "made-up", "2026"}) {
            EXPECT_EQ(row.sealed.find(word), Bytes::npos) << word;
        }
    }
}

TEST_F(ASealedStore, ListsNewestFirstWithTheirCounts)
{
    record(one);
    record(two);
    store->append(one, client.make(EventKind::Stopped));
    store->unlock(kPassphrase);
    const auto list = store->interviews();
    ASSERT_EQ(list.size(), 2U);
    EXPECT_EQ(list[0].id, two);
    EXPECT_EQ(list[0].pack, "made-up");
    EXPECT_EQ(list[1].id, one);
    EXPECT_EQ(list[1].events, 4);
    EXPECT_EQ(store->interviews()[1].startedAt, client.events().front().at) << "listed twice";
}

TEST_F(ASealedStore, GoesOnWithAnInterviewOfAnotherDayOnceUnlocked)
{
    record(one);
    store->forget(one);
    const Event stopped = client.make(EventKind::Stopped);
    EXPECT_EQ(refusalOf([&] { store->append(one, stopped); }),
              "The store is locked: only a counsellor's passphrase can read it.");
    store->unlock(kPassphrase);
    store->append(one, stopped);
    EXPECT_EQ(store->events(one).back(), stopped);
    EXPECT_EQ(kindsOfDamage(), "");
}

TEST_F(ASealedStore, RefusesWhatDoesNotFollow)
{
    record(one);
    EXPECT_NE(refusalOf([&] { store->append(one, client.events().back()); }), "");
    EXPECT_NE(refusalOf([&] { store->append(two, client.events().back()); }), "");
    EXPECT_NE(refusalOf([&] { store->append("Tanya", client.events()); }), "");
    store->unlock(kPassphrase);
    EXPECT_EQ(store->events(one), client.events());
    EXPECT_EQ(kindsOfDamage(), "");
}

TEST_F(ASealedStore, TakesTheSameEventsAgainAfterARefusal)
{
    for (int fails = 1; fails <= 3; ++fails) {
        vault->failingAppends = 1;
        EXPECT_EQ(refusalOf([&] { record(one); }), "The disk is full.");
    }
    record(one);
    store->unlock(kPassphrase);
    EXPECT_EQ(store->events(one), client.events());
    EXPECT_EQ(kindsOfDamage(), "");
}

TEST_F(ASealedStore, SignsAnewWhenAnotherProgramUsedItsDevice)
{
    record(one);
    DeviceHead& head = vault->rows.devices.front().head;
    const DeviceHead before = head;
    head.number += 1;  // it was seen, and then another program was first
    record(two);
    EXPECT_EQ(vault->rows.events.back().handover, before.number + 2);
}

TEST_F(ASealedStore, SealsToTheNewEpochWhenThereIsOneMeanwhile)
{
    record(one);
    eraseStreams(*vault, secrets, std::vector<Bytes>{*fromHex(one)});
    record(two);
    EXPECT_EQ(vault->wrap(*fromHex(two))->epoch, 2);
    store->unlock(kPassphrase);
    EXPECT_EQ(store->events(two), client.events());
}

TEST_F(ASealedStore, RefusesAKeyRingThatTheOfficeDidNotSign)
{
    vault->keys.epoch.publicKey = makeBoxKeys().open;
    EXPECT_NE(refusalOf([&] { record(one); }).find("did not sign"), std::string::npos);
    EXPECT_TRUE(vault->rows.events.empty());
}

TEST_F(ASealedStore, SealsToTheOfficeItselfWhenNobodyKnowsTheEpoch)
{
    vault->isEpochUnknown = true;
    record(one);
    EXPECT_EQ(vault->wrap(*fromHex(one))->epoch, kOfficeItself);
    EXPECT_NE(refusalOf([&] { store->events(one); }), "") << "locked";
    store->unlock(kPassphrase);
    EXPECT_EQ(store->events(one), client.events());
    EXPECT_EQ(store->interviews().size(), 1U);
    EXPECT_EQ(kindsOfDamage(), "");
}

TEST_F(ASealedStore, SealsToNoOfficeThatItsDeviceWasNeverToldOf)
{
    vault->isEpochUnknown = true;
    vault->rows.offices.front().boxKey = makeBoxKeys().open;
    EXPECT_NE(refusalOf([&] { record(one); }).find("did not sign"), std::string::npos);
    EXPECT_TRUE(vault->keys.wraps.size() == 1 && vault->rows.events.empty()) << "the log's alone";
}

TEST_F(ASealedStore, NamesTheEventThatWasChanged)
{
    record(one);
    vault->rows.events[1].sealed[40] ^= 1;
    store->unlock(kPassphrase);
    EXPECT_EQ(refusalOf([&] { store->events(one); }),
              "Event 1 of interview 00000000000000a1 in store in memory is not as it was written."
              " Run 'opmaat store verify'; a backup may be whole.");
}

TEST_F(ASealedStore, KeepsALogOfTheOffice)
{
    Event event = client.make(EventKind::HelpAsked);
    EXPECT_NE(refusalOf([&] { store->log(event); }), "") << "locked";
    store->unlock(kPassphrase);
    store->log(event);
    store->log(event);
    const auto log = store->events(toHex(vault->office()->log));
    ASSERT_EQ(log.size(), 2U);
    EXPECT_EQ(log[1].sequence, 1);
    EXPECT_EQ(kindsOfDamage(), "");
    EXPECT_TRUE(store->interviews().empty()) << "it is no interview";
}

class ADevice : public SealedOffice {
protected:
    std::string refusalWith(Device device)
    {
        auto copy = std::make_unique<RowsVault>(*vault);
        return refusalOf([&] { SealedStore other(std::move(copy), std::move(device)); });
    }
};

TEST_F(ADevice, OfAnotherOfficeIsRefused)
{
    RowsVault other;
    const OfficeSecrets others = makeOffice(other, kPassphrase, "Bea", true).secrets;
    EXPECT_NE(refusalWith(addDevice(other, others, "kiosk 1")).find("another office"),
              std::string::npos);
}

TEST_F(ADevice, ThatWasRevokedIsRefused)
{
    Device device = addDevice(*vault, secrets, "kiosk 2");
    revokeDevice(*vault, secrets, device.id, 20'000);
    EXPECT_NE(refusalWith(std::move(device)).find("revoked"), std::string::npos);
}

TEST_F(ADevice, DoesNotBelieveAnOfficeKeyThatNobodyHandedOver)
{
    Device device = addDevice(*vault, secrets, "kiosk 2");
    vault->rows.offices.back().signKey = makeSigningKeys().open;
    EXPECT_NE(refusalWith(std::move(device)).find("never told of"), std::string::npos);
}

TEST_F(ADevice, BelievesTheKeysThatFollowedTheOneItWasGiven)
{
    Device device = addDevice(*vault, secrets, "kiosk 2");
    const NewOffice second = rotateOffice(*vault, secrets, "vijf andere woorden hier");
    rotateOffice(*vault, second.secrets, "zes nog andere woorden");
    EXPECT_EQ(refusalWith(std::move(device)), "");
}

TEST_F(ADevice, SealsToTheOfficeWhoseKeysFollowedTheOneItWasGiven)
{
    rotateOffice(*vault, secrets, "vijf andere woorden hier");
    vault->isEpochUnknown = true;
    record(one);
    store->unlock("vijf andere woorden hier");
    EXPECT_EQ(store->events(one), client.events());
}

TEST_F(ADevice, OfARotatedOfficeKnowsWhomToSealToByItsFile)
{
    const NewOffice second = rotateOffice(*vault, secrets, "vijf andere woorden hier");
    const auto refusalWithBoxKey = [&](const Bytes& given) {
        Device device = addDevice(*vault, second.secrets, "kiosk 2");
        device.officeBoxKey = given;
        auto copy = std::make_unique<RowsVault>(*vault);
        copy->isEpochUnknown = true;
        SealedStore kiosk(std::move(copy), std::move(device));
        return refusalOf([&] { kiosk.append(one, client.events()); });
    };
    EXPECT_EQ(refusalWithBoxKey(second.secrets.box.open), "");
    EXPECT_NE(refusalWithBoxKey("").find("did not sign"), std::string::npos);
}

}  // namespace
}  // namespace opmaat::engine
