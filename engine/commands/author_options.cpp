#include <CLI/CLI.hpp>

#include "engine/commands/author_commands.h"

namespace opmaat::engine {
namespace {

template <class Arguments>
void run(CLI::App* command, const Arguments& arguments, int (*what)(const Arguments&),
         std::function<int()>& chosen)
{
    command->callback(
        [&chosen, &arguments, what] { chosen = [&arguments, what] { return what(arguments); }; });
}

void addFormat(CLI::App& app, FormatArguments& arguments, std::function<int()>& chosen)
{
    CLI::App* command =
        app.add_subcommand("fmt", "Write packs in their one canonical order and layout");
    command->add_option("PATH", arguments.paths, "Folder of a pack, or a JSON file")->required();
    command->add_flag("--check", arguments.check,
                      "Change nothing; exit 1 when a file would be changed");
    command->add_flag("--json", arguments.json, "Print JSON (opmaat.fmt/1)");
    run(command, arguments, formatCommand, chosen);
}

}  // namespace

void addAuthors(CLI::App& app, AuthorArguments& arguments, std::function<int()>& chosen)
{
    addFormat(app, arguments.format, chosen);
}

}  // namespace opmaat::engine
