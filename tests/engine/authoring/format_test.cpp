#include "engine/authoring/format.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "engine/authoring/expression_text.h"
#include "engine/authoring/key_order.h"
#include "engine/authoring/pack_documents.h"
#include "scoring/random.h"
#include "tests/engine/pack/pack_copy.h"

namespace opmaat::engine {
namespace {

namespace fs = std::filesystem;
using json::Value;

const std::vector<std::string> kLanguages = {"nl", "en"};

std::string formatted(const std::string& text)
{
    return format(text, "f.json", kLanguages);
}

TEST(Format, PutsKeysInTheOrderOfTheirFormat)
{
    EXPECT_EQ(formatted(R"({"items": [], "id": "m", "title": {"en": "M", "nl": "m"},
                            "version": "1", "format": "opmaat.module/1"})"),
              R"({
  "format": "opmaat.module/1",
  "id": "m",
  "version": "1",
  "title": {"nl": "m", "en": "M"},
  "items": []
}
)");
}

TEST(Format, KeepsUnknownKeysBehindTheKnownOnes)
{
    EXPECT_EQ(formatted(R"({"mine": 1, "format": "opmaat.words/1", "also": 2, "id": "w"})"),
              "{\n  \"format\": \"opmaat.words/1\",\n  \"id\": \"w\",\n  \"mine\": 1,\n"
              "  \"also\": 2\n}\n");
}

TEST(Format, KeepsTheOrderThatCounts)
{
    const std::string text = R"({
  "format": "opmaat.parameters/1",
  "items": {
    "b": {"facet": "f", "slope": 1},
    "a": {"facet": "f", "slope": 2}
  }
}
)";
    EXPECT_EQ(formatted(text), text);
}

TEST(Format, PrintsConditionsCanonically)
{
    const std::string text = formatted(
        R"-({"items": [{"showIf": " ( post>=1 )and not( home=yes or home = 2 or x = no )"}]})-");
    EXPECT_NE(text.find("\"showIf\": \"post >= 1 and not (home = yes or home = 2 or x = no)\""),
              std::string::npos)
        << text;
}

TEST(Format, PrintsExpressionsWithoutKnowingWhatTheirNamesStandFor)
{
    const auto canonical = [](const std::string& text) {
        Expression::Mistake mistake;
        return canonicalExpression(text, mistake);
    };
    EXPECT_EQ(canonical("in-crisis and(chosen( debts )>2)"), "in-crisis and chosen(debts) > 2");
    EXPECT_EQ(canonical("since+3 = 2027-01 or not (other)"), "since + 3 = 2027-01 or not other");
    EXPECT_EQ(canonical("debts in( rent,energy ) and answered(x)"),
              "debts in (rent, energy) and answered(x)");
    EXPECT_EQ(canonical("if(none, 0,chosen(debts))"), "if(none, 0, chosen(debts))");
    EXPECT_EQ(canonical("at-least(2,a,b = yes,c < 2026-03)"),
              "at-least(2, a, b = yes, c < 2026-03)");
    EXPECT_EQ(canonical("facet.post.t >= 45.50"), "facet.post.t >= 45.5");
    EXPECT_EQ(canonical("a and or b"), "");
}

TEST(Format, RefusesAConditionThatIsNone)
{
    try {
        formatted("{\n  \"showIf\": \"post >\"}");
        FAIL();
    } catch (const InputError& error) {
        EXPECT_STREQ(error.what(),
                     "f.json:2:20: error [condition] at /showIf: the condition ends where a number "
                     "or the id of a category is needed. Complete or remove the last part.");
    }
}

TEST(Format, BreaksWhatIsLongerThan150Characters)
{
    const std::string fits(150 - 10, 'x'), euros(150 - 10 - 1, 'x');
    EXPECT_EQ(formatted("{\"a\": [\"" + fits.substr(0, 139) + "\"]}"),
              "{\n  \"a\": [\"" + fits.substr(0, 139) + "\"]\n}\n");
    EXPECT_EQ(formatted("{\"a\": [\"" + fits + "\"]}"),
              "{\n  \"a\": [\n    \"" + fits + "\"\n  ]\n}\n");
    EXPECT_EQ(formatted("{\"a\": [\"" + euros.substr(1) + "€\"]}"),
              "{\n  \"a\": [\"" + euros.substr(1) + "€\"]\n}\n");
}

/// A document of every kind of value, with the keys that have an order and others.
Value madeUp(scoring::Random& random, int depth)
{
    static const std::vector<std::string> kKeys = {"id",   "nl",     "en",      "format",
                                                   "text", "items",  "version", "exclusive",
                                                   "axes", "a\"b\n", "~/é",     "zz"};
    const std::uint64_t kind = random.below(depth > 0 ? 6 : 4);
    if (kind == 0) return Value(random.below(2) == 0);
    if (kind == 1) return Value(random.normal() * 1e3);
    if (kind == 2)
        return Value(kKeys[random.below(kKeys.size())] + std::string(random.below(90), 'w'));
    if (kind == 3) return Value();
    Value::Array array;
    Value::Object object;
    for (std::uint64_t i = random.below(6); i > 0; --i) {
        if (kind == 4) array.push_back(madeUp(random, depth - 1));
        const std::string& key = kKeys[random.below(kKeys.size())];
        const bool taken = std::any_of(object.begin(), object.end(),
                                       [&](const auto& member) { return member.first == key; });
        if (kind == 5 && !taken) object.emplace_back(key, madeUp(random, depth - 1));
    }
    return kind == 4 ? Value(std::move(array)) : Value(std::move(object));
}

/// The same value whatever the order of keys: keys sorted, everywhere.
Value withoutOrder(const Value& value)
{
    if (value.isArray()) {
        Value::Array array;
        for (const Value& element : value.array()) array.push_back(withoutOrder(element));
        return Value(std::move(array));
    }
    if (!value.isObject()) return value;
    Value::Object object;
    for (const auto& [key, member] : value.object()) {
        object.emplace_back(key, withoutOrder(member));
    }
    std::sort(object.begin(), object.end(),
              [](const auto& one, const auto& other) { return one.first < other.first; });
    return Value(std::move(object));
}

TEST(FormatLaws, NothingIsLostAndTwiceIsOnce)
{
    scoring::Random random(20261127);
    for (int i = 0; i < 3000; ++i) {
        const Value document = madeUp(random, 4);
        const std::string text = json::write(document, static_cast<int>(random.below(3)) - 1);
        const std::string once = formatted(text);
        EXPECT_EQ(formatted(once), once);
        EXPECT_EQ(json::write(withoutOrder(json::parse(once, "once"))),
                  json::write(withoutOrder(document)));
    }
}

TEST(FormatLaws, TheOrderOfTheAuthorChangesNothingWhereKeysHaveOne)
{
    scoring::Random random(7);
    for (const PackDocument& file : readDocuments(PackCopy::kTiny.string()).documents) {
        const std::string canonical = formatted(file.bytes);
        Value root = file.root;
        for (int i = 0; i < 20; ++i) {
            for (std::size_t j = root.object().size() - 1; j > 0; --j) {
                std::swap(root.object()[j], root.object()[random.below(j + 1)]);
            }
            EXPECT_EQ(formatted(json::write(root)), canonical) << file.name;
        }
    }
}

TEST(Format, OfThePacksIsWhatTheyHave)
{
    const fs::path root = SOURCE_DIR;
    int files = 0;
    for (const char* below : {"questionnaires", "tests/data/packs"}) {
        for (const auto& entry : fs::directory_iterator(root / below)) {
            if (!fs::exists(entry.path() / "pack.json")) continue;
            const PackDocuments pack = readDocuments(entry.path().string());
            for (const PackDocument& file : pack.documents) {
                EXPECT_EQ(format(file.bytes, file.path, pack.languages), file.bytes)
                    << "mend with: opmaat fmt " << file.path;
                ++files;
            }
        }
    }
    EXPECT_GE(files, 16);
}

/// The order of properties in a schema, of the object that a pattern stands for.
std::vector<std::string> schemaKeys(const Value& schema, const Value& here, std::string pattern)
{
    if (const Value* const reference = here.find("$ref")) {
        const std::string name = reference->text().substr(reference->text().rfind('/') + 1);
        return schemaKeys(schema, *schema.find("definitions")->find(name), pattern);
    }
    if (const Value* const forms = here.find("anyOf")) {  // short, or as an object
        return schemaKeys(schema, forms->array().back(), pattern);
    }
    std::vector<std::string> keys;
    if (pattern.empty()) {
        for (const auto& [key, ignored] : here.find("properties")->object()) keys.push_back(key);
        return keys;
    }
    const std::size_t end = pattern.find('/', 1);
    const std::string step = pattern.substr(1, end - 1);
    pattern = end == std::string::npos ? "" : pattern.substr(end);
    if (step != "*") return schemaKeys(schema, *here.find("properties")->find(step), pattern);
    const Value* const items = here.find("items");
    return schemaKeys(schema, items != nullptr ? *items : *here.find("additionalProperties"),
                      pattern);
}

TEST(KeyOrder, IsThatOfTheSchemas)
{
    for (const KeyOrder& order : keyOrders()) {
        const std::string kind = order.format.substr(7, order.format.find('/') - 7);
        const Value schema = json::parseFile(std::string(SOURCE_DIR) + "/questionnaires/schemas/" +
                                             kind + ".schema.json");
        EXPECT_EQ(order.keys, schemaKeys(schema, schema, order.pattern))
            << kind << " " << order.pattern;
    }
}

TEST(KeyOrder, MatchesAPointerStepByStep)
{
    EXPECT_TRUE(matches("", ""));
    EXPECT_TRUE(matches("/items/*", "/items/3"));
    EXPECT_FALSE(matches("/items/*", "/items"));
    EXPECT_FALSE(matches("/items/*", "/items/3/text"));
    EXPECT_FALSE(matches("/items", "/axes"));
}

}  // namespace
}  // namespace opmaat::engine
