#include "engine/assessment/replay.h"

#include "engine/crypto/hash.h"

namespace opmaat::engine {

KeptResult keptResult(const Assessor& assessor, const Interview& interview,
                      const std::string& software)
{
    Assessment assessment = assessor.assess(responses(interview), interview.language());
    if (!software.empty()) {
        assessment.provenance.softwareVersion = software;
    }
    KeptResult result{assessment.provenance.softwareVersion, resultJson(assessment), ""};
    result.hash = blake2b256(result.json);
    return result;
}

Event assessedEvent(const KeptResult& result, const Pack& pack)
{
    Event event;
    event.kind = EventKind::Assessed;
    event.packHash = pack.hash;
    event.details = {{"software", result.software}, {"resultHash", result.hash}};
    return event;
}

}  // namespace opmaat::engine
