#pragma once

#include <QCommandLineParser>
#include <QSize>
#include <QString>
#include <QStringList>

namespace opmaat::kiosk {

/// How the kiosk was called.
struct Arguments {
    QString pack, store, device, play, pictures, language, form;
    QSize size{1280, 800};
    bool demo = false, selfTest = false, timings = false, fullScreen = false;
    bool session = false;  ///< one client, started by the parent
    QString mistake;       ///< what is wrong with the call; empty when nothing is

    /// One client and no loop around it.
    bool single() const { return session || demo || selfTest || !play.isEmpty(); }
};

/// @param parser a new one; knows the options afterwards
/// @param words  the program's name first. A store may also come from OPMAAT_STORE
Arguments readArguments(QCommandLineParser& parser, const QStringList& words);

}  // namespace opmaat::kiosk
