#include <gtest/gtest.h>
#include <sys/resource.h>
#include <unistd.h>

#include <bit>
#include <cmath>
#include <filesystem>
#include <fstream>
#include <limits>
#include <random>

#include "engine/crypto/hash.h"
#include "engine/json/nearest.h"
#include "engine/json/value.h"

namespace opmaat::engine {
namespace {

namespace fs = std::filesystem;
using json::Limits;
using json::Value;

std::string again(const std::string& text)
{
    return json::write(json::parse(text, "t.json"));
}

std::string refusalOf(const std::string& text, const Limits& limits = {})
{
    try {
        return "read as " + json::write(json::parse(text, "t.json", limits));
    } catch (const InputError& error) {
        return error.what();
    }
}

std::string fileRefusal(const std::string& path, const Limits& limits = {})
{
    try {
        json::parseFile(path, limits);
        return "read";
    } catch (const InputError& error) {
        return error.what();
    }
}

struct SameCase {
    const char* name;
    const char* text;
    const char* written;
};

class JsonReadAndWritten : public testing::TestWithParam<SameCase> {};

TEST_P(JsonReadAndWritten, GivesOneForm)
{
    EXPECT_EQ(again(GetParam().text), GetParam().written);
}

// Expected forms written by hand from RFC 8259 and the shortest decimals of IEEE 754 doubles.
INSTANTIATE_TEST_SUITE_P(
    , JsonReadAndWritten,
    testing::Values(
        SameCase{"Null", "null", "null"}, SameCase{"True", " true ", "true"},
        SameCase{"False", "\t\r\nfalse", "false"}, SameCase{"Zero", "0", "0"},
        SameCase{"MinusZeroKeepsItsSign", "-0", "-0"}, SameCase{"MinusZeroPointZero", "-0.0", "-0"},
        SameCase{"WholeNumberWithoutPoint", "3.0", "3"}, SameCase{"Tenth", "0.1000", "0.1"},
        SameCase{"Exponent", "1E+2", "100"}, SameCase{"NegativeExponent", "25e-1", "2.5"},
        SameCase{"HundredThousand", "100000", "100000"},
        SameCase{"LargestWholeNumber", "9007199254740992", "9007199254740992"},
        SameCase{"SmallestWholeNumber", "-9007199254740992", "-9007199254740992"},
        SameCase{"LargeByExponent", "1e20", "1e+20"},
        SameCase{"LargestDouble", "1.7976931348623157e308", "1.7976931348623157e+308"},
        SameCase{"SmallestNormal", "2.2250738585072014e-308", "2.2250738585072014e-308"},
        SameCase{"SmallestDouble", "5e-324", "5e-324"},
        SameCase{"SeventeenDigits", "0.30000000000000004", "0.30000000000000004"},
        SameCase{"EmptyString", R"("")", R"("")"},
        SameCase{"Escapes", R"("\"\\\/\b\f\n\r\t")", R"("\"\\/\b\f\n\r\t")"},
        SameCase{"EscapedLetter", R"("\u0041\u00eb")", R"("Aë")"},
        SameCase{"EscapedNul", R"("\u0000")", R"("\u0000")"},
        SameCase{"SurrogatePair", R"("\ud83d\ude00")", "\"😀\""},
        SameCase{"LastCodePoint", "\"\xF4\x8F\xBF\xBF\"", "\"\xF4\x8F\xBF\xBF\""},
        SameCase{"Delete", "\"\x7f\"", R"("\u007f")"}, SameCase{"EmptyArray", "[ ]", "[]"},
        SameCase{"EmptyObject", "{ }", "{}"}, SameCase{"EmptyKey", R"({"": 1})", R"({"":1})"},
        SameCase{"KeysInFileOrder", R"({"b": 1, "a": 2})", R"({"b":1,"a":2})"},
        SameCase{"BracketsInText", R"(["[{", "}],:"])", R"(["[{","}],:"])"},
        SameCase{"Nested", R"([[1,[2]],{"a":{"b":[]}}])", R"([[1,[2]],{"a":{"b":[]}}])"}),
    [](const auto& test) { return test.param.name; });

TEST(JsonWrite, IndentsWhenAsked)
{
    EXPECT_EQ(json::write(json::parse(R"({"a":[1,{}],"b":[]})", "t.json"), 2),
              "{\n  \"a\": [\n    1,\n    {}\n  ],\n  \"b\": []\n}");
}

TEST(JsonWrite, RefusesWhatIsNoNumber)
{
    EXPECT_THROW(json::write(Value(std::nan(""))), std::domain_error);
    EXPECT_THROW(json::write(Value(std::numeric_limits<double>::infinity())), std::domain_error);
}

TEST(JsonWrite, ReplacesBytesThatAreNotUtf8)
{
    EXPECT_EQ(json::write(Value(std::string("a\xFFz\xC3"))), "\"a\xEF\xBF\xBDz\xEF\xBF\xBD\"");
}

TEST(JsonWrite, GivesNumbersThatReadBackTheSame)
{
    std::mt19937_64 random{20240517};  // fixed: a failure repeats
    for (int i = 0; i < 20'000; ++i) {
        const std::uint64_t bits = random();
        const auto number = std::bit_cast<double>(bits);
        if (!std::isfinite(number)) continue;
        const double back = json::parse(json::write(Value(number)), "t.json").number();
        EXPECT_EQ(std::bit_cast<std::uint64_t>(back), bits) << json::write(Value(number));
    }
}

TEST(JsonParse, RemembersWhereEveryValueAndKeyStands)
{
    const Value root = json::parse("{\n  \"a\": [1,\n    \"ë\", true],\n\t\"b\" :\n {}\n}", "t");
    const Value& a = *root.find("a");
    EXPECT_EQ(std::pair(root.line, root.column), std::pair(1, 1));
    EXPECT_EQ(std::pair(a.keyLine, a.keyColumn), std::pair(2, 3));
    EXPECT_EQ(std::pair(a.line, a.column), std::pair(2, 8));
    EXPECT_EQ(std::pair(a.array()[0].line, a.array()[0].column), std::pair(2, 9));
    EXPECT_EQ(std::pair(a.array()[1].line, a.array()[1].column), std::pair(3, 5));
    EXPECT_EQ(std::pair(a.array()[2].line, a.array()[2].column), std::pair(3, 11));
    EXPECT_EQ(std::pair(root.find("b")->keyLine, root.find("b")->keyColumn), std::pair(4, 2));
    EXPECT_EQ(std::pair(root.find("b")->line, root.find("b")->column), std::pair(5, 2));
    EXPECT_EQ(root.find("c"), nullptr);
    EXPECT_EQ(a.find("a"), nullptr);
}

TEST(JsonParse, PointsIntoTheDocument)
{
    EXPECT_EQ(refusalOf(R"({"a/b": [0, {"c~d": 1e999}]})"),
              "t.json:1:21: error [json-number] at /a~1b/1/c~0d: '1e999' is too large or too small "
              "for a number. Write 0, or a number whose size is between 1e-300 and 1e300.");
}

TEST(JsonLimits, RefuseOneLevelTooMany)
{
    const Limits limits{100, 3, 100};
    EXPECT_EQ(refusalOf("[[[1]]]", limits), "read as [[[1]]]");
    EXPECT_EQ(refusalOf("[[[[]]]]", limits),
              "t.json:1:4: error [json-depth] at /0/0/0: arrays and objects are nested more than 3 "
              "deep. Use fewer levels; no format of this program needs so many.");
}

TEST(JsonLimits, RefuseOneValueTooMany)
{
    const Limits limits{100, 3, 4};
    EXPECT_EQ(refusalOf("[1,2,3]", limits), "read as [1,2,3]");
    EXPECT_EQ(refusalOf("[1,2,3,4,5]", limits),
              "t.json:1:10: error [json-size] at /4: the document holds more than 4 values. "
              "Split it or leave out what is not needed.");
}

TEST(JsonLimits, RefuseOneByteTooMany)
{
    EXPECT_EQ(refusalOf("[1234]", {5, 3, 9}),
              "t.json: error [json-size]: the text is larger than the 5 bytes allowed. "
              "Split it or leave out what is not needed.");
}

/// A file of `bytes` bytes that takes no room on disk.
class SparseFile {
public:
    explicit SparseFile(std::uintmax_t bytes)
        : path_(fs::temp_directory_path() / ("opmaat-sparse-" + randomHex(8) + ".json"))
    {
        std::ofstream(path_).put('[');
        fs::resize_file(path_, bytes);
    }
    ~SparseFile() { fs::remove(path_); }
    SparseFile(const SparseFile&) = delete;
    SparseFile& operator=(const SparseFile&) = delete;
    const fs::path& path() const { return path_; }

private:
    fs::path path_;
};

TEST(JsonFile, OfAHundredMegabytesIsRefusedWithoutReadingIt)
{
    const SparseFile huge(100u << 20u);
    rusage before{}, after{};
    getrusage(RUSAGE_SELF, &before);
    EXPECT_EQ(fileRefusal(huge.path()),
              huge.path().string() +
                  ": error [file-size]: the file is larger than the 4194304 bytes allowed. "
                  "Use a smaller file; no questionnaire or set of answers needs this much.");
    getrusage(RUSAGE_SELF, &after);
    EXPECT_LT(after.ru_maxrss - before.ru_maxrss, 8 * 1024) << "KiB";
}

TEST(JsonFile, ThatIsNotThereIsOneClearFinding)
{
    EXPECT_EQ(fileRefusal("/nowhere/pack.json"),
              "/nowhere/pack.json: error [file-missing]: there is no such file. "
              "Check the name and the folder.");
}

TEST(JsonFile, ThatIsAFolderOrADeviceIsRefused)
{
    EXPECT_EQ(fileRefusal("/"),
              "/: error [file-kind]: this is a folder, not a file. Name a file in it.");
    EXPECT_EQ(fileRefusal("/dev/zero"),
              "/dev/zero: error [file-kind]: this is a device or a pipe, not a file. "
              "Name a regular file.");
}

TEST(JsonFile, ThatCannotBeReadSaysWhy)
{
    EXPECT_EQ(fileRefusal("/proc/self/mem"),
              "/proc/self/mem: error [file-unreadable]: the file cannot be read (Input/output "
              "error). Check who may read it.");
}

TEST(Finding, IsOneLineWhateverItQuotes)
{
    EXPECT_EQ(describe({"f", "/a\nb", 2, 3, "r", Severity::Note, "a\tb\x7f", ""}),
              "f:2:3: note [r] at /a\\nb: a\\x09b\\x7f.");
}

TEST(Nearest, FindsWhatWasProbablyMeant)
{
    const std::vector<std::string> known = {"showIf", "seconds", "score", "", "text"};
    EXPECT_EQ(nearest("showif", known), "showIf");
    EXPECT_EQ(nearest("secnods", known), "seconds");
    EXPECT_EQ(nearest("txt", known), "text");
    EXPECT_EQ(nearest("colour", known), "");
    EXPECT_EQ(nearest("", known), "");
    EXPECT_EQ(editDistance("abc", "abc"), 0);
    EXPECT_EQ(editDistance("abc", "acb"), 1);
    EXPECT_EQ(editDistance("kitten", "sitting"), 3);
    EXPECT_EQ(editDistance(std::string(500, 'a'), std::string(500, 'b')), 64);
}

TEST(Nearest, CutsAQuotationBetweenCharacters)
{
    EXPECT_EQ(inQuotes(std::string(39, 'a') + "ëb"), "'" + std::string(39, 'a') + "…'");
}

// RFC 7693 has BLAKE2b-512 only; these two from Python: hashlib.blake2b(b"", digest_size=32).
TEST(Hash, IsBlake2bOf256Bits)
{
    EXPECT_EQ(blake2b256(""), "0e5751c026e543b2e8ab2eb06099daa1d1e5df47778f7787faab45cdf12fe3a8");
    EXPECT_EQ(blake2b256("abc"),
              "bddd813c634239723171ef3fee98579b94964e3bb1cb3e427262c8c068d52319");
}

TEST(Random, HasTheLengthAskedAndNeverRepeats)
{
    EXPECT_EQ(randomHex(16).size(), 32u);
    EXPECT_NE(randomHex(16), randomHex(16));
}

}  // namespace
}  // namespace opmaat::engine
