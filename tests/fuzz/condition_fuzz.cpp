#include <cstdint>
#include <cstdlib>

#include "engine/conditions/condition.h"

namespace {

using opmaat::engine::Condition;
using opmaat::engine::Type;

/// Names of one letter are items, so that random bytes meet them: a to m choices, n to z sets.
std::optional<Condition::Symbol> symbols(std::string_view name)
{
    if (name.size() != 1) return std::nullopt;
    if (name[0] == 'k') return Condition::Symbol{};
    if (name[0] == 'l') return Condition::Symbol{{}, Type::Month};
    if (name[0] == 'm') return Condition::Symbol{{}, Type::Truth};
    return Condition::Symbol{{"x", "yes", "", "y"}, name[0] > 'm' ? Type::Several : Type::Choice};
}

std::optional<std::vector<double>> values(std::string_view name)
{
    if (name[0] % 3 == 0) return std::nullopt;
    return std::vector<double>(name[0] > 'm' ? name[0] % 2u : 1u, name[0] % 4);
}

}  // namespace

// Whatever is read prints in one form, which reads back as the same and is as true.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const std::string text(reinterpret_cast<const char*>(data), size);
    Condition::Mistake mistake;
    const auto condition = Condition::parse(text, symbols, mistake, {"a", "b", "opens-post"});
    if (!condition) {
        if (mistake.offset > size || mistake.message.empty() || mistake.fix.empty()) std::abort();
        return 0;
    }
    const std::string printed = condition->print();
    const auto again = Condition::parse(printed, symbols, mistake);
    if (!again || again->print() != printed || again->names() != condition->names()) std::abort();
    if (again->evaluate(values) != condition->evaluate(values)) std::abort();
    return 0;
}
