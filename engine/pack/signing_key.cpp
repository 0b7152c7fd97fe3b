#include "engine/pack/signing_key.h"

#include "engine/json/value.h"

namespace opmaat::engine {
namespace {

using json::Value;

constexpr std::string_view kKeyFormat = "opmaat.signing-key/1";
constexpr std::string_view kPublisherFormat = "opmaat.publisher/1";
/// A file may not ask for more memory than this, whoever wrote it.
constexpr Cost kMostCost{64, 1U << 20};

[[noreturn]] void refuse(const std::string& file, const std::string& message,
                         const std::string& fix)
{
    throw InputError(Finding{file, "", 0, 0, "signing-key", Severity::Error, message, fix});
}

class Members {
public:
    Members(std::string_view json, std::string file, std::string_view format)
        : root_(json::parse(json, file)), file_(std::move(file))
    {
        if (text("format") != format) {
            refuse(file_, "this is no " + std::string(format),
                   "Take the file that 'opmaat pack key' wrote");
        }
    }
    std::string text(std::string_view name) const
    {
        const Value* found = root_.find(name);
        if (found == nullptr || found->kind() != Value::Kind::String || found->text().empty()) {
            missing(name);
        }
        return found->text();
    }
    Bytes bytes(std::string_view name) const
    {
        const auto bytes = fromHex(text(name));
        if (!bytes) {
            missing(name);
        }
        return *bytes;
    }
    Bytes bytes(std::string_view name, std::size_t size) const
    {
        Bytes found = bytes(name);
        if (found.size() != size) {
            missing(name);
        }
        return found;
    }
    std::uint32_t number(std::string_view name, std::uint32_t most) const
    {
        const Value* found = root_.find(name);
        if (found == nullptr || found->kind() != Value::Kind::Number || found->number() < 1 ||
            found->number() > most) {
            missing(name);
        }
        return static_cast<std::uint32_t>(found->number());
    }

private:
    [[noreturn]] void missing(std::string_view name) const
    {
        refuse(file_, "there is no good '" + std::string(name) + "' in it",
               "Take the file that 'opmaat pack key' wrote");
    }

    Value root_;
    std::string file_;
};

Bytes headerOf(const Publisher& publisher)
{
    return Bytes(kKeyFormat) + '\0' + publisher.publicKey + publisher.name;
}

}  // namespace

std::string makeSigningKey(const std::string& name, std::string_view passphrase, const Cost& cost)
{
    const Secret seed = Secret::random(kKeyBytes);
    const Publisher publisher{name, signingKeysFrom(seed).open};
    const Bytes salt = randomBytes(kSaltBytes);
    const Secret key = keyFromPassphrase(passphrase, salt, cost);
    const auto hex = [](const Bytes& bytes) { return Value(toHex(bytes)); };
    return json::write(Value(Value::Object{
                           {"format", Value(std::string(kKeyFormat))},
                           {"name", Value(name)},
                           {"publicKey", hex(publisher.publicKey)},
                           {"salt", hex(salt)},
                           {"passes", Value(static_cast<double>(cost.passes))},
                           {"kibibytes", Value(static_cast<double>(cost.kibibytes))},
                           {"wrapped", hex(encrypt(key, headerOf(publisher), seed.view()))}}),
                       2) +
           "\n";
}

Publisher publisherOf(std::string_view json, const std::string& file)
{
    const Members members(json, file, kKeyFormat);
    return {members.text("name"), members.bytes("publicKey", kKeyBytes)};
}

SigningKeys openSigningKey(std::string_view json, const std::string& file,
                           std::string_view passphrase)
{
    const Members members(json, file, kKeyFormat);
    const Publisher publisher = publisherOf(json, file);
    const Cost cost{members.number("passes", kMostCost.passes),
                    members.number("kibibytes", kMostCost.kibibytes)};
    const Secret key = keyFromPassphrase(passphrase, members.bytes("salt", kSaltBytes), cost);
    const auto seed = decryptKey(key, headerOf(publisher), members.bytes("wrapped"));
    if (!seed || seed->size() != kKeyBytes) {
        refuse(file, "this passphrase does not open the key, or the file was changed",
               "Look at capitals and spaces and try again");
    }
    SigningKeys keys = signingKeysFrom(*seed);
    if (keys.open != publisher.publicKey) {
        refuse(file, "the secret in it belongs to another public key", "Make a new key");
    }
    return keys;
}

std::string toJson(const Publisher& publisher)
{
    return json::write(Value(Value::Object{{"format", Value(std::string(kPublisherFormat))},
                                           {"name", Value(publisher.name)},
                                           {"publicKey", Value(toHex(publisher.publicKey))}}),
                       2) +
           "\n";
}

Publisher publisherFrom(std::string_view json, const std::string& file)
{
    const Members members(json, file, kPublisherFormat);
    return {members.text("name"), members.bytes("publicKey", kKeyBytes)};
}

}  // namespace opmaat::engine
