#include "engine/exchange/fhir/response.h"

#include <algorithm>

#include "engine/exchange/fhir/codes.h"
#include "engine/exchange/fhir/json.h"
#include "engine/exchange/fhir/names.h"

namespace opmaat::engine {
namespace {

using json::Value;
using namespace fhir;

class Writer {
public:
    Writer(const Pack& pack, const ResponseSet& set) : pack_(pack), set_(set), sources_(pack) {}

    Value write() const;

private:
    Answer answerTo(const Item& item) const;
    Value item(std::size_t index) const;
    Value::Array answers(std::size_t index, const Answer& answer) const;
    bool isWhole() const;

    const Pack& pack_;
    const ResponseSet& set_;
    ModuleSources sources_;
};

Answer Writer::answerTo(const Item& item) const
{
    const auto found = set_.answers.find(item.id);
    return found == set_.answers.end() ? Answer() : found->second;
}

Value::Array Writer::answers(std::size_t index, const Answer& answer) const
{
    Value::Array all;
    for (const int category : answer.categories) {
        const auto c = static_cast<std::size_t>(category);
        Value coded = codingOf(sources_, index, c);
        const Text& words = pack_.items[index].categories.at(c).text;
        coded.object().emplace_back("display", text(words.in(set_.language)));
        all.push_back(Value(Value::Object{{"valueCoding", std::move(coded)}}));
    }
    return all;
}

Value::Array extensionsOf(const Answer& answer)
{
    Value::Array extensions;
    const std::string_view reason = dataAbsentReasonOf(answer.state);
    if (!reason.empty()) {
        extensions.push_back(extension(kDataAbsentReason, "valueCode", text(reason)));
    }
    // Nothing chosen of several is an answer, and FHIR has no answer without a value.
    if (answer.state != AnswerState::Answered || answer.categories.empty()) {
        extensions.push_back(extension(kAnswerState, "valueCoding",
                                       coding(kAnswerStateCodes, std::string(name(answer.state)))));
    }
    if (answer.seconds > 0.0) {
        extensions.push_back(extension(kSeconds, "valueDecimal", Value(answer.seconds)));
    }
    return extensions;
}

Value Writer::item(std::size_t index) const
{
    const Item& item = pack_.items[index];
    const Answer answer = answerTo(item);
    Value::Object members;
    addList(members, "extension", extensionsOf(answer));
    members.emplace_back("linkId", text(item.id));
    members.emplace_back("text", text(item.text.in(set_.language)));
    addList(members, "answer", answers(index, answer));
    return Value(std::move(members));
}

bool Writer::isWhole() const
{
    return std::all_of(pack_.items.begin(), pack_.items.end(), [&](const Item& item) {
        return item.type == ItemType::Information ||
               answerTo(item).state != AnswerState::NotReached;
    });
}

Value Writer::write() const
{
    Value::Object resource = {{"resourceType", text("QuestionnaireResponse")},
                              {"language", text(set_.language)}};
    addList(resource, "extension", {extension(kMode, "valueCode", text(set_.mode))});
    resource.emplace_back("questionnaire", text(urlOf(pack_) + "|" + pack_.version));
    resource.emplace_back("status", text(isWhole() ? "completed" : "in-progress"));
    Value::Array groups;
    for (std::size_t m = 0; m < pack_.modules.size(); ++m) {
        Value::Array items;
        for (std::size_t i = 0; i < pack_.items.size(); ++i) {
            const bool asks = pack_.items[i].type != ItemType::Information;
            if (asks && pack_.items[i].module == m) items.push_back(item(i));
        }
        if (items.empty()) continue;
        Value::Object group = {{"linkId", text(pack_.modules[m].id)}};
        addList(group, "item", std::move(items));
        groups.push_back(Value(std::move(group)));
    }
    addList(resource, "item", std::move(groups));
    return Value(std::move(resource));
}

}  // namespace

std::string_view dataAbsentReasonOf(AnswerState state)
{
    switch (state) {
        case AnswerState::Answered:
            return "";
        case AnswerState::DontKnow:
            return "asked-unknown";
        case AnswerState::Declined:
            return "asked-declined";
        case AnswerState::Skipped:
            return "unknown";  // asked, and nobody said why there is no answer
        case AnswerState::NotShown:
        case AnswerState::NotReached:
            return "not-asked";
    }
    return "";
}

FhirExport exportResponse(const Pack& pack, const ResponseSet& set, const std::string& file)
{
    FhirExport exported{Writer(pack, set).write(), {}};
    for (const auto& [id, answer] : set.answers) {
        if (answer.why.empty()) continue;
        exported.lost.push_back({file, pointerTo(pointerTo("/answers", id), "why"), 0, 0,
                                 "fhir-not-held", Severity::Note,
                                 "where a made-up answer comes from is not exported",
                                 "Keep the answers file if you need it"});
    }
    return exported;
}

}  // namespace opmaat::engine
