#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "engine/json/finding.h"

namespace opmaat::engine::json {

/// A JSON value that remembers where it stands, so that a finding can name line and column.
class Value {
public:
    using Array = std::vector<Value>;
    using Object = std::vector<std::pair<std::string, Value>>;  ///< in file order, keys unique

    enum class Kind { Null, Boolean, Number, String, Array, Object };

    Value() = default;
    explicit Value(bool boolean) : data_(boolean) {}
    explicit Value(double number) : data_(number) {}
    explicit Value(std::string text) : data_(std::move(text)) {}
    explicit Value(Array array) : data_(std::move(array)) {}
    explicit Value(Object object) : data_(std::move(object)) {}

    Kind kind() const { return static_cast<Kind>(data_.index()); }
    bool isObject() const { return kind() == Kind::Object; }
    bool isArray() const { return kind() == Kind::Array; }

    /// Each needs the matching kind(); std::bad_variant_access otherwise.
    bool boolean() const { return std::get<bool>(data_); }
    double number() const { return std::get<double>(data_); }
    const std::string& text() const { return std::get<std::string>(data_); }
    const Array& array() const { return std::get<Array>(data_); }
    const Object& object() const { return std::get<Object>(data_); }
    Array& array() { return std::get<Array>(data_); }
    Object& object() { return std::get<Object>(data_); }

    /// The value of `key`, or nullptr when there is none or this is no object.
    const Value* find(std::string_view key) const;

    int line = 0;  ///< 1-based place of the value's first byte; 0 when it was not read from text
    int column = 0;
    int keyLine = 0;  ///< the same of its key, when it is a member of an object
    int keyColumn = 0;

private:
    std::variant<std::monostate, bool, double, std::string, Array, Object> data_;
};

/// What a text may hold at the most; beyond it is refused before memory is spent.
struct Limits {
    std::size_t bytes = 4u << 20;  ///< of the text
    int depth = 32;
    std::size_t values = 200'000;
};

/// Reads strict JSON (RFC 8259): UTF-8 without BOM, no duplicate keys, no comments, no number that
/// a double cannot hold (not finite, or a whole number beyond 2^53).
///
/// @throws InputError with one finding: file, pointer, line:column, rule and fix
Value parse(std::string_view text, const std::string& file, const Limits& limits = {});

/// Reads a file as parse() does, and refuses one that is missing, no regular file or too large
/// before it is read. @throws InputError
Value parseFile(const std::string& path, const Limits& limits = {});

/// The whole file as bytes, refused as in parseFile(). @throws InputError
std::string readFile(const std::string& path, std::size_t maximumBytes);

/// Writes JSON: UTF-8, keys in the given order, numbers in the shortest form that reads back the
/// same. `indent` < 0 writes one line. The same value always gives the same bytes. Bytes that are
/// no UTF-8 become U+FFFD. @throws std::domain_error for a number that is not finite
std::string write(const Value& value, int indent = -1);

}  // namespace opmaat::engine::json
