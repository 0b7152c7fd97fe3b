#include "qml/kiosk/succession.h"

#include <gtest/gtest.h>

#include <QDir>
#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include "engine/record/adopted_pack.h"
#include "engine/record/pack_archive.h"
#include "made_up_office.h"

namespace opmaat::kiosk {
namespace {

using namespace std::chrono_literals;

// Sessions that end as they are told: each with the next word of `ends`, an exit code or "crash".
class Sessions : public testing::Test {
protected:
    void SetUp() override
    {
        write("session",
              "#!/bin/sh\n"
              "echo \"$@\" >> '" +
                  path("calls") +
                  "'\n"
                  "end=$(head -n 1 '" +
                  path("ends") +
                  "')\n"
                  "sed -i 1d '" +
                  path("ends") +
                  "'\n"
                  "if [ \"$end\" = crash ]; then kill -KILL $$; fi\n"
                  "exit \"$end\"\n");
        QFile::setPermissions(path("session"), QFile::ReadOwner | QFile::ExeOwner);
    }

    QString path(const QString& name) const { return folder_.filePath(name); }

    void write(const QString& name, const QString& text) const
    {
        QFile file(path(name));
        ASSERT_TRUE(file.open(QFile::WriteOnly));
        file.write(text.toUtf8());
    }

    /// @return the exit code of the parent
    int serve(const QStringList& ends, std::chrono::milliseconds soon = 1h)
    {
        write("ends", ends.join('\n') + "\n");
        return serveClients(path("session"), {"pack", "--store", "somewhere"}, soon);
    }

    QStringList calls() const
    {
        QFile file(path("calls"));
        if (!file.open(QFile::ReadOnly)) return {};
        return QString(file.readAll()).split('\n', Qt::SkipEmptyParts);
    }

private:
    QTemporaryDir folder_;
};

TEST_F(Sessions, FollowEachOtherUntilTheWindowIsClosed)
{
    EXPECT_EQ(serve({"0", "0", "3", "0"}), 0);
    EXPECT_EQ(calls(), QStringList(3, "pack --store somewhere --session"));
}

TEST_F(Sessions, EndWithTheCodeOfOneThatCannotServe)
{
    EXPECT_EQ(serve({"0", "1", "0"}), 1);
    EXPECT_EQ(calls().size(), 2);
}

TEST_F(Sessions, FollowOneThatCrashed)
{
    EXPECT_EQ(serve({"crash", "crash", "0", "crash", "crash", "3"}), 0);
    EXPECT_EQ(calls().size(), 6);
}

TEST_F(Sessions, EndWhenThreeCrashAsSoonAsTheyStart)
{
    EXPECT_EQ(serve({"0", "crash", "crash", "crash", "0"}), 1);
    EXPECT_EQ(calls().size(), 4);
}

TEST_F(Sessions, GoOnWhenCrashesCameAfterServing)
{
    EXPECT_EQ(serve({"crash", "crash", "crash", "crash", "3"}, 0ms), 0);
    EXPECT_EQ(calls().size(), 5);
}

TEST(Succession, EndsWhenThereIsNoProgramToStart)
{
    EXPECT_EQ(serveClients("/nowhere/opmaat-kiosk", {}, 1h), 1);
}

/// The fields of /proc/PID/stat after the name: state, parent, ...; empty when there is none.
QStringList statusOf(qint64 process)
{
    QFile status(QString("/proc/%1/stat").arg(process));
    if (!status.open(QFile::ReadOnly)) return {};
    const QString line = status.readAll();
    return line.mid(line.lastIndexOf(')') + 2).split(' ');
}

// A process that ended and is not yet put away counts as ended.
bool runs(qint64 process)
{
    return statusOf(process).value(0, "Z") != "Z";
}

/// 0 when it has none.
qint64 childOf(qint64 parent)
{
    for (const QString& process : QDir("/proc").entryList(QDir::Dirs)) {
        if (statusOf(process.toLongLong()).value(1).toLongLong() == parent) {
            return process.toLongLong();
        }
    }
    return 0;
}

/// What the kiosk says when it serves one client from this store, and its exit code.
std::pair<int, QString> answersOnce(const QString& store)
{
    QProcess kiosk;
    kiosk.start(KIOSK_PROGRAM, {SOURCE_DIR "/questionnaires/wkm", "--store", store, "--play",
                                SOURCE_DIR "/tests/data/tanya.answers.json"});
    EXPECT_TRUE(kiosk.waitForFinished(120'000));
    return {kiosk.exitCode(), QString::fromUtf8(kiosk.readAllStandardError())};
}

TEST(TheKioskProgram, ServesNobodyWithAQuestionnaireThatTheOfficeDidNotAdopt)
{
    const QTemporaryDir folder;
    const QString store = folder.filePath("store.sqlite");
    const auto secrets = makeOfficeAt(store.toStdString(), false);
    const auto [code, words] = answersOnce(store);
    EXPECT_EQ(code, 1);
    EXPECT_TRUE(words.contains("may not be used with store")) << qPrintable(words);
    EXPECT_EQ(words.count(u'\n'), 1) << qPrintable(words);

    // Adopted, it serves: the control.
    auto row = engine::packRow(SOURCE_DIR "/questionnaires/wkm");
    const auto published = engine::signPack(engine::makeSigningKeys(), "Bo", row.hash, 20'000);
    engine::Adoption adoption{published, "wkm", "1", "Ans", 1, 20'001, {}};
    const auto vault = engine::openVault(store.toStdString());
    engine::signAdoption(adoption, engine::officeOf(*vault).id, secrets.sign);
    row.signatures = engine::toJson(adoption);
    vault->putPack(row);
    const auto [served, complaint] = answersOnce(store);
    EXPECT_EQ(served, 0) << qPrintable(complaint);
}

TEST(TheKioskProgram, LeavesNoSessionBehindWhenItIsKilled)
{
    const QTemporaryDir folder;
    const QString store = folder.filePath("store.sqlite");
    makeOfficeAt(store.toStdString(), true);
    QProcess kiosk;
    kiosk.start(KIOSK_PROGRAM, {SOURCE_DIR "/questionnaires/wkm", "--store", store});
    ASSERT_TRUE(kiosk.waitForStarted());
    const qint64 parent = kiosk.processId();
    ASSERT_TRUE(QTest::qWaitFor(
        [&] { return childOf(parent) > 0 && QFile::exists(store + "-wal"); }, 30'000));
    const qint64 session = childOf(parent);
    EXPECT_TRUE(runs(session));
    kiosk.kill();
    kiosk.waitForFinished();
    EXPECT_TRUE(QTest::qWaitFor([&] { return !runs(session); }, 30'000));
}

}  // namespace
}  // namespace opmaat::kiosk
