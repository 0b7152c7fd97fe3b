#include "engine/record/adopted_pack.h"

#include "engine/crypto/hash.h"
#include "tests/engine/record/sealed_office.h"

namespace opmaat::engine {
namespace {

/// An office that is no demonstration: made once, since passphrases cost what they cost.
class AnOfficeThatAdopts : public testing::Test {
protected:
    struct Made {
        Made()
        {
            auto owned = std::make_unique<RowsVault>();
            vault = owned.get();
            secrets = makeOffice(*vault, "vier losse woorden hier", "Ans").secrets;
            store = std::make_unique<SealedStore>(std::move(owned),
                                                  addDevice(*vault, secrets, "kiosk 1"));
        }
        RowsVault* vault;
        OfficeSecrets secrets;
        std::unique_ptr<SealedStore> store;
    };
    static Made& made()
    {
        static Made office;
        return office;
    }
    AnOfficeThatAdopts() { made().vault->rows.packs.clear(); }

    static Bytes hashOf(const std::string& pack) { return sha256(pack); }
    static Adoption adoptionOfPack(const std::string& pack, std::int64_t number)
    {
        static const SigningKeys kPublisher = makeSigningKeys();
        const PackSignature published = signPack(kPublisher, "Bo", hashOf(pack), 20'000);
        Adoption adoption{published, "wkm", pack, "Ans", number, 20'001, {}};
        signAdoption(adoption, officeOf(*made().vault).id, made().secrets.sign);
        return adoption;
    }
    static void keep(const std::string& pack, const Bytes& signatures)
    {
        made().vault->putPack({hashOf(pack), "archive", signatures});
    }
    static std::string refusal(const std::string& pack)
    {
        return refusalOf([&] { requireAdopted(*made().store, toHex(hashOf(pack))); });
    }
    static std::string refusalToBegin(const std::string& pack)
    {
        return refusalOf([&] { requireNewest(*made().store, toHex(hashOf(pack))); });
    }
};

TEST_F(AnOfficeThatAdopts, UsesWhatItAdoptedAndNothingElse)
{
    keep("1.0", toJson(adoptionOfPack("1.0", 1)));
    EXPECT_EQ(refusal("1.0"), "");
    EXPECT_EQ(refusalToBegin("1.0"), "");
    EXPECT_NE(refusal("1.1").find("the office did not adopt it, or it was changed since"),
              std::string::npos)
        << refusal("1.1");
    keep("1.1", "");
    EXPECT_NE(refusal("1.1").find("kept there without signatures"), std::string::npos);
}

TEST_F(AnOfficeThatAdopts, IsNotFooledByARowThatSomebodyElsePutThere)
{
    const Adoption good = adoptionOfPack("1.0", 1);
    const Bytes office = officeOf(*made().vault).id;
    std::vector<Adoption> forged(6, good);
    signAdoption(forged[0], office, makeSigningKeys());
    forged[1].adopter = "Cas";
    forged[2].number = 9;
    forged[3].day = 20'002;
    forged[4].version = "2.0";
    forged[5].published.publicKey = makeSigningKeys().open;
    for (const Adoption& adoption : forged) {
        keep("1.0", toJson(adoption));
        EXPECT_NE(refusal("1.0").find("not signed by the office"), std::string::npos);
    }
    keep("1.1", toJson(good));
    EXPECT_NE(refusal("1.1"), "") << "the adoption of another pack";
    keep("1.0", toJson(good).substr(0, 40));
    EXPECT_NE(refusal("1.0").find("is not as it was written"), std::string::npos);
    keep("1.0", toJson(good));
    EXPECT_EQ(refusal("1.0"), "") << "the control";
}

TEST_F(AnOfficeThatAdopts, BeginsNothingWithAVersionThatWasReplacedAndStillReadsItsRecords)
{
    keep("1.0", toJson(adoptionOfPack("1.0", 1)));
    keep("1.1", toJson(adoptionOfPack("1.1", 2)));
    EXPECT_NE(refusalToBegin("1.0").find("version 1.1 of 'wkm' was adopted after this one"),
              std::string::npos)
        << refusalToBegin("1.0");
    EXPECT_EQ(refusalToBegin("1.1"), "");
    EXPECT_EQ(refusal("1.0"), "");
    // Back to the older one: adopted again, by two people again.
    keep("1.0", toJson(adoptionOfPack("1.0", 3)));
    EXPECT_EQ(refusalToBegin("1.0"), "");
    EXPECT_NE(refusalToBegin("1.1"), "");
}

TEST_F(AnOfficeThatAdopts, BecomesNoDemonstrationBecauseARowSaysSo)
{
    OfficeRow& row = made().vault->rows.offices.back();
    row.isDemo = true;
    EXPECT_NE(refusal("1.0"), "");
    row.isDemo = false;
}

TEST_F(AnOfficeThatAdopts, KeepsItsWordWhenItsKeysAreRotated)
{
    auto owned = std::make_unique<RowsVault>();
    RowsVault* vault = owned.get();
    const OfficeSecrets first = makeOffice(*vault, "vier losse woorden hier", "Ans").secrets;
    Adoption adoption = adoptionOfPack("1.0", 1);
    signAdoption(adoption, officeOf(*vault).id, first.sign);
    Adoption forged = adoptionOfPack("1.1", 2);
    vault->putPack({hashOf("1.0"), "archive", toJson(adoption)});
    vault->putPack({hashOf("1.1"), "archive", toJson(forged)});
    const NewOffice second = rotateOffice(*vault, first, "andere losse woorden hier");
    renewAdoptions(*vault, first.sign.open, second.secrets);
    const SealedStore store(std::move(owned), addDevice(*vault, second.secrets, "kiosk 2"));
    EXPECT_NO_THROW(requireNewest(store, toHex(hashOf("1.0"))));
    EXPECT_THROW(requireAdopted(store, toHex(hashOf("1.1"))), StoreError)
        << "what the office never signed is not signed at a rotation";
}

TEST_F(SealedOffice, UsesAnyPackWhenItIsADemonstration)
{
    EXPECT_NO_THROW(requireNewest(*store, pack.hash));
}

class TwoPeople : public testing::Test {
protected:
    TwoPeople() { adopter.label = "Cas", adopter.slot = "03"; }

    void knows(const std::string& name, const std::string& slot, const std::string& by)
    {
        Event event;
        event.kind = EventKind::PublisherAdded;
        event.sequence = log.nextSequence();
        event.details = {{"who", by}, {"slot", slot}, {"label", name}, {"key", toHex(keys.open)}};
        log.apply(event);
    }
    std::string refusal() const
    {
        return refusalOf([&] { publishedByAnother(signatures, log, adopter); });
    }

    SigningKeys keys = makeSigningKeys();
    std::vector<PackSignature> signatures = {signPack(keys, "Anne", sha256("pack"), 20'000)};
    OfficeLog log;
    OfficeSecrets adopter;
};

TEST_F(TwoPeople, AreNeeded)
{
    EXPECT_NE(refusal().find("does not know the key of 'Anne'"), std::string::npos) << refusal();
    knows("Anne", "02", "Bo");
    EXPECT_EQ(refusal(), "");
}

TEST_F(TwoPeople, AreNotOneWithTwoKeys)
{
    knows("Anne", "03", "Bo");
    EXPECT_NE(refusal().find("'Cas' cannot adopt what 'Anne' signed"), std::string::npos)
        << "the same passphrase brought in the key: " << refusal();
    knows("Anne", "02", " CAS");
    EXPECT_NE(refusal(), "") << "under the same name, after a rotation";
    knows("Cas", "02", "Bo");
    EXPECT_NE(refusal(), "") << "it is the adopter's own key";
    adopter.label = "anne";
    knows("A. de Boer", "02", "Bo");
    EXPECT_NE(refusal(), "") << "the adopter signed it";
    adopter.label = "Dirk";
    EXPECT_EQ(refusal(), "") << "the control";
}

TEST_F(TwoPeople, DoNotCountAKeyThatWasRevoked)
{
    knows("Anne", "02", "Bo");
    Event event;
    event.kind = EventKind::PublisherRevoked;
    event.sequence = log.nextSequence();
    event.details = {{"who", "Bo"}, {"key", toHex(keys.open)}, {"reason", "lost"}};
    log.apply(event);
    EXPECT_NE(refusal().find("does not know the key"), std::string::npos);
}

}  // namespace
}  // namespace opmaat::engine
