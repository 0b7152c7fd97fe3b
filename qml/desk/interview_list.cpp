#include "qml/desk/interview_list.h"

#include <algorithm>

#include "engine/json/finding.h"

namespace opmaat::desk {
namespace {

QString stageWords(const Course& course, const Figures& figures)
{
    switch (course.stage) {
        //: State of an interview
        case Stage::Finished:
            return InterviewList::tr("finished");
        case Stage::Stopped:
            return InterviewList::tr("stopped before the end");
        //: State of an interview that the client goes on with later; %1 time of its last event
        case Stage::Paused:
            return InterviewList::tr("paused, last answer at %1").arg(figures.time(course.lastAt));
        //: State of an interview that has not ended; %1 time of its last event
        case Stage::Busy:
            return InterviewList::tr("not finished, last answer at %1")
                .arg(figures.time(course.lastAt));
    }
    return {};
}

/// An alarm comes first: a person may be waiting at the kiosk.
QString stateWords(const std::vector<engine::Event>& events, const Figures& figures)
{
    const QString stage = stageWords(courseOf(events), figures);
    const bool alarmed = std::any_of(events.begin(), events.end(), [](const engine::Event& event) {
        return event.kind == engine::EventKind::AlarmRaised;
    });
    //: State of an interview in which an answer asked for a person; %1 its other state
    return alarmed ? InterviewList::tr("someone is needed here now; %1").arg(stage) : stage;
}

QString answeredWords(const std::vector<engine::Event>& events, const engine::Pack* pack)
{
    const Course course = courseOf(events);
    //: Number of questions answered in an interview whose questionnaire is not here
    if (pack == nullptr || pack->hash != course.packHash)
        return InterviewList::tr("%1 questions").arg(course.answers);
    engine::Interview interview(*pack);
    for (const auto& event : events) interview.apply(event);
    //: Questions answered, of the questions that apply
    return InterviewList::tr("%1 of %2 questions")
        .arg(interview.answeredCount())
        .arg(interview.shownItems().size());
}

}  // namespace

InterviewList::InterviewList(const engine::Store* store, PackShelf& shelf,
                             const std::string& language, QObject* parent)
    : QAbstractListModel(parent),
      store_(store),
      shelf_(shelf),
      language_(language),
      figures_(language)
{
    connect(&timer_, &QTimer::timeout, this, &InterviewList::refresh);
}

void InterviewList::refreshEvery(std::chrono::milliseconds interval)
{
    timer_.start(interval);
}

void InterviewList::refresh()
{
    if (store_ == nullptr || !readable_) return;
    std::vector<Line> lines;
    QString problem;
    try {
        for (const auto& stored : store_->interviews()) {
            const Line* line = known(stored);
            lines.push_back(line != nullptr ? *line : lineOf(stored));
        }
    } catch (const std::exception& error) {
        problem = QString::fromUtf8(error.what());
        lines = lines_;
    }
    show(std::move(lines), problem);
    Q_EMIT refreshed();
}

void InterviewList::setReadable(bool readable)
{
    readable_ = readable;
    if (readable) return refresh();
    show({}, {});
}

void InterviewList::show(std::vector<Line> lines, const QString& problem)
{
    if (lines == lines_ && problem == problem_) return;
    if (lines != lines_) {
        beginResetModel();
        lines_ = std::move(lines);
        endResetModel();
    }
    problem_ = problem;
    Q_EMIT changed();
}

const InterviewList::Line* InterviewList::known(const engine::StoredInterview& stored) const
{
    const auto found = std::find_if(lines_.begin(), lines_.end(), [&](const Line& line) {
        return line.id == stored.id && line.events == stored.events;
    });
    return found == lines_.end() ? nullptr : &*found;
}

InterviewList::Line InterviewList::lineOf(const engine::StoredInterview& stored) const
{
    const auto events = store_->events(stored.id);
    Line line{stored.id,
              stored.events,
              figures_.day(stored.startedAt),
              figures_.time(stored.startedAt),
              {},
              {},
              stateWords(events, figures_)};
    const engine::Pack* pack = nullptr;
    try {
        pack = shelf_.find(stored.pack, stored.packHash);
        line.answered = answeredWords(events, pack);
    } catch (const std::exception&) {  // said when the interview is opened; the list goes on
        line.answered = answeredWords(events, nullptr);
    }
    line.questionnaire = pack != nullptr ? text(pack->title.in(language_)) : text(stored.pack);
    return line;
}

QString InterviewList::summary(const Line& line) const
{
    //: What a screen reader says of one interview: code, day, time, questionnaire, answered, state
    return tr("Interview %1, %2, %3, %4, %5, %6")
        .arg(Figures::code(text(line.id)), line.day, line.time, line.questionnaire, line.answered,
             line.state);
}

int InterviewList::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : count();
}

QVariant InterviewList::data(const QModelIndex& index, int role) const
{
    if (index.row() < 0 || index.row() >= count()) return {};
    const Line& line = lines_[static_cast<std::size_t>(index.row())];
    switch (role) {
        case Id:
            return text(line.id);
        case Code:
            return Figures::code(text(line.id));
        case Day:
            return line.day;
        case Time:
            return line.time;
        case Questionnaire:
            return line.questionnaire;
        case Answered:
            return line.answered;
        case State:
            return line.state;
        case Summary:
            return summary(line);
        default:
            return {};
    }
}

QHash<int, QByteArray> InterviewList::roleNames() const
{
    return {{Id, "interviewId"},
            {Code, "code"},
            {Day, "day"},
            {Time, "time"},
            {Questionnaire, "questionnaire"},
            {Answered, "answered"},
            {State, "stateWords"},
            {Summary, "summary"}};
}

}  // namespace opmaat::desk
