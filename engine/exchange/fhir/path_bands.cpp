#include <algorithm>
#include <limits>

#include "engine/exchange/fhir/path_parser.h"

// What is compared with bounds, and the bands between them.
namespace opmaat::engine::fhir {
namespace {

constexpr double kInfinity = std::numeric_limits<double>::infinity();
constexpr int kMostBands = 256;
constexpr int kParts = 10'000;  // of one expression, with the variables that it names

}  // namespace

PathParser::Part PathParser::known()
{
    Part part = primary();
    if (part.kind != Part::Kind::Value) return part;
    while (next_.is("*") || next_.is("/") || next_.is("+") || next_.is("-")) {
        fail("a comparison; put what is compared into a variable");
    }
    return part;
}

PathParser::Compared PathParser::compared()
{
    Compared all{known(), "", 0.0};
    for (const std::string_view sign : {">=", "<=", ">", "<"}) {
        if (next_.is(sign)) all.sign = sign;
    }
    if (all.sign.empty()) fail("a comparison (< <= > >=)");
    take();
    const Formula bound = factor();
    if (!bound.coefficients.empty()) throw PathMistake{next_.offset, "a bound is no number"};
    all.number = bound.constant;
    return all;
}

Bands PathParser::wholeBands()
{
    Bands all;
    if (next_.is("%questionnaire")) {
        all = choice();
    } else {
        bands(-kInfinity, true, kInfinity, all);
    }
    if (next_.kind != PathToken::Kind::End) fail("the end");
    return all;
}

Bands PathParser::choice()
{
    steps(take());
    if (!takeAll({".", "answerOption", ".", "value", ".", "where", "(", "code", "="})) {
        fail(".answerOption.value.where(code = ...)");
    }
    Bands all;
    bands(-kInfinity, true, kInfinity, all);
    expect(")");
    return all;
}

void PathParser::keepKnown(const Part& known, Bands& all) const
{
    if (known.kind == Part::Kind::Count ||
        (known.kind == Part::Kind::Value && known.value.coefficients.empty())) {
        throw PathMistake{known.offset, "a band is not of a score"};
    }
    const bool isFirst = !all.scored && all.formula == Formula();
    if (isFirst && known.kind == Part::Kind::Reference) all.scored = known.item;
    if (isFirst && known.kind == Part::Kind::Value) all.formula = known.value;
    const bool same =
        known.kind == Part::Kind::Reference ? all.scored == known.item : all.formula == known.value;
    if (!same) throw PathMistake{known.offset, "the bands are of two scores"};
}

/// What remains between two bounds, split by each condition.
void PathParser::bands(double from, bool isFromIncluded, double to, Bands& all)
{
    if (next_.kind == PathToken::Kind::Text) {
        all.parts.push_back({from, isFromIncluded, take().text});
        return;
    }
    if (takeIf("{}")) {
        all.parts.push_back({from, isFromIncluded, ""});
        return;
    }
    if (++depth_ > kMostBands) throw PathMistake{next_.offset, "there are too many bands"};
    if (!takeAll({"iif", "("})) fail("a text between quotes, {} or iif");
    const Compared condition = compared();
    keepKnown(condition.known, all);
    if (!(condition.number > from && condition.number < to)) {
        throw PathMistake{condition.known.offset, "a bound comes after what has no scores left"};
    }
    const bool isAbove = condition.sign == ">=" || condition.sign == ">";
    // >= and < begin the upper part with the bound; > and <= leave it to the lower one.
    const bool included = condition.sign == ">=" || condition.sign == "<";
    expect(",");
    isAbove ? bands(condition.number, included, to, all)
            : bands(from, isFromIncluded, condition.number, all);
    expect(",");
    isAbove ? bands(from, isFromIncluded, condition.number, all)
            : bands(condition.number, included, to, all);
    expect(")");
}

std::variant<Formula, Bands> parsePath(const std::string& expression, const Form& form)
{
    PathParser::Shared shared{kParts, {}};
    PathMistake first;
    try {
        return PathParser(expression, form, shared).wholeScore();
    } catch (const PathMistake& mistake) {
        first = mistake;
    }
    shared.names.clear();
    try {
        Bands bands = PathParser(expression, form, shared).wholeBands();
        if (!bands.scored && bands.formula == Formula()) {
            throw PathMistake{0, "a text alone is no band of a score"};
        }
        std::sort(
            bands.parts.begin(), bands.parts.end(),
            [](const Bands::Part& one, const Bands::Part& other) { return one.from < other.from; });
        return bands;
    } catch (const PathMistake& mistake) {
        const bool areBands = expression.starts_with("%questionnaire") ||
                              expression.starts_with('\'') || mistake.offset > first.offset;
        throw areBands ? mistake : first;
    }
}

}  // namespace opmaat::engine::fhir
