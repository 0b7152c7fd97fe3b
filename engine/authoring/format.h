#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "engine/json/value.h"

namespace opmaat::engine {

// One way to write a file of a pack, so that two versions of it differ only where they differ.

/// The document with its keys in canonical order (key_order.h), Texts as id, the languages in their
/// order, exclusive, and every condition (`showIf`, `when`) as the language prints it. No value,
/// key or element is lost, and lists keep their order.
///
/// @param languages  of the pack, in order; without any, Texts keep their author's order
/// @throws InputError for a condition that is none, with its place in `file`
json::Value inOrder(const json::Value& document, const std::string& file,
                    const std::vector<std::string>& languages);

/// The bytes of a document: two spaces a level, 150 characters a line. What holds no object and
/// fits stands on one line; the document itself never does. Ends with a line break.
std::string layOut(const json::Value& document);

/// Both of the above on a text. The same bytes again when it is formatted already.
/// @throws InputError for what is no JSON, or holds a condition that is none
std::string format(std::string_view text, const std::string& file,
                   const std::vector<std::string>& languages);

/// Where a string is an expression, in every format that has one.
bool isExpression(std::string_view key);

}  // namespace opmaat::engine
