#include "engine/authoring/format.h"

#include <algorithm>

#include "tests/fuzz/laws.h"

namespace {

using namespace opmaat::engine;
using json::Value;
using opmaat::fuzz::holds;

/// The same whatever the order of keys and the spelling of conditions.
Value withoutOrder(const Value& value, bool condition)
{
    if (condition && value.kind() == Value::Kind::String) return {};
    if (value.isArray()) {
        Value::Array array;
        for (const Value& element : value.array()) array.push_back(withoutOrder(element, false));
        return Value(std::move(array));
    }
    if (!value.isObject()) return value;
    Value::Object object;
    for (const auto& [key, member] : value.object()) {
        object.emplace_back(key, withoutOrder(member, isExpression(key)));
    }
    std::sort(object.begin(), object.end(),
              [](const auto& one, const auto& other) { return one.first < other.first; });
    return Value(std::move(object));
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const std::string_view text = opmaat::fuzz::textOf(data, size);
    try {
        const std::string once = format(text, "fuzz", {"nl", "en"});
        holds(format(once, "fuzz", {"nl", "en"}) == once, "Laid out twice is laid out once");
        holds(json::write(withoutOrder(json::parse(once, "fuzz"), false)) ==
                  json::write(withoutOrder(json::parse(text, "fuzz"), false)),
              "No value is lost");
    } catch (const InputError& error) {
        opmaat::fuzz::isHelpful(error, "fuzz");
    }
    return 0;
}
