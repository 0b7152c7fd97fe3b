#include "qml/kiosk/views/visit.h"

#include <QDebug>
#include <utility>

#include "engine/assessment/chooser.h"

namespace opmaat::kiosk {

using engine::Interview;

Visit::Visit(const engine::Pack& pack, engine::Store& store, engine::Clock clock,
             engine::SealedStore* codes, QObject* parent)
    : QObject(parent),
      pack_(pack),
      store_(store),
      clock_(std::move(clock)),
      session_(std::make_unique<engine::Session>(pack, store, clock_)),
      language_(pack.languages.front()),
      introduced_(pack.modules.size(), false),
      codes_(codes, clock_)
{
    if (pack.adaptive) assessor_ = std::make_unique<engine::Assessor>(pack);
    chooseItems();
    connect(&codes_, &Codes::made, this, &Visit::giveCode);
    connect(&codes_, &Codes::opened, this, &Visit::takeUp);
    connect(&codes_, &Codes::refused, this, &Visit::changed);
}

/// In memory only: what is stored is which item was chosen and by which rule.
void Visit::chooseItems()
{
    if (assessor_) session_->chooseBy(engine::chooserOf(*assessor_, session_->id()));
}

bool Visit::underWay() const
{
    const auto stage = interview().stage();
    return !paused() && (stage == Interview::Stage::Asking || stage == Interview::Stage::Review);
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
    Q_EMIT languageChanged();
    Q_EMIT changed();
}

void Visit::begin(const std::string& mode)
{
    attempt([this, mode](engine::Session& session) { session.start(language_, mode, form_); });
    if (underWay()) codes_.prepare();
    giveCode();
}

// A code that cannot be given now is given when the client pauses.
void Visit::giveCode()
{
    if (std::exchange(pausing_, false)) return pauseNow();
    if (!codes_.areKept() || !codes_.isPrepared() || !underWay()) return;
    perform([this](engine::Session& session) { codes_.give(session.id()); });
    Q_EMIT changed();
}

void Visit::attempt(const Verb& verb)
{
    if (perform(verb)) {
        refused_ = nullptr;
        front_ = Front::Nothing;
        raisePendingAlarm();
        letGo();
    } else {
        refused_ = verb;
        front_ = Front::NotStored;
    }
    Q_EMIT changed();
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
        verb(*session_);
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
    if (underWay()) perform([](engine::Session& session) { session.askHelp(); });
    Q_EMIT changed();
}

void Visit::askToStop()
{
    front_ = Front::StopAsked;
    Q_EMIT changed();
}

void Visit::askWhetherThere()
{
    if (front_ == Front::Help || front_ == Front::Alarm) return;  // who waits for help may wait
    front_ = Front::StillThere;
    Q_EMIT changed();
}

void Visit::stop()
{
    left_ = true;
    front_ = Front::Nothing;
    if (underWay()) perform([](engine::Session& session) { session.stop(); });
    letGo();
    Q_EMIT changed();
}

void Visit::pause()
{
    if (!codes_.areKept() || !underWay()) return;
    pausing_ = !codes_.isPrepared();
    if (pausing_) {
        front_ = Front::Nothing;
        codes_.prepare();
        return Q_EMIT changed();
    }
    pauseNow();
}

void Visit::pauseNow()
{
    attempt([this](engine::Session& session) {
        codes_.give(session.id());
        session.pause();
    });
}

void Visit::putAway()
{
    const bool canGoOn = !codes_.inGroups().isEmpty() && underWay();
    if (!canGoOn) return stop();
    left_ = true;
    perform([](engine::Session& session) { session.pause(); });
    codes_.forget(session_->id());
    Q_EMIT changed();
}

// What is over or left is not needed here any more, and its key neither.
void Visit::letGo()
{
    if (interview().hasEnded()) codes_.end(session_->id());
    if (paused()) codes_.forget(session_->id());
}

void Visit::enterCode()
{
    entering_ = codes_.areKept() && interview().stage() == Interview::Stage::NotStarted;
    Q_EMIT changed();
}

void Visit::leaveCode()
{
    if (codes_.isTrying()) return;
    entering_ = false;
    Q_EMIT changed();
}

void Visit::takeUp(const engine::SealedStore::Resumed& resumed)
{
    std::unique_ptr<engine::Session> session;
    try {
        session = std::make_unique<engine::Session>(pack_, store_, clock_, resumed.interview,
                                                    resumed.events);
    } catch (const std::logic_error& error) {  // of another questionnaire
        qWarning("%s", error.what());
    }
    if (!session || session->interview().hasEnded()) return codes_.turnAway(resumed.interview);
    session_ = std::move(session);
    chooseItems();
    entering_ = false;
    ++turn_;
    language_ = interview().language();
    for (const engine::Item* item : interview().shownItems()) {
        const bool reached = interview().answer(item->id).state != engine::AnswerState::NotReached;
        introduced_[item->module] = introduced_[item->module] || reached;
    }
    Q_EMIT languageChanged();
    attempt([](engine::Session& again) { again.resume(); });
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
    Q_EMIT changed();
}

}  // namespace opmaat::kiosk
