#include <filesystem>
#include <iostream>

#include "engine/commands/commands.h"
#include "engine/json/value.h"
#include "engine/pack/pack.h"

namespace opmaat::engine {
namespace {

namespace fs = std::filesystem;
using json::Value;

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

}  // namespace

int check(const CheckArguments& arguments)
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

}  // namespace opmaat::engine
