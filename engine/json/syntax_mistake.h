#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace opmaat::engine::json {

/// What an author got wrong in the grammar of JSON, in the author's words.
struct SyntaxMistake {
    std::size_t offset = 0;  ///< of the byte it is about
    std::string rule;
    std::string message;
    std::string fix;
};

/// Where the parser stood when it gave up.
struct ParserState {
    std::size_t accepted = 0;  ///< offset after the last token that was right
    std::size_t failed = 0;    ///< offset of the last byte it looked at; text.size() at the end
    bool complete = false;     ///< the document was already complete
    bool expectsKey = false;   ///< in an object, and no key has been read
};

/// Says what is wrong. Never uses the parser's own words, so that another parser gives the same.
SyntaxMistake explainSyntax(std::string_view text, const ParserState& state);

}  // namespace opmaat::engine::json
