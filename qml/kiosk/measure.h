#pragma once

#include <QByteArray>
#include <vector>

namespace opmaat::kiosk {

/// What one played interview measured, in milliseconds.
struct Timings {
    double firstFrame = 0.0;        ///< since the process was started
    std::vector<double> tapToNext;  ///< from the release of a tap to the frame after it
    std::vector<double> store;      ///< of these, how long the store took
};

/// Milliseconds since this process was started, to 10 ms (/proc/self/stat).
double millisecondsSinceStart();

/// One JSON object: firstFrame, tapToNext, store and besideStore with n, p50, p95 and max (ms),
/// and peakMemory (VmHWM, KiB).
QByteArray toJson(const Timings& timings);

}  // namespace opmaat::kiosk
