#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <cstring>
#include <fstream>

#include "child.h"
#include "engine/json/value.h"
#include "engine/record/sealed_store.h"
#include "engine/record/session.h"
#include "privacy.h"
#include "tests/engine/interview/made_up_pack.h"
#include "theft.h"
#include "workload.h"

// The processes that are robbed: a kiosk, the process that starts it for every client, and a desk.

namespace opmaat::faults {
namespace {

using namespace engine;

constexpr std::uint64_t kGolden = 0x9e3779b97f4a7c15;  // splitmix64

std::uint64_t mixed(std::uint64_t x)
{
    x = (x ^ (x >> 30)) * 0xbf58476d1ce4e5b9;
    x = (x ^ (x >> 27)) * 0x94d049bb133111eb;
    return x ^ (x >> 31);
}

/// A draft in the clear, as no kiosk may keep one: the control.
class DraftStore : public Store {
public:
    explicit DraftStore(const std::string& path) : file_(path, std::ios::app) {}
    void append(const std::string& /*interview*/, std::span<const Event> events) override
    {
        for (const Event& event : events) {
            lines_.push_back(toJson(event));
            file_ << lines_.back() << std::endl;
        }
    }
    std::vector<StoredInterview> interviews() const override { return {}; }
    std::vector<Event> events(const std::string& /*interview*/) const override { return {}; }
    bool isDemo() const override { return true; }

private:
    std::ofstream file_;
    std::vector<std::string> lines_;
};

/// Says where it stands, and waits until it has been searched.
void standStill(const std::string& interview)
{
    Report report{::getpid(), {}};
    std::copy_n(interview.begin(), std::min(interview.size(), kIdBytes), report.interview.begin());
    say({reinterpret_cast<const char*>(&report), sizeof report});
    listen(1);
}

MadeUpClient clientFromOutside()
{
    MadeUpClient client;
    std::memcpy(&client.seed, listen(kSeedBytes).data(), kSeedBytes);
    return client;
}

/// @return the interview
std::string answerAll(Store& store, SealedStore* codes, const MadeUpClient& client)
{
    const Pack pack = madeUpPack();
    Session session(pack, store, [&] { return client.at(); });
    session.start("nl", "alone");
    session.answer({2}, client.seconds(0));
    session.answer({1}, client.seconds(1));
    session.answer({0, 1}, client.seconds(2));
    session.answer({1}, client.seconds(3));
    standStill(session.id());
    const bool pauses = codes != nullptr && client.seed % 2 == 0;
    if (pauses) {
        session.pause();
        say(codes->pause(session.id(), client.at()).view());
    } else {
        session.stop();
        say(std::string(kCodeBytes, '-'));
    }
    return session.id();
}

int beKiosk(const std::string& path)
{
    const MadeUpClient client = clientFromOutside();
    const auto store = openSealedStore(path);
    const std::string interview = answerAll(*store, store.get(), client);
    store->forget(interview);
    standStill(interview);
    return 0;
}

int beCarelessKiosk(const std::string& path)
{
    DraftStore store(path);
    const std::string interview = answerAll(store, nullptr, clientFromOutside());
    standStill(interview);
    return 0;
}

/// As serveClients() of the kiosk: one process a client, and this one stays.
int keepKiosk(const std::string& path)
{
    const pid_t kiosk = ::fork();
    if (kiosk == 0) {
        ::execl("/proc/self/exe", "kiosk", "--theft", "kiosk", path.c_str(), nullptr);
        ::_exit(127);
    }
    int status = 0;
    ::waitpid(kiosk, &status, 0);
    standStill("");
    return 0;
}

/// Reads everybody's answers, writes one note, logs, and locks the store again.
int beDesk(const std::string& path)
{
    const MadeUpClient client = clientFromOutside();
    const auto store = openSealedStore(path);
    Secret passphrase = Secret::zeros(kPassphraseBytes);
    for (std::size_t i = 0; i < passphrase.size(); ++i) {
        passphrase.data()[i] = static_cast<unsigned char>(listen(1).front());
    }
    store->unlock(passphrase.view());
    std::string read;
    for (const StoredInterview& listed : store->interviews()) {
        read = listed.id;
        Event judged;
        judged.kind = EventKind::Judged;
        judged.sequence = static_cast<std::int64_t>(store->events(read).size());
        judged.at = client.at();
        judged.details = {
            {"who", "Ans"}, {"profile", "none"}, {"before", "yes"}, {"reason", client.note()}};
        store->append(read, judged);
    }
    passphrase = Secret();
    standStill(read);
    store->lock();
    standStill(read);
    return 0;
}

}  // namespace

double MadeUpClient::seconds(int answer) const
{
    const std::uint64_t bits = mixed(seed + kGolden * static_cast<std::uint64_t>(answer + 1));
    return 1.0 + static_cast<double>(bits >> 12) * 0x1p-45;
}

std::chrono::sys_seconds MadeUpClient::at() const
{
    const auto day = std::chrono::days(mixed(seed) % 3000);
    return std::chrono::sys_days(std::chrono::year(2081) / 1 / 1) + day + std::chrono::hours(10);
}

std::string MadeUpClient::note() const
{
    return "note " + toHex(u64Bytes(mixed(seed ^ kGolden)));
}

std::vector<Marker> MadeUpClient::markers() const
{
    std::vector<Marker> all = {{"the day", utcText(at()).substr(0, 11)}, {"the note", note()}};
    for (int answer = 0; answer < kAnswers; ++answer) {
        const double time = seconds(answer);
        all.push_back({"the text of an answer", json::write(json::Value(time))});
        all.push_back({"an answer", {reinterpret_cast<const char*>(&time), sizeof time}});
    }
    return all;
}

int bePartOfTheft(std::span<const std::string> words)
{
    const std::string role = words.empty() ? "" : words.front();
    if (words.size() != 2) {
        return 2;
    }
    return role == "kiosk"    ? beKiosk(words[1])
           : role == "keeper" ? keepKiosk(words[1])
           : role == "drafts" ? beCarelessKiosk(words[1])
           : role == "desk"   ? beDesk(words[1])
                              : 2;
}

}  // namespace opmaat::faults
