#include <iostream>

#include "engine/authoring/replace_file.h"
#include "engine/authoring/route_drawing.h"
#include "engine/authoring/translation.h"
#include "engine/commands/author_commands.h"
#include "engine/commands/commands.h"
#include "engine/commands/findings_output.h"

namespace opmaat::engine {
namespace {

using json::Value;

constexpr std::size_t kMostBytes = 64U << 20U;

/// As asked; else by the name of the file, and XLIFF when that says nothing.
bool isCsv(const TranslateArguments& arguments)
{
    return arguments.format.empty() ? arguments.file.ends_with(".csv") : arguments.format == "csv";
}

Translation readImport(const TranslateArguments& arguments)
{
    const std::string bytes = json::readFile(arguments.file, kMostBytes);
    Translation translation =
        isCsv(arguments) ? fromCsv(bytes, arguments.file) : fromXliff(bytes, arguments.file);
    const bool other =
        !arguments.language.empty() && arguments.language != translation.targetLanguage;
    if (other) {
        throw InputError(Finding{arguments.file, "", 0, 0, "translation-language", Severity::Error,
                                 "it is a translation to '" + translation.targetLanguage +
                                     "', not to '" + arguments.language + "'",
                                 "Name the other file, or the other language"});
    }
    return translation;
}

Value namesOf(const std::vector<std::pair<std::string, std::string>>& files)
{
    Value::Array names;
    for (const auto& [path, bytes] : files) names.push_back(Value(path));
    return Value(std::move(names));
}

std::size_t untranslated(const Translation& translation)
{
    std::size_t count = 0;
    for (const TranslationUnit& unit : translation.units) count += unit.target.empty() ? 1 : 0;
    return count;
}

Value coverageValue(const Coverage& one)
{
    Value::Array missing;
    for (const std::string& text : one.missing) missing.push_back(Value(text));
    return Value(Value::Object{{"language", Value(one.language)},
                               {"texts", Value(static_cast<double>(one.texts))},
                               {"all", Value(static_cast<double>(one.all))},
                               {"words", Value(static_cast<double>(one.words))},
                               {"missing", Value(std::move(missing))}});
}

}  // namespace

int translateExport(const TranslateArguments& arguments)
{
    const PackDocuments pack = readDocuments(arguments.pack);
    const std::string from = !arguments.from.empty()  ? arguments.from
                             : pack.languages.empty() ? ""
                                                      : pack.languages.front();
    const Translation translation = translationOf(pack, from, arguments.language);
    const std::string bytes = isCsv(arguments) ? toCsv(translation) : toXliff(translation);
    if (arguments.file.empty()) {
        std::cout << bytes;
        return kFine;
    }
    replaceFile(arguments.file, bytes);
    std::cout << translation.units.size() << " texts from '" << from << "' to '"
              << arguments.language << "' are in " << arguments.file << "; "
              << untranslated(translation) << " of them are not translated yet.\n";
    return kFine;
}

int translateImport(const TranslateArguments& arguments)
{
    const PackDocuments pack = readDocuments(arguments.pack);
    const Translation translation = readImport(arguments);
    const auto files = imported(pack, translation, arguments.file);
    if (!arguments.dryRun) {
        for (const auto& [path, bytes] : files) replaceFile(path, bytes);
    }
    if (arguments.json) {
        std::cout << printed(
            {{"format", Value(std::string("opmaat.translate/1"))},
             {"dryRun", Value(arguments.dryRun)},
             {"from", Value(translation.sourceLanguage)},
             {"language", Value(translation.targetLanguage)},
             {"texts", Value(static_cast<double>(translation.units.size()))},
             {"untranslated", Value(static_cast<double>(untranslated(translation)))},
             {"files", namesOf(files)}});
        return kFine;
    }
    std::cout << translation.units.size() << " texts in '" << translation.targetLanguage << "', "
              << untranslated(translation) << " of them not translated.\n";
    for (const auto& [path, bytes] : files) {
        std::cout << path << (arguments.dryRun ? " would change\n" : " changed\n");
    }
    if (files.empty()) std::cout << "The pack had these texts already.\n";
    return kFine;
}

int translateCoverage(const TranslateArguments& arguments)
{
    const std::vector<Coverage> all = coverageOf(readDocuments(arguments.pack));
    Value::Array languages;
    bool whole = true;
    for (const Coverage& one : all) {
        whole = whole && one.missing.empty();
        languages.push_back(coverageValue(one));
        if (arguments.json) continue;
        const double share =
            one.all == 0 ? 100.0
                         : 100.0 * static_cast<double>(one.texts) / static_cast<double>(one.all);
        std::cout << one.language << ": " << one.texts << " of " << one.all << " texts ("
                  << decimals(share, 1) << "%), " << one.words << " words\n";
        for (const std::string& text : one.missing) std::cout << "  missing: " << text << "\n";
    }
    if (arguments.json) {
        std::cout << printed({{"format", Value(std::string("opmaat.coverage/1"))},
                              {"languages", Value(std::move(languages))}});
    }
    return whole ? kFine : kRefused;
}

}  // namespace opmaat::engine
