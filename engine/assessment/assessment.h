#pragma once

#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "engine/assessment/change.h"
#include "engine/assessment/talk_guide.h"
#include "engine/interview/answers_file.h"
#include "engine/pack/pack.h"
#include "scoring/contributions.h"
#include "scoring/proposal.h"

namespace opmaat::engine {

class Sentences;

/// A sentence for the counsellor and the number it was made from.
struct Reason {
    std::string text;
    std::string facet, item;  ///< what it is about; `item` is the answer that weighed most in it
    double contribution = 0;  ///< of the facet, in the unit of the quantity explained
};

/// One answer as a counsellor reads it.
struct AnswerLine {
    std::string item, module, question, answer, facet;
    AnswerState state = AnswerState::NotReached;
    double contribution = 0;  ///< to the log odds of the explained profile
    std::string because;      ///< why it was asked or not, as a sentence; "" when always asked
};

/// Where a person stands on an axis or a facet. People see t with its interval, never t alone.
struct ScaleResult {
    std::string id, title;
    std::string low, high;         ///< axes: what the two ends mean
    std::string axis;              ///< facets: the axis they belong to
    double theta = 0, se = 1;      ///< posterior mean and sd under the reference population
    double t = 50;                 ///< 50 + 10 theta
    double low90 = 0, high90 = 0;  ///< t minus and plus 1.645 * 10 se, given the weights
    int answered = 0, items = 0;   ///< scored ones: with an answer, and in the form
};

struct ProfileResult {
    std::string id, title;
    double probability = 0;
};

/// How the answers may be read: a talking point, never an accusation.
struct Quality {
    Verdict verdict = Verdict::Usable;
    std::vector<std::pair<std::string, std::string>> reasons;  ///< rule id, sentence; worst first
    std::string mode;                                          ///< alone, together or read-aloud
    std::map<std::string, double> measures;  ///< by the names of quality rules; known ones only
};

/// The smallest change of one or two answers that would alter the proposal.
struct WhatIf {
    struct Change {
        std::string item;
        int from = 0, to = 0;  ///< scored categories
    };
    std::vector<Change> changes;
    std::string proposal;    ///< profile then proposed, or "" for none
    double probability = 0;  ///< of that profile, or of no clear profile
    std::string text;
};

/// A question without an answer that would tell much about the profile.
struct OpenQuestion {
    std::string item;
    double information = 0;  ///< mutual information of its answer and the profile, nats
    std::string text;
};

/// The score of a declared scale, or why there is none.
struct DeclaredScore {
    std::string id, title;
    std::optional<double> value;
    double lowest = 0, highest = 0;                       ///< that there can be
    std::optional<std::pair<double, double>> interval90;  ///< where measurement error is known
    int answered = 0, items = 0, needed = 0;
    std::string band;  ///< words of the band it falls in; "" without bands
    std::string normId, normTitle;
    std::optional<double> norm;  ///< in the reference group that fits
    std::string why;             ///< a sentence when there is no value, or no norm
};

/// A signal, or a product that may be offered, with the row of the table that says so.
struct Proposed {
    std::string table, row, of;
    std::string tableTitle, title, reason, source;
    bool holds = true;                             ///< or it cannot be told yet
    std::vector<std::string> askFirst;             ///< in words: what would tell
    std::string purpose, forWhom, by, term, ddas;  ///< of a product; may be empty
    std::vector<std::string> contraIndications;    ///< of a product
};

/// What makes a result computable again, to the byte.
struct Provenance {
    std::string pack, packVersion, packHash, packFolder;
    std::string form;  ///< of the pack; "" is the whole pack
    std::string parametersVersion, parametersStatus, profilesVersion, softwareVersion;
    int nodes = 0;                ///< quadrature points an axis
    double integrationError = 0;  ///< of an EAP, theta units
    std::uint64_t seed = 0;       ///< of the random orders of the explanation
    int pairs = 0;                ///< antithetic pairs of random orders
};

/// Everything a counsellor sees of one interview, made again from the answers every time. Of a pack
/// without a latent model there are no axes, facets, profiles and reasons, but scales.
struct Assessment {
    std::string language;  ///< of all sentences
    std::vector<ScaleResult> axes, facets;
    std::vector<ProfileResult> profiles;  ///< most probable first, without the background
    ProfileResult noProfile;              ///< the background
    double planeCovariance = 0;           ///< posterior covariance of the plane's axes, theta units
    std::string proposal;                 ///< profile id, or "" when none is proposed
    std::string explained;                ///< the most probable profile: the reasons are about it
    scoring::Refusal refusal = scoring::Refusal::None;
    std::string headline, why, addsUp;               ///< sentences
    std::string runnerUp;                            ///< profile id, or "none" for the background
    std::vector<Reason> reasonsFor, reasonsAgainst;  ///< strongest first
    std::vector<std::string> unknowns;    ///< facets with too little information, as sentences
    std::vector<WhatIf> whatIfs;          ///< at most three, the smallest changes
    std::string whatIfNone;               ///< says that there is none, or ""
    std::vector<OpenQuestion> tellsMost;  ///< at most three, the most telling first
    std::vector<std::pair<std::string, std::string>> alarms;  ///< alarm id, sentence
    std::vector<DeclaredScore> scales;
    std::vector<Proposed> signals, offers;  ///< in the order of the tables
    TalkGuide guide;                        ///< empty when the pack has no conversation guide
    Quality quality;
    scoring::Explanation explanation;     ///< quantised
    std::vector<std::string> modelItems;  ///< [I] of the model: id of an answered item, else ""
    std::vector<AnswerLine> answers;
    std::map<std::string, int> states;     ///< name of the answer state -> number of items
    const ProfileWords* words = nullptr;   ///< of `explained`; belongs to the pack
    std::string calibrationNote;           ///< where the weights come from, for every page
    std::optional<MeasuredChange> change;  ///< with an earlier measurement, when one was given
    Provenance provenance;

    bool hasModel() const { return !axes.empty(); }
};

/// A result without words and reasons: what a table of many respondents shows. Of a pack without a
/// latent model, posterior and proposal say nothing.
struct Placement {
    scoring::Posterior posterior;
    scoring::Proposal proposal;
    Verdict verdict = Verdict::Usable;
    std::vector<const QualityRule*> rules;  ///< those that hold, in the pack's order
};

/// Scores and explains. Construct once a pack: the quadrature tables are made here.
/// All functions are const and may be called from several threads.
class Assessor {
public:
    explicit Assessor(const Pack& pack);  // pack outlives the assessor

    Placement place(const ResponseSet& set) const;
    Assessment assess(const ResponseSet& set, const std::string& language) const;

    const Pack& pack() const { return *pack_; }
    /// @throws std::logic_error when the pack has no latent model
    const scoring::Scorer& scorer() const;

private:
    void addModel(Assessment& result, const ResponseSet& set, const Placement& placement,
                  const Sentences& sentences) const;
    const scoring::Scorer* scorerOrNone() const { return scorer_ ? &*scorer_ : nullptr; }

    const Pack* pack_;
    std::optional<scoring::Scorer> scorer_;
};

/// "opmaat.result/1", documented field by field in engine/README.md.
std::string resultJson(const Assessment& assessment);

std::string_view name(Verdict verdict);
std::string_view name(scoring::Refusal refusal);

}  // namespace opmaat::engine
