// What a pack can be expected to measure if its own numbers are right, on made-up respondents:
// reliability of axes and facets, standard errors along each axis, how often a profile is found.
// Prints the tables that questionnaires/wkm/README.md quotes.
// Usage: design_simulation PACK PEOPLE [ITEM...]: with items, also for a form of these alone

#include <array>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <exception>
#include <stdexcept>
#include <string>
#include <vector>

#include "engine/pack/pack.h"
#include "scoring/proposal.h"
#include "scoring/simulate.h"

namespace {

using namespace opmaat;
using namespace opmaat::engine;

constexpr std::uint64_t kSeed = 20'261'127;
constexpr std::array kPlaces = {-2.0, -1.0, 0.0, 1.0, 2.0};
constexpr double kHalfWidth = 0.5;  // people within so much of a place count for it

/// Which of the scored items are asked.
struct Length {
    std::string name;
    std::vector<bool> asked;  ///< [I]
    int items() const
    {
        int count = 0;
        for (const bool one : asked) count += one ? 1 : 0;
        return count;
    }
};

Length longForm(const scoring::Model& model)
{
    return {"long", std::vector<bool>(model.items.size(), true)};
}

Length formOf(const Pack& pack, const std::vector<std::string>& ids)
{
    Length form{"short", std::vector<bool>(pack.parameters.model.items.size(), false)};
    for (const std::string& id : ids) {
        const Item* const item = pack.find(id);
        if (item == nullptr) throw std::invalid_argument("the pack has no item " + id);
        if (item->modelItem >= 0) form.asked[static_cast<std::size_t>(item->modelItem)] = true;
    }
    return form;
}

scoring::Model withSlopesTimes(scoring::Model model, double factor)
{
    for (scoring::Item& item : model.items) item.slope *= factor;
    return model;
}

std::vector<int> answersIn(const Length& form, const scoring::Respondent& person)
{
    std::vector<int> answers = person.responses;
    for (std::size_t i = 0; i < answers.size(); ++i) {
        if (!form.asked[i]) answers[i] = scoring::kMissing;
    }
    return answers;
}

/// Of people drawn from the reference population, whose variance is 1 on every axis and facet.
struct Precision {
    Eigen::ArrayXd axisVariance, facetVariance;  ///< sums of posterior variances
    Eigen::ArrayXXd sdAt;                        ///< [A x places], sums of posterior sd
    Eigen::ArrayXXd peopleAt;                    ///< [A x places]
    int people = 0;
};

Precision precisionOf(const scoring::Model& model, const Length& form, int people)
{
    const scoring::Scorer scorer(model);
    scoring::Random random(kSeed);
    const auto axes = static_cast<Eigen::Index>(model.axes.size());
    const auto places = static_cast<Eigen::Index>(kPlaces.size());
    Precision sum{Eigen::ArrayXd::Zero(axes),
                  Eigen::ArrayXd::Zero(static_cast<Eigen::Index>(model.facets.size())),
                  Eigen::ArrayXXd::Zero(axes, places), Eigen::ArrayXXd::Zero(axes, places), people};
    for (int n = 0; n < people; ++n) {
        const scoring::Respondent person = simulate(model, {}, -1, random);
        const scoring::Posterior posterior = scorer.score(answersIn(form, person));
        const Eigen::ArrayXd variance = posterior.axisCovariance.diagonal().array();
        sum.axisVariance += variance;
        sum.facetVariance += posterior.facetSd.array().square();
        for (Eigen::Index a = 0; a < axes; ++a) {
            for (Eigen::Index p = 0; p < places; ++p) {
                const double place = kPlaces[static_cast<std::size_t>(p)];
                if (std::fabs(person.theta[a] - place) > kHalfWidth) continue;
                sum.sdAt(a, p) += std::sqrt(variance[a]);
                ++sum.peopleAt(a, p);
            }
        }
    }
    return sum;
}

void printAxes(const scoring::Model& model, const Length& form, const Precision& found,
               const Precision& weaker)
{
    for (std::size_t a = 0; a < model.axes.size(); ++a) {
        const auto at = static_cast<Eigen::Index>(a);
        std::printf("| %s | %s | %.2f | %.2f |", form.name.c_str(), model.axes[a].id.c_str(),
                    1.0 - found.axisVariance[at] / found.people,
                    1.0 - weaker.axisVariance[at] / weaker.people);
        for (Eigen::Index p = 0; p < found.sdAt.cols(); ++p) {
            std::printf(" %.1f |", 10.0 * found.sdAt(at, p) / found.peopleAt(at, p));
        }
        std::printf("\n");
    }
}

void printFacets(const scoring::Model& model, const std::vector<Length>& forms,
                 const std::vector<Precision>& found)
{
    std::printf("\n| facet |");
    for (const Length& form : forms) std::printf(" %s |", form.name.c_str());
    std::printf("\n|---|");
    for (std::size_t i = 0; i < forms.size(); ++i) std::printf("---|");
    std::printf("\n");
    for (std::size_t f = 0; f < model.facets.size(); ++f) {
        std::printf("| `%s` |", model.facets[f].id.c_str());
        for (const Precision& one : found) {
            std::printf(" %.2f |",
                        1.0 - one.facetVariance[static_cast<Eigen::Index>(f)] / one.people);
        }
        std::printf("\n");
    }
}

/// Of people drawn from one profile, or from nobody in particular: what is proposed.
void printRecovery(const Pack& pack, const scoring::Scorer& scorer, const Length& form, int profile,
                   int people)
{
    scoring::Random random(kSeed + static_cast<std::uint64_t>(profile + 2));
    int same = 0, none = 0;
    for (int n = 0; n < people; ++n) {
        const auto answers =
            answersIn(form, simulate(scorer.model(), scorer.mixture(), profile, random));
        const scoring::Proposal proposal =
            scoring::propose(scorer, scorer.score(answers), answers, pack.profiles.bounds, false);
        none += proposal.proposed() ? 0 : 1;
        same += proposal.proposed() && proposal.best == profile ? 1 : 0;
    }
    const char* const name =
        profile < 0 ? "nobody in particular"
                    : scorer.mixture().profiles[static_cast<std::size_t>(profile)].id.c_str();
    const auto percent = [&](int count) { return 100.0 * count / people; };
    std::printf("| %s | %s | %.0f%% | %.0f%% | %.0f%% |\n", form.name.c_str(), name, percent(same),
                percent(people - same - none), percent(none));
}

void report(const Pack& pack, const std::vector<Length>& forms, int people)
{
    const scoring::Model& model = pack.parameters.model;
    const scoring::Model weaker = withSlopesTimes(model, 0.7);
    for (const Length& form : forms) {
        std::printf("%s form: %d scored items\n", form.name.c_str(), form.items());
    }
    std::printf("\n| form | axis | reliability | with slopes x 0.7 |");
    for (const double place : kPlaces) std::printf(" T %.0f |", 50.0 + 10.0 * place);
    std::printf("\n|---|---|---|---|---|---|---|---|---|\n");
    std::vector<Precision> found;
    for (const Length& form : forms) {
        found.push_back(precisionOf(model, form, people));
        printAxes(model, form, found.back(), precisionOf(weaker, form, people));
    }
    printFacets(model, forms, found);
    std::printf("\n| form | drawn from | proposed: the same | another | none |\n");
    std::printf("|---|---|---|---|---|\n");
    const scoring::Scorer scorer(model, pack.profiles.mixture);
    for (const Length& form : forms) {
        for (int k = -1; k < static_cast<int>(pack.profiles.words.size()); ++k) {
            printRecovery(pack, scorer, form, k, people);
        }
    }
}

}  // namespace

int main(int argc, char** argv)
{
    const int people = argc >= 3 ? std::atoi(argv[2]) : 0;
    if (people < 1) {
        std::fprintf(stderr, "usage: design_simulation PACK PEOPLE [ITEM...]\n");
        return 2;
    }
    try {
        const Pack pack = loadPack(argv[1]);
        if (!pack.hasModel()) throw std::invalid_argument("the pack has no latent model");
        std::vector<Length> forms{longForm(pack.parameters.model)};
        const std::vector<std::string> items(argv + 3, argv + argc);
        if (!items.empty()) forms.push_back(formOf(pack, items));
        report(pack, forms, people);
    } catch (const std::exception& error) {
        std::fprintf(stderr, "%s\n", error.what());
        return 1;
    }
    return 0;
}
