#include "engine/authoring/translation.h"

#include <gtest/gtest.h>

#include "scoring/random.h"
#include "tests/engine/pack/pack_copy.h"

namespace opmaat::engine {
namespace {

namespace fs = std::filesystem;

PackDocuments tiny()
{
    return readDocuments(PackCopy::kTiny.string());
}

PackDocuments shipped()
{
    return readDocuments(std::string(SOURCE_DIR) + "/questionnaires/wkm");
}

bool same(const Translation& one, const Translation& other)
{
    const auto equal = [](const TranslationUnit& a, const TranslationUnit& b) {
        return a.file == b.file && a.key == b.key && a.source == b.source && a.target == b.target;
    };
    return one.sourceLanguage == other.sourceLanguage &&
           one.targetLanguage == other.targetLanguage &&
           std::equal(one.units.begin(), one.units.end(), other.units.begin(), other.units.end(),
                      equal);
}

TEST(Translation, HasEveryTextOfThePack)
{
    const PackDocuments pack = shipped();
    const Translation translation = translationOf(pack, "nl", "en");
    EXPECT_EQ(translation.pack, "wkm");
    EXPECT_EQ(translation.units.size(), textsOf(pack).size());
    EXPECT_GT(translation.units.size(), 450u);
    EXPECT_EQ(translation.units.front().file, "pack.json");
    EXPECT_EQ(translation.units.front().key, "/title");
    EXPECT_EQ(translation.units.front().source, "Wil, kunnen, moment");
    EXPECT_EQ(translation.units.front().target, "Will, ability, moment");
}

TEST(Translation, RoundTripsOfTheShippedPackLoseNothing)
{
    const PackDocuments pack = shipped();
    const Translation translation = translationOf(pack, "nl", "en");
    for (const Translation& back :
         {fromXliff(toXliff(translation), "x"), fromCsv(toCsv(translation), "c")}) {
        EXPECT_TRUE(same(back, translation));
        EXPECT_TRUE(imported(pack, back, "back").empty()) << "nothing changes";
    }
}

// Characters that a format might eat: quotes, marks of XML, spaces and line breaks of every kind.
TEST(TranslationLaws, RoundTripsLoseNothingWhateverTheWords)
{
    static const std::vector<std::string> kParts = {
        "a",  "\"", "'",  "&", "<", ">", "]]>",    "&amp;",        ",",    "\n", "\r",      "\r\n",
        "\t", " ",  "  ", "é", "€", "😀", "{name}", "<g id=\"1\">", "=1+1", "-",  "\xC2\xA0"};
    scoring::Random random(8);
    for (int i = 0; i < 500; ++i) {
        Translation translation{"p", "nl", "en", {}};
        for (int unit = 0; unit < 3; ++unit) {
            std::string source, target;
            for (std::uint64_t part = random.below(8) + 1; part > 0; --part) {
                source += kParts[random.below(kParts.size())];
                target += random.below(3) == 0 ? "" : kParts[random.below(kParts.size())];
            }
            translation.units.push_back(
                {"f.json", "/k" + std::to_string(unit), source, target, "note", 0, 0});
        }
        EXPECT_TRUE(same(fromXliff(toXliff(translation), "x"), translation))
            << toXliff(translation);
        EXPECT_TRUE(same(fromCsv(toCsv(translation), "c"), translation)) << toCsv(translation);
    }
}

/// Writes what an import gives, as the command does.
void write(const PackCopy& pack, const Translation& translation)
{
    for (const auto& [path, bytes] :
         imported(readDocuments(pack.folder().string()), translation, "in.xlf")) {
        pack.write(fs::path(path).lexically_relative(pack.folder()).string(), bytes);
    }
}

TEST(Translation, PutsAWholeNewLanguageIntoThePack)
{
    const PackCopy pack;
    Translation german = translationOf(readDocuments(pack.folder().string()), "nl", "de");
    for (TranslationUnit& unit : german.units) unit.target = "DE " + unit.source;
    write(pack, german);
    pack.replace("assessment.json", "\"charactersPerSecond\": {",
                 "\"charactersPerSecond\": {\"de\": 40, ");
    EXPECT_EQ(pack.findings(), "") << "the pack can be used in three languages";
    const Pack read = loadPack(pack.folder().string());
    EXPECT_EQ(read.languages, (std::vector<std::string>{"nl", "en", "de"}));
    EXPECT_EQ(read.find("has-plan")->text.in("de"), "DE Ik heb een plan.");
    EXPECT_EQ(read.find("has-plan")->text.in("en"), "I have a plan.");
    EXPECT_EQ(read.find("debts")->categories[2].text.in("de"), "DE Niets");
}

TEST(Translation, ChangesOnlyTheFilesWhoseTextsDiffer)
{
    const PackDocuments pack = tiny();
    Translation translation = translationOf(pack, "nl", "en");
    for (TranslationUnit& unit : translation.units) {
        if (unit.key == "/items/has-plan/text") unit.target = "I do have a plan.";
    }
    const auto files = imported(pack, translation, "in.xlf");
    ASSERT_EQ(files.size(), 1u);
    EXPECT_EQ(fs::path(files[0].first).filename(), "will.json");
    std::string expected = pack.find("will.json")->bytes;
    expected.replace(expected.find("I have a plan."), 14, "I do have a plan.");
    EXPECT_EQ(files[0].second, expected) << "every other byte stays";
}

std::string refusalOf(const PackDocuments& pack, const Translation& translation)
{
    try {
        imported(pack, translation, "in.xlf");
    } catch (const InputError& error) {
        return error.what();
    }
    return "";
}

TEST(TranslationImport, ListsEverythingThatIsNotRightWithItsPlace)
{
    const PackDocuments pack = tiny();
    std::string xliff = toXliff(translationOf(pack, "nl", "en"));
    const auto replace = [&](const std::string& old, const std::string& by) {
        ASSERT_NE(xliff.find(old), std::string::npos) << old;
        xliff.replace(xliff.find(old), old.size(), by);
    };
    replace("id=\"/items/has-plan/text\"", "id=\"/items/has-plam/text\"");
    replace("<source>Ik wil iets veranderen.</source>", "<source>Ik wil alles.</source>");
    replace("Your details under code {code}", "Your details under code {cod}");
    const std::string all = refusalOf(pack, fromXliff(xliff, "in.xlf"));
    EXPECT_NE(all.find("[translation-unknown]: the pack has no text '/items/has-plam/text' of "
                       "will.json. Did you mean '/items/has-plan/text'."),
              std::string::npos)
        << all;
    EXPECT_NE(
        all.find("[translation-source]: the source of '/items/wants-change/text' of will.json "
                 "is not what the pack says: 'Ik wil iets veranderen.'"),
        std::string::npos)
        << all;
    EXPECT_NE(all.find("[placeholder-missing]"), std::string::npos) << all;
    EXPECT_EQ(std::count(all.begin(), all.end(), '\n'), 2) << all;
    for (std::size_t at = 0; at != std::string::npos && at < all.size();) {
        EXPECT_EQ(all.compare(at, 7, "in.xlf:"), 0) << all.substr(at, 60);
        at = all.find('\n', at);
        at += at == std::string::npos ? 0 : 1;
    }
}

TEST(TranslationImport, RefusesANewLanguageWithHoles)
{
    const PackDocuments pack = tiny();
    Translation german = translationOf(pack, "nl", "de");
    for (TranslationUnit& unit : german.units) unit.target = unit.source;
    german.units.front().target.clear();
    const std::string all = refusalOf(pack, german);
    EXPECT_NE(all.find("pack.json:6:12: error [translation-missing] at /title"), std::string::npos)
        << all;
    EXPECT_EQ(std::count(all.begin(), all.end(), '\n'), 0) << all;
}

TEST(TranslationImport, LeavesOutWhatIsNotTranslatedYetInALanguageThatIsThere)
{
    const PackDocuments pack = tiny();
    Translation english = translationOf(pack, "nl", "en");
    for (TranslationUnit& unit : english.units) unit.target.clear();
    EXPECT_TRUE(imported(pack, english, "in.xlf").empty());
}

TEST(TranslationImport, RefusesATextThatStandsTwiceAndALanguageThatIsNone)
{
    const PackDocuments pack = tiny();
    Translation twice = translationOf(pack, "nl", "en");
    twice.units.push_back(twice.units.front());
    EXPECT_NE(refusalOf(pack, twice).find("[translation-duplicate]"), std::string::npos);
    Translation other = translationOf(pack, "nl", "en");
    other.targetLanguage = "English";
    EXPECT_NE(refusalOf(pack, other).find("[translation-language]"), std::string::npos);
    other.targetLanguage = "nl";
    EXPECT_NE(refusalOf(pack, other).find("source and target are both 'nl'"), std::string::npos);
    EXPECT_THROW(translationOf(pack, "fr", "en"), InputError);
    EXPECT_THROW(translationOf(pack, "nl", "exclusive"), InputError);
}

struct BadFile {
    std::string name, text, mustSay;
};

class BadXliff : public testing::TestWithParam<BadFile> {};

TEST_P(BadXliff, IsRefusedWithItsPlace)
{
    try {
        fromXliff(GetParam().text, "bad.xlf");
        FAIL() << "was read";
    } catch (const InputError& error) {
        EXPECT_NE(std::string(error.what()).find(GetParam().mustSay), std::string::npos)
            << error.what();
    }
}

const std::string kHead = "<xliff version=\"1.2\">\n";
const std::string kFile =
    kHead + "<file original=\"a.json\" source-language=\"nl\" target-language=\"en\"><body>\n";
const std::string kEnd = "</body></file></xliff>";

INSTANTIATE_TEST_SUITE_P(
    , BadXliff,
    testing::Values(
        BadFile{"Empty", "", "[xliff-syntax]"}, BadFile{"NotXml", "file,key\n", "[xliff-"},
        BadFile{"CutOff", kFile + "<trans-unit id=\"/a\">", "[xliff-syntax]"},
        BadFile{"AnotherVersion", "<xliff version=\"2.0\"/>", "this is XLIFF '2.0'"},
        BadFile{"AnotherDocument", "<html/>", "this is no XLIFF document"},
        BadFile{"WithoutUnits", kHead + "</xliff>", "there is no <trans-unit>"},
        BadFile{"WithoutLanguages", kHead + "<file original=\"a.json\"><body/></file></xliff>",
                "bad.xlf:2:1: error [xliff-language]"},
        BadFile{"UnitWithoutId", kFile + "<trans-unit><source>a</source></trans-unit>" + kEnd,
                "bad.xlf:3:1: error [xliff-unit]"},
        BadFile{"UnknownElement", kFile + "<group/>" + kEnd,
                "[xliff-unknown]: the element <group>"},
        BadFile{
            "ElementInAText",
            kFile + "<trans-unit id=\"/a\"><source>a<x id=\"1\"/>b</source></trans-unit>" + kEnd,
            "bad.xlf:3:30: error [xliff-inline]: the element <x>"},
        BadFile{
            "TwoPairsOfLanguages",
            kFile + "<trans-unit id=\"/a\"><source>a</source></trans-unit></body></file>" +
                "<file original=\"b\" source-language=\"nl\" target-language=\"fr\"><body/></file>"
                "</xliff>",
            "from 'nl' to 'fr'"},
        BadFile{"ReferenceToNoCharacter",
                kFile + "<trans-unit id=\"/a\"><source>&#xD800;</source></trans-unit>" + kEnd,
                "bad.xlf:3:1: error [xliff-encoding]"},
        BadFile{"WrongEncoding", kFile + "\xE9" + kEnd, "[xliff-encoding]"},
        BadFile{"ZeroByte", kFile + std::string(1, '\0') + kEnd, "zero byte"},
        BadFile{"DeepNesting",
                [] {
                    std::string deep = kFile;
                    for (int i = 0; i < 100'000; ++i) deep += "<g>";
                    return deep;
                }(),
                "[xliff-syntax]"}),
    [](const auto& test) { return test.param.name; });

class BadTranslationCsv : public testing::TestWithParam<BadFile> {};

TEST_P(BadTranslationCsv, IsRefusedWithItsPlace)
{
    try {
        fromCsv(GetParam().text, "bad.csv");
        FAIL() << "was read";
    } catch (const InputError& error) {
        EXPECT_NE(std::string(error.what()).find(GetParam().mustSay), std::string::npos)
            << error.what();
    }
}

INSTANTIATE_TEST_SUITE_P(
    , BadTranslationCsv,
    testing::Values(
        BadFile{"Empty", "", "bad.csv:1:1: error [csv-header]"},
        BadFile{"AnotherHeader", "a,b,c,d\n", "[csv-header]"},
        BadFile{"OneLanguage", "file,key,nl\n", "[csv-header]"},
        BadFile{"TooFewCells", "file,key,nl,en\na,b,c\n", "bad.csv:2:1: error [csv-cells]"},
        BadFile{"OpenQuote", "file,key,nl,en\na,b,\"c", "bad.csv:2:5: error [csv-quote]"},
        BadFile{"AfterAQuote", "file,key,nl,en\na,b,\"c\"d,e\n", "[csv-quote]"},
        BadFile{"WrongEncoding", "file,key,nl,en\n\xFF,b,c,d\n", "[csv-encoding]"}),
    [](const auto& test) { return test.param.name; });

TEST(ExportToXliff, RefusesWhatXmlCannotHold)
{
    Translation translation{"p", "nl", "en", {{"f.json", "/a", "bel\x07", "", "", 0, 0}}};
    EXPECT_THROW(toXliff(translation), InputError);
    translation.units[0].source = "\xEF\xBF\xBF";  // U+FFFF
    EXPECT_THROW(toXliff(translation), InputError);
    translation.units[0].source = "\xEF\xBF\xBD";  // U+FFFD is a character like any other
    EXPECT_TRUE(same(fromXliff(toXliff(translation), "x"), translation));
    translation.units[0].source = "bel\x07";
    EXPECT_TRUE(same(fromCsv(toCsv(translation), "c"), translation));
}

TEST(CoverageOfAPack, CountsEveryLanguage)
{
    for (const Coverage& one : coverageOf(shipped())) {
        EXPECT_EQ(one.texts, one.all) << one.language;
        EXPECT_GT(one.words, 2'000u) << one.language;
        EXPECT_TRUE(one.missing.empty());
    }
    const PackCopy pack;
    pack.replace("will.json", R"("en": "I have a plan.")", R"("de": "Ich habe einen Plan.")");
    const std::vector<Coverage> all = coverageOf(readDocuments(pack.folder().string()));
    ASSERT_EQ(all.size(), 3u);
    EXPECT_EQ(all[1].missing, (std::vector<std::string>{"will.json /items/has-plan/text"}));
    EXPECT_EQ(all[2].language, "de");
    EXPECT_EQ(all[2].texts, 1u);
    EXPECT_EQ(all[2].words, 4u);
}

}  // namespace
}  // namespace opmaat::engine
