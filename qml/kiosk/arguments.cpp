#include "qml/kiosk/arguments.h"

#include <QRegularExpression>

#include "qml/program/command_line.h"

namespace opmaat::kiosk {
namespace {

const QList<QCommandLineOption> kOptions{
    {"store", "Keep the answers in this store (default: $OPMAAT_STORE).", "PATH"},
    {"device-file", "The file of this device (default: $OPMAAT_DEVICE, or STORE.device).", "FILE"},
    {"demo", "One client; answers are kept in memory only."},
    {"language", "Begin in this language (default: the first of the pack).", "CODE"},
    {"form", "Ask this form of the pack (default: the whole pack).", "ID"},
    {"size", "Open a window of this size (default: 1280x800).", "WIDTHxHEIGHT", "1280x800"},
    {"full-screen", "Fill the screen."},
    {"self-test", "Visit every screen, and end with 1 on any warning."},
    {"play", "Answer as this answers file does, by taps, and end.", "ANSWERS"},
    {"pictures", "With --play or --self-test: leave a picture of each kind of screen here.", "DIR"},
    {"timings", "With --play: print what was measured, as JSON."},
    {{"h", "help"}, "This text."},
};

QCommandLineOption sessionOption()
{
    QCommandLineOption option("session", "One client; the parent uses this.");
    option.setFlags(QCommandLineOption::HiddenFromHelp);
    return option;
}

void setUp(QCommandLineParser& parser)
{
    parser.setApplicationDescription("The questionnaire as the client sees it.");
    parser.addPositionalArgument("PACK", "Folder of the pack.");
    parser.addOptions(kOptions);
    parser.addOption(sessionOption());
}

// An empty size for anything else than two numbers of pixels.
QSize readSize(const QString& words)
{
    static const QRegularExpression kSize("^([0-9]{3,5})x([0-9]{3,5})$");
    const auto match = kSize.match(words);
    return match.hasMatch() ? QSize(match.captured(1).toInt(), match.captured(2).toInt()) : QSize();
}

QString mistakeIn(const Arguments& arguments, const QCommandLineParser& parser)
{
    if (parser.positionalArguments().size() != 1)
        return "Give one PACK, for example questionnaires/wkm.";
    const bool plays = !arguments.play.isEmpty();
    if (!plays && arguments.timings) return "--timings goes with --play ANSWERS.";
    if (!plays && !arguments.selfTest && !arguments.pictures.isEmpty()) {
        return "--pictures goes with --play ANSWERS or --self-test.";
    }
    if (!arguments.size.isValid()) return "--size is for example 800x1280.";
    const bool needsStore = arguments.session || !arguments.single();
    if (needsStore && arguments.store.isEmpty()) {
        return "There is no store to keep answers in. Give --store PATH, or --demo.";
    }
    return {};
}

}  // namespace

Arguments readArguments(QCommandLineParser& parser, const QStringList& words)
{
    setUp(parser);
    Arguments arguments;
    if (!parser.parse(words)) {
        arguments.mistake = parser.errorText();
        return arguments;
    }
    arguments.pack = parser.positionalArguments().value(0);
    arguments.store = program::storeOf(parser);
    arguments.device = program::deviceFileOf(parser);
    arguments.play = parser.value("play");
    arguments.pictures = parser.value("pictures");
    arguments.form = parser.value("form");
    arguments.language = parser.value("language");
    arguments.size = readSize(parser.value("size"));
    arguments.demo = parser.isSet("demo");
    arguments.selfTest = parser.isSet("self-test");
    arguments.timings = parser.isSet("timings");
    arguments.fullScreen = parser.isSet("full-screen");
    arguments.session = parser.isSet("session");
    arguments.mistake = mistakeIn(arguments, parser);
    return arguments;
}

}  // namespace opmaat::kiosk
