#include <gtest/gtest.h>

#include <cmath>
#include <cstdlib>
#include <map>

#include "calibration/fit.h"
#include "calibration/parameters.h"
#include "tests/calibration/made_up.h"

namespace opmaat::calibration {
namespace {

/// How many data sets: few in `check`, 200 with OPMAAT_RECOVERY=200.
int dataSets()
{
    const char* asked = std::getenv("OPMAAT_RECOVERY");
    return asked == nullptr ? 10 : std::max(1, std::atoi(asked));
}

/// "slope", "intercept", "loading" or "covariance".
std::string kindOf(const std::string& name)
{
    const std::string last = name.substr(name.find(':') + 1);
    return last.substr(0, last.find(' '));
}

struct Covered {
    int inside = 0, all = 0;
    double share() const { return static_cast<double>(inside) / all; }
};

struct Case {
    std::string name;
    Shape shape;
    int people = 1000;
};

class Recovery : public testing::TestWithParam<Case> {};

TEST_P(Recovery, IntervalsHoldTheTruthAsOftenAsTheySay)
{
    const Specification specification = madeUp(GetParam().shape, 101);
    const ParameterMap map(specification);
    const Eigen::VectorXd truth = map.vectorOf(truthOf(specification));
    std::map<std::string, Covered> byKind;
    const int sets = dataSets();
    for (int set = 0; set < sets; ++set) {
        const auto seed = static_cast<std::uint64_t>(1000 + set);
        FitOptions options;
        options.threads = 2;
        const Fit found =
            fit(specification, peopleOf(specification, GetParam().people, seed), options);
        ASSERT_TRUE(found.usable()) << found.defects[0];
        for (Eigen::Index t = 0; t < truth.size(); ++t) {
            Covered& kind = byKind[kindOf(found.names[t])];
            ++kind.all;
            if (std::fabs(found.parameters[t] - truth[t]) < 1.959964 * found.errors[t])
                ++kind.inside;
        }
    }
    for (const auto& [kind, covered] : byKind) {
        // 93 to 97 percent at 200 data sets; four standard errors of the share for fewer.
        const double slack =
            std::max(0.02, 4.0 * std::sqrt(0.95 * 0.05 / static_cast<double>(covered.all)));
        EXPECT_NEAR(covered.share(), 0.95, slack) << kind << ", " << covered.all << " intervals";
        RecordProperty(kind, std::to_string(covered.share()));
    }
}

INSTANTIATE_TEST_SUITE_P(
    , Recovery,
    testing::Values(Case{"OneAxis", {1, 1, 10, 4}}, Case{"TwoAxes", {2, 1, 6, 3}},
                    Case{"ThreeFacetsWithLoadings", {1, 3, 4, 4}, 2000},
                    Case{"PartialCredit", {1, 1, 8, 3, scoring::ItemModel::PartialCredit}}),
    [](const auto& test) { return test.param.name; });

}  // namespace
}  // namespace opmaat::calibration
