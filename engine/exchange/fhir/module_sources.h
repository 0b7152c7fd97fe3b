#pragma once

#include <string>
#include <vector>

#include "engine/json/value.h"
#include "engine/pack/pack.h"

namespace opmaat::engine {

/// The modules of a pack as their author wrote them: what Pack no longer knows (response sets by
/// name, keying) and where everything stands.
class ModuleSources {
public:
    /// Reads the files again. @throws InputError when one is gone since, or std::logic_error when
    /// they are not those of `pack`, which outlives this
    explicit ModuleSources(const Pack& pack);

    const Pack& pack() const { return *pack_; }
    std::string file(const std::string& name) const;  ///< as findings name it
    const json::Value& module(std::size_t module) const { return modules_[module]; }
    const json::Value& item(std::size_t item) const;  ///< as the module has it
    std::string pointer(std::size_t item) const;

    std::string responseSet(std::size_t item) const;  ///< "" when it has options of its own
    /// What each category of a choice counts as, by its keying or score; empty when it says
    /// nothing.
    std::vector<int> scores(std::size_t item) const;

    /// A finding at a value of a module.
    Finding finding(std::size_t module, const json::Value& where, std::string pointer,
                    std::string rule, std::string message, std::string fix) const;

private:
    std::size_t indexInModule(std::size_t item) const;

    const Pack* pack_;
    std::vector<json::Value> modules_;
};

}  // namespace opmaat::engine
