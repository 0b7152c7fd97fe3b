#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "engine/crypto/encryption.h"

namespace opmaat::engine {

/// What a signature under a pack is for; see sign() in encryption.h.
inline constexpr std::string_view kSignsPack = "opmaat.pack/1";

/// Somebody's word that a pack is as it should be. Lies beside the pack, so that signing it does
/// not change it.
struct PackSignature {
    std::string signer;    ///< name of who signed
    Bytes publicKey;       ///< Ed25519, 32 bytes
    Bytes hash;            ///< of the pack, 32 bytes
    std::int32_t day = 0;  ///< days since 1970-01-01, UTC
    Bytes signature;       ///< over hash 32 | day 4 | signer

    bool operator==(const PackSignature&) const = default;
};

/// @param hash  of the pack, 32 bytes
PackSignature signPack(const SigningKeys& keys, const std::string& signer, const Bytes& hash,
                       std::int32_t day);
/// Whether it was made with the key that it names. Whose key that is, the caller must know.
bool isGenuine(const PackSignature& signature);

/// "questionnaires/wkm.signatures.json" for "questionnaires/wkm" or "questionnaires/wkm/".
std::string signaturesFileOf(const std::string& pack);

/// Format `opmaat.signatures/1`; README.md of engine has it.
std::string toJson(const std::vector<PackSignature>& signatures);
/// @throws InputError with the place of what is missing or of another form
std::vector<PackSignature> signaturesFrom(std::string_view json, const std::string& file);

/// The signatures beside a pack, each genuine and over this very pack.
/// @param hash  of the pack as it is now. @throws InputError that says which: there are none
///   (`pack-unsigned`), the file is no whole one, a pack that was changed after it was signed
///   (`pack-changed`), a signature by another key than it names (`pack-signature`)
std::vector<PackSignature> checkedSignatures(const std::string& pack, const Bytes& hash);

}  // namespace opmaat::engine
