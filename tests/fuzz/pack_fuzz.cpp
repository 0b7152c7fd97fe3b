#include "engine/pack/pack.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <map>
#include <set>

#include "engine/pack/rules.h"
#include "json_mutator.h"
#include "tests/engine/record/temporary_folder.h"
#include "tests/fuzz/laws.h"
#include "tests/fuzz/planted.h"

namespace {

using namespace opmaat::engine;
using opmaat::fuzz::holds;

/// The folder of the pack, of which only files that changed are written again.
class Folder {
public:
    std::string path() const { return folder_.path(); }

    void hold(const std::map<std::string, std::string>& files)
    {
        for (const auto& [name, bytes] : held_) {
            if (!files.contains(name)) std::filesystem::remove(folder_ / name);
        }
        for (const auto& [name, bytes] : files) {
            const auto found = held_.find(name);
            if (found != held_.end() && found->second == bytes) continue;
            std::ofstream(folder_ / name, std::ios::binary) << bytes;
        }
        held_ = files;
    }

private:
    TemporaryFolder folder_;
    std::map<std::string, std::string> held_;
};

const std::filesystem::path kTiny = SOURCE_DIR "/tests/data/packs/tiny";
const char* const kWords = "words.json";

std::string bytesOf(const std::filesystem::path& path)
{
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

/// The files of the tiny pack as one object, by their names; but its words, which are half of it
/// and hang together with little.
json::Value tinyAsObject()
{
    json::Value::Object files;
    for (const auto& entry : std::filesystem::directory_iterator(kTiny)) {
        const std::string name = entry.path().filename().string();
        if (entry.path().extension() == ".json" && name != kWords) {
            files.emplace_back(name, json::parse(bytesOf(entry.path()), name));
        }
    }
    return json::Value(std::move(files));
}

/// Of an object whose members are files; a text is a file as it stands, and so can be no JSON.
std::map<std::string, std::string> filesOf(const json::Value& root)
{
    std::map<std::string, std::string> files;
    if (!root.isObject()) return files;
    for (const auto& [name, value] : root.object()) {
        const bool isName =
            !name.empty() && name.size() < 40 && std::all_of(name.begin(), name.end(), [](char c) {
                return c == '.' || c == '-' || (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z');
            });
        if (!isName || name[0] == '.') continue;
        files[name] = value.kind() == json::Value::Kind::String ? value.text() : json::write(value);
    }
    static const std::string words = bytesOf(kTiny / kWords);
    files.try_emplace(kWords, words);
    return files;
}

/// 9: a 2 at the end of the name of an item or a category is not read.
Pack read(Pack pack)
{
    if constexpr (opmaat::fuzz::isPlanted(9)) {
        for (Item& item : pack.items) {
            if (item.id.ends_with('2')) item.id.pop_back();
            for (Category& category : item.categories) {
                if (category.id.ends_with('2')) category.id.pop_back();
            }
        }
    }
    return pack;
}

void namesAreUnique(const Item& item)
{
    std::set<std::string> names;
    for (const Category& category : item.categories) {
        holds(category.id.empty() || names.insert(category.id).second,
              "A category is found by its name");
    }
}

void isWhole(const Item& item, const Pack& pack)
{
    holds(item.module < pack.modules.size(), "An item is of a module");
    holds(!item.id.empty() && pack.find(item.id) == &item, "An item is found by its name");
    namesAreUnique(item);
    holds(!takesOneCategory(item.type) || item.categories.size() > 1,
          "An item has categories to choose from");
    holds(item.type != ItemType::Information || item.categories.empty(),
          "A card has no categories");
    holds(item.seconds > 0.0 && item.seconds < 1e6, "An item takes a time that can be summed");
    holds(item.modelItem < static_cast<int>(pack.parameters.model.items.size()),
          "A scored item is in the model");
    holds(item.modelItem < 0 || item.key || item.score.size() == item.categories.size(),
          "A scored item has a key, or a score for each category");
    for (const std::string& language : pack.languages) {
        holds(!item.text.in(language).empty(), "An item is there in every language");
    }
}

void isWhole(const Pack& pack)
{
    holds(pack.hash.size() == 64 && pack.modelHash.size() == 64, "A pack has its hashes");
    holds(!pack.languages.empty() && !pack.items.empty(), "A pack asks something in a language");
    for (const Item& item : pack.items) isWhole(item, pack);
    holds(pack.profiles.words.size() == pack.profiles.mixture.profiles.size(),
          "Every profile has words");
    holds(pack.retention.days > 0 && pack.retention.noticeDays >= 0, "A pack says how long");
}

}  // namespace

extern "C" int LLVMFuzzerInitialize(int*, char***)
{
    static const json::Value whole = tinyAsObject();
    opmaat::fuzz::wholeInput = &whole;
    return 0;
}

// A pack is whole, or what is wrong with it is said: place, rule of the catalogue, and remedy.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    static Folder folder;
    try {
        folder.hold(filesOf(json::parse(opmaat::fuzz::textOf(data, size), "fuzz")));
    } catch (const InputError&) {
        return 0;  // json_fuzz is for these
    }
    const LoadedPack loaded = readPack(folder.path());
    holds(loaded.pack.has_value() != hasErrors(loaded.findings), "A pack is read or refused");
    for (const Finding& finding : loaded.findings) {
        const auto& known = rules();
        holds(std::any_of(known.begin(), known.end(),
                          [&](const Rule& rule) { return rule.id == finding.rule; }),
              "A rule is of the catalogue");
        holds(!finding.message.empty() && !finding.fix.empty(), "A finding says how to mend it");
        holds(finding.file.starts_with(folder.path()), "A finding names a file of the pack");
        holds(describe(finding).find('\n') == std::string::npos, "A finding is one line");
    }
    if (loaded.pack) isWhole(read(*loaded.pack));
    return 0;
}
