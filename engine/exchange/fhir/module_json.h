#pragma once

#include "engine/exchange/fhir/form.h"
#include "engine/exchange/fhir/scale_reader.h"

namespace opmaat::engine::fhir {

/// ByLanguage as a Text of a module.
json::Value textValue(const ByLanguage& words);

/// Writes one module of a form whose ids are there.
class ModuleWriter {
public:
    ModuleWriter(const Form& form, const ReadScales& scales) : form_(form), scales_(scales) {}

    /// @param items  in order: what stands in the module, its own group not
    /// @param group  of the module; nothing when the whole form is one
    json::Value write(const std::string& id, std::optional<std::size_t> group,
                      const std::vector<std::size_t>& items);

private:
    json::Value item(std::size_t index);
    json::Value responses(const FormItem& item);
    void addScores(json::Value::Object& members, std::size_t index) const;
    ByLanguage helpOf(std::size_t index) const;
    void orderSets();

    const Form& form_;
    const ReadScales& scales_;
    std::string module_;
    json::Value::Object sets_;  ///< response sets of the module so far
};

}  // namespace opmaat::engine::fhir
