#include "engine/record/device.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>

#include "engine/crypto/hash.h"
#include "engine/json/value.h"

namespace opmaat::engine {
namespace {

constexpr std::size_t kLargest = 4096;
constexpr std::string_view kFormat = "opmaat.device/1";

[[noreturn]] void refuse(const std::string& path, const std::string& what, const std::string& fix)
{
    throw StoreError("Device file " + path + " " + what + ". " + fix + ".");
}

/// The bytes of a file that only its owner can read. Locked memory: a key is among them.
Secret readOwn(const std::string& path)
{
    const int file = ::open(path.c_str(), O_RDONLY | O_NOFOLLOW | O_CLOEXEC);
    if (file < 0) {
        const int error = errno;
        refuse(path, std::string("cannot be read (") + std::strerror(error) + ")",
               error == ENOENT ? "Make the store with 'opmaat store init', or name the file of this"
                                 " device with --device"
                               : "Put the file itself there, readable for this user");
    }
    struct stat status {};
    Secret bytes = Secret::zeros(kLargest + 1);
    const bool known = ::fstat(file, &status) == 0 && S_ISREG(status.st_mode);
    const ssize_t got = known ? ::read(file, bytes.data(), bytes.size()) : -1;
    ::close(file);
    if (got < 0 || got > static_cast<ssize_t>(kLargest)) {
        refuse(path, "is not the file of a device", "Take the one that 'opmaat store' wrote");
    }
    if (status.st_uid != ::geteuid() || (status.st_mode & 077) != 0) {
        refuse(path, "can be read by others, and it holds a key",
               "Make it this user's own, with 'chmod 600'");
    }
    return Secret(bytes.view().substr(0, static_cast<std::size_t>(got)));
}

void writeOwn(const std::string& path, std::string_view bytes)
{
    const int file =
        ::open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0600);
    const bool written =
        file >= 0 &&
        ::write(file, bytes.data(), bytes.size()) == static_cast<ssize_t>(bytes.size()) &&
        ::fsync(file) == 0;
    const int error = errno;
    if (file >= 0) {
        ::close(file);
    }
    if (!written) {
        refuse(path, std::string("cannot be written (") + std::strerror(error) + ")",
               "Remove an old one by hand, or choose another path");
    }
}

class Fields {
public:
    Fields(const json::Value& root, const std::string& path) : root_(root), path_(path) {}

    std::string text(std::string_view name) const
    {
        const json::Value* found = root_.find(name);
        if (found == nullptr || found->kind() != json::Value::Kind::String) {
            refuse(path_, "has no '" + std::string(name) + "'",
                   "Take the one that 'opmaat store' wrote");
        }
        return found->text();
    }
    bool has(std::string_view name) const { return root_.find(name) != nullptr; }
    Bytes bytes(std::string_view name, std::size_t size) const
    {
        const auto found = fromHex(text(name));
        if (!found || found->size() != size) {
            refuse(path_, "has no good '" + std::string(name) + "'",
                   "Take the one that 'opmaat store' wrote");
        }
        return *found;
    }

private:
    const json::Value& root_;
    const std::string& path_;
};

}  // namespace

std::string deviceFileOf(const std::string& store)
{
    return store + ".device";
}

Device readDevice(const std::string& path)
{
    const Secret text = readOwn(path);
    const json::Value root = json::parse(text.view(), path);
    const Fields fields(root, path);
    if (fields.text("format") != kFormat) {
        refuse(path,
               "has format '" + fields.text("format") + "', not '" + std::string(kFormat) + "'",
               "Use the version of this program that wrote it");
    }
    Device device;
    device.id = fields.bytes("device", 8);
    device.label = fields.text("label");
    device.office = fields.bytes("office", 16);
    device.officeSignKey = fields.bytes("officeKey", 32);
    if (fields.has("officeBoxKey")) {
        device.officeBoxKey = fields.bytes("officeBoxKey", 32);
    }
    Bytes seed = fields.bytes("signingSeed", 32);
    device.keys = signingKeysFrom(Secret(seed));
    Bytes code = fields.bytes("codeSecret", 32);
    device.codeSecret = Secret(code);
    wipe(seed);
    wipe(code);
    return device;
}

void writeDevice(const std::string& path, const Device& device)
{
    using json::Value;
    const auto hex = [](std::string_view bytes) { return Value(toHex(bytes)); };
    std::string text =
        json::write(
            Value(Value::Object{{"format", Value(std::string(kFormat))},
                                {"device", hex(device.id)},
                                {"label", Value(device.label)},
                                {"office", hex(device.office)},
                                {"officeKey", hex(device.officeSignKey)},
                                {"signingSeed", hex(device.keys.secret.view().substr(0, 32))},
                                {"codeSecret", hex(device.codeSecret.view())},
                                {"officeBoxKey", hex(device.officeBoxKey)}}),
            2) +
        "\n";
    writeOwn(path, text);
    wipe(text);
}

}  // namespace opmaat::engine
