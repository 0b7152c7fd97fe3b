#pragma once

#include <map>
#include <string>
#include <vector>

#include "engine/interview/answers_file.h"
#include "engine/pack/pack.h"
#include "scoring/contributions.h"
#include "scoring/proposal.h"

namespace opmaat::engine {

/// A sentence for the counsellor and the number it was made from.
struct Reason {
    std::string text;
    std::string facet, item;  ///< what it is about; either may be empty
    double contribution = 0;  ///< in the unit of the quantity explained
};

/// One answer as a counsellor reads it.
struct AnswerLine {
    std::string item, module, question, answer, facet;
    AnswerState state = AnswerState::NotReached;
    double contribution = 0;  ///< to the log odds of the explained profile
};

struct ScaleResult {
    std::string id, title;
    std::string axis;              ///< facets: the axis they belong to
    double theta = 0, se = 1, t = 50;
    double low90 = 0, high90 = 0;  ///< T score, given the weights
    int answered = 0, items = 0;
};

struct ProfileResult {
    std::string id, title;
    double probability = 0;
};

struct Quality {
    Verdict verdict = Verdict::Usable;
    std::vector<std::pair<std::string, std::string>> reasons;  ///< rule id, sentence
};

/// Everything a counsellor sees of one interview, made again from the answers every time.
struct Assessment {
    std::string language;  ///< of all sentences
    std::vector<ScaleResult> axes, facets;
    std::vector<ProfileResult> profiles;  ///< most probable first, without the background
    ProfileResult noProfile;              ///< the background
    double planeCovariance = 0;           ///< posterior covariance of planeX and planeY, theta units
    std::string proposal;                 ///< profile id, or "" when none is proposed
    std::string explained;                ///< the profile the reasons are about
    scoring::Refusal refusal = scoring::Refusal::None;
    std::string headline, why;            ///< sentences
    std::string runnerUp;                 ///< profile id, "none" or ""
    std::vector<Reason> reasonsFor, reasonsAgainst;
    std::vector<std::string> unknowns;    ///< facets with too little information, as sentences
    std::vector<std::string> alarms;      ///< sentences
    Quality quality;
    scoring::Explanation explanation;     ///< quantised
    std::vector<AnswerLine> answers;
    std::map<std::string, int> states;    ///< answer state -> count
    const ProfileWords* words = nullptr;  ///< of `explained`
    std::string calibrationNote;          ///< "estimate by experts, not calibrated"

    // Provenance: enough to compute it again.
    std::string pack, packVersion, packHash, parametersVersion, parametersStatus, softwareVersion;
    int nodes = 0;
    double integrationError = 0;
    std::uint64_t seed = 0;
};

/// Scores and explains. Construct once a pack: the quadrature tables are made here.
class Assessor {
public:
    explicit Assessor(const Pack& pack);  // pack outlives the assessor

    Assessment assess(const ResponseSet& set, const std::string& language) const;
    const scoring::Scorer& scorer() const { return scorer_; }

private:
    const Pack* pack_;
    scoring::Scorer scorer_;
};

/// "opmaat.result/1", documented field by field in engine/README.md.
std::string resultJson(const Assessment& assessment);

}  // namespace opmaat::engine
