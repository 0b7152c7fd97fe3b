#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace opmaat::engine {

/// Where in a file of one format the members of an object have an order of their own.
struct KeyOrder {
    std::string format;   ///< as the file says, for example "opmaat.module/1"
    std::string pattern;  ///< a JSON pointer in which '*' is any key or index
    std::vector<std::string> keys;
};

/// The canonical order of keys: that of the JSON Schemas (tests/engine/authoring/format_test.cpp).
/// What is not here keeps the order of its author, for example a list of items by id.
const std::vector<KeyOrder>& keyOrders();

/// The keys of the object at `pointer`, in order; empty when the author's order counts.
const std::vector<std::string>& keysOf(std::string_view format, std::string_view pointer);

/// Whether `pointer` is one of those that `pattern` stands for.
bool matches(std::string_view pattern, std::string_view pointer);

}  // namespace opmaat::engine
