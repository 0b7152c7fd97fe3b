#pragma once

#include <string>

#include "engine/crypto/secret.h"

namespace opmaat::engine {

/// One line of a file, of standard input ("-"; each call takes the next line), or typed at the
/// terminal without showing when `file` is "". @param what  for the question and for messages
/// @throws StoreError when there is no terminal, or others can read the file
Secret readSecret(const std::string& file, const std::string& what);

/// The same for something new: at the terminal it is asked twice.
Secret readNewSecret(const std::string& file, const std::string& what);

}  // namespace opmaat::engine
