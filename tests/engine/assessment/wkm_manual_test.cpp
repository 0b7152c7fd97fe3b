// The manual of the shipped pack says what its files say: the blueprint and every number.

#include <gtest/gtest.h>

#include <algorithm>
#include <sstream>
#include <vector>

#include "engine/authoring/routes.h"
#include "engine/json/value.h"
#include "engine/pack/pack.h"

namespace opmaat::engine {
namespace {

using json::Value;

const std::string kFolder = SOURCE_DIR "/questionnaires/wkm/";

using Row = std::vector<std::string>;

/// The rows of all tables of a page, cell by cell, without backquotes.
std::vector<Row> rowsOf(const std::string& page)
{
    std::istringstream lines(json::readFile(kFolder + page, 1u << 20u));
    std::vector<Row> rows;
    for (std::string line; std::getline(lines, line);) {
        if (!line.starts_with("| ")) continue;
        Row row;
        std::istringstream cells(line.substr(2));
        for (std::string cell; std::getline(cells, cell, '|');) {
            std::erase(cell, '`');
            const std::size_t end = cell.find_last_not_of(' ');
            const std::size_t begin = cell.find_first_not_of(' ');
            row.push_back(end == std::string::npos ? "" : cell.substr(begin, end - begin + 1));
        }
        rows.push_back(row);
    }
    return rows;
}

/// "1.8, 0.63": the numbers of a cell.
std::vector<double> numbersIn(const std::string& cell)
{
    std::istringstream list(cell);
    std::vector<double> numbers;
    for (std::string one; std::getline(list, one, ',');) numbers.push_back(std::stod(one));
    return numbers;
}

class WkmManual : public testing::Test {
protected:
    /// A row that begins so, has the numbers next, and gives a reason behind them.
    void expectReasoned(const Row& beginning, const std::vector<double>& numbers)
    {
        const auto found = std::find_if(numbers_.begin(), numbers_.end(), [&](const Row& row) {
            return row.size() > beginning.size() + 1 &&
                   std::equal(beginning.begin(), beginning.end(), row.begin()) &&
                   isNumber(row[beginning.size()]) && numbersIn(row[beginning.size()]) == numbers;
        });
        ASSERT_NE(found, numbers_.end()) << beginning.front() << " " << beginning.back();
        EXPECT_GT((*found)[beginning.size() + 1].size(), 10u) << beginning.front() << ": no reason";
        ++reasoned_;
    }
    static bool isNumber(const std::string& cell)
    {
        return !cell.empty() && cell.find_first_not_of("-0123456789., ") == std::string::npos;
    }

    const Pack pack_ = loadPack(SOURCE_DIR "/questionnaires/wkm");
    const Value parameters_ = json::parseFile(kFolder + "parameters.json");
    const Value profiles_ = json::parseFile(kFolder + "profiles.json");
    const std::vector<Row> numbers_ = rowsOf("NUMBERS.md");
    int reasoned_ = 0;
};

TEST_F(WkmManual, EveryNumberStandsHereAsInTheFiles)
{
    for (const Value& axis : parameters_.find("axes")->array()) {
        for (const Value& facet : axis.find("facets")->array()) {
            expectReasoned({facet.find("id")->text()}, {facet.find("loading")->number()});
        }
    }
    for (const auto& [id, item] : parameters_.find("items")->object()) {
        const double slope = item.find("slope")->number();
        expectReasoned({id}, {slope});
        const auto row = std::find_if(numbers_.begin(), numbers_.end(), [&id = id](const Row& one) {
            return one.size() == 5 && one[0] == id;
        });
        ASSERT_NE(row, numbers_.end()) << id;
        std::vector<double> intercepts;
        for (const Value& one : item.find("intercepts")->array()) {
            intercepts.push_back(one.number());
        }
        EXPECT_EQ(numbersIn((*row)[3]), intercepts) << id;
        EXPECT_GT((*row)[4].size(), 10u) << id << ": no reason for the intercepts";
        const Value* const lower = item.find("lower");
        if (lower != nullptr) expectReasoned({id}, {lower->number()});
    }
    for (const Value& profile : profiles_.find("profiles")->array()) {
        const std::string& id = profile.find("id")->text();
        for (const auto& [axis, mean] : profile.find("mean")->object()) {
            expectReasoned({id, axis}, {mean.number()});
        }
        for (const auto& [facet, offset] : profile.find("facets")->object()) {
            expectReasoned({id, facet}, {offset.number()});
        }
    }
    EXPECT_GT(reasoned_, 120);
}

TEST_F(WkmManual, TheNumbersStayWithinTheCapsThatItNames)
{
    for (const scoring::Facet& facet : pack_.parameters.model.facets) {
        EXPECT_LE(facet.loading, 0.85) << facet.id;
    }
    double steepestSkill = 0.0, steepestOther = 0.0;
    for (const scoring::Item& item : pack_.parameters.model.items) {
        const auto axis = static_cast<std::size_t>(
            pack_.parameters.model.facets[static_cast<std::size_t>(item.facet)].axis);
        const bool skill = pack_.parameters.model.axes[axis].id == "vaardigheden";
        double& steepest = skill ? steepestSkill : steepestOther;
        steepest = std::max(steepest, item.slope);
    }
    EXPECT_LE(steepestSkill, 1.8);
    EXPECT_LE(steepestOther, 1.4);
    EXPECT_LT(steepestOther, steepestSkill) << "wider intervals for motivation and moment";
}

/// How an item counts. A task has fewer scores than options: one of them is right.
std::string keyOf(const Item& item)
{
    if (item.modelItem < 0) return "-";
    if (item.key) return "right answer";
    const int most = *std::max_element(item.score.begin(), item.score.end());
    if (most + 1 < static_cast<int>(item.score.size())) return "right answer";
    return item.score.front() == 0 ? "rising" : "reversed";
}

const Row* blueprintOf(const std::vector<Row>& rows, const std::string& item)
{
    const auto found = std::find_if(rows.begin(), rows.end(), [&](const Row& row) {
        return row.size() == 7 && row[0] == item;
    });
    return found == rows.end() ? nullptr : &*found;
}

TEST_F(WkmManual, TheBlueprintHasEveryItemAsItIs)
{
    const std::vector<Row> rows = rowsOf("README.md");
    int scored = 0, acts = 0, tasks = 0;
    for (const Item& item : pack_.items) {
        if (!item.takesAnswer()) continue;
        const Row* const row = blueprintOf(rows, item.id);
        ASSERT_NE(row, nullptr) << item.id;
        EXPECT_EQ((*row)[3], keyOf(item)) << item.id;
        if (item.modelItem < 0) continue;
        const auto& model = pack_.parameters.model;
        const auto facet =
            static_cast<std::size_t>(model.items[static_cast<std::size_t>(item.modelItem)].facet);
        EXPECT_TRUE((*row)[1].starts_with(model.facets[facet].id + " (")) << item.id;
        ++scored;
        acts += (*row)[4] == "recent act";
        tasks += (*row)[4] == "task";
        EXPECT_EQ((*row)[4] == "task", (*row)[3] == "right answer") << item.id;
    }
    EXPECT_EQ(scored, 41);
    EXPECT_GE(3 * acts, scored) << "a third asks for recent acts";
    EXPECT_GE(tasks, 6);
}

TEST_F(WkmManual, TheLongestRouteIsAsShortAsItSays)
{
    const Routes routes = routesOf(pack_);
    EXPECT_TRUE(routes.exact);
    EXPECT_LE(routes.longest.items, 60);
    EXPECT_LE(routes.longest.seconds, 15 * 60.0);
}

TEST_F(WkmManual, TheCoverageNamesOnlyTablesAndItemsThatAreThere)
{
    const std::string page = json::readFile(kFolder + "COVERAGE.md", 1u << 20u);
    std::size_t named = 0;
    for (std::size_t at = page.find('`'); at != std::string::npos; at = page.find('`', at + 1)) {
        const std::size_t end = page.find('`', at + 1);
        ASSERT_NE(end, std::string::npos);
        const std::string name = page.substr(at + 1, end - at - 1);
        at = end;
        if (name.find_first_of("./_ ") != std::string::npos) continue;  // files, fields
        const auto is = [&name](const auto& one) { return one.id == name; };
        const auto has = [&is](const auto& list) {
            return std::any_of(list.begin(), list.end(), is);
        };
        bool known = pack_.find(name) != nullptr || has(pack_.offers.products) ||
                     has(pack_.offers.tables) || has(pack_.parameters.model.facets) ||
                     has(pack_.profiles.words);
        for (const auto& table : pack_.offers.tables) known = known || has(table.rows);
        for (const auto& [signal, words] : pack_.offers.signals) known = known || signal == name;
        const bool elsewhere = name == "na-het-gesprek" || name == "snapte-waarom" ||
                               name == "simpler" || name == "evidence" || name == "source" ||
                               name == "by";
        EXPECT_TRUE(known || elsewhere) << name;
        ++named;
    }
    EXPECT_GT(named, 60u);
}

}  // namespace
}  // namespace opmaat::engine
