#pragma once

#include "engine/record/vault.h"

namespace opmaat::engine {

/// The office's signing keys that follow from one that is known: itself, and every later one that
/// was signed by the one before it. Last is the newest.
/// @param known  pinned in the file of a device
std::vector<Bytes> trustedSignKeys(const Vault& vault, const Bytes& known);

/// Whether the office is a demonstration, by its own word: one of `trusted` signed that it is.
bool isSurelyDemo(const OfficeRow& office, const std::vector<Bytes>& trusted);

}  // namespace opmaat::engine
