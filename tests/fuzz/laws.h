#pragma once

#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <string_view>

#include "engine/json/value.h"

namespace opmaat::fuzz {

/// Stops the fuzzer, which keeps the input. @param law  what should have held, as a sentence
inline void holds(bool does, const char* law)
{
    if (!does) {
        std::fprintf(stderr, "Broken law: %s.\n", law);
        std::abort();
    }
}

inline std::string_view textOf(const std::uint8_t* data, std::size_t size)
{
    return {reinterpret_cast<const char*>(data), size};
}

/// What a refusal owes its reader: at least one finding, each whole and on one line.
inline void isHelpful(const engine::InputError& error, const std::string& file)
{
    holds(!error.findings().empty(), "A refusal names what it found");
    for (const engine::Finding& finding : error.findings()) {
        holds(finding.file == file, "A finding names the file");
        holds(finding.line >= 1 && finding.column >= 1, "A finding has a place");
        holds(!finding.rule.empty() && !finding.message.empty() && !finding.fix.empty(),
              "A finding says rule, mistake and remedy");
        holds(engine::describe(finding).find('\n') == std::string::npos, "A finding is one line");
    }
}

}  // namespace opmaat::fuzz
