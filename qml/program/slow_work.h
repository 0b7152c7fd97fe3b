#pragma once

#include <QObject>
#include <QThreadPool>
#include <functional>

namespace opmaat::program {

/// Runs slow work beside the screen, one piece after the other in a thread of its own.
class SlowWork : public QObject {
    Q_OBJECT

public:
    explicit SlowWork(QObject* parent = nullptr);
    /// Waits for the piece that is under way; what has not begun is left out.
    ~SlowWork() override;

    /// @param work   in the other thread; throws nothing
    /// @param after  then, in the thread of this object, unless it is gone
    void run(std::function<void()> work, std::function<void()> after);

private:
    QThreadPool pool_;
};

}  // namespace opmaat::program
