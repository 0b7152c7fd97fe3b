#include "engine/json/finding.h"

#include <algorithm>

namespace opmaat::engine {
namespace {

/// A finding is one line on a terminal, whatever its file holds.
std::string onOneLine(const std::string& text)
{
    static const char* const kDigits = "0123456789abcdef";
    std::string line;
    for (const char byte : text) {
        const auto code = static_cast<unsigned char>(byte);
        if (code >= 0x20 && code != 0x7f) {
            line += byte;
        } else if (byte == '\n') {
            line += "\\n";
        } else {
            line += "\\x";
            line += kDigits[code >> 4u];
            line += kDigits[code & 15u];
        }
    }
    return line;
}

std::string describeAll(const Findings& findings)
{
    std::string lines;
    for (const Finding& finding : findings) {
        lines += (lines.empty() ? "" : "\n") + describe(finding);
    }
    return lines;
}

}  // namespace

std::string_view name(Severity severity)
{
    switch (severity) {
        case Severity::Error:
            return "error";
        case Severity::Warning:
            return "warning";
        case Severity::Note:
            return "note";
    }
    return "";
}

std::string describe(const Finding& finding)
{
    std::string line = finding.file;
    if (finding.line > 0) {
        line += ":" + std::to_string(finding.line) + ":" + std::to_string(finding.column);
    }
    line += line.empty() ? "" : ": ";
    line += std::string(name(finding.severity)) + " [" + finding.rule + "]";
    line += finding.pointer.empty() ? "" : " at " + finding.pointer;
    line += ": " + finding.message + ".";
    line += finding.fix.empty() ? "" : " " + finding.fix + ".";
    return onOneLine(line);
}

bool hasErrors(const Findings& findings)
{
    return std::any_of(findings.begin(), findings.end(),
                       [](const Finding& finding) { return finding.severity == Severity::Error; });
}

std::string pointerTo(const std::string& pointer, const std::string& key)
{
    std::string longer = pointer + "/";
    for (const char byte : key) {
        if (byte == '~') {
            longer += "~0";
        } else if (byte == '/') {
            longer += "~1";
        } else {
            longer += byte;
        }
    }
    return longer;
}

std::string pointerTo(const std::string& pointer, std::size_t index)
{
    return pointer + "/" + std::to_string(index);
}

InputError::InputError(Findings findings)
    : std::runtime_error(describeAll(findings)), findings_(std::move(findings))
{
}

}  // namespace opmaat::engine
