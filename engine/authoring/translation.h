#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "engine/authoring/pack_texts.h"

namespace opmaat::engine {

/// One text on its way to a translator and back.
struct TranslationUnit {
    std::string file, key;  ///< as in TextPlace
    std::string source, target;
    std::string note;  ///< for the translator: what kind of text it is
    int line = 0;      ///< in the file that was imported, from 1; 0 when exported
    int column = 0;
};

/// All texts of a pack in two languages, in the order of the pack.
struct Translation {
    std::string pack, sourceLanguage, targetLanguage;
    std::vector<TranslationUnit> units;
};

/// What is there to be translated; targets are empty where a text is missing.
/// @throws InputError when the pack is not in the source language, or `target` is none or the same
Translation translationOf(const PackDocuments& pack, const std::string& source,
                          const std::string& target);

/// XLIFF 1.2 (OASIS, 2008): a `file` for each file of the pack, a `trans-unit` for each text, with
/// the text's key as id. White space is kept. A reader that knows only the standard can work with
/// it.
std::string toXliff(const Translation& translation);
/// @throws InputError for what is no XLIFF 1.2, or has more than one pair of languages, with its
/// place
Translation fromXliff(std::string_view xml, const std::string& file);

/// RFC 4180: the header file,key,SOURCE,TARGET (the languages), one row a text.
std::string toCsv(const Translation& translation);
/// @throws InputError with the place of what is wrong
Translation fromCsv(std::string_view csv, const std::string& file);

/// The texts of an import put into the pack, by file: the bytes of every file that changes, in
/// canonical layout. Nothing is written. `pack.json` gets the language when it is new.
/// @param file  the import, for findings
/// @throws InputError with every unit whose file or key the pack does not have, whose source is not
///   what the pack says, that stands twice or has other placeholders; and, for a language that the
///   pack did not have, with every text that is missing
std::vector<std::pair<std::string, std::string>> imported(const PackDocuments& pack,
                                                          const Translation& translation,
                                                          const std::string& file);

/// How much of a pack there is in a language.
struct Coverage {
    std::string language;
    std::size_t texts = 0;             ///< of `all`
    std::size_t words = 0;             ///< in those texts
    std::size_t all = 0;               ///< texts of the pack
    std::vector<std::string> missing;  ///< file and key
};

/// Of every language that any text has.
std::vector<Coverage> coverageOf(const PackDocuments& pack);

}  // namespace opmaat::engine
