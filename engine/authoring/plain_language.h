#pragma once

#include <map>
#include <string>
#include <utility>
#include <vector>

#include "engine/authoring/sentences.h"
#include "engine/json/finding.h"

namespace opmaat::engine {

/// What plain words are in one language: data that a writer keeps, `opmaat.language/1`.
struct PlainLanguage {
    /// Words to look for, each with what can be written in its place ("" when that depends).
    using WordList = std::vector<std::pair<Phrase, std::string>>;

    std::string language;
    int sentenceWords = 0;               ///< most words in a sentence for a client
    int questionWords = 0;               ///< most words in a question
    std::map<std::string, int> budgets;  ///< most characters: by KIND of text, or by KIND.ITEMTYPE
    WordList hard, jargon;
    std::vector<Phrase> negations, doubles, durations, judgements;
};

using PlainLanguages = std::map<std::string, PlainLanguage>;

/// Every *.json of a folder, by language. @throws InputError with all that is wrong in them
PlainLanguages readPlainLanguages(const std::string& folder);

/// The folder `language` beside a pack; "" when there is none.
std::string languageFolderOf(const std::string& pack);

}  // namespace opmaat::engine
