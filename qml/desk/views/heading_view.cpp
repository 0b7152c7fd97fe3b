#include "qml/desk/views/heading_view.h"

#include <QLocale>

namespace opmaat::desk {
namespace {

QString modeWords(const std::string& mode)
{
    if (mode == "together") return HeadingView::tr("filled in together with somebody");
    if (mode == "read-aloud") return HeadingView::tr("read aloud");
    return HeadingView::tr("filled in alone");
}

QString languageWords(const std::string& language)
{
    //: The language in which somebody answered
    if (language == "nl") return HeadingView::tr("in Dutch");
    if (language == "en") return HeadingView::tr("in English");
    return QLocale(text(language)).nativeLanguageName();
}

QString packWords(const Case& shown)
{
    const std::string& language = shown.assessment.language;
    const QString title = text(shown.pack->title.in(language));
    const engine::Form* const form = shown.pack->findForm(shown.assessment.provenance.form);
    if (form == nullptr) return title;
    //: %1 questionnaire, %2 its shorter form, for example "Will, ability, moment (short form)"
    return HeadingView::tr("%1 (%2)").arg(title, text(form->title.in(language)));
}

}  // namespace

HeadingView::HeadingView(const Case& shown, const Figures& figures, QObject* parent)
    : QObject(parent)
      //: Instead of a code, when one answers file was opened
      ,
      code_(shown.code.empty() ? tr("Answers file") : Figures::code(text(shown.code))),
      calibrationNote_(text(shown.assessment.calibrationNote))
{
    //: Pack, mode and language, for example "Will, ability, moment · filled in alone · in Dutch"
    circumstances_ =
        tr("%1 · %2 · %3")
            .arg(packWords(shown), modeWords(shown.mode), languageWords(shown.language));
    if (shown.course) {
        //: Day and time of an interview, for example "Sunday 22 November 2026, 14:05"
        moment_ = tr("%1, %2").arg(figures.day(shown.course->startedAt),
                                   figures.time(shown.course->startedAt));
    }
    for (const auto& [rule, sentence] : shown.assessment.alarms) alarms_ << text(sentence);
    addNotes(shown);
}

void HeadingView::addNotes(const Case& shown)
{
    const bool ended = shown.course && (shown.course->stage == Stage::Finished ||
                                        shown.course->stage == Stage::Stopped);
    if (shown.course && !ended) {
        notes_ << tr("This interview is not finished. What you read here can still change.");
    }
    if (shown.course && shown.course->stage == Stage::Stopped) {
        notes_ << tr(
            "The client stopped before the end. That is allowed and says nothing about wanting "
            "help.");
    }
    if (!shown.otherVersion()) return;
    //: %1 version filled in with, %2 version shown with
    notes_
        << tr("Filled in with version %1 of the questionnaire and computed here with version %2. "
              "The result can differ from the one of that day.")
               .arg(text(shown.course->packVersion), text(shown.assessment.provenance.packVersion));
    if (shown.leftOut > 0) {
        //: %1 is a number
        notes_ << tr("Answers to questions that this version no longer has, and that do not count "
                     "here: %1.")
                      .arg(shown.leftOut);
    }
}

}  // namespace opmaat::desk
