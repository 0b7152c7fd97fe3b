#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "engine/conditions/condition.h"
#include "engine/json/finding.h"
#include "engine/pack/adaptive_rules.h"
#include "engine/pack/change_rules.h"
#include "engine/pack/conversation.h"
#include "engine/pack/decision_table.h"
#include "engine/pack/declared_scale.h"
#include "engine/pack/form.h"
#include "engine/pack/item.h"
#include "engine/pack/quality_data.h"
#include "engine/pack/text.h"
#include "scoring/model.h"
#include "scoring/proposal.h"

namespace opmaat::engine {

struct Module {
    std::string id;
    std::string version;
    Text title;
    Text intro;  ///< shown before its first item; may be empty
};

/// A value that is made from answers; conditions and other computed values name it.
struct Computed {
    std::string id;
    Expression value;
};

/// parameters.json: the measurement model and where it comes from.
struct Parameters {
    std::string id, version;
    std::string status;      ///< "expert" or "calibrated"
    std::string provenance;  ///< one sentence; who, when, on what
    scoring::Model model;
    std::optional<ChangeRules> change;  ///< nothing: two measurements are not compared
    /// Populations of groups that were calibrated together with the reference, by id.
    std::vector<std::pair<std::string, scoring::Population>> groups;
    /// [I], of a file without a pack: a higher code means less of the trait. Empty: none.
    std::vector<bool> isReversed;
};

/// What counsellor and client may read of one profile.
struct ProfileWords {
    std::string id;
    Text title;    ///< for the counsellor only
    Text summary;  ///< for the counsellor
    Text client;   ///< neutral sentence; never beside a name or score
    std::vector<Text> approach;
    std::vector<Text> contraIndications;
    std::vector<Text> checkFirst;
    std::vector<Text> moves;
};

/// profiles.json: one set of profiles as a mixture with its bounds and words.
struct ProfileSet {
    std::string id, version;
    Text title;
    Text noProfileTitle;  ///< "geen duidelijk profiel"
    scoring::Mixture mixture;
    scoring::ProposalBounds bounds;
    std::vector<ProfileWords> words;  ///< [P], in the order of mixture.profiles
};

enum class Verdict { Usable, WithCare, DiscussFirst };

/// assessment.json: a rule on answers and results that asks the reader for care.
struct QualityRule {
    std::string id;
    Verdict verdict = Verdict::WithCare;
    Condition when;  ///< over the names of assessment/names.h
    Text reason;     ///< a talking point; never an accusation
};

/// assessment.json: something that needs a person now.
struct Alarm {
    std::string id;
    Condition when;
    Text client;      ///< what the client reads
    Text counsellor;  ///< what the counsellor reads
};

struct AxisWords {
    Text title, low, high;  ///< name and what its ends mean
};
struct FacetWords {
    Text title;
    Text low, high;  ///< a whole sentence for a counsellor, when far below or above the middle
};

/// words.json: sentence templates and other words, by id. Placeholders are {name}.
struct Words {
    std::map<std::string, AxisWords> axes;
    std::map<std::string, FacetWords> facets;
    std::map<std::string, Text> sentences;
    std::vector<std::pair<std::string, Text>> glossary;
};

/// pack.json: how long what people answered is kept.
struct Retention {
    int days = 0;  ///< after the day on which the interview began; the day after, it is erased
    int noticeDays = 0;  ///< so many days before the last one it is reported
    Text reason;         ///< why so long; the client may read it

    bool operator==(const Retention&) const = default;
};

/// One instrument, read and checked. Immutable.
///
/// It measures by a latent model (parameters, profiles, a plane to draw them in), by declared
/// scales, or by both. Without a model these three stay empty.
struct Pack {
    std::string id, version, hash, folder;
    std::string modelHash;  ///< of what is scored with: parameters.json and profiles.json, if any
    Text title;
    std::vector<std::string> languages;  ///< first is the default
    std::vector<Module> modules;
    std::vector<Item> items;                   ///< of all modules, in order
    std::vector<Form> forms;                   ///< beside the whole pack, which is the long form
    std::map<std::string, std::string> media;  ///< bytes of the pictures that items name, by path
    std::vector<DeclaredScale> scales;
    std::vector<Computed> computed;       ///< each after those that it uses
    std::string planeX, planeY;           ///< axes of the plane that people see
    std::map<std::string, Text> intro;    ///< keys: title why duration use notACondition stop
    std::map<std::string, Text> closing;  ///< keys: title text next
    std::map<std::string, Text> alarm;    ///< keys: title text — the screen that fetches a person
    Retention retention;
    Parameters parameters;
    ProfileSet profiles;
    std::vector<QualityRule> quality;
    QualityData qualityData;
    std::optional<AdaptiveRules> adaptive;  ///< nothing: items are asked in their order
    std::vector<Alarm> alarms;
    Words words;
    Offers offers;
    Conversation conversation;  ///< what to say and to hand over; may be empty

    bool hasModel() const { return !parameters.model.axes.empty(); }

    /// nullptr when there is none.
    const Item* find(std::string_view itemId) const;
    const Form* findForm(std::string_view formId) const;
    const Computed* findComputed(std::string_view computedId) const;
    /// @param name  as conditions have it: "scale.ID"
    const DeclaredScale* findScale(std::string_view name) const;
};

/// A pack with everything that was found in it; `pack` is set unless there is an error.
struct LoadedPack {
    std::optional<Pack> pack;
    Findings findings;
};

/// Reads and checks every file of the pack in `folder`. Never throws for what a file holds.
LoadedPack readPack(const std::string& folder);

/// The pack, or all errors. @throws InputError
Pack loadPack(const std::string& folder);

/// parameters.json alone, for a model without words. @throws InputError
Parameters loadParameters(const std::string& file);

/// BLAKE2b-256 over path, length and bytes of every file below `folder`, sorted by path.
std::string packHash(const std::string& folder);

}  // namespace opmaat::engine
