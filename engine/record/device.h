#pragma once

#include <string>

#include "engine/crypto/encryption.h"
#include "engine/record/vault.h"

namespace opmaat::engine {

/// What a kiosk or desk must have to work with a store: a file of its own, mode 0600, which cannot
/// read anything that was stored.
struct Device {
    Bytes id;
    std::string label;
    SigningKeys keys;
    Bytes office;         ///< id
    Bytes officeSignKey;  ///< public, pinned: whose epochs and devices are believed
    Secret codeSecret;    ///< mixed into resume codes; the same on all devices of the office
    Bytes officeBoxKey;   ///< public: keys of interviews begun offline; "" in files from before
};

/// "STORE.device", beside a store that is a file.
std::string deviceFileOf(const std::string& store);

/// Format `opmaat.device/1`, JSON. Refuses a link, another owner and a mode that others may read.
/// @throws StoreError
Device readDevice(const std::string& path);
/// @throws StoreError when it is there already
void writeDevice(const std::string& path, const Device& device);

}  // namespace opmaat::engine
