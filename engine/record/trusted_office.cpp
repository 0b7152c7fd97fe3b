#include "engine/record/trusted_office.h"

#include <algorithm>

#include "engine/record/chain.h"

namespace opmaat::engine {

std::vector<Bytes> trustedSignKeys(const Vault& vault, const Bytes& known)
{
    std::vector<Bytes> trusted = {known};
    for (const OfficeRow& generation : vault.generations()) {
        if (generation.signKey != trusted.back() &&
            isSignedBy(trusted.back(), kSignsOffice, signedPart(generation),
                       generation.signature)) {
            trusted.push_back(generation.signKey);
        }
    }
    return trusted;
}

bool isSurelyDemo(const OfficeRow& office, const std::vector<Bytes>& trusted)
{
    return office.isDemo && std::any_of(trusted.begin(), trusted.end(), [&](const Bytes& key) {
               return isSignedBy(key, kSignsOffice, signedPart(office), office.signature);
           });
}

}  // namespace opmaat::engine
