#include <filesystem>
#include <fstream>
#include <iostream>
#include <optional>

#include "engine/commands/commands.h"
#include "engine/exchange/score_table.h"

namespace opmaat::engine {
namespace {

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

void scoreMany(const ScoreArguments& arguments)
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

std::optional<Pack> packOf(const std::string& folder)
{
    return folder.empty() ? std::nullopt : std::optional(loadPack(folder));
}

void scoreOne(const ScoreArguments& arguments)
{
    const Pack pack = loadPack(arguments.pack);
    const ResponseSet set = readAnswers(arguments.answers, pack);
    const Assessor assessor(pack);
    const std::string language = arguments.language.empty() ? set.language : arguments.language;
    Assessment result = assessor.assess(set, language);
    if (!arguments.before.empty()) {
        const std::optional<Pack> other = packOf(arguments.beforePack);
        const Pack& earlier = other ? *other : pack;
        result.change =
            compare(assessor, {&earlier, readAnswers(arguments.before, earlier)}, set, language);
    }
    std::cout << (arguments.json ? resultJson(result) : printAssessment(result));
}

}  // namespace

int score(const ScoreArguments& arguments)
{
    const bool many = !arguments.csv.empty();
    if (many == !arguments.answers.empty() || many == arguments.out.empty()) {
        std::cerr << "opmaat score: give either PACK ANSWERS, or PACK --csv IN --out OUT\n";
        return kWrongUse;
    }
    if ((many && !arguments.before.empty()) ||
        (arguments.before.empty() && !arguments.beforePack.empty())) {
        std::cerr << "opmaat score: --before goes with one respondent, and --before-pack with"
                     " --before\n";
        return kWrongUse;
    }
    many ? scoreMany(arguments) : scoreOne(arguments);
    return kFine;
}

}  // namespace opmaat::engine
