#pragma once

#include <QCommandLineParser>
#include <QString>
#include <optional>

namespace opmaat::program {

/// What was given as `--store`, or else OPMAAT_STORE; "" for neither.
QString storeOf(const QCommandLineParser& parser);
/// What was given as `--device-file`, or else OPMAAT_DEVICE; "" for the one beside the store.
QString deviceFileOf(const QCommandLineParser& parser);

/// Prints the help that was asked for, or what is wrong with the call and how it should be.
///
/// @param parser   with an option `help`, after parse()
/// @param mistake  what the program cannot use; "" when nothing is wrong
/// @param name     of the program; there may be no QCoreApplication yet that knows it
/// @return exit code; nothing when the program can begin
std::optional<int> endBefore(const QCommandLineParser& parser, const QString& mistake,
                             const QString& name);

}  // namespace opmaat::program
