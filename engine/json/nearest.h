#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace opmaat::engine {

/// Insertions, deletions, substitutions and swaps of neighbours between two words, in bytes
/// (optimal string alignment). Words longer than 64 bytes are compared by their first 64.
int editDistance(std::string_view one, std::string_view other);

/// The known name that `name` was probably meant to be, or "" when none is near: at most one edit
/// for every three bytes. The first of equally near names.
std::string nearest(std::string_view name, const std::vector<std::string>& known);

/// "Did you mean NAME", or `otherwise` when no known name is near. With several that are equally
/// near: "Did you mean NAME or NAME".
std::string didYouMean(std::string_view name, const std::vector<std::string>& known,
                       const std::string& otherwise);

/// The one name that didYouMean() suggested; "" when it suggested none, several, or one so long
/// that it was cut.
std::string suggestionIn(std::string_view fix);

/// `text` between single quotes for a message, cut after 40 bytes and never inside a character.
std::string inQuotes(std::string_view text);

}  // namespace opmaat::engine
