#include "engine/conditions/month.h"

#include <array>
#include <charconv>
#include <cmath>
#include <cstdio>

namespace opmaat::engine {

std::string monthText(double months)
{
    std::array<char, 32> text{};
    const int length =
        std::snprintf(text.data(), text.size(), "%04d-%02d", static_cast<int>(months / 12),
                      static_cast<int>(std::fmod(months, 12)) + 1);
    return {text.data(), static_cast<std::size_t>(length)};
}

std::optional<double> monthFrom(std::string_view text)
{
    constexpr std::string_view kForm = "0000-00";
    if (text.size() != kForm.size()) {
        return std::nullopt;
    }
    for (std::size_t i = 0; i < kForm.size(); ++i) {
        const bool isDigit = text[i] >= '0' && text[i] <= '9';
        if (kForm[i] == '-' ? text[i] != '-' : !isDigit) {
            return std::nullopt;
        }
    }
    int year = 0, month = 0;
    std::from_chars(text.data(), text.data() + 4, year);
    std::from_chars(text.data() + 5, text.data() + 7, month);
    if (month < 1 || month > 12) {
        return std::nullopt;
    }
    return 12.0 * year + month - 1;
}

}  // namespace opmaat::engine
