#include "qml/desk/lock.h"

#include <gtest/gtest.h>

#include <QTest>

#include "engine/crypto/hash.h"
#include "engine/record/adopted_pack.h"
#include "engine/record/session.h"
#include "qml/desk/demo_interviews.h"
#include "qml/desk/desk.h"
#include "tests/engine/record/rows_vault.h"

namespace opmaat::desk {
namespace {

const char* const kPacks = SOURCE_DIR "/questionnaires";
constexpr int kLong = 10'000;  // ms; a test that waits as long has failed

const engine::Pack& wkm()
{
    static const engine::Pack pack = engine::loadPack(std::string(kPacks) + "/wkm");
    return pack;
}

/// Made-up interviews behind the passphrase "right".
class LockedStore : public engine::Store {
public:
    using Store::append;
    void append(const std::string& interview, std::span<const engine::Event> events) override
    {
        memory_->append(interview, events);
    }
    std::vector<engine::StoredInterview> interviews() const override
    {
        if (locked_) throw engine::StoreError("locked");
        return memory_->interviews();
    }
    std::vector<engine::Event> events(const std::string& interview) const override
    {
        if (locked_) throw engine::StoreError("locked");
        return memory_->events(interview);
    }
    bool isDemo() const override { return false; }
    bool isLocked() const override { return locked_; }
    void unlock(std::string_view passphrase) override
    {
        if (passphrase != "right") throw engine::StoreError("No slot opens with this passphrase.");
        locked_ = false;
    }
    void lock() override { locked_ = true; }

private:
    std::unique_ptr<engine::Store> memory_ = demoStore(wkm());
    bool locked_ = true;
};

class ALockedDesk : public testing::Test {
protected:
    void unlock(const QString& passphrase)
    {
        desk.lock()->unlock(passphrase);
        EXPECT_TRUE(desk.lock()->isTrying());
        EXPECT_TRUE(QTest::qWaitFor([this] { return !desk.lock()->isTrying(); }, kLong));
    }

    Desk desk{std::make_unique<LockedStore>(), kPacks, "en"};
};

TEST_F(ALockedDesk, ShowsNothingBeforeTheRightPassphrase)
{
    EXPECT_TRUE(desk.lock()->isLocked());
    EXPECT_EQ(desk.interviews()->count(), 0);
    desk.interviews()->refresh();
    EXPECT_EQ(desk.interviews()->count(), 0);
    EXPECT_EQ(desk.interviews()->problem(), "");
    unlock("wrong");
    EXPECT_TRUE(desk.lock()->isLocked());
    EXPECT_EQ(desk.lock()->message(), "No slot opens with this passphrase.");
    unlock("right");
    EXPECT_FALSE(desk.lock()->isLocked());
    EXPECT_EQ(desk.lock()->message(), "");
    EXPECT_EQ(desk.interviews()->count(), 6);
}

TEST_F(ALockedDesk, HasNothingOpenAfterItIsLockedAgain)
{
    unlock("right");
    InterviewList& list = *desk.interviews();
    desk.open(list.data(list.index(1), InterviewList::Id).toString());
    ASSERT_NE(desk.opened(), nullptr) << qPrintable(desk.problemDetail());
    desk.lock()->lock();
    EXPECT_EQ(desk.opened(), nullptr);
    EXPECT_EQ(list.count(), 0);
    EXPECT_FALSE(desk.lock()->canLock());
}

/// A sealed store with one kiosk, and one interview that was not finished.
class ASealedDesk : public testing::Test {
protected:
    ASealedDesk(std::string_view passphrase, bool demo)
    {
        auto owned = std::make_unique<engine::RowsVault>();
        vault = owned.get();
        office = engine::makeOffice(*vault, passphrase, "Ans", demo).secrets;
        engine::Device device = engine::addDevice(*vault, office, "kiosk 1");
        auto store = std::make_unique<engine::SealedStore>(std::move(owned), std::move(device));
        engine::Session session(wkm(), *store, [this] { return now; });
        session.start("nl", "alone");
        id = session.id();
        busy = QString::fromStdString(id);
        if (const auto* alarm = session.interview().pendingAlarm()) session.raiseAlarm(alarm->id);
        sealed = store.get();
        desk = std::make_unique<Desk>(std::move(store), kPacks, "en", [this] { return now; });
    }
    void happen(engine::EventKind kind, std::map<std::string, std::string> details = {})
    {
        engine::Event event;
        event.kind = kind;
        event.sequence = static_cast<std::int64_t>(sealed->events(id).size());
        event.at = now;
        event.details = std::move(details);
        sealed->append(id, event);
    }
    std::vector<std::string> kinds() const
    {
        std::vector<std::string> names;
        for (const auto& event : sealed->events(id)) names.emplace_back(engine::name(event.kind));
        return names;
    }
    const Rows* openings() const
    {
        const auto* record = desk->opened()->property("record").value<RecordView*>();
        return record->property("openings").value<Rows*>();
    }

    std::chrono::sys_seconds now = kDemoNow;
    engine::RowsVault* vault = nullptr;
    engine::OfficeSecrets office;
    engine::SealedStore* sealed = nullptr;
    std::string id;
    QString busy;
    std::unique_ptr<Desk> desk;
};

class ADemoDesk : public ASealedDesk {
protected:
    ADemoDesk() : ASealedDesk(engine::kDemoPassphrase, true) {}
};

TEST_F(ADemoDesk, UnlocksByItselfAndSaysWhatItIs)
{
    EXPECT_FALSE(desk->lock()->isLocked());
    EXPECT_FALSE(desk->lock()->canLock());
    EXPECT_TRUE(desk->isDemo());
    EXPECT_EQ(desk->interviews()->count(), 1);
}

TEST_F(ADemoDesk, LeavesAnInterviewAloneThatIsGoingOn)
{
    const auto before = kinds();
    desk->open(busy);
    EXPECT_EQ(desk->opened(), nullptr);
    EXPECT_EQ(desk->problem(), "This interview is still going on");
    EXPECT_EQ(kinds(), before) << "the kiosk goes on writing";
    now += std::chrono::days(1);
    desk->open(busy);
    EXPECT_NE(desk->opened(), nullptr) << qPrintable(desk->problemDetail());
}

TEST_F(ADemoDesk, KeepsWhoLookedBeforeItShowsAnything)
{
    happen(engine::EventKind::Stopped);
    desk->open(busy);
    ASSERT_NE(desk->opened(), nullptr) << qPrintable(desk->problemDetail());
    EXPECT_EQ(openings()->count(), 0) << "who looks now is not who looked before";
    const auto first = kinds();
    ASSERT_GE(first.size(), 2U);
    EXPECT_EQ(first[first.size() - 2], "opened");
    EXPECT_EQ(first.back(), "assessed");

    desk->close();
    desk->open(busy);
    ASSERT_EQ(openings()->count(), 1);
    EXPECT_EQ(openings()->cell(0, "who"), "Ans, for the talk");
    EXPECT_EQ(kinds().back(), "opened") << "the same result is kept once";
}

TEST_F(ADemoDesk, ShowsNothingThatItCannotRecordTheOpeningOf)
{
    happen(engine::EventKind::Stopped);
    vault->failingAppends = 100;
    desk->open(busy);
    EXPECT_EQ(desk->opened(), nullptr);
    EXPECT_EQ(desk->problem(), "This interview cannot be shown");
}

TEST_F(ADemoDesk, SaysThatAnInterviewIsRestrictedInsteadOfShowingIt)
{
    happen(engine::EventKind::Stopped);
    happen(engine::EventKind::Restricted, {{"who", "Ans"}, {"reason", ""}});
    const auto before = kinds();
    desk->open(busy);
    EXPECT_EQ(desk->opened(), nullptr);
    EXPECT_EQ(desk->problem(), "This interview is not shown");
    EXPECT_EQ(kinds(), before);
    happen(engine::EventKind::Released, {{"who", "Ans"}, {"reason", ""}});
    desk->open(busy);
    EXPECT_NE(desk->opened(), nullptr) << qPrintable(desk->problemDetail());
}

TEST_F(ADemoDesk, PrintsWhereTheRecordStands)
{
    happen(engine::EventKind::Stopped);
    desk->open(busy);
    ASSERT_NE(desk->opened(), nullptr) << qPrintable(desk->problemDetail());
    const auto* record = desk->opened()->property("record").value<RecordView*>();
    const auto* provenance = record->property("provenance").value<Rows*>();
    const auto head = vault->chainHead();
    const QString place = provenance->cell(provenance->count() - 1, "figure").toString();
    EXPECT_EQ(place.section(", ", 0, 0), QString::number(head.position));
    EXPECT_EQ(place.section(", ", 1).remove(' '),
              QString::fromStdString(engine::toHex(head.link)).left(16));
}

TEST_F(ADemoDesk, LetsAKioskTakeCodesAgain)
{
    EXPECT_TRUE(desk->wrongCodes()->sentences().isEmpty());
    vault->putAttempts({sealed->device().id, 5, 0});
    desk->interviews()->refresh();
    ASSERT_EQ(desk->wrongCodes()->sentences().size(), 1);
    EXPECT_TRUE(desk->wrongCodes()->sentences()[0].startsWith("At kiosk 1 several codes"));
    desk->wrongCodes()->forgive();
    EXPECT_TRUE(desk->wrongCodes()->sentences().isEmpty());
    EXPECT_EQ(vault->attempts(sealed->device().id).wrong, 0);
}

constexpr const char* kPassphrase = "vier losse woorden hier";

class ADeskOfARealOffice : public ASealedDesk {
protected:
    ADeskOfARealOffice() : ASealedDesk(kPassphrase, false)
    {
        now += std::chrono::days(1);
        desk->lock()->unlock(kPassphrase);
        EXPECT_TRUE(QTest::qWaitFor([this] { return !desk->lock()->isTrying(); }, kLong));
    }
    void adopt(const engine::Pack& pack)
    {
        const engine::Bytes hash = *engine::fromHex(pack.hash);
        const auto published = engine::signPack(engine::makeSigningKeys(), "Bo", hash, 20'000);
        engine::Adoption adoption{published, pack.id, pack.version, "Ans", 1, 20'001, {}};
        engine::signAdoption(adoption, engine::officeOf(*vault).id, office.sign);
        vault->putPack({hash, "archive", engine::toJson(adoption)});
    }
};

TEST_F(ADeskOfARealOffice, ShowsNoInterviewByAQuestionnaireThatTheOfficeDidNotAdopt)
{
    const auto before = kinds();
    desk->open(busy);
    EXPECT_EQ(desk->opened(), nullptr);
    EXPECT_EQ(desk->problem(), "This interview cannot be shown");
    EXPECT_TRUE(desk->problemDetail().contains("the office did not adopt it"))
        << qPrintable(desk->problemDetail());
    EXPECT_EQ(kinds(), before) << "what was not shown was not opened";
    adopt(wkm());
    desk->open(busy);
    EXPECT_NE(desk->opened(), nullptr) << qPrintable(desk->problemDetail());
}

}  // namespace
}  // namespace opmaat::desk
