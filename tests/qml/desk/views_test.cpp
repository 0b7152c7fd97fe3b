#include <gtest/gtest.h>

#include <QSet>

#include "qml/desk/views/case_view.h"
#include "tests/qml/desk/made_up_case.h"

namespace opmaat::desk {
namespace {

class Views : public testing::Test {
protected:
    MadeUpCase made_;
    Case& shown_ = made_.shown;
    engine::Pack& pack_ = made_.pack;
    Figures figures_{"en"};
};

QString at(const Rows* rows, int row, const char* column)
{
    return rows->cell(row, column).toString();
}

Rows* rowsOf(const QObject& view, const char* property)
{
    return view.property(property).value<Rows*>();
}

TEST_F(Views, NeverShowABareScore)
{
    const PositionView view(shown_, figures_);
    EXPECT_EQ(at(rowsOf(view, "axes"), 0, "score"), "T 54 (49 to 59)");
    EXPECT_EQ(at(rowsOf(view, "facets"), 0, "score"), "T 61 (56 to 66)");
}

TEST_F(Views, SayNotMeasuredInsteadOfTheMiddle)
{
    shown_.assessment.facets[0].answered = 0;
    const PositionView view(shown_, figures_);
    EXPECT_EQ(at(rowsOf(view, "facets"), 1, "title"), "Sums");
    EXPECT_EQ(at(rowsOf(view, "facets"), 1, "score"), "not measured");
    EXPECT_FALSE(rowsOf(view, "facets")->cell(1, "measured").toBool());
}

TEST_F(Views, PutTheQuestionsForTheTalkBesideTheirFacet)
{
    shown_.assessment.guide.questions = {
        {"sums", "Sums", engine::Level::Low, "How do you count?", "What is in the way?", "Tests"}};
    const PositionView view(shown_, figures_);
    const Rows* rows = rowsOf(view, "facets");
    EXPECT_EQ(at(rows, 0, "title") + at(rows, 0, "inviting"), "Planning") << "it does not come up";
    EXPECT_EQ(at(rows, 1, "inviting"), "How do you count?");
    EXPECT_EQ(at(rows, 1, "confronting"), "What is in the way?");
}

TEST_F(Views, HoldWhatMayHelpAgainstTheGuide)
{
    shown_.assessment.guide.checks = {{"problem", "", "Which problem does it solve?", "", "Tests"}};
    shown_.assessment.guide.handOvers = {{"reading", "Reading test", "Offer it.", "", "Tests"}};
    shown_.assessment.guide.actions = {{"post", "", "I open the post.", "client", ""}};
    const OffersView view(shown_.assessment);
    const auto sentences = [&](const char* name) {
        return view.property(name).value<QList<QString>>();
    };
    EXPECT_EQ(sentences("checks"), QList<QString>{"Which problem does it solve?"});
    EXPECT_EQ(sentences("handOvers"), QList<QString>{"Reading test: Offer it."});
    EXPECT_EQ(sentences("actions"), QList<QString>{"I open the post."});
    EXPECT_FALSE(view.property("isEmpty").toBool());
    EXPECT_TRUE(OffersView(engine::Assessment()).property("isEmpty").toBool());
}

TEST_F(Views, SayWhichFormWasUsedBesideTheQuestionnaire)
{
    EXPECT_EQ(HeadingView(shown_, figures_).property("circumstances").toString(),
              "Demo · filled in alone · in Dutch");
    const engine::Text title(std::map<std::string, std::string>{{"en", "short form"}});
    pack_.forms = {engine::Form{"short", title, {}, {0}}};
    shown_.assessment.provenance.form = "short";
    EXPECT_EQ(HeadingView(shown_, figures_).property("circumstances").toString(),
              "Demo (short form) · filled in alone · in Dutch");
    const RecordView record(shown_, figures_);
    EXPECT_TRUE(at(rowsOf(record, "provenance"), 0, "figure").endsWith(", form short"))
        << at(rowsOf(record, "provenance"), 0, "figure").toStdString();
}

TEST_F(Views, PutStrengthsFirst)
{
    const PositionView view(shown_, figures_);
    EXPECT_EQ(at(rowsOf(view, "facets"), 0, "title"), "Planning");
    EXPECT_EQ(view.property("strengths").value<QList<QString>>(), QList<QString>{"Much planning."});
}

TEST_F(Views, SayThePictureInWords)
{
    EXPECT_EQ(PositionView(shown_, figures_).description().toStdString(),
              "Will: T 54 (49 to 59). Skills: T 47 (42 to 52). Skills runs from \"little skills\" "
              "to \"much skills\". "
              "Will runs from \"little will\" to \"much will\". The dot is the best estimate. The "
              "chance is one in two that "
              "the real position lies in the inner ellipse, and nine in ten that it lies in the "
              "outer one.");
}

TEST_F(Views, ListEveryProfileAndNoProfileWithProbabilities)
{
    const ProposalView view(shown_.assessment, figures_);
    const Rows* rows = rowsOf(view, "probabilities");
    ASSERT_EQ(rows->count(), 2);
    EXPECT_EQ(at(rows, 0, "title") + " " + at(rows, 0, "figure") + " " + at(rows, 0, "mark"),
              "Doer 71% proposal");
    EXPECT_EQ(at(rows, 1, "title") + " " + at(rows, 1, "figure") + " " + at(rows, 1, "mark"),
              "No clear profile 29% runner-up");
    EXPECT_EQ(rows->cell(0, "proposed"), true);
    EXPECT_EQ(rows->cell(1, "proposed"), false) << "a runner-up does not stand out";
}

engine::DeclaredScore order()
{
    engine::DeclaredScore score;
    score.title = "Order";
    score.value = 41.25;
    score.highest = 100.0;
    score.answered = 3;
    score.items = score.needed = 3;
    score.band = "partly clear";
    score.interval90 = {30.0, 52.5};
    score.normTitle = "first talks";
    score.norm = 47.0;
    return score;
}

TEST_F(Views, SayWhatADeclaredScoreMeans)
{
    shown_.assessment.scales = {order()};
    const ScalesView view(shown_, figures_);
    const Rows* rows = rowsOf(view, "scales");
    EXPECT_EQ(at(rows, 0, "score"), "41.3 (0 to 100)");
    EXPECT_EQ(at(rows, 0, "meaning"),
              "partly clear · nine in ten: 30 to 52.5 · beside first talks: 47");
    EXPECT_DOUBLE_EQ(rows->cell(0, "low").toDouble(), 0.3);
    EXPECT_DOUBLE_EQ(rows->cell(0, "middle").toDouble(), 0.4125);
}

TEST_F(Views, SayWhoDeclaredAScale)
{
    engine::DeclaredScale declared;
    declared.id = "order";
    declared.source = "Assumed";
    made_.pack.scales = {declared};
    shown_.assessment.scales = {order()};
    shown_.assessment.scales[0].id = "order";
    const ScalesView view(shown_, figures_);
    EXPECT_EQ(at(rowsOf(view, "scales"), 0, "source"), "Source: Assumed");
}

TEST_F(Views, SayWhyADeclaredScaleHasNoScore)
{
    engine::DeclaredScore open = order();
    open.value.reset();
    open.interval90.reset();
    open.norm.reset();
    open.band.clear();
    open.why = "not computable: 1 of 3 answered, at least 3 needed";
    shown_.assessment.scales = {open};
    const ScalesView view(shown_, figures_);
    EXPECT_EQ(at(rowsOf(view, "scales"), 0, "score"), "no score");
    EXPECT_EQ(at(rowsOf(view, "scales"), 0, "meaning").toStdString(), open.why);
    EXPECT_FALSE(rowsOf(view, "scales")->cell(0, "measured").toBool());
}

TEST_F(Views, KeepWhatHoldsApartFromWhatMustBeAskedFirst)
{
    EXPECT_TRUE(OffersView(shown_.assessment).property("isEmpty").toBool());
    engine::Proposed pace;
    pace.table = "talk";
    pace.tableTitle = "The talk";
    pace.title = "Take more time";
    pace.source = "Made up";
    shown_.assessment.signals = {pace, pace};
    engine::Proposed budget;
    budget.title = "Help with money";
    budget.holds = false;
    budget.askFirst = {"Do you pay late?"};
    engine::Proposed basic = pace;
    basic.purpose = "Living from one account.";
    basic.contraIndications = {"Not beside a business."};
    shown_.assessment.offers = {budget, basic};
    const OffersView view(shown_.assessment);
    EXPECT_FALSE(view.property("isEmpty").toBool());
    EXPECT_EQ(at(rowsOf(view, "signs"), 0, "note"), "Source: Made up");
    EXPECT_EQ(at(rowsOf(view, "signs"), 0, "group"), "The talk");
    EXPECT_EQ(at(rowsOf(view, "signs"), 1, "group"), "") << "it goes on";
    EXPECT_EQ(rowsOf(view, "offers")->count(), 1) << "the other does not hold yet";
    EXPECT_EQ(at(rowsOf(view, "offers"), 0, "note").toStdString(),
              "Living from one account.\nBetter not: Not beside a business.\nSource: Made up");
    EXPECT_EQ(at(rowsOf(view, "askFirst"), 0, "note"), "Not known yet: Do you pay late?");
}

TEST_F(Views, MarkNothingAsProposalWhenNothingIsProposed)
{
    shown_.assessment.proposal.clear();
    const ProposalView view(shown_.assessment, figures_);
    EXPECT_FALSE(view.property("proposed").toBool());
    EXPECT_EQ(at(rowsOf(view, "probabilities"), 0, "mark"), "");
    EXPECT_EQ(rowsOf(view, "probabilities")->cell(0, "proposed"), false);
    EXPECT_EQ(
        SuggestionsView(shown_.assessment).property("condition").toString(),
        "No profile is proposed. Only if the talk shows that Doer fits, these are suggestions:");
}

TEST_F(Views, AddUpAsTheReaderAdds)
{
    const ReasonsView view(shown_.assessment, figures_);
    const Rows* sum = rowsOf(view, "sum");
    QStringList figures;
    for (int row = 0; row < sum->count(); ++row) figures << at(sum, row, "figure");
    EXPECT_EQ(figures.join(" ").toStdString(), "−1.10 +1.20 −0.60 +1.00 +0.50");
    EXPECT_EQ(view.property("sumInWords").toString().toStdString(),
              "In chances: the probability of Doer goes from 25% before any answer to 62% with all "
              "answers.");
}

TEST_F(Views, NeverShowCertainty)
{
    EXPECT_EQ(figures_.percent(0.9999), "more than 99%");
    EXPECT_EQ(figures_.percent(0.0001), "less than 1%");
}

TEST_F(Views, WriteDutchNumbersInDutch)
{
    EXPECT_EQ(Figures("nl").withSign(-0.5), "−0,50");
}

TEST_F(Views, KeepTheStateOfAQuestionApartFromItsAnswer)
{
    using engine::AnswerState;
    shown_.assessment.answers = {
        {"a", "m", "First?", "Often", "plan", AnswerState::Answered, 0.5, ""},
        {"b", "m", "Second?", "", "plan", AnswerState::Declined, 0.0, "Asked."},
    };
    const RecordView view(shown_, figures_);
    const Rows* answers = rowsOf(view, "answers");
    EXPECT_EQ(at(answers, 0, "answer") + at(answers, 0, "figure"), "Often+0.50");
    EXPECT_EQ(at(answers, 1, "answer") + at(answers, 1, "figure"), "would rather not say");
    EXPECT_EQ(at(answers, 1, "module"), "");
    EXPECT_EQ(at(answers, 1, "because"), "Asked.");
}

TEST_F(Views, SayKindlyThatAnotherVersionWasAnswered)
{
    shown_.course = Course{};
    shown_.course->stage = Stage::Finished;
    shown_.course->packVersion = "0.9";
    shown_.course->packHash = "old";
    shown_.assessment.provenance.packVersion = "1.0";
    shown_.assessment.provenance.packHash = "new";
    shown_.leftOut = 2;
    const HeadingView view(shown_, figures_);
    ASSERT_EQ(view.notes().size(), 2);
    EXPECT_TRUE(view.notes()[0].startsWith("Filled in with version 0.9 of the questionnaire"));
    EXPECT_TRUE(view.notes()[1].endsWith("do not count here: 2."));
}

}  // namespace
}  // namespace opmaat::desk
