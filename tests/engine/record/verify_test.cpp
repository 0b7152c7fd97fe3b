// Somebody has the rows in hand and changes them. What needs no key is found without one.

#include "engine/record/verify.h"

#include "tests/engine/record/sealed_office.h"

namespace opmaat::engine {
namespace {

class AVerification : public SealedOffice {
protected:
    AVerification()
    {
        for (const std::string& id : {one, two, three}) {
            store->append(id, client.events()[0]);
            store->append(id, std::span(client.events()).subspan(1));
        }
        EXPECT_EQ(kindsOfDamage(), "");
    }
    std::vector<EventRow>& events() { return vault->rows.events; }

    /// As an attacker would who knows the format and has no key.
    void chainAnew()
    {
        Bytes link = zeroHash();
        for (std::size_t i = 0; i < events().size(); ++i) {
            EventRow& event = events()[i];
            event.position = static_cast<std::int64_t>(i) + 1;
            event.link = linkAfter(
                link, event, recordHash(vault->office()->id, *vault->stream(event.stream), event));
            link = event.link;
        }
    }
};

TEST_F(AVerification, CountsWhatIsWhole)
{
    const Verification found = verify(*vault, &secrets, {});
    EXPECT_EQ(found.events, 9);
    EXPECT_EQ(found.readable, 9);
    EXPECT_EQ(found.streams, 3);
    EXPECT_EQ(found.wholeStreams, 3);
    EXPECT_EQ(found.head.position, 9);
    EXPECT_EQ(verify(*vault, nullptr, {}).readable, 0);
}

TEST_F(AVerification, NamesTheOneEventThatWasChangedAndSaysWhatIsWhole)
{
    events()[4].sealed[30] ^= 1;
    const Verification found = verify(*vault, nullptr, {});
    ASSERT_FALSE(found.damages.empty());
    EXPECT_EQ(found.damages[0].what,
              "Event 1 of interview 00000000000000b2 (position 5) is not what was chained here: it,"
              " or the event before it, was changed.");
    EXPECT_EQ(found.wholeStreams, 2);
}

TEST_F(AVerification, FindsEveryBitOfAnEvent)
{
    for (Bytes EventRow::*field : {&EventRow::sealed, &EventRow::previous, &EventRow::device,
                                   &EventRow::link, &EventRow::stream}) {
        Bytes& bytes = events()[4].*field;
        for (std::size_t bit = 0; bit < 8 * bytes.size(); bit += 7) {
            const char whole = bytes[bit / 8];
            bytes[bit / 8] = static_cast<char>(whole ^ (1 << (bit % 8)));
            EXPECT_NE(kindsOfDamage({}, true), "") << bit;
            bytes[bit / 8] = whole;
        }
    }
    EXPECT_EQ(kindsOfDamage(), "");
}

TEST_F(AVerification, FindsADeletedEvent)
{
    events().erase(events().begin() + 4);
    EXPECT_NE(kindsOfDamage({}, true).find("deleted"), std::string::npos);
}

TEST_F(AVerification, FindsEventsThatChangedPlaces)
{
    std::swap(events()[4], events()[5]);
    EXPECT_NE(kindsOfDamage({}, true).find("reordered"), std::string::npos);
}

TEST_F(AVerification, FindsAnEventThatStandsThereTwice)
{
    events().insert(events().begin() + 4, events()[4]);
    EXPECT_NE(kindsOfDamage({}, true), "");
}

TEST_F(AVerification, FindsAMissingEndBecauseTheDeviceSignedForIt)
{
    events().pop_back();
    EXPECT_NE(kindsOfDamage({}, true), "");
    events().pop_back();
    EXPECT_EQ(kindsOfDamage({}, true), "truncated");
}

TEST_F(AVerification, FindsAForgeryThatWasChainedAnew)
{
    events()[4].sealed[30] ^= 1;
    chainAnew();
    EXPECT_EQ(kindsOfDamage({}, true), "replaced") << "the device signed for another";
}

TEST_F(AVerification, FindsAWholeInterviewThatWasTakenOut)
{
    std::erase_if(events(), [&](const EventRow& row) { return toHex(row.stream) == two; });
    std::erase_if(vault->rows.streams, [&](const StreamRow& row) { return toHex(row.id) == two; });
    chainAnew();
    EXPECT_NE(kindsOfDamage({}, true).find("deleted"), std::string::npos);
}

/// A kiosk that was stolen, and the office said so.
class AStolenKiosk : public AVerification {
protected:
    AStolenKiosk()
    {
        store->unlock(kPassphrase);
        const Bytes stolen = addDevice(*vault, secrets, "kiosk 2").id;
        revokeDevice(*vault, secrets, stolen, 20'000);
        Event made, revoked;
        made.kind = EventKind::OfficeMade;
        made.details = {{"who", "Ans"}, {"slot", secrets.slot}, {"label", "Ans"}};
        revoked.kind = EventKind::DeviceRevoked;
        revoked.details = {{"who", "Ans"}, {"device", toHex(stolen)}, {"reason", "stolen"}};
        for (Event* event : {&made, &revoked}) {
            event->at = now;
            store->log(*event);
        }
    }
    Bytes& revocation() { return vault->rows.devices.back().revocation; }
};

TEST_F(AStolenKiosk, StaysRevoked)
{
    EXPECT_EQ(kindsOfDamage(), "") << "the control: nobody touched it";
    revocation().clear();
    EXPECT_EQ(kindsOfDamage(), "deleted");
    EXPECT_EQ(kindsOfDamage({}, true), "") << "the log is sealed: it takes a passphrase to see";
    const std::string what = verify(*vault, &secrets, {}).damages.at(0).what;
    EXPECT_NE(what.find("The revocation of device 'kiosk 2' was taken out"), std::string::npos);
}

TEST_F(AStolenKiosk, WasRevokedByTheOfficeAndByNobodyElse)
{
    const Bytes good = revocation();
    for (std::size_t bit = 0; bit < good.size() * 8; bit += 5) {
        revocation() = good;
        revocation()[bit / 8] = static_cast<char>(revocation()[bit / 8] ^ (1 << (bit % 8)));
        EXPECT_EQ(kindsOfDamage({}, true), "unsigned") << "bit " << bit;
    }
    revocation() = "x";
    EXPECT_EQ(kindsOfDamage({}, true), "unsigned");
    revocation() = good;
    vault->rows.devices.front().revocation = good;
    EXPECT_EQ(kindsOfDamage({}, true), "unsigned") << "the revocation of another device";
}

TEST_F(AStolenKiosk, StaysRevokedWhenTheKeysAreRotated)
{
    secrets = rotateOffice(*vault, secrets, "andere losse woorden hier").secrets;
    EXPECT_EQ(kindsOfDamage(), "");
}

TEST_F(AVerification, FindsEventsOfADeviceThatTheOfficeDoesNotKnow)
{
    const SigningKeys forger = makeSigningKeys();
    vault->rows.devices[0].publicKey = forger.open;
    EXPECT_NE(kindsOfDamage({}, true).find("unsigned"), std::string::npos);
}

TEST_F(AVerification, FindsAnOlderCopyOnlyByACheckpointKeptElsewhere)
{
    const RowsVault::Rows older = vault->rows;
    record("00000000000000d4");
    const std::vector<CheckpointRow> anchors = {makeCheckpoint(*vault, secrets, 20'000)};
    EXPECT_EQ(kindsOfDamage(anchors), "");
    vault->rows = older;
    EXPECT_EQ(kindsOfDamage({}, true), "") << "control: the older copy is whole in itself";
    EXPECT_EQ(kindsOfDamage(anchors, true), "rolled-back");
}

TEST_F(AVerification, FindsACheckpointOfAnotherHistory)
{
    std::vector<CheckpointRow> anchors = {makeCheckpoint(*vault, secrets, 20'000)};
    anchors[0].link[0] ^= 1;
    EXPECT_EQ(kindsOfDamage(anchors, true), "unsigned");
}

TEST_F(AVerification, FindsAnEventThatWasMovedToAnotherInterviewWithTheKeys)
{
    std::swap(events()[4].sealed, events()[7].sealed);
    chainAnew();
    EXPECT_NE(kindsOfDamage().find("unreadable"), std::string::npos);
}

TEST_F(AVerification, FindsAKeyThatWasChanged)
{
    vault->keys.wraps.begin()->second.sealed[3] ^= 1;
    EXPECT_EQ(kindsOfDamage(), "unreadable");
}

}  // namespace
}  // namespace opmaat::engine
