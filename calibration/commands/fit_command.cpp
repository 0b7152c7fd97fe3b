#include "calibration/commands/fit_command.h"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <fstream>
#include <iomanip>
#include <iostream>
#include <sstream>
#include <thread>

#include "calibration/record.h"
#include "calibration/specify.h"
#include "calibration/start.h"
#include "engine/authoring/replace_file.h"
#include "engine/crypto/hash.h"

namespace opmaat::calibration {
namespace {

/// Tells at most once a second how far the search is.
class ProgressLine {
public:
    void operator()(double logLikelihood, double decrement, int passes)
    {
        const auto now = std::chrono::steady_clock::now();
        if (now - last_ < std::chrono::seconds(1)) return;
        const double seconds = std::chrono::duration<double>(now - start_).count();
        std::cerr << std::fixed << std::setprecision(4) << "pass " << passes << ", log-likelihood "
                  << logLikelihood << std::setprecision(1);
        if (decrement > 0.0 && decrement < before_) {
            // The decrement falls about as fast as it did since the last line.
            const double rate = std::log(before_ / decrement) / (seconds - secondsBefore_);
            const double left = std::log(std::max(decrement / 1e-4, 1.0)) / rate;
            std::cerr << ", some " << left << " s left";
        }
        std::cerr << ", " << seconds << " s\n" << std::defaultfloat;
        last_ = now;
        before_ = decrement;
        secondsBefore_ = seconds;
    }

private:
    std::chrono::steady_clock::time_point start_ = std::chrono::steady_clock::now(), last_ = start_;
    double before_ = 0.0, secondsBefore_ = 0.0;
};

FitOptions fitOptions(const FitArguments& arguments)
{
    FitOptions options;
    const auto cores = static_cast<int>(std::clamp(std::thread::hardware_concurrency(), 1U, 16U));
    options.threads = arguments.threads > 0 ? arguments.threads : cores;
    options.tolerance = arguments.tolerance;
    options.passes = arguments.passes;
    options.weakPrior = arguments.prior == "weak";
    options.errors =
        arguments.errors == "observed" ? ErrorsFrom::ObservedInformation : ErrorsFrom::CrossProduct;
    if (!arguments.quiet) {
        options.progress = [line = ProgressLine()](double logLikelihood, double decrement,
                                                   int passes) mutable {
            line(logLikelihood, decrement, passes);
        };
    }
    return options;
}

/// BLAKE2b-256 of the table, by which anybody can tell that it is the one that was fitted.
std::string fingerprint(const std::string& table)
{
    engine::Blake2b256 hash;
    std::ifstream file(table, std::ios::binary);
    std::vector<char> piece(std::size_t{1} << 16U);
    while (file.read(piece.data(), static_cast<std::streamsize>(piece.size())) || file.gcount() > 0)
        hash.add({piece.data(), static_cast<std::size_t>(file.gcount())});
    return hash.hex();
}

std::string print(const Fit& fit, const engine::CalibrationRecord& record)
{
    std::ostringstream text;
    text << std::setprecision(10);
    text << (record.isConverged ? "converged" : "not converged") << " after " << fit.iterations
         << " passes: " << record.people << " people, " << record.patterns
         << " different patterns, " << record.parameters << " parameters\n"
         << "log-likelihood " << fit.logLikelihood << " (integration error " << std::setprecision(2)
         << fit.integrationError << ", Newton decrement " << fit.decrement << ")"
         << std::setprecision(10) << ", AIC " << fit.aic << ", BIC " << fit.bic << "\n"
         << "standard errors: " << record.standardErrorsFrom << "\n";
    for (const std::string& warning : record.warnings) text << "note: " << warning << ".\n";
    for (const std::string& defect : record.defects) text << "NOT USABLE: " << defect << ".\n";
    return text.str();
}

/// A model that no program could read again is refused, and not written.
void checkReadable(const Fit& fit)
{
    for (const scoring::Item& item : fit.estimate.model.items) {
        if (item.slope > 0.0) continue;
        throw std::domain_error("item '" + item.id +
                                "': its slope is not above 0, so it runs against its facet; name "
                                "it in \"reverse\", or leave it out");
    }
    scoring::checkModel(fit.estimate.model);
}

void addProvenance(const FitArguments& arguments, const engine::Structure& structure,
                   std::size_t rows, engine::CalibrationRecord& record)
{
    record.software = std::string("opmaat-calibrate ") + OPMAAT_VERSION;
    record.structure = structure.name;
    record.table = arguments.responses;
    record.tableHash = fingerprint(arguments.responses);
    record.rows = rows;
    record.prior = arguments.prior;
    record.anchors = arguments.anchors;
    record.summary = "Calibrated on the answers of " + std::to_string(record.people) +
                     " people by marginal maximum likelihood" +
                     (record.isUsable ? "." : "; not fit for use, see fit.defects.");
}

}  // namespace

int fitCommand(const FitArguments& arguments)
{
    std::optional<engine::Pack> pack;
    if (!arguments.pack.empty()) pack = engine::loadPack(arguments.pack);
    const engine::Structure structure =
        pack ? engine::structureOf(*pack) : engine::loadStructure(arguments.structure);
    QuestionOptions asked{arguments.reference, {}};
    if (!arguments.anchors.empty()) asked.anchors = engine::loadParameters(arguments.anchors);
    const engine::ResponseMatrix matrix =
        pack ? engine::readResponseMatrix(*pack, arguments.responses, arguments.group)
             : engine::readResponseMatrix(structure, arguments.responses, arguments.group);
    const Question question = ask(structure, matrix, asked);
    FitOptions options = fitOptions(arguments);
    if (!arguments.start.empty()) {
        options.start = startValues(question.specification, question.patterns);
        startFrom(engine::loadParameters(arguments.start), question.specification, *options.start);
    }
    Fit found = fit(question.specification, question.patterns, options);
    found.warnings.insert(found.warnings.begin(), question.warnings.begin(),
                          question.warnings.end());
    checkReadable(found);
    engine::CalibrationRecord record = recordOf(found, question.specification);
    addProvenance(arguments, structure, matrix.rows, record);
    engine::Parameters parameters = parametersOf(found, question.specification, structure);
    parameters.version = "calibrated-" + record.tableHash.substr(0, 12);
    engine::replaceFile(arguments.out, engine::calibratedJson(parameters, record));
    std::cout << print(found, record) << "written to " << arguments.out << "\n";
    return found.usable() ? kFine : kRefused;
}

}  // namespace opmaat::calibration
