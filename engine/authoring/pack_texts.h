#pragma once

#include <map>
#include <string>
#include <vector>

#include "engine/authoring/pack_documents.h"

namespace opmaat::engine {

/// Who reads a text. Rules on plain words are about what clients read.
enum class Audience { Client, Staff };

/// What a text is to its reader; each has its own room on the screen (budgets in
/// questionnaires/language).
enum class TextKind { Question, Card, Help, Option, Intro, Other };

std::string_view name(TextKind kind);

/// One Text of a pack and where it stands.
struct TextPlace {
    std::string file;  ///< below the folder
    std::string key;   ///< its name, the same after others are added or moved: a pointer in which
                       ///< an element with an id has that id in the place of its index
    std::string pointer;  ///< JSON pointer
    Audience audience = Audience::Staff;
    TextKind kind = TextKind::Other;
    std::string itemType;  ///< of the item it belongs to, as the file says; "" when it has none
    const json::Value* text = nullptr;  ///< the object; belongs to the documents

    /// The words in a language, or nullptr.
    const json::Value* in(const std::string& language) const;
};

/// Every Text of the pack, in the order of its files: an object that has words in a language of the
/// pack. The documents outlive the places.
std::vector<TextPlace> textsOf(const PackDocuments& pack);

/// The words of each text by file and key, in one language.
std::map<std::string, std::string> wordsOf(const PackDocuments& pack, const std::string& language);

/// Whether `key` is no language: what may stand in a Text besides.
bool isOfCategory(const std::string& key);

}  // namespace opmaat::engine
