#include "qml/kiosk/succession.h"

#include <sys/prctl.h>
#include <QElapsedTimer>
#include <QProcess>
#include <csignal>

namespace opmaat::kiosk {
namespace {

constexpr int kPatience = 3;

// A session does not outlive its parent: nobody would put its answers away.
void endWithParent()
{
    prctl(PR_SET_PDEATHSIG, SIGTERM);
}

}  // namespace

int serveClients(const QString& program, const QStringList& arguments,
                 std::chrono::milliseconds soon)
{
    for (int crashes = 0; crashes < kPatience;) {
        QProcess session;
        session.setProcessChannelMode(QProcess::ForwardedChannels);
        session.setChildProcessModifier(endWithParent);
        QElapsedTimer served;
        served.start();
        session.start(program, arguments + QStringList{"--session"});
        session.waitForFinished(-1);
        if (session.exitStatus() == QProcess::NormalExit &&
            session.error() != QProcess::FailedToStart) {
            if (session.exitCode() == kWindowClosed) return 0;
            if (session.exitCode() != 0) return session.exitCode();
            crashes = 0;
        } else {
            crashes = served.hasExpired(soon.count()) ? 1 : crashes + 1;
        }
    }
    qCritical("The kiosk crashed %d times in a row and gives up.", kPatience);
    return 1;
}

}  // namespace opmaat::kiosk
