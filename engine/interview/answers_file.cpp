#include "engine/interview/answers_file.h"

#include <algorithm>

#include "engine/interview/answer_rules.h"
#include "engine/interview/answer_value.h"
#include "engine/json/nearest.h"
#include "engine/json/value.h"

namespace opmaat::engine {
namespace {

using json::Value;

const std::vector<std::string> kModes = {"alone", "together", "read-aloud"};
const std::vector<std::string> kStates = {"answered", "dont-know", "declined",
                                          "skipped",  "not-shown", "not-reached"};

std::string listed(const std::vector<std::string>& names)
{
    std::string list;
    for (std::size_t i = 0; i < names.size(); ++i) {
        list += (i == 0 ? "" : i + 1 == names.size() ? " or " : ", ") + names[i];
    }
    return list;
}

/// Reads one answers file and notes everything that is wrong with it.
class Reader {
public:
    Reader(const Pack& pack, const std::string& file) : pack_(pack), file_(file) {}

    ResponseSet read(const Value& root);

private:
    void note(const Value& where, const std::string& pointer, const std::string& rule,
              const std::string& message, const std::string& fix);
    void noteKey(const Value& where, const std::string& pointer, const std::string& rule,
                 const std::string& message, const std::string& fix);
    bool isKind(const Value& value, Value::Kind kind, const std::string& pointer,
                const std::string& expected);
    std::string oneOf(const Value& root, const std::string& member,
                      const std::vector<std::string>& known, const std::string& otherwise,
                      const std::string& message);
    void refuseOthers(const Value& object, const std::string& pointer,
                      const std::vector<std::string>& known);
    void readHead(const Value& root, ResponseSet& set);
    void readItem(const std::string& id, const Value& value, ResponseSet& set);
    Answer readAnswer(const Item& item, const Value& value, const std::string& pointer);
    AnswerState readState(const Value& object, const std::string& pointer);
    void readValue(const Item& item, const Value& value, const std::string& pointer,
                   Answer& answer);

    const Pack& pack_;
    const std::string& file_;
    Findings findings_;
};

void Reader::note(const Value& where, const std::string& pointer, const std::string& rule,
                  const std::string& message, const std::string& fix)
{
    findings_.push_back(
        {file_, pointer, where.line, where.column, rule, Severity::Error, message, fix});
}

void Reader::noteKey(const Value& where, const std::string& pointer, const std::string& rule,
                     const std::string& message, const std::string& fix)
{
    findings_.push_back(
        {file_, pointer, where.keyLine, where.keyColumn, rule, Severity::Error, message, fix});
}

bool Reader::isKind(const Value& value, Value::Kind kind, const std::string& pointer,
                    const std::string& expected)
{
    if (value.kind() != kind) {
        note(value, pointer, "answers-type", "this is not " + expected, "Write " + expected);
    }
    return value.kind() == kind;
}

/// The text of a member that must be one of a few, or `otherwise` where it is absent or wrong.
std::string Reader::oneOf(const Value& root, const std::string& member,
                          const std::vector<std::string>& known, const std::string& otherwise,
                          const std::string& message)
{
    const Value* value = root.find(member);
    const std::string pointer = pointerTo("", member);
    if (value == nullptr || !isKind(*value, Value::Kind::String, pointer, "a text")) {
        return otherwise;
    }
    if (std::find(known.begin(), known.end(), value->text()) == known.end()) {
        note(*value, pointer, "answers-" + member, inQuotes(value->text()) + " " + message,
             known.empty() ? "Remove it" : "Write " + listed(known));
        return otherwise;
    }
    return value->text();
}

void Reader::refuseOthers(const Value& object, const std::string& pointer,
                          const std::vector<std::string>& known)
{
    for (const auto& [name, value] : object.object()) {
        if (std::find(known.begin(), known.end(), name) == known.end()) {
            noteKey(value, pointerTo(pointer, name), "answers-field",
                    "there is no member " + inQuotes(name) + " here",
                    didYouMean(name, known, "Use only " + listed(known)));
        }
    }
}

void Reader::readHead(const Value& root, ResponseSet& set)
{
    refuseOthers(root, "", {"format", "pack", "language", "mode", "form", "answers"});
    for (const char* member : {"format", "pack", "answers"}) {
        if (root.find(member) == nullptr) {
            note(root, "", "answers-field", "the file has no " + inQuotes(member), "Add it");
        }
    }
    oneOf(root, "format", {"opmaat.answers/1"}, "", "is not a format this version reads");
    set.pack =
        oneOf(root, "pack", {pack_.id}, pack_.id, "is another pack than " + inQuotes(pack_.id));
    set.language = oneOf(root, "language", pack_.languages,
                         pack_.languages.empty() ? set.language : pack_.languages.front(),
                         "is not a language of the pack");
    set.mode = oneOf(root, "mode", kModes, set.mode, "is not a way to fill in a questionnaire");
    std::vector<std::string> forms;
    for (const Form& form : pack_.forms) {
        forms.push_back(form.id);
    }
    set.form = oneOf(root, "form", forms, "", "is not a form of the pack");
}

void Reader::readValue(const Item& item, const Value& value, const std::string& pointer,
                       Answer& answer)
{
    const auto given = answerFromJson(item, value);
    if (!given) {
        const std::string form = formOfAnswer(item);
        note(value, pointer, "answers-type", "the answer is not " + form, "Write " + form);
        return;
    }
    answer.categories = given->categories;
    answer.value = given->value;
    const std::string mistake = mistakeInValue(answer, item);
    if (mistake.empty()) {
        return;
    }
    const bool isOfCategories = item.range.most == 0.0 && item.mostCharacters == 0;
    note(value, pointer, isOfCategories ? "answers-category" : "answers-value",
         "item " + inQuotes(item.id) + " " + mistake,
         isOfCategories ? "Choose among the categories as the item lists them, from 0"
                        : "Write an answer that the item takes, or give a state instead");
}

AnswerState Reader::readState(const Value& object, const std::string& pointer)
{
    const Value* state = object.find("state");
    const Value* value = object.find("value");
    if (state == nullptr) {
        if (value == nullptr) {
            note(object, pointer, "answers-state", "the answer has no 'value' and no 'state'",
                 "Give the category or why there is none");
        }
        return AnswerState::Answered;
    }
    if (!isKind(*state, Value::Kind::String, pointer + "/state", "a text")) {
        return AnswerState::NotReached;
    }
    const auto known = answerState(state->text());
    if (!known) {
        note(*state, pointer + "/state", "answers-state",
             inQuotes(state->text()) + " is not a state of an answer",
             didYouMean(state->text(), kStates, "Write " + listed(kStates)));
    } else if ((*known == AnswerState::Answered) != (value != nullptr)) {
        note(*state, pointer + "/state", "answers-state",
             inQuotes(state->text()) + (value == nullptr ? " needs a 'value'" : " has no 'value'"),
             value == nullptr ? "Add the category" : "Remove the value or the state");
    }
    return known.value_or(AnswerState::NotReached);
}

Answer Reader::readAnswer(const Item& item, const Value& value, const std::string& pointer)
{
    Answer answer;
    if (!value.isObject()) {
        answer.state = AnswerState::Answered;
        readValue(item, value, pointer, answer);
        return answer;
    }
    refuseOthers(value, pointer, {"value", "state", "seconds", "why"});
    answer.state = readState(value, pointer);
    if (const Value* chosen = value.find("value"); chosen != nullptr) {
        readValue(item, *chosen, pointer + "/value", answer);
    }
    if (const Value* seconds = value.find("seconds"); seconds != nullptr) {
        const bool good = seconds->kind() == Value::Kind::Number && seconds->number() >= 0.0;
        if (!good) {
            note(*seconds, pointer + "/seconds", "answers-type", "this is not a time in seconds",
                 "Write a number from 0");
        }
        answer.seconds = good ? seconds->number() : 0.0;
    }
    if (const Value* why = value.find("why");
        why != nullptr && isKind(*why, Value::Kind::String, pointer + "/why", "a text")) {
        answer.why = why->text();
    }
    return answer;
}

void Reader::readItem(const std::string& id, const Value& value, ResponseSet& set)
{
    const std::string pointer = pointerTo("/answers", id);
    const Item* item = pack_.find(id);
    if (item == nullptr) {
        std::vector<std::string> ids;
        for (const Item& known : pack_.items) {
            ids.push_back(known.id);
        }
        noteKey(value, pointer, "answers-item",
                "pack " + inQuotes(pack_.id) + " has no item " + inQuotes(id),
                didYouMean(id, ids, "Use an item of the pack or remove the answer"));
    } else if (!item->takesAnswer()) {
        noteKey(value, pointer, "answers-item",
                "item " + inQuotes(id) +
                    (item->practice ? " is for practice and keeps no answer"
                                    : " is a card to read and takes no answer"),
                "Remove the answer");
    } else if (Answer answer = readAnswer(*item, value, pointer);
               answer.state != AnswerState::NotReached) {
        set.answers[id] = std::move(answer);
    }
}

ResponseSet Reader::read(const Value& root)
{
    ResponseSet set;
    if (isKind(root, Value::Kind::Object, "", "an object")) {
        readHead(root, set);
        const Value* answers = root.find("answers");
        if (answers != nullptr &&
            isKind(*answers, Value::Kind::Object, "/answers", "an object of item ids")) {
            for (const auto& [id, value] : answers->object()) {
                readItem(id, value, set);
            }
        }
    }
    if (!findings_.empty()) {
        throw InputError(std::move(findings_));
    }
    return set;
}

}  // namespace

ResponseSet parseAnswers(std::string_view json, const std::string& file, const Pack& pack)
{
    ResponseSet set = Reader(pack, file).read(json::parse(json, file));
    hideWhatIsNotShown(set, pack);
    return set;
}

std::string answersJson(const ResponseSet& set, const Pack& pack)
{
    Value::Object answers;
    for (const auto& [id, answer] : set.answers) {
        const bool answered = answer.state == AnswerState::Answered;
        const std::string state(name(answer.state));
        answers.emplace_back(id, answered ? answerToJson(*pack.find(id), answer)
                                          : Value(Value::Object{{"state", Value(state)}}));
    }
    Value::Object members{{"format", Value(std::string("opmaat.answers/1"))},
                          {"pack", Value(set.pack)},
                          {"language", Value(set.language)},
                          {"mode", Value(set.mode)}};
    if (!set.form.empty()) members.emplace_back("form", Value(set.form));
    members.emplace_back("answers", Value(std::move(answers)));
    return json::write(Value(std::move(members)), 2) + "\n";
}

ResponseSet readAnswers(const std::string& path, const Pack& pack)
{
    return parseAnswers(json::readFile(path, json::Limits{}.bytes), path, pack);
}

}  // namespace opmaat::engine
