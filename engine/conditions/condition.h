#pragma once

#include "engine/conditions/expression.h"

namespace opmaat::engine {

/// Three values: an unknown answer is never false and never 0.
enum class Truth { False, Unknown, True };

/// An expression that is true, false or unknown.
class Condition {
public:
    using Lookup = Expression::Lookup;
    using Symbol = Expression::Symbol;
    using Symbols = Expression::Symbols;
    using Mistake = Expression::Mistake;

    /// As Expression::parse().
    static std::optional<Condition> parse(std::string_view text, const Symbols& symbols,
                                          Mistake& mistake,
                                          const std::vector<std::string>& known = {});

    Truth evaluate(const Lookup& lookup) const;

    /// Why it is worth what it is worth: the parts that decided, each as it is printed, with what
    /// its names were worth. Of `a and b` that is false these are the false ones.
    struct Reason {
        std::string text;  ///< "opens-post >= 1"
        Truth truth = Truth::Unknown;
        std::vector<std::pair<std::string, Worth>> names;  ///< in order of use

        bool operator==(const Reason&) const = default;
    };
    std::vector<Reason> reasons(const Lookup& lookup) const;

    std::vector<std::string> names() const { return expression_.names(); }
    std::string print() const { return expression_.print(); }
    const Expression& expression() const { return expression_; }

private:
    explicit Condition(Expression expression) : expression_(std::move(expression)) {}

    Expression expression_;
};

}  // namespace opmaat::engine
