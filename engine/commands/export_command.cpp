#include <algorithm>
#include <filesystem>
#include <iostream>
#include <set>

#include "engine/authoring/replace_file.h"
#include "engine/commands/author_commands.h"
#include "engine/commands/commands.h"
#include "engine/commands/findings_output.h"
#include "engine/exchange/fhir/response.h"
#include "engine/exchange/statistics/scripts.h"

namespace opmaat::engine {
namespace {

namespace fs = std::filesystem;
using json::Value;

FhirExport exported(const ExportArguments& arguments, const Pack& pack)
{
    if (arguments.answers.empty()) return exportQuestionnaire(pack);
    const std::string& file = arguments.answers.front();
    return exportResponse(pack, readAnswers(file, pack), file);
}

std::string asJson(const std::vector<std::string>& files, const Findings& lost)
{
    Value::Array written;
    for (const std::string& file : files) written.push_back(Value(file));
    return printed({{"format", Value(std::string("opmaat.export/1"))},
                    {"files", Value(std::move(written))},
                    {"findings", findingsValue(lost)}});
}

std::string languageOf(const ExportArguments& arguments, const Pack& pack)
{
    const auto& languages = pack.languages;
    if (arguments.language.empty()) return languages.front();
    if (std::find(languages.begin(), languages.end(), arguments.language) == languages.end()) {
        throw InputError(Finding{arguments.pack, "", 0, 0, "language-unknown", Severity::Error,
                                 "'" + arguments.language + "' is no language of this pack",
                                 "Give --language one of those in pack.json"});
    }
    return arguments.language;
}

/// The codebook's name with another ending.
std::string besides(const std::string& codebook, const char* ending)
{
    return fs::path(codebook).replace_extension(ending).string();
}

}  // namespace

int exportFhir(const ExportArguments& arguments)
{
    const Pack pack = loadPack(arguments.pack);
    const FhirExport result = exported(arguments, pack);
    const std::string bytes = json::write(result.resource, 2) + "\n";
    if (arguments.out.empty()) {
        std::cout << bytes;
    } else {
        replaceFile(arguments.out, bytes);
    }
    if (arguments.json) {
        std::cout << asJson({arguments.out}, result.lost);
        return kFine;
    }
    std::ostream& told = arguments.out.empty() ? std::cerr : std::cout;
    for (const Finding& finding : result.lost) told << describe(finding) << "\n";
    if (!arguments.out.empty()) std::cout << arguments.out << ": written\n";
    return kFine;
}

int exportCsv(const ExportArguments& arguments)
{
    const std::string syntax = besides(arguments.codebook, ".sps");
    const std::string script = besides(arguments.codebook, ".R");
    if (std::set<std::string>{arguments.out, arguments.codebook, syntax, script}.size() < 4) {
        std::cerr << "opmaat export csv: table, codebook, .sps and .R need a name each\n";
        return kWrongUse;
    }
    const Pack pack = loadPack(arguments.pack);
    const statistics::AnswerTable table(pack, languageOf(arguments, pack));
    std::string csv = table.header();
    int row = 0;
    for (const std::string& file : arguments.answers) {
        csv += table.line(++row, fs::path(file).filename().string(), readAnswers(file, pack));
    }
    const std::string name = fs::path(arguments.out).filename().string();
    const std::vector<std::pair<std::string, std::string>> files = {
        {arguments.out, csv},
        {arguments.codebook, table.codebook()},
        {syntax, spssSyntax(table, name)},
        {script, rScript(table, name)}};
    std::vector<std::string> written;
    for (const auto& [path, bytes] : files) {
        replaceFile(path, bytes);
        written.push_back(path);
    }
    if (arguments.json) {
        std::cout << asJson(written, {});
        return kFine;
    }
    std::cout << row << " respondents, " << table.columns().size() << " columns\n";
    for (const std::string& path : written) std::cout << path << ": written\n";
    return kFine;
}

}  // namespace opmaat::engine
