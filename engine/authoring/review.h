#pragma once

#include "engine/authoring/pack_texts.h"
#include "engine/authoring/plain_language.h"
#include "engine/pack/pack.h"

namespace opmaat::engine {

/// A pack with everything that was found in it: by the reader, and by the review when it could be
/// read as JSON.
LoadedPack checkPack(const std::string& folder, const PlainLanguages& languages);

// The parts of the review; their rules are in engine/pack/review_rules.h.

/// Plain words: length of sentences, hard words, negations, promises, judgement.
Findings reviewWords(const PackDocuments& pack, const PlainLanguages& languages);
/// Texts beside each other: placeholders, translations, options, and how the bytes end.
Findings reviewTexts(const PackDocuments& pack);
/// The measurement: keying, categories.
Findings reviewModel(const PackDocuments& documents, const Pack& pack);
/// The routes: how long the longest takes.
Findings reviewRoutes(const PackDocuments& documents, const Pack& pack);

/// A finding of a rule of the catalogue at a value, `offset` bytes into its text when it is one.
Finding findingAt(const std::string& file, const std::string& pointer, const json::Value& value,
                  const std::string& rule, std::string message, std::string fix, int offset = -1);

/// The item's object in the documents, with its file and pointer; nullptr when there is none.
struct ItemPlace {
    std::string file, pointer;
    const json::Value* item = nullptr;
};
ItemPlace placeOfItem(const PackDocuments& documents, const Pack& pack, const Item& item);

}  // namespace opmaat::engine
