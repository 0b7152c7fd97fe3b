#include <algorithm>
#include <csignal>
#include <cstdio>
#include <cstring>

#include "child.h"
#include "engine/crypto/hash.h"
#include "engine/record/sqlite/sqlite_vault.h"
#include "privacy.h"
#include "small_disk.h"
#include "theft.h"
#include "workload.h"

namespace opmaat::faults {
namespace {

using namespace engine;

constexpr std::size_t kPieceOfKey = 16;  // half of one would be too much already

struct Loot {
    Search files, blocks, keys, answers, keeper;
    long sessions = 0;

    bool isClean() const
    {
        return files.hits + blocks.hits + keys.hits + answers.hits + keeper.hits == 0;
    }
    double megabytes() const { return keys.megabytes + keeper.megabytes; }
    std::string first() const
    {
        for (const Search* search : {&files, &blocks, &keys, &answers, &keeper}) {
            if (search->hits > 0) return search->first;
        }
        return "";
    }
    void add(const Loot& other)
    {
        files.add(other.files);
        blocks.add(other.blocks);
        keys.add(other.keys);
        answers.add(other.answers);
        keeper.add(other.keeper);
        sessions += other.sessions;
    }
};

/// An office whose kiosk and desk are on one disk, and everything that is secret of it.
class Robbed {
public:
    Robbed(const std::string& folder, MadeUpClient client)
        : folder_(folder),
          client_(client),
          passphrase_(randomHex(kPassphraseBytes / 2)),
          vault_(makeSqliteVault(store())),
          secrets_(makeOffice(*vault_, passphrase_, "Ans", true).secrets)
    {
        writeDevice(deviceFileOf(store()), addDevice(*vault_, secrets_, "kiosk 1"));
        answers_ = client_.markers();
        keep("the passphrase", passphrase_);
        keep("the office's key", secrets_.box.secret.view());
        keep("the office's signing key", secrets_.sign.secret.view());
    }

    std::string store() const { return folder_ + "/store.db"; }
    const std::string& folder() const { return folder_; }
    const MadeUpClient& client() const { return client_; }
    const std::string& passphrase() const { return passphrase_; }
    const std::vector<Marker>& answers() const { return answers_; }
    const std::vector<Marker>& keys() const { return keys_; }
    std::vector<Marker> all() const
    {
        std::vector<Marker> both = answers_;
        both.insert(both.end(), keys_.begin(), keys_.end());
        return both;
    }
    void keep(const std::string& what, std::string_view secret)
    {
        const std::size_t size = std::min(secret.size(), kPieceOfKey);
        keys_.push_back({what, std::string(secret.substr(0, size))});
    }
    void keepKeyOf(const Report& report)
    {
        const Bytes id = fromHex({report.interview.data(), kIdBytes}).value();
        const StreamKeys keys = KeyRing(vault_->epoch(), secrets_).keysOf(vault_->wrap(id).value());
        keep("the interview's key", keys.key());
    }

private:
    std::string folder_;
    MadeUpClient client_;
    std::string passphrase_;
    std::unique_ptr<Vault> vault_;
    OfficeSecrets secrets_;
    std::vector<Marker> answers_, keys_;
};

Report hearReport(const Child& child)
{
    Report report;
    const std::string bytes = child.hear(sizeof report);
    std::memcpy(&report, bytes.data(), sizeof report);
    return report;
}

void tellSeed(const Child& child, const MadeUpClient& client)
{
    child.tell({reinterpret_cast<const char*>(&client.seed), kSeedBytes});
}

void searchProcess(pid_t process, const Robbed& robbed, Loot& loot)
{
    loot.keys.add(searchMemory(process, robbed.keys()));
    loot.answers.add(searchMemory(process, robbed.answers()));
}

/// One client at a kiosk, that is then stolen: while it runs, and after the process has ended or
/// was killed. @param during  what is there while the client answers: the search must see that
void robKiosk(Robbed& robbed, bool killed, Loot& loot, Loot& during)
{
    Child keeper({"--theft", "keeper", robbed.store()}, robbed.folder());
    tellSeed(keeper, robbed.client());
    Report report = hearReport(keeper);
    robbed.keepKeyOf(report);
    searchProcess(report.process, robbed, during);
    keeper.tell("x");
    const std::string code = keeper.hear(kCodeBytes);
    if (code[0] != '-') {
        robbed.keep("the code", code);
    }
    report = hearReport(keeper);
    searchProcess(report.process, robbed, loot);
    loot.files.add(searchFiles(robbed.folder(), robbed.all()));
    if (killed) {
        ::kill(report.process, SIGKILL);
    } else {
        keeper.tell("x");
    }
    loot.keeper.add(searchMemory(hearReport(keeper).process, robbed.all()));
    loot.files.add(searchFiles(robbed.folder(), robbed.all()));
}

/// A desk reads that, and is stolen after the counsellor has locked it.
void robDesk(const Robbed& robbed, Loot& loot, Loot& during)
{
    Child desk({"--theft", "desk", robbed.store()}, robbed.folder());
    tellSeed(desk, robbed.client());
    desk.tell(robbed.passphrase());
    searchProcess(hearReport(desk).process, robbed, during);
    desk.tell("x");
    searchProcess(hearReport(desk).process, robbed, loot);
    desk.tell("x");
    desk.wait();
    loot.files.add(searchFiles(robbed.folder(), robbed.all()));
}

void robOnce(const std::string& folder, std::uint64_t seed, std::vector<Marker>& markers,
             Loot& loot, Loot& during)
{
    Robbed robbed(folder, {seed});
    robKiosk(robbed, seed % 3 == 0, loot, during);
    robDesk(robbed, loot, during);
    ++loot.sessions;
    const std::vector<Marker> all = robbed.all();
    markers.insert(markers.end(), all.begin(), all.end());
}

/// The same search of a kiosk that keeps drafts in the clear.
void robCareless(const std::string& folder, std::uint64_t seed, std::vector<Marker>& markers,
                 Loot& loot)
{
    const MadeUpClient client{seed};
    Child kiosk({"--theft", "drafts", folder + "/drafts"}, folder);
    tellSeed(kiosk, client);
    hearReport(kiosk);
    kiosk.tell("x");
    kiosk.hear(kCodeBytes);
    markers = client.markers();
    loot.answers.add(searchMemory(hearReport(kiosk).process, markers));
    loot.files.add(searchFiles(folder, markers));
}

/// All of it on one small disk, whose raw blocks are then searched, with those of removed files.
template <class Rob>
void onSmallDisk(Loot& loot, const Rob& rob)
{
    SmallDisk disk;
    std::vector<Marker> markers;
    rob(disk.folder(), markers);
    disk.removeAll();
    if (disk.takeOut()) {
        loot.blocks.add(searchBytes(disk.image(), markers));
    }
}

Count found(const std::string& what, const Search& search)
{
    return {what, 1, search.hits > 0 ? 1 : 0};
}

std::vector<Count> controlsOf(const Loot& during, const Loot& drafts)
{
    std::vector<Count> controls = {found("drafts in the clear, files", drafts.files),
                                   found("their memory", drafts.answers),
                                   found("keys while a session goes on", during.keys),
                                   found("answers while it goes on", during.answers)};
    if (drafts.blocks.files > 0) {
        controls.push_back(found("raw blocks of removed drafts", drafts.blocks));
    }
    return controls;
}

std::string searchedIn(const Loot& loot)
{
    std::string text(256, '\0');
    const bool blocks = loot.blocks.files > 0;
    text.resize(static_cast<std::size_t>(
        std::snprintf(text.data(), text.size(),
                      "%ld files, %.0f MB of raw blocks and %.0f MB of memory searched%s",
                      loot.files.files, loot.blocks.megabytes, loot.megabytes(),
                      blocks ? "" : " (raw blocks only as root, with mke2fs and a loop device)")));
    return text;
}

}  // namespace

Outcome stealTheKiosk(long runs, Random& random)
{
    Loot loot, during, drafts;
    Count thefts{"sessions of which something was found afterwards:", runs};
    for (long run = 0; run < runs; ++run) {
        Loot one;
        onSmallDisk(one, [&](const std::string& folder, std::vector<Marker>& markers) {
            robOnce(folder, random(), markers, one, during);
        });
        if (!one.isClean()) {
            std::fprintf(stderr, "stolen kiosk: %s\n", one.first().c_str());
        }
        thefts.lost += one.isClean() ? 0 : 1;
        loot.add(one);
    }
    onSmallDisk(drafts, [&](const std::string& folder, std::vector<Marker>& markers) {
        robCareless(folder, random(), markers, drafts);
    });
    return {thefts, controlsOf(during, drafts), searchedIn(loot)};
}

}  // namespace opmaat::faults
