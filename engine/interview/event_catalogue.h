#pragma once

#include <span>
#include <string>
#include <string_view>

#include "engine/interview/event.h"

namespace opmaat::engine {

/// What one kind of event is. Reading and writing events follows `fields`.
struct EventDescription {
    EventKind kind;
    std::string_view name;     ///< in JSON
    std::string_view meaning;  ///< what has happened
    std::string_view who;      ///< whose act it is
    std::string_view when;     ///< when it can happen
    /// JSON members beside event, sequence and at, in order
    std::span<const std::string_view> fields;
};

/// Every kind of event, in the order of EventKind.
std::span<const EventDescription> eventCatalogue();

/// The catalogue as a Markdown table, one line an event.
std::string eventCatalogueTable();

}  // namespace opmaat::engine
