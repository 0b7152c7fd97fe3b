#include <algorithm>
#include <ctime>
#include <iostream>

#include "engine/assessment/subject_report.h"
#include "engine/commands/store_access.h"
#include "engine/commands/store_packs.h"
#include "engine/exchange/answer_cell.h"
#include "engine/record/backup.h"
#include "engine/record/case.h"

namespace opmaat::engine {
namespace {

using json::Value;

/// The stream of one person, unlocked, with what the desk adds to it.
class Subject {
public:
    explicit Subject(const StoreArguments& arguments)
        : id_(interviewId(arguments.code)),
          store_(unlockedStore(arguments)),
          events_(store_->events(id_)),
          pack_(packOfRecord(store_->vault(), events_.at(0).packHash, arguments.packs)),
          whole_(pack_, events_)
    {
    }

    const std::string& id() const { return id_; }
    const Pack& pack() const { return pack_; }
    const Case& whole() const { return whole_; }
    const std::vector<Event>& events() const { return events_; }

    /// @throws std::logic_error when it cannot follow; nothing has then changed
    void add(Event event, bool dryRun)
    {
        event.sequence = static_cast<std::int64_t>(events_.size());
        event.at = presentTime();
        event.details["who"] = store_->secrets()->label;
        whole_.apply(event);
        if (!dryRun) {
            store_->append(id_, event);
        }
        events_.push_back(std::move(event));
    }

private:
    std::string id_;
    std::unique_ptr<SealedStore> store_;
    std::vector<Event> events_;
    Pack pack_;
    Case whole_;
};

AnswerState stateOf(const StoreArguments& arguments)
{
    if (arguments.state.empty()) {
        return AnswerState::Answered;
    }
    const auto state = answerState(arguments.state);
    if (!state || *state == AnswerState::NotShown || *state == AnswerState::NotReached) {
        throw StoreError("'" + arguments.state +
                         "' is no state of an answer. Take answered, dont-know, declined or"
                         " skipped.");
    }
    return *state;
}

/// What is put in the place of the answer. That it fits the question is for the fold to say.
Answer answerOf(const StoreArguments& arguments, const Pack& pack)
{
    Answer answer;
    answer.state = stateOf(arguments);
    const Item* item = pack.find(arguments.item);
    if (answer.state != AnswerState::Answered || item == nullptr) {
        return answer;
    }
    std::string cell;
    for (const std::string& part : arguments.answer) {
        cell += (cell.empty() ? "" : " ") + part;
    }
    std::optional<Answer> given = answerFromCell(*item, cell);
    if (!given) {
        throw StoreError("'" + cell + "' is no answer to '" + item->id + "'. Give " +
                         formOfCell(*item) + ".");
    }
    if (item->type == ItemType::Several) {
        std::sort(given->categories.begin(), given->categories.end());
    }
    return *std::move(given);
}

std::string languageOf(const StoreArguments& arguments, const Subject& subject)
{
    const std::vector<std::string>& languages = subject.pack().languages;
    if (arguments.language.empty()) {
        return subject.whole().interview().language();
    }
    if (std::find(languages.begin(), languages.end(), arguments.language) == languages.end()) {
        throw StoreError("Pack " + subject.pack().id + " has no language '" + arguments.language +
                         "'. Take one that it lists in pack.json.");
    }
    return arguments.language;
}

/// As the clock of this computer shows it.
std::chrono::local_seconds localTime(std::chrono::sys_seconds at)
{
    const std::time_t seconds = at.time_since_epoch().count();
    std::tm local{};
    localtime_r(&seconds, &local);
    return std::chrono::local_seconds(std::chrono::seconds(timegm(&local)));
}

}  // namespace

/// Somebody looks now, and the client may see that too.
int storeSubjectShow(const StoreArguments& arguments)
{
    Subject subject(arguments);
    const std::string language = languageOf(arguments, subject);
    const std::string purpose = arguments.purpose.empty() ? "subject" : arguments.purpose;
    subject.add(officeEvent(EventKind::Opened, {{"purpose", purpose}}), false);
    std::cout << (arguments.json
                      ? subjectJson(subject.whole(), subject.events(), subject.id(), language)
                      : text(subjectReport(subject.whole(), subject.id(), language, localTime)));
    return kFine;
}

int storeSubjectCorrect(const StoreArguments& arguments)
{
    Subject subject(arguments);
    Event event = officeEvent(EventKind::Corrected, {{"reason", arguments.reason}});
    event.item = arguments.item;
    event.answer = answerOf(arguments, subject.pack());
    subject.add(std::move(event), arguments.dryRun);
    return answer(
        arguments,
        (arguments.dryRun ? "Nothing was changed: the answer to '" : "Corrected: the answer to '") +
            arguments.item +
            (arguments.dryRun ? "' can be corrected.\n"
                              : "'. The answer of before is kept beside"
                                " it, and every result from now on uses"
                                " the new one.\n"),
        {{"interview", text(subject.id())},
         {"item", text(arguments.item)},
         {"dryRun", Value(arguments.dryRun)}});
}

int storeSubjectRestrict(const StoreArguments& arguments)
{
    Subject subject(arguments);
    const EventKind kind = arguments.release ? EventKind::Released : EventKind::Restricted;
    subject.add(officeEvent(kind, {{"reason", arguments.reason}}), arguments.dryRun);
    const std::string result = arguments.release ? "released: it may be used again"
                                                 : "restricted: it is kept, and not used";
    return answer(arguments,
                  (arguments.dryRun ? "Nothing was changed: interview " : "Interview ") +
                      subject.id() + (arguments.dryRun ? " can be " : " is ") + result + ".\n",
                  {{"interview", text(subject.id())},
                   {"restricted", Value(!arguments.release)},
                   {"dryRun", Value(arguments.dryRun)}});
}

int storeSubjectErase(const StoreArguments& arguments)
{
    const std::string id = interviewId(arguments.code);
    const Bytes stream = fromHex(id).value();
    const auto store = unlockedStore(arguments);
    const auto events = store->vault().events(stream);
    if (events.empty()) {
        throw noInterview(id);
    }
    if (!events.front().erased.empty() && !store->vault().wrap(stream)) {
        throw StoreError("Interview " + id + " was erased before; nothing of it is left to erase.");
    }
    const auto count = static_cast<std::int64_t>(events.size());
    if (arguments.dryRun) {
        return answer(arguments,
                      "Nothing was changed: interview " + id + " with " + counted(count, "event") +
                          " would be erased for ever.\n",
                      {{"dryRun", Value(true)}, {"events", number(count)}});
    }
    eraseStreams(store->vault(), *store->secrets(), std::span(&stream, 1));
    keepInLog(*store, officeEvent(EventKind::Erased, {{"streamHash", erasedName(stream)},
                                                      {"reason", arguments.reason},
                                                      {"ground", arguments.ground}}));
    return answer(arguments,
                  "Interview " + id +
                      " is erased: its key is destroyed, here and for every backup, and its events"
                      " are emptied. Copies of the\nkey ring still have the key: replace them now"
                      " with 'opmaat store backup --keys-to', and destroy any other.\n",
                  {{"interview", text(id)},
                   {"streamHash", text(erasedName(stream))},
                   {"events", number(count)}});
}

}  // namespace opmaat::engine
