#include "engine/pack/structure.h"

#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>

#include "calibration/specify.h"
#include "engine/exchange/response_matrix.h"

namespace opmaat::calibration {
namespace {

namespace fs = std::filesystem;

constexpr std::uint8_t kNone = engine::ResponseMatrix::kMissing;

/// A test with files of its own.
class FromFiles : public testing::Test {
protected:
    FromFiles()
        : folder_(fs::temp_directory_path() / ("opmaat-structure-" + std::to_string(getpid())))
    {
        fs::remove_all(folder_);
        fs::create_directories(folder_);
    }
    ~FromFiles() override { fs::remove_all(folder_); }

    std::string file(const std::string& name, const std::string& content) const
    {
        std::ofstream(folder_ / name, std::ios::binary) << content;
        return (folder_ / name).string();
    }

    engine::Structure structure(const std::string& content) const
    {
        return engine::loadStructure(file("s.json", content));
    }

    engine::ResponseMatrix matrix(const std::string& content, const std::string& table,
                                  const std::string& group = "") const
    {
        return engine::readResponseMatrix(structure(content), file("t.csv", table), group);
    }

    /// What is said of a structure, or of a table for it, without the folder.
    template <class Work>
    std::string said(const Work& work) const
    {
        try {
            work();
        } catch (const std::exception& error) {
            std::string text = error.what();
            for (auto at = text.find(folder_.string() + "/"); at != std::string::npos;
                 at = text.find(folder_.string() + "/"))
                text.erase(at, folder_.string().size() + 1);
            return text;
        }
        return "";
    }

    fs::path folder_;
};

const std::string kThree = R"({"axes": [{"id": "C", "facets": [{"id": "C",
    "items": ["C1", "C2", "C3"]}]}]})";

TEST_F(FromFiles, AStructureHasAxesFacetsItemsAndWhatIsFree)
{
    const engine::Structure read = structure(R"({
        "axes": [
            {"id": "A", "facets": [{"id": "A", "items": ["a1", "a2"]}]},
            {"id": "B", "facets": [{"id": "B1", "items": ["b1", "b2"]},
                                   {"id": "B2", "items": ["b3", "b4"]},
                                   {"id": "B3", "items": ["b5", "b6"], "loading": 1}]}],
        "model": "partial-credit", "reverse": ["b3"],
        "categories": {"a1": 4, "b1": [1, 3, 5]},
        "fixedCorrelations": [["A", "B", 0]]})");
    EXPECT_EQ(read.axes, (std::vector<std::string>{"A", "B"}));
    ASSERT_EQ(read.facets.size(), 4u);
    EXPECT_FALSE(read.facets[0].isFree);
    EXPECT_TRUE(read.facets[1].isFree);
    EXPECT_FALSE(read.facets[3].isFree);
    ASSERT_EQ(read.items.size(), 8u);
    EXPECT_EQ(read.items[0].categories, 4);
    EXPECT_EQ(read.items[2].codes, (std::vector<int>{1, 3, 5}));
    EXPECT_TRUE(read.items[4].isReversed);
    EXPECT_EQ(read.items[7].model, scoring::ItemModel::PartialCredit);
    ASSERT_EQ(read.fixedCorrelations.size(), 1u);
    EXPECT_EQ(read.fixedCorrelations[0].value, 0.0);
}

TEST_F(FromFiles, AStructureIsRefusedWithPlaceAndRemedy)
{
    const auto refused = [&](const std::string& content) {
        return said([&] { structure(content); });
    };
    EXPECT_EQ(refused(R"({"axes": [{"id": "C", "facets": [{"id": "C", "items": ["x", "x"]}]}]})"),
              "s.json:1:61: error [id-duplicate] at /axes/0/facets/0/items/1: item 'x' occurs "
              "twice. Name it once.");
    EXPECT_NE(refused(R"({"axes": [], "colour": 1})").find("[field-unknown] at /colour"),
              std::string::npos);
    EXPECT_NE(refused(R"({"axes": [{"id": "C", "facets": [{"id": "C", "items": ["x", "y"],
                          "loading": 0}]}]})")
                  .find("a loading is not in (0, 1]. Write \"free\" or 1."),
              std::string::npos);
    EXPECT_NE(refused(R"({"axes": [{"id": "C", "facets": [{"id": "C", "items": ["x1", "y"]}]}],
                          "reverse": ["x"]})")
                  .find("no facet has an item 'x'"),
              std::string::npos);
    EXPECT_NE(refused(R"({"axes": [{"id": "C", "facets": [{"id": "C", "items": ["x", "y"]}]}],
                          "fixedCorrelations": [["C", "D", 0]]})")
                  .find("there is no axis 'D'"),
              std::string::npos);
}

TEST_F(FromFiles, CodesInAscendingOrderAreTheCategories)
{
    const engine::ResponseMatrix read =
        matrix(kThree, "C1,name,C2,C3\n5,Ann,1,0\n3,Bo,,2\n9,Cy,2,2\n");
    EXPECT_EQ(read.itemCategories, (std::vector<int>{3, 2, 2}));
    EXPECT_EQ(read.categories, (std::vector<std::uint8_t>{1, 0, 0, 0, kNone, 1, 2, 1, 1}));
    EXPECT_EQ(read.leftOut, (std::vector<std::string>{"name"}));
    EXPECT_EQ(read.rows, 3u);
}

TEST_F(FromFiles, CategoriesThatAreNamedStayThoughNobodyChoseThem)
{
    std::string five = kThree;
    five.insert(five.rfind('}'), R"(, "categories": 5, "reverse": ["C2"])");
    // The lowest code of all items is 1, so that every item has the codes 1 to 5.
    const engine::ResponseMatrix read = matrix(five, "C1,C2,C3\n1,2,3\n4,3,4\n");
    EXPECT_EQ(read.itemCategories, (std::vector<int>{5, 5, 5}));
    EXPECT_EQ(read.categories, (std::vector<std::uint8_t>{0, 3, 2, 3, 2, 3}));
}

TEST_F(FromFiles, ATableIsRefusedWithItemAndRemedy)
{
    const auto refused = [&](const std::string& table, const std::string& more = "",
                             const std::string& group = "") {
        std::string content = kThree;
        content.insert(content.rfind('}'), more);
        return said([&] { matrix(content, table, group); });
    };
    EXPECT_EQ(refused("C1,C2\n1,2\n"),
              "t.csv:1:1: error [csv-item]: column \"C3\" is an item of the structure, and is not "
              "there. Add the column, or take the item out of s.json.");
    EXPECT_EQ(refused("C1,C2,C3\n1,2,1\n1,1,2\n"),
              "t.csv:1:1: error [csv-item]: column \"C1\" has one category only, 1, so it tells "
              "nothing. Leave the item out of s.json, or name its categories.");
    EXPECT_NE(refused("C1,C2,C3\n1,2,1\n2,often,2\n").find("t.csv:3:3:"), std::string::npos);
    EXPECT_NE(refused("C1,C2,C1,C3\n1,2,1,1\n").find("t.csv:1:"), std::string::npos);
    EXPECT_NE(refused("C1,C2,C3\n1,2,1\n2,1,2\n0,1,1\n", R"(, "model": "two-parameter")")
                  .find("column \"C1\" has 3 categories, the two-parameter model is for two"),
              std::string::npos);
    EXPECT_NE(refused("C1,C2,C3\n1,2,1\n2,1,7\n", R"(, "categories": 3)")
                  .find("column \"C3\" holds the code 7, which is none of its 3 categories"),
              std::string::npos);
    EXPECT_NE(
        refused("C1,C2,C3\n1,2,1\n", "", "town").find("column \"town\" is asked for as the group"),
        std::string::npos);
    std::string wide = "C1,C2,C3\n";
    for (int code = 0; code < 300; ++code) wide += std::to_string(code) + ",1,2\n";
    EXPECT_NE(refused(wide).find("column \"C1\" holds more than 254 different codes"),
              std::string::npos);
}

TEST_F(FromFiles, TheGroupOfTheFirstRowIsTheReferenceUnlessAnotherIsNamed)
{
    const engine::ResponseMatrix read =
        matrix(kThree, "town,C1,C2,C3\nUrk,1,2,1\nEde,2,1,2\n,1,1,1\nUrk,2,2,2\n", "town");
    EXPECT_EQ(read.groups, (std::vector<std::string>{"Urk", "Ede", "", "Urk"}));
    const Question first = ask(structure(kThree), read, {});
    ASSERT_EQ(first.specification.groups.size(), 2u);
    EXPECT_EQ(first.specification.groups[0].id, "Urk");
    EXPECT_TRUE(first.specification.groups[0].isReference);
    EXPECT_FALSE(first.specification.groups[1].isReference);
    EXPECT_EQ(first.warnings, (std::vector<std::string>{"1 rows without a group are left out"}));
    EXPECT_EQ(peopleIn(first.patterns), 3.0);

    const Question named = ask(structure(kThree), read, {"Ede", {}});
    EXPECT_EQ(named.specification.groups[0].id, "Ede");
    EXPECT_TRUE(named.specification.groups[0].isReference);
    EXPECT_EQ(said([&] {
                  ask(structure(kThree), read, {"Goes", {}});
              }),
              "group 'Goes': nobody is in it; name a group of the table with --reference");
}

}  // namespace
}  // namespace opmaat::calibration
