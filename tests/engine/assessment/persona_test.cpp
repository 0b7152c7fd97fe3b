// People whom the founding documents describe well enough to answer for them; tests/data/README.md
// says from which document and phase every answer comes.

#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>

#include "engine/assessment/assessment.h"

namespace opmaat::engine {
namespace {

namespace fs = std::filesystem;

class Personas : public testing::Test {
protected:
    Personas() : pack_(loadPack(SOURCE_DIR "/questionnaires/wkm")), assessor_(pack_) {}

    ResponseSet answers(const std::string& who) const
    {
        return readAnswers(SOURCE_DIR "/tests/data/" + who + ".answers.json", pack_);
    }

    Pack pack_;
    Assessor assessor_;
};

TEST_F(Personas, TanyaIsAnAanpakkerOrHasNoClearProfile)
{
    const Assessment result = assessor_.assess(answers("tanya"), "nl");
    EXPECT_TRUE(result.proposal == "aanpakker" || result.proposal.empty()) << result.proposal;
}

TEST_F(Personas, TanyasStressIsNamedAsTheReasonForCare)
{
    const Assessment result = assessor_.assess(answers("tanya"), "nl");
    EXPECT_NE(result.quality.verdict, Verdict::Usable);
    const bool named = std::any_of(result.quality.reasons.begin(), result.quality.reasons.end(),
                                   [](const auto& reason) {
                                       return reason.second.find("spanning") != std::string::npos ||
                                              reason.second.find("stress") != std::string::npos;
                                   });
    EXPECT_TRUE(named);
}

TEST_F(Personas, OfTanyasBrotherTooLittleIsKnownForAProposal)
{
    const Assessment result = assessor_.assess(answers("brother"), "nl");
    EXPECT_EQ(result.proposal, "");
    EXPECT_FALSE(result.unknowns.empty());
}

TEST_F(Personas, EveryAnswerSaysWhereItComesFrom)
{
    int files = 0;
    for (const auto& entry : fs::directory_iterator(SOURCE_DIR "/tests/data")) {
        if (!entry.path().string().ends_with(".answers.json")) continue;
        ++files;
        for (const auto& [item, answer] : readAnswers(entry.path().string(), pack_).answers) {
            if (answer.state != AnswerState::Answered) continue;
            EXPECT_FALSE(answer.why.empty()) << entry.path() << " " << item;
        }
    }
    EXPECT_GE(files, 4);
}

}  // namespace
}  // namespace opmaat::engine
