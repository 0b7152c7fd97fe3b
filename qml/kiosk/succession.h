#pragma once

#include <QStringList>
#include <chrono>

namespace opmaat::kiosk {

/// What a session ends with when somebody closed its window: no next client is served.
constexpr int kWindowClosed = 3;

/// Serves one client after the other, each in a process of its own, so that nothing of one person
/// can be left for the next. Holds no answers itself. A session that crashes is followed by a new
/// one, unless it happens three times in a row as soon as it starts.
///
/// @param program   this program
/// @param arguments its arguments; --session is added
/// @param soon      a session that crashes before has not served anybody
/// @return exit code
int serveClients(const QString& program, const QStringList& arguments,
                 std::chrono::milliseconds soon = std::chrono::milliseconds(2000));

}  // namespace opmaat::kiosk
