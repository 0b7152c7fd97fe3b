#include <QGuiApplication>
#include <QQmlApplicationEngine>
#include <QQuickWindow>
#include <QTranslator>
#include <cstdio>

#include "engine/record/open_store.h"
#include "qml/desk/demo_interviews.h"
#include "qml/desk/desk.h"
#include "qml/desk/options.h"
#include "qml/desk/tour.h"
#include "qml/program/appearance.h"
#include "qml/program/command_line.h"
#include "qml/program/idle_watch.h"

namespace {

using namespace opmaat;

constexpr int kRefused = 1;
constexpr std::chrono::milliseconds kRefresh{5000};
constexpr std::chrono::minutes kIdle{10};  // then the interviews are locked

void say(const QString& words)
{
    std::fprintf(stderr, "opmaat-desk: %s\n", qPrintable(words));
}

void useLanguage(QTranslator& translator, const QString& language)
{
    QLocale::setDefault(QLocale(language));
    if (translator.load(QStringLiteral(":/i18n/desk_%1.qm").arg(language))) {
        QCoreApplication::installTranslator(&translator);
    }
}

struct Trouble {
    QString problem, detail;
};

/// The store that was asked for; what is wrong with it is shown on the first page.
std::unique_ptr<engine::Store> storeFor(const desk::Options& options, Trouble& trouble)
{
    if (!options.answers.isEmpty()) return nullptr;
    try {
        if (options.demo)
            return desk::demoStore(engine::loadPack(
                (options.pack.isEmpty() ? options.packs + "/wkm" : options.pack).toStdString()));
        if (!options.store.isEmpty())
            return engine::openSealedStore(options.store.toStdString(),
                                           options.device.toStdString());
        trouble = {desk::Desk::tr("No interviews to read"),
                   desk::Desk::tr("Start this program with --store and the place of the "
                                  "interviews, or with --demo.")};
    } catch (const std::exception& error) {
        trouble = {desk::Desk::tr("The interviews cannot be read"),
                   QString::fromUtf8(error.what())};
    }
    return nullptr;
}

int run(QGuiApplication& app, const desk::Options& options)
{
    Trouble trouble;
    desk::Desk desk(storeFor(options, trouble), options.packs.toStdString(),
                    options.language.toStdString());
    desk.interviews()->refreshEvery(kRefresh);
    program::IdleWatch idle(kIdle, kIdle);
    QObject::connect(&idle, &program::IdleWatch::quiet, desk.lock(), &desk::Lock::lock);
    if (!trouble.problem.isEmpty()) desk.complain(trouble.problem, trouble.detail);
    if (!options.answers.isEmpty())
        desk.openAnswers(options.answers.toStdString(), options.pack.toStdString());
    if (!options.open.isEmpty() && desk.hasList() && !desk.lock()->isLocked())
        desk.open(options.open);

    QQmlApplicationEngine ui;
    int warnings = 0;
    QObject::connect(&ui, &QQmlEngine::warnings,
                     [&](const auto& list) { warnings += static_cast<int>(list.size()); });
    ui.addImportPath("qrc:/qt/qml");
    ui.setInitialProperties({{"desk", QVariant::fromValue(&desk)}});
    ui.load(QUrl("qrc:/qt/qml/Opmaat/Desk/Main.qml"));
    if (ui.rootObjects().isEmpty()) return kRefused;
    if (!options.selfTest && options.pictures.isEmpty()) return app.exec();

    auto* window = qobject_cast<QQuickWindow*>(ui.rootObjects().constFirst());
    const QString complaint = desk::tour(*window, desk, options.language, options.pictures);
    if (!complaint.isEmpty()) say(complaint);
    if (warnings > 0) say(QStringLiteral("%1 QML warnings").arg(warnings));
    return complaint.isEmpty() && warnings == 0 ? 0 : kRefused;
}

}  // namespace

int main(int argc, char* argv[])
{
    QGuiApplication app(argc, argv);
    QGuiApplication::setApplicationName("opmaat-desk");
    QCommandLineParser parser;
    const desk::Options options = desk::readOptions(parser, QCoreApplication::arguments());
    if (const auto code = program::endBefore(parser, options.mistake, "opmaat-desk")) return *code;
    program::prepareAppearance();
    QTranslator translator;
    useLanguage(translator, options.language);
    return run(app, options);
}
