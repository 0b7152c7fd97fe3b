#include <iostream>

#include "engine/authoring/made_up.h"
#include "engine/authoring/replace_file.h"
#include "engine/commands/author_commands.h"
#include "engine/commands/commands.h"
#include "engine/commands/findings_output.h"
#include "engine/exchange/answer_cell.h"

namespace opmaat::engine {
namespace {

using json::Value;

MadeUpKind kindOf(const std::string& name)
{
    return name == "model"    ? MadeUpKind::Model
           : name == "random" ? MadeUpKind::Random
                              : MadeUpKind::StraightLining;
}

}  // namespace

int simulateCommand(const SimulateArguments& arguments)
{
    const Pack pack = loadPack(arguments.pack);
    const MadeUpKind kind = kindOf(arguments.kind);
    if (kind == MadeUpKind::Model && !pack.hasModel()) {
        throw InputError(Finding{arguments.pack, "", 0, 0, "file-missing", Severity::Error,
                                 "people are made up from a model in parameters.json",
                                 "Use --kind random or straight-lining"});
    }
    const Form* const form = requireForm(pack, arguments.form);
    replaceFile(arguments.out, madeUpTable(pack, kind, arguments.people, arguments.seed, form));
    Value::Array leftOut;
    std::string names;
    for (std::size_t i = 0; i < pack.items.size(); ++i) {
        const Item& item = pack.items[i];
        if (!isIn(form, i) || !item.takesAnswer() || hasColumn(item)) continue;
        leftOut.push_back(Value(item.id));
        names += (names.empty() ? "" : ", ") + item.id;
    }
    if (arguments.json) {
        std::cout << printed({{"format", Value(std::string("opmaat.simulate/1"))},
                              {"pack", Value(pack.id)},
                              {"packHash", Value(pack.hash)},
                              {"form", form == nullptr ? Value() : Value(form->id)},
                              {"kind", Value(arguments.kind)},
                              {"people", Value(static_cast<double>(arguments.people))},
                              {"seed", Value(std::to_string(arguments.seed))},
                              {"out", Value(arguments.out)},
                              {"leftOut", Value(std::move(leftOut))}});
        return kFine;
    }
    std::cout << arguments.people << " made-up respondents (" << arguments.kind << ", seed "
              << arguments.seed << ") are in " << arguments.out << ".\n";
    if (!names.empty()) {
        std::cout << "Without a column, since words are never scored: " << names << ".\n";
    }
    return kFine;
}

}  // namespace opmaat::engine
