#pragma once

#include <QObject>
#include <QString>
#include <chrono>
#include <optional>
#include <string>

#include "engine/record/sealed_store.h"
#include "qml/program/slow_work.h"

namespace opmaat::kiosk {

/// The codes with which a client can go on later today. They are slow to make and slow to try, so
/// that nobody can guess them; both happen beside the screen.
class Codes : public QObject {
    Q_OBJECT

public:
    /// Why a typed code was not taken. NotHere: it is of an interview that cannot go on here.
    enum class Refusal { None, Unknown, Wait, Locked, NotHere, Failed };

    /// @param store  nullptr: there are no codes. Outlives this
    Codes(engine::SealedStore* store, engine::Clock clock, QObject* parent = nullptr);

    bool areKept() const { return store_ != nullptr; }
    /// Makes the next code, unless one of today is there or on its way; made() tells.
    void prepare();
    /// Whether give() has a code to give.
    bool isPrepared() const;
    /// From now on `interview` can be gone on with by the code. Does nothing when it can already.
    /// @throws StoreError, also unless isPrepared()
    void give(const std::string& interview);
    /// The code that was given or taken, as people read it; "" when there is none.
    QString inGroups() const;

    /// Until opened() or refused() came, nobody else may use the store.
    void attempt(const QString& digits);
    bool isTrying() const { return trying_; }

    /// The interview that was opened cannot go on here: refuses it, and its code stays good.
    void turnAway(const std::string& interview);
    /// The interview is over, and its code with it.
    void end(const std::string& interview);
    /// Its key is not needed here any more; its code stays good.
    void forget(const std::string& interview);

Q_SIGNALS:
    void made();
    void opened(const opmaat::engine::SealedStore::Resumed& resumed);
    void refused(opmaat::kiosk::Codes::Refusal why, std::chrono::seconds wait);

private:
    struct Attempt;
    bool isOfToday(const engine::NewCode& code) const;
    void tell(Attempt& attempt);

    engine::SealedStore* store_;
    engine::Clock clock_;
    std::optional<engine::NewCode> next_;
    engine::Secret given_;
    std::int32_t givenDay_ = 0;
    bool preparing_ = false, trying_ = false;
    program::SlowWork work_;  // last: its thread uses what stands above
};

}  // namespace opmaat::kiosk
