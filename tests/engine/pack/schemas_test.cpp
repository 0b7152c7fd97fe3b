#include <gtest/gtest.h>

#include <cctype>
#include <functional>

#include "engine/pack/sentence_catalogue.h"
#include "tests/engine/pack/pack_copy.h"
#include "tests/engine/pack/schema.h"

namespace opmaat::engine {
namespace {

namespace fs = std::filesystem;
using json::Value;

const fs::path kRoot = SOURCE_DIR;

/// The schema that a file names in `$schema`.
Value schemaFor(const Value& document, const fs::path& file)
{
    return json::parseFile((file.parent_path() / document.find("$schema")->text()).string());
}

Value schemaNamed(const std::string& kind)
{
    return json::parseFile((kRoot / "questionnaires/schemas" / (kind + ".schema.json")).string());
}

std::string kindOf(const Value& document)
{
    const std::string format = document.find("format")->text();
    return format.substr(7, format.find('/') - 7);
}

std::vector<fs::path> filesOf(const fs::path& pack)
{
    std::vector<fs::path> files;
    for (const auto& entry : fs::directory_iterator(pack)) {
        if (entry.path().extension() == ".json") files.push_back(entry.path());
    }
    std::sort(files.begin(), files.end());
    return files;
}

TEST(Schemas, AllowEveryFileOfThePacks)
{
    for (const char* pack : {"tests/data/packs/tiny", "tests/data/packs/every-type",
                             "tests/data/packs/two-forms", "questionnaires/wkm"}) {
        for (const fs::path& file : filesOf(kRoot / pack)) {
            const Value document = json::parseFile(file.string());
            const Value schema = schemaNamed(kindOf(document));
            EXPECT_TRUE(Schema(schema).allows(document)) << file;
        }
    }
}

TEST(Schemas, AreFoundByTheFilesThatNameThem)
{
    for (const fs::path& file : filesOf(PackCopy::kTiny)) {
        const Value document = json::parseFile(file.string());
        EXPECT_EQ(json::write(schemaFor(document, file)),
                  json::write(schemaNamed(kindOf(document))));
    }
}

/// Calls `then` for every object in a document, which it may change.
void eachObject(Value& here, const std::function<void(Value&)>& then)
{
    if (here.isObject()) {
        then(here);
        for (auto& member : here.object()) eachObject(member.second, then);
    } else if (here.isArray()) {
        for (Value& element : here.array()) eachObject(element, then);
    }
}

/// Whether the reader misses a field that a schema can miss too: it knows no axes and facets.
bool saysMissing(const Findings& findings)
{
    return std::any_of(findings.begin(), findings.end(), [](const Finding& finding) {
        return finding.rule == "field-missing" ||
               (finding.rule == "words-missing" && finding.pointer == "/sentences");
    });
}

/// Needed only beside a latent model, which a schema of one file cannot see.
bool belongsToAModel(const std::string& key)
{
    const auto needs = [&](bool withModel) {
        const auto& forms = sentencesOf(withModel);
        return std::any_of(forms.begin(), forms.end(),
                           [&](const SentenceForm& form) { return form.id == key; });
    };
    return key == "plane" || key == "axes" || key == "facets" || (needs(true) && !needs(false));
}

/// A file of a pack in tests/data/packs, as "PACK/FILE".
class SchemaAndReader : public testing::TestWithParam<std::string> {
protected:
    const fs::path given = GetParam();
    const std::string file = given.filename().string();
    const PackCopy pack{PackCopy::kTiny.parent_path() / given.parent_path()};
};

TEST_P(SchemaAndReader, AgreeOnWhatIsRequired)
{
    Value document = json::parse(pack.text(file), file);
    const Value schema = schemaNamed(kindOf(document));
    eachObject(document, [&](Value& object) {
        for (std::size_t i = 0; i < object.object().size(); ++i) {
            const auto member = object.object()[i];
            const auto at = object.object().begin() + static_cast<std::ptrdiff_t>(i);
            object.object().erase(at);
            pack.write(file, json::write(document));
            const Findings findings = readPack(pack.folder().string()).findings;
            const bool allowed = Schema(schema).allows(document);
            if ((file == "pack.json" || file == "words.json") && belongsToAModel(member.first)) {
                EXPECT_TRUE(allowed && saysMissing(findings)) << member.first;
            } else {
                EXPECT_EQ(allowed, !saysMissing(findings))
                    << member.first << " in " << json::write(object);
            }
            object.object().insert(object.object().begin() + static_cast<std::ptrdiff_t>(i),
                                   member);
        }
    });
}

TEST_P(SchemaAndReader, AgreeOnWhatIsKnown)
{
    Value document = json::parse(pack.text(file), file);
    const Value schema = schemaNamed(kindOf(document));
    eachObject(document, [&](Value& object) {
        object.object().emplace_back("colour", Value(true));
        pack.write(file, json::write(document));
        EXPECT_FALSE(Schema(schema).allows(document)) << json::write(object);
        EXPECT_FALSE(readPack(pack.folder().string()).pack) << json::write(object);
        object.object().pop_back();
    });
}

INSTANTIATE_TEST_SUITE_P(, SchemaAndReader,
                         testing::Values("tiny/pack.json", "tiny/will.json", "tiny/daily.json",
                                         "tiny/parameters.json", "tiny/profiles.json",
                                         "tiny/assessment.json", "tiny/words.json",
                                         "tiny/offers.json", "two-forms/pack.json",
                                         "two-forms/conversation.json"),
                         [](const auto& test) {
                             std::string name;
                             for (const char letter : test.param.substr(0, test.param.find('.')))
                                 if (std::isalpha(static_cast<unsigned char>(letter)))
                                     name += letter;
                             return name;
                         });

TEST(Schemas, ListTheSentencesAndTheirPlaceholders)
{
    const Value schema = schemaNamed("words");
    const Value& sentences = *schema.find("properties")->find("sentences")->find("properties");
    EXPECT_EQ(sentences.object().size(), sentencesOf(true, true).size());
    for (const SentenceForm& form : sentencesOf(true, true)) {
        ASSERT_NE(sentences.find(form.id), nullptr) << form.id;
        EXPECT_EQ(placeholdersIn(sentences.find(form.id)->find("description")->text()),
                  form.placeholders)
            << form.id;
    }
}

TEST(Schemas, AllowAnAnswersFileAndRefuseANameInIt)
{
    const Value schema = schemaNamed("answers");
    const std::string start = R"({"format": "opmaat.answers/1", "pack": "tiny", "answers": )";
    const auto allows = [&](const std::string& answers) {
        return Schema(schema).allows(json::parse(start + answers, "answers.json"));
    };
    EXPECT_TRUE(allows(R"({"has-plan": 2, "debts": [0, 1], "card": {"state": "skipped"},
                           "can-wait": {"value": 1, "seconds": 6.2, "why": "001"}}})"));
    EXPECT_TRUE(allows(R"({"hours": 12.5, "since": "2026-11", "who": [[0, 1], [1, 0]]}})"));
    EXPECT_FALSE(allows(R"({"has-plan": true}})"));
    EXPECT_FALSE(allows(R"({"debts": [0, 0]}})"));
    EXPECT_FALSE(allows(R"({"debts": [-1]}})"));
    EXPECT_FALSE(allows(R"({"who": [[0, 1, 2]]}})"));
    EXPECT_FALSE(allows(R"({"has-plan": {"state": "gone"}}})"));
    EXPECT_FALSE(allows(R"({}, "name": "Jansen"})"));
}

}  // namespace
}  // namespace opmaat::engine
