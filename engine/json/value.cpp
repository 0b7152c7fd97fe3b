#include "engine/json/value.h"

#include <algorithm>

namespace opmaat::engine::json {

const Value* Value::find(std::string_view key) const
{
    if (!isObject()) {
        return nullptr;
    }
    const auto found = std::find_if(object().begin(), object().end(),
                                    [&](const auto& member) { return member.first == key; });
    return found == object().end() ? nullptr : &found->second;
}

}  // namespace opmaat::engine::json
