#include "calibration/statistics/moments.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <stdexcept>
#include <string>
#include <utility>

#include "scoring/factors.h"
#include "scoring/numeric.h"

namespace opmaat::calibration::statistics {
namespace {

constexpr int kCategory = 0;      ///< x
constexpr int kSquare = 1;        ///< x^2
constexpr int kFirstShare = 2;    ///< 1(x = 1), and on
constexpr std::size_t kMost = 4;  ///< functions in a product

/// One item's part of a product: factor times function, or nothing at all.
struct Part {
    std::size_t item = 0;
    int function = kCategory;
    double factor = 1.0;
};

void multiply(Part& part, int category)
{
    if (category == 0 && part.function == kCategory) {
        part.function = kSquare;
    } else if (category == 0) {
        part.factor *= part.function - kFirstShare + 1;
    } else if (part.function >= kFirstShare) {
        if (part.function != category - 1 + kFirstShare) part.factor = 0.0;
    } else {
        part.factor *= part.function == kSquare ? category * category : category;
        part.function = category - 1 + kFirstShare;
    }
}

/// A product with every item once: 1(x = k) x = k 1(x = k).
std::vector<Part> onceEach(std::span<const AnswerFunction> product)
{
    std::vector<Part> parts;
    for (const AnswerFunction& one : product) {
        const auto known = std::find_if(parts.begin(), parts.end(),
                                        [&](const Part& part) { return part.item == one.item; });
        if (known != parts.end()) {
            multiply(*known, one.category);
        } else {
            parts.push_back(
                {one.item, one.category == 0 ? kCategory : one.category - 1 + kFirstShare, 1.0});
        }
    }
    return parts;
}

std::uint64_t keyOf(std::span<const std::uint16_t> codes)
{
    std::array<std::uint16_t, kMost> sorted{};
    std::copy(codes.begin(), codes.end(), sorted.begin());
    std::sort(sorted.begin(), sorted.end());
    std::uint64_t key = 0;
    for (const std::uint16_t code : sorted) key = key << 16U | code;
    return key;
}

Eigen::MatrixXd functionsOf(const scoring::Item& item, const std::vector<double>& eta)
{
    const Eigen::MatrixXd chances = chancesAt(item, eta);
    Eigen::MatrixXd functions(chances.rows() + 1, chances.cols());
    functions.bottomRows(chances.rows() - 1) = chances.bottomRows(chances.rows() - 1);
    functions.topRows(2).setZero();
    for (Eigen::Index k = 1; k < chances.rows(); ++k) {
        functions.row(kCategory) += static_cast<double>(k) * chances.row(k);
        functions.row(kSquare) += static_cast<double>(k * k) * chances.row(k);
    }
    return functions;
}

/// Places and weights of independent factors.
struct FactorPlaces {
    Eigen::MatrixXd z = Eigen::MatrixXd(0, 1);          ///< [r x Z]
    Eigen::VectorXd weight = Eigen::VectorXd::Ones(1);  ///< [Z]
};

/// As close as the narrowest curve that carries an axis to the factors asks.
FactorPlaces factorPlaces(const scoring::Model& model, Eigen::Index factors)
{
    const scoring::NormalRule rule = scoring::trapezoid(std::min(0.5, narrowestUnique(model)), 7.0);
    const auto n = static_cast<Eigen::Index>(rule.points.size());
    FactorPlaces places;
    for (Eigen::Index r = 0; r < factors; ++r) {
        FactorPlaces wider{Eigen::MatrixXd(r + 1, places.z.cols() * n),
                           Eigen::VectorXd(places.weight.size() * n)};
        for (Eigen::Index j = 0; j < wider.z.cols(); ++j) {
            wider.z.col(j).head(r) = places.z.col(j / n);
            wider.z(r, j) = rule.points[static_cast<std::size_t>(j % n)];
            wider.weight[j] = places.weight[j / n] * rule.weights[static_cast<std::size_t>(j % n)];
        }
        places = wider;
    }
    return places;
}

/// Weights of the nodes of an axis given the factors, [Z x N]: normal about `centre` with sd `own`,
/// in standard deviations of the axis, as the grid is.
Eigen::MatrixXd transferOf(const LatentGrid& grid, const Eigen::VectorXd& centre, double own)
{
    const double spacing = grid.z[1] - grid.z[0];
    Eigen::MatrixXd transfer(centre.size(), static_cast<Eigen::Index>(grid.z.size()));
    for (Eigen::Index n = 0; n < transfer.cols(); ++n) {
        for (Eigen::Index z = 0; z < transfer.rows(); ++z)
            transfer(z, n) = spacing * scoring::normalDensity(grid.z[static_cast<std::size_t>(n)],
                                                              centre[z], own);
    }
    return transfer;
}

}  // namespace

std::vector<Moment> momentsOf(const scoring::Model& model, std::span<const std::size_t> items,
                              Margins margins)
{
    std::vector<Moment> moments;
    for (const std::size_t i : items) {
        if (margins == Margins::Means) {
            moments.push_back({{i, 0}});
            continue;
        }
        for (int k = 1; k < model.items[i].categories(); ++k) moments.push_back({{i, k}});
    }
    for (std::size_t b = 1; b < items.size(); ++b) {
        for (std::size_t a = 0; a < b; ++a) moments.push_back({{items[a], 0}, {items[b], 0}});
    }
    return moments;
}

MomentIntegrals::MomentIntegrals(const scoring::Model& model)
    : model_(model), grid_(latentGrid(model))
{
    int most = 0;
    for (const scoring::Item& item : model.items) most = std::max(most, item.categories());
    stride_ = most + 1;
    if (model.items.size() * static_cast<std::size_t>(stride_) >= 65535U) {
        throw std::invalid_argument("moments of " + std::to_string(model.items.size()) +
                                    " items with up to " + std::to_string(most) +
                                    " categories, items times categories must be below 65535");
    }
    functions_.resize(model.items.size());
    for (std::size_t i = 0; i < model.items.size(); ++i) replaceItem(i, model.items[i]);
    for (const auto& axes : scoring::correlatedBlocks(model.population.covariance))
        buildBlock(axes);
}

void MomentIntegrals::replaceItem(std::size_t i, const scoring::Item& item)
{
    const auto facet = static_cast<std::size_t>(item.facet);
    const auto axis = static_cast<std::size_t>(model_.facets[facet].axis);
    functions_[i] = functionsOf(item, etaOf(model_, grid_, facet, thetaOf(model_, grid_, axis)));
    facetKnown_.clear();
    axisKnown_.clear();
}

void MomentIntegrals::buildBlock(const std::vector<int>& axes)
{
    const auto m = static_cast<Eigen::Index>(axes.size());
    Block block;
    block.axes.assign(axes.begin(), axes.end());
    if (m == 1) {
        const Eigen::Map<const Eigen::RowVectorXd> weight(
            grid_.weight.data(), static_cast<Eigen::Index>(grid_.weight.size()));
        block.weight = Eigen::VectorXd::Ones(1);
        block.transfer.emplace_back(weight);
        blocks_.push_back(std::move(block));
        return;
    }
    Eigen::MatrixXd covariance(m, m);
    for (Eigen::Index a = 0; a < m; ++a) {
        for (Eigen::Index b = 0; b < m; ++b)
            covariance(a, b) = model_.population.covariance(axes[static_cast<std::size_t>(a)],
                                                            axes[static_cast<std::size_t>(b)]);
    }
    const scoring::FactorForm form = scoring::factorise(covariance);
    const FactorPlaces places = factorPlaces(model_, form.loadings.cols());
    block.weight = places.weight;
    for (Eigen::Index a = 0; a < m; ++a) {
        const double sd = std::sqrt(covariance(a, a));
        const Eigen::VectorXd centre = (form.loadings.row(a) * places.z).transpose() / sd;
        block.transfer.push_back(transferOf(grid_, centre, std::sqrt(form.unique[a]) / sd));
    }
    blocks_.push_back(std::move(block));
}

std::uint16_t MomentIntegrals::code(std::size_t item, int function) const
{
    return static_cast<std::uint16_t>(item * static_cast<std::size_t>(stride_) +
                                      static_cast<std::size_t>(function) + 1);
}

const Eigen::VectorXd& MomentIntegrals::facetMean(std::size_t facet,
                                                  std::span<const std::uint16_t> codes)
{
    Eigen::VectorXd& known = facetKnown_[keyOf(codes)];
    if (known.size() != 0) return known;
    Eigen::RowVectorXd product;
    for (const std::uint16_t one : codes) {
        const auto row = (one - 1) % stride_;
        const auto& function = functions_[static_cast<std::size_t>((one - 1) / stride_)].row(row);
        if (product.size() == 0)
            product = function;
        else
            product = product.cwiseProduct(function);
    }
    known = overOwnPart(grid_, product, placesPerNode(model_, grid_, facet)).transpose();
    return known;
}

const Eigen::VectorXd& MomentIntegrals::axisMean(std::size_t block, std::size_t position,
                                                 std::span<const std::uint16_t> codes)
{
    Eigen::VectorXd& known = axisKnown_[keyOf(codes)];
    if (known.size() != 0) return known;
    std::map<std::size_t, std::vector<std::uint16_t>> byFacet;
    for (const std::uint16_t one : codes) {
        const scoring::Item& item = model_.items[static_cast<std::size_t>((one - 1) / stride_)];
        byFacet[static_cast<std::size_t>(item.facet)].push_back(one);
    }
    Eigen::VectorXd product = Eigen::VectorXd::Ones(static_cast<Eigen::Index>(grid_.z.size()));
    for (const auto& [facet, own] : byFacet) {
        if (placesPerNode(model_, grid_, facet) > 1) {
            product = product.cwiseProduct(facetMean(facet, own));
            continue;
        }
        // A facet that is its axis: nothing to integrate, so nothing to keep.
        for (const std::uint16_t one : own) {
            const auto item = static_cast<std::size_t>((one - 1) / stride_);
            product = product.cwiseProduct(functions_[item].row((one - 1) % stride_).transpose());
        }
    }
    known = blocks_[block].transfer[position] * product;
    return known;
}

double MomentIntegrals::mean(std::span<const AnswerFunction> product)
{
    std::map<std::size_t, std::vector<std::uint16_t>> byAxis;
    double result = 1.0;
    for (const Part& part : onceEach(product)) {
        const auto facet = static_cast<std::size_t>(model_.items[part.item].facet);
        byAxis[static_cast<std::size_t>(model_.facets[facet].axis)].push_back(
            code(part.item, part.function));
        result *= part.factor;
    }
    if (result == 0.0) return 0.0;
    for (std::size_t b = 0; b < blocks_.size(); ++b) {
        Eigen::VectorXd together = blocks_[b].weight;
        for (std::size_t a = 0; a < blocks_[b].axes.size(); ++a) {
            const auto codes = byAxis.find(blocks_[b].axes[a]);
            if (codes != byAxis.end())
                together = together.cwiseProduct(axisMean(b, a, codes->second));
        }
        result *= together.sum();
    }
    return result;
}

Eigen::VectorXd MomentIntegrals::means(const std::vector<Moment>& moments)
{
    Eigen::VectorXd result(static_cast<Eigen::Index>(moments.size()));
    for (std::size_t m = 0; m < moments.size(); ++m)
        result[static_cast<Eigen::Index>(m)] = mean(moments[m]);
    return result;
}

Eigen::MatrixXd MomentIntegrals::covariance(const std::vector<Moment>& moments)
{
    const Eigen::VectorXd expected = means(moments);
    Eigen::MatrixXd result(expected.size(), expected.size());
    for (Eigen::Index m = 0; m < result.rows(); ++m) {
        for (Eigen::Index n = 0; n <= m; ++n) {
            Moment product = moments[static_cast<std::size_t>(m)];
            const Moment& other = moments[static_cast<std::size_t>(n)];
            product.insert(product.end(), other.begin(), other.end());
            result(m, n) = result(n, m) = mean(product) - expected[m] * expected[n];
        }
    }
    return result;
}

}  // namespace opmaat::calibration::statistics
