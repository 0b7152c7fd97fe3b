#pragma once

#include <QString>
#include <QStringList>

namespace opmaat::desk {

/// What the command line asks for.
struct Options {
    QString store;          ///< path or address; "" for none
    QString packs;          ///< folder with one folder a pack
    QString open;           ///< interview to open at once
    QString answers, pack;  ///< one answers file instead of a store
    QString pictures;       ///< folder for pictures of every page; then exit
    QString language = "nl";
    bool demo = false;
    bool selfTest = false;  ///< visit every page; exit 1 on a QML warning

    QString mistake;  ///< not "" when the command line cannot be used
    QString help;     ///< not "" when only the help text was asked for
};

Options readOptions(const QStringList& arguments);

}  // namespace opmaat::desk
