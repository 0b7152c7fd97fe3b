#pragma once

#include <QQuickWindow>
#include <QString>

namespace opmaat::desk {

class Desk;

/// Visits every page of the program: the list, and one or all interviews closed and opened up. Of
/// a store that is locked only the page that says so.
///
/// @param pictures  folder for one PNG a page, each as tall as its content; "" for none
/// @returns "" when all went well, or else what did not
QString tour(QQuickWindow& window, Desk& desk, const QString& language, const QString& pictures);

}  // namespace opmaat::desk
