#pragma once

#include <string>
#include <vector>

namespace opmaat::engine {

/// What `opmaat store` was asked; each command uses some of it. Never a secret: those are read from
/// files, standard input or the terminal.
struct StoreArguments {
    std::string store;   ///< path, or postgresql://...
    std::string device;  ///< file of the device; "" for STORE.device
    std::string passphraseFile, newPassphraseFile, recoveryFile, otherPassphraseFile;
    bool json = false;
    bool dryRun = false;

    bool demo = false, unattended = false, recordResult = false, release = false;
    std::string label, deviceLabel;  ///< of a new slot, of a new device
    std::string slot, deviceId, out;
    std::string pack, packs, publisher;
    std::string code, item, state, reason, ground, purpose, language;
    std::vector<std::string> answer;  ///< as a cell of a table, split at its spaces
    std::string anchors, fromDay, toDay;
    std::string file, keyRing, keysTo, slotsFrom;
    std::string other;  ///< the second store
};

/// Each prints, and gives the exit code. @throws StoreError, InputError, std::logic_error: refused
/// input, for main() to print
int storeInit(const StoreArguments& arguments);
int storeStatus(const StoreArguments& arguments);
int storeVerify(const StoreArguments& arguments);
int storeCheckpoint(const StoreArguments& arguments);
int storeKeyList(const StoreArguments& arguments);
int storeKeyAdd(const StoreArguments& arguments);
int storeKeyChange(const StoreArguments& arguments);
int storeKeyRevoke(const StoreArguments& arguments);
int storeKeyRotate(const StoreArguments& arguments);
int storeAdopt(const StoreArguments& arguments);
int storePublisherAdd(const StoreArguments& arguments);
int storePublisherList(const StoreArguments& arguments);
int storePublisherRevoke(const StoreArguments& arguments);
int storeReplay(const StoreArguments& arguments);
int storeSubjectShow(const StoreArguments& arguments);
int storeSubjectCorrect(const StoreArguments& arguments);
int storeSubjectErase(const StoreArguments& arguments);
int storeSubjectRestrict(const StoreArguments& arguments);
int storeRetain(const StoreArguments& arguments);
int storeExport(const StoreArguments& arguments);
int storeBackup(const StoreArguments& arguments);
int storeRestore(const StoreArguments& arguments);
int storeImport(const StoreArguments& arguments);
int storeMove(const StoreArguments& arguments);

}  // namespace opmaat::engine
