#include "engine/json/nearest.h"

#include <algorithm>
#include <array>
#include <cstdlib>

namespace opmaat::engine {
namespace {

constexpr std::size_t kLongest = 64;
constexpr std::string_view kDidYouMean = "Did you mean ";

}  // namespace

int editDistance(std::string_view one, std::string_view other)
{
    one = one.substr(0, kLongest);
    other = other.substr(0, kLongest);
    std::array<std::array<int, kLongest + 1>, kLongest + 1> cost{};
    for (std::size_t i = 0; i <= one.size(); ++i) {
        cost[i][0] = static_cast<int>(i);
    }
    for (std::size_t j = 0; j <= other.size(); ++j) {
        cost[0][j] = static_cast<int>(j);
    }
    for (std::size_t i = 1; i <= one.size(); ++i) {
        for (std::size_t j = 1; j <= other.size(); ++j) {
            const int change = one[i - 1] == other[j - 1] ? 0 : 1;
            cost[i][j] =
                std::min({cost[i - 1][j] + 1, cost[i][j - 1] + 1, cost[i - 1][j - 1] + change});
            if (i > 1 && j > 1 && one[i - 1] == other[j - 2] && one[i - 2] == other[j - 1]) {
                cost[i][j] = std::min(cost[i][j], cost[i - 2][j - 2] + 1);
            }
        }
    }
    return cost[one.size()][other.size()];
}

std::string nearest(std::string_view name, const std::vector<std::string>& known)
{
    std::string best;
    int bestDistance = static_cast<int>(std::min(name.size(), kLongest)) / 3 + 1;
    for (const std::string& candidate : known) {
        const auto longer = std::ssize(candidate) - std::ssize(name);
        if (candidate.empty() || std::abs(longer) >= bestDistance) {
            continue;  // each byte more or less is an edit
        }
        const int distance = editDistance(name, candidate);
        if (distance < bestDistance) {
            best = candidate;
            bestDistance = distance;
        }
    }
    return best;
}

std::string didYouMean(std::string_view name, const std::vector<std::string>& known,
                       const std::string& otherwise)
{
    const std::string meant = nearest(name, known);
    if (meant.empty()) {
        return otherwise;
    }
    const int distance = editDistance(name, meant);
    std::string names = inQuotes(meant);
    for (const std::string& candidate : known) {
        const bool near = std::abs(std::ssize(candidate) - std::ssize(name)) <= distance &&
                          !candidate.empty() && editDistance(name, candidate) == distance;
        if (near && names.find(inQuotes(candidate)) == std::string::npos) {
            names += " or " + inQuotes(candidate);
        }
    }
    return std::string(kDidYouMean) + names;
}

std::string suggestionIn(std::string_view fix)
{
    if (!fix.starts_with(kDidYouMean) || !fix.ends_with('\'')) {
        return "";
    }
    const std::string_view name = fix.substr(kDidYouMean.size() + 1);
    const std::size_t close = name.find('\'');
    const bool one = close + 1 == name.size() && !name.ends_with("…'");
    return one ? std::string(name.substr(0, close)) : "";
}

std::string inQuotes(std::string_view text)
{
    constexpr std::size_t kShown = 40;
    std::size_t end = text.size();
    if (end > kShown) {
        end = kShown;
        while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0u) == 0x80u) {
            --end;
        }
    }
    return "'" + std::string(text.substr(0, end)) + (end < text.size() ? "…'" : "'");
}

}  // namespace opmaat::engine
