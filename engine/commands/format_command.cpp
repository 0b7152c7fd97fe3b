#include <algorithm>
#include <filesystem>
#include <iostream>

#include "engine/authoring/format.h"
#include "engine/authoring/pack_documents.h"
#include "engine/authoring/replace_file.h"
#include "engine/commands/author_commands.h"
#include "engine/commands/commands.h"
#include "engine/commands/findings_output.h"

namespace opmaat::engine {
namespace {

namespace fs = std::filesystem;
using json::Value;

constexpr std::size_t kMostBytes = 4U << 20U;

/// What became of the files.
struct Outcome {
    std::vector<std::string> files;    ///< looked at
    std::vector<std::string> changed;  ///< or, with --check, to be changed
    std::size_t left = 0;              ///< as they are, since they cannot be read
    Findings refused;
};

/// The JSON files of a pack, or of a folder that is none; a file itself.
std::vector<std::string> filesIn(const std::string& path)
{
    if (!fs::is_directory(path)) return {path};
    std::vector<std::string> files;
    if (fs::exists(fs::path(path) / "pack.json")) {
        for (const std::string& name : documentNames(path)) {
            files.push_back((fs::path(path) / name).string());
        }
        return files;
    }
    for (const auto& entry : fs::directory_iterator(path)) {
        if (entry.path().extension() == ".json") files.push_back(entry.path().string());
    }
    std::sort(files.begin(), files.end());
    return files;
}

void formatFile(const std::string& file, const std::vector<std::string>& languages, bool check,
                Outcome& outcome)
{
    outcome.files.push_back(file);
    try {
        const std::string old = json::readFile(file, kMostBytes);
        const std::string bytes = format(old, file, languages);
        if (bytes == old) return;
        if (!check) replaceFile(file, bytes);
        outcome.changed.push_back(file);
    } catch (const InputError& error) {
        ++outcome.left;
        const Findings& findings = error.findings();
        outcome.refused.insert(outcome.refused.end(), findings.begin(), findings.end());
    }
}

void formatAll(const std::string& path, bool check, Outcome& outcome)
{
    try {
        const std::vector<std::string> languages = languagesOf(packFolderOf(path));
        for (const std::string& file : filesIn(path)) {
            formatFile(file, languages, check, outcome);
        }
    } catch (const InputError& error) {  // a pack with a link that leads out of it, for example
        const Findings& findings = error.findings();
        outcome.refused.insert(outcome.refused.end(), findings.begin(), findings.end());
    }
}

void print(const Outcome& outcome, bool check)
{
    for (const Finding& finding : outcome.refused) std::cout << describe(finding) << "\n";
    for (const std::string& file : outcome.changed) {
        std::cout << file << (check ? ": not formatted\n" : ": formatted\n");
    }
    const std::size_t fine = outcome.files.size() - outcome.changed.size() - outcome.left;
    std::cout << fine << " of " << outcome.files.size() << " files were formatted already";
    if (outcome.left > 0) std::cout << "; " << outcome.left << " are left as they are, see above";
    std::cout << ".\n";
}

std::string asJson(const Outcome& outcome, bool check)
{
    Value::Array files;
    for (const std::string& file : outcome.files) {
        const auto& changed = outcome.changed;
        const bool differs = std::find(changed.begin(), changed.end(), file) != changed.end();
        files.push_back(Value(Value::Object{{"file", Value(file)}, {"changed", Value(differs)}}));
    }
    return printed({{"format", Value(std::string("opmaat.fmt/1"))},
                    {"dryRun", Value(check)},
                    {"files", Value(std::move(files))},
                    {"findings", findingsValue(outcome.refused)}});
}

}  // namespace

int formatCommand(const FormatArguments& arguments)
{
    Outcome outcome;
    for (const std::string& path : arguments.paths) {
        formatAll(path, arguments.check, outcome);
    }
    if (arguments.json) {
        std::cout << asJson(outcome, arguments.check);
    } else {
        print(outcome, arguments.check);
    }
    const bool refused = !outcome.refused.empty();
    return refused || (arguments.check && !outcome.changed.empty()) ? kRefused : kFine;
}

}  // namespace opmaat::engine
