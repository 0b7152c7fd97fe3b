#include <gtest/gtest.h>

#include "tests/engine/pack/pack_copy.h"

// The pack two-forms: twelve items, of which the form `short` asks eight. What is refused in a form
// stands in tests/data/packs/refusals.json.

namespace opmaat::engine {
namespace {

const std::filesystem::path kTwoForms = PackCopy::kTiny.parent_path() / "two-forms";

TEST(AForm, IsSomeOfTheItemsOfAPackInItsOrder)
{
    const Pack pack = loadPack(kTwoForms.string());
    ASSERT_EQ(pack.items.size(), 12u);
    const Form* const form = requireForm(pack, "short");
    ASSERT_NE(form, nullptr);
    EXPECT_EQ(form->title.in("en"), "short form");
    EXPECT_EQ(form->duration.in("nl"), "Het duurt één minuut.");
    std::string asked;
    for (std::size_t i = 0; i < pack.items.size(); ++i) {
        if (isIn(form, i)) asked += pack.items[i].id + " ";
    }
    EXPECT_EQ(asked,
              "card wants-change can-wait this-week owns-home debts rent-letter opens-post ");
}

TEST(AForm, NeedsNoDurationOfItsOwn)
{
    const PackCopy copy(kTwoForms);
    copy.replace("pack.json",
                 "      \"duration\": {\"nl\": \"Het duurt één minuut.\", \"en\": \"It takes one "
                 "minute.\"},\n",
                 "");
    EXPECT_EQ(copy.findings(), "");
    EXPECT_TRUE(loadPack(copy.folder().string()).forms.at(0).duration.empty());
}

TEST(AForm, IsTheWholePackWhenNoneIsNamed)
{
    for (const std::filesystem::path& folder : {kTwoForms, PackCopy::kTiny}) {
        const Pack pack = loadPack(folder.string());
        EXPECT_EQ(requireForm(pack, ""), nullptr);
        for (std::size_t i = 0; i < pack.items.size(); ++i) EXPECT_TRUE(isIn(nullptr, i));
    }
    EXPECT_TRUE(loadPack(PackCopy::kTiny.string()).forms.empty());
}

TEST(AForm, IsRefusedByNameWhenThePackHasNone)
{
    const Pack pack = loadPack(kTwoForms.string());
    try {
        requireForm(pack, "shirt");
        ADD_FAILURE() << "a form that the pack does not have";
    } catch (const InputError& error) {
        const std::string said = error.what();
        EXPECT_NE(said.find("error [form-unknown]: pack 'two-forms' has no form 'shirt'. Did you "
                            "mean 'short'."),
                  std::string::npos)
            << said;
    }
    EXPECT_THROW(requireForm(loadPack(PackCopy::kTiny.string()), "short"), InputError);
}

}  // namespace
}  // namespace opmaat::engine
