#pragma once

#include <optional>
#include <string>
#include <vector>

#include "engine/authoring/plain_language.h"

namespace opmaat::engine {

/// One change that a machine may make: it takes away no words and moves no number.
struct Mending {
    std::string file;
    int line = 0;  ///< in the file as it was just before
    int column = 0;
    std::string rule;
    std::string what;  ///< what was changed, as a sentence without full stop
};

/// Changes what is mechanical in a pack and leaves every other byte as it is, until nothing of the
/// kind is found any more:
/// - a misspelt key, or one of a few allowed values, with one clear suggestion (`field-unknown`,
///   `sentence-unknown`, `field-value`);
/// - what says nothing: an unused response set (`responses-unused`), keying of an item that is not
///   scored (`item-unscored`), the second of two equal members (`json-duplicate-key`), a language
///   or module that is named twice in pack.json (`id-duplicate`);
/// - marks and spaces: a byte order mark (`json-encoding`), a comma before a closing bracket
///   (`json-syntax`), spaces around and within texts (`text-spaces`), the last line break
///   (`file-end`).
/// Files are replaced at once each. @throws InputError when one cannot be written
std::vector<Mending> mendPack(const std::string& folder, const PlainLanguages& languages);

/// The rules of which some findings can be mended.
const std::vector<std::string>& mendableRules();

/// A change of some bytes of a file.
struct Edit {
    std::size_t begin = 0, end = 0;  ///< of what is replaced
    std::string by;
    std::string what;
};

/// What would mend a finding in these bytes of its file; nothing when a person must decide.
std::optional<Edit> editFor(const Finding& finding, std::string_view bytes);

}  // namespace opmaat::engine
