#pragma once

#include <string>
#include <string_view>

namespace opmaat::engine::fhir {

/// One word of a FHIRPath expression.
struct PathToken {
    enum class Kind { Name, Text, Number, Sign, End };

    Kind kind = Kind::End;
    std::size_t offset = 0;
    std::string text;  ///< of Name with its % or $; of Text without quotes and escapes
    double number = 0.0;
    std::size_t end = 0;  ///< of the token in the expression

    bool is(std::string_view sign) const { return kind != Kind::Text && text == sign; }
};

/// The token that begins at or after `from`. @throws PathMistake
PathToken pathTokenAt(std::string_view expression, std::size_t from);

}  // namespace opmaat::engine::fhir
