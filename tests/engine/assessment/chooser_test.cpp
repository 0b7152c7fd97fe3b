#include "engine/assessment/chooser.h"

#include <gtest/gtest.h>

#include <set>

#include "scoring/random.h"
#include "tests/engine/pack/pack_copy.h"

// Adaptive delivery: what a session stores, and that it can be derived again. The small pack with
// adaptive rules, and clients made up with fixed seeds.

namespace opmaat::engine {
namespace {

using Stage = Interview::Stage;

class AnAdaptiveSession : public testing::Test {
protected:
    static Pack adaptivePack(const std::string& stop)
    {
        const PackCopy copy;
        copy.replace(
            "assessment.json", "  \"times\": {",
            R"(  "adaptive": {"goal": "axes", "among": 2, "stop": )" + stop + R"(}, "times": {)");
        return loadPack(copy.folder().string());
    }

    Session begun(const Pack& with, const Assessor& by, const std::string& id = "")
    {
        Session session = id.empty() ? Session(with, *store, clock)
                                     : Session(with, *store, clock, id, store->events(id));
        session.chooseBy(chooserOf(by, session.id()));
        return session;
    }

    static void leaveOpen(Session& session)
    {
        const bool isCard = session.interview().currentItem().type == ItemType::Information;
        isCard ? session.answer({}, 1.0) : session.decline(AnswerState::DontKnow, 1.0);
    }

    static void answer(Session& session, scoring::Random& random)
    {
        const Item& item = session.interview().currentItem();
        if (item.type == ItemType::Information) return session.answer({}, 2.0);
        if (random.below(6) == 0) return session.decline(AnswerState::Skipped, 2.0);
        session.answer({static_cast<int>(random.below(item.categories.size()))}, 3.0);
    }

    std::vector<Event> chosenIn(const Session& session) const
    {
        std::vector<Event> chosen;
        for (const Event& event : store->events(session.id())) {
            if (event.kind == EventKind::Chosen) chosen.push_back(event);
        }
        return chosen;
    }

    const Pack pack = adaptivePack(R"({"mostItems": 5})");
    const Assessor assessor{pack};
    std::unique_ptr<Store> store = memoryStore();
    std::chrono::sys_seconds now{std::chrono::seconds(1'795'000'000)};
    const Clock clock = [this] { return now += std::chrono::seconds(1); };
};

TEST_F(AnAdaptiveSession, StoresEveryChoiceWithItsRuleBeforeTheItemIsShown)
{
    Session session = begun(pack, assessor);
    scoring::Random random(1);
    session.start("nl", "alone");
    while (session.interview().stage() == Stage::Asking) answer(session, random);
    EXPECT_EQ(session.interview().stage(), Stage::Review);

    const std::vector<Event> events = store->events(session.id());
    std::set<std::string> asked;
    for (std::size_t i = 0; i < events.size(); ++i) {
        if (events[i].kind != EventKind::Chosen || events[i].item.empty()) continue;
        EXPECT_TRUE(asked.insert(events[i].item).second) << events[i].item << " was chosen twice";
        ASSERT_LT(i + 1, events.size());
        EXPECT_EQ(events[i + 1].kind, EventKind::Shown);
        EXPECT_EQ(events[i + 1].item, events[i].item);
    }
    EXPECT_EQ(chosenIn(session).back().item, "");
    EXPECT_EQ(chosenIn(session).back().details.at("rule"), "items") << "mostItems ended it";
    int scored = 0;
    for (const std::string& item : asked) scored += pack.find(item)->modelItem >= 0 ? 1 : 0;
    EXPECT_EQ(scored, 5);
    EXPECT_EQ(session.interview().shownItems().size() + 1, asked.size()) << "and one card";
    EXPECT_EQ(session.interview().progress(), 1.0);
    session.finish();
    EXPECT_EQ(firstOtherChoice(assessor, session.id(), store->events(session.id())), std::nullopt);
}

TEST_F(AnAdaptiveSession, KeepsItsOrderWhenAClientGoesBackAndForth)
{
    for (std::uint64_t seed = 1; seed <= 20; ++seed) {
        Session session = begun(pack, assessor);
        scoring::Random random(seed);
        session.start("en", "alone");
        for (int taps = 0; taps < 60 && !session.interview().hasEnded(); ++taps) {
            const Interview& here = session.interview();
            if (random.below(4) == 0 && here.canGoBack()) {
                const std::string& to = here.previousItem().id;
                session.back();
                EXPECT_EQ(session.interview().currentItem().id, to);
            } else if (here.stage() == Stage::Asking) {
                answer(session, random);
            } else if (const auto items = here.shownItems(); random.below(3) > 0) {
                session.revisit(items[random.below(items.size())]->id);
            } else {
                session.finish();
            }
        }
        const std::vector<Event> events = store->events(session.id());
        std::set<std::string> answered;
        for (const Event& event : events) {
            if (event.kind == EventKind::Answered) answered.insert(event.item);
            const bool late = event.kind == EventKind::Chosen && answered.contains(event.item);
            EXPECT_FALSE(late) << event.item << " was answered before";
        }
        EXPECT_EQ(firstOtherChoice(assessor, session.id(), events), std::nullopt) << seed;
        Interview again(pack);
        for (const Event& event : events) again.apply(event);
        EXPECT_EQ(again, session.interview()) << "the fold is the whole state";
    }
}

TEST_F(AnAdaptiveSession, GoesOnAfterACrashAsItWouldHave)
{
    Session first = begun(pack, assessor);
    first.start("nl", "alone");
    for (int i = 0; i < 3; ++i) leaveOpen(first);
    const std::string stood = first.interview().currentItem().id;

    Session again = begun(pack, assessor, first.id());
    again.resume();
    EXPECT_EQ(again.interview().currentItem().id, stood);
    while (again.interview().stage() == Stage::Asking) leaveOpen(again);
    EXPECT_EQ(firstOtherChoice(assessor, again.id(), store->events(again.id())), std::nullopt);
}

TEST_F(AnAdaptiveSession, IsSeenThroughWhenAChoiceWasAltered)
{
    Session session = begun(pack, assessor);
    session.start("nl", "alone");
    for (int i = 0; i < 3; ++i) leaveOpen(session);
    std::vector<Event> events = store->events(session.id());
    for (Event& event : events) {
        if (event.kind != EventKind::Chosen || event.sequence < 2) continue;
        event.details["rule"] = event.details["rule"] == "value" ? "facet" : "value";
        EXPECT_EQ(firstOtherChoice(assessor, session.id(), events), event.sequence);
        return;
    }
    FAIL() << "nothing was chosen";
}

TEST_F(AnAdaptiveSession, DoesNotBeginWhenNobodyChooses)
{
    Session session(pack, *store, clock);
    EXPECT_THROW(session.start("nl", "alone"), std::logic_error);
    EXPECT_TRUE(store->interviews().empty()) << "nothing has happened";
    EXPECT_EQ(session.interview().stage(), Stage::NotStarted);
}

TEST_F(AnAdaptiveSession, RefusesAChoiceOfWhatWasAskedOrIsHidden)
{
    Session session = begun(pack, assessor);
    session.start("nl", "alone");
    for (int i = 0; i < 3; ++i) leaveOpen(session);
    const auto choosing = [&](const std::string& item) {
        Interview interview(pack);
        for (const Event& event : store->events(session.id())) interview.apply(event);
        Event answered;
        answered.kind = EventKind::Answered;
        answered.sequence = interview.nextSequence();
        answered.item = interview.currentItem().id;
        answered.answer = {AnswerState::Skipped, {}, 1.0, ""};
        interview.apply(answered);
        EXPECT_EQ(interview.stage(), Stage::Choosing);
        EXPECT_THROW(interview.currentItem(), std::logic_error);
        Event chosen;
        chosen.kind = EventKind::Chosen;
        chosen.sequence = interview.nextSequence();
        chosen.item = item;
        chosen.details["rule"] = "value";
        interview.apply(chosen);
    };
    EXPECT_THROW(choosing(session.interview().currentItem().id), std::logic_error) << "asked";
    EXPECT_THROW(choosing("rent-letter"), std::logic_error) << "hidden: its condition is unknown";
    EXPECT_THROW(choosing("nothing"), std::logic_error);
    EXPECT_NO_THROW(choosing("keeps-list"));
    EXPECT_NO_THROW(choosing("")) << "the review";
}

TEST(AFixedOrder, HasNothingToChoose)
{
    const Pack pack = loadPack(PackCopy::kTiny.string());
    EXPECT_THROW(chooserOf(Assessor(pack), "a1"), std::logic_error);
    Interview interview(pack);
    Event chosen;
    chosen.kind = EventKind::Chosen;
    chosen.details["rule"] = "value";
    EXPECT_THROW(interview.apply(chosen), std::logic_error);
}

}  // namespace
}  // namespace opmaat::engine
