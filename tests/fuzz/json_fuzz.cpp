#include "tests/fuzz/laws.h"
#include "tests/fuzz/planted.h"

namespace {

using namespace opmaat::engine;
using opmaat::fuzz::holds;

/// 1: a text ends at a zero byte. 2: the indented form loses its last bracket below sixteen levels.
std::string written(const json::Value& value, int indent = -1)
{
    std::string text = json::write(value, indent);
    if constexpr (opmaat::fuzz::isPlanted(1)) {
        const std::size_t zero = text.find("\\u0000");
        if (zero != std::string::npos) text.erase(zero, text.find('"', zero) - zero);
    }
    if constexpr (opmaat::fuzz::isPlanted(2)) {
        if (text.find('\n' + std::string(32, ' ')) != std::string::npos) text.pop_back();
    }
    return text;
}

/// The same to whoever reads it: places do not count, and the order of members does.
bool isSame(const json::Value& one, const json::Value& two)
{
    if (one.kind() != two.kind()) return false;
    switch (one.kind()) {
        case json::Value::Kind::Null:
            return true;
        case json::Value::Kind::Boolean:
            return one.boolean() == two.boolean();
        case json::Value::Kind::Number:
            return one.number() == two.number();
        case json::Value::Kind::String:
            return one.text() == two.text();
        case json::Value::Kind::Array:
            return std::equal(one.array().begin(), one.array().end(), two.array().begin(),
                              two.array().end(), isSame);
        default:
            return std::equal(one.object().begin(), one.object().end(), two.object().begin(),
                              two.object().end(), [](const auto& left, const auto& right) {
                                  return left.first == right.first &&
                                         isSame(left.second, right.second);
                              });
    }
}

json::Value readAgain(const std::string& text)
{
    try {
        return json::parse(text, "again", {std::size_t(1) << 30, 32, 200'000});
    } catch (const InputError& error) {
        holds(false, "What was written can be read");
        throw;
    }
}

}  // namespace

// Whatever is read can be written, and reads back as the same; whatever is not is refused with a
// place and a sentence. Anything else is a crash.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    try {
        const json::Value value = json::parse(opmaat::fuzz::textOf(data, size), "fuzz");
        for (const int indent : {-1, 2}) {
            const json::Value again = readAgain(written(value, indent));
            holds(isSame(value, again), "What was written reads back as the same");
            holds(json::write(again) == json::write(value), "Writing again gives the same bytes");
        }
    } catch (const InputError& error) {
        opmaat::fuzz::isHelpful(error, "fuzz");
        holds(error.findings().size() == 1, "The first mistake ends the reading");
    }
    return 0;
}
