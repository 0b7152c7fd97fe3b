#pragma once

#include <QCommandLineParser>
#include <QString>
#include <QStringList>

namespace opmaat::desk {

/// What the command line asks for.
struct Options {
    QString store;          ///< path or address; "" for none
    QString device;         ///< file of this device; "" for the one beside the store
    QString packs;          ///< folder with one folder a pack
    QString open;           ///< interview to open at once
    QString answers, pack;  ///< one answers file instead of a store
    QString pictures;       ///< folder for pictures of every page; then exit
    QString language = "nl";
    bool demo = false;
    bool selfTest = false;  ///< visit every page; exit 1 on a QML warning

    QString mistake;  ///< not "" when the command line cannot be used
};

/// @param parser a new one; knows the options afterwards
/// @param words  the program's name first. A store may also come from OPMAAT_STORE
Options readOptions(QCommandLineParser& parser, const QStringList& words);

}  // namespace opmaat::desk
