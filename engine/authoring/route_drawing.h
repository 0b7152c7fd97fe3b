#pragma once

#include <string>

#include "engine/authoring/routes.h"

namespace opmaat::engine {

/// The flow of a pack as a static picture (SVG): every item in its order, what it hangs on, how
/// many of those who answer everything see it, and how long it takes.
std::string drawRoutes(const Pack& pack, const Routes& routes, const std::string& language);

/// "11.4 min" for 684 seconds.
std::string minutes(double seconds);

/// A number with so many decimals, with a point.
std::string decimals(double value, int count);

}  // namespace opmaat::engine
