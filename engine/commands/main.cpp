#include <CLI/CLI.hpp>
#include <exception>
#include <iostream>

#include "engine/commands/author_commands.h"
#include "engine/commands/commands.h"

namespace {

using namespace opmaat::engine;

void addScore(CLI::App& app, ScoreArguments& arguments)
{
    CLI::App* command = app.add_subcommand("score", "Score one respondent, or a table of them");
    command
        ->add_option("PACK", arguments.pack, "Folder of a pack; with --csv also a parameters file")
        ->required();
    command->add_option("ANSWERS", arguments.answers, "Answers file of one respondent");
    command->add_flag("--json", arguments.json, "Print the result as JSON (opmaat.result/1)");
    command->add_option("--language", arguments.language,
                        "Language of the sentences; else that of the answers");
    command->add_option("--form", arguments.form,
                        "Score as if this form of the pack had been used; else the form that the"
                        " answers name, or the whole pack");
    command->add_option("--before", arguments.before,
                        "Answers file of an earlier measurement of the same person: the result then"
                        " says what has changed, or why that cannot be said");
    command->add_flag("--trace", arguments.trace,
                      "Also every condition of PACK, how it came out, and what decided it");
    command->add_option("--before-pack", arguments.beforePack,
                        "Folder of the pack of --before, when it is another version");
    command->add_option("--csv", arguments.csv,
                        "Table of respondents: a header of item ids, empty for missing");
    command->add_option("--out", arguments.out, "Where the scored table goes");
    command
        ->add_option("--threads", arguments.threads,
                     "Threads for --csv; else as many as the processor runs at once")
        ->check(CLI::Range(1, 256));
}

void addPack(CLI::App& app, PackArguments& arguments, std::function<int()>& chosen)
{
    CLI::App* pack = app.add_subcommand("pack", "Publish a pack: its hash and signatures");
    pack->require_subcommand(1);
    const auto add = [&](const char* name, const char* what, int (*run)(const PackArguments&)) {
        CLI::App* command = pack->add_subcommand(name, what);
        command->add_flag("--json", arguments.json, "Print JSON (opmaat.pack/1)");
        command->callback(
            [&chosen, &arguments, run] { chosen = [&arguments, run] { return run(arguments); }; });
        return command;
    };
    const auto addFolder = [&](CLI::App* command) {
        command->add_option("PACK", arguments.pack, "Folder of the pack")->required();
    };
    const auto addPassphrase = [&](CLI::App* command) {
        command->add_option("--passphrase-file", arguments.passphraseFile,
                            "Read the key's passphrase from this file, or - for standard input;"
                            " else the terminal asks");
    };
    addFolder(
        add("hash", "The hash over every file, by which a record names its pack", packHashCommand));
    CLI::App* key = add("key", "Make a key to sign packs with, and OUT.pub for others", packKey);
    key->add_option("--out", arguments.out, "New file, readable for this user only")->required();
    key->add_option("--name", arguments.name, "Whose key it is")->required();
    addPassphrase(key);
    CLI::App* sign = add("sign", "Sign a pack; the signature lies beside it", packSign);
    addFolder(sign);
    sign->add_option("--key", arguments.key, "File of the signing key")->required();
    addPassphrase(sign);
    CLI::App* verify = add("verify", "Whether the signatures beside a pack are good", packVerify);
    addFolder(verify);
    verify->add_option("--publisher", arguments.publisher,
                       "File of a public key (OUT.pub) that must be among them");
}

int run(int argc, char** argv)
{
    CLI::App app{
        "Opmaat: screening before the first talk about debts. It opens a conversation and decides "
        "nothing."};
    app.name("opmaat");
    app.set_version_flag("--version", OPMAAT_VERSION);
    app.require_subcommand(1);
    app.footer("Exit codes: 0 fine, 1 findings or refused input, 2 wrong use.");
    ScoreArguments toScore;
    StoreArguments toStore;
    PackArguments toPack;
    AuthorArguments toAuthor;
    std::function<int()> chosen;
    addAuthors(app, toAuthor, chosen);
    addScore(app, toScore);
    addPack(app, toPack, chosen);
    addStore(app, toStore, chosen);
    try {
        app.parse(argc, argv);
        if (chosen) return chosen();
        return score(toScore);
    } catch (const CLI::ParseError& error) {
        return app.exit(error) == 0 ? kFine : kWrongUse;
    }
}

}  // namespace

int main(int argc, char** argv)
{
    try {
        return run(argc, argv);
    } catch (const std::exception& error) {
        std::cerr << error.what() << "\n";
        return kRefused;
    }
}
