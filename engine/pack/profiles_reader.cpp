#include <array>
#include <charconv>
#include <limits>

#include "engine/json/nearest.h"
#include "engine/pack/profile_rays.h"
#include "engine/pack/readers.h"

namespace opmaat::engine {
namespace {

std::string twoDecimals(double value)
{
    std::array<char, 32> digits{};
    const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), value,
                                   std::chars_format::fixed, 2)
                         .ptr;
    return {digits.data(), end};
}

/// Reads the profiles against the model of the pack.
class ProfilesReader {
public:
    explicit ProfilesReader(Draft& draft)
        : texts_(draft.texts),
          model_(draft.pack.parameters.model),
          set_(draft.pack.profiles),
          axes_(idsOf(model_.axes)),
          facets_(idsOf(model_.facets)),
          modelClean_(draft.modelClean)
    {
    }

    void read(const Field& root);

private:
    void readBackground(Fields& file);
    void readBounds(Fields& file);
    void readMaximumErrors(const Field& field);
    void readProfile(const Field& field);
    void readPlace(Fields& object, scoring::Profile& profile);
    void readWords(Fields& object, ProfileWords& words);
    void checkRays(const std::vector<Field>& profiles) const;
    Eigen::VectorXd readMean(const Field& field);
    Eigen::VectorXd readOffsets(const Field& field);

    const TextReader& texts_;
    const scoring::Model& model_;
    ProfileSet& set_;
    std::vector<std::string> axes_, facets_;
    bool modelClean_;
    std::optional<Eigen::MatrixXd> covariance_;
};

void ProfilesReader::readBackground(Fields& file)
{
    if (const std::optional<Field> field = file.required("background")) {
        Fields object(*field);
        set_.mixture.backgroundWeight = object.number("weight", 1.0);
        set_.noProfileTitle = texts_.required(object, "title");
        object.refuseOthers();
    }
}

void ProfilesReader::readMaximumErrors(const Field& field)
{
    for (const auto& [axis, bound] : field.members()) {
        const int index = indexIn(bound, axis, axes_, "axis-unknown");
        const std::optional<double> sd = bound.number(0.0, 10.0);
        if (index >= 0 && sd) {
            set_.bounds.maximumAxisSd[index] = *sd;
        }
    }
}

void ProfilesReader::readBounds(Fields& file)
{
    set_.bounds.maximumAxisSd = Eigen::VectorXd::Constant(static_cast<Eigen::Index>(axes_.size()),
                                                          std::numeric_limits<double>::infinity());
    const std::optional<Field> field = file.required("bounds");
    if (!field) {
        return;
    }
    Fields object(*field);
    if (const std::optional<Field> probability = object.required("minimumProbability")) {
        set_.bounds.minimumProbability = probability->number(0.0, 1.0).value_or(0.5);
    }
    if (const std::optional<Field> margin = object.required("minimumMargin")) {
        set_.bounds.minimumMargin = margin->number(0.0, 1.0).value_or(0.15);
    }
    if (const std::optional<Field> errors = object.required("maximumStandardError")) {
        readMaximumErrors(*errors);
    }
    for (const Field& facet : object.elements("neededFacets")) {
        set_.bounds.neededFacets.push_back(
            indexIn(facet, facet.id().value_or(""), facets_, "facet-unknown"));
    }
    object.refuseOthers();
}

Eigen::VectorXd ProfilesReader::readMean(const Field& field)
{
    Eigen::VectorXd mean = Eigen::VectorXd::Zero(static_cast<Eigen::Index>(axes_.size()));
    for (const auto& [axis, theta] : field.members()) {
        const int index = indexIn(theta, axis, axes_, "axis-unknown");
        const std::optional<double> number = theta.number(-10.0, 10.0);
        if (index >= 0 && number) {
            mean[index] = *number;
        }
    }
    for (const std::string& axis : axes_) {
        if (field.value().isObject() && field.value().find(axis) == nullptr) {
            field.report("axis-missing", "the mean on axis " + inQuotes(axis) + " is missing",
                         "Add it; 0 is the middle of the reference population");
        }
    }
    return mean;
}

Eigen::VectorXd ProfilesReader::readOffsets(const Field& field)
{
    Eigen::VectorXd offsets = Eigen::VectorXd::Zero(static_cast<Eigen::Index>(facets_.size()));
    for (const auto& [facet, offset] : field.members()) {
        const int index = indexIn(offset, facet, facets_, "facet-unknown");
        const std::optional<double> number = offset.number(-10.0, 10.0);
        if (index >= 0 && number) {
            offsets[index] = *number;
        }
    }
    return offsets;
}

void ProfilesReader::readPlace(Fields& object, scoring::Profile& profile)
{
    profile.weight = object.number("weight", 0.5);
    profile.population.mean = Eigen::VectorXd::Zero(static_cast<Eigen::Index>(axes_.size()));
    if (const std::optional<Field> mean = object.required("mean")) {
        profile.population.mean = readMean(*mean);
    }
    profile.facetOffsets = Eigen::VectorXd::Zero(static_cast<Eigen::Index>(facets_.size()));
    if (const std::optional<Field> facets = object.required("facets")) {
        profile.facetOffsets = readOffsets(*facets);
    }
    const std::optional<Field> own = object.find("covariance");
    const auto& covariance = own ? readMatrix(*own, axes_.size()) : covariance_;
    if (covariance && modelClean_) {
        profile.population.covariance = *covariance;
        passes(object.object(), "profile", [&] { scoring::checkProfile(profile, model_); });
    }
}

void ProfilesReader::readWords(Fields& object, ProfileWords& words)
{
    words.title = texts_.required(object, "title");
    words.summary = texts_.required(object, "summary");
    words.client = texts_.required(object, "client");
    words.approach = texts_.texts(object.elements("approach"));
    words.contraIndications = texts_.texts(object.elements("contraIndications"));
    words.checkFirst = texts_.texts(object.elements("checkFirst"));
    words.moves = texts_.texts(object.elements("moves"));
}

void ProfilesReader::readProfile(const Field& field)
{
    Fields object(field);
    scoring::Profile profile;
    ProfileWords words;
    words.id = profile.id = object.id("id");
    for (const ProfileWords& earlier : set_.words) {
        if (!words.id.empty() && (earlier.id == words.id)) {
            field.report("id-duplicate", "two profiles have the id " + inQuotes(words.id),
                         "Give one of them another id");
        }
    }
    if (words.id == "none") {
        field.report("id-form", "'none' is the id of no clear profile in every result",
                     "Give the profile another id");
    }
    readPlace(object, profile);
    readWords(object, words);
    object.refuseOthers();
    set_.mixture.profiles.push_back(std::move(profile));
    set_.words.push_back(std::move(words));
}

void ProfilesReader::checkRays(const std::vector<Field>& profiles) const
{
    for (const LostRay& lost : lostRays(set_.mixture, model_)) {
        const auto own = static_cast<std::size_t>(lost.profile);
        const bool toBackground = lost.to < 0;
        const std::string other =
            toBackground ? "no clear profile" : set_.words[static_cast<std::size_t>(lost.to)].id;
        profiles[own].report("profile-ray",
                             "on the way out from the centre of " + inQuotes(set_.words[own].id) +
                                 ", " + inQuotes(other) + " is at least as probable at " +
                                 twoDecimals(lost.distance) + " from the middle",
                             toBackground
                                 ? "Give the profile a wider covariance or more weight"
                                 : "Move the two apart, or change their weights or covariances");
    }
}

void ProfilesReader::read(const Field& root)
{
    Fields file(root);
    if (!readHead(file, "opmaat.profiles/1", set_.id, set_.version)) {
        return;
    }
    set_.title = texts_.required(file, "title");
    readBackground(file);
    if (const std::optional<Field> covariance = file.required("covariance")) {
        covariance_ = readMatrix(*covariance, axes_.size());
    }
    readBounds(file);
    const std::vector<Field> profiles = file.elements("profiles");
    for (const Field& profile : profiles) {
        readProfile(profile);
    }
    file.refuseOthers();
    if (modelClean_ && !root.file().hasErrors() &&
        passes(root, "mixture", [&] { scoring::checkMixture(set_.mixture, model_); })) {
        checkRays(profiles);
    }
}

}  // namespace

void readProfiles(Draft& draft, const Field& root)
{
    ProfilesReader(draft).read(root);
}

}  // namespace opmaat::engine
