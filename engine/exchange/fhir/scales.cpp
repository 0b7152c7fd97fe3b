#include "engine/exchange/fhir/scales.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

#include "engine/exchange/fhir/json.h"
#include "engine/exchange/fhir/names.h"

namespace opmaat::engine::fhir {
namespace {

using json::Value;

/// FHIRPath has no exponents.
std::string decimal(double number)
{
    std::array<char, 400> digits{};
    const auto result = std::to_chars(digits.data(), digits.data() + digits.size(), number,
                                      std::chars_format::fixed);
    return {digits.data(), result.ptr};
}

std::string plus(double number)
{
    if (number == 0.0) return "";
    return (number < 0.0 ? " - " : " + ") + decimal(std::abs(number));
}

std::string times(double number)
{
    return number == 1.0 ? "" : " * " + decimal(number);
}

std::string linkIdOf(const DeclaredScale& scale)
{
    return "scale." + scale.id;
}

/// The answers to the items of a scale, in FHIRPath. Ids need no escapes.
std::string answersTo(const Pack& pack, const DeclaredScale& scale)
{
    std::string ids;
    for (const std::size_t item : scale.items) {
        ids += (ids.empty() ? "'" : " | '") + pack.items[item].id + "'";
    }
    const std::string test = scale.items.size() == 1 ? " = " + ids : " in (" + ids + ")";
    return "%resource.descendants().where(linkId" + test + ").answer";
}

std::string scoreExpression(const Pack& pack, const DeclaredScale& scale)
{
    const auto count = static_cast<int>(scale.items.size());
    const bool prorates = scale.rule.minimumAnswered < count && canProrate(scale);
    const bool isMean = scale.rule.score == scoring::SumScale::Score::Mean;
    const std::string answers = answersTo(pack, scale);
    const double multiply = scale.rule.multiply;
    // A mean times its number of items would be a sum.
    std::string value = isMean && multiply != 1.0 ? decimal(multiply) + " * " : "";
    value += answers + ".value.weight()" + (isMean || prorates ? ".avg()" : ".sum()");
    if (!isMean) value += times(prorates ? count : 1.0) + times(multiply);
    value += plus(scale.rule.add);
    const int needed = prorates ? scale.rule.minimumAnswered : count;
    return "iif(" + answers + ".count() >= " + std::to_string(needed) + ", " + value + ", {})";
}

/// From the highest band down, so that no score gives no band.
std::string bandExpression(const DeclaredScale& scale)
{
    const std::string score =
        "%resource.descendants().where(linkId = '" + linkIdOf(scale) + "').answer.value";
    std::string code = "{}";
    for (std::size_t i = 0; i < scale.bands.size(); ++i) {
        const double from = scale.bands[i].from;
        std::string part = "iif(" + score + " >= ";
        part.append(from < 0.0 ? "-" : "").append(decimal(std::abs(from)));
        part.append(", '").append(std::to_string(i)).append("', ").append(code).append(")");
        code = std::move(part);
    }
    return "%questionnaire.descendants().where(linkId = '" + linkIdOf(scale) +
           ".band').answerOption.value.where(code = " + code + ")";
}

Value::Array hiddenAnd(Value calculated)
{
    return {extension(kHidden, "valueBoolean", Value(true)), std::move(calculated)};
}

Value bandItem(const Pack& pack, const DeclaredScale& scale)
{
    Value::Object item;
    addList(item, "extension", hiddenAnd(expressionExtension(kCalculated, bandExpression(scale))));
    item.emplace_back("linkId", text(linkIdOf(scale) + ".band"));
    addText(item, "text", scale.title, pack.languages);
    item.emplace_back("type", text("choice"));
    item.emplace_back("readOnly", Value(true));
    Value::Array options;
    for (std::size_t i = 0; i < scale.bands.size(); ++i) {
        Value::Object option = {{"code", text(std::to_string(i))}};
        addText(option, "display", scale.bands[i].text, pack.languages);
        options.push_back(Value(Value::Object{{"valueCoding", Value(std::move(option))}}));
    }
    addList(item, "answerOption", std::move(options));
    return Value(std::move(item));
}

}  // namespace

ScaleWeights::ScaleWeights(const Pack& pack) : pack_(&pack)
{
    for (const DeclaredScale& scale : pack.scales) {
        bool fits = true;
        for (std::size_t i = 0; i < scale.items.size(); ++i) {
            const auto known = reversed_.find(scale.items[i]);
            fits =
                fits && (known == reversed_.end() || known->second == scale.rule.items[i].reversed);
        }
        if (!fits) continue;
        held_.push_back(&scale);
        for (std::size_t i = 0; i < scale.items.size(); ++i) {
            reversed_.emplace(scale.items[i], scale.rule.items[i].reversed);
        }
    }
}

bool ScaleWeights::holds(const DeclaredScale& scale) const
{
    return std::find(held_.begin(), held_.end(), &scale) != held_.end();
}

bool ScaleWeights::areReversed(std::size_t item) const
{
    const auto known = reversed_.find(item);
    return known != reversed_.end() && known->second;
}

std::vector<int> ScaleWeights::weights(std::size_t item) const
{
    std::vector<int> weights;
    if (!reversed_.contains(item)) return weights;
    const auto count = static_cast<int>(pack_->items[item].categories.size());
    for (int c = 0; c < count; ++c) weights.push_back(areReversed(item) ? count - 1 - c : c);
    return weights;
}

bool canProrate(const DeclaredScale& scale)
{
    return std::all_of(scale.rule.items.begin(), scale.rule.items.end(),
                       [&](const scoring::SumItem& item) {
                           return item.categories == scale.rule.items.front().categories;
                       });
}

Value scaleItem(const Pack& pack, const DeclaredScale& scale)
{
    Value::Array extensions =
        hiddenAnd(expressionExtension(kCalculated, scoreExpression(pack, scale)));
    extensions.push_back(extension(kScaleSource, "valueString", text(scale.source)));
    if (scale.rule.standardError > 0.0) {
        extensions.push_back(
            extension(kStandardError, "valueDecimal", Value(scale.rule.standardError)));
    }
    if (scale.rule.minimumAnswered < static_cast<int>(scale.items.size()) && !canProrate(scale)) {
        extensions.push_back(extension(kMinimumAnswered, "valueInteger",
                                       Value(static_cast<double>(scale.rule.minimumAnswered))));
    }
    Value::Object item;
    addList(item, "extension", std::move(extensions));
    item.emplace_back("linkId", text(linkIdOf(scale)));
    addText(item, "text", scale.title, pack.languages);
    item.emplace_back("type", text("decimal"));
    item.emplace_back("readOnly", Value(true));
    if (!scale.bands.empty()) addList(item, "item", {bandItem(pack, scale)});
    return Value(std::move(item));
}

}  // namespace opmaat::engine::fhir
