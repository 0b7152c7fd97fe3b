#include "qml/program/slow_work.h"

#include <utility>

namespace opmaat::program {

SlowWork::SlowWork(QObject* parent) : QObject(parent)
{
    pool_.setMaxThreadCount(1);
}

SlowWork::~SlowWork()
{
    pool_.clear();
    pool_.waitForDone();
}

void SlowWork::run(std::function<void()> work, std::function<void()> after)
{
    pool_.start([this, work = std::move(work), after = std::move(after)] {
        work();
        QMetaObject::invokeMethod(this, after, Qt::QueuedConnection);
    });
}

}  // namespace opmaat::program
