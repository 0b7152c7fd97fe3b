#include <algorithm>
#include <filesystem>
#include <tuple>

#include "engine/pack/pack_files.h"
#include "engine/pack/readers.h"

namespace opmaat::engine {
namespace {

namespace fs = std::filesystem;

/// Reads the files of one folder in order and keeps what the readers point into.
class PackReader {
public:
    explicit PackReader(const std::string& folder) : folder_(folder), files_(folder)
    {
        draft_.pack.folder = folder;
        draft_.pack.hash = files_.hash();
        draft_.pack.modelHash = files_.modelHash();
        draft_.expectsModel = has("parameters.json") || has("profiles.json");
        draft_.files = &files_.bytes();
    }

    LoadedPack read();

private:
    bool has(const char* name) const { return files_.bytes().contains(name); }
    std::optional<Field> open(const std::string& name);
    std::optional<Field> openIf(bool wanted, const std::string& name)
    {
        return wanted ? open(name) : std::nullopt;
    }
    void readModules();
    void readOthers();
    void noteUnusedFiles();
    void sortFindings();

    std::string folder_;
    PackFiles files_;
    Findings findings_;
    std::map<std::string, json::Value> documents_;
    std::map<std::string, Report> reports_;  ///< of the files that were opened
    std::vector<std::string> order_;         ///< their names, as findings have them
    Draft draft_;
};

/// The document of a file; nothing, and a finding, when it is missing or no JSON.
std::optional<Field> PackReader::open(const std::string& name)
{
    const std::string path = (fs::path(folder_) / name).string();
    order_.push_back(path);
    const Report& report = reports_.try_emplace(name, path, findings_).first->second;
    const auto file = files_.bytes().find(name);
    if (file == files_.bytes().end()) {
        report.add({"", "", 0, 0, "file-missing", Severity::Error, "the pack has no such file",
                    "Add it to the folder"});
        return std::nullopt;
    }
    try {
        const json::Value& document =
            documents_.try_emplace(name, json::parse(file->second, path)).first->second;
        return Field(document, "", report);
    } catch (const InputError& error) {
        findings_.insert(findings_.end(), error.findings().begin(), error.findings().end());
        return std::nullopt;
    }
}

void PackReader::readModules()
{
    draft_.itemsComplete = !draft_.moduleNames.empty();
    for (const std::string& name : draft_.moduleNames) {
        const std::optional<Field> root = open(name + ".json");
        const bool read = root && readModule(draft_, *root, name);
        draft_.itemsComplete = draft_.itemsComplete && read;
    }
}

void PackReader::readOthers()
{
    if (const std::optional<Field> root = openIf(draft_.expectsModel, "parameters.json")) {
        draft_.pack.parameters = readParameters(*root, draft_.parameterItems);
        checkLinkedLanguages(draft_, *root);
        draft_.modelClean = !root->file().hasErrors();
    }
    const std::optional<Field> profiles = openIf(draft_.expectsModel, "profiles.json");
    const std::optional<Field> assessment = open("assessment.json");
    const std::optional<Field> words = open("words.json");
    const std::optional<Field> offers = openIf(has("offers.json"), "offers.json");
    const std::optional<Field> conversation = openIf(has("conversation.json"), "conversation.json");
    draft_.namesComplete = draft_.itemsComplete && readScales(draft_) && readComputed(draft_);
    if (draft_.namesComplete) {
        readNorms(draft_);
        if (readShowIf(draft_)) {
            checkReach(draft_);
        }
    }
    // Without axes every name would be unknown, and only the first of these findings the cause.
    if (draft_.expectsModel && !draft_.pack.hasModel()) {
        return;
    }
    checkPlane(draft_);
    if (draft_.itemsComplete) {
        linkItems(draft_);
    }
    if (profiles) {
        readProfiles(draft_, *profiles);
    }
    if (assessment) {
        readAssessment(draft_, *assessment);
    }
    if (words) {
        readWords(draft_, *words);
    }
    if (offers && draft_.namesComplete) {
        readOffers(draft_, *offers);
    }
    if (conversation) {
        readConversation(draft_, *conversation);
    }
    if (draft_.forms && draft_.itemsComplete) {
        readForms(draft_);
    }
    if (draft_.itemsComplete) {
        reportUnscored(draft_);
    }
}

void PackReader::noteUnusedFiles()
{
    for (const auto& [path, bytes] : files_.bytes()) {
        // Markdown beside the data is for people: README.md, and what it refers to.
        const bool isPage = path.ends_with(".md") && path.find('/') == std::string::npos;
        if (reports_.count(path) > 0 || isPage || path.rfind("media/", 0) == 0) {
            continue;
        }
        findings_.push_back({(fs::path(folder_) / path).string(), "", 0, 0, "pack-unused-file",
                             Severity::Note, "nothing reads this file, and it counts for the hash",
                             "Remove it, or name it as a module in pack.json"});
    }
}

/// In the order of the files, and within a file of the places.
void PackReader::sortFindings()
{
    const auto rank = [&](const Finding& finding) {
        return std::find(order_.begin(), order_.end(), finding.file) - order_.begin();
    };
    std::stable_sort(findings_.begin(), findings_.end(), [&](const auto& one, const auto& other) {
        return std::tuple(rank(one), one.line, one.column) <
               std::tuple(rank(other), other.line, other.column);
    });
}

LoadedPack PackReader::read()
{
    if (const std::optional<Field> root = open("pack.json")) {
        readPackFile(draft_, *root);
    }
    readModules();
    readOthers();
    noteUnusedFiles();
    sortFindings();
    LoadedPack loaded;
    if (!hasErrors(findings_)) {
        loaded.pack = std::move(draft_.pack);
    }
    loaded.findings = std::move(findings_);
    return loaded;
}

}  // namespace

LoadedPack readPack(const std::string& folder)
{
    try {
        return PackReader(folder).read();
    } catch (const InputError& error) {
        return {std::nullopt, error.findings()};
    }
}

Pack loadPack(const std::string& folder)
{
    LoadedPack loaded = readPack(folder);
    if (!loaded.pack) {
        loaded.findings.erase(std::remove_if(loaded.findings.begin(), loaded.findings.end(),
                                             [](const Finding& finding) {
                                                 return finding.severity != Severity::Error;
                                             }),
                              loaded.findings.end());
        throw InputError(std::move(loaded.findings));
    }
    return *std::move(loaded.pack);
}

Parameters loadParameters(const std::string& file)
{
    const json::Value document = json::parseFile(file);
    Findings findings;
    const Report report(file, findings);
    std::vector<Field> items;
    Parameters parameters = readParameters(Field(document, "", report), items, true);
    if (!findings.empty()) {
        throw InputError(std::move(findings));
    }
    return parameters;
}

}  // namespace opmaat::engine
