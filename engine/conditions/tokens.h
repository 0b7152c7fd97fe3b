#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace opmaat::engine {

/// One word, number, month or sign of an expression.
struct Token {
    enum class Kind { Word, Number, Month, Sign, End };

    Kind kind = Kind::End;
    std::size_t offset = 0;  ///< bytes from the start of the condition
    std::string_view text;   ///< empty at the end

    bool is(std::string_view other) const { return kind != Kind::End && text == other; }
};

/// The token at or after `offset`. A month is 2026-11; a - between spaces is a sign, and one within
/// a word part of it. Other signs are = != < <= > >= ( ) , + * / or whatever else stands there: the
/// longest run of punctuation, so that "&&" can be named in a message.
Token tokenAt(std::string_view text, std::size_t offset);

/// The words with a meaning of their own.
const std::vector<std::string>& reservedWords();

/// How this language writes a sign of other languages, "=" for "=="; "" when it has none.
std::string_view ownSignFor(std::string_view sign);

}  // namespace opmaat::engine
