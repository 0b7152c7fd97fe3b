#pragma once

#include <stdexcept>
#include <string>

namespace opmaat::engine {

/// A store that cannot be used or did not take an event; what() says place and remedy.
class StoreError : public std::runtime_error {
public:
    explicit StoreError(const std::string& sentence) : std::runtime_error(sentence) {}
};

}  // namespace opmaat::engine
