#pragma once

#include <map>
#include <stdexcept>

#include "engine/conditions/condition.h"

namespace opmaat::engine {

/// opens-post has four categories, the last with the id "never"; debts is of type several.
inline std::optional<Condition::Symbol> symbols(std::string_view name)
{
    if (name == "opens-post") return Condition::Symbol{{"", "", "", "never"}, Type::Choice};
    if (name == "owns-home") return Condition::Symbol{{"yes", "no"}, Type::Choice};
    if (name == "debts") return Condition::Symbol{{"rent", "energy", "bank"}, Type::Several};
    if (name == "share.dont-know") return Condition::Symbol{};
    if (name == "since") return Condition::Symbol{{}, Type::Month};
    if (name == "in-crisis") return Condition::Symbol{{}, Type::Truth};
    return std::nullopt;
}

inline const std::vector<std::string> kKnown = {"opens-post",      "owns-home", "debts",
                                                "share.dont-know", "since",     "in-crisis"};

inline Condition parsed(const std::string& text)
{
    Condition::Mistake mistake;
    const auto condition = Condition::parse(text, symbols, mistake, kKnown);
    if (!condition) throw std::invalid_argument(text + ": " + mistake.message);
    return *condition;
}

using Values = std::map<std::string, std::vector<double>, std::less<>>;

inline Truth truth(const Condition& condition, const Values& values)
{
    return condition.evaluate([&](std::string_view name) -> std::optional<std::vector<double>> {
        const auto found = values.find(name);
        return found == values.end() ? std::nullopt : std::optional(found->second);
    });
}

}  // namespace opmaat::engine
