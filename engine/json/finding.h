#pragma once

#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

namespace opmaat::engine {

enum class Severity { Error, Warning, Note };

/// "error", "warning" or "note".
std::string_view name(Severity severity);

/// One thing found in a file: where, what, which rule, and how to mend it.
struct Finding {
    std::string file;     ///< as the caller named it
    std::string pointer;  ///< JSON pointer (RFC 6901); "" is the whole document
    int line = 0;         ///< 1-based; 0 when the finding has no place in a text
    int column = 0;       ///< 1-based, in bytes
    std::string rule;  ///< stable id, for example "json-duplicate-key"; engine/README.md lists them
    Severity severity = Severity::Error;
    std::string message;  ///< what was found, and the rule it breaks; a sentence without full stop
    std::string fix;      ///< what the author can do, as an instruction; without full stop
};

/// "FILE:LINE:COLUMN: error [RULE] at POINTER: MESSAGE. FIX."
std::string describe(const Finding& finding);

using Findings = std::vector<Finding>;

bool hasErrors(const Findings& findings);

/// `pointer` with one more step: a member's key (escaped as RFC 6901 asks) or an element's index.
std::string pointerTo(const std::string& pointer, const std::string& key);
std::string pointerTo(const std::string& pointer, std::size_t index);

/// Input that cannot be used, said so that its author can mend it. what() is one line a finding.
class InputError : public std::runtime_error {
public:
    explicit InputError(Findings findings);
    explicit InputError(Finding finding) : InputError(Findings{std::move(finding)}) {}

    const Findings& findings() const { return findings_; }

private:
    Findings findings_;
};

}  // namespace opmaat::engine
