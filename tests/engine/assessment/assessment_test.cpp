#include "engine/assessment/assessment.h"

#include <gtest/gtest.h>

#include <cmath>

#include "engine/json/value.h"
#include "scoring/random.h"
#include "tests/engine/pack/any_answer.h"

// Laws of every assessment, on the shipped pack and made-up answers (fixed seeds).

namespace opmaat::engine {
namespace {

class Assessing : public testing::Test {
protected:
    static void SetUpTestSuite()
    {
        pack = new Pack(loadPack(SOURCE_DIR "/questionnaires/wkm"));
        assessor = new Assessor(*pack);
    }
    static void TearDownTestSuite()
    {
        delete assessor;
        delete pack;
    }

    /// Answers every scored item at random.
    static ResponseSet madeUp(std::uint64_t seed)
    {
        scoring::Random random(seed);
        ResponseSet set;
        set.pack = pack->id;
        for (const Item& item : pack->items) {
            if (item.modelItem < 0) continue;
            set.answers[item.id] = anyAnswer(item, random);
        }
        return set;
    }

    static Pack* pack;
    static Assessor* assessor;
};

Pack* Assessing::pack = nullptr;
Assessor* Assessing::assessor = nullptr;

long quanta(double value)
{
    return std::lround(value * 1e6);
}

long sum(const std::vector<double>& values)
{
    long total = 0;
    for (const double value : values) total += quanta(value);
    return total;
}

TEST_F(Assessing, ReasonsAddUpToThePrintedDifferenceExactly)
{
    for (std::uint64_t seed = 1; seed <= 3; ++seed) {
        const Assessment result = assessor->assess(madeUp(seed), "nl");
        const auto& profile = result.explanation.profile;
        EXPECT_EQ(sum(profile.items), quanta(profile.total) - quanta(profile.base));
        EXPECT_EQ(sum(profile.facets), quanta(profile.total) - quanta(profile.base));
        for (std::size_t a = 0; a < result.axes.size(); ++a) {
            const auto& axis = result.explanation.axes[a];
            EXPECT_EQ(sum(axis.items), quanta(axis.total) - quanta(axis.base));
            EXPECT_EQ(quanta(axis.total), quanta(result.axes[a].theta)) << result.axes[a].id;
        }
    }
}

TEST_F(Assessing, NothingAnsweredGivesThePopulationAndNoProfile)
{
    const Assessment result = assessor->assess(ResponseSet{}, "nl");
    for (const ScaleResult& axis : result.axes) {
        EXPECT_NEAR(axis.theta, 0.0, 1e-5) << axis.id;
        EXPECT_NEAR(axis.se, 1.0, 1e-5) << axis.id;
    }
    EXPECT_EQ(result.proposal, "");
    EXPECT_FALSE(result.why.empty());
    EXPECT_EQ(result.unknowns.size(), result.facets.size());
}

TEST_F(Assessing, AMissingAnswerIsNotTheLowestAnswer)
{
    ResponseSet lowest = madeUp(4);
    const Item* item = nullptr;
    for (const Item& one : pack->items) {
        if (one.modelItem >= 0) item = &one;
    }
    ASSERT_NE(item, nullptr);
    const auto bottom = std::find(item->score.begin(), item->score.end(), 0) - item->score.begin();
    lowest.answers[item->id] = Answer{AnswerState::Answered, {static_cast<int>(bottom)}, 0.0, ""};
    ResponseSet missing = lowest;
    missing.answers[item->id] = Answer{AnswerState::DontKnow, {}, 0.0, ""};

    const auto low = assessor->place(lowest).posterior, none = assessor->place(missing).posterior;
    const auto facet =
        pack->parameters.model.items[static_cast<std::size_t>(item->modelItem)].facet;
    EXPECT_LT(low.facetMean[facet], none.facetMean[facet]);
    EXPECT_LT(low.facetSd[facet], none.facetSd[facet]);
}

TEST_F(Assessing, TheAxisOutsideThePlaneNeverMovesAPersonOnThePlane)
{
    const scoring::Model& model = pack->parameters.model;
    const ResponseSet before = madeUp(5);
    ResponseSet after = before;
    int changed = 0;
    for (const Item& item : pack->items) {
        if (item.modelItem < 0) continue;
        const auto& scored = model.items[static_cast<std::size_t>(item.modelItem)];
        const std::string& axis =
            model
                .axes[static_cast<std::size_t>(
                    model.facets[static_cast<std::size_t>(scored.facet)].axis)]
                .id;
        if (axis == pack->planeX || axis == pack->planeY) continue;
        after.answers[item.id].state = AnswerState::Skipped;
        after.answers[item.id].categories.clear();
        ++changed;
    }
    ASSERT_GT(changed, 0);
    const Assessment first = assessor->assess(before, "nl"), second = assessor->assess(after, "nl");
    for (std::size_t a = 0; a < first.axes.size(); ++a) {
        if (first.axes[a].id != pack->planeX && first.axes[a].id != pack->planeY) continue;
        EXPECT_EQ(first.axes[a].theta, second.axes[a].theta);
        EXPECT_EQ(first.axes[a].se, second.axes[a].se);
    }
}

TEST_F(Assessing, TheSameAnswersGiveTheSameBytes)
{
    const ResponseSet set = madeUp(6);
    EXPECT_EQ(resultJson(assessor->assess(set, "nl")),
              resultJson(Assessor(*pack).assess(set, "nl")));
}

TEST_F(Assessing, ProbabilitiesSumToOne)
{
    const Assessment result = assessor->assess(madeUp(7), "nl");
    double total = result.noProfile.probability;
    for (const ProfileResult& profile : result.profiles) total += profile.probability;
    EXPECT_NEAR(total, 1.0, 5e-6);
}

TEST_F(Assessing, EverySentenceIsFilledInBothLanguages)
{
    for (const std::string& language : pack->languages) {
        for (std::uint64_t seed = 8; seed < 12; ++seed) {
            const Assessment result = assessor->assess(madeUp(seed), language);
            std::vector<std::string> sentences{result.headline, result.why, result.addsUp,
                                               result.calibrationNote};
            for (const auto& reason : result.reasonsFor) sentences.push_back(reason.text);
            for (const auto& reason : result.reasonsAgainst) sentences.push_back(reason.text);
            for (const std::string& sentence : sentences) {
                EXPECT_FALSE(sentence.empty());
                EXPECT_EQ(sentence.find('{'), std::string::npos) << sentence;
            }
        }
    }
}

TEST_F(Assessing, AnswersThatMustBeDiscussedFirstGiveNoProposal)
{
    const auto rule =
        std::find_if(pack->quality.begin(), pack->quality.end(),
                     [](const QualityRule& one) { return one.verdict == Verdict::DiscussFirst; });
    ASSERT_NE(rule, pack->quality.end()) << "the pack has no rule that asks for talk first";
    ResponseSet few = madeUp(13);
    int kept = 0;
    for (auto& [id, answer] : few.answers) {
        if (++kept <= 3) continue;
        answer = Answer{AnswerState::Skipped, {}, 0.0, ""};
    }
    const Assessment result = assessor->assess(few, "nl");
    EXPECT_EQ(result.quality.verdict, Verdict::DiscussFirst);
    EXPECT_EQ(result.refusal, scoring::Refusal::AnswersFirst);
    EXPECT_EQ(result.proposal, "");
}

TEST_F(Assessing, ResultJsonHasTheFieldsThatOthersBuildOn)
{
    const json::Value result =
        json::parse(resultJson(assessor->assess(madeUp(14), "nl")), "result");
    for (const char* field : {"format", "axes", "facets", "profile", "contributions", "quality",
                              "alarms", "signals", "offers", "states", "provenance"}) {
        EXPECT_NE(result.find(field), nullptr) << field;
    }
    for (const auto& [id, axis] : result.find("axes")->object()) {
        for (const char* field : {"theta", "se", "t", "interval90"})
            EXPECT_NE(axis.find(field), nullptr) << id;
    }
    for (const char* field : {"proposal", "why", "runnerUp", "probabilities"}) {
        EXPECT_NE(result.find("profile")->find(field), nullptr) << field;
    }
    const json::Value* explained = result.find("contributions")->find("proposal");
    ASSERT_NE(explained, nullptr);
    for (const char* field : {"of", "base", "total", "error", "items", "facets"}) {
        EXPECT_NE(explained->find(field), nullptr) << field;
    }
}

}  // namespace
}  // namespace opmaat::engine
