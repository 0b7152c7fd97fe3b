#include "engine/exchange/fhir/path.h"

#include <algorithm>
#include <cmath>

#include "engine/exchange/fhir/path_parser.h"
#include "engine/json/nearest.h"

namespace opmaat::engine::fhir {
namespace {

constexpr int kDepth = 32;  // of parentheses, and of variables

bool hasWeights(const FormItem& item)
{
    return item.isAsked() && item.row->ours == ItemType::Choice && !item.options.empty() &&
           std::all_of(item.options.begin(), item.options.end(),
                       [](const Option& option) { return option.weight || option.ordinal; });
}

Formula added(Formula left, const Formula& right, double sign, std::size_t offset)
{
    const bool mixed =
        left.isMean != right.isMean && !left.coefficients.empty() && !right.coefficients.empty();
    if (mixed) throw PathMistake{offset, "a sum and a mean are added"};
    for (const std::size_t item : right.order) {
        const auto [known, isNew] = left.coefficients.emplace(item, 0.0);
        known->second += sign * right.coefficients.at(item);
        if (isNew) left.order.push_back(item);
    }
    left.constant += sign * right.constant;
    left.isMean = left.isMean || right.isMean;
    return left;
}

Formula scaled(Formula value, double factor)
{
    for (auto& [item, coefficient] : value.coefficients) coefficient *= factor;
    value.constant = value.constant * factor + 0.0;  // and never -0
    return value;
}

/// `avg() * N`: only in this order, so that a mean that counts N times can be said too.
bool isMeanTimesItsItems(const Formula& mean, double factor)
{
    const auto count = static_cast<double>(mean.coefficients.size());
    return mean.isMean && mean.constant == 0.0 && factor == count &&
           std::all_of(mean.coefficients.begin(), mean.coefficients.end(),
                       [&](const auto& one) { return one.second == 1.0 / count; });
}

}  // namespace

PathParser::PathParser(std::string expression, const Form& form, Shared& shared)
    : expression_(std::move(expression)),
      form_(form),
      shared_(shared),
      next_(pathTokenAt(expression_, 0))
{
}

PathToken PathParser::take()
{
    PathToken token = next_;
    next_ = pathTokenAt(expression_, token.end);
    return token;
}

bool PathParser::takeIf(std::string_view text)
{
    const bool found = next_.is(text);
    if (found) take();
    return found;
}

/// The tokens after each other, or none of them.
bool PathParser::takeAll(std::initializer_list<std::string_view> texts)
{
    PathToken at = next_;
    for (const std::string_view text : texts) {
        if (!at.is(text)) return false;
        at = pathTokenAt(expression_, at.end);
    }
    next_ = at;
    return true;
}

void PathParser::expect(std::string_view text)
{
    if (!takeIf(text)) fail(inQuotes(text));
}

void PathParser::fail(const std::string& expected) const
{
    throw PathMistake{next_.offset, (next_.kind == PathToken::Kind::End
                                         ? "it ends where "
                                         : inQuotes(next_.text) + " stands where ") +
                                        expected + " is understood"};
}

Formula PathParser::wholeScore()
{
    Formula formula = guarded();
    if (next_.kind != PathToken::Kind::End) fail("the end");
    return formula;
}

Formula PathParser::guarded()
{
    if (!takeAll({"iif", "("})) return value();
    const Compared condition = compared();
    const bool fits = condition.known.kind == Part::Kind::Count &&
                      (condition.sign == ">=" || condition.sign == ">");
    if (!fits) throw PathMistake{condition.known.offset, "only a number of answers can be asked"};
    expect(",");
    Formula formula = value();
    expect(",");
    expect("{}");
    expect(")");
    const double least = condition.sign == ">" ? condition.number + 1.0 : condition.number;
    formula.minimum = static_cast<int>(std::clamp(least, 0.0, 1e6));
    return formula;
}

Formula PathParser::value()
{
    Formula sum = product();
    while (next_.is("+") || next_.is("-")) {
        const PathToken sign = take();
        sum = added(std::move(sum), product(), sign.is("+") ? 1.0 : -1.0, sign.offset);
    }
    return sum;
}

Formula PathParser::product()
{
    Formula left = factor();
    while (next_.is("*") || next_.is("/")) {
        const PathToken sign = take();
        const Formula right = factor();
        if (sign.is("/")) {
            if (!right.coefficients.empty() || right.constant == 0.0) {
                throw PathMistake{sign.offset, "it is divided by what is no number but 0"};
            }
            left = scaled(std::move(left), 1.0 / right.constant);
        } else if (right.coefficients.empty()) {
            left.isFilledIn = left.isFilledIn || isMeanTimesItsItems(left, right.constant);
            left = scaled(std::move(left), right.constant);
        } else if (left.coefficients.empty()) {
            left = scaled(right, left.constant);
        } else {
            throw PathMistake{sign.offset, "two sums are multiplied"};
        }
    }
    return left;
}

Formula PathParser::factor()
{
    const Part part = primary();
    if (part.kind != Part::Kind::Value) {
        throw PathMistake{part.offset, "neither a number nor weights stand where they are added"};
    }
    return part.value;
}

PathParser::Part PathParser::primary()
{
    const PathToken token = next_;
    if (++depth_ > kDepth) throw PathMistake{token.offset, "it is nested more than 32 deep"};
    if (--shared_.budget < 0) throw PathMistake{token.offset, "it is too long, with its variables"};
    Part part;
    part.offset = token.offset;
    if (token.kind == PathToken::Kind::Number) {
        part.value.constant = take().number;
    } else if (takeIf("-")) {
        part.value = scaled(factor(), -1.0);
    } else if (takeIf("(")) {
        part.value = value();
        expect(")");
    } else if (takeIf("%resource")) {
        part = answers(steps(token));
    } else if (token.kind == PathToken::Kind::Name && token.text.front() == '%') {
        part = variable(take());
    } else {
        fail("a number, a variable or %resource");
    }
    --depth_;
    return part;
}

PathParser::Part PathParser::variable(const PathToken& name)
{
    const auto found = form_.variables.find(name.text.substr(1));
    if (found == form_.variables.end()) {
        throw PathMistake{name.offset, "there is no variable " + inQuotes(name.text)};
    }
    auto& names = shared_.names;
    if (std::find(names.begin(), names.end(), name.text) != names.end()) {
        throw PathMistake{name.offset, "the variable " + inQuotes(name.text) + " needs itself"};
    }
    if (std::ssize(names) >= kDepth)
        throw PathMistake{name.offset, "it is nested more than 32 deep"};
    names.push_back(name.text);
    Part part;
    part.offset = name.offset;
    try {
        part.value = PathParser(found->second.text().value_or(""), form_, shared_).wholeScore();
    } catch (const PathMistake& mistake) {
        throw PathMistake{name.offset, mistake.message + " (in " + inQuotes(name.text) + ")"};
    }
    names.pop_back();
    return part;
}

PathParser::Part PathParser::answers(Found found)
{
    if (!takeAll({".", "answer"})) fail(".answer");
    while (takeAll({".", "item"})) {
        below(found, false);
        if (next_.is(".") && pathTokenAt(expression_, next_.end).is("where")) {
            take();
            step(found);
        }
        if (!takeAll({".", "answer"})) fail(".answer");
    }
    const bool hasValue = takeAll({".", "value"}) || takeAll({".", "valueCoding"}) ||
                          takeAll({".", "valueDecimal"}) || takeAll({".", "valueInteger"});
    Part part;
    part.offset = found.offset;
    if (takeAll({".", "count", "(", ")"})) {
        part.kind = Part::Kind::Count;
        return part;
    }
    const bool isWeight = takeAll({".", "weight", "(", ")"}) ||
                          takeAll({".", "ordinal", "(", ")"}) ||
                          takeAll({".", "ordinalValue", "(", ")"});
    if (isWeight) {
        part.value = weights(found);
        return part;
    }
    if (!hasValue) fail(".value, .weight() or .count()");
    takeAll({".", "first", "(", ")"});
    if (found.items.size() != 1 || !form_.items[found.items.front()].isCalculated()) {
        throw PathMistake{found.offset, "the value of an answer is no weight"};
    }
    part.kind = Part::Kind::Reference;
    part.item = found.items.front();
    return part;
}

Formula PathParser::weights(const Found& found)
{
    const bool isMean = takeAll({".", "avg", "(", ")"});
    const bool isSum = isMean || takeAll({".", "sum", "(", ")"}) ||
                       takeAll({".", "aggregate", "(", "$this", "+", "$total", ",", "0", ")"}) ||
                       takeAll({".", "aggregate", "(", "$total", "+", "$this", ",", "0", ")"});
    Formula formula;
    formula.isMean = isMean;
    std::vector<std::size_t> items;
    for (const std::size_t item : found.items) {
        if (hasWeights(form_.items[item])) {
            items.push_back(item);
        } else if (found.isNamed && !form_.items[item].isGroup()) {
            throw PathMistake{found.offset,
                              inQuotes(form_.items[item].linkId) +
                                  " has not a weight for each answer, or is not asked here"};
        }
    }
    if (items.empty()) throw PathMistake{found.offset, "no item that it names has weights"};
    if (!isSum && items.size() > 1) {
        throw PathMistake{found.offset, "several weights are neither added nor averaged"};
    }
    formula.order = items;
    for (const std::size_t item : items) {
        formula.coefficients[item] = isMean ? 1.0 / static_cast<double>(items.size()) : 1.0;
    }
    return formula;
}

}  // namespace opmaat::engine::fhir
