#include "qml/desk/options.h"

#include "qml/program/command_line.h"

namespace opmaat::desk {
namespace {

QString mistakeIn(const Options& options)
{
    if (options.language != "nl" && options.language != "en") return "--language is nl or en";
    if (!options.answers.isEmpty() && options.pack.isEmpty())
        return "--answers FILE needs --pack DIR";
    if (!options.pack.isEmpty() && options.answers.isEmpty() && !options.demo)
        return "--pack DIR goes with --answers FILE or with --demo";
    if (options.demo && !options.answers.isEmpty())
        return "--demo and --answers exclude each other: give one";
    return {};
}

}  // namespace

Options readOptions(QCommandLineParser& parser, const QStringList& words)
{
    parser.setApplicationDescription(
        "Shows counsellors what clients answered, and what that may mean.");
    parser.addOptions({
        {"store", "Interviews to read (default: $OPMAAT_STORE).", "PATH"},
        {"device-file", "The file of this device (default: $OPMAAT_DEVICE, or STORE.device).",
         "FILE"},
        {"packs", "Folder with the questionnaires, one folder each.", "DIR", OPMAAT_PACKS},
        {"demo", "Made-up interviews, in memory."},
        {"self-test", "Visit every page; exit 1 on any warning."},
        {"open", "Open this interview at once.", "INTERVIEW"},
        {"answers", "Show one answers file; needs --pack.", "FILE"},
        {"pack", "Questionnaire of the answers file or of the made-up interviews.", "DIR"},
        {"pictures", "Save a picture of every page, then exit.", "DIR"},
        {"language", "nl or en.", "LANGUAGE", "nl"},
        {{"h", "help"}, "This text."},
    });
    Options options;
    if (!parser.parse(words)) {
        options.mistake = parser.errorText();
        return options;
    }
    options.store = program::storeOf(parser);
    options.device = program::deviceFileOf(parser);
    options.packs = parser.value("packs");
    options.open = parser.value("open");
    options.answers = parser.value("answers");
    options.pack = parser.value("pack");
    options.pictures = parser.value("pictures");
    options.language = parser.value("language");
    options.demo = parser.isSet("demo");
    options.selfTest = parser.isSet("self-test");
    options.mistake = mistakeIn(options);
    return options;
}

}  // namespace opmaat::desk
