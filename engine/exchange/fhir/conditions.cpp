#include "engine/exchange/fhir/conditions.h"

#include <algorithm>
#include <map>
#include <set>

#include "engine/exchange/fhir/loops.h"
#include "engine/json/nearest.h"

namespace opmaat::engine::fhir {
namespace {

using Kind = SimpleTest::Kind;

constexpr const char* kLost = "; the condition was left out, and the question is always asked";

/// Looking for what was meant among all items takes long, so it is done for the first mistakes
/// only.
constexpr int kSuggestions = 20;

std::vector<std::string> linkIdsOf(const Form& form)
{
    std::vector<std::string> ids;
    ids.reserve(form.byLinkId.size());
    for (const auto& [id, index] : form.byLinkId) ids.push_back(id);
    return ids;
}

void reportLoop(const std::vector<std::size_t>& loop, const Form& form)
{
    std::string names;
    for (const std::size_t item : loop) {
        names += (names.empty() ? "'" : ", '") + form.items[item].linkId + "'";
    }
    const Field* place = &form.items[loop.front()].field;
    for (const std::size_t item : loop) {
        if (form.items[item].tests.empty()) continue;
        place = &form.items[item].tests.front().field;
        break;
    }
    place->report("fhir-loop",
                  loop.size() == 1 ? "the condition of " + names + " needs the item itself"
                                   : "the conditions of these items need each other: " + names,
                  "Let each be about items that are asked before");
}

/// One test as tests here, with what is wrong with it.
class TestReader {
public:
    TestReader(std::size_t item, const Form& form, const std::map<std::size_t, ScoreName>& scores)
        : item_(item), form_(form), scores_(scores)
    {
    }

    std::optional<SimpleTest> read(const Test& test);

private:
    std::nullopt_t lose(const Test& test, const std::string& why, const std::string& fix) const
    {
        test.field.report("fhir-condition", why + kLost, fix);
        return std::nullopt;
    }
    std::optional<SimpleTest> ofScore(const Test& test, const ScoreName& score) const;
    std::optional<SimpleTest> ofQuestion(const Test& test, const FormItem& question) const;
    std::optional<std::size_t> optionOf(const Test& test, const FormItem& question) const;

    std::size_t item_;
    const Form& form_;
    const std::map<std::size_t, ScoreName>& scores_;
};

Comparison comparisonFor(const std::string& sign)
{
    static const std::map<std::string, Comparison, std::less<>> kSigns = {
        {"=", Comparison::Equal},   {"!=", Comparison::Unequal},
        {"<", Comparison::Less},    {"<=", Comparison::LessOrEqual},
        {">", Comparison::Greater}, {">=", Comparison::GreaterOrEqual}};
    return kSigns.at(sign);
}

SimpleTest existing(const Test& test, const std::string& name, Type type)
{
    const Kind kind = test.answer->boolean().value_or(true) ? Kind::Answered : Kind::Unanswered;
    return {name, kind, Comparison::Equal, type, 0.0, ""};
}

/// In FHIR `!=` holds of a question without an answer too.
Kind kindOf(const Test& test)
{
    return test.sign == "!=" ? Kind::ComparedOrUnanswered : Kind::Compared;
}

std::optional<SimpleTest> TestReader::read(const Test& test)
{
    if (!test.answer || test.sign.empty()) return std::nullopt;  // said already
    const std::size_t index = form_.byLinkId.at(test.question);
    const FormItem& question = form_.items[index];
    const auto isLater = [&](std::size_t other) { return other >= item_; };
    if (const auto score = scores_.find(index); score != scores_.end()) {
        const auto& items = score->second.items;
        if (std::any_of(items.begin(), items.end(), isLater)) {
            return lose(test, "the score " + inQuotes(test.question) + " is known only later",
                        "Put the item after the last of that score");
        }
        return ofScore(test, score->second);
    }
    if (!question.isAsked()) {
        return lose(test, inQuotes(test.question) + " is not asked here",
                    "See what was found there, or ask it in another way");
    }
    if (isLater(index)) {
        return lose(test, inQuotes(test.question) + " is asked only later",
                    "Put the item after the question that it needs");
    }
    return ofQuestion(test, question);
}

std::optional<SimpleTest> TestReader::ofScore(const Test& test, const ScoreName& score) const
{
    if (test.sign == "exists") return existing(test, score.name, Type::Number);
    const bool isNumber = test.type == "Decimal" || test.type == "Integer";
    const std::optional<double> number = isNumber ? test.answer->number() : std::nullopt;
    if (!number) {
        return lose(test, "a score is compared with a number", "Write answerDecimal");
    }
    return SimpleTest{score.name,   kindOf(test), comparisonFor(test.sign),
                      Type::Number, *number,      ""};
}

std::optional<std::size_t> TestReader::optionOf(const Test& test, const FormItem& question) const
{
    std::string code, system;
    if (test.type == "Coding") {
        Fields coding(*test.answer);
        code = coding.text("code");
        if (const auto given = coding.find("system")) system = given->text().value_or("");
    } else if (test.type == "Boolean") {
        code = test.answer->boolean().value_or(true) ? "yes" : "no";
    } else if (test.type == "String" || test.type == "Date" || test.type == "Time") {
        code = test.answer->text().value_or("");
    } else if (test.type == "Integer") {
        code = json::write(test.answer->value());
    }
    for (std::size_t c = 0; c < question.options.size(); ++c) {
        const Option& option = question.options[c];
        const bool sameSystem = system.empty() || option.system.empty() || system == option.system;
        if (option.code == code && sameSystem) return c;
    }
    return std::nullopt;
}

std::optional<SimpleTest> TestReader::ofQuestion(const Test& test, const FormItem& question) const
{
    const Type type = question.row->ours == ItemType::Several ? Type::Several : Type::Choice;
    if (test.sign == "exists") return existing(test, question.id, type);
    if (test.sign != "=" && test.sign != "!=") {
        return lose(test, "answers of " + inQuotes(test.question) + " have no order in FHIR",
                    "Name the answers with = or !=");
    }
    const std::optional<std::size_t> option = optionOf(test, question);
    if (!option) {
        return lose(test, inQuotes(test.question) + " has no such answer",
                    "Compare it with one of its answers");
    }
    return SimpleTest{question.id,
                      kindOf(test),
                      comparisonFor(test.sign),
                      type,
                      static_cast<double>(*option),
                      question.options[*option].id};
}

/// `exists` beside `!=` says what our != says by itself.
void joinExisting(SimpleTests& tests)
{
    if (!tests.all) return;
    std::set<std::string> unequal;
    std::set<std::string> existing;
    for (const SimpleTest& test : tests.tests) {
        if (test.kind == Kind::Answered) existing.insert(test.name);
        if (test.kind == Kind::ComparedOrUnanswered) unequal.insert(test.name);
    }
    std::erase_if(tests.tests, [&](const SimpleTest& test) {
        return test.kind == Kind::Answered && unequal.contains(test.name);
    });
    for (SimpleTest& test : tests.tests) {
        if (test.kind == Kind::ComparedOrUnanswered && existing.contains(test.name)) {
            test.kind = Kind::Compared;
        }
    }
}

/// In `any`, `not answered(q)` and `q != x` are two tests, and the first counts once.
void splitUnanswered(SimpleTests& tests)
{
    if (tests.all) return;
    std::vector<SimpleTest> split;
    std::set<std::string> said;
    const auto addUnanswered = [&](const SimpleTest& test) {
        if (!said.insert(test.name).second) return;
        split.push_back({test.name, Kind::Unanswered, Comparison::Equal, test.type, 0.0, ""});
    };
    for (SimpleTest& test : tests.tests) {
        if (test.kind == Kind::Unanswered) {
            addUnanswered(test);
            continue;
        }
        if (test.kind == Kind::ComparedOrUnanswered) {
            addUnanswered(test);
            test.kind = Kind::Compared;
        }
        split.push_back(test);
    }
    tests.tests = std::move(split);
}

/// Nothing when one of the tests cannot be said: part of a condition would be another one.
std::optional<SimpleTests> testsOf(const FormItem& asked, TestReader reader)
{
    SimpleTests tests;
    tests.all = asked.all || asked.tests.size() == 1;
    bool whole = true;
    for (const Test& test : asked.tests) {
        if (auto one = reader.read(test)) {
            tests.tests.push_back(*std::move(one));
        } else {
            whole = false;
        }
    }
    if (!whole) return std::nullopt;
    if (tests.all && tests.tests.size() == 1 &&
        tests.tests.front().kind == Kind::ComparedOrUnanswered) {
        tests.all = false;  // prints the same, and is written as it was read
    }
    joinExisting(tests);
    splitUnanswered(tests);
    return tests;
}

}  // namespace

void checkTests(const Form& form)
{
    int suggestions = kSuggestions;
    std::vector<std::vector<std::size_t>> needs(form.items.size());
    for (std::size_t i = 0; i < form.items.size(); ++i) {
        const FormItem& item = form.items[i];
        if (item.parent) needs[i].push_back(*item.parent);
        for (const Test& test : item.tests) {
            const auto found = form.byLinkId.find(test.question);
            if (found != form.byLinkId.end()) {
                needs[i].push_back(found->second);
            } else if (!test.question.empty()) {
                test.field.report(
                    "fhir-reference", "there is no item with the linkId " + inQuotes(test.question),
                    didYouMean(test.question,
                               --suggestions < 0 ? std::vector<std::string>() : linkIdsOf(form),
                               "Name an item of this file"));
            }
        }
    }
    for (const auto& loop : loopsIn(needs)) reportLoop(loop, form);
}

std::string showIfOf(std::size_t item, const Form& form,
                     const std::map<std::size_t, ScoreName>& scores)
{
    std::vector<SimpleTests> every;
    for (std::optional<std::size_t> at = item; at;) {
        const FormItem& asked = form.items[*at];
        if (*at != item && asked.isAsked()) {
            // It has an answer only when it was shown itself, so what it needs is said with it.
            const Type type = asked.row->ours == ItemType::Several ? Type::Several : Type::Choice;
            every.push_back({true, {{asked.id, Kind::Answered, Comparison::Equal, type, 0.0, ""}}});
            break;
        }
        std::optional<SimpleTests> tests = testsOf(asked, TestReader(*at, form, scores));
        if (!tests) return "";
        every.push_back(*std::move(tests));
        at = asked.parent;
    }
    std::reverse(every.begin(), every.end());
    return print(every);
}

}  // namespace opmaat::engine::fhir
