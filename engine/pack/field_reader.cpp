#include "engine/pack/field_reader.h"

#include <algorithm>
#include <charconv>
#include <cmath>

#include "engine/json/nearest.h"

namespace opmaat::engine {
namespace {

using Kind = json::Value::Kind;

const char* nameOf(Kind kind)
{
    switch (kind) {
        case Kind::Null:
            return "null";
        case Kind::Boolean:
            return "true or false";
        case Kind::Number:
            return "a number";
        case Kind::String:
            return "text";
        case Kind::Array:
            return "a list";
        case Kind::Object:
            return "an object";
    }
    return "";
}

std::string print(double number)
{
    return json::write(json::Value(number));
}

/// "a, b or c", with `last` between the last two.
std::string listed(const std::vector<std::string>& names, const char* last)
{
    std::string list;
    for (std::size_t i = 0; i < names.size(); ++i) {
        list += i == 0 ? "" : i + 1 == names.size() ? last : ", ";
        list += names[i];
    }
    return list;
}

}  // namespace

void Report::add(Finding finding) const
{
    finding.file = file_;
    finding.severity = severity_(finding.rule);
    findings_->push_back(std::move(finding));
}

bool Report::hasErrors() const
{
    return std::any_of(findings_->begin(), findings_->end(), [&](const Finding& finding) {
        return finding.file == file_ && finding.severity == Severity::Error;
    });
}

void Field::report(const std::string& rule, std::string message, std::string fix) const
{
    report_->add({"", pointer_, value_->line, value_->column, rule, Severity::Error,
                  std::move(message), std::move(fix)});
}

void Field::reportKey(const std::string& rule, std::string message, std::string fix) const
{
    report_->add({"", pointer_, value_->keyLine, value_->keyColumn, rule, Severity::Error,
                  std::move(message), std::move(fix)});
}

void Field::reportInside(std::size_t offset, const std::string& rule, std::string message,
                         std::string fix) const
{
    const int column = value_->column + 1 + static_cast<int>(offset);
    report_->add({"", pointer_, value_->line, column, rule, Severity::Error, std::move(message),
                  std::move(fix)});
}

bool Field::is(Kind kind, const char* expected) const
{
    if (value_->kind() == kind) {
        return true;
    }
    report("field-type", std::string("this is ") + nameOf(value_->kind()) + ", must be " + expected,
           std::string("Write ") + expected + " here");
    return false;
}

std::optional<std::string> Field::text() const
{
    if (!is(Kind::String, "text")) {
        return std::nullopt;
    }
    if (value_->text().find_first_not_of(" \t\r\n") == std::string::npos) {
        report("field-empty", "this text is blank", "Write something, or leave out what holds it");
        return std::nullopt;
    }
    return value_->text();
}

std::optional<std::string> Field::id() const
{
    if (!is(Kind::String, "an id")) {
        return std::nullopt;
    }
    if (!isId(value_->text())) {
        report("id-form", inQuotes(value_->text()) + " is no id",
               "Start with a letter a to z, and use only a to z, 0 to 9 and hyphens");
        return std::nullopt;
    }
    return value_->text();
}

std::optional<double> Field::number() const
{
    return is(Kind::Number, "a number") ? std::optional(value_->number()) : std::nullopt;
}

std::optional<double> Field::number(double least, double most) const
{
    const std::optional<double> number = this->number();
    if (number && !(*number >= least && *number <= most)) {
        report("field-value",
               print(*number) + " is not between " + print(least) + " and " + print(most),
               "Write a number in that range");
        return std::nullopt;
    }
    return number;
}

std::optional<int> Field::whole(int least, int most) const
{
    const std::optional<double> number = this->number(least, most);
    if (number && std::floor(*number) != *number) {
        report("field-value", "this is not a whole number", "Write a whole number");
        return std::nullopt;
    }
    return number ? std::optional(static_cast<int>(*number)) : std::nullopt;
}

std::optional<bool> Field::boolean() const
{
    return is(Kind::Boolean, "true or false") ? std::optional(value_->boolean()) : std::nullopt;
}

std::optional<std::size_t> Field::oneOf(const std::vector<std::string>& allowed) const
{
    if (!is(Kind::String, "text")) {
        return std::nullopt;
    }
    const auto found = std::find(allowed.begin(), allowed.end(), value_->text());
    if (found == allowed.end()) {
        report("field-value", inQuotes(value_->text()) + " is not allowed here",
               didYouMean(value_->text(), allowed, "Write " + listed(allowed, " or ")));
        return std::nullopt;
    }
    return static_cast<std::size_t>(found - allowed.begin());
}

std::vector<Field> Field::elements() const
{
    std::vector<Field> elements;
    if (is(Kind::Array, "a list")) {
        elements.reserve(value_->array().size());
        for (const json::Value& value : value_->array()) {
            elements.push_back(at(value, pointerTo(pointer_, elements.size())));
        }
    }
    return elements;
}

std::vector<std::pair<std::string, Field>> Field::members() const
{
    std::vector<std::pair<std::string, Field>> members;
    if (is(Kind::Object, "an object")) {
        members.reserve(value_->object().size());
        for (const auto& [key, value] : value_->object()) {
            members.emplace_back(key, at(value, pointerTo(pointer_, key)));
        }
    }
    return members;
}

Fields::Fields(const Field& object) : object_(object), members_(object.members()) {}

std::optional<Field> Fields::find(const std::string& key)
{
    asked_.push_back(key);
    const auto found = std::find_if(members_.begin(), members_.end(),
                                    [&](const auto& member) { return member.first == key; });
    return found == members_.end() ? std::nullopt : std::optional(found->second);
}

std::optional<Field> Fields::required(const std::string& key)
{
    std::optional<Field> field = find(key);
    if (!field && object_.value().isObject()) {
        object_.report("field-missing", "the field " + inQuotes(key) + " is missing", "Add it");
    }
    return field;
}

std::string Fields::text(const std::string& key)
{
    const std::optional<Field> field = required(key);
    return field ? field->text().value_or("") : "";
}

std::string Fields::id(const std::string& key)
{
    const std::optional<Field> field = required(key);
    return field ? field->id().value_or("") : "";
}

std::string Fields::ownId(std::set<std::string>& ids)
{
    std::string id = this->id("id");
    if (!id.empty() && !ids.insert(id).second) {
        object_.report("id-duplicate", "two of these have the id " + inQuotes(id),
                       "Give one of them another id");
    }
    return id;
}

double Fields::number(const std::string& key, double otherwise)
{
    const std::optional<Field> field = required(key);
    return field ? field->number().value_or(otherwise) : otherwise;
}

std::vector<Field> Fields::elements(const std::string& key)
{
    const std::optional<Field> field = required(key);
    return field ? field->elements() : std::vector<Field>();
}

void Fields::refuseOthers() const
{
    for (const auto& [key, field] : members_) {
        if (std::find(asked_.begin(), asked_.end(), key) == asked_.end()) {
            field.reportKey(
                "field-unknown", "there is no field " + inQuotes(key) + " here",
                didYouMean(key, asked_, "Remove it; known are " + listed(asked_, " and ")));
        }
    }
}

bool readHead(Fields& file, const std::string& format, std::string& id, std::string& version)
{
    if (!file.object().value().isObject()) {
        return false;
    }
    const std::optional<Field> given = file.required("format");
    const bool right =
        given && given->value().kind() == Kind::String && given->value().text() == format;
    if (given && !right) {
        given->report("format", "this is not the format " + inQuotes(format),
                      "Write " + inQuotes(format) + ", or use a program that knows this format");
    }
    if (!right) {
        return false;
    }
    if (const std::optional<Field> schema = file.find("$schema")) {
        schema->text();
    }
    id = file.id("id");
    version = file.text("version");
    return true;
}

bool isId(const std::string& text)
{
    const auto isLower = [](char byte) { return byte >= 'a' && byte <= 'z'; };
    return !text.empty() && isLower(text[0]) &&
           std::all_of(text.begin(), text.end(), [&](char byte) {
               return isLower(byte) || (byte >= '0' && byte <= '9') || byte == '-';
           });
}

}  // namespace opmaat::engine
