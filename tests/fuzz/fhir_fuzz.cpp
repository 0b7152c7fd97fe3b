#include "engine/authoring/format.h"
#include "engine/exchange/fhir/import.h"
#include "tests/fuzz/laws.h"

namespace {

using namespace opmaat::engine;
using opmaat::fuzz::holds;

/// What is imported can be laid out, so that its conditions are some, and stays as it then is.
void isWritten(const FhirImport& imported)
{
    for (const FhirImport::Module& module : imported.modules) {
        holds(!module.id.empty(), "A module has an id");
        const std::string once = layOut(inOrder(module.document, "fuzz", imported.languages));
        holds(format(once, "fuzz", imported.languages) == once, "A module is laid out already");
    }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const std::string_view text = opmaat::fuzz::textOf(data, size);
    try {
        const json::Value document = json::parse(text, "fuzz", kQuestionnaireLimits);
        const FhirImport imported = importQuestionnaire(document, "fuzz");
        isWritten(imported);
        if (hasErrors(imported.findings)) throw InputError(imported.findings);
    } catch (const InputError& error) {
        opmaat::fuzz::isHelpful(error, "fuzz");
    }
    return 0;
}
