#pragma once

#include <memory>
#include <vector>

#include "engine/interview/answer_value.h"
#include "engine/pack/pack.h"
#include "engine/pack/scoring_key.h"
#include "engine/record/open_store.h"
#include "engine/record/session.h"
#include "tests/engine/commands/opmaat_program.h"

/// A demo store made by the program, and a kiosk that writes to it without being able to read it.
class DemoStore : public Command {
protected:
    DemoStore()
    {
        const Ran made = runOpmaat("store init --demo --store " + path("store.db"));
        EXPECT_EQ(made.exitCode, 0) << made.output;
    }

    Ran store(const std::string& arguments) const
    {
        return runShell("OPMAAT_STORE=" + path("store.db") + " " + OPMAAT + " store " + arguments);
    }

    static const opmaat::engine::Pack& pack()
    {
        static const opmaat::engine::Pack kPack =
            opmaat::engine::loadPack(SOURCE_DIR "/questionnaires/wkm");
        return kPack;
    }

    /// A made-up client who gives the first answer to everything, and finishes.
    std::string interview(
        const std::string& name = "store.db",
        std::chrono::sys_seconds at = std::chrono::sys_days(std::chrono::days(20779))) const
    {
        using namespace opmaat::engine;
        const auto kiosk = openSealedStore(path(name));
        EXPECT_TRUE(kiosk->isLocked());
        Session session(pack(), *kiosk, [at] { return at; });
        session.start("nl", "alone");
        while (session.interview().stage() == Interview::Stage::Asking) {
            const Item& item = session.interview().currentItem();
            const bool sorts = item.takesAnswer() && canBeScored(item);
            session.answer(sorts ? answerWorth(item, tellingAnswers(item).front()).categories
                           : item.takesAnswer() ? std::vector<int>{0}
                                                : std::vector<int>{},
                           2.0);
        }
        session.finish();
        return session.id();
    }

    /// A scored question of the pack, which everybody is asked.
    static std::string anItem()
    {
        for (const auto& item : pack().items) {
            if (item.modelItem >= 0 && !item.showIf && item.categories.size() > 2) return item.id;
        }
        return "";
    }
};
