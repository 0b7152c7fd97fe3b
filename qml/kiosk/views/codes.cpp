#include "qml/kiosk/views/codes.h"

#include <QDebug>
#include <memory>
#include <utility>

#include "engine/crypto/passphrase.h"
#include "engine/record/day.h"

namespace opmaat::kiosk {
namespace {

Codes::Refusal refusalOf(engine::CodeRefused::What reason)
{
    switch (reason) {
        case engine::CodeRefused::What::Form:
        case engine::CodeRefused::What::Unknown:
            return Codes::Refusal::Unknown;
        case engine::CodeRefused::What::Wait:
            return Codes::Refusal::Wait;
        case engine::CodeRefused::What::Locked:
            break;
    }
    return Codes::Refusal::Locked;
}

}  // namespace

struct Codes::Attempt {
    engine::Secret digits;
    std::optional<engine::SealedStore::Resumed> resumed;
    Refusal refusal = Refusal::None;
    std::chrono::seconds wait{};
};

Codes::Codes(engine::SealedStore* store, engine::Clock clock, QObject* parent)
    : QObject(parent), store_(store), clock_(std::move(clock))
{
}

bool Codes::isOfToday(const engine::NewCode& code) const
{
    return code.day == engine::dayOf(clock_());
}

bool Codes::isPrepared() const
{
    return (next_ && isOfToday(*next_)) ||
           (!given_.isEmpty() && givenDay_ == engine::dayOf(clock_()));
}

void Codes::prepare()
{
    if (store_ == nullptr || preparing_ || isPrepared()) return;
    preparing_ = true;
    const auto code = std::make_shared<std::optional<engine::NewCode>>();
    const auto make = [this, code, now = clock_()] {
        try {
            *code = store_->newCode(now);
        } catch (const std::exception& error) {  // no memory for it
            qWarning("%s", error.what());
        }
    };
    work_.run(make, [this, code] {
        preparing_ = false;
        next_ = std::move(*code);
        Q_EMIT made();
    });
}

void Codes::give(const std::string& interview)
{
    if (!given_.isEmpty() && givenDay_ == engine::dayOf(clock_())) return;
    if (!next_ || !isOfToday(*next_)) throw engine::StoreError("No code could be made. Try again.");
    store_->pause(interview, *next_);
    given_ = std::move(next_->digits);
    givenDay_ = next_->day;
    next_.reset();
}

QString Codes::inGroups() const
{
    if (given_.isEmpty()) return {};
    return QString::fromStdString(engine::codeInGroups(given_.view()));
}

void Codes::attempt(const QString& digits)
{
    if (store_ == nullptr || trying_) return;
    trying_ = true;
    const auto attempt = std::make_shared<Attempt>();
    std::string typed = digits.toStdString();
    attempt->digits = engine::Secret(typed);
    engine::wipe(typed);
    const auto resume = [this, attempt, now = clock_()] {
        try {
            attempt->resumed = store_->resume(attempt->digits, now);
        } catch (const engine::CodeRefused& refused) {
            attempt->refusal = refusalOf(refused.reason());
            attempt->wait = refused.wait();
        } catch (const std::exception& error) {
            qWarning("%s", error.what());
            attempt->refusal = Refusal::Failed;
        }
    };
    work_.run(resume, [this, attempt] { tell(*attempt); });
}

void Codes::tell(Attempt& attempt)
{
    trying_ = false;
    if (!attempt.resumed) {
        Q_EMIT refused(attempt.refusal, attempt.wait);
        return;
    }
    given_ = std::move(attempt.digits);
    givenDay_ = engine::dayOf(clock_());
    Q_EMIT opened(*attempt.resumed);
}

void Codes::turnAway(const std::string& interview)
{
    given_ = {};
    forget(interview);
    Q_EMIT refused(Refusal::NotHere, {});
}

void Codes::end(const std::string& interview)
{
    if (store_ == nullptr) return;
    try {
        store_->endCode(interview);
    } catch (const engine::StoreError& error) {  // then it ends with the day
        qWarning("%s", error.what());
    }
    forget(interview);
}

void Codes::forget(const std::string& interview)
{
    if (store_ != nullptr) store_->forget(interview);
}

}  // namespace opmaat::kiosk
