#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "engine/crypto/bytes.h"
#include "engine/crypto/secret.h"

namespace opmaat::engine {

/// What one guess costs (Argon2id v1.3, RFC 9106); stored beside every salt, so that it can grow.
struct Cost {
    std::uint32_t passes = 3;
    std::uint32_t kibibytes = 256U << 10;

    bool operator==(const Cost&) const = default;
};
inline constexpr Cost kPassphraseCost{3, 256U << 10};  ///< libsodium's MODERATE
/// As much work in less memory, since a kiosk may use 120 MB in all.
inline constexpr Cost kCodeCost{12, 32U << 10};
inline constexpr Cost kNoCost{1, 8};  ///< for demo stores, whose passphrase everybody knows

inline constexpr std::size_t kSaltBytes = 16;

/// A key of 32 bytes from something a person can remember or write down.
/// @throws std::runtime_error when the memory is not there
Secret keyFromPassphrase(std::string_view passphrase, std::string_view salt, const Cost& cost);

/// A code of twelve random digits.
Secret newResumeCode();
/// The digits as people read them: "1234 5678 9012".
std::string codeInGroups(std::string_view digits);
/// Digits alone, from what somebody typed: spaces, dots and dashes go, O and o mean 0, I, l and |
/// mean 1. Nothing unless twelve digits remain.
std::optional<Secret> readResumeCode(std::string_view typed);

/// A recovery key of 32 bytes for paper: fourteen groups of four letters and digits (Crockford's
/// base 32, which has no I, L, O, U), the last one a check.
std::string recoveryText(const Secret& key);
/// As readResumeCode() forgiving of look-alikes. Nothing when it is not a recovery key.
std::optional<Secret> readRecoveryText(std::string_view typed);

}  // namespace opmaat::engine
