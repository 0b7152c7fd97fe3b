#include <gtest/gtest.h>

#include <QDir>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include "engine/record/handover/handover_outbox.h"
#include "engine/record/open_store.h"
#include "engine/record/verify.h"
#include "tests/postgres/proxy.h"
#include "tests/postgres/server.h"

// The whole program in front of a server that goes away.

namespace opmaat::kiosk {
namespace {

using engine::Event;
using testing::PostgresServer;
using testing::Proxy;

constexpr std::string_view kPassphrase = "four loose words here";
constexpr int kLong = 120'000;  // ms; a test that waits as long has failed

/// An office on a server, and a kiosk on the other side of a network.
class AKioskOfAServer : public ::testing::Test {
protected:
    void SetUp() override
    {
        if (const std::string why = PostgresServer::whyNot(); !why.empty()) GTEST_SKIP() << why;
        server_ = std::make_unique<PostgresServer>();
        network = std::make_unique<Proxy>(server_->port());
        address_ = server_->newDatabase();
        office = engine::makeVault(address_);
        secrets = engine::makeOffice(*office, kPassphrase, "Ans", true).secrets;
        for (const QString& device : {kioskFile(), deskFile()}) {
            engine::writeDevice(device.toStdString(),
                                engine::addDevice(*office, secrets, device.toStdString()));
        }
    }

    QString kioskFile() const { return folder_.filePath("kiosk.device"); }
    QString deskFile() const { return folder_.filePath("desk.device"); }
    void start(QProcess& program, const QStringList& more) const
    {
        const auto database = address_.substr(address_.rfind('/') + 1);
        const auto store = server_->address(database, "postgres", network->port());
        program.setProcessChannelMode(QProcess::ForwardedChannels);
        program.start(KIOSK_PROGRAM,
                      QStringList{SOURCE_DIR "/tests/data/packs/tiny", "--store",
                                  QString::fromStdString(store), "--device-file", kioskFile()} +
                          more);
        ASSERT_TRUE(program.waitForStarted());
    }
    /// Somebody answers everything. @param cutAfter  bytes to the server until it is away; 0: never
    int play(int cutAfter = 0)
    {
        if (cutAfter > 0) network->cutAfter(cutAfter, Proxy::Way::ToServer, Proxy::Cut::Close);
        QProcess program;
        start(program, {"--play", SOURCE_DIR "/tests/data/packs/tiny.answers.json"});
        while (!program.waitForFinished(5) && program.state() != QProcess::NotRunning) {
            if (cutAfter > 0 && network->wasCut()) network->down();
        }
        return program.exitStatus() == QProcess::NormalExit ? program.exitCode() : -1;
    }
    std::int64_t waiting() const
    {
        return engine::HandoverOutbox(engine::outboxOf(kioskFile().toStdString())).countOfWaiting();
    }
    /// What happened in each interview, without the times.
    std::vector<std::string> stories() const
    {
        const auto desk = engine::openSealedStore(address_, deskFile().toStdString());
        desk->unlock(kPassphrase);
        std::vector<std::string> stories;
        for (const auto& interview : desk->interviews()) {
            stories.emplace_back();
            for (const Event& event : desk->events(interview.id)) {
                stories.back() += std::string(engine::name(event.kind)) + " " + event.item + "\n";
            }
        }
        return stories;
    }

    std::unique_ptr<PostgresServer> server_;
    std::unique_ptr<Proxy> network;
    std::unique_ptr<engine::Vault> office;
    engine::OfficeSecrets secrets;

private:
    QTemporaryDir folder_;
    std::string address_;
};

TEST_F(AKioskOfAServer, GoesOnWithoutItAndHandsOverWhenNobodyAnswers)
{
    ASSERT_EQ(play(), 0);
    EXPECT_EQ(waiting(), 0);
    ASSERT_EQ(play(9'000), 0);
    EXPECT_TRUE(network->wasCut());
    const std::int64_t left = waiting();
    EXPECT_GT(left, 0) << "the network was cut in the midst of it";
    ASSERT_EQ(play(), 0) << "begun without the server, too";
    EXPECT_GT(waiting(), left);
    {
        QProcess killed;
        start(killed, {"--session"});
        network->mend();
        EXPECT_TRUE(QTest::qWaitFor([&] { return waiting() < left; }, kLong));
        killed.kill();
        killed.waitForFinished();
    }
    QProcess idle;
    start(idle, {"--session"});
    EXPECT_TRUE(QTest::qWaitFor([&] { return waiting() == 0; }, kLong));
    const std::vector<std::string> told = stories();
    ASSERT_EQ(told.size(), 3U);
    EXPECT_EQ(told[1], told[0]);
    EXPECT_EQ(told[2], told[0]);
    EXPECT_TRUE(engine::verify(*office, &secrets, {}).damages.empty());
    idle.kill();
    idle.waitForFinished();
}

}  // namespace
}  // namespace opmaat::kiosk
