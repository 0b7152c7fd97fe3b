#include "engine/record/retention.h"

namespace opmaat::engine {

std::int32_t lastDayOf(const Retention& policy, std::int32_t day)
{
    return day + policy.days;
}

RetentionPlan planRetention(std::span<const KeptStream> streams,
                            const std::map<std::string, Retention>& policies, std::int32_t today)
{
    RetentionPlan plan;
    for (const KeptStream& stream : streams) {
        if (stream.isOffice) {
            continue;
        }
        const auto policy = policies.find(stream.packHash);
        if (policy == policies.end()) {
            plan.withoutPolicy.push_back(stream.id);
            continue;
        }
        if (stream.day > today) {
            plan.ahead.push_back(stream.id);
            continue;
        }
        const DueStream due{stream.id, lastDayOf(policy->second, stream.day)};
        if (today > due.lastDay) {
            (stream.isRestricted ? plan.held : plan.erase).push_back(due);
        } else if (today > due.lastDay - policy->second.noticeDays) {
            plan.soon.push_back(due);
        }
    }
    return plan;
}

}  // namespace opmaat::engine
