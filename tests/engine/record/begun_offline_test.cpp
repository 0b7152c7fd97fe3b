#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

#include "engine/record/handover/handover_vault.h"
#include "engine/record/sealed_store.h"
#include "engine/record/store_copy.h"
#include "engine/record/verify.h"
#include "refusal.h"
#include "rows_vault.h"
#include "temporary_folder.h"
#include "tests/engine/interview/made_up_pack.h"
#include "tests/engine/interview/scenario.h"
#include "vault_kinds.h"

// An interview that begins while the kiosk does not reach the store, in front of every kind of it.

namespace opmaat::engine {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view kPassphrase = "vier losse woorden hier";

class AnInterviewBegunOffline : public testing::TestWithParam<KindOfVault> {
protected:
    AnInterviewBegunOffline()
    {
        writeDevice(folder / "device", addDevice(*office, secrets, "kiosk 1"));
        client.starts().answers("post", 2).answers("owes", 0);
        serve(bert);  // with the store at hand: this once it is needed
        isAway = true;
        serve(anna);
        isAway = false;
    }

    std::unique_ptr<HandoverVault> kiosk()
    {
        return std::make_unique<HandoverVault>(folder / "kiosk.outbox",
                                               [this]() -> std::unique_ptr<Vault> {
                                                   if (isAway)
                                                       throw VaultUnreachable("The store is away.");
                                                   return home->open();
                                               });
    }
    /// A kiosk starts, serves one client and ends.
    void serve(const std::string& interview)
    {
        SealedStore(kiosk(), readDevice(folder / "device")).append(interview, client.events());
    }
    void handOver() { EXPECT_EQ(kiosk()->state().waiting, 0); }
    void erase(const std::string& interview)
    {
        eraseStreams(*office, secrets, std::vector<Bytes>{*fromHex(interview)});
    }
    /// "" when a counsellor reads what the client answered.
    std::string refusalToRead(const std::string& interview, std::unique_ptr<Vault> vault,
                              std::string_view passphrase = kPassphrase) const
    {
        return refusalOf([&] {
            SealedStore desk(std::move(vault), readDevice(folder / "device"));
            desk.unlock(passphrase);
            EXPECT_EQ(desk.events(interview), client.events());
        });
    }
    std::optional<std::int32_t> epochOf(const std::string& interview) const
    {
        const auto wrap = office->wrap(*fromHex(interview));
        return wrap ? std::optional(wrap->epoch) : std::nullopt;
    }

    const TemporaryFolder folder;
    std::unique_ptr<VaultHome> home = GetParam().make();
    std::unique_ptr<Vault> office = home->open();
    OfficeSecrets secrets = makeOffice(*office, kPassphrase, "Ans", true).secrets;
    bool isAway = false;
    Pack pack = madeUpPack();
    Scenario client{pack};
    const std::string anna = "00000000000000a1", bert = "00000000000000b2";
};

TEST_P(AnInterviewBegunOffline, IsReadableWhenTheEpochWasReplacedBeforeItWasHandedOver)
{
    EXPECT_FALSE(office->stream(*fromHex(anna)));
    erase(bert);
    handOver();
    EXPECT_EQ(office->epoch().number, 2);
    EXPECT_EQ(epochOf(anna), kOfficeItself);
    EXPECT_EQ(refusalToRead(anna, home->open()), "");
    EXPECT_TRUE(verify(*office, &secrets, {}).damages.empty());
}

TEST_P(AnInterviewBegunOffline, ControlAKeyOfTheEpochBeforeWouldBeLost)
{
    const WrapRow before =
        wrapFor(office->epoch(), *fromHex(anna), StreamKeys(Secret::random(32).view()));
    erase(bert);
    EXPECT_THROW(office->putWrap(before), VaultConflict);
    EXPECT_THROW(KeyRing(office->epoch(), secrets).keysOf(before), StoreError);
}

TEST_P(AnInterviewBegunOffline, MovesToTheEpochWithTheNextErasure)
{
    handOver();
    erase(bert);
    EXPECT_EQ(epochOf(anna), 2);
    EXPECT_EQ(refusalToRead(anna, home->open()), "");
}

TEST_P(AnInterviewBegunOffline, IsErasedAsAnyOtherAndNoOldBackupBringsItBack)
{
    erase(bert);
    handOver();
    auto backup = std::make_unique<RowsVault>();
    copyVault(*office, *backup, WithKeys::Yes);
    auto control = std::make_unique<RowsVault>(*backup);
    erase(anna);
    EXPECT_EQ(epochOf(anna), std::nullopt);
    EXPECT_NE(refusalToRead(anna, home->open()).find("was erased"), std::string::npos);
    backup->keys = {};
    backup->keys.epoch = office->epoch();
    for (const WrapRow& wrap : office->wraps()) backup->keys.wraps[wrap.stream] = wrap;
    EXPECT_NE(refusalToRead(anna, std::move(backup)).find("was erased"), std::string::npos);
    EXPECT_EQ(refusalToRead(anna, std::move(control)), "") << "with a backup of the key ring";
}

TEST_P(AnInterviewBegunOffline, StaysErasedWhenItsKioskWasKilledBeforeItForgotTheKey)
{
    fs::copy_file(folder / "kiosk.outbox", folder / "as it was");
    handOver();
    erase(anna);
    fs::copy_file(folder / "as it was", folder / "kiosk.outbox",
                  fs::copy_options::overwrite_existing);
    EXPECT_FALSE(HandoverOutbox(folder / "kiosk.outbox").wraps().empty());
    handOver();
    EXPECT_EQ(epochOf(anna), std::nullopt);
    EXPECT_TRUE(HandoverOutbox(folder / "kiosk.outbox").wraps().empty());
    EXPECT_TRUE(verify(*office, &secrets, {}).damages.empty());
}

TEST_P(AnInterviewBegunOffline, LeavesNoKeyInTheOutboxOnceItIsHandedOver)
{
    const Bytes sealed = HandoverOutbox(folder / "kiosk.outbox").wraps().at(0).sealed;
    const auto isInFiles = [&] {
        for (const char* ending : {"", "-wal"}) {
            std::ifstream file(folder / ("kiosk.outbox" + std::string(ending)), std::ios::binary);
            const std::string bytes{std::istreambuf_iterator<char>(file), {}};
            if (bytes.find(sealed) != std::string::npos) return true;
        }
        return false;
    };
    EXPECT_TRUE(isInFiles());
    handOver();
    EXPECT_FALSE(isInFiles());
}

TEST_P(AnInterviewBegunOffline, IsReadableWhenTheOfficeHasNewKeysMeanwhile)
{
    rotateOffice(*office, secrets, "na de inbraak nieuw");
    handOver();
    EXPECT_EQ(refusalToRead(anna, home->open(), "na de inbraak nieuw"), "");
}

TEST_P(AnInterviewBegunOffline, IsLostWhenTheOfficeHasNewKeysTwiceMeanwhile)
{
    const NewOffice second = rotateOffice(*office, secrets, "na de inbraak nieuw");
    rotateOffice(*office, second.secrets, "en nog een keer nieuw");
    handOver();
    EXPECT_NE(refusalToRead(anna, home->open(), "en nog een keer nieuw"), "");
    EXPECT_EQ(refusalToRead(bert, home->open(), "en nog een keer nieuw"), "");
}

INSTANTIATE_TEST_SUITE_P(, AnInterviewBegunOffline, testing::ValuesIn(kindsOfVault()),
                         [](const auto& test) { return test.param.name; });

}  // namespace
}  // namespace opmaat::engine
