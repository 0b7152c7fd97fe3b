#pragma once

#include <functional>

#include "engine/record/verify.h"

namespace opmaat::engine {

/// The part of verify() that looks at the office's keys: each generation is signed by the one
/// before it, revocations are signed, and, with secrets, none was taken out, and slots, epoch and
/// wraps are as the office wrote them.
void verifyKeys(const Vault& vault, const OfficeSecrets* secrets,
                const std::function<void(Damage::Kind, const std::string&)>& found);

}  // namespace opmaat::engine
