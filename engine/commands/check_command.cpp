#include <filesystem>
#include <iostream>
#include <memory>

#include "engine/commands/commands.h"
#include "engine/json/value.h"
#include "engine/pack/pack.h"

namespace opmaat::engine {
namespace {

namespace fs = std::filesystem;
using json::Value;

struct Arguments {
    std::vector<std::string> paths;
    bool json = false;
};

std::string_view name(Severity severity)
{
    switch (severity) {
        case Severity::Error:
            return "error";
        case Severity::Warning:
            return "warning";
        case Severity::Note:
            return "note";
    }
    return "";
}

/// A file inside a pack is checked with the whole pack, since it means nothing without the rest.
std::string packFolder(const std::string& path)
{
    const fs::path given(path);
    if (fs::is_regular_file(given) && fs::exists(given.parent_path() / "pack.json")) {
        return given.has_parent_path() ? given.parent_path().string() : ".";
    }
    return path;
}

std::string asJson(const Findings& findings)
{
    Value::Array array;
    for (const Finding& one : findings) {
        array.push_back(Value(Value::Object{{"file", Value(one.file)},
                                            {"pointer", Value(one.pointer)},
                                            {"line", Value(double(one.line))},
                                            {"column", Value(double(one.column))},
                                            {"rule", Value(one.rule)},
                                            {"severity", Value(std::string(name(one.severity)))},
                                            {"message", Value(one.message)},
                                            {"fix", Value(one.fix)}}));
    }
    return json::write(Value(Value::Object{{"findings", Value(std::move(array))}}), 2) + "\n";
}

int check(const Arguments& arguments)
{
    Findings all;
    for (const std::string& path : arguments.paths) {
        const LoadedPack loaded = readPack(packFolder(path));
        all.insert(all.end(), loaded.findings.begin(), loaded.findings.end());
        if (arguments.json) continue;
        for (const Finding& finding : loaded.findings) std::cout << describe(finding) << "\n";
        if (!loaded.pack) {
            std::cout << path << ": cannot be used; " << loaded.findings.size() << " findings.\n";
            continue;
        }
        std::cout << path << ": pack " << loaded.pack->id << " " << loaded.pack->version
                  << " can be used; " << loaded.pack->items.size() << " items, "
                  << loaded.findings.size() << " findings, hash " << loaded.pack->hash << ".\n";
    }
    if (arguments.json) std::cout << asJson(all);
    return hasErrors(all) ? kRefused : kFine;
}

}  // namespace

void addCheckCommand(CLI::App& app, int& exitCode)
{
    auto arguments = std::make_shared<Arguments>();
    CLI::App* command = app.add_subcommand(
        "check", "Check packs: every finding has file, pointer, place, rule and fix");
    command->add_option("PATH", arguments->paths, "Folder of a pack, or a file in one")->required();
    command->add_flag("--json", arguments->json, "Print findings as JSON");
    command->callback([arguments, &exitCode] { exitCode = check(*arguments); });
}

}  // namespace opmaat::engine
