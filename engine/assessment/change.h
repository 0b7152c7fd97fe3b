#pragma once

#include <string>
#include <utility>
#include <vector>

#include "engine/interview/answers_file.h"
#include "engine/pack/pack.h"

namespace opmaat::engine {

class Assessor;

/// Why two measurements are not compared; the first of these, in this order, that applies.
enum class Incomparable {
    None,              ///< they are compared
    PackDiffers,       ///< made with another questionnaire
    ModelNotLinked,    ///< scored with other weights, and nobody linked the two
    ModeDiffers,       ///< one alone, the other with help or read aloud
    LanguageDiffers,   ///< in another language, and nobody linked the two
    StabilityUnknown,  ///< the parameters have no `change`
};

/// Answers, and the pack under which they were given.
struct Measurement {
    const Pack* pack = nullptr;
    ResponseSet answers;
};

/// How one axis changed, in T points. People see it with its interval and as a sentence.
struct AxisComparison {
    std::string id, title;
    double before = 50, now = 50;  ///< of each measurement by itself
    double change = 0, se = 0;     ///< of both together, so not the difference of the two
    double low90 = 0, high90 = 0;
    double chance = 0.5;  ///< that the change has the sign it seems to have
    std::string verdict;  ///< "rose", "fell" or "unclear"
    std::string text;
};

/// One component of the mixture at both measurements.
struct ShiftedProfile {
    std::string id;
    double before = 0, now = 0;
};

struct MeasuredChange {
    Incomparable refusal = Incomparable::None;
    std::string title, why;                 ///< `why` says the reason when they are not compared
    std::vector<AxisComparison> axes;       ///< empty when they are not compared
    std::string profileBefore, profileNow;  ///< proposed, or "" for none
    std::string profileText;
    std::vector<ShiftedProfile> profiles;  ///< in the order of the pack, then "none"
};

/// Compares two measurements of one person under the assessor's model. Items of an earlier version
/// count when this version has them with as many categories.
/// @param now  made with the assessor's pack
MeasuredChange compare(const Assessor& assessor, const Measurement& before, const ResponseSet& now,
                       const std::string& language);

std::string_view name(Incomparable refusal);

}  // namespace opmaat::engine
