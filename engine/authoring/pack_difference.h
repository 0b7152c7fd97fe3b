#pragma once

#include <optional>
#include <string>
#include <vector>

#include "engine/authoring/pack_documents.h"

namespace opmaat::engine {

/// Words that differ; empty where there were or are none.
struct TextChange {
    std::string file, key, language;  ///< key as in TextPlace
    std::string before, after;
};

/// Anything else that differs: a number, a condition, an item that came or went.
struct ValueChange {
    std::string file, key;
    std::optional<json::Value> before, after;  ///< nothing where there was or is none
    bool order = false;                        ///< the same elements in another order: their ids
};

/// What an author changed between two versions of a pack, file by file.
struct PackDifference {
    std::vector<TextChange> texts;
    std::vector<ValueChange> values;
};

/// Compares every JSON file. Elements with an id are compared by it, so that one that moved or came
/// in between does not make all that follow differ; white space and the order of keys count
/// nothing.
PackDifference differenceOf(const PackDocuments& before, const PackDocuments& after);

/// A value on one line, cut after 60 characters; "nothing" for none.
std::string brief(const std::optional<json::Value>& value);

}  // namespace opmaat::engine
