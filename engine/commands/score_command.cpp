#include <filesystem>
#include <fstream>
#include <iostream>
#include <memory>

#include "engine/commands/commands.h"
#include "engine/exchange/score_table.h"

namespace opmaat::engine {
namespace {

struct Arguments {
    std::string pack, answers, csv, out, language;
    bool json = false;
    int threads = 2;
};

void writeWhole(const std::string& path, const std::string& text)
{
    std::ofstream file(path, std::ios::binary);
    file << text << std::flush;
    if (!file) {
        throw InputError(
            Finding{path, "", 0, 0, "file-write", Severity::Error, "the result cannot be written",
                    "Check that the folder exists and that there is room on the disk"});
    }
}

void scoreMany(const Arguments& arguments)
{
    const ResponseTable table = readResponseTable(arguments.csv);
    std::string text;
    if (std::filesystem::is_regular_file(arguments.pack)) {
        const scoring::Scorer scorer(loadParameters(arguments.pack).model);
        text = scoreTable(scorer, table, arguments.threads);
    } else {
        const Pack pack = loadPack(arguments.pack);
        text = scoreTable(Assessor(pack), table, arguments.threads);
    }
    writeWhole(arguments.out, text);
    std::cout << table.rows.size() << " respondents scored to " << arguments.out << "\n";
}

void scoreOne(const Arguments& arguments)
{
    const Pack pack = loadPack(arguments.pack);
    const ResponseSet set = readAnswers(arguments.answers, pack);
    const Assessor assessor(pack);
    const Assessment result =
        assessor.assess(set, arguments.language.empty() ? set.language : arguments.language);
    std::cout << (arguments.json ? resultJson(result) : printAssessment(result));
}

int score(const Arguments& arguments)
{
    const bool many = !arguments.csv.empty();
    if (many == !arguments.answers.empty() || many == arguments.out.empty()) {
        std::cerr << "opmaat score: give either PACK ANSWERS, or PACK --csv IN --out OUT\n";
        return kWrongUse;
    }
    many ? scoreMany(arguments) : scoreOne(arguments);
    return kFine;
}

}  // namespace

void addScoreCommand(CLI::App& app, int& exitCode)
{
    auto arguments = std::make_shared<Arguments>();
    CLI::App* command = app.add_subcommand("score", "Score one respondent, or a table of them");
    command
        ->add_option("PACK", arguments->pack, "Folder of a pack; with --csv also a parameters file")
        ->required();
    command->add_option("ANSWERS", arguments->answers, "Answers file of one respondent");
    command->add_flag("--json", arguments->json, "Print the result as JSON (opmaat.result/1)");
    command->add_option("--language", arguments->language,
                        "Language of the sentences; else that of the answers");
    command->add_option("--csv", arguments->csv,
                        "Table of respondents: a header of item ids, empty for missing");
    command->add_option("--out", arguments->out, "Where the scored table goes");
    command->add_option("--threads", arguments->threads, "Threads for --csv")
        ->check(CLI::Range(1, 256))
        ->capture_default_str();
    command->callback([arguments, &exitCode] { exitCode = score(*arguments); });
}

}  // namespace opmaat::engine
