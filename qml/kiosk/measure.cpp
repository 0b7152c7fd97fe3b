#include "qml/kiosk/measure.h"

#include <unistd.h>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <algorithm>
#include <cmath>
#include <ctime>

namespace opmaat::kiosk {
namespace {

constexpr int kStartTimeField = 22;  // of /proc/self/stat, proc(5)
constexpr double kMillisecondsPerSecond = 1000.0;
constexpr double kNanosecondsPerMillisecond = 1e6;

// Nearest rank.
double quantile(const std::vector<double>& sorted, double share)
{
    const auto rank = std::ceil(share * static_cast<double>(sorted.size()));
    return sorted[static_cast<std::size_t>(std::max(rank, 1.0)) - 1];
}

QJsonObject summary(std::vector<double> values)
{
    std::sort(values.begin(), values.end());
    QJsonObject json{{"n", static_cast<int>(values.size())}};
    if (values.empty()) return json;
    json["p50"] = quantile(values, 0.50);
    json["p95"] = quantile(values, 0.95);
    json["max"] = values.back();
    return json;
}

int peakMemory()
{
    QFile status("/proc/self/status");
    if (!status.open(QIODevice::ReadOnly)) return 0;
    for (const QByteArray& line : status.readAll().split('\n')) {
        if (line.startsWith("VmHWM:")) return line.simplified().split(' ').value(1).toInt();
    }
    return 0;
}

}  // namespace

double millisecondsSinceStart()
{
    QFile stat("/proc/self/stat");
    if (!stat.open(QIODevice::ReadOnly)) return 0.0;
    const QByteArray line = stat.readAll();
    // The name, field 2, is in parentheses and may hold blanks.
    const auto fields = line.mid(line.lastIndexOf(')') + 2).split(' ');
    const double ticks = fields.value(kStartTimeField - 3).toDouble();
    const double started =
        ticks / static_cast<double>(sysconf(_SC_CLK_TCK)) * kMillisecondsPerSecond;
    timespec now{};
    clock_gettime(CLOCK_BOOTTIME, &now);
    return static_cast<double>(now.tv_sec) * kMillisecondsPerSecond +
           static_cast<double>(now.tv_nsec) / kNanosecondsPerMillisecond - started;
}

QByteArray toJson(const Timings& timings)
{
    std::vector<double> beside;
    std::transform(timings.tapToNext.begin(), timings.tapToNext.end(), timings.store.begin(),
                   std::back_inserter(beside), std::minus<>());
    const QJsonObject json{
        {"firstFrame", timings.firstFrame}, {"tapToNext", summary(timings.tapToNext)},
        {"store", summary(timings.store)},  {"besideStore", summary(beside)},
        {"peakMemory", peakMemory()},
    };
    return QJsonDocument(json).toJson(QJsonDocument::Compact);
}

}  // namespace opmaat::kiosk
