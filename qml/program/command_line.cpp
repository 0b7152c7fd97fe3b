#include "qml/program/command_line.h"

#include <cstdio>

namespace opmaat::program {

QString storeOf(const QCommandLineParser& parser)
{
    return parser.isSet("store") ? parser.value("store") : qEnvironmentVariable("OPMAAT_STORE");
}

QString deviceFileOf(const QCommandLineParser& parser)
{
    return parser.isSet("device-file") ? parser.value("device-file")
                                       : qEnvironmentVariable("OPMAAT_DEVICE");
}

std::optional<int> endBefore(const QCommandLineParser& parser, const QString& mistake,
                             const QString& name)
{
    const QString usage = parser.helpText().replace("<executable_name>", name) +
                          "\nExit codes: 0 fine, 1 something failed, 2 wrong use.\n";
    if (parser.isSet("help")) {
        std::fputs(qPrintable(usage), stdout);
        return 0;
    }
    if (mistake.isEmpty()) return std::nullopt;
    std::fprintf(stderr, "%s\n\n%s", qPrintable(mistake), qPrintable(usage));
    return 2;
}

}  // namespace opmaat::program
