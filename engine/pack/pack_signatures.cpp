#include "engine/pack/pack_signatures.h"

#include <filesystem>

#include "engine/json/value.h"

namespace opmaat::engine {
namespace {

namespace fs = std::filesystem;
using json::Value;

constexpr std::string_view kFormat = "opmaat.signatures/1";
constexpr std::size_t kHash = 32, kSignature = 64, kMostBytes = 1U << 20;
constexpr double kLastDay = 1'000'000;

Bytes signedPart(const PackSignature& signature)
{
    return signature.hash + u32Bytes(static_cast<std::uint32_t>(signature.day)) + signature.signer;
}

[[noreturn]] void refuse(const std::string& file, const Value& place, const std::string& pointer,
                         const char* rule, std::string message, std::string fix)
{
    throw InputError(Finding{file, pointer, place.line, place.column, rule, Severity::Error,
                             std::move(message), std::move(fix)});
}

/// The members of one object, each there and of its form.
class Members {
public:
    Members(const Value& object, std::string file, std::string pointer)
        : object_(object), file_(std::move(file)), pointer_(std::move(pointer))
    {
    }
    const Value& of(std::string_view name, Value::Kind kind, const char* form) const
    {
        const Value* found = object_.find(name);
        if (found == nullptr || found->kind() != kind) {
            refuse(file_, found == nullptr ? object_ : *found, pointer_, "signatures-member",
                   "'" + std::string(name) + "' must be " + form,
                   "Take the file as 'opmaat pack sign' wrote it");
        }
        return *found;
    }
    std::string text(std::string_view name) const
    {
        const Value& found = of(name, Value::Kind::String, "a text");
        if (found.text().empty()) {
            refuse(file_, found, pointerTo(pointer_, std::string(name)), "signatures-member",
                   "'" + std::string(name) + "' must not be empty",
                   "Take the file as 'opmaat pack sign' wrote it");
        }
        return found.text();
    }
    Bytes bytes(std::string_view name, std::size_t size) const
    {
        const Value& found = of(name, Value::Kind::String, "hexadecimal digits");
        const auto bytes = fromHex(found.text());
        if (!bytes || bytes->size() != size) {
            refuse(file_, found, pointerTo(pointer_, std::string(name)), "signatures-member",
                   "'" + std::string(name) + "' must be " + std::to_string(2 * size) +
                       " hexadecimal digits, and is '" + found.text() + "'",
                   "Take the file as 'opmaat pack sign' wrote it");
        }
        return *bytes;
    }
    std::int32_t day() const
    {
        const Value& found = of("day", Value::Kind::Number, "a number of days since 1970-01-01");
        const double day = found.number();
        if (!(day >= 0 && day <= kLastDay) || day != static_cast<std::int32_t>(day)) {
            refuse(file_, found, pointerTo(pointer_, "day"), "signatures-member",
                   "'day' must be a whole number of days since 1970-01-01",
                   "Take the file as 'opmaat pack sign' wrote it");
        }
        return static_cast<std::int32_t>(day);
    }

private:
    const Value& object_;
    std::string file_, pointer_;
};

PackSignature signatureFrom(const Value& value, const std::string& file, const std::string& pointer)
{
    const Members members(value, file, pointer);
    PackSignature signature;
    signature.signer = members.text("signer");
    signature.publicKey = members.bytes("publicKey", kKeyBytes);
    signature.hash = members.bytes("hash", kHash);
    signature.day = members.day();
    signature.signature = members.bytes("signature", kSignature);
    return signature;
}

}  // namespace

PackSignature signPack(const SigningKeys& keys, const std::string& signer, const Bytes& hash,
                       std::int32_t day)
{
    PackSignature signature{signer, keys.open, hash, day, {}};
    signature.signature = sign(keys, kSignsPack, signedPart(signature));
    return signature;
}

bool isGenuine(const PackSignature& signature)
{
    return isSignedBy(signature.publicKey, kSignsPack, signedPart(signature), signature.signature);
}

std::string signaturesFileOf(const std::string& pack)
{
    fs::path path = fs::path(pack).lexically_normal();
    if (!path.has_filename()) {
        path = path.parent_path();
    }
    if (path.filename() == "." || path.filename() == ".." || path.empty()) {
        path = fs::weakly_canonical(path);
    }
    return path.string() + ".signatures.json";
}

std::string toJson(const std::vector<PackSignature>& signatures)
{
    const auto hex = [](const Bytes& bytes) { return Value(toHex(bytes)); };
    Value::Array all;
    for (const PackSignature& one : signatures) {
        all.push_back(Value(Value::Object{{"signer", Value(one.signer)},
                                          {"publicKey", hex(one.publicKey)},
                                          {"hash", hex(one.hash)},
                                          {"day", Value(static_cast<double>(one.day))},
                                          {"signature", hex(one.signature)}}));
    }
    return json::write(Value(Value::Object{{"format", Value(std::string(kFormat))},
                                           {"signatures", Value(std::move(all))}}),
                       2) +
           "\n";
}

std::vector<PackSignature> signaturesFrom(std::string_view json, const std::string& file)
{
    const Value root = json::parse(json, file);
    const Members members(root, file, "");
    if (members.text("format") != kFormat) {
        refuse(file, root, "/format", "signatures-format",
               "the format is '" + members.text("format") + "', not '" + std::string(kFormat) + "'",
               "Use the version of this program that wrote it");
    }
    std::vector<PackSignature> signatures;
    const std::string all = pointerTo("", "signatures");
    for (const Value& one : members.of("signatures", Value::Kind::Array, "a list").array()) {
        signatures.push_back(signatureFrom(one, file, pointerTo(all, signatures.size())));
    }
    return signatures;
}

std::vector<PackSignature> checkedSignatures(const std::string& pack, const Bytes& hash)
{
    const std::string file = signaturesFileOf(pack);
    std::error_code error;
    if (!fs::exists(file, error)) {
        refuse(pack, Value(), "", "pack-unsigned", "this pack is not signed: there is no " + file,
               "Let who publishes it sign it with 'opmaat pack sign'");
    }
    std::vector<PackSignature> signatures = signaturesFrom(json::readFile(file, kMostBytes), file);
    if (signatures.empty()) {
        refuse(file, Value(), "/signatures", "pack-unsigned", "there is no signature in it",
               "Let who publishes the pack sign it with 'opmaat pack sign'");
    }
    for (std::size_t i = 0; i < signatures.size(); ++i) {
        const PackSignature& one = signatures[i];
        const std::string pointer = pointerTo("/signatures", i);
        if (one.hash != hash) {
            refuse(file, Value(), pointer, "pack-changed",
                   "the pack was changed after '" + one.signer + "' signed it: signed was " +
                       toHex(one.hash) + ", and it is now " + toHex(hash),
                   "Take the pack as it was published, or let it be checked and signed anew");
        }
        if (!isGenuine(one)) {
            refuse(file, Value(), pointer, "pack-signature",
                   "the signature of '" + one.signer + "' was not made with the key it names",
                   "Do not use the pack; ask who published it");
        }
    }
    return signatures;
}

}  // namespace opmaat::engine
