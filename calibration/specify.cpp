#include "calibration/specify.h"

#include <algorithm>
#include <stdexcept>

namespace opmaat::calibration {
namespace {

using engine::Parameters;

template <class Named>
int indexOf(const std::vector<Named>& named, const std::string& id)
{
    const auto found =
        std::find_if(named.begin(), named.end(), [&](const Named& one) { return one.id == id; });
    return found == named.end() ? -1 : static_cast<int>(found - named.begin());
}

scoring::Model modelOf(const engine::Structure& structure, const std::vector<int>& categories)
{
    scoring::Model model;
    for (const std::string& axis : structure.axes) model.axes.push_back({axis});
    for (const engine::Structure::Facet& facet : structure.facets)
        model.facets.push_back({facet.id, facet.axis, facet.loading});
    for (std::size_t i = 0; i < structure.items.size(); ++i) {
        const engine::Structure::Item& item = structure.items[i];
        scoring::Item made{item.id, item.facet, item.model, 1.0, {}, 0.0};
        for (int k = 1; k < categories[i]; ++k) made.intercepts.push_back(-k);
        model.items.push_back(std::move(made));
    }
    const auto axes = static_cast<Eigen::Index>(model.axes.size());
    model.population = {Eigen::VectorXd::Zero(axes), Eigen::MatrixXd::Identity(axes, axes)};
    return model;
}

/// Gives an item the numbers of its anchor.
void fix(scoring::Item& item, const scoring::Item& anchor)
{
    if (anchor.categories() != item.categories() || anchor.model != item.model)
        throw std::domain_error("item '" + item.id + "': it has " +
                                std::to_string(item.categories()) + " categories here and " +
                                std::to_string(anchor.categories()) +
                                " among the anchors, or another model; name its categories, or "
                                "take it out of the anchors");
    item.slope = anchor.slope;
    item.intercepts = anchor.intercepts;
    item.lower = anchor.lower;
}

void fixAnchors(const scoring::Model& anchors, Specification& specification,
                std::vector<bool>& isFree)
{
    scoring::Model& model = specification.model;
    std::vector<bool> isAnchored(model.axes.size(), false);
    for (std::size_t i = 0; i < model.items.size(); ++i) {
        const int found = indexOf(anchors.items, model.items[i].id);
        if (found < 0) continue;
        fix(model.items[i], anchors.items[static_cast<std::size_t>(found)]);
        specification.isItemFixed[i] = true;
        const auto f = static_cast<std::size_t>(model.items[i].facet);
        isAnchored[static_cast<std::size_t>(model.facets[f].axis)] = true;
    }
    for (std::size_t f = 0; f < model.facets.size(); ++f) {
        const int found = indexOf(anchors.facets, model.facets[f].id);
        if (found < 0) continue;
        model.facets[f].loading = anchors.facets[static_cast<std::size_t>(found)].loading;
        isFree[f] = false;
    }
    for (std::size_t a = 0; a < model.axes.size(); ++a) {
        if (!isAnchored[a])
            throw std::domain_error("axis '" + model.axes[a].id +
                                    "': no item of it is among the anchors, so its scale is not "
                                    "known; add anchors");
        for (std::size_t b = 0; b < a; ++b) {
            const int one = indexOf(anchors.axes, model.axes[a].id);
            const int two = indexOf(anchors.axes, model.axes[b].id);
            if (one < 0 || two < 0) continue;
            const auto i = static_cast<Eigen::Index>(a);
            const auto j = static_cast<Eigen::Index>(b);
            model.population.covariance(i, j) = model.population.covariance(j, i) =
                anchors.population.covariance(one, two);
        }
    }
}

/// The groups in the order in which they occur, the reference first, and of each row its group; -1
/// where the cell is empty.
std::vector<int> groupsOf(const engine::ResponseMatrix& matrix, const QuestionOptions& options,
                          std::vector<Group>& groups)
{
    const bool isReference = !options.anchors;
    if (matrix.groups.empty()) {
        groups.push_back({isReference ? "reference" : "sample", isReference});
        return std::vector<int>(matrix.rows, 0);
    }
    if (!options.reference.empty()) groups.push_back({options.reference, isReference});
    std::vector<int> found;
    for (const std::string& id : matrix.groups) {
        int group = id.empty() ? -1 : indexOf(groups, id);
        if (group < 0 && !id.empty()) {
            group = static_cast<int>(groups.size());
            groups.push_back({id, isReference && groups.empty()});
        }
        found.push_back(group);
    }
    if (!options.reference.empty() && std::find(found.begin(), found.end(), 0) == found.end())
        throw std::domain_error("group '" + options.reference +
                                "': nobody is in it; name a group of the table with --reference");
    return found;
}

Patterns patternsOf(const engine::ResponseMatrix& matrix, const std::vector<int>& groups,
                    std::size_t items, std::vector<std::string>& warnings)
{
    const auto without = std::count(groups.begin(), groups.end(), -1);
    if (without == 0) return collapse(matrix.categories, items, groups);
    warnings.push_back(std::to_string(without) + " rows without a group are left out");
    std::vector<std::uint8_t> categories;
    std::vector<int> known;
    for (std::size_t n = 0; n < groups.size(); ++n) {
        if (groups[n] < 0) continue;
        const auto from = matrix.categories.begin() + static_cast<std::ptrdiff_t>(n * items);
        categories.insert(categories.end(), from, from + static_cast<std::ptrdiff_t>(items));
        known.push_back(groups[n]);
    }
    return collapse(categories, items, known);
}

}  // namespace

Question ask(const engine::Structure& structure, const engine::ResponseMatrix& matrix,
             const QuestionOptions& options)
{
    Question question;
    Specification& specification = question.specification;
    specification.model = modelOf(structure, matrix.itemCategories);
    specification.isItemFixed.assign(specification.model.items.size(), false);
    for (const engine::Structure::Correlation& fixed : structure.fixedCorrelations) {
        specification.fixedCorrelations.emplace_back(fixed.one, fixed.two);
        specification.model.population.covariance(fixed.one, fixed.two) = fixed.value;
        specification.model.population.covariance(fixed.two, fixed.one) = fixed.value;
    }
    std::vector<bool> isFree;
    for (const engine::Structure::Facet& facet : structure.facets) isFree.push_back(facet.isFree);
    if (options.anchors) fixAnchors(options.anchors->model, specification, isFree);
    identifyLoadings(specification, isFree);
    for (const std::string& column : matrix.leftOut)
        question.warnings.push_back("column '" + column + "' is no item and is left out");
    const std::vector<int> groups = groupsOf(matrix, options, specification.groups);
    question.patterns = patternsOf(matrix, groups, structure.items.size(), question.warnings);
    return question;
}

void startFrom(const Parameters& parameters, const Specification& specification, Estimate& estimate)
{
    const scoring::Model& from = parameters.model;
    scoring::Model& model = estimate.model;
    for (std::size_t i = 0; i < model.items.size(); ++i) {
        const int found = indexOf(from.items, model.items[i].id);
        if (found < 0 || specification.isItemFixed[i]) continue;
        const scoring::Item& other = from.items[static_cast<std::size_t>(found)];
        if (other.categories() != model.items[i].categories()) continue;
        if (other.model != model.items[i].model) continue;
        model.items[i].slope = std::clamp(other.slope, 0.1, 8.0);
        model.items[i].intercepts = other.intercepts;
    }
    for (std::size_t f = 0; f < model.facets.size(); ++f) {
        const int found = indexOf(from.facets, model.facets[f].id);
        if (found < 0 || specification.loadingParameter[f] < 0) continue;
        model.facets[f].loading =
            std::clamp(from.facets[static_cast<std::size_t>(found)].loading, 0.1, 0.98);
    }
    const bool isSameAxes =
        std::equal(from.axes.begin(), from.axes.end(), model.axes.begin(), model.axes.end(),
                   [](const auto& one, const auto& two) { return one.id == two.id; });
    if (!isSameAxes) return;
    const auto axes = static_cast<Eigen::Index>(model.axes.size());
    for (scoring::Population& group : estimate.groups) {
        for (Eigen::Index a = 0; a < axes; ++a) {
            for (Eigen::Index b = 0; b < axes; ++b) {
                const bool isFixed =
                    isCorrelationFixed(specification, static_cast<int>(a), static_cast<int>(b));
                if (a != b && !isFixed) group.covariance(a, b) = from.population.covariance(a, b);
            }
        }
    }
}

}  // namespace opmaat::calibration
