#include "engine/record/office.h"

#include "tests/engine/record/sealed_office.h"

namespace opmaat::engine {
namespace {

class AnOffice : public SealedOffice {
protected:
    std::vector<std::string> labels() const
    {
        std::vector<std::string> found;
        for (const SlotInfo& slot : slotsOf(*vault, secrets)) found.push_back(slot.label);
        return found;
    }
    bool opens(std::string_view passphrase) const
    {
        return refusalOf([&] { unlockWithPassphrase(*vault, passphrase); }).empty();
    }
    void expectReadable(const std::string& id, std::string_view passphrase)
    {
        store->lock();
        store->unlock(passphrase);
        EXPECT_EQ(store->events(id), client.events());
    }
};

TEST_F(AnOffice, IsMadeOnce)
{
    EXPECT_NE(refusalOf([&] { makeOffice(*vault, kPassphrase, "Bea", true); }), "");
}

TEST_F(AnOffice, NeedsAPassphraseThatIsNotGuessedAtOnce)
{
    RowsVault other;
    EXPECT_EQ(refusalOf([&] { makeOffice(other, "geheim", "Bea", true); }),
              "A passphrase needs at least 12 characters. Take four or five words that do not"
              " belong together.");
    EXPECT_FALSE(other.office());
}

TEST_F(AnOffice, GivesEveryCounsellorAKeyOfTheirOwn)
{
    record(one);
    addSlot(*vault, secrets, "bea heeft haar eigen", "Bea");
    EXPECT_EQ(labels(), (std::vector<std::string>{"Ans", "recovery", "Bea"}));
    expectReadable(one, "bea heeft haar eigen");
    EXPECT_EQ(unlockWithPassphrase(*vault, "bea heeft haar eigen").label, "Bea");
}

TEST_F(AnOffice, KeepsWhoseAKeyIsFromWhoCannotUnlock)
{
    for (const SlotRow& slot : vault->rows.slots) {
        EXPECT_EQ(slot.label.find("Ans"), Bytes::npos);
    }
}

TEST_F(AnOffice, ChangesOnePassphraseAndLeavesTheOthers)
{
    const std::string id = addSlot(*vault, secrets, "bea heeft haar eigen", "Bea");
    const OfficeSecrets bea = unlockWithPassphrase(*vault, "bea heeft haar eigen");
    changePassphrase(*vault, bea, "bea heeft een nieuwe");
    EXPECT_FALSE(opens("bea heeft haar eigen"));
    EXPECT_TRUE(opens("bea heeft een nieuwe"));
    EXPECT_TRUE(opens(kPassphrase));
}

TEST_F(AnOffice, ARevokedKeyOpensNothing)
{
    const std::string id = addSlot(*vault, secrets, "bea heeft haar eigen", "Bea");
    revokeSlot(*vault, id);
    EXPECT_FALSE(opens("bea heeft haar eigen"));
    EXPECT_NE(refusalOf([&] { revokeSlot(*vault, id); }), "");
}

TEST_F(AnOffice, TheLastPassphraseCannotBeRevoked)
{
    EXPECT_NE(refusalOf([&] { revokeSlot(*vault, secrets.slot); }), "");
    EXPECT_TRUE(opens(kPassphrase));
}

TEST_F(AnOffice, OpensWithItsRecoveryKeyAndWithNoOther)
{
    RowsVault other;
    const NewOffice made = makeOffice(other, kPassphrase, "Bea", true);
    EXPECT_EQ(unlockWithRecovery(other, made.recoveryKey).box.open, other.office()->boxKey);
    EXPECT_NE(refusalOf([&] { unlockWithRecovery(*vault, made.recoveryKey); }), "");
    const OfficeSecrets recovered = unlockWithRecovery(other, made.recoveryKey);
    EXPECT_NE(refusalOf([&] { changePassphrase(other, recovered, "een hele nieuwe zin"); }), "");
    addSlot(other, recovered, "een hele nieuwe zin", "Bea");
    EXPECT_EQ(unlockWithPassphrase(other, "een hele nieuwe zin").label, "Bea");
}

TEST_F(AnOffice, AfterARotationOldKeysOpenNothingAndOldRecordsStay)
{
    record(one);
    const NewOffice made = rotateOffice(*vault, secrets, "na de inbraak nieuw");
    EXPECT_FALSE(opens(kPassphrase));
    EXPECT_NE(refusalOf([&] { KeyRing(vault->epoch(), secrets); }), "") << "the old secret";
    expectReadable(one, "na de inbraak nieuw");
    EXPECT_EQ(unlockWithRecovery(*vault, made.recoveryKey).label, "recovery");
    secrets = unlockWithPassphrase(*vault, "na de inbraak nieuw");
    EXPECT_EQ(kindsOfDamage(), "");
}

TEST_F(AnOffice, ARotationThatWasInterruptedCanBeRepeated)
{
    record(one);
    vault->failAfterReplacingOffice = true;
    EXPECT_NE(refusalOf([&] { rotateOffice(*vault, secrets, "na de inbraak nieuw"); }), "");
    vault->failAfterReplacingOffice = false;
    expectReadable(one, "na de inbraak nieuw");
    rotateOffice(*vault, unlockWithPassphrase(*vault, "na de inbraak nieuw"), "nog eens opnieuw");
    expectReadable(one, "nog eens opnieuw");
}

TEST_F(AnOffice, AnErasedInterviewIsUnreadableAndTheOthersAreWhole)
{
    record(one);
    record(two);
    eraseStreams(*vault, secrets, std::vector<Bytes>{*fromHex(one)});
    store->unlock(kPassphrase);
    EXPECT_EQ(refusalOf([&] { store->events(one); }),
              "Interview 00000000000000a1 was erased: nobody can read it any more.");
    EXPECT_EQ(store->interviews().size(), 1U);
    EXPECT_EQ(store->events(two), client.events());
    const Verification found = verify(*vault, &secrets, {});
    EXPECT_TRUE(found.damages.empty());
    EXPECT_EQ(found.erased, 3);
}

TEST_F(AnOffice, AnOldBackupDoesNotBringAnErasedPersonBack)
{
    record(one);
    record(two);
    const RowsVault::Rows backup = vault->rows;  // never the key ring
    eraseStreams(*vault, secrets, std::vector<Bytes>{*fromHex(one)});
    vault->rows = backup;
    store->unlock(kPassphrase);
    EXPECT_NE(refusalOf([&] { store->events(one); }), "");
    EXPECT_EQ(store->events(two), client.events());
}

TEST_F(AnOffice, ControlABackupWithItsKeyRingWouldBringThemBack)
{
    record(one);
    const RowsVault backup = *vault;
    eraseStreams(*vault, secrets, std::vector<Bytes>{*fromHex(one)});
    vault->rows = backup.rows;
    vault->keys = backup.keys;
    store->unlock(kPassphrase);
    EXPECT_EQ(store->events(one), client.events());
}

TEST_F(AnOffice, AnErasureThatWasInterruptedIsFoundAndRepeated)
{
    record(one);
    record(two);
    vault->failAfterReplacingEpoch = true;
    EXPECT_NE(refusalOf([&] { eraseStreams(*vault, secrets, std::vector<Bytes>{*fromHex(one)}); }),
              "");
    vault->failAfterReplacingEpoch = false;
    EXPECT_EQ(kindsOfDamage(), "unfinished");
    eraseStreams(*vault, secrets, std::vector<Bytes>{*fromHex(one)});
    EXPECT_EQ(kindsOfDamage(), "");
}

TEST_F(AnOffice, ItsOwnLogCannotBeErased)
{
    EXPECT_NE(
        refusalOf([&] { eraseStreams(*vault, secrets, std::vector<Bytes>{vault->office()->log}); }),
        "");
    EXPECT_NE(
        refusalOf([&] { eraseStreams(*vault, secrets, std::vector<Bytes>{*fromHex(three)}); }), "");
    EXPECT_EQ(vault->epoch().number, 1) << "nothing was changed";
}

}  // namespace
}  // namespace opmaat::engine
