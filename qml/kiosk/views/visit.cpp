#include "qml/kiosk/views/visit.h"

#include <QDebug>
#include <utility>

namespace opmaat::kiosk {

using engine::Interview;

Visit::Visit(const engine::Pack& pack, engine::Store& store, engine::Clock clock, QObject* parent)
    : QObject(parent),
      store_(store),
      session_(pack, store, std::move(clock)),
      language_(pack.languages.front()),
      introduced_(pack.modules.size(), false)
{
}

bool Visit::introducing() const
{
    if (interview().stage() != Interview::Stage::Asking) return false;
    const std::size_t module = interview().currentItem().module;
    return !introduced_[module] && !interview().pack().modules[module].intro.empty();
}

bool Visit::stopped() const
{
    return left_ || interview().stage() == Interview::Stage::Stopped;
}

QString Visit::say(const engine::Text& text) const
{
    return QString::fromStdString(text.in(language_));
}

void Visit::chooseLanguage(const std::string& language)
{
    if (language == language_) return;
    language_ = language;
    // The person reads what they asked for, whether or not the record could take it.
    if (interview().stage() != Interview::Stage::NotStarted) {
        perform([&](engine::Session& session) { session.chooseLanguage(language); });
    }
    emit languageChanged();
    emit changed();
}

void Visit::begin(const std::string& mode)
{
    attempt([this, mode](engine::Session& session) { session.start(language_, mode); });
}

void Visit::attempt(const Verb& verb)
{
    if (perform(verb)) {
        refused_ = nullptr;
        front_ = Front::Nothing;
        raisePendingAlarm();
    } else {
        refused_ = verb;
        front_ = Front::NotStored;
    }
    emit changed();
}

// What a store says is for staff and goes to the log; it holds places and remedies, no answers.
bool Visit::perform(const Verb& verb)
{
    const auto standing = [this] {
        const bool asking = interview().stage() == Interview::Stage::Asking;
        return asking ? &interview().currentItem() : nullptr;
    };
    const engine::Item* before = standing();
    try {
        verb(session_);
    } catch (const engine::StoreError& error) {
        qWarning("%s", error.what());
        return false;
    }
    if (standing() != before) ++turn_;
    return true;
}

void Visit::raisePendingAlarm()
{
    const engine::Alarm* pending = interview().pendingAlarm();
    if (pending == nullptr) return;
    alarm_ = pending;
    front_ = Front::Alarm;  // a person is needed, whether or not the record could take it
    perform([pending](engine::Session& session) { session.raiseAlarm(pending->id); });
}

void Visit::tryAgain()
{
    const Verb again = std::exchange(refused_, nullptr);
    if (again) attempt(again);
}

void Visit::fetchHelp()
{
    front_ = Front::Help;
    const auto stage = interview().stage();
    if (stage == Interview::Stage::Asking || stage == Interview::Stage::Review) {
        perform([](engine::Session& session) { session.askHelp(); });
    }
    emit changed();
}

void Visit::askToStop()
{
    front_ = Front::StopAsked;
    emit changed();
}

void Visit::askWhetherThere()
{
    if (front_ == Front::Help || front_ == Front::Alarm) return;  // who waits for help may wait
    front_ = Front::StillThere;
    emit changed();
}

void Visit::stop()
{
    left_ = true;
    front_ = Front::Nothing;
    const auto stage = interview().stage();
    if (stage == Interview::Stage::Asking || stage == Interview::Stage::Review) {
        perform([](engine::Session& session) { session.stop(); });
    }
    emit changed();
}

void Visit::goOn()
{
    if (front_ != Front::Nothing) {
        const bool alarmRead = front_ == Front::Alarm;
        // An answer that was not stored stays offered while a person is being fetched.
        front_ = refused_ && front_ != Front::NotStored ? Front::NotStored : Front::Nothing;
        if (front_ == Front::Nothing) refused_ = nullptr;
        if (alarmRead && interview().pendingAlarm() != alarm_) raisePendingAlarm();
    } else if (introducing()) {
        introduced_[interview().currentItem().module] = true;
        ++turn_;
    }
    emit changed();
}

}  // namespace opmaat::kiosk
