#include "engine/authoring/sarif.h"

#include <algorithm>
#include <map>

#include "engine/authoring/json_bytes.h"
#include "engine/authoring/sentences.h"
#include "engine/pack/rules.h"

namespace opmaat::engine {
namespace {

using json::Value;

constexpr const char* kSchema =
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";
constexpr std::size_t kMostBytes = 4U << 20U;

Value text(const std::string& words)
{
    return Value(words);
}

Value message(const std::string& words)
{
    return Value(Value::Object{{"text", text(words)}});
}

/// What the catalogue says of a rule; its id when it is none of ours.
std::string meaningOf(const std::string& id)
{
    const auto found = std::find_if(rules().begin(), rules().end(),
                                    [&](const Rule& rule) { return rule.id == id; });
    return found == rules().end() ? id : found->meaning;
}

/// A path as the reference that a URI is: '/' between steps, and '%' for what a URI cannot hold.
std::string uriOf(const std::string& path)
{
    static constexpr std::string_view kDigits = "0123456789ABCDEF";
    static constexpr std::string_view kPlain = "-._~/!$&'()*+,;=@";
    std::string uri;
    for (const char byte : path) {
        const bool letter = (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') ||
                            (byte >= '0' && byte <= '9');
        if (letter || kPlain.find(byte) != std::string_view::npos) {
            uri += byte;
            continue;
        }
        const auto code = static_cast<unsigned char>(byte);
        uri += '%';
        uri += kDigits[code >> 4U];
        uri += kDigits[code & 15U];
    }
    return path.starts_with('/') ? "file://" + uri : uri;
}

class Writer {
public:
    Value result(const Finding& finding);
    Value rules() const;

private:
    std::size_t indexOf(const Finding& finding);
    int characterColumn(const Finding& finding);
    const std::string& bytesOf(const std::string& file);

    std::vector<std::pair<std::string, Severity>> rules_;  ///< that were met, in order
    std::map<std::string, std::string> files_;
};

const std::string& Writer::bytesOf(const std::string& file)
{
    const auto known = files_.find(file);
    if (known != files_.end()) return known->second;
    try {
        return files_[file] = json::readFile(file, kMostBytes);
    } catch (const InputError&) {
        return files_[file] = "";  // gone, too large, or a folder: then its columns stay bytes
    }
}

int Writer::characterColumn(const Finding& finding)
{
    const std::string& bytes = bytesOf(finding.file);
    const std::size_t start = offsetAt(bytes, finding.line, 1);
    const std::size_t length = static_cast<std::size_t>(std::max(finding.column - 1, 0));
    if (start + length > bytes.size()) return finding.column;
    return static_cast<int>(lengthOf(std::string_view(bytes).substr(start, length))) + 1;
}

std::size_t Writer::indexOf(const Finding& finding)
{
    const auto found = std::find_if(rules_.begin(), rules_.end(),
                                    [&](const auto& rule) { return rule.first == finding.rule; });
    const auto index = static_cast<std::size_t>(found - rules_.begin());
    if (index == rules_.size()) rules_.emplace_back(finding.rule, finding.severity);
    return index;
}

Value Writer::result(const Finding& finding)
{
    Value::Object physical = {
        {"artifactLocation", Value(Value::Object{{"uri", text(uriOf(finding.file))}})}};
    if (finding.line > 0) {
        physical.emplace_back(
            "region",
            Value(Value::Object{{"startLine", Value(double(finding.line))},
                                {"startColumn", Value(double(characterColumn(finding)))}}));
    }
    Value::Object location = {{"physicalLocation", Value(std::move(physical))}};
    if (!finding.pointer.empty()) {
        const Value logical(Value::Object{{"fullyQualifiedName", text(finding.pointer)}});
        location.emplace_back("logicalLocations", Value(Value::Array{logical}));
    }
    const std::string mend = finding.fix.empty() ? "" : " " + finding.fix + ".";
    return Value(Value::Object{{"ruleId", text(finding.rule)},
                               {"ruleIndex", Value(static_cast<double>(indexOf(finding)))},
                               {"level", text(std::string(name(finding.severity)))},
                               {"message", message(finding.message + "." + mend)},
                               {"locations", Value(Value::Array{Value(std::move(location))})}});
}

Value Writer::rules() const
{
    Value::Array all;
    for (const auto& [id, severity] : rules_) {
        const Value level(Value::Object{{"level", text(std::string(name(severity)))}});
        all.push_back(Value(Value::Object{{"id", text(id)},
                                          {"shortDescription", message(meaningOf(id))},
                                          {"defaultConfiguration", level}}));
    }
    return Value(std::move(all));
}

}  // namespace

std::string sarifOf(const Findings& findings, const std::string& version)
{
    Writer writer;
    Value::Array results;
    for (const Finding& finding : findings) results.push_back(writer.result(finding));
    const Value driver(Value::Object{
        {"name", text("opmaat")}, {"version", text(version)}, {"rules", writer.rules()}});
    const Value run(Value::Object{{"tool", Value(Value::Object{{"driver", driver}})},
                                  {"columnKind", text("unicodeCodePoints")},
                                  {"results", Value(std::move(results))}});
    return json::write(Value(Value::Object{{"$schema", text(kSchema)},
                                           {"version", text("2.1.0")},
                                           {"runs", Value(Value::Array{run})}}),
                       2) +
           "\n";
}

}  // namespace opmaat::engine
