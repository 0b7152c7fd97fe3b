#include "qml/kiosk/outbox_watch.h"

#include <gtest/gtest.h>

#include <QTemporaryDir>
#include <QTest>
#include <atomic>

#include "engine/record/open_store.h"
#include "made_up_office.h"
#include "small_pack.h"

namespace opmaat::kiosk {
namespace {

using namespace std::chrono_literals;

std::chrono::sys_seconds noon()
{
    return std::chrono::sys_seconds(std::chrono::hours(12));
}

/// One client in front of a store that is away when they come.
class AnOutboxWatch : public testing::Test {
protected:
    AnOutboxWatch()
    {
        makeOfficeAt(path("store"), true);
        kiosk();  // it was there once
        isAway = true;
        auto vault = kiosk();
        outbox = vault.get();
        store = std::make_unique<engine::SealedStore>(std::move(vault),
                                                      engine::readDevice(path("store.device")));
        visit = std::make_unique<Visit>(pack, *store, noon, store.get());
    }

    std::string path(const QString& name) const { return folder_.filePath(name).toStdString(); }
    std::unique_ptr<engine::HandoverVault> kiosk()
    {
        auto vault = std::make_unique<engine::HandoverVault>(
            path("outbox"), [this]() -> std::unique_ptr<engine::Vault> {
                if (isAway) throw engine::VaultUnreachable("It is away.");
                return engine::openVault(path("store"));
            });
        (void)vault->deviceHead(engine::readDevice(path("store.device")).id);
        return vault;
    }

private:
    QTemporaryDir folder_;

protected:
    std::atomic<bool> isAway = false;
    engine::Pack pack = smallPack();
    engine::HandoverVault* outbox = nullptr;
    std::unique_ptr<engine::SealedStore> store;
    std::unique_ptr<Visit> visit;
};

TEST_F(AnOutboxWatch, HandsOverWhenNobodyIsAnswering)
{
    const OutboxWatch watch(*outbox, *visit, 20ms);
    visit->begin("alone");
    EXPECT_EQ(visit->front(), Visit::Front::Nothing) << "the client notices nothing";
    EXPECT_GT(outbox->state().waiting, 0);
    isAway = false;
    QTest::qWait(1000);
    EXPECT_GT(outbox->state().waiting, 0) << "somebody is answering";
    visit->stop();
    EXPECT_TRUE(QTest::qWaitFor([&] { return outbox->state().waiting == 0; }, 60'000));
    EXPECT_TRUE(outbox->state().isOnline);
}

TEST_F(AnOutboxWatch, HandsOverWhileNoClientComes)
{
    const std::string id = "00000000000000a1";
    engine::Session left(pack, *store, noon, id, {});  // of a client before
    left.start("nl", "alone");
    EXPECT_GT(outbox->state().waiting, 0);
    const OutboxWatch watch(*outbox, *visit, 20ms);
    QTest::qWait(500);
    EXPECT_GT(outbox->state().waiting, 0) << "the store is still away";
    isAway = false;
    EXPECT_TRUE(QTest::qWaitFor([&] { return outbox->state().waiting == 0; }, 60'000));
}

}  // namespace
}  // namespace opmaat::kiosk
