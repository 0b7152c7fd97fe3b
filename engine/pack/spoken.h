#pragma once

#include <cstddef>
#include <string>

namespace opmaat::engine {

// Numbers as people read them, in the language of the words around them.

/// "1,25" in Dutch, "1.25" in English; so many digits behind the mark.
std::string spokenNumber(double value, int decimals, const std::string& language);

/// Whole cents: "€ 1.234,56" in Dutch, "€1,234.56" in English. Round euros keep their zeros, so
/// that an amount looks like one.
std::string spokenAmount(double cents, const std::string& language);

/// Months since year 0: "november 2026" in Dutch, "November 2026" in English. For a language whose
/// names are not known, "11-2026".
std::string spokenMonth(double months, const std::string& language);

/// The twelve names, from January; numbers where they are not known.
std::string monthName(int month, const std::string& language);

/// Characters that a reader sees, not bytes.
std::size_t characterCount(const std::string& text);

}  // namespace opmaat::engine
