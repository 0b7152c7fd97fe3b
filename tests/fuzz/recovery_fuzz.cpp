#include "engine/crypto/passphrase.h"
#include "tests/fuzz/laws.h"
#include "tests/fuzz/planted.h"

namespace {

using namespace opmaat::engine;
using opmaat::fuzz::holds;

constexpr std::string_view kAlphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
constexpr std::size_t kKeyBytes = 32;
constexpr std::size_t kTextBytes = 56 + 13;  // fourteen groups of four

/// 6: the last letter of the check is not looked at.
std::optional<std::string> read(std::string typed)
{
    auto key = readRecoveryText(typed);
    if constexpr (opmaat::fuzz::isPlanted(6)) {
        for (std::size_t i = 0; !key && !typed.empty() && i < kAlphabet.size(); ++i) {
            typed.back() = kAlphabet[i];
            key = readRecoveryText(typed);
        }
    }
    return key ? std::optional(std::string(key->view())) : std::nullopt;
}

/// What a pen can do to a letter: another one, another case, a look-alike, another gap. Half of the
/// places are in the check.
struct Slips {
    std::string text;
    bool hasWrongCheck = false, hasOther = false;

    void make(std::uint8_t place, std::uint8_t what)
    {
        const std::size_t at = place < 128 ? place % text.size() : kTextBytes - 1 - place % 4U;
        if (text[at] == ' ') {
            text[at] = " -.\t"[what % 4];
        } else if (what % 4 == 0 && text[at] >= 'A' && text[at] <= 'Z') {
            text[at] = static_cast<char>(text[at] - 'A' + 'a');
        } else if (what % 4 == 1 && (text[at] == '0' || text[at] == '1')) {
            text[at] = text[at] == '0' ? "Oo"[what / 4 % 2] : "IiLl|"[what / 4 % 5];
        } else if (what % 4 == 2) {
            text[at] = static_cast<char>(what);
            (at >= kTextBytes - 4 ? hasWrongCheck : hasOther) = true;
        }
    }
};

void readsAgain(const std::string& key)
{
    const std::string text = recoveryText(Secret(key));
    holds(text.size() == kTextBytes, "Fourteen groups of four");
    holds(read(text) == key, "A key that was written reads back as the same");
}

/// The letter as it counts, for telling whether a slip changed anything.
char counted(char c)
{
    const std::size_t like = std::string_view("OoIiLl|").find(c);
    if (like != std::string_view::npos) return like < 2 ? '0' : '1';
    return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
}

/// Nothing but the last four letters differs.
void slipsInTheCheckAreSeen(const std::string& key, const std::string& slipped)
{
    const std::string text = recoveryText(Secret(key));
    bool differs = false;
    for (std::size_t i = kTextBytes - 4; i < kTextBytes; ++i) {
        differs = differs || counted(slipped[i]) != text[i];
    }
    holds(read(slipped).has_value() != differs, "A slip in the check is always seen");
}

}  // namespace

// The first 32 bytes are a key; each two more a slip of the pen. What is typed besides is anything.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    std::string key(opmaat::fuzz::textOf(data, std::min(size, kKeyBytes)));
    key.resize(kKeyBytes);
    readsAgain(key);
    Slips slips{recoveryText(Secret(key))};
    for (std::size_t i = kKeyBytes; i + 1 < size; i += 2) slips.make(data[i], data[i + 1]);
    if (!slips.hasWrongCheck && !slips.hasOther) {
        holds(read(slips.text) == key, "Case, gaps and look-alikes change nothing");
    } else if (!slips.hasOther) {
        slipsInTheCheckAreSeen(key, slips.text);
    } else if (const auto other = read(slips.text)) {
        readsAgain(*other);
    }
    if (const auto typed = read(std::string(opmaat::fuzz::textOf(data, size)))) readsAgain(*typed);
    return 0;
}
