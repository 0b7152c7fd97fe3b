#pragma once

#include <string>
#include <vector>

#include "calibration/patterns.h"
#include "calibration/specification.h"
#include "scoring/simulate.h"

namespace opmaat::calibration {

// Models whose truth is known, and people made up from them.

struct Shape {
    int axes = 1;
    int facets = 1;  ///< an axis; several have loadings of their own
    int items = 8;   ///< a facet
    int categories = 4;
    scoring::ItemModel kind = scoring::ItemModel::Graded;
    double correlation = 0.5;
};

inline scoring::Item madeUpItem(const Shape& shape, int facet, std::size_t number,
                                scoring::Random& random)
{
    scoring::Item item{"item-" + std::to_string(number), facet, shape.kind, 0.0, {}, 0.0};
    const bool isGraded = shape.kind == scoring::ItemModel::Graded;
    item.slope = (isGraded ? 1.0 : 0.6) + random.uniform();
    const double shift = random.normal() * 0.4;
    const double top = shape.categories - 1;
    for (int k = 1; k < shape.categories; ++k) {
        const double place = top > 1.0 ? 1.5 - 3.0 * (k - 1) / (top - 1.0) : 0.0;
        item.intercepts.push_back(isGraded ? item.slope * (place + shift)
                                           : 0.8 * k - 0.25 * k * k + shift);
    }
    return item;
}

inline Specification madeUp(const Shape& shape, std::uint64_t seed)
{
    scoring::Random random(seed);
    Specification specification;
    scoring::Model& model = specification.model;
    std::vector<bool> isFree;
    for (int a = 0; a < shape.axes; ++a) {
        model.axes.push_back({"axis-" + std::to_string(a)});
        for (int f = 0; f < shape.facets; ++f) {
            const auto facet = static_cast<int>(model.facets.size());
            const double loading = shape.facets == 1 ? 1.0 : 0.6 + 0.3 * random.uniform();
            model.facets.push_back({"facet-" + std::to_string(facet), a, loading});
            isFree.push_back(shape.facets > 1);
            for (int i = 0; i < shape.items; ++i)
                model.items.push_back(madeUpItem(shape, facet, model.items.size(), random));
        }
    }
    if (shape.facets == 2) {  // two facets of one axis share a loading
        for (std::size_t f = 1; f < model.facets.size(); f += 2)
            model.facets[f].loading = model.facets[f - 1].loading;
    }
    model.population = {Eigen::VectorXd::Zero(shape.axes),
                        Eigen::MatrixXd::Identity(shape.axes, shape.axes)};
    for (int a = 0; a < shape.axes; ++a) {
        for (int b = 0; b < a; ++b)
            model.population.covariance(a, b) = model.population.covariance(b, a) =
                shape.correlation;
    }
    specification.isItemFixed.assign(model.items.size(), false);
    specification.groups = {{"reference", true}};
    identifyLoadings(specification, isFree);
    return specification;
}

inline Estimate truthOf(const Specification& specification)
{
    return {specification.model, {specification.model.population}};
}

/// Answers of people of one population, a person's beside each other; one in `missing` is left out.
inline std::vector<std::uint8_t> answersOf(scoring::Model model,
                                           const scoring::Population& population, int people,
                                           std::uint64_t seed, double missing = 0.0)
{
    model.population = population;
    scoring::Random random(seed);
    std::vector<std::uint8_t> answers;
    for (int n = 0; n < people; ++n) {
        for (const int category : scoring::simulate(model, {}, -1, random).responses) {
            const bool isMissing = missing > 0.0 && random.uniform() < missing;
            answers.push_back(isMissing ? kNoAnswer : static_cast<std::uint8_t>(category));
        }
    }
    return answers;
}

inline Patterns peopleOf(const Specification& specification, int people, std::uint64_t seed,
                         double missing = 0.0)
{
    const auto answers =
        answersOf(specification.model, specification.model.population, people, seed, missing);
    return collapse(answers, specification.model.items.size(),
                    std::vector<int>(static_cast<std::size_t>(people), 0));
}

}  // namespace opmaat::calibration
