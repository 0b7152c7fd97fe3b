#include <gtest/gtest.h>

#include "tests/engine/pack/conditions_symbols.h"

namespace opmaat::engine {
namespace {

/// "OFFSET: MESSAGE. FIX."
std::string mistakeIn(const std::string& text)
{
    Condition::Mistake mistake;
    const auto condition = Condition::parse(text, symbols, mistake, kKnown);
    if (condition) return "read as " + condition->print();
    return std::to_string(mistake.offset) + ": " + mistake.message + ". " + mistake.fix + ".";
}

struct TruthCase {
    const char* name;
    const char* text;
    Values values;
    Truth truth;
};

class ConditionTruth : public testing::TestWithParam<TruthCase> {};

TEST_P(ConditionTruth, IsThatOfKleene)
{
    EXPECT_EQ(truth(parsed(GetParam().text), GetParam().values), GetParam().truth);
}

INSTANTIATE_TEST_SUITE_P(
    , ConditionTruth,
    testing::Values(
        TruthCase{"Equal", "opens-post = 2", {{"opens-post", {2}}}, Truth::True},
        TruthCase{"NotEqual", "opens-post != 2", {{"opens-post", {2}}}, Truth::False},
        TruthCase{"UnansweredIsUnknownAndNotZero", "opens-post = 0", {}, Truth::Unknown},
        TruthCase{"UnansweredIsNotUnequal", "opens-post != 0", {}, Truth::Unknown},
        TruthCase{"NotUnknownIsUnknown", "not opens-post = 0", {}, Truth::Unknown},
        TruthCase{"FalseAndUnknownIsFalse", "false and opens-post = 0", {}, Truth::False},
        TruthCase{"TrueAndUnknownIsUnknown", "opens-post = 0 and true", {}, Truth::Unknown},
        TruthCase{"TrueOrUnknownIsTrue", "opens-post = 0 or true", {}, Truth::True},
        TruthCase{"FalseOrUnknownIsUnknown", "false or opens-post = 0", {}, Truth::Unknown},
        TruthCase{"CategoryById", "opens-post = never", {{"opens-post", {3}}}, Truth::True},
        TruthCase{"Less", "share.dont-know < 0.25", {{"share.dont-know", {0.25}}}, Truth::False},
        TruthCase{"AtMost", "share.dont-know <= 0.25", {{"share.dont-know", {0.25}}}, Truth::True},
        TruthCase{"Greater", "opens-post > 1", {{"opens-post", {1}}}, Truth::False},
        TruthCase{"AtLeast", "opens-post >= 1", {{"opens-post", {1}}}, Truth::True},
        TruthCase{"Negative", "share.dont-know > -1.5", {{"share.dont-know", {0}}}, Truth::True},
        TruthCase{"SeveralHoldsOne", "debts = bank", {{"debts", {0, 2}}}, Truth::True},
        TruthCase{"SeveralHoldsNot", "debts = energy", {{"debts", {0, 2}}}, Truth::False},
        TruthCase{"SeveralWithoutOne", "debts != energy", {{"debts", {0, 2}}}, Truth::True},
        TruthCase{"SeveralNoneChosen", "debts = rent", {{"debts", {}}}, Truth::False},
        TruthCase{"SeveralUnknown", "debts != rent", {}, Truth::Unknown},
        TruthCase{"AnsweredIsNeverUnknown", "answered(opens-post)", {}, Truth::False},
        TruthCase{"AnsweredWithNothingChosen", "answered(debts)", {{"debts", {}}}, Truth::True},
        TruthCase{"AndBindsTighterThanOr", "true or true and false", {}, Truth::True},
        TruthCase{"ParenthesesBindFirst", "(true or true) and false", {}, Truth::False},
        TruthCase{"NotBindsTightest", "not true or true", {}, Truth::True},
        TruthCase{"SpacesAreFree", "not(opens-post>=1)or\ttrue", {}, Truth::True},
        TruthCase{"NumberFirst", "1 < opens-post", {{"opens-post", {2}}}, Truth::True},
        TruthCase{"ATruthByItself", "in-crisis", {{"in-crisis", {1}}}, Truth::True},
        TruthCase{"ATruthThatIsUnknown", "not in-crisis", {}, Truth::Unknown},
        TruthCase{"OneOfSome", "opens-post in (1, never)", {{"opens-post", {3}}}, Truth::True},
        TruthCase{"NoneOfSome", "opens-post in (1, never)", {{"opens-post", {2}}}, Truth::False},
        TruthCase{"SeveralOneOfSome", "debts in (rent, bank)", {{"debts", {1, 2}}}, Truth::True},
        TruthCase{"UnknownOfSome", "opens-post in (0, 1, 2, never)", {}, Truth::Unknown},
        TruthCase{"MonthBefore", "since < 2026-11", {{"since", {2026 * 12 + 9}}}, Truth::True},
        TruthCase{
            "MonthsBetween", "2026-11 - since >= 12", {{"since", {2025 * 12 + 10}}}, Truth::True},
        TruthCase{"MonthLater", "since + 3 = 2027-01", {{"since", {2026 * 12 + 9}}}, Truth::True},
        TruthCase{"ProductsBindFirst", "1 + 2 * 3 = 7", {}, Truth::True},
        TruthCase{"LeftToRight", "8 - 4 - 2 = 2", {}, Truth::True},
        TruthCase{
            "ByZeroIsUnknown", "1 / (opens-post - 2) > 0", {{"opens-post", {2}}}, Truth::Unknown},
        TruthCase{"BeyondANumberIsUnknown",
                  "share.dont-know * 10 > 0",
                  {{"share.dont-know", {1e308}}},
                  Truth::Unknown},
        TruthCase{"SumOfUnknownIsUnknown",
                  "sum(opens-post, owns-home) >= 0",
                  {{"opens-post", {2}}},
                  Truth::Unknown},
        TruthCase{"Mean",
                  "mean(opens-post, owns-home) = 1.5",
                  {{"opens-post", {2}}, {"owns-home", {1}}},
                  Truth::True},
        TruthCase{"LeastAndMost",
                  "min(3, opens-post) + max(3, opens-post) = 5",
                  {{"opens-post", {2}}},
                  Truth::True},
        TruthCase{"HalvesAwayFromZero", "round(-2.5) = -3", {}, Truth::True},
        TruthCase{"Abs", "abs(opens-post - 3) = 2", {{"opens-post", {1}}}, Truth::True},
        TruthCase{"Negative2", "-(opens-post) = -2", {{"opens-post", {2}}}, Truth::True},
        TruthCase{"HowManyChosen", "chosen(debts) = 2", {{"debts", {0, 2}}}, Truth::True},
        TruthCase{"NoneChosenIsZero", "chosen(debts) = 0", {{"debts", {}}}, Truth::True},
        TruthCase{"ChosenUnknown", "chosen(debts) = 0", {}, Truth::Unknown},
        TruthCase{"AtLeastIsSureEarly",
                  "at-least(1, in-crisis, opens-post = 2)",
                  {{"opens-post", {2}}},
                  Truth::True},
        TruthCase{"AtLeastIsLostEarly",
                  "at-least(2, in-crisis, opens-post = 2)",
                  {{"opens-post", {1}}},
                  Truth::False},
        TruthCase{"AtLeastIsOpen",
                  "at-least(2, in-crisis, opens-post = 2)",
                  {{"opens-post", {2}}},
                  Truth::Unknown},
        TruthCase{"Count",
                  "count(opens-post = 2, owns-home = yes) = 1",
                  {{"opens-post", {2}}, {"owns-home", {1}}},
                  Truth::True},
        TruthCase{"CountOfUnknownIsUnknown",
                  "count(opens-post = 2, in-crisis) >= 1",
                  {{"opens-post", {2}}},
                  Truth::Unknown},
        TruthCase{"IfSo", "if(in-crisis, 1, opens-post) = 1", {{"in-crisis", {1}}}, Truth::True},
        TruthCase{"IfUnknownAndDifferent", "if(in-crisis, 1, 2) > 0", {}, Truth::Unknown},
        TruthCase{"IfUnknownAndTheSame", "if(in-crisis, 1, 1) > 0", {}, Truth::True}),
    [](const auto& test) { return test.param.name; });

struct MistakeCase {
    const char* name;
    const char* text;
    const char* answer;
};

class ConditionMistake : public testing::TestWithParam<MistakeCase> {};

TEST_P(ConditionMistake, IsNamedAndPlaced)
{
    EXPECT_EQ(mistakeIn(GetParam().text), GetParam().answer);
}

INSTANTIATE_TEST_SUITE_P(
    , ConditionMistake,
    testing::Values(
        MistakeCase{"Empty", "",
                    "0: the condition ends where the name of an item is needed. Complete or remove "
                    "the last part."},
        MistakeCase{"EndsInTheMiddle", "opens-post >= 1 and",
                    "19: the condition ends where the name of an item is needed. Complete or "
                    "remove the last part."},
        MistakeCase{"EndsBeforeNumber", "opens-post >=",
                    "13: the condition ends where a number or the id of a category is needed. "
                    "Complete or remove the last part."},
        MistakeCase{"NameAlone", "opens-post",
                    "10: the condition ends where a comparison (= != < <= > >=) with 'opens-post' "
                    "is needed. Complete or remove the last part."},
        MistakeCase{"MisspeltName", "true and open-post = 1",
                    "9: there is no item or other name 'open-post' here. Did you mean "
                    "'opens-post'."},
        MistakeCase{"UnknownName", "colour = 1",
                    "0: there is no item or other name 'colour' here. Use the id of an item that "
                    "can be answered."},
        MistakeCase{"MisspeltNot", "nto true",
                    "0: there is no item or other name 'nto' here. Did you mean 'not'."},
        MistakeCase{"MisspeltCategory", "opens-post = nver",
                    "13: 'opens-post' has no category with the id 'nver'. Did you mean 'never'."},
        MistakeCase{"CategoryWithoutId", "opens-post = always",
                    "13: 'opens-post' has no category with the id 'always'. Give that category "
                    "this id, or use a number."},
        MistakeCase{"CategoryOrdered", "opens-post < never",
                    "13: the id of a category can only be compared with = or !=. Use the "
                    "category's number, counted from 0 as shown."},
        MistakeCase{"CategoryBeyond", "opens-post >= 4",
                    "14: 'opens-post' has no category '4'. Use a whole number from 0 to 3, counted "
                    "as shown."},
        MistakeCase{"CategoryBetween", "opens-post >= 1.5",
                    "14: 'opens-post' has no category '1.5'. Use a whole number from 0 to 3, "
                    "counted as shown."},
        MistakeCase{"CategoryNegative", "opens-post >= -1",
                    "14: 'opens-post' has no category '-1'. Use a whole number from 0 to 3, "
                    "counted as shown."},
        MistakeCase{"SeveralWithNumber", "debts = 1",
                    "8: 'debts' cannot be compared with a number. Compare it with the id of a "
                    "category, with = or !=."},
        MistakeCase{"DoubleEquals", "opens-post == 1",
                    "11: '==' stands where a comparison (= != < <= > >=) with 'opens-post' is "
                    "needed. Write =."},
        MistakeCase{"Ampersands", "true && true",
                    "5: '&&' stands where and, or, or the end is needed. Write and."},
        MistakeCase{"ExclamationMark", "!true",
                    "0: '!' stands where the name of an item is needed. Write not."},
        MistakeCase{"Mathematical", "opens-post ≥ 1",
                    "11: '≥' stands where a comparison (= != < <= > >=) with 'opens-post' is "
                    "needed. Write >=."},
        MistakeCase{"Chained", "opens-post >= 1 >= 0",
                    "16: '>=' stands where and, or, or the end is needed. Compare as in: "
                    "opens-post >= 1 and not owns-home = yes."},
        MistakeCase{"NoOperatorBetween", "true false",
                    "5: 'false' stands where and, or, or the end is needed. Write and or or before "
                    "it."},
        MistakeCase{"MisspeltAnd", "true adn true",
                    "5: 'adn' stands where and, or, or the end is needed. Did you mean 'and'."},
        MistakeCase{"ReservedName", "and = 1",
                    "0: 'and' stands where the name of an item is needed. Complete or remove this "
                    "part."},
        MistakeCase{"NeverClosed", "(true or (false)",
                    "0: this parenthesis is never closed. Write ) where it ends."},
        MistakeCase{"NeverOpened", "true) or false",
                    "4: this parenthesis closes nothing. Remove it or open one before it."},
        MistakeCase{"AnsweredWithout", "answered opens-post",
                    "9: '(' is missing after 'answered'. Write it as in: answered(opens-post)."},
        MistakeCase{"AnsweredNothing", "answered()",
                    "9: answered( ) needs the name of an item. Write it as in: "
                    "answered(opens-post)."},
        MistakeCase{"AnsweredOpen", "answered(opens-post",
                    "19: ')' is missing after 'opens-post'. Close what was opened."},
        MistakeCase{"HalfNumber", "share.dont-know > .5",
                    "18: '.' stands where a number or the id of a category is needed. Compare as "
                    "in: opens-post >= 1 and not owns-home = yes."},
        MistakeCase{"NumberAlone", "opens-post + 1",
                    "14: the condition ends where a comparison (= != < <= > >=) with a number is "
                    "needed. Complete or remove the last part."},
        MistakeCase{"TruthCompared", "in-crisis = true",
                    "12: a condition cannot be compared with a condition. Write a condition by "
                    "itself, or with not."},
        MistakeCase{"MonthWithNumber", "since > 3",
                    "8: a month cannot be compared with a number. Compare things of one kind."},
        MistakeCase{"NoMonth", "since > 2026-13",
                    "8: '2026-13' is no month. Write year and month as in: 2026-11."},
        MistakeCase{"MinusWithoutSpace", "1 = opens-post -1",
                    "15: '-1' stands where a sign or the end is needed. To subtract, write a space "
                    "after the -."},
        MistakeCase{"SumOfSets", "sum(debts) > 1",
                    "4: a set of choices stands where a number is needed. Use numbers and choices "
                    "here; a choice counts as its index, from 0 as shown."},
        MistakeCase{"ChosenOfOne", "chosen(opens-post) > 1",
                    "7: chosen( ) needs an item of which several answers can be chosen. Name an "
                    "item of type several."},
        MistakeCase{"AtLeastHowMany", "at-least(in-crisis, true)",
                    "9: at-least( ) begins with how many: a whole number from 1. Write it as in: "
                    "at-least(2, rent = late, energy = late)."},
        MistakeCase{"AtLeastTooMany", "at-least(2, in-crisis)",
                    "0: of 1 conditions never so many are true. Ask for fewer, or add "
                    "conditions."},
        MistakeCase{"IfOfTwo", "if(in-crisis, 1) = 1",
                    "0: if( ) needs a condition and two values, and is given 2. Give it what it "
                    "needs, with commas between."},
        MistakeCase{"IfMixed", "if(in-crisis, since, 1) = 1",
                    "0: if( ) gives a month or a number. Let both be numbers, conditions or "
                    "months."},
        MistakeCase{"CountOfNumbers", "count(opens-post) = 1",
                    "16: ')' stands where a comparison (= != < <= > >=) with 'opens-post' is "
                    "needed. Compare as in: opens-post >= 1 and not owns-home = yes."},
        MistakeCase{"InWithout", "opens-post in never",
                    "14: '(' is missing after 'in'. Write it as in: answered(opens-post)."},
        MistakeCase{"FunctionOpen", "sum(opens-post, 1",
                    "17: ')' is missing after what 'sum' is given. Close what was opened."},
        MistakeCase{"Script", "system(\"ls\")",
                    "0: there is no item or other name 'system' here. Use the id of an item that "
                    "can be answered."}),
    [](const auto& test) { return test.param.name; });

TEST(ConditionNesting, IsRefusedBeforeTheStackIsSpent)
{
    const std::string deepest = std::string(32, '(') + "true" + std::string(32, ')');
    EXPECT_EQ(mistakeIn(deepest), "read as true");
    EXPECT_EQ(mistakeIn("(" + deepest + ")"),
              "32: the condition is nested more than 32 deep. Split it or make it simpler.");
    std::string nots;
    for (int i = 0; i < 100'000; ++i) nots += "not ";
    EXPECT_EQ(mistakeIn(nots + "true"),
              "128: the condition is nested more than 32 deep. Split it or make it simpler.");
}

TEST(ConditionNesting, OfNegationsIsPrintedAsDeepAsItWas)
{
    std::string negations;
    for (int i = 0; i < 32; ++i) negations += "-";
    const std::string printed = parsed("1 > " + negations + " 1").print();
    EXPECT_EQ(printed, "1 > " + negations + " 1");
    EXPECT_EQ(parsed(printed).print(), printed);
    EXPECT_EQ(parsed("1 > - -(1 + owns-home) * -(-2)").print(), "1 > --(1 + owns-home) * --2");
}

TEST(Condition, MayBeLongWithoutBeingDeep)
{
    std::string text = "opens-post = 0";
    for (int i = 0; i < 20'000; ++i) text += " or opens-post = 1";
    EXPECT_EQ(truth(parsed(text), {{"opens-post", {1}}}), Truth::True);
}

TEST(Condition, NamesEachNameOnceInOrder)
{
    EXPECT_EQ(parsed("debts = rent or not (answered(opens-post) and debts = bank)").names(),
              (std::vector<std::string>{"debts", "opens-post"}));
    EXPECT_TRUE(parsed("true").names().empty());
}

TEST(Condition, PrintsOneFormWithAsFewParenthesesAsItNeeds)
{
    EXPECT_EQ(parsed("((true)or(false or true))and not((opens-post>=1))").print(),
              "(true or false or true) and not opens-post >= 1");
    EXPECT_EQ(parsed("not (true and false) or (true and false)").print(),
              "not (true and false) or true and false");
    EXPECT_EQ(parsed("share.dont-know>000.50").print(), "share.dont-know > 0.5");
    EXPECT_EQ(parsed("not not true").print(), "not not true");
    EXPECT_EQ(parsed("(1-(2 - 3)) * -(opens-post)+ (2*3) >0").print(),
              "(1 - (2 - 3)) * -opens-post + 2 * 3 > 0");
    EXPECT_EQ(parsed("since in(2026-01,2026-02 , 2026-12)").print(),
              "since in (2026-01, 2026-02, 2026-12)");
    EXPECT_EQ(parsed("at-least( 1,(in-crisis), count(true)=1 )").print(),
              "at-least(1, in-crisis, count(true) = 1)");
}

TEST(Expression, HasATypeBeforeAnybodyAnswers)
{
    const auto typeOf = [](const std::string& text) {
        Expression::Mistake mistake;
        const auto expression = Expression::parse(text, std::nullopt, symbols, mistake);
        return expression ? std::optional(expression->type()) : std::nullopt;
    };
    EXPECT_EQ(typeOf("opens-post + 1"), Type::Number);
    EXPECT_EQ(typeOf("opens-post"), Type::Choice);
    EXPECT_EQ(typeOf("debts"), Type::Several);
    EXPECT_EQ(typeOf("since - 2026-01"), Type::Number);
    EXPECT_EQ(typeOf("since + 1"), Type::Month);
    EXPECT_EQ(typeOf("if(in-crisis, 2026-01, since)"), Type::Month);
    EXPECT_EQ(typeOf("opens-post > 1 and in-crisis"), Type::Truth);
}

TEST(Expression, OfAnotherTypeThanIsNeededIsRefused)
{
    Expression::Mistake mistake;
    EXPECT_FALSE(Expression::parse("in-crisis", Type::Number, symbols, mistake));
    EXPECT_EQ(mistake.message, "this is a condition, where a number is needed");
}

std::vector<std::string> reasons(const std::string& text, const Values& values)
{
    std::vector<std::string> lines;
    const auto found = parsed(text).reasons([&](std::string_view name) -> Worth {
        const auto value = values.find(name);
        return value == values.end() ? std::nullopt : std::optional(value->second);
    });
    for (const Condition::Reason& reason : found) {
        lines.push_back(reason.text);
        for (const auto& [name, worth] : reason.names) {
            lines.back() +=
                "; " + name +
                (worth ? " is " + std::to_string(int(worth->front())) : " is not known");
        }
    }
    return lines;
}

TEST(ConditionReasons, AreThePartsThatDecided)
{
    const std::string text = "(opens-post >= 1 and owns-home = yes) or in-crisis";
    const std::vector<std::string> shown = {"opens-post >= 1; opens-post is 2",
                                            "owns-home = yes; owns-home is 0"};
    EXPECT_EQ(reasons(text, {{"opens-post", {2}}, {"owns-home", {0}}}), shown);
    EXPECT_EQ(reasons(text, {{"opens-post", {0}}, {"in-crisis", {0}}}),
              (std::vector<std::string>{"opens-post >= 1; opens-post is 0",
                                        "in-crisis; in-crisis is 0"}));
    EXPECT_EQ(
        reasons(text, {{"owns-home", {1}}, {"in-crisis", {0}}}),
        (std::vector<std::string>{"owns-home = yes; owns-home is 1", "in-crisis; in-crisis is 0"}));
    EXPECT_EQ(reasons("not opens-post = 1", {}),
              (std::vector<std::string>{"opens-post = 1; opens-post is not known"}));
}

}  // namespace
}  // namespace opmaat::engine
