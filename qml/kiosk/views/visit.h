#pragma once

#include <QObject>
#include <QString>
#include <functional>
#include <memory>
#include <vector>

#include "engine/assessment/assessment.h"
#include "engine/record/session.h"
#include "qml/kiosk/views/codes.h"

namespace opmaat::kiosk {

/// One client's visit to the kiosk: the session, and what stands in front of its questions.
///
/// Every verb of a client goes through attempt(), so that there is one place where a store that
/// refuses is met: nothing has then happened, and the client is told so kindly. Getting help and
/// stopping always work, whatever the store says.
///
/// Where there are codes, the interview has one from its beginning, so that it can be gone on with
/// after a pause, and after a device that fails.
class Visit : public QObject {
    Q_OBJECT

public:
    using Verb = std::function<void(engine::Session&)>;

    /// What stands in front of the question. One thing at a time; goOn() takes it away.
    enum class Front { Nothing, Help, Alarm, StopAsked, NotStored, StillThere };

    /// @param pack, store outlive the visit
    /// @param codes  the store below `store` that has codes; nullptr: nobody can pause
    Visit(const engine::Pack& pack, engine::Store& store, engine::Clock clock,
          engine::SealedStore* codes = nullptr, QObject* parent = nullptr);

    const engine::Interview& interview() const { return session_->interview(); }
    const engine::Session& session() const { return *session_; }
    const engine::Store& store() const { return store_; }
    Front front() const { return front_; }
    /// The sentence for the client of the alarm that was raised last; nullptr when none.
    const engine::Alarm* alarm() const { return alarm_; }
    /// The current question opens a part whose introduction was not read yet.
    bool introducing() const;
    /// Stopped by the client, also when the store did not take it.
    bool stopped() const;
    Codes& codes() { return codes_; }
    const Codes& codes() const { return codes_; }
    /// Somebody types the code of an interview that was begun before.
    bool entering() const { return entering_; }
    /// The client pauses, and their code is still being made.
    bool waiting() const { return pausing_; }
    /// Left for later. Nothing more can be done here.
    bool paused() const { return interview().isPaused(); }
    /// Goes up whenever another question stands, or none; the same question keeps its turn.
    int turn() const { return turn_; }

    const std::string& language() const { return language_; }
    /// Which form of the pack a client who begins is asked; nullptr is the whole pack.
    const engine::Form* form() const { return pack_.findForm(form_); }
    QString say(const engine::Text& text) const;

    /// Before begin(). @param form  of the pack; "" is the whole pack
    void useForm(const std::string& form) { form_ = form; }
    void chooseLanguage(const std::string& language);
    /// @param mode as Session::start
    void begin(const std::string& mode);
    void attempt(const Verb& verb);
    void tryAgain();
    void fetchHelp();
    void askToStop();
    void askWhetherThere();
    void stop();
    void pause();
    /// Nobody is there any more: paused when that can be, or else stopped.
    void putAway();
    void goOn();
    void enterCode();
    void leaveCode();

Q_SIGNALS:
    void changed();
    void languageChanged();

private:
    bool perform(const Verb& verb);
    void raisePendingAlarm();
    void giveCode();
    void pauseNow();
    void takeUp(const engine::SealedStore::Resumed& resumed);
    void letGo();
    bool underWay() const;
    void chooseItems();

    const engine::Pack& pack_;
    engine::Store& store_;
    engine::Clock clock_;
    std::unique_ptr<engine::Assessor> assessor_;  // only where the pack has items chosen
    std::unique_ptr<engine::Session> session_;
    std::string language_, form_;
    Front front_ = Front::Nothing;
    Verb refused_;
    const engine::Alarm* alarm_ = nullptr;
    std::vector<bool> introduced_;  // [modules]
    bool left_ = false, entering_ = false, pausing_ = false;
    int turn_ = 0;
    Codes codes_;
};

}  // namespace opmaat::kiosk
