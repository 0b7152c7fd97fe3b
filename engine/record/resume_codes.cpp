#include <utility>

#include "engine/crypto/hash.h"
#include "engine/record/day.h"
#include "engine/record/sealed_store.h"

namespace opmaat::engine {
namespace {

constexpr int kFreeTries = 5;
constexpr int kMostTries = 15;
constexpr std::int64_t kFirstWait = 15;  // seconds; doubles with every try after the free ones
constexpr std::size_t kLocatorBytes = 16;

Bytes locatorOf(const Secret& root)
{
    return keyedHash(root, "locator").substr(0, kLocatorBytes);
}

std::chrono::seconds waitAfter(int wrong)
{
    return std::chrono::seconds(wrong < kFreeTries ? 0 : kFirstWait << (wrong - kFreeTries));
}

std::string asText(std::int64_t seconds)
{
    return seconds < 120 ? std::to_string(seconds) + " seconds"
                         : std::to_string((seconds + 59) / 60) + " minutes";
}

}  // namespace

Secret SealedStore::codeRoot(const Secret& code, std::int32_t day) const
{
    const Bytes salt =
        keyedHash(device_.codeSecret, "salt" + u32Bytes(static_cast<std::uint32_t>(day)))
            .substr(0, kSaltBytes);
    const Secret slow = keyFromPassphrase(code.view(), salt, office_.isDemo ? kNoCost : kCodeCost);
    return Secret(keyedHash(device_.codeSecret, slow.view()));
}

NewCode SealedStore::newCode(std::chrono::sys_seconds now) const
{
    Secret digits = newResumeCode();
    const std::int32_t today = dayOf(now);
    Secret root = codeRoot(digits, today);
    return {std::move(digits), std::move(root), today};
}

void SealedStore::pause(const std::string& interview, const NewCode& code)
{
    const auto found = open_.find(interview);
    if (found == open_.end()) {
        throw StoreError("Interview " + interview + " does not go on at this device.");
    }
    ResumeRow row{locatorOf(code.root), found->second.stream.id, code.day, {}};
    row.wrapped =
        encrypt(keyFor(code.root, "wrap"), row.locator + row.stream, found->second.keys.key());
    vault_->removeResumesBefore(code.day);
    vault_->putResume(row);
}

Secret SealedStore::pause(const std::string& interview, std::chrono::sys_seconds now)
{
    NewCode code = newCode(now);
    pause(interview, code);
    return std::move(code.digits);
}

void SealedStore::endCode(const std::string& interview)
{
    vault_->removeResume(fromHex(interview).value_or(""));
}

/// Like a bank card. The try counts before it is made, so that pulling the plug wins nothing.
void SealedStore::countTry(std::chrono::sys_seconds now)
{
    const std::int64_t at = now.time_since_epoch().count();
    AttemptsRow attempts = vault_->attempts(device_.id);
    attempts.device = device_.id;
    if (attempts.wrong >= kMostTries) {
        throw CodeRefused(CodeRefused::What::Locked, {},
                          "Too many wrong codes were given here. A counsellor must look who is"
                          " there and unlock the store first.");
    }
    const std::int64_t passed = at < attempts.lastAt ? 0 : at - attempts.lastAt;
    const std::int64_t left = waitAfter(attempts.wrong).count() - passed;
    if (left > 0) {
        throw CodeRefused(CodeRefused::What::Wait, std::chrono::seconds(left),
                          "Wait " + asText(left) + " before trying another code.");
    }
    ++attempts.wrong;
    attempts.lastAt = at;
    vault_->putAttempts(attempts);
}

SealedStore::Resumed SealedStore::resume(std::string_view typedCode, std::chrono::sys_seconds now)
{
    const auto code = readResumeCode(typedCode);
    if (!code) {
        throw CodeRefused(CodeRefused::What::Form, {},
                          "A code has twelve digits, in three groups of four. Look again at the"
                          " paper.");
    }
    const std::int32_t today = dayOf(now);
    vault_->removeResumesBefore(today);
    countTry(now);
    const Secret root = codeRoot(*code, today);
    const auto found = vault_->resume(locatorOf(root));
    const auto key = found ? decryptKey(keyFor(root, "wrap"),
                                        found->row.locator + found->row.stream, found->row.wrapped)
                           : std::nullopt;
    if (!key) {
        const int wrong = vault_->attempts(device_.id).wrong;
        throw CodeRefused(
            wrong >= kMostTries ? CodeRefused::What::Locked : CodeRefused::What::Unknown,
            waitAfter(wrong),
            "This code leads to no interview of today. Look again at the paper; " +
                std::to_string(kMostTries - wrong) + " tries are left.");
    }
    Resumed resumed{toHex(found->stream.id), {}};
    open_.erase(resumed.interview);
    open_.emplace(resumed.interview,
                  read(found->stream, StreamKeys(key->view()), found->events, &resumed.events));
    vault_->putAttempts({device_.id, 0, 0});
    return resumed;
}

void SealedStore::forgiveWrongCodes()
{
    unlocked();
    for (const DeviceRow& device : vault_->devices()) {
        vault_->putAttempts({device.id, 0, 0});
    }
}

}  // namespace opmaat::engine
