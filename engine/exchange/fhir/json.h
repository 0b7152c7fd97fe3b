#pragma once

#include <string>
#include <vector>

#include "engine/json/value.h"
#include "engine/pack/text.h"

// Parts that every resource is written with.
namespace opmaat::engine::fhir {

json::Value text(std::string_view text);
json::Value coding(const std::string& system, const std::string& code);

/// {"url": ..., KEY: ...}; the key is that of value[x], such as "valueDecimal".
json::Value extension(const char* url, const char* key, json::Value value);

/// An expression in FHIRPath as the value of an extension.
json::Value expressionExtension(const char* url, const std::string& expression);

/// Adds KEY in the first language that the text has, and the others as translations in _KEY.
/// Nothing for an empty text.
void addText(json::Value::Object& object, const std::string& key, const Text& text,
             const std::vector<std::string>& languages);

/// Adds a list, unless it is empty.
void addList(json::Value::Object& object, const std::string& key, json::Value::Array list);

}  // namespace opmaat::engine::fhir
