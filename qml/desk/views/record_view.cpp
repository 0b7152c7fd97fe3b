#include "qml/desk/views/record_view.h"

#include <algorithm>
#include <cmath>

#include "engine/crypto/bytes.h"

namespace opmaat::desk {
namespace {

using engine::AnswerState;

constexpr qsizetype kLinkDigits = 16;

QString stateWords(AnswerState state)
{
    switch (state) {
        //: What happened to a question
        case AnswerState::Answered:
            return RecordView::tr("answered");
        case AnswerState::DontKnow:
            return RecordView::tr("does not know");
        case AnswerState::Declined:
            return RecordView::tr("would rather not say");
        case AnswerState::Skipped:
            return RecordView::tr("skipped");
        case AnswerState::NotShown:
            return RecordView::tr("not asked: did not apply");
        case AnswerState::NotReached:
            return RecordView::tr("not reached");
    }
    return {};
}

QString purposeWords(const std::string& purpose)
{
    //: Why somebody looked at the answers
    if (purpose == "subject") return RecordView::tr("because the client asked");
    if (purpose == "claim") return RecordView::tr("for an objection or a complaint");
    if (purpose == "supervision") return RecordView::tr("for supervision");
    return RecordView::tr("for the talk");
}

QString statesSentence(const std::map<std::string, int>& states)
{
    QStringList parts;
    for (const AnswerState state :
         {AnswerState::Answered, AnswerState::DontKnow, AnswerState::Declined, AnswerState::Skipped,
          AnswerState::NotShown, AnswerState::NotReached}) {
        const auto found = states.find(std::string(engine::name(state)));
        if (found == states.end() || found->second == 0) continue;
        //: %1 what happened, %2 to how many questions; for example "skipped: 3"
        parts << RecordView::tr("%1: %2").arg(stateWords(state)).arg(found->second);
    }
    return parts.join(QStringLiteral(" · "));
}

}  // namespace

RecordView::RecordView(const Case& shown, const Figures& figures, QObject* parent)
    : QObject(parent),
      answers_(new Rows(
          {"module", "question", "answer", "given", "figure", "contribution", "because"}, this)),
      states_(statesSentence(shown.assessment.states)),
      provenance_(new Rows({"label", "figure"}, this)),
      openings_(new Rows({"when", "who"}, this)),
      isStored_(shown.course.has_value())
{
    addAnswers(shown, figures);
    if (shown.course) addOpenings(*shown.course, figures);
    addProvenance(shown.assessment, figures);
    if (shown.place) {
        const QString link = text(engine::toHex(shown.place->link)).left(kLinkDigits);
        //: Where the record of all interviews stood when this page was made; on paper it shows
        //: later that nothing was taken away. %1 number, %2 letters and digits
        provenance_->add(
            {tr("Place in the record"),
             tr("%1, %2").arg(QString::number(shown.place->position), Figures::code(link))});
    }
}

void RecordView::addOpenings(const Course& course, const Figures& figures)
{
    for (const engine::Opening& opening : course.openings) {
        //: Day and time at which somebody looked
        const QString when = tr("%1, %2").arg(figures.day(opening.at), figures.time(opening.at));
        openings_->add({when, tr("%1, %2").arg(text(opening.who), purposeWords(opening.purpose))});
    }
}

void RecordView::addAnswers(const Case& shown, const Figures& figures)
{
    double most = 0.0;
    for (const auto& line : shown.assessment.answers)
        most = std::max(most, std::abs(line.contribution));
    QString lastModule;
    for (const auto& line : shown.assessment.answers) {
        QString module = text(line.module);
        for (const auto& candidate : shown.pack->modules) {
            if (candidate.id == line.module)
                module = text(candidate.title.in(shown.assessment.language));
        }
        const bool given = line.state == AnswerState::Answered;
        const bool scored = given && !line.facet.empty();
        answers_->add({module == lastModule ? QString() : module, text(line.question),
                       line.answer.empty() ? stateWords(line.state) : text(line.answer), given,
                       scored ? figures.withSign(line.contribution) : QString(),
                       scored && most > 0.0 ? line.contribution / most : 0.0, text(line.because)});
        lastModule = module;
    }
}

void RecordView::addProvenance(const engine::Assessment& assessment, const Figures& figures)
{
    const engine::Provenance& from = assessment.provenance;
    //: %1 name, %2 version
    const QString version = tr("%1, version %2");
    QString pack = version.arg(text(from.pack), text(from.packVersion));
    //: %1 questionnaire with its version, %2 which shorter form of it was used
    if (!from.form.empty()) pack = tr("%1, form %2").arg(pack, text(from.form));
    //: Labels in the list of what is needed to compute a result again
    provenance_->add({tr("Questionnaire"), pack});
    provenance_->add({tr("Hash of the questionnaire"), text(from.packHash)});
    const auto addSoftware = [&] {
        provenance_->add(
            {tr("Software"), version.arg(QStringLiteral("Opmaat"), text(from.softwareVersion))});
    };
    if (!assessment.hasModel()) return addSoftware();
    const QString status = from.parametersStatus == "calibrated"
                               ? tr("calibrated")
                               : tr("estimate by experts, not calibrated");
    //: %1 version, %2 where the weights come from
    provenance_->add(
        {tr("Weights"), tr("version %1 (%2)").arg(text(from.parametersVersion), status)});
    provenance_->add({tr("Profiles"), tr("version %1").arg(text(from.profilesVersion))});
    addSoftware();
    provenance_->add({tr("Points an axis in the computation"), figures.number(from.nodes)});
    //: %1 a very small number, such as 3.0e-07
    provenance_->add(
        {tr("Largest error of the computation"),
         tr("%1 T points").arg(QString::number(from.integrationError * 10.0, 'e', 1))});
    //: Seed of the random orders in which contributions are computed
    provenance_->add({tr("Seed and number of pairs of orders"),
                      tr("%1 and %2").arg(QString::number(from.seed), figures.number(from.pairs))});
    provenance_->add({tr("Sampling error of a contribution, at most"),
                      figures.number(assessment.explanation.profile.error, 3)});
}

}  // namespace opmaat::desk
