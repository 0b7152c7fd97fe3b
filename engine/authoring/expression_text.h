#pragma once

#include <string>
#include <string_view>

#include "engine/conditions/expression.h"

namespace opmaat::engine {

/// An expression as its language prints it, without knowing the pack: which items and categories
/// there are is for the check to say. What a name stands for is taken from what is done with it.
/// @return "" when it is no expression of any names, and then `mistake` says why
std::string canonicalExpression(std::string_view text, Expression::Mistake& mistake);

}  // namespace opmaat::engine
