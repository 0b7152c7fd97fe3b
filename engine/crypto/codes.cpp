#include <sodium.h>

#include <algorithm>
#include <array>

#include "engine/crypto/encryption.h"
#include "engine/crypto/hash.h"
#include "engine/crypto/passphrase.h"
#include "engine/crypto/start_sodium.h"

namespace opmaat::engine {
namespace {

constexpr std::size_t kDigits = 12;
constexpr std::size_t kGroup = 4;
constexpr std::string_view kAlphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";  // Crockford
constexpr std::size_t kRecoverySymbols = 52;                                // 256 bits
constexpr std::size_t kCheckSymbols = 4;

bool isBetweenGroups(char c)
{
    return c == ' ' || c == '-' || c == '.' || c == '\n' || c == '\t' || c == '\r';
}

/// What people write for what they see.
char asMeant(char c)
{
    switch (c) {
        case 'O':
        case 'o':
            return '0';
        case 'I':
        case 'i':
        case 'L':
        case 'l':
        case '|':
            return '1';
        default:
            return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
    }
}

Secret withoutGaps(std::string_view typed)
{
    Secret kept = Secret::zeros(std::max<std::size_t>(typed.size(), 1));
    std::size_t count = 0;
    for (const char c : typed) {
        if (!isBetweenGroups(c)) {
            kept.data()[count++] = static_cast<unsigned char>(asMeant(c));
        }
    }
    return Secret(kept.view().substr(0, count));
}

/// Four letters from the hash of the 52: a slip of the pen is seen at once.
std::string checkOf(std::string_view symbols)
{
    const Bytes hash = sha256("opmaat.recovery/1" + std::string(symbols));
    std::string check;
    for (std::size_t i = 0; i < kCheckSymbols; ++i) {
        check += kAlphabet[static_cast<unsigned char>(hash[i]) % kAlphabet.size()];
    }
    return check;
}

}  // namespace

Secret newResumeCode()
{
    startSodium();
    Secret code = Secret::zeros(kDigits);
    for (std::size_t i = 0; i < kDigits; ++i) {
        code.data()[i] = static_cast<unsigned char>('0' + randombytes_uniform(10));
    }
    return code;
}

std::string codeInGroups(std::string_view digits)
{
    std::string groups;
    for (std::size_t i = 0; i < digits.size(); ++i) {
        groups += i > 0 && i % kGroup == 0 ? " " : "";
        groups += digits[i];
    }
    return groups;
}

std::optional<Secret> readResumeCode(std::string_view typed)
{
    Secret digits = withoutGaps(typed);
    const std::string_view text = digits.view();
    const bool isCode = text.size() == kDigits && std::all_of(text.begin(), text.end(), [](char c) {
                            return c >= '0' && c <= '9';
                        });
    return isCode ? std::optional(std::move(digits)) : std::nullopt;
}

std::string recoveryText(const Secret& key)
{
    std::string symbols;
    unsigned buffer = 0, bits = 0;
    for (const char byte : key.view()) {
        buffer = (buffer << 8) | static_cast<unsigned char>(byte);
        for (bits += 8; bits >= 5; bits -= 5) {
            symbols += kAlphabet[(buffer >> (bits - 5)) & 31];
        }
        buffer &= (1U << bits) - 1;
    }
    if (bits > 0) {
        symbols += kAlphabet[(buffer << (5 - bits)) & 31];
    }
    return codeInGroups(symbols + checkOf(symbols));
}

std::optional<Secret> readRecoveryText(std::string_view typed)
{
    const Secret read = withoutGaps(typed);
    const std::string_view text = read.view();
    if (text.size() != kRecoverySymbols + kCheckSymbols ||
        text.substr(kRecoverySymbols) != checkOf(text.substr(0, kRecoverySymbols))) {
        return std::nullopt;
    }
    Secret key = Secret::zeros(kKeyBytes);
    unsigned buffer = 0, bits = 0;
    std::size_t count = 0;
    for (const char symbol : text.substr(0, kRecoverySymbols)) {
        const std::size_t value = kAlphabet.find(symbol);
        if (value == std::string_view::npos) {
            return std::nullopt;
        }
        buffer = (buffer << 5) | static_cast<unsigned>(value);
        bits += 5;
        if (bits >= 8 && count < kKeyBytes) {
            bits -= 8;
            key.data()[count++] = static_cast<unsigned char>((buffer >> bits) & 0xff);
            buffer &= (1U << bits) - 1;
        }
    }
    return key;
}

}  // namespace opmaat::engine
