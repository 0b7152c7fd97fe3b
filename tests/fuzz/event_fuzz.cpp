#include "engine/interview/event.h"

#include "tests/fuzz/laws.h"
#include "tests/fuzz/planted.h"

namespace {

using namespace opmaat::engine;
using opmaat::fuzz::holds;

/// 7: the last day of a leap year's February is written as the day before.
std::string written(const Event& event)
{
    std::string text = toJson(event);
    const std::size_t at = opmaat::fuzz::isPlanted(7) ? text.find("-02-29T") : std::string::npos;
    if (at != std::string::npos) text[at + 5] = '8';
    return text;
}

/// What the file said is what the event says: every member, whatever its order, with the same
/// value.
void saysWhatWasRead(std::string_view input, const Event& event)
{
    const json::Value said = json::parse(input, "e.json");
    const json::Value says = json::parse(toJson(event), "written");
    holds(said.object().size() == says.object().size(), "An event has the members that were read");
    for (const auto& [name, value] : said.object()) {
        const json::Value* found = says.find(name);
        holds(found != nullptr && found->kind() == value.kind(), "A member that was read is there");
        if (value.kind() == json::Value::Kind::Number) {
            holds(found->number() == value.number(), "A number is the one that was read");
        } else if (value.kind() == json::Value::Kind::String) {
            holds(found->text() == value.text(), "A text is the one that was read");
        } else {
            holds(std::equal(value.array().begin(), value.array().end(), found->array().begin(),
                             found->array().end(),
                             [](const json::Value& one, const json::Value& two) {
                                 return one.number() == two.number();
                             }),
                  "Categories are those that were read");
        }
    }
}

}  // namespace

// An event says what its file said, and reads back from its own form as the same.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const std::string_view input = opmaat::fuzz::textOf(data, size);
    Event event;
    try {
        event = eventFromJson(input, "e.json");
    } catch (const InputError& error) {
        opmaat::fuzz::isHelpful(error, "e.json");
        return 0;
    }
    saysWhatWasRead(input, event);
    try {
        holds(eventFromJson(written(event), "written") == event, "An event reads back as the same");
    } catch (const InputError&) {
        holds(false, "What was written can be read");
    }
    holds(mistakeInDetails(event).empty(), "What was read is of the catalogue");
    return 0;
}
