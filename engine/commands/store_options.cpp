#include <CLI/CLI.hpp>
#include <cstdlib>
#include <iostream>

#include "engine/commands/commands.h"
#include "engine/commands/store_commands.h"

namespace opmaat::engine {
namespace {

using Command = int (*)(const StoreArguments&);

/// What was not typed comes from the environment. (CLI11 would set it over what was typed, since
/// the commands share their arguments.)
int runOn(StoreArguments& arguments, Command run)
{
    const auto fallBack = [](std::string& value, const char* name) {
        const char* set = value.empty() ? std::getenv(name) : nullptr;
        value = set == nullptr ? value : set;
    };
    fallBack(arguments.store, "OPMAAT_STORE");
    fallBack(arguments.device, "OPMAAT_DEVICE");
    if (arguments.store.empty()) {
        std::cerr << "opmaat store: name the store with --store or OPMAAT_STORE\n";
        return kWrongUse;
    }
    return run(arguments);
}

/// Adds one command after another, all over the same arguments; the one that is typed is chosen.
class Commands {
public:
    Commands(CLI::App* parent, StoreArguments& arguments, std::function<int()>& chosen)
        : parent_(parent), arguments_(arguments), chosen_(chosen)
    {
    }

    /// With what every command has. @param changes  it has a dry run
    CLI::App* add(const std::string& name, const std::string& what, Command run, bool changes)
    {
        CLI::App* command = parent_->add_subcommand(name, what);
        command->add_option("--store", arguments_.store,
                            "The store: a path, or postgresql://HOST/DATABASE; else OPMAAT_STORE");
        command->add_option("--device-file", arguments_.device,
                            "File of this device; else OPMAAT_DEVICE, or STORE.device");
        command->add_flag("--json", arguments_.json, "Print JSON (opmaat.store/1)");
        if (changes) {
            command->add_flag("--dry-run", arguments_.dryRun,
                              "Say what would be done, and change nothing");
        }
        command->callback([&chosen = chosen_, &arguments = arguments_, run] {
            chosen = [&arguments, run] { return runOn(arguments, run); };
        });
        return command;
    }

    CLI::App* addUnlocked(const std::string& name, const std::string& what, Command run,
                          bool changes)
    {
        CLI::App* command = add(name, what, run, changes);
        command->add_option("--passphrase-file", arguments_.passphraseFile,
                            "Read the passphrase from this file, or - for standard input; else the"
                            " terminal asks");
        return command;
    }

    Commands below(CLI::App* parent) const { return {parent, arguments_, chosen_}; }

private:
    CLI::App* parent_;
    StoreArguments& arguments_;
    std::function<int()>& chosen_;
};

void addInit(Commands& commands, StoreArguments& arguments)
{
    CLI::App* init = commands.addUnlocked(
        "init", "Make a store, its office and keys, and the file of this device", storeInit, true);
    init->add_option("--label", arguments.label, "Whose passphrase it is; else 'administrator'");
    init->add_option("--device-label", arguments.deviceLabel,
                     "What this device is called; else 'first device'");
    init->add_flag("--demo", arguments.demo, "For made-up people: everybody knows the passphrase");
}

void addStatus(Commands& commands, StoreArguments& arguments)
{
    commands.add("status", "What is in a store, as far as no key is needed", storeStatus, false);
    CLI::App* verify = commands.addUnlocked(
        "verify",
        "Find what was replaced, deleted, reordered, cut off or put back; with --passphrase-file"
        " every event is opened too",
        storeVerify, false);
    verify->add_option("--anchors", arguments.anchors,
                       "Checkpoints that were kept elsewhere, from 'opmaat store checkpoint'");
    CLI::App* checkpoint = commands.addUnlocked(
        "checkpoint", "Sign where the chain stands, to be kept elsewhere", storeCheckpoint, true);
    checkpoint->add_option("--out", arguments.out, "File that the checkpoint is added to")
        ->required();
}

void addNewPassphrase(CLI::App* command, StoreArguments& arguments)
{
    command->add_option("--new-passphrase-file", arguments.newPassphraseFile,
                        "Read the new passphrase from this file, or - for standard input");
}

void addRecovery(CLI::App* command, StoreArguments& arguments)
{
    command->add_option("--recovery-file", arguments.recoveryFile,
                        "Unlock with the recovery key in this file (- for standard input) instead"
                        " of a passphrase");
}

void addKeys(const Commands& store, CLI::App* parent, StoreArguments& arguments)
{
    CLI::App* key = parent->add_subcommand("key", "Who and what may use the store");
    key->require_subcommand(1);
    Commands commands = store.below(key);
    commands.addUnlocked("list", "The slots, and whose they are", storeKeyList, false);
    CLI::App* add = commands.addUnlocked("add", "A passphrase for one more person, or a device",
                                         storeKeyAdd, true);
    CLI::Option* label = add->add_option("--label", arguments.label, "Whose passphrase it is");
    CLI::Option* device =
        add->add_option("--device", arguments.deviceLabel, "Add a device of this name");
    CLI::Option* out = add->add_option("--out", arguments.out, "Where the device's file goes");
    label->excludes(device);
    device->needs(out);
    addNewPassphrase(add, arguments);
    addRecovery(add, arguments);
    addNewPassphrase(
        commands.addUnlocked("change", "Change your own passphrase", storeKeyChange, true),
        arguments);
    CLI::App* revoke =
        commands.addUnlocked("revoke", "Take a slot or a device away", storeKeyRevoke, true);
    revoke->add_option("SLOT", arguments.slot, "Slot, as 'key list' prints it");
    revoke->add_option("--device", arguments.deviceId,
                       "Name or id of a device, as 'status' prints them");
    revoke->add_option("--reason", arguments.reason, "Why the device is revoked");
    CLI::App* rotate =
        commands.addUnlocked("rotate", "New keys for the office, when old ones may have been seen",
                             storeKeyRotate, true);
    addNewPassphrase(rotate, arguments);
    addRecovery(rotate, arguments);
}

void addPacksOption(CLI::App* command, StoreArguments& arguments)
{
    command->add_option("--packs", arguments.packs,
                        "Folder of packs, for what the store does not keep");
}

void addCode(CLI::App* command, StoreArguments& arguments)
{
    command->add_option("CODE", arguments.code, "The interview: 16 hexadecimal digits")->required();
    addPacksOption(command, arguments);
}

void addPacks(Commands& commands, StoreArguments& arguments)
{
    CLI::App* adopt = commands.addUnlocked(
        "adopt", "Use a published pack from now on, and keep it for old records", storeAdopt, true);
    adopt->add_option("PACK", arguments.pack, "Folder of the pack")->required();
    CLI::App* replay = commands.addUnlocked(
        "replay", "Make every result of an interview again, and compare it to the byte",
        storeReplay, true);
    addCode(replay, arguments);
    replay->add_flag("--record", arguments.recordResult, "Keep the result of now instead");
}

void addPublishers(const Commands& store, CLI::App* parent, StoreArguments& arguments)
{
    CLI::App* publisher = parent->add_subcommand("publisher", "Whose signatures of packs count");
    publisher->require_subcommand(1);
    Commands commands = store.below(publisher);
    commands.addUnlocked("list", "The keys that count, and who brought them in", storePublisherList,
                         false);
    commands
        .addUnlocked("add", "Count the signatures of a key; somebody else adopts what it signed",
                     storePublisherAdd, true)
        ->add_option("KEY", arguments.publisher, "File of the public key: OUT.pub of 'pack key'")
        ->required();
    CLI::App* revoke =
        commands.addUnlocked("revoke", "Count them no more", storePublisherRevoke, true);
    revoke->add_option("KEY", arguments.publisher, "The key, as 'publisher list' prints it")
        ->required();
    revoke->add_option("--reason", arguments.reason, "Why");
}

void addSubject(const Commands& store, CLI::App* parent, StoreArguments& arguments)
{
    CLI::App* subject = parent->add_subcommand("subject", "The rights of one person");
    subject->require_subcommand(1);
    Commands commands = store.below(subject);
    CLI::App* show = commands.addUnlocked(
        "show", "Everything that is kept about one person, for that person; says that it was shown",
        storeSubjectShow, false);
    addCode(show, arguments);
    show->add_option("--language", arguments.language, "Else that of the interview");
    show->add_option("--purpose", arguments.purpose,
                     "Who asks: subject (the client, unless said), claim, supervision or talk");
    CLI::App* correct =
        commands.addUnlocked("correct", "Put an answer right", storeSubjectCorrect, true);
    addCode(correct, arguments);
    correct->add_option("--item", arguments.item, "Which question")->required();
    CLI::Option* value = correct->add_option(
        "--answer", arguments.answer,
        "Index of the answer from 0, as the question lists them; of other questions what a table "
        "has:"
        " 12.5, cents, 2026-11, indexes in order, pairs such as 0-1 1-0, or words");
    CLI::Option* state = correct->add_option(
        "--state", arguments.state, "Instead of an answer: dont-know, declined or skipped");
    value->excludes(state);
    correct->add_option("--reason", arguments.reason, "Why")->required();
    CLI::App* erase = commands.addUnlocked("erase", "Destroy the key of an interview and empty it",
                                           storeSubjectErase, true);
    addCode(erase, arguments);
    erase->add_option("--reason", arguments.reason, "Why")->required();
    erase->add_option("--ground", arguments.ground, "The legal ground")->required();
    CLI::App* restrict = commands.addUnlocked("restrict", "Keep the answers, and do not use them",
                                              storeSubjectRestrict, true);
    addCode(restrict, arguments);
    restrict->add_option("--reason", arguments.reason, "Why")->required();
    restrict->add_flag("--release", arguments.release, "End a restriction");
}

void addRetain(Commands& commands, StoreArguments& arguments)
{
    CLI::App* retain = commands.addUnlocked(
        "retain", "Erase what was kept as long as its pack says, and report what follows",
        storeRetain, true);
    addPacksOption(retain, arguments);
}

void addExport(Commands& commands, StoreArguments& arguments)
{
    CLI::App* command = commands.addUnlocked(
        "export", "All events of interviews as JSON, for the office itself", storeExport, true);
    command->add_option("--out", arguments.out, "New file, readable for this user only")
        ->required();
    command->add_option("--purpose", arguments.purpose, "What it is for; goes into the log")
        ->required();
    command->add_option("--from", arguments.fromDay, "First day, 2026-11-22");
    command->add_option("--to", arguments.toDay, "Last day");
}

void addCopies(Commands& commands, StoreArguments& arguments)
{
    CLI::App* backup = commands.addUnlocked(
        "backup", "Copy the store while it is in use, without its keys", storeBackup, true);
    backup->add_option("FILE", arguments.file, "New file for the copy");
    backup->add_option("--keys-to", arguments.keysTo,
                       "Copy the key ring here, in the place of its older copy");
    backup->add_flag("--unattended", arguments.unattended,
                     "Without a passphrase, and so without a line in the log");
    CLI::App* restore = commands.addUnlocked(
        "restore", "Put a new store together from a backup and the present key ring", storeRestore,
        true);
    restore->add_option("BACKUP", arguments.file, "File of the backup")->required();
    restore->add_option("--keys", arguments.keyRing, "The key ring: STORE.keys or its newest copy")
        ->required();
    restore->add_option("--slots-from", arguments.slotsFrom,
                        "The store as it is now, or a newer backup: its passphrases open the"
                        " restored store");
    restore->add_option("--device-label", arguments.deviceLabel,
                        "What this device is called; else 'restored'");
    CLI::App* import = commands.addUnlocked(
        "import", "Add what another store of the same office has beyond this one", storeImport,
        true);
    import->add_option("FROM", arguments.other, "The other store")->required();
    import->add_option("--from-passphrase-file", arguments.otherPassphraseFile,
                       "Passphrase of the other store");
    CLI::App* move = commands.addUnlocked(
        "move", "Bring a store from a file to a server, or back; the old one loses its keys",
        storeMove, true);
    move->add_option("TO", arguments.other, "Where it goes: a path, or postgresql://...")
        ->required();
}

}  // namespace

void addStore(CLI::App& app, StoreArguments& arguments, std::function<int()>& chosen)
{
    CLI::App* store = app.add_subcommand("store", "Keep interviews: sealed, chained, durable");
    store->require_subcommand(1);
    store->footer(
        "Secrets are read from files, standard input or the terminal, never from arguments.\n"
        "Exit codes: 0 fine, 1 findings or refused input, 2 wrong use.");
    Commands commands(store, arguments, chosen);
    addInit(commands, arguments);
    addStatus(commands, arguments);
    addKeys(commands, store, arguments);
    addPacks(commands, arguments);
    addPublishers(commands, store, arguments);
    addSubject(commands, store, arguments);
    addRetain(commands, arguments);
    addExport(commands, arguments);
    addCopies(commands, arguments);
}

}  // namespace opmaat::engine
