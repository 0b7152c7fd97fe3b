#include "engine/pack/spoken.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <map>
#include <set>
#include <string_view>

namespace opmaat::engine {
namespace {

using Names = std::array<std::string_view, 12>;

const std::map<std::string, Names, std::less<>> kMonths = {
    {"nl",
     {"januari", "februari", "maart", "april", "mei", "juni", "juli", "augustus", "september",
      "oktober", "november", "december"}},
    {"en",
     {"January", "February", "March", "April", "May", "June", "July", "August", "September",
      "October", "November", "December"}}};

bool hasPoint(const std::string& language)
{
    static const std::set<std::string> kPoint = {"en", "ar"};
    return kPoint.contains(language);
}

}  // namespace

std::string spokenNumber(double value, int decimals, const std::string& language)
{
    std::array<char, 400> digits{};  // the largest double has 309 before the point
    const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), value,
                                   std::chars_format::fixed, decimals)
                         .ptr;
    std::string text(digits.data(), end);
    const auto point = text.find('.');
    if (point != std::string::npos && !hasPoint(language)) text[point] = ',';
    return text;
}

std::string spokenAmount(double cents, const std::string& language)
{
    std::string text = spokenNumber(cents / 100.0, 2, language);
    constexpr std::size_t kBehind = 3;  // the mark and two digits
    for (std::size_t at = text.size() - kBehind; at > 3; at -= 3) {
        text.insert(at - 3, hasPoint(language) ? "," : ".");
    }
    return (language == "en" ? "€" : "€ ") + text;
}

std::string monthName(int month, const std::string& language)
{
    const auto names = kMonths.find(language);
    return names == kMonths.end() ? std::to_string(month + 1)
                                  : std::string(names->second.at(static_cast<std::size_t>(month)));
}

std::string spokenMonth(double months, const std::string& language)
{
    const std::string year = std::to_string(static_cast<int>(months / 12));
    const int month = static_cast<int>(std::fmod(months, 12));
    return monthName(month, language) + (kMonths.contains(language) ? " " : "-") + year;
}

std::size_t characterCount(const std::string& text)
{
    return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), [](char byte) {
        return (static_cast<unsigned char>(byte) & 0xC0U) != 0x80U;
    }));
}

}  // namespace opmaat::engine
