#include <QDir>
#include <QGuiApplication>
#include <cstdio>
#include <optional>

#include "engine/interview/answers_file.h"
#include "engine/pack/pack.h"
#include "engine/record/adopted_pack.h"
#include "engine/record/open_store.h"
#include "qml/kiosk/arguments.h"
#include "qml/kiosk/kiosk.h"
#include "qml/kiosk/outbox_watch.h"
#include "qml/kiosk/rehearsal.h"
#include "qml/kiosk/succession.h"
#include "qml/program/appearance.h"
#include "qml/program/command_line.h"

namespace opmaat::kiosk {
namespace {

std::chrono::sys_seconds now()
{
    return std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now());
}

/// Where the answers go. A store in memory has no codes.
struct Place {
    explicit Place(const Arguments& arguments)
    {
        if (arguments.demo || arguments.store.isEmpty()) {
            store = engine::memoryStore();
            return;
        }
        auto opened =
            engine::openKioskStore(arguments.store.toStdString(), arguments.device.toStdString());
        codes = opened.store.get();
        outbox = opened.outbox;
        store = std::move(opened.store);
    }

    std::unique_ptr<engine::Store> store;
    engine::SealedStore* codes = nullptr;
    engine::HandoverVault* outbox = nullptr;  ///< where the store is on a server
};

Settings settingsOf(const Arguments& arguments)
{
    Settings settings;
    settings.language = arguments.language.toStdString();
    settings.form = arguments.form.toStdString();
    settings.size = arguments.size;
    settings.fullScreen = arguments.fullScreen;
    return settings;
}

int playAnswers(const Arguments& arguments, const engine::Pack& pack, const Place& place)
{
    if (!arguments.pictures.isEmpty() && !QDir().mkpath(arguments.pictures)) {
        qCritical("The folder '%s' cannot be made.", qPrintable(arguments.pictures));
        return 1;
    }
    const auto set = engine::readAnswers(arguments.play.toStdString(), pack);
    RehearsalStore rehearsed(*place.store);
    Settings settings = settingsOf(arguments);
    if (settings.form.empty()) settings.form = set.form;
    Kiosk kiosk(pack, rehearsed, now, settings, place.codes);
    if (!kiosk.show()) return 1;
    Rehearsal rehearsal(kiosk, rehearsed, arguments.pictures);
    const bool finished = rehearsal.play(set);
    for (const QString& complaint : rehearsal.complaints()) qCritical("%s", qPrintable(complaint));
    if (arguments.timings) std::puts(toJson(rehearsal.timings()).constData());
    return finished ? 0 : 1;
}

int testItself(const Arguments& arguments, const engine::Pack& pack)
{
    const QStringList complaints = selfTest(pack, arguments.pictures);
    for (const QString& complaint : complaints) qCritical("%s", qPrintable(complaint));
    return complaints.isEmpty() ? 0 : 1;
}

int serveOne(const Arguments& arguments, const engine::Pack& pack, const Place& place)
{
    Kiosk kiosk(pack, *place.store, now, settingsOf(arguments), place.codes);
    std::optional<OutboxWatch> watch;
    if (place.outbox != nullptr) watch.emplace(*place.outbox, kiosk.visit());
    QObject::connect(&kiosk, &Kiosk::ended, [] { QCoreApplication::exit(0); });
    QObject::connect(&kiosk, &Kiosk::closed, [] { QCoreApplication::exit(kWindowClosed); });
    if (!kiosk.show()) return 1;
    return QGuiApplication::exec();
}

int run(const Arguments& arguments)
{
    const std::string folder = arguments.pack.toStdString();
    if (arguments.selfTest) return testItself(arguments, engine::loadPack(folder));
    const Place place(arguments);
    // Nothing of a questionnaire is parsed before the office's word on it was found good.
    if (place.codes != nullptr) engine::requireNewest(*place.codes, engine::packHash(folder));
    const engine::Pack pack = engine::loadPack(folder);
    if (place.codes != nullptr) engine::requireNewest(*place.codes, pack.hash);
    engine::requireForm(pack, arguments.form.toStdString());
    if (!arguments.play.isEmpty()) return playAnswers(arguments, pack, place);
    const int code = serveOne(arguments, pack, place);
    return code == kWindowClosed && !arguments.session ? 0 : code;
}

}  // namespace
}  // namespace opmaat::kiosk

int main(int argc, char* argv[])
{
    using namespace opmaat::kiosk;
    QStringList words;
    for (int i = 0; i < argc; ++i) words << QString::fromLocal8Bit(argv[i]);
    QCommandLineParser parser;
    const Arguments arguments = readArguments(parser, words);
    if (const auto code = opmaat::program::endBefore(parser, arguments.mistake, words.constFirst()))
        return *code;
    if (!arguments.single()) return serveClients(words.constFirst(), words.mid(1));

    // Qt waits 5 ms before it draws, to collect changes; a tap should be seen sooner.
    if (!qEnvironmentVariableIsSet("QT_QPA_UPDATE_IDLE_TIME"))
        qputenv("QT_QPA_UPDATE_IDLE_TIME", "0");
    QGuiApplication application(argc, argv);
    QGuiApplication::setQuitOnLastWindowClosed(false);
    opmaat::program::prepareAppearance();
    try {
        return run(arguments);
    } catch (const std::exception& error) {
        std::fprintf(stderr, "%s\n", error.what());
        return 1;
    }
}
