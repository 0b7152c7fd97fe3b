#include "qml/desk/desk.h"

#include <stdexcept>

#include "engine/assessment/replay.h"
#include "engine/interview/answers_file.h"
#include "engine/record/adopted_pack.h"

namespace opmaat::desk {

namespace {

std::chrono::sys_seconds systemTime()
{
    return std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now());
}

/// A kiosk may still be writing. What was left without a word is over with its day, as its code is.
bool isGoingOn(const Course& course, std::chrono::sys_seconds now)
{
    using std::chrono::days, std::chrono::floor;
    return course.stage == Stage::Busy && floor<days>(course.lastAt) == floor<days>(now);
}

}  // namespace

Desk::Desk(std::unique_ptr<engine::Store> store, const std::filesystem::path& packs,
           std::string language, engine::Clock clock, QObject* parent)
    : QObject(parent),
      store_(std::move(store)),
      sealed_(dynamic_cast<engine::SealedStore*>(store_.get())),
      shelf_(packs),
      language_(std::move(language)),
      clock_(clock ? std::move(clock) : systemTime),
      list_(store_.get(), shelf_, language_),
      lock_(store_.get()),
      wrongCodes_(sealed_)
{
    connect(&list_, &InterviewList::refreshed, &wrongCodes_, &WrongCodes::refresh);
    connect(&lock_, &Lock::changed, this, &Desk::followLock);
    followLock();
}

void Desk::followLock()
{
    list_.setReadable(!lock_.isLocked() && !lock_.isTrying());
    if (lock_.isLocked() && (opened_ || !problem_.isEmpty())) close();
}

void Desk::open(const QString& interview)
{
    attempt(tr("This interview cannot be shown"), [&] { openStored(interview.toStdString()); });
}

void Desk::openStored(const std::string& interview)
{
    auto events = store_->events(interview);
    const Course course = courseOf(events);
    if (!mayOpen(course)) return;
    const engine::Pack* pack = shelf_.find(course.pack, course.packHash);
    if (pack == nullptr) {
        //: %1 pack id, %2 version, %3 folder
        complain(
            tr("The questionnaire of this interview is not here"),
            tr("It was filled in with questionnaire \"%1\", version %2. That is not in %3. Put the "
               "folder of the "
               "questionnaire there, or start this program with --packs and the folder that has "
               "it. The answers "
               "themselves are safe.")
                .arg(text(course.pack), text(course.packVersion), text(shelf_.folder().string())));
        return;
    }
    if (sealed_ != nullptr) engine::requireAdopted(*sealed_, pack->hash);
    engine::Event opening;
    opening.kind = engine::EventKind::Opened;
    opening.details = {{"who", sealed_ != nullptr ? sealed_->secrets()->label : "demo"},
                       {"purpose", "talk"}};
    append(interview, events, opening);
    if (pack->hash == course.packHash) keepResult(interview, *pack, events);
    const Reading reading = readWith(*pack, events);
    Case shown;
    shown.code = interview;
    shown.course = course;
    shown.leftOut = reading.leftOut;
    shown.pack = pack;
    if (sealed_ != nullptr) shown.place = sealed_->vault().chainHead();
    show(std::move(shown), reading.set);
}

bool Desk::mayOpen(const Course& course)
{
    if (course.restricted) {
        complain(tr("This interview is not shown"),
                 tr("The client has asked not to use these answers for now. They are kept. The "
                    "administrator can release them when the client agrees."));
        return false;
    }
    if (isGoingOn(course, clock_())) {
        complain(tr("This interview is still going on"),
                 tr("The client is answering, or left without stopping. The interview can be "
                    "opened as soon as it is finished, stopped or paused, and otherwise tomorrow. "
                    "Does the client need help? Go and see them: the list says so when an answer "
                    "asks for a person."));
        return false;
    }
    return true;
}

void Desk::append(const std::string& interview, std::vector<engine::Event>& events,
                  engine::Event event)
{
    event.sequence = static_cast<std::int64_t>(events.size());
    event.at = clock_();
    store_->append(interview, event);
    events.push_back(std::move(event));
}

/// So that anybody can compute it again and compare. Once for each result there was.
void Desk::keepResult(const std::string& interview, const engine::Pack& pack,
                      std::vector<engine::Event>& events)
{
    const engine::Case before(pack, events);
    const auto result = engine::keptResult(shelf_.assessor(pack), before.interview());
    const auto& known = before.computations();
    const bool isKept = !known.empty() && known.back().resultHash == result.hash &&
                        known.back().software == result.software;
    if (!isKept) append(interview, events, engine::assessedEvent(result, pack));
}

void Desk::openAnswers(const std::filesystem::path& file, const std::filesystem::path& pack)
{
    attempt(tr("This answers file cannot be shown"), [&] {
        Case shown;
        shown.pack = &shelf_.open(pack);
        const auto set = engine::readAnswers(file.string(), *shown.pack);
        show(std::move(shown), set);
    });
}

void Desk::show(Case shown, const engine::ResponseSet& set)
{
    shown.language = set.language;
    shown.mode = set.mode;
    shown.assessment = shelf_.assessor(*shown.pack).assess(set, language_);
    problem_.clear();
    problemDetail_.clear();
    opened_ = std::make_unique<CaseView>(shown);
    Q_EMIT changed();
}

void Desk::close()
{
    // The page that still shows it lets go first.
    if (opened_) opened_.release()->deleteLater();
    problem_.clear();
    problemDetail_.clear();
    list_.refresh();
    Q_EMIT changed();
}

void Desk::complain(const QString& problem, const QString& detail)
{
    problem_ = problem;
    problemDetail_ = detail;
    Q_EMIT changed();
}

void Desk::attempt(const QString& problem, const std::function<void()>& work)
{
    try {
        work();
    } catch (const std::exception& error) {
        complain(problem, QString::fromUtf8(error.what()));
    }
}

}  // namespace opmaat::desk
