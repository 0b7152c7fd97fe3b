#pragma once

#include <functional>
#include <string>
#include <vector>

#include "engine/assessment/assessment.h"
#include "engine/commands/store_commands.h"

namespace CLI {
class App;
}

namespace opmaat::engine {

inline constexpr int kFine = 0, kRefused = 1, kWrongUse = 2;  ///< exit codes, part of the product

// What main.cpp read from the command line; each command prints and gives its exit code. Arguments
// are read in main.cpp and store_options.cpp alone, since CLI11 takes long to compile.

struct ScoreArguments {
    std::string pack, answers, csv, out, language;
    std::string form;                ///< in the place of that of the answers
    std::string before, beforePack;  ///< an earlier answers file, and its pack when another
    bool json = false;
    bool trace = false;  ///< also every condition and what decided it
    int threads = 0;     ///< 0: as many as the processor runs at once
};

/// What `opmaat pack` was asked.
struct PackArguments {
    std::string pack;       ///< folder
    std::string key, out;   ///< file of a signing key
    std::string name;       ///< whose key it is
    std::string publisher;  ///< file of the public key that must have signed
    std::string passphraseFile;
    bool json = false;
};

/// @throws InputError, StoreError: refused input, for main() to print
int score(const ScoreArguments& arguments);
int packHashCommand(const PackArguments& arguments);
int packKey(const PackArguments& arguments);
int packSign(const PackArguments& arguments);
int packVerify(const PackArguments& arguments);

/// `opmaat store` with its commands; `chosen` runs the one that was typed.
void addStore(CLI::App& app, StoreArguments& arguments, std::function<int()>& chosen);

/// An assessment as lines for a terminal, in the assessment's own language.
std::string printAssessment(const Assessment& assessment);

}  // namespace opmaat::engine
