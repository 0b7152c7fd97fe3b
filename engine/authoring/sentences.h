#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace opmaat::engine {

/// One word of a text: letters, digits and what joins them (hyphen, apostrophe). A placeholder in
/// braces counts as one word, "{}".
struct WordAt {
    std::string lower;       ///< in lower case, as far as Latin letters go
    std::size_t offset = 0;  ///< bytes from the start of the text
    std::size_t length = 0;  ///< in bytes
};

/// The words of every sentence. A sentence ends at . ! ? : or a line break, but not inside a
/// number.
using Sentence = std::vector<WordAt>;
std::vector<Sentence> sentencesIn(std::string_view text);

/// Words to look for, one after the other: "binnen # dagen" (# is any number), "verwerk*" (* is any
/// ending), "eigen schuld".
class Phrase {
public:
    explicit Phrase(const std::string& text);

    /// The first place in a sentence where it stands, as an index of a word; -1 when it does not.
    int findIn(const Sentence& sentence) const;
    const std::string& text() const { return text_; }
    std::size_t words() const { return parts_.size(); }

private:
    std::string text_;
    std::vector<std::string> parts_;
};

/// Characters, not bytes.
std::size_t lengthOf(std::string_view text);

}  // namespace opmaat::engine
