#include "qml/kiosk/outbox_watch.h"

#include <QDebug>

namespace opmaat::kiosk {
namespace {

/// A code that is being tried uses the store beside the screen; who types one is not answering.
bool isNobodyAnswering(const Visit& visit)
{
    const auto stage = visit.interview().stage();
    const bool begun = stage != engine::Interview::Stage::NotStarted;
    return !visit.codes().isTrying() &&
           (!begun || visit.stopped() || visit.paused() || visit.interview().hasEnded());
}

}  // namespace

OutboxWatch::OutboxWatch(engine::HandoverVault& outbox, const Visit& visit,
                         std::chrono::milliseconds interval)
    : outbox_(outbox), visit_(visit)
{
    connect(&timer_, &QTimer::timeout, this, &OutboxWatch::look);
    timer_.start(interval);
}

void OutboxWatch::look()
{
    if (!isNobodyAnswering(visit_)) return;
    const engine::HandoverState state = outbox_.handOver();
    if (!state.problem.empty() && state.problem != told_) {
        qWarning("%lld handovers wait for the server. %s", static_cast<long long>(state.waiting),
                 state.problem.c_str());
    }
    told_ = state.problem;
}

}  // namespace opmaat::kiosk
