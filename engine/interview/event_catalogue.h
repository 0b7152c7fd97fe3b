#pragma once

#include <span>
#include <string>
#include <string_view>

#include "engine/interview/event.h"

namespace opmaat::engine {

/// Whose part of the record an event belongs to. The stream of an interview has the first two.
enum class Part { Client, Desk, Office };

/// What one kind of event is. Reading and writing events follows `fields`.
struct EventDescription {
    EventKind kind;
    Part part;
    std::string_view name;     ///< in JSON
    std::string_view meaning;  ///< what has happened
    std::string_view who;      ///< whose act it is
    std::string_view when;     ///< when it can happen
    /// JSON members beside event, sequence and at, in order
    std::span<const std::string_view> fields;
};

/// What the text of a detail must be. Own: the member has a place of its own in Event.
enum class FieldForm { Own, Any, Filled, Whole, OneOf };

/// One member that events have.
struct FieldDescription {
    std::string_view name;   ///< in JSON
    std::string_view holds;  ///< for people
    FieldForm form = FieldForm::Own;
    std::span<const std::string_view> allowed;  ///< for OneOf
};

/// Every kind of event, in the order of EventKind.
std::span<const EventDescription> eventCatalogue();
const EventDescription& describe(EventKind kind);

/// Every member that an event of the catalogue has. @throws std::out_of_range for another name
std::span<const FieldDescription> fieldCatalogue();
const FieldDescription& describeField(std::string_view name);

/// The form that `text` breaks, as a sentence without full stop and without subject ("must be yes
/// or no, and is 'perhaps'"); "" when it is good.
std::string mistakeIn(const FieldDescription& field, const std::string& text);

/// The events of one part as a Markdown table, one line an event.
std::string eventCatalogueTable(Part part);
/// The members as a Markdown table.
std::string fieldCatalogueTable();

}  // namespace opmaat::engine
