#include "engine/assessment/change_json.h"

namespace opmaat::engine {
namespace {

using json::Value;

Value text(std::string_view words)
{
    return Value(std::string(words));
}

Value idOrNull(const std::string& id)
{
    return id.empty() ? Value() : text(id);
}

Value axisValue(const AxisComparison& axis)
{
    return Value(
        Value::Object{{"before", Value(axis.before)},
                      {"now", Value(axis.now)},
                      {"change", Value(axis.change)},
                      {"se", Value(axis.se)},
                      {"interval90", Value(Value::Array{Value(axis.low90), Value(axis.high90)})},
                      {"chance", Value(axis.chance)},
                      {"verdict", text(axis.verdict)},
                      {"text", text(axis.text)}});
}

Value profileValue(const MeasuredChange& comparison)
{
    Value::Object probabilities;
    for (const ShiftedProfile& one : comparison.profiles)
        probabilities.emplace_back(one.id, Value(Value::Array{Value(one.before), Value(one.now)}));
    return Value(Value::Object{{"before", idOrNull(comparison.profileBefore)},
                               {"now", idOrNull(comparison.profileNow)},
                               {"text", text(comparison.profileText)},
                               {"probabilities", Value(std::move(probabilities))}});
}

}  // namespace

Value changeValue(const MeasuredChange& comparison)
{
    Value::Object fields{{"refusal", text(name(comparison.refusal))}};
    if (comparison.refusal != Incomparable::None) {
        fields.emplace_back("why", text(comparison.why));
        return Value(std::move(fields));
    }
    Value::Object axes;
    for (const AxisComparison& axis : comparison.axes) axes.emplace_back(axis.id, axisValue(axis));
    fields.emplace_back("axes", Value(std::move(axes)));
    fields.emplace_back("profile", profileValue(comparison));
    return Value(std::move(fields));
}

}  // namespace opmaat::engine
