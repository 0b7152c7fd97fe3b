#pragma once

#include <string>

#include "engine/record/open_store.h"

namespace opmaat::benchmark_support {

inline const std::string kPack = SOURCE_DIR "/questionnaires/wkm";

inline std::chrono::sys_seconds anyTime()
{
    return std::chrono::sys_seconds(std::chrono::seconds(1'763'800'000));
}

/// A sealed store in a file, with its device file beside it.
inline void makeStore(const std::string& path)
{
    using namespace engine;
    const auto vault = makeVault(path);
    const OfficeSecrets secrets = makeOffice(*vault, kDemoPassphrase, "benchmark", true).secrets;
    writeDevice(deviceFileOf(path), addDevice(*vault, secrets, "benchmark"));
}

}  // namespace opmaat::benchmark_support
