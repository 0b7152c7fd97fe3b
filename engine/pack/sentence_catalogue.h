#pragma once

#include <string>
#include <vector>

namespace opmaat::engine {

/// One sentence that the program says in the words of a pack.
struct SentenceForm {
    std::string id;
    std::vector<std::string> placeholders;  ///< which may stand in it, as {name}
};

/// Every sentence that the words.json of a pack with or without a latent model must have. There are
/// no others.
const std::vector<SentenceForm>& sentencesOf(bool withModel);

/// The names between braces in a template, in order; an unclosed brace gives the rest of the text.
std::vector<std::string> placeholdersIn(const std::string& text);

}  // namespace opmaat::engine
