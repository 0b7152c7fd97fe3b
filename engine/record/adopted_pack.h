#pragma once

#include <string>

#include "engine/pack/pack_signatures.h"
#include "engine/record/office_log.h"
#include "engine/record/sealed_store.h"

/// Outside a demonstration a pack is used when somebody published it and somebody else adopted it:
/// engine/record/README.md, "Packs". The office signs the adoption, so that a kiosk, which has
/// public keys only, can tell it from a row that somebody put in the store.
namespace opmaat::engine {

/// The office's word that a pack is used from now on; JSON `opmaat.adoption/1` in
/// PackRow::signatures.
struct Adoption {
    PackSignature published;    ///< by whom, over which pack
    std::string pack, version;  ///< as pack.json has them
    std::string adopter;        ///< label of the passphrase
    std::int64_t number = 0;    ///< 1, 2, ... of the office: a later one of the same id replaces
    std::int32_t day = 0;       ///< days since 1970-01-01, UTC
    Bytes signature;            ///< of the office

    bool operator==(const Adoption&) const = default;
};
inline constexpr std::string_view kSignsAdoption = "opmaat.adoption/1";

/// Fills in `signature`.
void signAdoption(Adoption& adoption, const Bytes& office, const SigningKeys& keys);
Bytes toJson(const Adoption& adoption);
/// @throws StoreError when the row has none, or a damaged one
Adoption adoptionOf(const PackRow& row);

/// The signature by which `adopter` may adopt: its key was added to the office, and neither its
/// name nor who added it is the adopter.
/// @param signatures  checked. @throws StoreError for a key that the office does not know, and when
///   the adopter would be alone
const PackSignature& publishedByAnother(const std::vector<PackSignature>& signatures,
                                        const OfficeLog& log, const OfficeSecrets& adopter);

/// Before a pack is used for a record that is there. Demonstrations may use any.
/// @param hash  of the pack, hexadecimal; @throws StoreError when the office did not adopt it
void requireAdopted(const SealedStore& store, const std::string& hash);

/// Before interviews begin with a pack: adopted, and no later one of the same id was.
/// @throws StoreError
void requireNewest(const SealedStore& store, const std::string& hash);

/// After a rotation: the adoptions that the key before had signed get the new key's signature,
/// since devices that come later know only that one. @param before  public key
void renewAdoptions(Vault& vault, const Bytes& before, const OfficeSecrets& secrets);

}  // namespace opmaat::engine
