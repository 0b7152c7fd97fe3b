#include "engine/exchange/fhir/enable_when.h"

#include <algorithm>
#include <set>

#include "engine/conditions/simple_tests.h"
#include "engine/exchange/fhir/codes.h"
#include "engine/exchange/fhir/json.h"
#include "engine/exchange/fhir/types.h"

namespace opmaat::engine::fhir {
namespace {

using json::Value;
using Kind = SimpleTest::Kind;

Value exists(const std::string& question, bool answered)
{
    return Value(Value::Object{{"question", text(question)},
                               {"operator", text("exists")},
                               {"answerBoolean", Value(answered)}});
}

bool isAnswerOf(const SimpleTests& tests, Kind kind, const std::string& name)
{
    return std::any_of(tests.tests.begin(), tests.tests.end(), [&](const SimpleTest& test) {
        return test.kind == kind && test.name == name;
    });
}

/// What a `!=` needs beside it, so that no answer is not taken for another answer.
bool canBeSaid(const SimpleTests& tests, const SimpleTest& test)
{
    const bool isUnequal = test.kind == Kind::Compared && test.comparison == Comparison::Unequal;
    return !isUnequal || tests.all || isAnswerOf(tests, Kind::Unanswered, test.name);
}

class Writer {
public:
    Writer(const ModuleSources& sources, const ScaleWeights& weights, const SimpleTests& tests)
        : sources_(sources), weights_(weights), tests_(tests)
    {
    }

    std::optional<Value::Array> written()
    {
        for (const SimpleTest& test : tests_.tests) {
            if (!canBeSaid(tests_, test) || !add(test)) return std::nullopt;
        }
        return std::move(array_);
    }

private:
    bool add(const SimpleTest& test)
    {
        const Pack& pack = sources_.pack();
        const DeclaredScale* scale = pack.findScale(test.name);
        const bool isScore = scale != nullptr && weights_.holds(*scale);
        const bool isComputed = pack.findComputed(test.name) != nullptr;
        if (isComputed || (!isScore && pack.find(test.name) == nullptr)) return false;
        if (test.kind == Kind::Answered || test.kind == Kind::Unanswered) {
            array_.push_back(exists(test.name, test.kind == Kind::Answered));
            return true;
        }
        const bool isUnequal = test.comparison == Comparison::Unequal;
        if (isUnequal && test.kind == Kind::Compared && tests_.all &&
            existing_.insert(test.name).second) {
            array_.push_back(exists(test.name, true));
        }
        Value::Object one = {{"question", text(test.name)},
                             {"operator", text(signOf(test.comparison))}};
        one.push_back(isScore ? std::pair(std::string("answerDecimal"), Value(test.number))
                              : answerTo(test));
        array_.push_back(Value(std::move(one)));
        return true;
    }

    /// As value[x] of a Coding: the items that conditions compare are choices.
    std::pair<std::string, Value> answerTo(const SimpleTest& test) const
    {
        const Pack& pack = sources_.pack();
        const auto index = static_cast<std::size_t>(pack.find(test.name) - pack.items.data());
        const TypeRow& type = typeOf(pack.items[index].type);
        return {"answer" + std::string(type.value),
                codingOf(sources_, index, static_cast<std::size_t>(test.number))};
    }

    const ModuleSources& sources_;
    const ScaleWeights& weights_;
    const SimpleTests& tests_;
    std::set<std::string> existing_;
    Value::Array array_;
};

}  // namespace

std::optional<Value::Object> enableWhenOf(const ModuleSources& sources, const ScaleWeights& weights,
                                          const Item& item)
{
    if (!item.showIf) return Value::Object();
    const std::optional<SimpleTests> tests = simpleTestsOf(*item.showIf);
    if (!tests) return std::nullopt;
    std::optional<Value::Array> written = Writer(sources, weights, *tests).written();
    if (!written) return std::nullopt;
    const bool needsBehavior = written->size() > 1;
    Value::Object members;
    members.emplace_back("enableWhen", Value(*std::move(written)));
    if (needsBehavior) members.emplace_back("enableBehavior", text(tests->all ? "all" : "any"));
    return members;
}

}  // namespace opmaat::engine::fhir
