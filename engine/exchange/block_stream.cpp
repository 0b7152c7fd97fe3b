#include "engine/exchange/block_stream.h"

#include <algorithm>
#include <condition_variable>
#include <exception>
#include <mutex>
#include <thread>
#include <vector>

namespace opmaat::engine {
namespace {

class Stream {
public:
    Stream(TableFile& file, const InOrder& inOrder) : file_(file), inOrder_(inOrder) {}

    void run(const std::function<BlockWork()>& makeWork);
    void rethrow() const
    {
        if (problem_) std::rethrow_exception(problem_);
    }

private:
    bool take(TableBlock& block, std::exception_ptr& problem);
    bool give(const TableBlock& block, const std::string& text, std::exception_ptr problem);

    TableFile& file_;
    const InOrder& inOrder_;
    std::mutex mutex_;
    std::condition_variable turn_;
    std::size_t next_ = 0;  // the block whose turn it is
    bool hasEnded_ = false;
    std::exception_ptr problem_;
};

/// The next block, or the problem of reading it, which has a turn of its own.
bool Stream::take(TableBlock& block, std::exception_ptr& problem)
{
    const std::lock_guard lock(mutex_);
    if (hasEnded_) return false;
    try {
        if (file_.next(block)) return true;
    } catch (...) {
        block.index = file_.blocks();
        problem = std::current_exception();
    }
    hasEnded_ = true;
    return problem != nullptr;
}

/// Waits for its turn; false when an earlier block had a problem.
bool Stream::give(const TableBlock& block, const std::string& text, std::exception_ptr problem)
{
    std::unique_lock lock(mutex_);
    turn_.wait(lock, [&] { return next_ == block.index || problem_ != nullptr; });
    if (problem_) return false;
    try {
        if (!problem) inOrder_(block, text);
    } catch (...) {
        problem = std::current_exception();
    }
    ++next_;
    problem_ = problem;
    if (problem_) hasEnded_ = true;
    turn_.notify_all();
    return problem_ == nullptr;
}

void Stream::run(const std::function<BlockWork()>& makeWork)
{
    const BlockWork work = makeWork();
    TableBlock block;
    std::string text;
    std::exception_ptr problem;
    while (take(block, problem)) {
        text.clear();
        try {
            if (!problem) work(block, text);
        } catch (...) {
            problem = std::current_exception();
        }
        if (!give(block, text, problem)) return;
    }
}

}  // namespace

void streamBlocks(TableFile& file, int threads, const std::function<BlockWork()>& makeWork,
                  const InOrder& inOrder)
{
    Stream stream(file, inOrder);
    {
        std::vector<std::jthread> workers;  // joined when they go out of scope
        for (int thread = 1; thread < threads; ++thread)
            workers.emplace_back([&] { stream.run(makeWork); });
        stream.run(makeWork);
    }
    stream.rethrow();
}

}  // namespace opmaat::engine
