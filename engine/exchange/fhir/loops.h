#pragma once

#include <cstddef>
#include <vector>

namespace opmaat::engine::fhir {

/// Nodes that need each other: every group in which each node leads to each other one, and every
/// node that leads to itself. Ascending; groups by their first node (Tarjan, 1972).
/// @param leadsTo  [N] of every node, others by index. Cost O(N + edges), without recursion
std::vector<std::vector<std::size_t>> loopsIn(const std::vector<std::vector<std::size_t>>& leadsTo);

}  // namespace opmaat::engine::fhir
