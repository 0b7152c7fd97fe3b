#include "engine/assessment/talk_guide_json.h"

namespace opmaat::engine {
namespace {

using json::Value;

Value text(std::string_view words)
{
    return Value(std::string(words));
}

Value lines(const std::vector<GuideLine>& all)
{
    Value::Array array;
    for (const GuideLine& one : all) {
        Value::Object fields{{"id", text(one.id)}};
        for (const auto& [key, words] :
             {std::pair("title", &one.title), std::pair("text", &one.text),
              std::pair("by", &one.by), std::pair("source", &one.source)}) {
            if (!words->empty()) fields.emplace_back(key, text(*words));
        }
        array.emplace_back(std::move(fields));
    }
    return Value(std::move(array));
}

}  // namespace

Value guideValue(const TalkGuide& guide)
{
    Value::Array questions;
    for (const GuideQuestion& one : guide.questions) {
        questions.emplace_back(Value::Object{{"facet", text(one.facet)},
                                             {"title", text(one.title)},
                                             {"level", text(name(one.level))},
                                             {"inviting", text(one.inviting)},
                                             {"confronting", text(one.confronting)},
                                             {"source", text(one.source)}});
    }
    return Value(Value::Object{{"questions", Value(std::move(questions))},
                               {"handOvers", lines(guide.handOvers)},
                               {"actions", lines(guide.actions)},
                               {"checks", lines(guide.checks)}});
}

}  // namespace opmaat::engine
