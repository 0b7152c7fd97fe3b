#pragma once

#include "engine/exchange/fhir/module_sources.h"

// How the answers of a pack are coded.
namespace opmaat::engine::fhir {

/// Where a pack is, as a canonical URL.
std::string urlOf(const Pack& pack);

/// The id of a category, or its index when it has none; an id begins with a letter.
std::string codeOf(const Item& item, std::size_t category);

/// The code system that the categories of an item, or of a response set, are codes of.
std::string systemOf(const ModuleSources& sources, std::size_t item);
std::string systemOf(const Pack& pack, std::size_t module, const std::string& responseSet);

/// {"system", "code"} of a category.
json::Value codingOf(const ModuleSources& sources, std::size_t item, std::size_t category);

}  // namespace opmaat::engine::fhir
