#pragma once

namespace opmaat::engine {

/// Before any use of libsodium; costs nothing after the first time.
/// @throws std::runtime_error when the system gives no random bytes
void startSodium();

}  // namespace opmaat::engine
