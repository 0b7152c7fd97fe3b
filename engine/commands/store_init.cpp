#include <filesystem>

#include "engine/commands/store_access.h"

namespace opmaat::engine {
namespace {

const std::string kDemoSentence =
    "This is a DEMO store: everybody knows its passphrase. Use it for made-up people only.\n";

void checkNothingIsThere(const StoreArguments& arguments, const std::string& deviceFile)
{
    std::error_code error;
    if (std::filesystem::exists(std::filesystem::symlink_status(deviceFile, error))) {
        throw StoreError("There is a device file already: " + deviceFile +
                         ". It belongs to a store that was made before; nothing was changed.");
    }
    if (!isPostgres(arguments.store) &&
        std::filesystem::exists(std::filesystem::symlink_status(arguments.store, error)) &&
        openVault(arguments.store)->office()) {
        throw StoreError("There is a store already: " + arguments.store +
                         ". Choose another path; nothing was changed.");
    }
}

}  // namespace

int storeInit(const StoreArguments& arguments)
{
    const std::string deviceFile = deviceFileFor(arguments.store, arguments.device);
    const std::string label = arguments.label.empty() ? "administrator" : arguments.label;
    const std::string deviceLabel =
        arguments.deviceLabel.empty() ? "first device" : arguments.deviceLabel;
    checkNothingIsThere(arguments, deviceFile);
    if (arguments.dryRun) {
        return answer(arguments,
                      "Nothing was changed: store " + arguments.store + " and device file " +
                          deviceFile + " can be made.\n",
                      {{"dryRun", json::Value(true)}});
    }
    const Secret passphrase = arguments.demo
                                  ? Secret(kDemoPassphrase)
                                  : readNewSecret(arguments.passphraseFile, "passphrase");
    const auto vault = makeVault(arguments.store);
    const NewOffice office = makeOffice(*vault, passphrase, label, arguments.demo);
    const Device device = addDevice(*vault, office.secrets, deviceLabel);
    writeDevice(deviceFile, device);
    const auto store = openSealedStore(arguments.store, arguments.device);
    store->unlock(passphrase);
    keepInLog(*store, officeEvent(EventKind::OfficeMade,
                                  {{"slot", office.secrets.slot}, {"label", label}}));
    keepInLog(*store, officeEvent(EventKind::DeviceAdded,
                                  {{"device", toHex(device.id)}, {"label", device.label}}));
    json::Value::Object fields = {{"store", text(vault->name())},
                                  {"demo", json::Value(arguments.demo)},
                                  {"slot", text(office.secrets.slot)},
                                  {"device", text(deviceFile)}};
    if (!arguments.demo) {
        fields.emplace_back("recoveryKey", text(recoveryText(office.recoveryKey)));
    }
    return answer(arguments,
                  "Store " + vault->name() + " is made, and the file of this device, " +
                      deviceFile + ".\n" +
                      (arguments.demo ? kDemoSentence : "\n" + recoveryPage(office.recoveryKey)),
                  std::move(fields));
}

}  // namespace opmaat::engine
