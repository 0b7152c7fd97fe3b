#include <algorithm>
#include <filesystem>
#include <iostream>

#include "engine/authoring/format.h"
#include "engine/authoring/replace_file.h"
#include "engine/commands/author_commands.h"
#include "engine/commands/commands.h"
#include "engine/commands/findings_output.h"
#include "engine/exchange/fhir/import.h"
#include "engine/pack/field_reader.h"

namespace opmaat::engine {
namespace {

namespace fs = std::filesystem;
using json::Value;

[[noreturn]] void refuse(const std::string& file, const char* rule, std::string message,
                         std::string fix)
{
    throw InputError(
        Finding{file, "", 0, 0, rule, Severity::Error, std::move(message), std::move(fix)});
}

std::string pathOf(const ImportArguments& arguments, const FhirImport::Module& module)
{
    return (fs::path(arguments.out) / (module.id + ".json")).string();
}

/// All modules or none, and never in the place of what somebody wrote.
std::vector<std::string> writeModules(const ImportArguments& arguments, const FhirImport& imported)
{
    for (const FhirImport::Module& module : imported.modules) {
        if (fs::exists(pathOf(arguments, module))) {
            refuse(pathOf(arguments, module), "file-there", "there is a file of this name already",
                   "Give --out another folder, or --id another name");
        }
    }
    std::error_code error;
    fs::create_directories(arguments.out, error);
    if (error) {
        refuse(arguments.out, "file-write", "the folder cannot be made (" + error.message() + ")",
               "Check the name, and who may write beside it");
    }
    std::vector<std::string> written;
    for (const FhirImport::Module& module : imported.modules) {
        const std::string path = pathOf(arguments, module);
        replaceFile(path, layOut(inOrder(module.document, path, imported.languages)));
        written.push_back(path);
    }
    return written;
}

/// An error or a warning: something of the file is not here.
bool isWhole(const Findings& findings)
{
    return std::all_of(findings.begin(), findings.end(),
                       [](const Finding& finding) { return finding.severity == Severity::Note; });
}

void print(const std::vector<std::string>& written, const Findings& findings)
{
    for (const Finding& finding : findings) std::cout << describe(finding) << "\n";
    for (const std::string& path : written) std::cout << path << ": written\n";
    if (written.empty()) std::cout << "Nothing was written.\n";
}

std::string asJson(const std::vector<std::string>& written, const Findings& findings)
{
    Value::Array files;
    for (const std::string& path : written) files.push_back(Value(path));
    return printed({{"format", Value(std::string("opmaat.import/1"))},
                    {"files", Value(std::move(files))},
                    {"findings", findingsValue(findings)}});
}

FhirImport readFile(const ImportArguments& arguments)
{
    try {
        const Value document = json::parseFile(arguments.file, kQuestionnaireLimits);
        return importQuestionnaire(document, arguments.file, {arguments.id, arguments.language});
    } catch (const InputError& error) {
        return {{}, {}, error.findings()};
    }
}

}  // namespace

int importFhir(const ImportArguments& arguments)
{
    if (!arguments.id.empty() && !isId(arguments.id)) {
        std::cerr << "opmaat import fhir: --id is an id: a letter a to z, then a to z, 0 to 9 and"
                     " hyphens\n";
        return kWrongUse;
    }
    const FhirImport imported = readFile(arguments);
    const std::vector<std::string> written = writeModules(arguments, imported);
    if (arguments.json) {
        std::cout << asJson(written, imported.findings);
    } else {
        print(written, imported.findings);
    }
    return isWhole(imported.findings) ? kFine : kRefused;
}

}  // namespace opmaat::engine
