#include "engine/authoring/pack_documents.h"

#include <algorithm>
#include <filesystem>

#include "engine/pack/pack_files.h"

namespace opmaat::engine {
namespace {

namespace fs = std::filesystem;
using json::Value;

bool isDocument(const fs::path& name)
{
    return name.extension() == ".json" && name.begin()->string() != "media";
}

/// As the pack is read: pack.json, the modules that it names, the files that every pack has, the
/// rest by name.
void sortAsRead(std::vector<std::string>& names, const std::vector<std::string>& modules)
{
    std::vector<std::string> order = {"pack.json"};
    for (const std::string& module : modules) order.push_back(module + ".json");
    for (const char* name : {"parameters.json", "profiles.json", "assessment.json", "words.json",
                             "offers.json", "conversation.json"}) {
        order.emplace_back(name);
    }
    const auto rank = [&](const std::string& name) {
        return std::find(order.begin(), order.end(), name) - order.begin();
    };
    std::stable_sort(
        names.begin(), names.end(),
        [&](const std::string& one, const std::string& other) { return rank(one) < rank(other); });
}

/// Null when the pack has no pack.json that can be read: what is wrong with it is said elsewhere.
Value packFileOf(const std::string& folder)
{
    try {
        return json::parseFile((fs::path(folder) / "pack.json").string());
    } catch (const InputError&) {
        return {};
    }
}

}  // namespace

const std::string& PackDocument::format() const
{
    static const std::string kNone;
    const Value* const format = root.find("format");
    return format != nullptr && format->kind() == Value::Kind::String ? format->text() : kNone;
}

const PackDocument* PackDocuments::find(const std::string& name) const
{
    const auto found =
        std::find_if(documents.begin(), documents.end(),
                     [&](const PackDocument& document) { return document.name == name; });
    return found == documents.end() ? nullptr : &*found;
}

std::vector<std::string> listOf(const Value& object, const std::string& key)
{
    std::vector<std::string> texts;
    const Value* const list = object.find(key);
    if (list == nullptr || !list->isArray()) return texts;
    for (const Value& element : list->array()) {
        if (element.kind() == Value::Kind::String) texts.push_back(element.text());
    }
    return texts;
}

std::vector<std::string> languagesOf(const std::string& folder)
{
    return listOf(packFileOf(folder), "languages");
}

std::vector<std::string> documentNames(const std::string& folder)
{
    const PackFiles files(folder);
    std::vector<std::string> names;
    for (const auto& [name, bytes] : files.bytes()) {
        if (isDocument(name)) names.push_back(name);
    }
    sortAsRead(names, listOf(packFileOf(folder), "modules"));
    return names;
}

PackDocuments readDocuments(const std::string& folder)
{
    const PackFiles files(folder);
    PackDocuments documents{folder, languagesOf(folder), {}};
    std::vector<std::string> names;
    for (const auto& [name, bytes] : files.bytes()) {
        if (isDocument(name)) names.push_back(name);
    }
    sortAsRead(names, listOf(packFileOf(folder), "modules"));
    for (const std::string& name : names) {
        const std::string path = (fs::path(folder) / name).string();
        const std::string& bytes = files.bytes().at(name);
        documents.documents.push_back({name, path, bytes, json::parse(bytes, path)});
    }
    return documents;
}

std::string packFolderOf(const std::string& path)
{
    const fs::path given(path);
    if (fs::is_regular_file(given) && fs::exists(given.parent_path() / "pack.json")) {
        return given.has_parent_path() ? given.parent_path().string() : ".";
    }
    return path;
}

}  // namespace opmaat::engine
