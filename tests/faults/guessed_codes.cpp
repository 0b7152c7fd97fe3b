#include <algorithm>
#include <chrono>
#include <cstdio>
#include <ctime>

#include "engine/record/sealed_store.h"
#include "engine/record/sqlite/sqlite_vault.h"
#include "privacy.h"
#include "workload.h"

namespace opmaat::faults {
namespace {

using namespace engine;
using std::chrono::seconds;

constexpr long kMostGuesses = 15;  // until a counsellor has looked who is there
constexpr int kUntilRestart = 200;
constexpr long kUntilLocked = 1000;  // guesses, mostly
constexpr std::string_view kPassphrase = "vier losse woorden hier";

/// How a kiosk counts wrong codes.
enum class Throttle { Ours, ForgottenAtRestart, UntilTheClockSays };

/// A kiosk with one paused interview, at which somebody guesses.
class Guessed {
public:
    /// @param demo  each guess costs next to nothing
    Guessed(Throttle throttle, bool demo) : throttle_(throttle)
    {
        auto vault = makeSqliteVault(folder_.store());
        const OfficeSecrets secrets = makeOffice(*vault, kPassphrase, "Ans", demo).secrets;
        writeDevice(deviceFileOf(folder_.store()), addDevice(*vault, secrets, "kiosk 1"));
        vault.reset();
        restart();
        for (int number = 0; number < 3; ++number) {
            store_->append(interviewOf(number), eventOf(number));
        }
        code_ = codeInGroups(store_->pause(interviewOf(0), now_).view());
        restart();
    }

    /// Ends the program and starts it again.
    void restart()
    {
        store_.reset();
        store_ = openSealedStore(folder_.store());
        if (throttle_ == Throttle::ForgottenAtRestart) {
            forgive();
        }
    }
    /// A random code.
    void guess(Random& random)
    {
        guess(codeInGroups(std::to_string(100'000'000'000 + random() % 900'000'000'000)), random);
    }
    /// With the clock set to any time, mostly of today, since a code is of one day.
    void guess(const std::string& code, Random& random)
    {
        const auto at =
            now_ + seconds(below(random, 20) == 0 ? below(random, 10'000'000) - 5'000'000
                                                  : below(random, 20'000));
        const AttemptsRow attempts = store_->vault().attempts(store_->device().id);
        if (throttle_ == Throttle::UntilTheClockSays &&
            at.time_since_epoch().count() > attempts.lastAt + 15L * 60) {
            forgive();
        }
        try {
            store_->resume(code, at);
            ++opened_;
        } catch (const CodeRefused& refusal) {
            compared_ += std::string_view(refusal.what()).starts_with("This code leads") ? 1 : 0;
        }
    }
    void guessRight(Random& random) { guess(code_, random); }

    long compared() const { return compared_; }  ///< wrong codes that were compared with the record
    long opened() const { return opened_; }

private:
    void forgive() { store_->vault().putAttempts({store_->device().id, 0, 0}); }

    Folder folder_;
    Throttle throttle_;
    std::chrono::sys_seconds now_{seconds(1'795'000'000)};
    std::unique_ptr<SealedStore> store_;
    std::string code_;
    long compared_ = 0, opened_ = 0;
};

void guessAt(Guessed& kiosk, long guesses, Random& random)
{
    for (long i = 1; i <= guesses; ++i) {
        kiosk.guess(random);
        if (i % kUntilRestart == 0) {
            kiosk.restart();
        }
    }
}

/// Of the processor, since others use the computer too.
template <class Work>
double microsecondsOf(const Work& work)
{
    const std::clock_t begin = std::clock();
    work();
    return static_cast<double>(std::clock() - begin) * 1e6 / CLOCKS_PER_SEC;
}

/// Too many, or one that opened the interview.
long wrongAt(const Guessed& kiosk)
{
    return std::max(0L, kiosk.compared() - kMostGuesses) + kiosk.opened();
}

Count control(const std::string& what, Throttle throttle, Random& random)
{
    constexpr long kGuesses = 20L * kUntilRestart;
    Guessed kiosk(throttle, true);
    guessAt(kiosk, kGuesses, random);
    return {what, kGuesses, wrongAt(kiosk)};
}

}  // namespace

/// The office has real costs, so that guesses that are refused only after Argon2id show.
Outcome guessCodes(long runs, Random& random)
{
    Guessed kiosk(Throttle::Ours, false);
    guessAt(kiosk, kUntilLocked, random);
    const long before = kiosk.compared();
    const double time = microsecondsOf([&] { guessAt(kiosk, runs, random); });
    const double slow = microsecondsOf(
        [] { keyFromPassphrase("123456789012", Bytes(kSaltBytes, 's'), kCodeCost); });
    const auto tried = static_cast<double>(kiosk.compared() - before);
    const double each = std::max(0.0, time - tried * slow) / static_cast<double>(runs);
    kiosk.restart();
    if (kiosk.compared() >= kMostGuesses) {
        kiosk.guessRight(random);  // locked for who has the right one too
    }
    std::string also(160, '\0');
    also.resize(static_cast<std::size_t>(std::snprintf(
        also.data(), also.size(),
        "%ld compared, of at most %ld, with a restart every %d and any clock; refused in %.0f us "
        "each, Argon2id takes %.0f",
        kiosk.compared(), kMostGuesses, kUntilRestart, each, slow)));
    const long computed = each > slow / 10 ? runs : 0;  // not refused before Argon2id
    return {{"guesses beyond those allowed that were compared:", kUntilLocked + runs,
             wrongAt(kiosk) + computed},
            {control("a count that a restart forgets,", Throttle::ForgottenAtRestart, random),
             control("a lock that a clock opens,", Throttle::UntilTheClockSays, random)},
            also};
}

}  // namespace opmaat::faults
