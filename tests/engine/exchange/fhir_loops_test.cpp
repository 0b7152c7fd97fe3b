#include "engine/exchange/fhir/loops.h"

#include <gtest/gtest.h>

#include <random>

namespace opmaat::engine::fhir {
namespace {

using Graph = std::vector<std::vector<std::size_t>>;

TEST(Loops, AreFoundWithEveryNode)
{
    EXPECT_EQ(loopsIn({{1}, {2}, {0}}), (Graph{{0, 1, 2}}));
    EXPECT_EQ(loopsIn({{1}, {2}, {}}), Graph{}) << "a way that ends is none";
    EXPECT_EQ(loopsIn({{0}}), (Graph{{0}})) << "a node that leads to itself";
    EXPECT_EQ(loopsIn({{1}, {0}, {3}, {2, 0}}), (Graph{{0, 1}, {2, 3}})) << "two of them";
    EXPECT_EQ(loopsIn({}), Graph{});
}

TEST(Loops, OfAMillionNodesTakeNoDeepStack)
{
    Graph chain(1'000'000);
    for (std::size_t i = 0; i < chain.size(); ++i) chain[i] = {(i + 1) % chain.size()};
    const auto loops = loopsIn(chain);
    ASSERT_EQ(loops.size(), 1U);
    EXPECT_EQ(loops.front().size(), chain.size());
}

/// Whether there is a way from one node to another, of one step or more.
bool leads(const Graph& graph, std::size_t from, std::size_t to)
{
    std::vector<bool> seen(graph.size(), false);
    std::vector<std::size_t> open = graph[from];
    while (!open.empty()) {
        const std::size_t node = open.back();
        open.pop_back();
        if (node == to) return true;
        if (seen[node]) continue;
        seen[node] = true;
        open.insert(open.end(), graph[node].begin(), graph[node].end());
    }
    return false;
}

TEST(Loops, AreTheNodesThatLeadToThemselves)
{
    std::mt19937 random(20261127);  // fixed: a failure repeats
    for (int i = 0; i < 300; ++i) {
        Graph graph(8);
        for (auto& edges : graph) {
            for (int e = 0; e < 2; ++e) {
                if (random() % 3 == 0) edges.push_back(random() % graph.size());
            }
        }
        std::vector<bool> found(graph.size(), false);
        for (const auto& loop : loopsIn(graph)) {
            for (const std::size_t node : loop) {
                EXPECT_FALSE(found[node]) << "in two loops";
                found[node] = true;
                EXPECT_TRUE(leads(graph, node, loop.front()));
            }
        }
        for (std::size_t node = 0; node < graph.size(); ++node) {
            EXPECT_EQ(found[node], leads(graph, node, node));
        }
    }
}

}  // namespace
}  // namespace opmaat::engine::fhir
