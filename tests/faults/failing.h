#pragma once

#include <algorithm>
#include <string>
#include <vector>

#include "experiment.h"
#include "jobs.h"

namespace opmaat::faults {

/// What stands between a job and the computer.
class Between {
public:
    virtual ~Between() = default;
    virtual void watch(bool /*on*/) {}  ///< while the engine is at work
    virtual void mend() = 0;
    /// Why an answer may not be acknowledged now; "" when it may.
    virtual std::string tooEarly() { return ""; }
};

struct Run {
    int refusals = 0;
    std::string mistake;
};

/// What a client does about a refusal: taps again, or, as a control, takes it for done.
enum class Client { Asks, Believes };

/// Does a job step by step. What lasts is mended after five refusals.
Run work(Job& job, Between& between, Client client = Client::Asks);

/// The failure's job from an empty folder, with a `Trouble` made of the failure between it and the
/// computer.
template <class Trouble, class Failure>
Run runOnce(const Folder& folder, const Failure& failure, Client client = Client::Asks)
{
    folder.empty();
    Trouble trouble(failure);
    const auto job = failure.job->make(folder);
    return work(*job, trouble, client);
}

/// Of every group in turn, in random order, until there are `most`.
template <class Failure>
std::vector<Failure> someOfEach(std::vector<std::vector<Failure>> groups, long most, Random& random)
{
    std::size_t longest = 0;
    for (std::vector<Failure>& group : groups) {
        std::shuffle(group.begin(), group.end(), random);
        longest = std::max(longest, group.size());
    }
    std::vector<Failure> some;
    for (std::size_t rank = 0; rank < longest; ++rank) {
        for (const std::vector<Failure>& group : groups) {
            if (rank < group.size() && static_cast<long>(some.size()) < most) {
                some.push_back(group[rank]);
            }
        }
    }
    return some;
}

}  // namespace opmaat::faults
