#pragma once

#include <optional>
#include <vector>

#include "engine/pack/field_reader.h"

namespace opmaat::engine::fhir {

/// The extensions of one element, taken one by one; what was never asked for is not known here.
class Extensions {
public:
    /// Of `element`, which may have none.
    explicit Extensions(const Field& element);

    /// The value of the first with this url; a finding when it has no value of the type.
    /// @param key  such as "valueDecimal"
    std::optional<Field> find(const char* url, const char* key);
    std::vector<Field> all(const char* url, const char* key);
    /// Extensions with this url that hold others.
    std::vector<Field> nested(const char* url);
    bool has(const char* url);  ///< asked for, whatever it says

    /// Findings for the rest: notes for what only says how something looks, else warnings.
    void refuseOthers() const;

private:
    struct Entry {
        std::string url;
        Field field;
        bool asked = false;
    };
    std::vector<Entry> entries_;
};

}  // namespace opmaat::engine::fhir
