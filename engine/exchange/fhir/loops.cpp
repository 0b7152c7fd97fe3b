#include "engine/exchange/fhir/loops.h"

#include <algorithm>
#include <limits>

namespace opmaat::engine::fhir {
namespace {

constexpr std::size_t kUnseen = std::numeric_limits<std::size_t>::max();

class Tarjan {
public:
    explicit Tarjan(const std::vector<std::vector<std::size_t>>& leadsTo)
        : leadsTo_(leadsTo),
          order_(leadsTo.size(), kUnseen),
          low_(leadsTo.size(), 0),
          isOpen_(leadsTo.size(), false)
    {
    }

    std::vector<std::vector<std::size_t>> loops()
    {
        for (std::size_t node = 0; node < leadsTo_.size(); ++node) {
            if (order_[node] == kUnseen) visit(node);
        }
        std::sort(loops_.begin(), loops_.end());
        return std::move(loops_);
    }

private:
    /// A node on the way, and how many of its edges were followed.
    struct Step {
        std::size_t node = 0, next = 0;
    };

    void open(std::size_t node)
    {
        order_[node] = low_[node] = count_++;
        isOpen_[node] = true;
        open_.push_back(node);
        way_.push_back({node, 0});
    }

    void visit(std::size_t first)
    {
        open(first);
        while (!way_.empty()) {
            Step& step = way_.back();
            const std::size_t node = step.node;
            if (step.next < leadsTo_[node].size()) {
                const std::size_t other = leadsTo_[node][step.next++];
                if (order_[other] == kUnseen) {
                    open(other);
                } else if (isOpen_[other]) {
                    low_[node] = std::min(low_[node], order_[other]);
                }
                continue;
            }
            way_.pop_back();
            if (!way_.empty()) {
                std::size_t& before = low_[way_.back().node];
                before = std::min(before, low_[node]);
            }
            if (low_[node] == order_[node]) close(node);
        }
    }

    void close(std::size_t root)
    {
        std::vector<std::size_t> group;
        do {
            group.push_back(open_.back());
            isOpen_[open_.back()] = false;
            open_.pop_back();
        } while (group.back() != root);
        std::sort(group.begin(), group.end());
        const auto& own = leadsTo_[root];
        if (group.size() > 1 || std::find(own.begin(), own.end(), root) != own.end()) {
            loops_.push_back(std::move(group));
        }
    }

    const std::vector<std::vector<std::size_t>>& leadsTo_;
    std::vector<std::size_t> order_, low_, open_;
    std::vector<bool> isOpen_;
    std::vector<Step> way_;
    std::size_t count_ = 0;
    std::vector<std::vector<std::size_t>> loops_;
};

}  // namespace

std::vector<std::vector<std::size_t>> loopsIn(const std::vector<std::vector<std::size_t>>& leadsTo)
{
    return Tarjan(leadsTo).loops();
}

}  // namespace opmaat::engine::fhir
