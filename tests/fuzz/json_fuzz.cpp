#include <cstdint>
#include <cstdlib>

#include "engine/json/value.h"

// Whatever is read can be written, and reads back as the same; whatever is not is refused with a
// place and a sentence. Anything else is a crash.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    using namespace opmaat::engine;
    const std::string text(reinterpret_cast<const char*>(data), size);
    try {
        const std::string written = json::write(json::parse(text, "fuzz"));
        if (json::write(json::parse(written, "again")) != written) std::abort();
        const std::string indented = json::write(json::parse(written, "again"), 2);
        if (json::write(json::parse(indented, "indented")) != written) std::abort();
    } catch (const InputError& error) {
        const Finding& finding = error.findings().at(0);
        if (finding.file != "fuzz" || finding.line < 1 || finding.column < 1) std::abort();
        if (std::string(error.what()).find('\n') != std::string::npos) std::abort();
    }
    return 0;
}
