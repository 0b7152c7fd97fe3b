#include <fcntl.h>
#include <unistd.h>

#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QGuiApplication>
#include <QProcess>
#include <QTemporaryDir>
#include <cstdio>
#include <fstream>
#include <random>

#include "made_up_office.h"
#include "qml/kiosk/rehearsal.h"
#include "qml/program/appearance.h"
#include "small_pack.h"

// stolen_kiosk ROUNDS SEED: a client answers, pauses and goes; half of the times the power is cut.
// Then the kiosk is stolen at the next welcome page: store, write-ahead log, key ring, device file,
// temporary files, the program's log and the memory of the running process are searched for when
// each answer was given (in plaintext every event has it), and for the client's code. The control
// is a kiosk that keeps its events in the clear and goes on in the same process. Exits 1 when
// anything is found, or when the control finds nothing.

namespace {

using namespace opmaat;
using namespace opmaat::kiosk;

constexpr int kWait = 60'000;  // ms

/// Keeps events as their text: what the record must never look like.
class PlainStore : public engine::Store {
public:
    explicit PlainStore(const std::string& path) : file_(path, std::ios::app) {}
    using engine::Store::append;
    void append(const std::string& interview, std::span<const engine::Event> events) override
    {
        memory_->append(interview, events);
        for (const auto& event : events) {
            lines_.push_back(engine::toJson(event));
            file_ << lines_.back() << std::endl;
        }
    }
    std::vector<engine::StoredInterview> interviews() const override
    {
        return memory_->interviews();
    }
    std::vector<engine::Event> events(const std::string& interview) const override
    {
        return memory_->events(interview);
    }
    bool isDemo() const override { return true; }

private:
    std::unique_ptr<engine::Store> memory_ = engine::memoryStore();
    std::ofstream file_;
    std::vector<std::string> lines_;
};

/// A day that nobody else writes.
std::chrono::sys_seconds strangeTime(int seed)
{
    return std::chrono::sys_days(std::chrono::year(2090) / 1 / 1) + std::chrono::days(seed % 3000);
}

void say(const QString& line)
{
    std::printf("%s\n", qPrintable(line));
    std::fflush(stdout);
}

/// Until the parent has looked, or kills this.
void waitToBeSearched()
{
    char byte = 0;
    while (read(STDIN_FILENO, &byte, 1) > 0) {
    }
}

int playSession(const QString& store, int seed, bool plain)
{
    const engine::Pack pack = smallPack();
    Settings settings;
    settings.settling = std::chrono::milliseconds(0);
    const auto clock = [at = strangeTime(seed)] { return at; };
    std::unique_ptr<engine::Store> kept;
    engine::SealedStore* codes = nullptr;
    if (plain) {
        kept = std::make_unique<PlainStore>(store.toStdString());
    } else {
        auto sealed = engine::openSealedStore(store.toStdString());
        codes = sealed.get();
        kept = std::move(sealed);
    }
    RehearsalStore rehearsed(*kept);
    Kiosk kiosk(pack, rehearsed, clock, settings, codes);
    if (!kiosk.show()) return 1;
    Rehearsal rehearsal(kiosk, rehearsed, QString());
    const QString code = plain ? QString() : rehearsal.playPausing();
    if (plain && !rehearsal.playStopping()) return 1;
    if (!plain && code.isEmpty()) return 1;
    say("code " + code);
    waitToBeSearched();
    return 0;
}

int standAtWelcome(const QString& store)
{
    const engine::Pack pack = smallPack();
    const auto sealed = engine::openSealedStore(store.toStdString());
    const auto clock = [] { return strangeTime(0) - std::chrono::years(50); };
    Kiosk kiosk(pack, *sealed, clock, Settings(), sealed.get());
    if (!kiosk.show()) return 1;
    player::Player(kiosk.window(), kiosk.engine()).waitForFrame();
    say("code ");
    waitToBeSearched();
    return 0;
}

int countIn(const QByteArray& bytes, const QList<QByteArray>& markers)
{
    int found = 0;
    for (const QByteArray& marker : markers) found += static_cast<int>(bytes.count(marker));
    return found;
}

int hitsInFiles(const QString& folder, const QList<QByteArray>& markers, int& files)
{
    int found = 0;
    QDirIterator all(folder, QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
    while (all.hasNext()) {
        QFile file(all.next());
        if (!file.open(QIODevice::ReadOnly)) continue;
        ++files;
        found += countIn(file.readAll(), markers);
    }
    return found;
}

/// Every readable and writable mapping, as proc(5) lists them.
int hitsInMemory(qint64 process, const QList<QByteArray>& markers, double& megabytes)
{
    const std::string place = "/proc/" + std::to_string(process);
    std::ifstream maps(place + "/maps");
    const int memory = open((place + "/mem").c_str(), O_RDONLY);
    constexpr std::size_t kPiece = 1U << 22, kOverlap = 64;
    constexpr unsigned long long kLargest = 1ULL << 32;
    int found = 0;
    std::string line;
    while (memory >= 0 && std::getline(maps, line)) {
        unsigned long long from = 0, to = 0;
        char mode[5] = {};
        if (std::sscanf(line.c_str(), "%llx-%llx %4s", &from, &to, mode) != 3) continue;
        if (mode[0] != 'r' || mode[1] != 'w') continue;
        if (to - from > kLargest) continue;  // a sanitizer's shadow: reserved, without text
        for (auto at = from; at < to; at += kPiece) {
            QByteArray piece(
                static_cast<int>(std::min<unsigned long long>(kPiece + kOverlap, to - at)), '\0');
            const auto got = pread(memory, piece.data(), static_cast<std::size_t>(piece.size()),
                                   static_cast<off_t>(at));
            if (got <= 0) break;  // never touched, as the sanitizers' shadow
            piece.truncate(static_cast<int>(got));
            megabytes += static_cast<double>(std::min<std::size_t>(kPiece, piece.size())) / 1e6;
            found += countIn(piece, markers);
        }
    }
    if (memory >= 0) close(memory);
    return found;
}

QList<QByteArray> markersOf(int seed, const QString& code)
{
    const QString day = QString::fromStdString(engine::utcText(strangeTime(seed))).left(11);
    QList<QByteArray> markers;
    for (const QString& text :
         {day, code, QString::fromStdString(engine::codeInGroups(code.toStdString()))}) {
        if (text.isEmpty()) continue;
        markers << text.toUtf8()
                << QByteArray(reinterpret_cast<const char*>(text.utf16()), text.size() * 2);
    }
    return markers;
}

/// A child of this program that says "code ..." and then stands still.
class Child {
public:
    Child(const QStringList& arguments, const QString& folder)
    {
        auto environment = QProcessEnvironment::systemEnvironment();
        environment.insert("TMPDIR", folder);
        process_.setProcessEnvironment(environment);
        process_.setStandardErrorFile(folder + "/log", QIODevice::Append);
        process_.start(QCoreApplication::applicationFilePath(), arguments);
        QByteArray line;
        while (!line.startsWith("code")) {
            if (!process_.canReadLine() && !process_.waitForReadyRead(kWait)) {
                throw std::runtime_error("A session did not come to its end; see its log.");
            }
            if (process_.canReadLine()) line = process_.readLine();
        }
        code_ = QString::fromLatin1(line).section(' ', 1).trimmed();
    }
    ~Child() { end(); }
    void end()
    {
        process_.closeWriteChannel();
        process_.waitForFinished(kWait);
    }
    void kill()
    {
        process_.kill();
        process_.waitForFinished(kWait);
    }
    const QString& code() const { return code_; }
    qint64 id() const { return process_.processId(); }

private:
    QProcess process_;
    QString code_;
};

struct Found {
    int files = 0, inFiles = 0, inMemory = 0;
    double megabytes = 0.0;
};

void stealOnce(int seed, bool cut, Found& found)
{
    QTemporaryDir folder;
    const QString store = folder.filePath("store");
    makeOfficeAt(store.toStdString(), false);
    Child session({"--session", store, QString::number(seed)}, folder.path());
    const auto markers = markersOf(seed, session.code());
    cut ? session.kill() : session.end();
    const Child next({"--welcome", store}, folder.path());
    found.inFiles += hitsInFiles(folder.path(), markers, found.files);
    found.inMemory += hitsInMemory(next.id(), markers, found.megabytes);
}

void controlOnce(int seed, Found& found)
{
    QTemporaryDir folder;
    const Child session({"--plain", folder.filePath("store"), QString::number(seed)},
                        folder.path());
    const auto markers = markersOf(seed, "");
    found.inFiles += hitsInFiles(folder.path(), markers, found.files);
    found.inMemory += hitsInMemory(session.id(), markers, found.megabytes);
}

int steal(int rounds, int seed)
{
    Found found, control;
    for (int round = 0; round < rounds; ++round) stealOnce(seed + round, round % 2 == 1, found);
    controlOnce(seed, control);
    std::printf(
        "stolen kiosk: %d sessions, %d files and %.0f MB of memory searched, %d hits in files, %d "
        "in"
        " memory (95 %% upper bound %.3f a session); control: %d in files, %d in memory\n",
        rounds, found.files, found.megabytes, found.inFiles, found.inMemory, 3.0 / rounds,
        control.inFiles, control.inMemory);
    const bool blind = control.inFiles == 0 || control.inMemory == 0;
    if (blind) std::puts("BLIND");
    return found.inFiles + found.inMemory == 0 && !blind ? 0 : 1;
}

}  // namespace

int main(int argc, char* argv[])
{
    QGuiApplication application(argc, argv);
    QGuiApplication::setQuitOnLastWindowClosed(false);
    program::prepareAppearance();
    const QStringList words = QCoreApplication::arguments();
    try {
        if (words.value(1) == "--session") return playSession(words[2], words[3].toInt(), false);
        if (words.value(1) == "--plain") return playSession(words[2], words[3].toInt(), true);
        if (words.value(1) == "--welcome") return standAtWelcome(words[2]);
        if (words.size() == 3 && words[1].toInt() > 0)
            return steal(words[1].toInt(), words[2].toInt());
    } catch (const std::exception& error) {
        std::fprintf(stderr, "stolen_kiosk: %s\n", error.what());
        return 1;
    }
    std::fputs("stolen_kiosk ROUNDS SEED\n", stderr);
    return 2;
}
