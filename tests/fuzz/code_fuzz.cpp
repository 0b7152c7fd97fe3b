#include <algorithm>

#include "engine/crypto/passphrase.h"
#include "tests/fuzz/laws.h"
#include "tests/fuzz/planted.h"

namespace {

using namespace opmaat::engine;
using opmaat::fuzz::holds;

/// 5: somebody who wrote both an O and a | is not understood.
std::optional<std::string> read(std::string_view typed)
{
    const auto code = readResumeCode(typed);
    const bool both = typed.find_first_of("Oo") != std::string_view::npos &&
                      typed.find('|') != std::string_view::npos;
    if (!code || (opmaat::fuzz::isPlanted(5) && both)) return std::nullopt;
    return std::string(code->view());
}

/// The rule once more, written another way: what each character that may be typed stands for.
std::optional<std::string> asMeant(std::string_view typed)
{
    static constexpr std::string_view kTyped = "0123456789OoIiLl|";
    static constexpr std::string_view kMeant = "01234567890011111";
    std::string digits;
    for (const char c : typed) {
        if (std::string_view(" -.\n\t\r").find(c) != std::string_view::npos) continue;
        const std::size_t at = kTyped.find(c);
        if (at == std::string_view::npos) return std::nullopt;
        digits += kMeant[at];
    }
    return digits.size() == 12 ? std::optional(digits) : std::nullopt;
}

}  // namespace

// A code is what was meant, and nothing else is one; in groups it reads back as the same.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const std::string_view typed = opmaat::fuzz::textOf(data, size);
    const auto code = read(typed);
    holds(code == asMeant(typed), "A code is read as it was meant");
    if (code) {
        const std::string groups = codeInGroups(*code);
        holds(groups.size() == 14 && groups[4] == ' ' && groups[9] == ' ', "Three groups of four");
        holds(read(groups) == code, "A code in groups reads back as the same");
    }
    return 0;
}
