#pragma once

#include <algorithm>
#include <cmath>
#include <set>
#include <stdexcept>
#include <string>

#include "engine/pack/field_reader.h"

namespace opmaat::engine {

/// The part of JSON Schema draft-07 that questionnaires/schemas use.
class Schema {
public:
    explicit Schema(const json::Value& root) : root_(root) {}

    bool allows(const json::Value& value) const { return allows(root_, value); }

private:
    using Value = json::Value;
    using Kind = Value::Kind;

    bool allows(const Value& schema, const Value& value) const
    {
        if (schema.find("if") != nullptr) {
            const bool condition = allows(*schema.find("if"), value);
            const Value* branch = schema.find(condition ? "then" : "else");
            if (branch != nullptr && !allows(*branch, value)) return false;
        }
        return std::all_of(schema.object().begin(), schema.object().end(), [&](const auto& rule) {
            return keyword(rule.first, rule.second, schema, value);
        });
    }

    bool keyword(const std::string& name, const Value& rule, const Value& schema,
                 const Value& value) const
    {
        static const std::set<std::string> kSilent = {
            "$schema", "title", "description", "definitions", "properties", "if", "then", "else"};
        if (kSilent.count(name) > 0) return name != "properties" || properties(rule, value);
        if (name == "$ref") return allows(definition(rule.text()), value);
        if (name == "allOf" || name == "anyOf") return combined(name, rule, value);
        if (name == "not") return !allows(rule, value);
        if (name == "type") return isOfType(rule.text(), value);
        if (name == "const") return json::write(rule) == json::write(value);
        if (name == "enum") return isIn(rule, value);
        if (value.kind() == Kind::Object) return ofObject(name, rule, schema, value);
        if (value.kind() == Kind::Array) return ofArray(name, rule, value);
        if (value.kind() == Kind::Number) return ofNumber(name, rule, value.number());
        if (value.kind() == Kind::String) return ofString(name, rule, value.text());
        return true;
    }

    const Value& definition(const std::string& reference) const
    {
        return *root_.find("definitions")->find(reference.substr(reference.rfind('/') + 1));
    }

    bool combined(const std::string& name, const Value& rules, const Value& value) const
    {
        const auto count = std::count_if(rules.array().begin(), rules.array().end(),
                                         [&](const Value& rule) { return allows(rule, value); });
        return name == "anyOf" ? count > 0 : count == std::ssize(rules.array());
    }

    static std::size_t whole(const Value& v) { return static_cast<std::size_t>(v.number()); }

    static bool isIn(const Value& list, const Value& value)
    {
        return std::any_of(list.array().begin(), list.array().end(), [&](const Value& one) {
            return json::write(one) == json::write(value);
        });
    }

    static bool isOfType(const std::string& type, const Value& value)
    {
        const Kind kind = value.kind();
        const bool isNumber = kind == Kind::Number;
        if (type == "integer") return isNumber && std::trunc(value.number()) == value.number();
        return (type == "object" && kind == Kind::Object) ||
               (type == "array" && kind == Kind::Array) ||
               (type == "string" && kind == Kind::String) || (type == "number" && isNumber) ||
               (type == "boolean" && kind == Kind::Boolean);
    }

    bool properties(const Value& rules, const Value& value) const
    {
        return std::all_of(rules.object().begin(), rules.object().end(), [&](const auto& rule) {
            const Value* member = value.find(rule.first);
            return member == nullptr || allows(rule.second, *member);
        });
    }

    bool ofObject(const std::string& name, const Value& rule, const Value& schema,
                  const Value& value) const
    {
        const auto& members = value.object();
        if (name == "minProperties") return members.size() >= whole(rule);
        if (name == "required") {
            return std::all_of(rule.array().begin(), rule.array().end(),
                               [&](const Value& key) { return value.find(key.text()) != nullptr; });
        }
        return std::all_of(members.begin(), members.end(), [&](const auto& member) {
            if (name == "propertyNames") return allows(rule, Value(member.first));
            const Value* known = schema.find("properties");
            if (name != "additionalProperties") throw std::domain_error("keyword " + name);
            if (known != nullptr && known->find(member.first) != nullptr) return true;
            return rule.isObject() ? allows(rule, member.second) : rule.boolean();
        });
    }

    bool ofArray(const std::string& name, const Value& rule, const Value& value) const
    {
        const auto& elements = value.array();
        if (name == "minItems") return elements.size() >= whole(rule);
        if (name == "maxItems") return elements.size() <= whole(rule);
        if (name == "uniqueItems") {
            std::set<std::string> seen;
            return std::all_of(elements.begin(), elements.end(), [&](const Value& element) {
                return seen.insert(json::write(element)).second;
            });
        }
        if (name != "items") return true;
        return std::all_of(elements.begin(), elements.end(),
                           [&](const Value& element) { return allows(rule, element); });
    }

    static bool ofNumber(const std::string& name, const Value& rule, double number)
    {
        if (name == "minimum") return number >= rule.number();
        if (name == "maximum") return number <= rule.number();
        if (name == "exclusiveMinimum") return number > rule.number();
        return name != "exclusiveMaximum" || number < rule.number();
    }

    static bool ofString(const std::string& name, const Value& rule, const std::string& text)
    {
        if (name == "minLength") return text.size() >= whole(rule);
        if (name != "pattern") return true;
        return isOfPattern(rule.text(), text);
    }

    /// By name: std::regex of g++ 12 does not compile cleanly under sanitizers.
    static bool isOfPattern(const std::string& pattern, const std::string& text)
    {
        const auto endsWith = [&](const std::vector<std::string>& endings) {
            return std::any_of(endings.begin(), endings.end(),
                               [&](const std::string& ending) { return text.ends_with(ending); });
        };
        if (pattern == "^[a-z][a-z0-9-]*$") return isId(text);
        if (pattern == "^[a-z][a-z0-9-]+$") return isId(text) && text.size() > 1;
        if (pattern == "^[0-9]{4}-[0-9]{2}$") return text.size() == 7 && text[4] == '-';
        if (pattern == "^media/.+[.](png|jpg|jpeg)$")
            return text.starts_with("media/") && endsWith({".png", ".jpg", ".jpeg"});
        if (pattern == "^media/.+[.](ogg|mp3|wav)$")
            return text.starts_with("media/") && endsWith({".ogg", ".mp3", ".wav"});
        throw std::domain_error(pattern);
    }

    const Value& root_;
};

}  // namespace opmaat::engine
