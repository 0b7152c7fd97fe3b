#include <cctype>
#include <charconv>
#include <cmath>
#include <nlohmann/json.hpp>
#include <set>

#include "engine/json/cursor.h"
#include "engine/json/encoding.h"
#include "engine/json/nearest.h"
#include "engine/json/syntax_mistake.h"
#include "engine/json/value.h"

namespace opmaat::engine::json {
namespace {

using Sax = nlohmann::json_sax<nlohmann::json>;

constexpr double kLargestWhole = 9007199254740992.0;  // 2^53
constexpr int kNumberOverflow = 406;                  // nlohmann's out_of_range for 1e999

/// Receives nlohmann's events, builds the value and enforces what nlohmann lets pass.
class Builder : public Sax {
public:
    Builder(std::string_view text, const std::string& file, const Limits& limits)
        : text_(text), file_(file), limits_(limits), cursor_(text)
    {
    }

    Value take() { return std::move(root_); }

    bool null() override { return literal(Value(), 4); }
    bool boolean(bool boolean) override { return literal(Value(boolean), boolean ? 4 : 5); }
    bool number_integer(number_integer_t) override { return number(); }
    bool number_unsigned(number_unsigned_t) override { return number(); }
    bool number_float(number_float_t, const string_t&) override { return number(); }
    bool binary(binary_t&) override { return false; }

    bool string(string_t& text) override
    {
        const Place place = cursor_.toToken();
        cursor_.skipString();
        add(Value(std::move(text)), place);
        return true;
    }

    bool start_object(std::size_t) override { return open(Value(Value::Object())); }
    bool start_array(std::size_t) override { return open(Value(Value::Array())); }
    bool end_object() override { return close(); }
    bool end_array() override { return close(); }
    bool key(string_t& key) override;
    bool parse_error(std::size_t position, const std::string&,
                     const nlohmann::detail::exception& error) override;

private:
    struct Level {
        Value container;
        Place place;
        std::string key;  ///< of the member being read
        Place keyPlace;
        bool afterKey = false;
        std::set<std::string, std::less<>> keys;
    };

    bool literal(Value value, std::size_t bytes);
    bool number();
    bool open(Value container);
    bool close();
    void add(Value value, Place place);
    std::string pointer() const;
    bool expectsKey() const
    {
        return !levels_.empty() && levels_.back().container.isObject() && !levels_.back().afterKey;
    }
    [[noreturn]] void refuseNumber(Place place) const;
    [[noreturn]] void refuse(Place place, const std::string& rule, const std::string& message,
                             const std::string& fix) const;

    std::string_view text_;
    const std::string& file_;
    const Limits& limits_;
    Cursor cursor_;
    std::vector<Level> levels_;
    Value root_;
    bool complete_ = false;
    std::size_t values_ = 0;
};

void Builder::refuse(Place place, const std::string& rule, const std::string& message,
                     const std::string& fix) const
{
    throw InputError(
        Finding{file_, pointer(), place.line, place.column, rule, Severity::Error, message, fix});
}

std::string Builder::pointer() const
{
    std::string pointer;
    for (const Level& level : levels_) {
        if (level.container.isArray()) {
            pointer = pointerTo(pointer, level.container.array().size());
        } else if (level.afterKey) {
            pointer = pointerTo(pointer, level.key);
        }
    }
    return pointer;
}

void Builder::add(Value value, Place place)
{
    if (++values_ > limits_.values) {
        refuse(place, "json-size",
               "the document holds more than " + std::to_string(limits_.values) + " values",
               "Split it or leave out what is not needed");
    }
    value.line = place.line;
    value.column = place.column;
    if (levels_.empty()) {
        root_ = std::move(value);
        complete_ = true;
        return;
    }
    Level& level = levels_.back();
    if (level.container.isArray()) {
        level.container.array().push_back(std::move(value));
        return;
    }
    value.keyLine = level.keyPlace.line;
    value.keyColumn = level.keyPlace.column;
    level.container.object().emplace_back(level.key, std::move(value));
    level.afterKey = false;
}

bool Builder::literal(Value value, std::size_t bytes)
{
    const Place place = cursor_.toToken();
    cursor_.skip(bytes);
    add(std::move(value), place);
    return true;
}

bool Builder::number()
{
    const Place place = cursor_.toToken();
    const char* const begin = cursor_.rest().data();
    double number = 0.0;
    const auto result = std::from_chars(begin, begin + cursor_.rest().size(), number);
    const std::string_view digits(begin, static_cast<std::size_t>(result.ptr - begin));
    const std::size_t first = digits.find_first_not_of('-');
    if (digits.size() > first + 1 && digits[first] == '0' && std::isdigit(digits[first + 1]) != 0) {
        refuse(place, "json-syntax", "a number has a leading zero", "Remove the zero");
    }
    if (result.ec != std::errc() || !std::isfinite(number)) {
        refuseNumber(place);
    }
    // Such a number has neighbours that read as the same double.
    const bool whole = digits.find_first_of(".eE") == std::string_view::npos;
    if (whole && std::abs(number) >= kLargestWhole &&
        digits.substr(first) != std::string_view("9007199254740992")) {
        refuse(place, "json-number",
               inQuotes(digits) + " is beyond the whole numbers that are kept exactly (2^53)",
               "Write a smaller number, or text between double quotes");
    }
    cursor_.skip(digits.size());
    add(Value(number), place);
    return true;
}

void Builder::refuseNumber(Place place) const
{
    const std::string_view rest = cursor_.rest();
    refuse(place, "json-number",
           inQuotes(rest.substr(0, rest.find_first_not_of("+-.0123456789eE"))) +
               " is too large or too small for a number",
           "Write 0, or a number whose size is between 1e-300 and 1e300");
}

bool Builder::open(Value container)
{
    const Place place = cursor_.toToken();
    cursor_.skip(1);
    if (levels_.size() >= static_cast<std::size_t>(limits_.depth)) {
        refuse(place, "json-depth",
               "arrays and objects are nested more than " + std::to_string(limits_.depth) + " deep",
               "Use fewer levels; no format of this program needs so many");
    }
    levels_.push_back({std::move(container), place, {}, {}, false, {}});
    return true;
}

bool Builder::close()
{
    cursor_.toToken();
    cursor_.skip(1);
    Level level = std::move(levels_.back());
    levels_.pop_back();
    add(std::move(level.container), level.place);
    return true;
}

bool Builder::key(string_t& key)
{
    Level& level = levels_.back();
    level.keyPlace = cursor_.toToken();
    cursor_.skipString();
    level.key = std::move(key);
    level.afterKey = true;
    if (!level.keys.insert(level.key).second) {
        refuse(level.keyPlace, "json-duplicate-key",
               "the key " + inQuotes(level.key) + " stands twice in one object",
               "Keep one of the two");
    }
    return true;
}

bool Builder::parse_error(std::size_t position, const std::string&,
                          const nlohmann::detail::exception& error)
{
    if (error.id == kNumberOverflow) {
        refuseNumber(cursor_.toToken());
    }
    const std::size_t failed = position == 0 ? 0 : position - 1;
    const SyntaxMistake mistake =
        explainSyntax(text_, {cursor_.offset(), failed, complete_, expectsKey()});
    refuse(placeOf(text_, mistake.offset), mistake.rule, mistake.message, mistake.fix);
}

/// Encodings an editor may have chosen, and bytes that no JSON text has.
void checkEncoding(std::string_view text, const std::string& file)
{
    const auto refuse = [&](std::size_t offset, const char* message, const char* fix) {
        const Place place = placeOf(text, offset);
        throw InputError(Finding{file, "", place.line, place.column, "json-encoding",
                                 Severity::Error, message, fix});
    };
    if (text.substr(0, 3) == "\xEF\xBB\xBF") {
        refuse(0, "the text starts with a byte order mark", "Save it as UTF-8 without BOM");
    }
    if (text.substr(0, 2) == "\xFF\xFE" || text.substr(0, 2) == "\xFE\xFF") {
        refuse(0, "the text is UTF-16", "Save it as UTF-8 without BOM");
    }
    const std::size_t nul = text.find('\0');
    if (nul != std::string_view::npos) {
        refuse(nul, "the text holds a NUL byte",
               "Save it as UTF-8 text; perhaps the file is damaged or no text");
    }
    const std::size_t invalid = findInvalidUtf8(text);
    if (invalid != std::string_view::npos) {
        refuse(invalid, "the text holds a byte that is not UTF-8", "Save it as UTF-8");
    }
}

}  // namespace

Value parse(std::string_view text, const std::string& file, const Limits& limits)
{
    if (text.size() > limits.bytes) {
        throw InputError(Finding{
            file, "", 0, 0, "json-size", Severity::Error,
            "the text is larger than the " + std::to_string(limits.bytes) + " bytes allowed",
            "Split it or leave out what is not needed"});
    }
    checkEncoding(text, file);
    Builder builder(text, file, limits);
    nlohmann::json::sax_parse(text.begin(), text.end(), &builder);
    return builder.take();
}

}  // namespace opmaat::engine::json
