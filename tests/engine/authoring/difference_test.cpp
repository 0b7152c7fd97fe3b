#include <gtest/gtest.h>

#include <algorithm>

#include "engine/authoring/answers_difference.h"
#include "tests/engine/pack/pack_copy.h"

namespace opmaat::engine {
namespace {

json::Value::Array& itemsOf(json::Value& module)
{
    const auto member = std::find_if(module.object().begin(), module.object().end(),
                                     [](const auto& one) { return one.first == "items"; });
    return member->second.array();
}

PackDifference changesOf(const PackCopy& now)
{
    return differenceOf(readDocuments(PackCopy::kTiny.string()),
                        readDocuments(now.folder().string()));
}

/// "file key: before -> after" of every value.
std::string valuesOf(const PackDifference& changes)
{
    std::string lines;
    for (const ValueChange& change : changes.values) {
        lines += change.file + " " + change.key + (change.order ? " (order)" : "") + ": " +
                 brief(change.before) + " -> " + brief(change.after) + "\n";
    }
    return lines;
}

TEST(PackDifference, OfAPackWithItselfIsNothing)
{
    const PackCopy now;
    const PackDifference changes = changesOf(now);
    EXPECT_TRUE(changes.texts.empty());
    EXPECT_EQ(valuesOf(changes), "");
}

TEST(PackDifference, LooksAtWordsAndValuesApart)
{
    const PackCopy now;
    now.replace("will.json", R"("nl": "Ik heb een plan.")", R"("nl": "Ik heb al een plan.")");
    now.replace("parameters.json", "\"slope\": 1.4", "\"slope\": 1.5");
    now.replace("daily.json", "debts = rent and not owns-home = yes", "debts = rent");
    const PackDifference changes = changesOf(now);
    ASSERT_EQ(changes.texts.size(), 1u);
    EXPECT_EQ(changes.texts[0].key, "/items/has-plan/text");
    EXPECT_EQ(changes.texts[0].language, "nl");
    EXPECT_EQ(changes.texts[0].before, "Ik heb een plan.");
    EXPECT_EQ(changes.texts[0].after, "Ik heb al een plan.");
    EXPECT_EQ(valuesOf(changes),
              "daily.json /items/rent-letter/showIf: \"debts = rent and not owns-home = yes\" -> "
              "\"debts = rent\"\n"
              "parameters.json /items/wants-change/slope: 1.4 -> 1.5\n");
}

TEST(PackDifference, OfWhiteSpaceAndKeysInAnotherOrderIsNothing)
{
    const PackCopy now;
    now.write("will.json", json::write(json::parse(now.text("will.json"), "w"), 7));
    now.replace("pack.json", "\"id\": \"tiny\",\n  \"version\": \"1.0.0\"",
                "\"version\": \"1.0.0\",\n  \"id\": \"tiny\"");
    EXPECT_EQ(valuesOf(changesOf(now)), "");
}

TEST(PackDifference, ComparesElementsByTheirIds)
{
    const PackCopy now;
    json::Value root = json::parse(now.text("will.json"), "will.json");
    auto& items = itemsOf(root);
    std::swap(items[1], items[2]);
    items.erase(items.begin());  // the card
    now.write("will.json", json::write(root, 2));
    EXPECT_EQ(
        valuesOf(changesOf(now)),
        "will.json /items/card: {\"id\":\"card\",\"type\":\"information\",\"text\":{\"nl\":"
        "\"Er zijn geen… -> nothing\n"
        "will.json /items (order): [\"wants-change\",\"has-plan\",\"can-wait\",\"this-week\"] -> "
        "[\"has-plan\",\"wants-change\",\"can-wait\",\"this-week\"]\n");
}

TEST(PackDifference, NamesFilesThatCameOrWent)
{
    const PackCopy now;
    now.write("extra.json", R"({"format": "x"})");
    EXPECT_EQ(valuesOf(changesOf(now)), "extra.json : nothing -> {\"format\":\"x\"}\n");
}

struct Both {
    Pack before, after;
    PackDifference changes;
};

Both both(const PackCopy& now)
{
    return {loadPack(PackCopy::kTiny.string()), loadPack(now.folder().string()), changesOf(now)};
}

ResponseSet tinyAnswers(const Pack& pack)
{
    return readAnswers(std::string(SOURCE_DIR) + "/tests/data/packs/tiny.answers.json", pack);
}

AnswersDifference compared(const Both& packs)
{
    return compareAnswers(tinyAnswers(packs.before), Assessor(packs.before), Assessor(packs.after),
                          packs.changes);
}

TEST(AnswersDifference, OfTheSamePackIsNone)
{
    const PackCopy now;
    const AnswersDifference found = compared(both(now));
    EXPECT_FALSE(found.differs);
    EXPECT_TRUE(found.why.empty());
    for (const AxisShift& axis : found.axes) EXPECT_EQ(axis.before, axis.after);
}

TEST(AnswersDifference, SaysWhichChangedAnswerMovedAPosition)
{
    const PackCopy now;
    now.replace("parameters.json", "\"slope\": 1.4", "\"slope\": 2.8");
    const AnswersDifference found = compared(both(now));
    ASSERT_TRUE(found.differs);
    ASSERT_FALSE(found.why.empty());
    EXPECT_NE(found.why[0].find("wants-change adds"), std::string::npos) << found.why[0];
    EXPECT_NE(found.why[0].find("(slope is 2.8, was 1.4)"), std::string::npos) << found.why[0];
}

TEST(AnswersDifference, SaysThatBoundsOfAProfileChanged)
{
    const PackCopy now;
    now.replace("profiles.json", "\"minimumProbability\": ", "\"minimumProbability\": 0.9");
    const std::string text = now.text("profiles.json");
    const std::size_t at = text.find("\"minimumProbability\": 0.9") + 25;
    now.write("profiles.json", text.substr(0, at) + text.substr(text.find(',', at)));
    const Both packs = both(now);
    const AnswersDifference found = compared(packs);
    EXPECT_EQ(found.proposal.second, "");
    EXPECT_EQ(found.differs, !found.proposal.first.empty());
    if (found.differs) {
        EXPECT_NE(found.why[0].find("profiles.json /bounds/minimumProbability is 0.9"),
                  std::string::npos)
            << found.why[0];
    }
}

TEST(CarriedOver, FollowsTheIdsOfCategories)
{
    const PackCopy now;
    now.replace("daily.json", R"({"id": "rent", "nl": "Huur", "en": "Rent"},)",
                R"({"id": "water", "nl": "Water", "en": "Water"},
        {"id": "rent", "nl": "Huur", "en": "Rent"},)");
    const Both packs = both(now);
    ResponseSet set;
    set.pack = "tiny";
    set.answers["debts"] = Answer{AnswerState::Answered, {0, 1}, 0.0, ""};
    std::vector<std::string> lost;
    const ResponseSet carried = carriedOver(set, packs.before, packs.after, lost);
    EXPECT_EQ(carried.answers.at("debts").categories, (std::vector<int>{1, 2}));
    EXPECT_TRUE(lost.empty());
}

TEST(CarriedOver, FollowsOrdersPairsAndWhatMayBeTyped)
{
    const PackCopy now(PackCopy::kEveryType);
    const std::string phone = R"({"id": "phone", "nl": "Mobiele telefoon", "en": "Mobile phone"},)";
    now.replace("all.json", phone, "");
    now.replace("all.json", R"("en": "Electricity"}
      ],
      "key")",
                R"("en": "Electricity"}, {"id": "phone", "nl": "Telefoon", "en": "Phone"}
      ],
      "key")");
    now.replace(
        "all.json", R"({"id": "landlord", "nl": "Verhuurder", "en": "Landlord"},)",
        R"({"nl": "Kapper", "en": "Barber"}, {"id": "landlord", "nl": "Verhuurder", "en": "Landlord"},)");
    now.replace("all.json", "\"max\": 3000", "\"max\": 700");
    const Pack before = loadPack(PackCopy::kEveryType.string());
    const Pack after = loadPack(now.folder().string());
    const ResponseSet set =
        readAnswers(std::string(SOURCE_DIR) + "/tests/data/packs/every-type.answers.json", before);
    std::vector<std::string> lost;
    const ResponseSet carried = carriedOver(set, before, after, lost);
    EXPECT_EQ(carried.answers.at("first-bill").categories, (std::vector<int>{0, 3, 2, 1}));
    EXPECT_EQ((std::get<std::vector<std::pair<int, int>>>(carried.answers.at("who").value)),
              (std::vector<std::pair<int, int>>{{0, 2}, {1, 3}, {2, 4}}));
    EXPECT_EQ(carried.answers.count("rent"), 0u);
    ASSERT_FALSE(lost.empty());
    EXPECT_NE(std::find(lost.begin(), lost.end(),
                        "the answer to rent is left out: the item takes it no more"),
              lost.end());
}

TEST(CarriedOver, SaysWhatIsLost)
{
    const PackCopy now;
    json::Value root = json::parse(now.text("daily.json"), "daily.json");
    auto& items = itemsOf(root);
    items.erase(items.begin());  // owns-home, on which rent-letter hangs
    now.write("daily.json", json::write(root, 2));
    now.replace("daily.json", "debts = rent and not owns-home = yes", "debts = energy");
    now.replace("daily.json", R"("id": "none")", R"("id": "nothing")");
    now.replace("daily.json", "owns-home = yes", "answered(debts)");  // of a norm
    now.replace("will.json", "debts = none", "debts = nothing");
    const Pack before = loadPack(PackCopy::kTiny.string());
    const LoadedPack after = readPack(now.folder().string());
    ASSERT_TRUE(after.pack) << now.findings();
    ResponseSet set;
    set.answers["owns-home"] = Answer{AnswerState::Answered, {0}, 0.0, ""};
    set.answers["debts"] = Answer{AnswerState::Answered, {2}, 0.0, ""};
    set.answers["rent-letter"] = Answer{AnswerState::Answered, {1}, 0.0, ""};
    std::vector<std::string> lost;
    const ResponseSet carried = carriedOver(set, before, *after.pack, lost);
    EXPECT_EQ(lost, (std::vector<std::string>{
                        "the answer to debts is left out: its option is gone",
                        "the answer to owns-home is left out: the item is gone",
                        "the answer to rent-letter counts no more: it is not shown"}));
    EXPECT_EQ(carried.answers.at("rent-letter").state, AnswerState::NotShown);
}

}  // namespace
}  // namespace opmaat::engine
