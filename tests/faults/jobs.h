#pragma once

#include <array>
#include <functional>
#include <map>
#include <string>
#include <vector>

#include "workload.h"

namespace opmaat::faults {

/// One thing that somebody does; when it is refused it is done again as it is.
struct Step {
    std::function<void()> go;
    std::function<void()> took = [] {};  ///< after it was done: what must be there from now on
    bool isAppend = false;               ///< an answer: on disk when it returns
};

/// A day's work at a store, and what must be found after it.
class Job {
public:
    explicit Job(const Folder& folder) : folder_(folder), kiosk_(folder.store(), kPatience) {}
    virtual ~Job() = default;
    Job(const Job&) = delete;
    Job& operator=(const Job&) = delete;

    const std::vector<Step>& steps() const { return steps_; }
    virtual void close() { kiosk_.close(); }
    /// After close(): why the store does not hold what was acknowledged, and nothing else; or what
    /// was seen wrong on the way. "" when all is well.
    std::string mistake();

protected:
    static constexpr std::chrono::milliseconds kPatience{10};

    void does(
        std::function<void()> go, std::function<void()> took = [] {});
    /// The next events of an interview, in one write.
    void adds(Program& program, const std::string& interview, std::vector<engine::EventKind> kinds);
    /// Verified, and the interviews that were acknowledged, to the byte.
    std::string mistakeIn(const engine::SealedStore& store) const;
    virtual std::string furtherMistake(engine::SealedStore&) { return ""; }

    using Records = std::map<std::string, std::vector<engine::Event>>;
    const Folder& folder_;
    Program kiosk_;
    Records records_;       ///< acknowledged
    std::string mistaken_;  ///< what was seen wrong on the way

private:
    std::map<std::string, std::int64_t> planned_;  ///< events of each interview
    std::vector<Step> steps_;
};

struct JobKind {
    const char* name;
    std::unique_ptr<Job> (*make)(const Folder&);
};
/// A first day; an interview with a step back and a pause; two kiosks and a desk that reads; keys
/// changed, a person erased; copies made while an interview goes on.
const std::array<JobKind, 5>& allJobs();

}  // namespace opmaat::faults
