#include "engine/crypto/hash.h"
#include "engine/record/office.h"

namespace opmaat::engine {
namespace {

/// What was sealed to the office, in this generation or the one before.
std::optional<Secret> unsealOffices(const OfficeSecrets& secrets, const Bytes& sealed)
{
    auto secret = unseal(secrets.box, sealed);
    return secret || !secrets.boxBefore ? std::move(secret) : unseal(*secrets.boxBefore, sealed);
}

}  // namespace

KeyRing::KeyRing(const EpochRow& epoch, const OfficeSecrets& secrets)
    : number_(epoch.number), secrets_(secrets)
{
    const auto secret = unsealOffices(secrets, epoch.sealedSecret);
    if (!secret || secret->size() != kKeyBytes) {
        throw StoreError(
            "The key ring of this store is of another office, or an older copy of it."
            " Put the newest copy of the key ring back.");
    }
    keys_ = boxKeysFrom(*secret);
}

std::optional<Secret> KeyRing::opened(const WrapRow& wrap) const
{
    if (wrap.epoch == kOfficeItself) {
        return unsealOffices(secrets_, wrap.sealed);
    }
    return wrap.epoch == number_ ? unseal(keys_, wrap.sealed) : std::nullopt;
}

StreamKeys KeyRing::keysOf(const WrapRow& wrap) const
{
    const auto sealed = opened(wrap);
    if (!sealed || sealed->size() != kKeyBytes + wrap.stream.size() ||
        sealed->view().substr(kKeyBytes) != wrap.stream) {
        throw StoreError("The key of interview " + toHex(wrap.stream) +
                         " is damaged or of another time. Run 'opmaat store verify'.");
    }
    return StreamKeys(sealed->view().substr(0, kKeyBytes));
}

WrapRow wrapFor(const EpochRow& epoch, const Bytes& stream, const StreamKeys& keys)
{
    Secret bytes = Secret::zeros(kKeyBytes + stream.size());
    auto* end = std::copy(keys.key().begin(), keys.key().end(), bytes.data());
    std::copy(stream.begin(), stream.end(), end);
    return {stream, epoch.number, sealTo(epoch.publicKey, bytes.view())};
}

}  // namespace opmaat::engine
