#include <algorithm>
#include <chrono>
#include <cmath>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <optional>
#include <thread>

#include "engine/assessment/trace.h"
#include "engine/commands/commands.h"
#include "engine/exchange/score_table.h"

namespace opmaat::engine {
namespace {

namespace fs = std::filesystem;

[[noreturn]] void refuseOut(const std::string& path)
{
    throw InputError(Finding{path, "", 0, 0, "file-write", Severity::Error,
                             "the result cannot be written",
                             "Check that the folder exists and that there is room on the disk"});
}

[[noreturn]] void refuseChange(const std::string& pack)
{
    throw InputError(Finding{pack, "", 0, 0, "file-missing", Severity::Error,
                             "a change between measurements needs parameters.json",
                             "Score both without --before, and compare the scales"});
}

/// Tells at most once a second how far a table is.
class ProgressLine {
public:
    void operator()(const TableProgress& progress)
    {
        const auto now = std::chrono::steady_clock::now();
        if (now - last_ < std::chrono::seconds(1)) return;
        last_ = now;
        const double seconds = std::chrono::duration<double>(now - start_).count();
        std::cerr << progress.rows << " rows, "
                  << 100 * progress.bytes / std::max<std::uint64_t>(progress.ofBytes, 1) << "%, "
                  << std::llround(static_cast<double>(progress.rows) / seconds) << " a second\n";
    }

private:
    std::chrono::steady_clock::time_point start_ = std::chrono::steady_clock::now(), last_ = start_;
};

std::size_t scoreTo(std::ostream& out, const ScoreArguments& arguments)
{
    const auto cores = static_cast<int>(std::clamp(std::thread::hardware_concurrency(), 1U, 256U));
    TableOptions options{arguments.threads > 0 ? arguments.threads : cores, ProgressLine()};
    if (fs::is_regular_file(arguments.pack)) {
        const Parameters parameters = loadParameters(arguments.pack);
        const scoring::Scorer scorer(parameters.model);
        return scoreTable(scorer, arguments.csv, out, options, parameters.isReversed);
    }
    const Pack pack = loadPack(arguments.pack);
    options.form = requireForm(pack, arguments.form);
    return scoreTable(Assessor(pack), arguments.csv, out, options);
}

/// Half a table never takes the place of a whole one: it is written beside it first.
void scoreMany(const ScoreArguments& arguments)
{
    const bool isPlain = !fs::exists(arguments.out) || fs::is_regular_file(arguments.out);
    const std::string path = arguments.out + (isPlain ? ".partial" : "");
    std::size_t rows = 0;
    try {
        std::ofstream file(path, std::ios::binary);
        if (!file) refuseOut(arguments.out);
        rows = scoreTo(file, arguments);
        file.close();
        if (!file) refuseOut(arguments.out);
    } catch (...) {
        std::error_code ignored;
        if (isPlain) fs::remove(path, ignored);
        throw;
    }
    if (isPlain) fs::rename(path, arguments.out);
    std::cout << rows << " respondents scored to " << arguments.out << "\n";
}

std::optional<Pack> packOf(const std::string& folder)
{
    return folder.empty() ? std::nullopt : std::optional(loadPack(folder));
}

void scoreOne(const ScoreArguments& arguments)
{
    const Pack pack = loadPack(arguments.pack);
    ResponseSet set = readAnswers(arguments.answers, pack);
    if (const Form* const form = requireForm(pack, arguments.form)) {
        set = inForm(std::move(set), pack, form);
    }
    const Assessor assessor(pack);
    const std::string language = arguments.language.empty() ? set.language : arguments.language;
    Assessment result = assessor.assess(set, language);
    if (!arguments.before.empty()) {
        if (!pack.hasModel()) refuseChange(arguments.pack);
        const std::optional<Pack> other = packOf(arguments.beforePack);
        const Pack& earlier = other ? *other : pack;
        result.change =
            compare(assessor, {&earlier, readAnswers(arguments.before, earlier)}, set, language);
    }
    if (!arguments.trace) {
        std::cout << (arguments.json ? resultJson(result) : printAssessment(result));
        return;
    }
    const std::vector<Evaluation> conditions = trace(assessor, set);
    if (!arguments.json) {
        std::cout << printAssessment(result) << "\n" << printTrace(conditions);
        return;
    }
    json::Value document = json::parse(resultJson(result), "result");
    document.object().emplace_back("trace", traceValue(conditions));
    std::cout << json::write(document, 2) << "\n";
}

}  // namespace

int score(const ScoreArguments& arguments)
{
    const bool many = !arguments.csv.empty();
    if (many == !arguments.answers.empty() || many == arguments.out.empty()) {
        std::cerr << "opmaat score: give either PACK ANSWERS, or PACK --csv IN --out OUT\n";
        return kWrongUse;
    }
    if ((many && (!arguments.before.empty() || arguments.trace)) ||
        (arguments.before.empty() && !arguments.beforePack.empty())) {
        std::cerr
            << "opmaat score: --before and --trace go with one respondent, and --before-pack with"
               " --before\n";
        return kWrongUse;
    }
    if (!arguments.form.empty() && fs::is_regular_file(arguments.pack)) {
        std::cerr << "opmaat score: a parameters file has no forms; leave --form out\n";
        return kWrongUse;
    }
    many ? scoreMany(arguments) : scoreOne(arguments);
    return kFine;
}

}  // namespace opmaat::engine
