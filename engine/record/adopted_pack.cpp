#include "engine/record/adopted_pack.h"

#include <algorithm>
#include <cctype>

#include "engine/json/value.h"
#include "engine/record/trusted_office.h"

namespace opmaat::engine {
namespace {

using json::Value;

constexpr std::string_view kFormat = "opmaat.adoption/1";

Bytes counted(const std::string& text)
{
    return u32Bytes(static_cast<std::uint32_t>(text.size())) + text;
}

Bytes signedPart(const Bytes& office, const Adoption& adoption)
{
    return office + adoption.published.hash +
           u64Bytes(static_cast<std::uint64_t>(adoption.number)) +
           u32Bytes(static_cast<std::uint32_t>(adoption.day)) + adoption.published.publicKey +
           counted(adoption.pack) + counted(adoption.version) + adoption.adopter;
}

[[noreturn]] void notAdopted(const SealedStore& store, const std::string& hash,
                             const std::string& why)
{
    throw StoreError("Questionnaire " + hash + " may not be used with store " +
                     store.vault().name() + ": " + why +
                     ". Let an administrator adopt the published one with 'opmaat store adopt'.");
}

const Value& member(const Value& root, std::string_view name, Value::Kind kind)
{
    const Value* found = root.find(name);
    if (found == nullptr || found->kind() != kind) {
        throw StoreError("An adoption in the store has no good '" + std::string(name) + "'.");
    }
    return *found;
}

/// Names that a person may have written in two ways.
std::string plain(std::string name)
{
    std::erase_if(name, [](unsigned char one) { return std::isspace(one) != 0; });
    std::transform(name.begin(), name.end(), name.begin(),
                   [](unsigned char one) { return static_cast<char>(std::tolower(one)); });
    return name;
}

bool isSignedByAny(const std::vector<Bytes>& keys, const Bytes& office, const Adoption& adoption)
{
    return std::any_of(keys.begin(), keys.end(), [&](const Bytes& key) {
        return isSignedBy(key, kSignsAdoption, signedPart(office, adoption), adoption.signature);
    });
}

/// What the office said of a pack that is in its store; nothing when it said nothing.
std::optional<Adoption> trustedAdoption(const SealedStore& store, const std::vector<Bytes>& keys,
                                        const Bytes& hash)
{
    const auto row = store.vault().pack(hash);
    if (!row || row->signatures.empty()) {
        return std::nullopt;
    }
    Adoption adoption = adoptionOf(*row);
    const bool trusted = adoption.published.hash == hash && isGenuine(adoption.published) &&
                         isSignedByAny(keys, officeOf(store.vault()).id, adoption);
    return trusted ? std::optional<Adoption>(std::move(adoption)) : std::nullopt;
}

/// @return nothing in a demonstration
std::optional<Adoption> required(const SealedStore& store, const std::vector<Bytes>& keys,
                                 const std::string& hash)
{
    if (isSurelyDemo(officeOf(store.vault()), keys)) {
        return std::nullopt;
    }
    const auto bytes = fromHex(hash);
    const auto row = bytes ? store.vault().pack(*bytes) : std::nullopt;
    if (!row) {
        notAdopted(store, hash, "the office did not adopt it, or it was changed since");
    }
    if (row->signatures.empty()) {
        notAdopted(store, hash, "it is kept there without signatures");
    }
    auto adoption = trustedAdoption(store, keys, *bytes);
    if (!adoption) {
        notAdopted(store, hash, "its adoption is not signed by the office");
    }
    return adoption;
}

}  // namespace

void signAdoption(Adoption& adoption, const Bytes& office, const SigningKeys& keys)
{
    adoption.signature = sign(keys, kSignsAdoption, signedPart(office, adoption));
}

Bytes toJson(const Adoption& adoption)
{
    const std::string published = toJson(std::vector<PackSignature>{adoption.published});
    return json::write(Value(Value::Object{{"format", Value(std::string(kFormat))},
                                           {"pack", Value(adoption.pack)},
                                           {"version", Value(adoption.version)},
                                           {"number", Value(static_cast<double>(adoption.number))},
                                           {"day", Value(static_cast<double>(adoption.day))},
                                           {"adopter", Value(adoption.adopter)},
                                           {"published", json::parse(published, "signatures")},
                                           {"signature", Value(toHex(adoption.signature))}}));
}

Adoption adoptionOf(const PackRow& row)
{
    const std::string place = "the adoption of pack " + toHex(row.hash);
    try {
        const Value root = json::parse(row.signatures, place);
        const auto text = [&](const char* name) -> const std::string& {
            return member(root, name, Value::Kind::String).text();
        };
        const auto number = [&](const char* name) {
            return member(root, name, Value::Kind::Number).number();
        };
        const auto published =
            signaturesFrom(json::write(member(root, "published", Value::Kind::Object)), place);
        const auto signature = fromHex(text("signature"));
        if (text("format") != kFormat || published.size() != 1 || !signature) {
            throw StoreError("It is no " + std::string(kFormat) + ".");
        }
        return {published.front(),
                text("pack"),
                text("version"),
                text("adopter"),
                static_cast<std::int64_t>(number("number")),
                static_cast<std::int32_t>(number("day")),
                *signature};
    } catch (const std::runtime_error& error) {
        throw StoreError("The store's word on pack " + toHex(row.hash) +
                         " is not as it was written (" + error.what() +
                         "). Let an administrator adopt the pack again.");
    }
}

const PackSignature& publishedByAnother(const std::vector<PackSignature>& signatures,
                                        const OfficeLog& log, const OfficeSecrets& adopter)
{
    bool known = false;
    for (const PackSignature& one : signatures) {
        const auto publisher = log.publishers().find(toHex(one.publicKey));
        if (publisher == log.publishers().end()) {
            continue;
        }
        known = true;
        const bool alone = publisher->second.slot == adopter.slot ||
                           plain(publisher->second.by) == plain(adopter.label) ||
                           plain(publisher->second.name) == plain(adopter.label) ||
                           plain(one.signer) == plain(adopter.label);
        if (!alone) {
            return one;
        }
    }
    const std::string names = signatures.empty() ? "nobody" : "'" + signatures.front().signer + "'";
    throw StoreError(
        known ? "'" + adopter.label + "' cannot adopt what " + names +
                    " signed: a pack is signed by one person and adopted by another, who did not"
                    " bring in the key of the first. Ask a colleague to adopt it."
              : "The office does not know the key of " + names +
                    ", who signed this pack. When you are sure whose key it is, add it with 'opmaat"
                    " store publisher add', and let a colleague adopt the pack.");
}

void requireAdopted(const SealedStore& store, const std::string& hash)
{
    required(store, trustedSignKeys(store.vault(), store.device().officeSignKey), hash);
}

void requireNewest(const SealedStore& store, const std::string& hash)
{
    const std::vector<Bytes> keys = trustedSignKeys(store.vault(), store.device().officeSignKey);
    const auto adoption = required(store, keys, hash);
    if (!adoption) {
        return;
    }
    for (const Bytes& other : store.vault().packs()) {
        const auto later = trustedAdoption(store, keys, other);
        if (later && later->pack == adoption->pack && later->number > adoption->number) {
            notAdopted(store, hash,
                       "version " + later->version + " of '" + later->pack +
                           "' was adopted after this one (version " + adoption->version + ")");
        }
    }
}

void renewAdoptions(Vault& vault, const Bytes& before, const OfficeSecrets& secrets)
{
    const Bytes office = officeOf(vault).id;
    for (const Bytes& hash : vault.packs()) {
        auto row = vault.pack(hash);
        if (!row || row->signatures.empty()) {
            continue;
        }
        Adoption adoption = adoptionOf(*row);
        if (isSignedByAny({before}, office, adoption)) {
            signAdoption(adoption, office, secrets.sign);
            row->signatures = toJson(adoption);
            vault.putPack(*row);
        }
    }
}

}  // namespace opmaat::engine
