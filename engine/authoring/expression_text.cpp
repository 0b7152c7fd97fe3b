#include "engine/authoring/expression_text.h"

#include <algorithm>
#include <array>
#include <map>

#include "engine/conditions/tokens.h"

namespace opmaat::engine {
namespace {

constexpr std::size_t kMostCategories = 1000;  // by which an item may be compared with a number

using Types = std::map<std::string, Type, std::less<>>;

std::vector<Token> tokensOf(std::string_view text)
{
    std::vector<Token> tokens;
    for (Token token = tokenAt(text, 0); token.kind != Token::Kind::End;
         token = tokenAt(text, token.offset + token.text.size())) {
        tokens.push_back(token);
    }
    return tokens;
}

bool isComparison(const Token& token)
{
    static constexpr std::array kSigns = {"=", "!=", "<", "<=", ">", ">="};
    return std::any_of(kSigns.begin(), kSigns.end(),
                       [&](const char* sign) { return token.is(sign); });
}

/// The words that a name is compared with, or that stand in a list after it.
std::vector<std::string> comparedWith(const std::vector<Token>& tokens, std::string_view name)
{
    std::vector<std::string> words;
    for (std::size_t i = 0; i + 2 < tokens.size(); ++i) {
        if (!tokens[i].is(name)) continue;
        if (isComparison(tokens[i + 1]) && tokens[i + 2].kind == Token::Kind::Word) {
            words.emplace_back(tokens[i + 2].text);
        }
        for (std::size_t at = i + 3;
             tokens[i + 1].is("in") && at < tokens.size() && !tokens[at - 1].is(")"); ++at) {
            if (tokens[at].kind == Token::Kind::Word) words.emplace_back(tokens[at].text);
        }
    }
    return words;
}

class Guess {
public:
    explicit Guess(std::string_view text) : text_(text), tokens_(tokensOf(text))
    {
        for (const Token& token : tokens_) {
            const bool isName =
                token.kind == Token::Kind::Word && !Expression::isReserved(token.text);
            if (isName) types_.emplace(std::string(token.text), Type::Choice);
        }
    }

    /// Changes one name at a time, as long as that gets the parser further.
    std::optional<Expression> expression(Expression::Mistake& mistake)
    {
        auto found = parse(types_, mistake);
        for (bool further = true; !found && further;) {
            further = false;
            const Types before = types_;
            for (const auto& [name, type] : before) {
                for (const Type other : {Type::Truth, Type::Number, Type::Several, Type::Month}) {
                    Types tried = before;
                    tried[name] = other;
                    Expression::Mistake next;
                    auto parsed = parse(tried, next);
                    if (!parsed && next.offset <= mistake.offset) continue;
                    further = true;
                    types_ = tried;
                    mistake = next;
                    if (parsed) return parsed;
                }
            }
        }
        return found;
    }

private:
    std::optional<Expression> parse(const Types& types, Expression::Mistake& mistake) const
    {
        const auto symbols = [&](std::string_view name) -> std::optional<Expression::Symbol> {
            const auto type = types.find(name);
            if (type == types.end()) return std::nullopt;
            Expression::Symbol symbol{{}, type->second};
            if (type->second == Type::Choice || type->second == Type::Several) {
                symbol.categories = comparedWith(tokens_, name);
            }
            if (!symbol.categories.empty()) symbol.categories.resize(kMostCategories);
            return symbol;
        };
        return Expression::parse(text_, std::nullopt, symbols, mistake);
    }

    std::string_view text_;
    std::vector<Token> tokens_;
    Types types_;
};

}  // namespace

std::string canonicalExpression(std::string_view text, Expression::Mistake& mistake)
{
    const auto expression = Guess(text).expression(mistake);
    return expression ? expression->print() : "";
}

}  // namespace opmaat::engine
