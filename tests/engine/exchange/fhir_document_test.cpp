// engine/exchange/FHIR.md says what is true.

#include <gtest/gtest.h>

#include <set>
#include <sstream>

#include "engine/exchange/fhir/rules.h"
#include "tests/engine/exchange/fhir_files.h"

namespace opmaat::engine {
namespace {

std::string document()
{
    return textOfFile(SOURCE_DIR "/engine/exchange/FHIR.md");
}

/// The tests of this program: "Suite.Name", and "Suite Case" of those with a value.
std::set<std::string> tests()
{
    std::set<std::string> names;
    const testing::UnitTest& all = *testing::UnitTest::GetInstance();
    for (int s = 0; s < all.total_test_suite_count(); ++s) {
        const testing::TestSuite& suite = *all.GetTestSuite(s);
        for (int t = 0; t < suite.total_test_count(); ++t) {
            const std::string name = suite.GetTestInfo(t)->name();
            const std::size_t slash = name.find('/');
            names.insert(std::string(suite.name()) + "." + name);
            if (slash == std::string::npos) continue;
            names.insert(std::string(suite.name()) + " " + name.substr(slash + 1));
            names.insert(std::string(suite.name()) + " " + name.substr(0, slash));
        }
    }
    return names;
}

std::string trimmed(std::string text)
{
    text.erase(0, text.find_first_not_of(' '));
    return text.substr(0, text.find_last_not_of(' ') + 1);
}

TEST(FhirDocument, NamesATestForEveryRow)
{
    const std::set<std::string> known = tests();
    std::istringstream lines(document());
    int rows = 0;
    bool hasTests = false;
    for (std::string line; std::getline(lines, line);) {
        if (!line.starts_with("| ")) {
            hasTests = hasTests && line.starts_with("|--");
            continue;
        }
        const std::string row = trimmed(line.substr(0, line.rfind('|')));
        const std::string last = trimmed(row.substr(row.rfind('|') + 1));
        if (last == "test") {
            hasTests = true;
        } else if (hasTests) {
            ++rows;
            EXPECT_TRUE(known.contains(last)) << last << " is no test, in the row\n" << line;
        }
    }
    EXPECT_GT(rows, 40);
}

TEST(FhirDocument, HasEveryRule)
{
    const std::string text = document();
    for (const Rule& rule : fhirRules()) {
        const std::string row = "| `" + rule.id + "` | " + std::string(name(rule.severity)) +
                                " | " + rule.meaning + " |\n";
        EXPECT_NE(text.find(row), std::string::npos) << "add: " << row;
    }
}

}  // namespace
}  // namespace opmaat::engine
