#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace opmaat::engine {

/// Three values: an unknown answer is never false and never 0.
enum class Truth { False, Unknown, True };

/// A condition in the project's own small language (engine/README.md has the grammar):
///
///     opens-post >= 1 and not (owns-home = yes)
///
/// Comparisons (= != < <= > >=) of a name with a number or a category id, `answered(name)`, `and`,
/// `or`, `not`, parentheses, `true`, `false`. Strong Kleene logic (1952): `false and unknown` is
/// false, `true or unknown` is true, everything else with unknown is unknown.
class Condition {
public:
    /// What a name is worth now: one number, or for an item of type several the indexes of all
    /// chosen categories (perhaps none); nullopt when it is not known. `=` holds when any of them
    /// is equal; `!=` is its negation.
    using Lookup = std::function<std::optional<std::vector<double>>(std::string_view name)>;

    /// What a name may be compared with, asked at parse time.
    struct Symbol {
        std::vector<std::string> categories;  ///< ids by index; empty entries have none
        bool numeric = true;                  ///< may be compared with a number
        bool several = false;                 ///< holds a set: only = and != with a category id
    };
    using Symbols = std::function<std::optional<Symbol>(std::string_view name)>;

    /// What is wrong in the text of a condition, and where.
    struct Mistake {
        std::size_t offset = 0;  ///< bytes from the start of the text
        std::string message;     ///< as in Finding
        std::string fix;
    };

    /// Nothing on a mistake, which is then described in `mistake`.
    ///
    /// @param known  names to suggest when one is unknown; what may be used is for `symbols` to say
    static std::optional<Condition> parse(std::string_view text, const Symbols& symbols,
                                          Mistake& mistake,
                                          const std::vector<std::string>& known = {});

    /// Parentheses and `not` may be nested this deep.
    static constexpr int kDepth = 32;

    /// Words of the language, which nothing else may be called.
    static bool isReserved(std::string_view word);

    Truth evaluate(const Lookup& lookup) const;

    /// Names in order of first use, each once.
    std::vector<std::string> names() const;

    /// The one canonical way to print it; parsing that gives the same condition.
    std::string print() const;

    struct Node;

private:
    explicit Condition(std::shared_ptr<const Node> root) : root_(std::move(root)) {}

    std::shared_ptr<const Node> root_;
};

}  // namespace opmaat::engine
