#include "a_vault.h"

// What every vault promises about the office's keys and the key ring.

namespace opmaat::engine {
namespace {

using What = VaultConflict::What;

class AVaultsKeys : public AVault {
protected:
    WrapRow annas{anna.id, 1, filled(104, 'x')}, berts{bert.id, 1, filled(104, 'y')};
};

TEST_P(AVaultsKeys, GivesBackTheOfficeAsItWasPut)
{
    EXPECT_EQ(vault->office(), office);
    EXPECT_EQ(vault->generations(), std::vector<OfficeRow>{office});
    EXPECT_EQ(vault->epoch(), madeUpEpoch());
    EXPECT_EQ(vault->slots(), std::vector<SlotRow>{madeUpSlot("00000001")});
}

TEST_P(AVaultsKeys, RefusesASecondOffice)
{
    OfficeRow second = office;
    second.id = filled(16, '2');
    EXPECT_EQ(refusalOf([&] { vault->initialise(second, madeUpEpoch(2), {}); }),
              "Store VAULT has an office already. Open it, or choose another path for a new one.");
    EXPECT_EQ(vault->office(), office);
    EXPECT_EQ(vault->epoch(), madeUpEpoch());
}

TEST_P(AVaultsKeys, NeedAnOfficeFirst)
{
    const auto empty = GetParam().make();
    const auto other = empty->open();
    EXPECT_EQ(other->office(), std::nullopt);
    EXPECT_TRUE(other->generations().empty());
    const Handover handover = nextHandover(*vault, anna, kiosk.id);
    EXPECT_EQ(refusalOf([&] { other->append(handover); }),
              "Store " + other->name() + " has no office yet. Make one with 'opmaat store init'.");
    EXPECT_NE(refusalOf([&] { other->epoch(); }), "");
    EXPECT_NE(refusalOf([&] { other->putWrap(annas); }), "");
}

TEST_P(AVaultsKeys, KeepEveryGenerationOfTheOffice)
{
    OfficeRow next = office;
    next.generation = 2;
    next.boxKey = filled(32, 'B');
    vault->replaceOffice(next,
                         std::vector<SlotRow>{madeUpSlot("00000002"), madeUpSlot("00000003")});
    EXPECT_EQ(vault->office(), next);
    EXPECT_EQ(vault->generations(), (std::vector<OfficeRow>{office, next}));
    EXPECT_EQ(vault->slots(),
              (std::vector<SlotRow>{madeUpSlot("00000002"), madeUpSlot("00000003")}));
    EXPECT_EQ(vault->epoch(), madeUpEpoch());
}

TEST_P(AVaultsKeys, RefuseAGenerationThatDoesNotFollow)
{
    for (const std::int32_t generation : {1, 3}) {
        OfficeRow next = office;
        next.generation = generation;
        EXPECT_EQ(conflictOf([&] { vault->replaceOffice(next, {}); }), What::Epoch);
        EXPECT_EQ(refusalOf([&] { vault->replaceOffice(next, {}); }),
                  "The office of the store has keys of generation 1, and generation " +
                      std::to_string(generation) +
                      " does not follow it. Nothing was stored; unlock the store again.");
    }
    EXPECT_EQ(vault->slots().size(), 1U);
}

TEST_P(AVaultsKeys, AddReplaceAndRemoveSlots)
{
    SlotRow paper = madeUpSlot("00000000", 'r');
    paper.isRecovery = true;
    vault->putSlot(paper);
    vault->putSlot(madeUpSlot("00000001", 'n'));
    EXPECT_EQ(vault->slots(), (std::vector<SlotRow>{paper, madeUpSlot("00000001", 'n')}));
    vault->removeSlot("00000001");
    EXPECT_EQ(vault->slots(), std::vector<SlotRow>{paper});
}

TEST_P(AVaultsKeys, GiveBackWrapsAsTheyWerePut)
{
    EXPECT_EQ(vault->wrap(anna.id), std::nullopt);
    vault->putWrap(berts);
    vault->putWrap(annas);
    EXPECT_EQ(vault->wrap(anna.id), annas);
    EXPECT_EQ(vault->wraps(), (std::vector<WrapRow>{annas, berts}));
}

TEST_P(AVaultsKeys, TakeTheSameWrapTwiceAndNoOtherInItsPlace)
{
    vault->putWrap(annas);
    vault->putWrap(annas);
    WrapRow other = annas;
    other.sealed = filled(104, 'z');
    EXPECT_EQ(refusalOf([&] { vault->putWrap(other); }),
              "Interview 6161616161616161 has another key already in store VAULT. With this one "
              "its events could not be read; nothing was stored.");
    EXPECT_EQ(vault->wraps(), std::vector<WrapRow>{annas});
}

TEST_P(AVaultsKeys, RefuseAWrapOfAnotherEpoch)
{
    WrapRow early = annas;
    early.epoch = 2;
    EXPECT_EQ(conflictOf([&] { vault->putWrap(early); }), What::Epoch);
    EXPECT_EQ(refusalOf([&] { vault->putWrap(early); }),
              "The keys of the store are in epoch 1, and this was made in epoch 2. Nothing was "
              "stored; read the epoch again.");
    EXPECT_TRUE(vault->wraps().empty());
}

TEST_P(AVaultsKeys, TakeAWrapForTheOfficeItselfInEveryEpoch)
{
    annas.epoch = berts.epoch = kOfficeItself;
    vault->putWrap(annas);
    vault->replaceEpoch(madeUpEpoch(2), [](const std::vector<WrapRow>& wraps) { return wraps; });
    vault->putWrap(berts);
    vault->putWrap(berts);
    EXPECT_EQ(vault->wrap(bert.id), berts);
    append(bert);
    vault->putWrap(berts);
    EXPECT_EQ(vault->epochForNew(), madeUpEpoch(2));
}

TEST_P(AVaultsKeys, DoNotBringBackAnErasedInterviewWhoseKeyIsHandedOverAgain)
{
    annas.epoch = kOfficeItself;
    vault->putWrap(annas);
    append(anna);
    vault->replaceEpoch(madeUpEpoch(2), [](const auto&) { return std::vector<WrapRow>(); });
    EXPECT_EQ(refusalOf([&] { vault->putWrap(annas); }),
              "Interview 6161616161616161 has events in store VAULT already, so its key was there "
              "before them: it was erased since, and stays so. Nothing was stored.");
    EXPECT_EQ(vault->wrap(anna.id), std::nullopt);
}

TEST_P(AVaultsKeys, ReplaceTheEpochAndAllWrapsAtOnce)
{
    vault->putWrap(annas);
    vault->putWrap(berts);
    const WrapRow kept{bert.id, 2, filled(104, 'Y')};
    vault->replaceEpoch(madeUpEpoch(2), [&](const std::vector<WrapRow>& before) {
        EXPECT_EQ(before, (std::vector<WrapRow>{annas, berts}));
        return std::vector<WrapRow>{kept};
    });
    EXPECT_EQ(vault->epoch(), madeUpEpoch(2));
    EXPECT_EQ(vault->wraps(), std::vector<WrapRow>{kept});
    EXPECT_EQ(vault->wrap(anna.id), std::nullopt);
    EXPECT_EQ(conflictOf([&] { vault->putWrap(annas); }), What::Epoch);
}

TEST_P(AVaultsKeys, RefuseAnEpochThatDoesNotFollow)
{
    vault->putWrap(annas);
    for (const std::int32_t number : {1, 3}) {
        EXPECT_EQ(conflictOf([&] {
                      vault->replaceEpoch(madeUpEpoch(number),
                                          [&](const auto&) { return std::vector<WrapRow>{}; });
                  }),
                  What::Epoch);
    }
    EXPECT_EQ(vault->wraps(), std::vector<WrapRow>{annas});
    EXPECT_EQ(vault->epoch(), madeUpEpoch());
}

TEST_P(AVaultsKeys, ChangeNothingWhenTheKeysCannotBeSealedAnew)
{
    vault->putWrap(annas);
    const auto fails = [](const std::vector<WrapRow>&) -> std::vector<WrapRow> {
        throw StoreError("no");
    };
    EXPECT_EQ(refusalOf([&] { vault->replaceEpoch(madeUpEpoch(2), fails); }), "no");
    EXPECT_EQ(vault->wraps(), std::vector<WrapRow>{annas});
    EXPECT_EQ(vault->epoch(), madeUpEpoch());
}

TEST_P(AVaultsKeys, FindAPausedInterviewByItsLocatorAlone)
{
    append(anna, 2);
    append(bert);
    const ResumeRow row{filled(16, 'c'), anna.id, 20779, filled(72, 'v')};
    vault->putResume(row);
    const auto found = vault->resume(row.locator);
    ASSERT_TRUE(found);
    EXPECT_EQ(found->row, row);
    EXPECT_EQ(found->stream, anna);
    EXPECT_EQ(found->events, vault->events(anna.id));
    EXPECT_FALSE(vault->resume(filled(16, 'd')));
}

TEST_P(AVaultsKeys, KeepOneCodeAnInterview)
{
    append(anna);
    ResumeRow row{filled(16, 'c'), anna.id, 20779, filled(72, 'v')};
    vault->putResume(row);
    row.locator = filled(16, 'd');
    vault->putResume(row);
    EXPECT_FALSE(vault->resume(filled(16, 'c')));
    EXPECT_TRUE(vault->resume(filled(16, 'd')));
    vault->removeResume(anna.id);
    EXPECT_FALSE(vault->resume(filled(16, 'd')));
}

TEST_P(AVaultsKeys, ForgetCodesOfDaysThatArePast)
{
    append(anna);
    append(bert);
    vault->putResume({filled(16, 'c'), anna.id, 20779, filled(72, 'v')});
    vault->putResume({filled(16, 'd'), bert.id, 20780, filled(72, 'v')});
    vault->removeResumesBefore(20780);
    EXPECT_FALSE(vault->resume(filled(16, 'c')));
    EXPECT_TRUE(vault->resume(filled(16, 'd')));
}

TEST_P(AVaultsKeys, CountWrongCodesADevice)
{
    EXPECT_EQ(vault->attempts(kiosk.id), (AttemptsRow{kiosk.id, 0, 0}));
    vault->putAttempts({kiosk.id, 3, 1'795'000'000});
    vault->putAttempts({kiosk.id, 4, 1'795'000'015});
    EXPECT_EQ(home->open()->attempts(kiosk.id), (AttemptsRow{kiosk.id, 4, 1'795'000'015}));
}

INSTANTIATE_TEST_SUITE_P(, AVaultsKeys, testing::ValuesIn(kindsOfVault()),
                         [](const auto& test) { return test.param.name; });

}  // namespace
}  // namespace opmaat::engine
