#include "engine/authoring/mend.h"

#include <algorithm>
#include <map>

#include "engine/authoring/replace_file.h"
#include "engine/authoring/review.h"

namespace opmaat::engine {
namespace {

constexpr int kMostRounds = 50;
constexpr std::size_t kMostBytes = 4U << 20U;

/// An edit with the finding that asked for it.
struct Planned {
    Edit edit;
    const Finding* finding;
};

std::map<std::string, std::vector<Planned>> planned(const Findings& findings,
                                                    std::map<std::string, std::string>& files)
{
    std::map<std::string, std::vector<Planned>> plans;
    for (const Finding& finding : findings) {
        const auto& rules = mendableRules();
        if (std::find(rules.begin(), rules.end(), finding.rule) == rules.end()) continue;
        auto bytes = files.find(finding.file);
        if (bytes == files.end()) {
            bytes = files.emplace(finding.file, json::readFile(finding.file, kMostBytes)).first;
        }
        if (std::optional<Edit> edit = editFor(finding, bytes->second)) {
            plans[finding.file].push_back({*std::move(edit), &finding});
        }
    }
    return plans;
}

/// Applies from the end of the file to its begin; what overlaps waits for the next round.
std::string applied(std::string bytes, std::vector<Planned>& plans, std::vector<Mending>& done)
{
    std::stable_sort(plans.begin(), plans.end(), [](const Planned& one, const Planned& other) {
        return one.edit.begin > other.edit.begin;
    });
    std::size_t limit = bytes.size() + 1;
    for (const Planned& plan : plans) {
        const Edit& edit = plan.edit;
        if (edit.end >= limit) continue;
        bytes.replace(edit.begin, edit.end - edit.begin, edit.by);
        limit = edit.begin;
        const Finding& finding = *plan.finding;
        done.push_back({finding.file, finding.line, finding.column, finding.rule, edit.what});
    }
    return bytes;
}

}  // namespace

std::vector<Mending> mendPack(const std::string& folder, const PlainLanguages& languages)
{
    std::vector<Mending> done;
    for (int round = 0; round < kMostRounds; ++round) {
        const LoadedPack checked = checkPack(folder, languages);
        std::map<std::string, std::string> files;
        auto plans = planned(checked.findings, files);
        if (plans.empty()) break;
        for (auto& [file, edits] : plans) {
            replaceFile(file, applied(files.at(file), edits, done));
        }
    }
    return done;
}

}  // namespace opmaat::engine
