#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

namespace CLI {
class App;
}

namespace opmaat::engine {

// The commands of people who write packs, as author_options.cpp read them from the command line.

struct CheckArguments {
    std::vector<std::string> paths;
    std::string language;  ///< folder of lists of plain words; else the one beside the pack
    bool json = false, sarif = false;
    bool fix = false, listRules = false;
};

struct FormatArguments {
    std::vector<std::string> paths;
    bool check = false;
    bool json = false;
};

struct PathsArguments {
    std::string pack;
    std::string svg;       ///< file for the drawn flow
    std::string form;      ///< of the pack; else all of it
    std::string language;  ///< of the drawing; else the first of the pack
    bool json = false;
};

struct SimulateArguments {
    std::string pack, out;
    std::string kind = "random";
    std::string form;  ///< of the pack; else all of it
    std::uint64_t people = 100;
    std::uint64_t seed = 1;
    bool json = false;
};

struct DiffArguments {
    std::string before, after;         ///< folders of packs
    std::vector<std::string> answers;  ///< files
    std::string form;                  ///< of both packs; else all of them
    bool json = false;
};

struct TranslateArguments {
    std::string pack;
    std::string language;  ///< translated to
    std::string from;      ///< translated from; else the first language of the pack
    std::string format;    ///< xliff or csv; else what the file looks like, or xliff
    std::string file;      ///< that goes out or comes in
    bool dryRun = false, json = false;
};

struct ImportArguments {
    std::string file;
    std::string out;       ///< folder
    std::string id;        ///< of the one module; else one a group
    std::string language;  ///< of the texts when the file does not say so
    bool json = false;
};

struct ExportArguments {
    std::string pack;
    std::vector<std::string> answers;
    std::string out;       ///< else standard output
    std::string codebook;  ///< CSV; the scripts for SPSS and R lie beside it
    std::string language;  ///< of the labels; else the first of the pack
    bool json = false;
};

struct AuthorArguments {
    CheckArguments check;
    FormatArguments format;
    PathsArguments paths;
    SimulateArguments simulate;
    DiffArguments diff;
    TranslateArguments translate;
    ImportArguments fromFhir;
    ExportArguments toFhir, toCsv;
};

/// Each prints and gives its exit code. @throws InputError: refused input, for main() to print
int check(const CheckArguments& arguments);
int formatCommand(const FormatArguments& arguments);
int pathsCommand(const PathsArguments& arguments);
int simulateCommand(const SimulateArguments& arguments);
int diffCommand(const DiffArguments& arguments);
int translateExport(const TranslateArguments& arguments);
int translateImport(const TranslateArguments& arguments);
int translateCoverage(const TranslateArguments& arguments);
int importFhir(const ImportArguments& arguments);
int exportFhir(const ExportArguments& arguments);
int exportCsv(const ExportArguments& arguments);

/// The commands above; `chosen` runs the one that was typed.
void addAuthors(CLI::App& app, AuthorArguments& arguments, std::function<int()>& chosen);

}  // namespace opmaat::engine
