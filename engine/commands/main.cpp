#include <CLI/CLI.hpp>
#include <exception>
#include <iostream>

#include "engine/commands/commands.h"

namespace {

using namespace opmaat::engine;

void addCheck(CLI::App& app, CheckArguments& arguments)
{
    CLI::App* command = app.add_subcommand(
        "check", "Check packs: every finding has file, pointer, place, rule and fix");
    command->add_option("PATH", arguments.paths, "Folder of a pack, or a file in one")->required();
    command->add_flag("--json", arguments.json, "Print findings as JSON");
}

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
    command->add_option("--csv", arguments.csv,
                        "Table of respondents: a header of item ids, empty for missing");
    command->add_option("--out", arguments.out, "Where the scored table goes");
    command->add_option("--threads", arguments.threads, "Threads for --csv")
        ->check(CLI::Range(1, 256))
        ->capture_default_str();
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
    CheckArguments toCheck;
    ScoreArguments toScore;
    StoreArguments toStore;
    std::function<int()> storeCommand;
    addCheck(app, toCheck);
    addScore(app, toScore);
    addStore(app, toStore, storeCommand);
    try {
        app.parse(argc, argv);
        if (storeCommand) return storeCommand();
        return app.got_subcommand("check") ? check(toCheck) : score(toScore);
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
