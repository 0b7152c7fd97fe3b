#pragma once

#include <string>
#include <vector>

namespace opmaat::engine {

/// One sentence that the program says in the words of a pack.
struct SentenceForm {
    std::string id;
    std::vector<std::string> placeholders;  ///< which may stand in it, as {name}
};

/// Every sentence that the words.json of a pack must have: with or without a latent model, and with
/// or without forms beside the whole pack. There are no others.
std::vector<SentenceForm> sentencesOf(bool withModel, bool withForms = false);

/// The names between braces in a template, in order; an unclosed brace gives the rest of the text.
std::vector<std::string> placeholdersIn(const std::string& text);

}  // namespace opmaat::engine
