#include <CLI/CLI.hpp>
#include <iostream>

#include "calibration/commands/fit_command.h"

namespace opmaat::calibration {
namespace {

void addFit(CLI::App& app, FitArguments& arguments)
{
    CLI::App* fit = app.add_subcommand(
        "fit", "Fit item parameters, loadings, correlations and groups to answers");
    CLI::Option* pack = fit->add_option("--pack", arguments.pack, "Folder of a pack");
    CLI::Option* structure =
        fit->add_option("--structure", arguments.structure, "Structure file, without a pack");
    pack->excludes(structure);
    fit->add_option("--responses", arguments.responses, "Table of answers (CSV)")->required();
    fit->add_option("--out", arguments.out, "The parameters file that is written")->required();
    fit->add_option("--start", arguments.start, "Parameters to start from");
    fit->add_option("--anchor", arguments.anchors, "Parameters whose items are fixed");
    fit->add_option("--group", arguments.group, "Column that names the group of a row");
    fit->add_option("--reference", arguments.reference,
                    "The group with mean 0 and variances 1; else that of the first row");
    fit->add_option("--prior", arguments.prior, "none, or weak for small samples")
        ->check(CLI::IsMember({"none", "weak"}));
    fit->add_option("--standard-errors", arguments.errors, "cross-product, or observed (slower)")
        ->check(CLI::IsMember({"cross-product", "observed"}));
    fit->add_option("--tolerance", arguments.tolerance,
                    "Newton decrement and step of a parameter to stop below")
        ->check(CLI::Range(1e-9, 1.0));
    fit->add_option("--passes", arguments.passes, "Passes over the answers, at the most")
        ->check(CLI::Range(1, 1'000'000));
    fit->add_option("--threads", arguments.threads, "Threads; the result does not depend on them")
        ->check(CLI::Range(1, 256));
    fit->add_flag("--quiet", arguments.quiet, "No progress on standard error");
}

int run(int argc, char** argv)
{
    CLI::App app{"Opmaat: from many interviews to parameters, with proof."};
    app.name("opmaat-calibrate");
    app.set_version_flag("--version", OPMAAT_VERSION);
    app.require_subcommand(1);
    app.footer(
        "Exit codes: 0 fine, 1 refused input or a result that may not be used, 2 wrong use.");
    FitArguments toFit;
    addFit(app, toFit);
    try {
        app.parse(argc, argv);
    } catch (const CLI::ParseError& error) {
        return app.exit(error) == 0 ? kFine : kWrongUse;
    }
    if (toFit.pack.empty() && toFit.structure.empty()) {
        std::cerr << "opmaat-calibrate fit: give --pack DIR or --structure FILE\n";
        return kWrongUse;
    }
    return fitCommand(toFit);
}

}  // namespace
}  // namespace opmaat::calibration

int main(int argc, char** argv)
{
    try {
        return opmaat::calibration::run(argc, argv);
    } catch (const std::exception& error) {
        std::cerr << error.what() << "\n";
        return opmaat::calibration::kRefused;
    }
}
