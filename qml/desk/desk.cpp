#include "qml/desk/desk.h"

#include <stdexcept>

#include "engine/interview/answers_file.h"

namespace opmaat::desk {

Desk::Desk(std::unique_ptr<engine::Store> store, const std::filesystem::path& packs,
           std::string language, QObject* parent)
    : QObject(parent),
      store_(std::move(store)),
      shelf_(packs),
      language_(std::move(language)),
      list_(store_.get(), shelf_, language_)
{
}

void Desk::open(const QString& interview)
{
    attempt(tr("This interview cannot be shown"), [&] { openStored(interview.toStdString()); });
}

void Desk::openStored(const std::string& interview)
{
    const auto events = store_->events(interview);
    const Course course = courseOf(events);
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
    const Reading reading = readWith(*pack, events);
    Case shown;
    shown.code = interview;
    shown.course = course;
    shown.leftOut = reading.leftOut;
    shown.pack = pack;
    show(std::move(shown), reading.set);
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
    emit changed();
}

void Desk::close()
{
    // The page that still shows it lets go first.
    if (opened_) opened_.release()->deleteLater();
    problem_.clear();
    problemDetail_.clear();
    list_.refresh();
    emit changed();
}

void Desk::complain(const QString& problem, const QString& detail)
{
    problem_ = problem;
    problemDetail_ = detail;
    emit changed();
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
