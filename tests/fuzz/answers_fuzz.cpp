#include "engine/interview/answer_rules.h"
#include "engine/interview/answer_value.h"
#include "engine/interview/answers_file.h"

#include "tests/fuzz/laws.h"
#include "tests/fuzz/planted.h"

namespace {

using namespace opmaat::engine;
using opmaat::fuzz::holds;

const Pack& tinyPack()
{
    static const Pack pack = loadPack(SOURCE_DIR "/tests/data/packs/tiny");
    return pack;
}

/// 8: the index of a category may be one too high.
const Pack& asRead()
{
    static const Pack pack = [] {
        Pack made = tinyPack();
        for (Item& item : made.items) {
            if (opmaat::fuzz::isPlanted(8) && item.type == ItemType::Choice) {
                item.categories.emplace_back();
            }
        }
        return made;
    }();
    return pack;
}

json::Value answerValue(const Item& item, const Answer& answer)
{
    json::Value::Object members;
    if (answer.state == AnswerState::Answered) {
        members.emplace_back("value", answerToJson(item, answer));
    }
    members.emplace_back("state", std::string(name(answer.state)));
    members.emplace_back("seconds", answer.seconds);
    members.emplace_back("why", answer.why);
    return json::Value(std::move(members));
}

std::string written(const ResponseSet& set)
{
    json::Value::Object answers;
    for (const auto& [id, answer] : set.answers) {
        answers.emplace_back(id, answerValue(*tinyPack().find(id), answer));
    }
    json::Value::Object root;
    root.emplace_back("format", std::string("opmaat.answers/1"));
    root.emplace_back("pack", set.pack);
    root.emplace_back("language", set.language);
    root.emplace_back("mode", set.mode);
    root.emplace_back("answers", std::move(answers));
    return json::write(json::Value(std::move(root)), 2);
}

void fitsThePack(const ResponseSet& set)
{
    for (const auto& [id, answer] : set.answers) {
        const Item* item = tinyPack().find(id);
        holds(item != nullptr && item->takesAnswer(), "An answer has its item");
        holds(answer.state != AnswerState::Answered || mistakeInValue(answer, *item).empty(),
              "An answer is one that its item takes");
    }
    const auto pattern = responsePattern(set, tinyPack());
    holds(pattern.size() == tinyPack().parameters.model.items.size(), "A response an item");
}

}  // namespace

// Answers fit the pack, and read back from their own form as the same.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    ResponseSet set;
    try {
        set = parseAnswers(opmaat::fuzz::textOf(data, size), "a.json", asRead());
    } catch (const InputError& error) {
        opmaat::fuzz::isHelpful(error, "a.json");
        return 0;
    }
    fitsThePack(set);
    try {
        const ResponseSet again = parseAnswers(written(set), "written", tinyPack());
        holds(again.pack == set.pack && again.language == set.language && again.mode == set.mode,
              "Pack, language and mode read back as the same");
        holds(again.answers == set.answers, "Answers read back as the same");
    } catch (const InputError&) {
        holds(false, "What was written can be read");
    }
    return 0;
}
