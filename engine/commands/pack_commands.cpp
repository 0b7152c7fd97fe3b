#include <filesystem>
#include <iostream>

#include "engine/commands/commands.h"
#include "engine/commands/store_access.h"
#include "engine/pack/pack_files.h"
#include "engine/pack/pack_signatures.h"
#include "engine/pack/signing_key.h"

namespace opmaat::engine {
namespace {

namespace fs = std::filesystem;
using json::Value;

constexpr std::size_t kMostBytes = 1U << 20;

int print(const PackArguments& arguments, const std::string& sentences, Value::Object fields)
{
    if (arguments.json) {
        fields.insert(fields.begin(), {"format", text("opmaat.pack/1")});
        std::cout << json::write(Value(std::move(fields)), 2) << "\n";
    } else {
        std::cout << sentences;
    }
    return kFine;
}

std::string dayText(std::int32_t day)
{
    return utcText(std::chrono::sys_days(std::chrono::days(day))).substr(0, 10);
}

/// In the place of what is there at once, or not at all: a signature file is never half a file.
void replaceFile(const std::string& path, const std::string& bytes)
{
    const std::string beside = path + ".new";
    std::error_code error;
    fs::remove(beside, error);
    writeNewFile(beside, bytes);
    using fs::perms;
    fs::permissions(
        beside, perms::owner_read | perms::owner_write | perms::group_read | perms::others_read);
    fs::rename(beside, path);
}

/// Those of others over the same pack; what was signed before the pack changed counts no more.
std::vector<PackSignature> othersBeside(const std::string& pack, const PackSignature& mine)
{
    const std::string file = signaturesFileOf(pack);
    if (!fs::exists(file)) {
        return {};
    }
    std::vector<PackSignature> others = signaturesFrom(json::readFile(file, kMostBytes), file);
    std::erase_if(others, [&](const PackSignature& one) {
        return one.hash != mine.hash || one.publicKey == mine.publicKey || !isGenuine(one);
    });
    return others;
}

}  // namespace

int packHashCommand(const PackArguments& arguments)
{
    const std::string hash = packHash(arguments.pack);
    return print(arguments, hash + "\n", {{"packHash", text(hash)}});
}

int packKey(const PackArguments& arguments)
{
    if (fs::exists(arguments.out) || fs::exists(arguments.out + ".pub")) {
        throw StoreError(arguments.out + " or " + arguments.out +
                         ".pub is there already. Choose another name; a key is never overwritten.");
    }
    const Secret passphrase = readNewSecret(arguments.passphraseFile, "passphrase of the new key");
    checkPassphrase(passphrase);
    const std::string key = makeSigningKey(arguments.name, passphrase);
    const Publisher publisher = publisherOf(key, arguments.out);
    writeNewFile(arguments.out, key);
    replaceFile(arguments.out + ".pub", toJson(publisher));
    return print(arguments,
                 "The signing key of '" + arguments.name + "' is in " + arguments.out +
                     ": keep it to yourself. Give " + arguments.out +
                     ".pub to offices, and read them its key over the telephone:\n" +
                     toHex(publisher.publicKey) + "\n",
                 {{"name", text(publisher.name)},
                  {"publicKey", text(toHex(publisher.publicKey))},
                  {"out", text(arguments.out)}});
}

int packSign(const PackArguments& arguments)
{
    loadPack(arguments.pack);  // nobody signs what cannot be used
    const std::string file = json::readFile(arguments.key, kMostBytes);
    const Publisher publisher = publisherOf(file, arguments.key);
    const SigningKeys keys = openSigningKey(
        file, arguments.key, readSecret(arguments.passphraseFile, "passphrase of the signing key"));
    const Bytes hash = fromHex(packHash(arguments.pack)).value();
    const PackSignature mine = signPack(keys, publisher.name, hash, presentDay());
    std::vector<PackSignature> all = othersBeside(arguments.pack, mine);
    all.push_back(mine);
    const std::string beside = signaturesFileOf(arguments.pack);
    replaceFile(beside, toJson(all));
    return print(arguments,
                 "'" + publisher.name + "' signed " + toHex(hash) + ": " + beside +
                     ". Somebody else adopts it with 'opmaat store adopt'.\n",
                 {{"packHash", text(toHex(hash))},
                  {"signer", text(publisher.name)},
                  {"signatures", text(beside)}});
}

int packVerify(const PackArguments& arguments)
{
    const std::string hash = packHash(arguments.pack);
    const auto signatures = checkedSignatures(arguments.pack, fromHex(hash).value());
    std::string lines = hash + "\n";
    Value::Array all;
    bool found = arguments.publisher.empty();
    const Bytes wanted =
        found ? Bytes()
              : publisherFrom(json::readFile(arguments.publisher, kMostBytes), arguments.publisher)
                    .publicKey;
    for (const PackSignature& one : signatures) {
        found = found || one.publicKey == wanted;
        lines += "signed by '" + one.signer + "' on " + dayText(one.day) + " with key " +
                 toHex(one.publicKey) + "\n";
        all.push_back(Value(Value::Object{{"signer", text(one.signer)},
                                          {"publicKey", text(toHex(one.publicKey))},
                                          {"day", text(dayText(one.day))}}));
    }
    if (!found) {
        throw StoreError("Pack " + arguments.pack + " is not signed with the key in " +
                         arguments.publisher + ", but by '" + signatures.front().signer +
                         "'. Do not use it before you know who that is.");
    }
    return print(arguments, lines,
                 {{"packHash", text(hash)}, {"signatures", Value(std::move(all))}});
}

}  // namespace opmaat::engine
