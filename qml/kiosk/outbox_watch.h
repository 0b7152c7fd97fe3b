#pragma once

#include <QObject>
#include <QTimer>
#include <chrono>

#include "engine/record/handover/handover_vault.h"
#include "qml/kiosk/views/visit.h"

namespace opmaat::kiosk {

/// Hands over what this device keeps for a server that was away, also when no client comes: now and
/// then, and only while nobody is answering. Tells the log when the server refuses it.
class OutboxWatch : public QObject {
    Q_OBJECT

public:
    /// @param outbox, visit  outlive this
    OutboxWatch(engine::HandoverVault& outbox, const Visit& visit,
                std::chrono::milliseconds interval = std::chrono::seconds(2));

private:
    void look();

    engine::HandoverVault& outbox_;
    const Visit& visit_;
    QTimer timer_;
    std::string told_;
};

}  // namespace opmaat::kiosk
