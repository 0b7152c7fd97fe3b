#include "engine/exchange/fhir/path.h"

#include <gtest/gtest.h>

#include "engine/exchange/fhir/rules.h"
#include "engine/exchange/fhir/settle.h"
#include "tests/engine/exchange/fhir_files.h"

namespace opmaat::engine::fhir {
namespace {

/// The form of week.json: items slept (2) and worried (4) have weights; score (7) is calculated.
class Paths : public testing::Test {
protected:
    Paths() : document_(json::parse(week(), "week.json", kQuestionnaireLimits))
    {
        form_ = readForm(Field(document_, "", report_), "");
        settleItems(form_);
    }

    /// "1 2 + 3" for weights of items with coefficient 1 and 2 and a constant, or what is wrong.
    std::string formula(const std::string& expression)
    {
        try {
            const auto parsed = parsePath(expression, form_);
            if (const auto* bands = std::get_if<Bands>(&parsed)) return text(*bands);
            const auto& formula = std::get<Formula>(parsed);
            std::string all = formula.isMean ? "mean" : "sum";
            for (const std::size_t item : formula.order) {
                all += " " + form_.items[item].linkId + "*" +
                       json::write(json::Value(formula.coefficients.at(item)));
            }
            all += " + " + json::write(json::Value(formula.constant));
            if (formula.minimum) all += " of " + std::to_string(*formula.minimum);
            return all;
        } catch (const PathMistake& mistake) {
            return std::to_string(mistake.offset) + ": " + mistake.message;
        }
    }

    std::string text(const Bands& bands) const
    {
        std::string all = bands.scored ? "bands of " + form_.items[*bands.scored].linkId : "bands";
        for (const Bands::Part& part : bands.parts) {
            const bool isLowest = part.from < -1e300;
            all += isLowest
                       ? " .."
                       : (part.isFromIncluded ? " [" : " (") + json::write(json::Value(part.from));
            all += part.code.empty() ? " none" : " " + part.code;
        }
        return all;
    }

    json::Value document_;
    Findings findings_;
    Report report_{"week.json", findings_, fhirSeverityOf};
    Form form_;
};

TEST_F(Paths, SumWeights)
{
    const std::string both = "sum slept*1 worried*1 + 0";
    for (const char* expression :
         {"%resource.item.item.where(linkId in ('slept' | 'worried')).answer.value.weight().sum()",
          "%resource.item.item.where(linkId='slept' or linkId='worried').answer.weight().sum()",
          "%resource.descendants().where(linkId != 'talked').answer.valueCoding.ordinal().sum()",
          "%resource.repeat(item).answer.value.ordinalValue().aggregate($this + $total, 0)",
          "%resource.item.where(linkId = 'rest').item.answer.value.ordinal().sum()", "%rest",
          " ( %rest ) "}) {
        EXPECT_EQ(formula(expression), both) << expression;
    }
    const std::string one = "%resource.item.item.where(linkId = 'slept').answer.value.weight()";
    const std::string other = "%resource.item.item.where(linkId = 'worried').answer.value.weight()";
    EXPECT_EQ(formula(one + " + " + other), both);
}

TEST_F(Paths, CountInOrderOfTheirNames)
{
    EXPECT_EQ(formula("%resource.descendants().where(linkId in ('worried' | 'slept')).answer.value"
                      ".weight().sum()"),
              "sum worried*1 slept*1 + 0");
}

TEST_F(Paths, DoArithmetic)
{
    EXPECT_EQ(formula("%rest * 2 + 1"), "sum slept*2 worried*2 + 1");
    EXPECT_EQ(formula("1 + 0.5 * %rest - 3"), "sum slept*0.5 worried*0.5 + -2");
    EXPECT_EQ(formula("(%rest + 1) / 2"), "sum slept*0.5 worried*0.5 + 0.5");
    EXPECT_EQ(formula("4 - %rest"), "sum slept*-1 worried*-1 + 4");
    EXPECT_EQ(formula("-%rest"), "sum slept*-1 worried*-1 + 0");
    EXPECT_EQ(formula("%resource.item.item.answer.value.weight().avg() * 2"),
              "mean slept*1 worried*1 + 0");
}

TEST_F(Paths, AskHowManyAnswersThereAre)
{
    const std::string answers = "%resource.item.item.where(linkId in ('slept' | 'worried')).answer";
    EXPECT_EQ(formula("iif(" + answers + ".count() >= 2, %rest, {})"),
              "sum slept*1 worried*1 + 0 of 2");
    EXPECT_EQ(formula("iif(" + answers + ".value.count() > 1, %rest, {})"),
              "sum slept*1 worried*1 + 0 of 2");
}

TEST_F(Paths, MakeBands)
{
    EXPECT_EQ(formula("iif(%rest < 2, 'low', 'high')"), "bands .. low [2 high");
    EXPECT_EQ(formula("iif(%rest >= 3, 'c', iif(%rest >= 1, 'b', 'a'))"), "bands .. a [1 b [3 c");
    EXPECT_EQ(formula("iif(%rest <= 1, 'a', iif(%rest <= 2, 'b', 'c'))"), "bands .. a (1 b (2 c");
    EXPECT_EQ(formula("iif(%resource.item.item.where(linkId = 'score').answer.value.first() >= 1,"
                      " 'b', {})"),
              "bands of score .. none [1 b");
    EXPECT_EQ(formula("%questionnaire.item.item.where(linkId = 'band').answerOption.value"
                      ".where(code = iif(%rest < 2, 'little', 'much'))"),
              "bands .. little [2 much");
}

TEST_F(Paths, SayWhereTheyAreNotUnderstood)
{
    EXPECT_EQ(formula(""), "0: it ends where a number, a variable or %resource is understood");
    EXPECT_EQ(formula("%rest +"),
              "7: it ends where a number, a variable or %resource is understood");
    EXPECT_EQ(formula("%rest * %rest"), "6: two sums are multiplied");
    EXPECT_EQ(formula("%rest / 0"), "6: it is divided by what is no number but 0");
    EXPECT_EQ(formula("%rest + %resource.item.item.answer.value.weight().avg()"),
              "6: a sum and a mean are added");
    EXPECT_EQ(formula("%resource.item.answer.value"), "0: the value of an answer is no weight");
    EXPECT_EQ(formula("%resource.item.where(text = 'x').answer.weight().sum()"),
              "21: 'text' stands where 'linkId' is understood");
    EXPECT_EQ(formula("%resource.item.where(linkId.matches('a+')).answer.weight().sum()"),
              "27: '.' stands where '=' is understood");
    EXPECT_EQ(formula("%resource.item.where(linkId = 'slept).answer"),
              "30: a text is opened and never closed");
    EXPECT_EQ(formula("%resource.item.item.answer.value.weight()"),
              "0: several weights are neither added nor averaged");
    EXPECT_EQ(formula("%resource.item.answer.value.weight().sum()"),
              "0: no item that it names has weights");
    EXPECT_EQ(formula("iif(%rest < 2, 'low', iif(%rest < 1, 'x', 'high'))"),
              "26: a bound comes after what has no scores left");
    EXPECT_EQ(formula("iif(%rest >= 2, %rest, {})"),
              "16: '%rest' stands where a text between quotes, {} or iif is understood");
    EXPECT_EQ(formula("%rest = 3"), "6: '=' stands where the end is understood");
}

TEST_F(Paths, EndHoweverLongTheyAre)
{
    EXPECT_EQ(formula(std::string(100'000, '(')).substr(0, 37),
              "32: it is nested more than 32 deep");
    std::string sum = "%rest";
    for (int i = 0; i < 20'000; ++i) sum += " + %rest";
    EXPECT_NE(formula(sum).find("it is too long, with its variables"), std::string::npos);
    std::string bands = "'x'";
    std::string before;
    for (int i = 0; i < 10'000; ++i) {
        before.append("iif(%rest < ").append(std::to_string(i)).append(", 'a', ");
    }
    bands.insert(0, before);
    EXPECT_FALSE(formula(bands).starts_with("bands"));
}

}  // namespace
}  // namespace opmaat::engine::fhir
