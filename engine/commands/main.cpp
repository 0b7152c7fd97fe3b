#include <exception>
#include <iostream>

#include "engine/commands/commands.h"

int main(int argc, char** argv)
{
    using namespace opmaat::engine;
    int exitCode = kFine;
    CLI::App app{
        "Opmaat: screening before the first talk about debts. It opens a conversation and decides "
        "nothing."};
    app.name("opmaat");
    app.set_version_flag("--version", OPMAAT_VERSION);
    app.require_subcommand(1);
    app.footer("Exit codes: 0 fine, 1 findings or refused input, 2 wrong use.");
    addCheckCommand(app, exitCode);
    addScoreCommand(app, exitCode);
    try {
        app.parse(argc, argv);
    } catch (const CLI::ParseError& error) {
        return app.exit(error) == 0 ? kFine : kWrongUse;
    } catch (const std::exception& error) {
        std::cerr << "opmaat: " << error.what() << "\n";
        return kRefused;
    }
    return exitCode;
}
