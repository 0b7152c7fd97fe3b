#include "engine/authoring/review.h"

#include <algorithm>
#include <tuple>

#include "engine/pack/rules.h"

namespace opmaat::engine {
namespace {

void append(Findings& all, Findings more)
{
    all.insert(all.end(), std::make_move_iterator(more.begin()),
               std::make_move_iterator(more.end()));
}

/// A note for each language of the pack that nobody made a list for.
void noteMissingLists(const PackDocuments& pack, const PlainLanguages& languages, Findings& all)
{
    const PackDocument* const file = pack.find("pack.json");
    const json::Value* const list = file == nullptr ? nullptr : file->root.find("languages");
    if (list == nullptr || !list->isArray()) return;
    for (std::size_t i = 0; i < list->array().size(); ++i) {
        const json::Value& one = list->array()[i];
        if (one.kind() != json::Value::Kind::String || languages.contains(one.text())) continue;
        all.push_back(findingAt(file->path, pointerTo("/languages", i), one, "language-list",
                                "there is no list of plain words for '" + one.text() +
                                    "', so its words were not looked at",
                                "Put one beside the pack as language/" + one.text() +
                                    ".json, or name a folder with --language"));
    }
}

}  // namespace

Finding findingAt(const std::string& file, const std::string& pointer, const json::Value& value,
                  const std::string& rule, std::string message, std::string fix, int offset)
{
    const int column = offset < 0 ? value.column : value.column + 1 + offset;
    return {file, pointer,          value.line,         column,
            rule, severityOf(rule), std::move(message), std::move(fix)};
}

ItemPlace placeOfItem(const PackDocuments& documents, const Pack& pack, const Item& item)
{
    const PackDocument* const file = documents.find(pack.modules[item.module].id + ".json");
    const json::Value* const items = file == nullptr ? nullptr : file->root.find("items");
    if (items == nullptr || !items->isArray()) return {};
    for (std::size_t i = 0; i < items->array().size(); ++i) {
        const json::Value& one = items->array()[i];
        const json::Value* const id = one.find("id");
        if (id != nullptr && id->kind() == json::Value::Kind::String && id->text() == item.id) {
            return {file->path, pointerTo("/items", i), &one};
        }
    }
    return {};
}

LoadedPack checkPack(const std::string& folder, const PlainLanguages& languages)
{
    LoadedPack loaded = readPack(folder);
    PackDocuments documents;
    try {
        documents = readDocuments(folder);
    } catch (const InputError&) {
        return loaded;  // the reader has said it
    }
    Findings& all = loaded.findings;
    noteMissingLists(documents, languages, all);
    append(all, reviewWords(documents, languages));
    append(all, reviewTexts(documents));
    if (loaded.pack) {
        append(all, reviewModel(documents, *loaded.pack));
        append(all, reviewRoutes(documents, *loaded.pack));
    }
    const auto rank = [&](const Finding& finding) {
        const auto& files = documents.documents;
        return std::find_if(files.begin(), files.end(),
                            [&](const auto& file) { return file.path == finding.file; }) -
               files.begin();
    };
    std::stable_sort(all.begin(), all.end(), [&](const Finding& one, const Finding& other) {
        return std::tuple(rank(one), one.line, one.column) <
               std::tuple(rank(other), other.line, other.column);
    });
    return loaded;
}

}  // namespace opmaat::engine
