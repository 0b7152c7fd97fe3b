#include "qml/kiosk/views/client_view.h"

#include <cmath>

namespace opmaat::kiosk {

using engine::AnswerState;
using engine::Interview;

ClientView::ClientView(Visit& visit, QObject* parent)
    : QObject(parent), visit_(visit), demo_(visit.store().isDemo())
{
    connect(&visit_, &Visit::changed, this, &ClientView::changed);
}

ClientView::Page ClientView::page() const
{
    switch (visit_.front()) {
        case Visit::Front::Help:
            return Page::Help;
        case Visit::Front::Alarm:
            return Page::Alarm;
        case Visit::Front::StopAsked:
            return Page::StopAsked;
        case Visit::Front::NotStored:
            return Page::NotStored;
        case Visit::Front::StillThere:
            return Page::StillThere;
        case Visit::Front::Nothing:
            break;
    }
    if (visit_.waiting()) return Page::Waiting;
    if (visit_.paused()) return Page::Paused;
    if (visit_.stopped()) return Page::Stopped;
    if (visit_.entering()) return Page::EnterCode;
    switch (visit_.interview().stage()) {
        case Interview::Stage::NotStarted:
            return Page::Welcome;
        case Interview::Stage::Asking:
            break;
        case Interview::Stage::Review:
            return Page::Review;
        case Interview::Stage::Finished:
            return Page::Thanks;
        case Interview::Stage::Stopped:
            return Page::Stopped;
    }
    return visit_.introducing() ? Page::Introduction : Page::Question;
}

QString ClientView::introduction() const
{
    const auto& interview = visit_.interview();
    if (interview.stage() != Interview::Stage::Asking) return {};
    return visit_.say(interview.pack().modules[interview.currentItem().module].intro);
}

int ClientView::minutesLeft() const
{
    constexpr double kSecondsPerMinute = 60.0;
    double seconds = 0.0;
    for (const engine::Item* item : visit_.interview().shownItems()) {
        const auto state = visit_.interview().answer(item->id).state;
        if (state == AnswerState::NotReached) seconds += item->seconds;
    }
    return static_cast<int>(std::ceil(seconds / kSecondsPerMinute));
}

bool ClientView::underWay() const
{
    const auto stage = visit_.interview().stage();
    return !visit_.stopped() && !visit_.paused() &&
           (stage == Interview::Stage::Asking || stage == Interview::Stage::Review);
}

void ClientView::chooseLanguage(const QString& language)
{
    visit_.chooseLanguage(language.toStdString());
}

void ClientView::beginAlone()
{
    visit_.begin("alone");
}

void ClientView::beginTogether()
{
    beginWithSomebody("together");
}

void ClientView::beginReadAloud()
{
    beginWithSomebody("read-aloud");
}

void ClientView::beginWithSomebody(const std::string& mode)
{
    visit_.begin(mode);
    visit_.fetchHelp();
}

}  // namespace opmaat::kiosk
