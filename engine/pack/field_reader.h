#pragma once

#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "engine/json/value.h"
#include "engine/pack/rules.h"

namespace opmaat::engine {

/// What is found in one file while it is read on: all findings, not only the first.
class Report {
public:
    using SeverityOf = Severity (*)(const std::string& rule);

    /// @param severity  of a rule, for files that have a catalogue of their own
    Report(std::string file, Findings& findings, SeverityOf severity = severityOf)
        : file_(std::move(file)), findings_(&findings), severity_(severity)
    {
    }

    void add(Finding finding) const;
    const std::string& file() const { return file_; }
    bool hasErrors() const;  ///< in this file

private:
    std::string file_;
    Findings* findings_;
    SeverityOf severity_;
};

/// A value with its place. Each typed getter gives nothing, and a finding, when the value is of
/// another type or form.
class Field {
public:
    Field(const json::Value& value, std::string pointer, const Report& report)
        : value_(&value), pointer_(std::move(pointer)), report_(&report)
    {
    }

    const json::Value& value() const { return *value_; }
    const Report& file() const { return *report_; }

    std::optional<std::string> text() const;  ///< not blank
    std::optional<std::string> id() const;
    std::optional<double> number() const;
    std::optional<double> number(double least, double most) const;
    std::optional<int> whole(int least, int most) const;
    std::optional<bool> boolean() const;
    /// The index of its text in `allowed`.
    std::optional<std::size_t> oneOf(const std::vector<std::string>& allowed) const;
    std::vector<Field> elements() const;
    std::vector<std::pair<std::string, Field>> members() const;

    void report(const std::string& rule, std::string message, std::string fix) const;
    /// The same, pointing at the member's key.
    void reportKey(const std::string& rule, std::string message, std::string fix) const;
    /// The same, pointing `offset` bytes into its text, as long as nothing before is escaped.
    void reportInside(std::size_t offset, const std::string& rule, std::string message,
                      std::string fix) const;

private:
    bool is(json::Value::Kind kind, const char* expected) const;
    Field at(const json::Value& value, std::string pointer) const
    {
        return {value, std::move(pointer), *report_};
    }

    const json::Value* value_;
    std::string pointer_;
    const Report* report_;
};

/// The members of an object, taken one by one; what was never asked for is unknown.
class Fields {
public:
    /// A finding, and no members, when it is no object.
    explicit Fields(const Field& object);

    std::optional<Field> required(const std::string& key);
    std::optional<Field> find(const std::string& key);

    std::string text(const std::string& key);  ///< required; "" after a finding
    std::string id(const std::string& key);
    /// Required, and a finding when it is one of `ids` already; then it is one of them.
    std::string ownId(std::set<std::string>& ids);
    double number(const std::string& key, double otherwise);  ///< required
    std::vector<Field> elements(const std::string& key);      ///< required

    /// Findings for the members that nobody asked for. Call it last.
    void refuseOthers() const;

    const Field& object() const { return object_; }

private:
    Field object_;
    std::vector<std::pair<std::string, Field>> members_;
    std::vector<std::string> asked_;
};

/// Reads `format`, `id`, `version` and `$schema`. False, after a finding, when the file has another
/// format: reading on would only give noise.
bool readHead(Fields& file, const std::string& format, std::string& id, std::string& version);

bool isId(const std::string& text);

}  // namespace opmaat::engine
