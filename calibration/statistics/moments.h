#pragma once

#include <Eigen/Core>
#include <cstdint>
#include <map>
#include <span>
#include <unordered_map>
#include <vector>

#include "calibration/statistics/latent_grid.h"
#include "calibration/statistics/responses.h"

namespace opmaat::calibration::statistics {

/// A function of one answer: its category, or whether it is a given one.
struct AnswerFunction {
    std::size_t item = 0;
    int category = 0;  ///< 0: x itself; k > 0: 1 when x = k
};

/// The mean of a product of one or two such functions, of different items.
using Moment = std::vector<AnswerFunction>;

/// Which margins stand for each item: the share of every category but the lowest, or the mean.
enum class Margins { Categories, Means };

/// First the margins of every item, then the mean product x_i x_j of every pair.
std::vector<Moment> momentsOf(const scoring::Model& model, std::span<const std::size_t> items,
                              Margins margins);

/// Means of products of functions of up to four answers in the population of a model: the chain of
/// scoring/README.md, without answers. Given theta the facets of an axis are independent, given the
/// factors behind correlated axes the axes are, and blocks of axes that are not correlated are
/// independent anyway. What many products share is integrated once and kept.
class MomentIntegrals {
public:
    /// @param model  must pass scoring::checkModel()
    /// @throws std::invalid_argument when items times categories exceed what keys can tell apart,
    ///   65,535
    explicit MomentIntegrals(const scoring::Model& model);

    /// The same item with other parameters; everything else stays, the grid too.
    void replaceItem(std::size_t i, const scoring::Item& item);

    /// E of the product; an item may occur more than once, and then its functions are multiplied.
    /// @param product  1 to 4 functions
    double mean(std::span<const AnswerFunction> product);

    /// [M] and [M x M]: means of the moments, and their covariances for one person.
    Eigen::VectorXd means(const std::vector<Moment>& moments);
    Eigen::MatrixXd covariance(const std::vector<Moment>& moments);

private:
    using Key = std::uint64_t;  ///< up to four codes of 16 bits, ascending

    /// A place of the factors behind a block of axes, and how it carries their nodes there.
    struct Block {
        std::vector<std::size_t> axes;
        Eigen::VectorXd weight;                 ///< [Z]
        std::vector<Eigen::MatrixXd> transfer;  ///< [axes] of [Z x N]
    };

    void buildBlock(const std::vector<int>& axes);
    std::uint16_t code(std::size_t item, int function) const;
    const Eigen::VectorXd& facetMean(std::size_t facet, std::span<const std::uint16_t> codes);
    const Eigen::VectorXd& axisMean(std::size_t block, std::size_t position,
                                    std::span<const std::uint16_t> codes);

    scoring::Model model_;
    LatentGrid grid_;
    std::vector<Eigen::MatrixXd> functions_;  ///< [I] of [1 + K x places]: x, x^2, 1(x = k)
    std::vector<Block> blocks_;
    int stride_ = 0;  ///< codes an item
    std::unordered_map<Key, Eigen::VectorXd> facetKnown_;
    std::unordered_map<Key, Eigen::VectorXd> axisKnown_;
};

}  // namespace opmaat::calibration::statistics
