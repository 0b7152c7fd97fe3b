#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace opmaat::engine {

/// What an expression is about. Every name and every part of an expression has one, known before
/// anybody answers.
enum class Type {
    Truth,    ///< true or false
    Number,   ///< a double, always finite
    Choice,   ///< one category; where a number is needed, its index as shown, from 0
    Several,  ///< any number of categories, perhaps none
    Month,    ///< months since year 0
    Opaque    ///< an order, pairs or words: only whether it is answered can be asked
};

/// What something is worth now: one number (of a truth 0 or 1), for Several the indexes of all
/// chosen categories, for Opaque whatever its item makes of it; nullopt when it is not known.
using Worth = std::optional<std::vector<double>>;

struct Node;

/// An expression in the project's own small language, which engine/README.md describes: conditions
/// (`opens-post >= 1 and not owns-home = yes`) and computed values (`sum(rent, energy) / 12`).
///
/// There are no loops and nothing can fail: what cannot be computed is unknown. An unknown answer
/// is never false and never 0; `and`, `or` and `not` follow Kleene's strong logic (1952).
class Expression {
public:
    using Lookup = std::function<Worth(std::string_view name)>;

    /// What a name stands for, asked at parse time.
    struct Symbol {
        std::vector<std::string> categories = {};  ///< ids by index; empty entries have none
        Type type = Type::Number;
    };
    using Symbols = std::function<std::optional<Symbol>(std::string_view name)>;

    /// What is wrong in a text, and where.
    struct Mistake {
        std::size_t offset = 0;  ///< bytes from the start of the text
        std::string message;     ///< as in Finding
        std::string fix;
    };

    /// Nothing on a mistake, which is then described in `mistake`.
    ///
    /// @param expected  the type it must have; nullopt: any
    /// @param known  names to suggest when one is unknown; what may be used is for `symbols` to say
    static std::optional<Expression> parse(std::string_view text, std::optional<Type> expected,
                                           const Symbols& symbols, Mistake& mistake,
                                           const std::vector<std::string>& known = {});

    /// Parentheses, functions and `not` may be nested this deep.
    static constexpr int kDepth = 32;

    /// Words of the language, which nothing else may be called.
    static bool isReserved(std::string_view word);

    Type type() const;
    Worth evaluate(const Lookup& lookup) const;

    /// Names in order of first use, each once.
    std::vector<std::string> names() const;

    /// The one canonical way to print it; parsing that gives the same expression.
    std::string print() const;

    const Node& root() const { return *root_; }  ///< for engine/conditions alone

private:
    explicit Expression(std::shared_ptr<const Node> root) : root_(std::move(root)) {}

    std::shared_ptr<const Node> root_;
};

}  // namespace opmaat::engine
