#include <CLI/CLI.hpp>

#include "engine/commands/author_commands.h"

namespace opmaat::engine {
namespace {

template <class Arguments>
void run(CLI::App* command, const Arguments& arguments, int (*what)(const Arguments&),
         std::function<int()>& chosen)
{
    command->callback(
        [&chosen, &arguments, what] { chosen = [&arguments, what] { return what(arguments); }; });
}

void addCheck(CLI::App& app, CheckArguments& arguments, std::function<int()>& chosen)
{
    CLI::App* command = app.add_subcommand(
        "check", "Check packs: every finding has file, pointer, place, rule and fix");
    command->add_option("PATH", arguments.paths, "Folder of a pack, or a file in one");
    command->add_option("--language", arguments.language,
                        "Folder with lists of plain words; else 'language' beside the pack");
    command->add_flag("--fix", arguments.fix, "Mend what is mechanical, and say what was changed");
    command->add_flag("--list-rules", arguments.listRules, "Print the page of all rules");
    CLI::Option* json = command->add_flag("--json", arguments.json, "Print findings as JSON");
    command->add_flag("--sarif", arguments.sarif, "Print findings as SARIF 2.1.0")->excludes(json);
    run(command, arguments, check, chosen);
}

void addFormat(CLI::App& app, FormatArguments& arguments, std::function<int()>& chosen)
{
    CLI::App* command =
        app.add_subcommand("fmt", "Write packs in their one canonical order and layout");
    command->add_option("PATH", arguments.paths, "Folder of a pack, or a JSON file")->required();
    command->add_flag("--check", arguments.check,
                      "Change nothing; exit 1 when a file would be changed");
    command->add_flag("--json", arguments.json, "Print JSON (opmaat.fmt/1)");
    run(command, arguments, formatCommand, chosen);
}

void addPaths(CLI::App& app, PathsArguments& arguments, std::function<int()>& chosen)
{
    CLI::App* command = app.add_subcommand(
        "paths", "Shortest, longest and mean route through a pack, and items that nobody sees");
    command->add_option("PACK", arguments.pack, "Folder of a pack")->required();
    command->add_option("--form", arguments.form, "Routes through this form; else the whole pack");
    command->add_option("--svg", arguments.svg, "Also draw the flow to this file");
    command->add_option("--language", arguments.language,
                        "Language of the drawing; else the first of the pack");
    command->add_flag("--json", arguments.json, "Print JSON (opmaat.paths/1)");
    run(command, arguments, pathsCommand, chosen);
}

void addSimulate(CLI::App& app, SimulateArguments& arguments, std::function<int()>& chosen)
{
    CLI::App* command = app.add_subcommand(
        "simulate", "Made-up respondents as a table that 'opmaat score PACK --csv' reads");
    command->add_option("PACK", arguments.pack, "Folder of a pack")->required();
    command->add_option("--out", arguments.out, "Where the table goes")->required();
    command->add_option("--form", arguments.form, "Answer this form; else the whole pack");
    command->add_option("--kind", arguments.kind, "How they answer")
        ->check(CLI::IsMember({"random", "model", "straight-lining"}))
        ->capture_default_str();
    command->add_option("--people", arguments.people, "How many")
        ->check(CLI::Range(std::uint64_t{1}, std::uint64_t{10'000'000}))
        ->capture_default_str();
    command->add_option("--seed", arguments.seed, "The same seed gives the same table")
        ->capture_default_str();
    command->add_flag("--json", arguments.json, "Print JSON (opmaat.simulate/1)");
    run(command, arguments, simulateCommand, chosen);
}

void addDiff(CLI::App& app, DiffArguments& arguments, std::function<int()>& chosen)
{
    CLI::App* command = app.add_subcommand(
        "diff", "What a change of a pack does: texts, values, routes, and results of answers");
    command->add_option("OLD", arguments.before, "Folder of the pack as it was")->required();
    command->add_option("NEW", arguments.after, "Folder of the pack as it is now")->required();
    command->add_option("--answers", arguments.answers,
                        "Answers files: which of them get another result, and why");
    command->add_option("--form", arguments.form,
                        "Routes and answers in this form; else routes through the whole packs, and"
                        " answers in their own form");
    command->add_flag("--json", arguments.json, "Print JSON (opmaat.diff/1)");
    run(command, arguments, diffCommand, chosen);
}

void addTranslate(CLI::App& app, TranslateArguments& arguments, std::function<int()>& chosen)
{
    CLI::App* translate =
        app.add_subcommand("translate", "Texts of a pack to a translator and back");
    translate->require_subcommand(1);
    const auto add = [&](const char* name, const char* what,
                         int (*command)(const TranslateArguments&)) {
        CLI::App* one = translate->add_subcommand(name, what);
        one->add_option("PACK", arguments.pack, "Folder of a pack")->required();
        run(one, arguments, command, chosen);
        return one;
    };
    const auto addFormat = [&](CLI::App* command) {
        command->add_option("--format", arguments.format, "xliff (1.2) or csv")
            ->check(CLI::IsMember({"xliff", "csv"}));
    };
    CLI::App* out = add("export", "The texts as XLIFF 1.2 or CSV, with what is translated already",
                        translateExport);
    out->add_option("--language", arguments.language, "Language to translate to")->required();
    out->add_option("--from", arguments.from,
                    "Language to translate from; else the first of the pack");
    out->add_option("--out", arguments.file, "Where it goes; else standard output");
    addFormat(out);
    CLI::App* in =
        add("import", "Put translated texts into the pack; all of them, or none", translateImport);
    in->add_option("FILE", arguments.file, "XLIFF or CSV as exported")->required();
    in->add_option("--language", arguments.language, "Refuse a file in another language");
    in->add_flag("--dry-run", arguments.dryRun, "Say what would be changed");
    in->add_flag("--json", arguments.json, "Print JSON (opmaat.translate/1)");
    addFormat(in);
    CLI::App* coverage = add("coverage", "How much there is in every language", translateCoverage);
    coverage->add_flag("--json", arguments.json, "Print JSON (opmaat.coverage/1)");
}

void addImport(CLI::App& app, ImportArguments& arguments, std::function<int()>& chosen)
{
    CLI::App* in = app.add_subcommand("import", "Make modules of a pack of what others wrote");
    in->require_subcommand(1);
    CLI::App* fhir = in->add_subcommand(
        "fhir", "HL7 FHIR R4 Questionnaire (JSON); what is not understood is listed");
    fhir->add_option("FILE", arguments.file, "The Questionnaire")->required();
    fhir->add_option("--out", arguments.out, "Folder for the modules; of a pack, or a new one")
        ->required();
    fhir->add_option("--id", arguments.id,
                     "Make one module of this id; else one of every group at the top");
    fhir->add_option("--language", arguments.language,
                     "Language of the texts, when the file does not say so");
    fhir->add_flag("--json", arguments.json, "Print JSON (opmaat.import/1)");
    run(fhir, arguments, importFhir, chosen);
}

void addExport(CLI::App& app, ExportArguments& toFhir, ExportArguments& toCsv,
               std::function<int()>& chosen)
{
    CLI::App* out = app.add_subcommand("export", "Packs and answers for other programs");
    out->require_subcommand(1);
    CLI::App* fhir = out->add_subcommand(
        "fhir",
        "A pack as HL7 FHIR R4 Questionnaire, or answers as QuestionnaireResponse;"
        " what FHIR cannot hold is listed");
    fhir->add_option("PACK", toFhir.pack, "Folder of a pack")->required();
    fhir->add_option("ANSWERS", toFhir.answers, "Answers file of one respondent")->expected(0, 1);
    CLI::Option* file = fhir->add_option("--out", toFhir.out, "File; else standard output");
    fhir->add_flag("--json", toFhir.json, "Print what is lost as JSON (opmaat.export/1)")
        ->needs(file);
    run(fhir, toFhir, exportFhir, chosen);
    CLI::App* csv = out->add_subcommand(
        "csv", "Answers as a table with a codebook, and scripts that label it in SPSS and R");
    csv->add_option("PACK", toCsv.pack, "Folder of a pack")->required();
    csv->add_option("ANSWERS", toCsv.answers, "Answers files, one a respondent")->required();
    csv->add_option("--out", toCsv.out, "File for the table (CSV)")->required();
    csv->add_option("--codebook", toCsv.codebook,
                    "File for the codebook (CSV); beside it come a .sps and a .R")
        ->required();
    csv->add_option("--language", toCsv.language,
                    "Language of the labels; else the first of the pack");
    csv->add_flag("--json", toCsv.json, "Print JSON (opmaat.export/1)");
    run(csv, toCsv, exportCsv, chosen);
}

}  // namespace

void addAuthors(CLI::App& app, AuthorArguments& arguments, std::function<int()>& chosen)
{
    addCheck(app, arguments.check, chosen);
    addFormat(app, arguments.format, chosen);
    addPaths(app, arguments.paths, chosen);
    addSimulate(app, arguments.simulate, chosen);
    addDiff(app, arguments.diff, chosen);
    addTranslate(app, arguments.translate, chosen);
    addImport(app, arguments.fromFhir, chosen);
    addExport(app, arguments.toFhir, arguments.toCsv, chosen);
}

}  // namespace opmaat::engine
