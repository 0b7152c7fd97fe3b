#include <iostream>

#include "engine/authoring/mend.h"
#include "engine/authoring/review.h"
#include "engine/authoring/rules_page.h"
#include "engine/authoring/sarif.h"
#include "engine/commands/author_commands.h"
#include "engine/commands/commands.h"
#include "engine/commands/findings_output.h"

namespace opmaat::engine {
namespace {

using json::Value;

int listRules(const CheckArguments& arguments)
{
    std::cout << (arguments.json ? printed({{"format", Value(std::string("opmaat.rules/1"))},
                                            {"rules", rulesValue()}})
                                 : rulesPage());
    return kFine;
}

PlainLanguages languagesFor(const CheckArguments& arguments, const std::string& folder)
{
    const std::string lists =
        arguments.language.empty() ? languageFolderOf(folder) : arguments.language;
    return lists.empty() ? PlainLanguages() : readPlainLanguages(lists);
}

Value changesValue(const std::vector<Mending>& mended)
{
    Value::Array changes;
    for (const Mending& one : mended) {
        changes.push_back(Value(Value::Object{{"file", Value(one.file)},
                                              {"line", Value(double(one.line))},
                                              {"column", Value(double(one.column))},
                                              {"rule", Value(one.rule)},
                                              {"what", Value(one.what)}}));
    }
    return Value(std::move(changes));
}

void print(const std::string& path, const LoadedPack& loaded)
{
    for (const Finding& finding : loaded.findings) std::cout << describe(finding) << "\n";
    if (!loaded.pack) {
        std::cout << path << ": cannot be used; " << loaded.findings.size() << " findings.\n";
        return;
    }
    std::cout << path << ": pack " << loaded.pack->id << " " << loaded.pack->version
              << " can be used; " << loaded.pack->items.size() << " items, "
              << loaded.findings.size() << " findings, hash " << loaded.pack->hash << ".\n";
}

std::string lastStepOf(const std::string& path)
{
    const std::string trimmed = path.ends_with('/') ? path.substr(0, path.size() - 1) : path;
    return trimmed.substr(trimmed.rfind('/') + 1);
}

/// What stands among packs and is none: `questionnaires/*` names these too. True when it was one.
bool checkBesidePacks(const std::string& path, Findings& all)
{
    const std::string name = lastStepOf(path);
    if (name == "language") {
        try {
            readPlainLanguages(path);
        } catch (const InputError& error) {
            all.insert(all.end(), error.findings().begin(), error.findings().end());
        }
        return true;
    }
    return name == "schemas" || name == "README.md";
}

/// Everything about one path.
void checkPath(const CheckArguments& arguments, const std::string& path, Findings& all,
               std::vector<Mending>& mended)
{
    const std::string folder = packFolderOf(path);
    const PlainLanguages languages = languagesFor(arguments, folder);
    const bool people = !arguments.json && !arguments.sarif;
    if (arguments.fix) {
        for (Mending& one : mendPack(folder, languages)) {
            if (people) {
                std::cout << one.file << ":" << one.line << ":" << one.column << ": mended ["
                          << one.rule << "]: " << one.what << ".\n";
            }
            mended.push_back(std::move(one));
        }
    }
    const LoadedPack loaded = checkPack(folder, languages);
    all.insert(all.end(), loaded.findings.begin(), loaded.findings.end());
    if (people) print(path, loaded);
}

}  // namespace

int check(const CheckArguments& arguments)
{
    if (arguments.listRules) return listRules(arguments);
    if (arguments.paths.empty()) {
        std::cerr << "opmaat check: name at least one pack, or ask for --list-rules\n";
        return kWrongUse;
    }
    Findings all;
    std::vector<Mending> mended;
    for (const std::string& path : arguments.paths) {
        if (!checkBesidePacks(path, all)) checkPath(arguments, path, all, mended);
    }
    if (arguments.sarif) {
        std::cout << sarifOf(all, OPMAAT_VERSION);
    } else if (arguments.json) {
        Value::Object fields = {{"findings", findingsValue(all)}};
        if (arguments.fix) fields.emplace_back("mended", changesValue(mended));
        std::cout << printed(std::move(fields));
    }
    return hasErrors(all) ? kRefused : kFine;
}

}  // namespace opmaat::engine
