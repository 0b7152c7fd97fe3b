#include <array>
#include <charconv>
#include <cmath>
#include <cstdint>
#include <stdexcept>

#include "engine/json/encoding.h"
#include "engine/json/value.h"

namespace opmaat::engine::json {
namespace {

constexpr double kLargestWhole = 9007199254740992.0;  // 2^53

class Writer {
public:
    explicit Writer(int indent) : indent_(indent) {}

    void value(const Value& value);
    std::string take() { return std::move(out_); }

private:
    void number(double number);
    void text(std::string_view text);
    void escaped(std::string_view text);
    void newLine();
    template <class Container, class Each>
    void container(char open, const Container& elements, char close, const Each& each);

    int indent_;
    int depth_ = 0;
    std::string out_;
};

void Writer::newLine()
{
    if (indent_ >= 0) {
        out_ += '\n';
        out_.append(static_cast<std::size_t>(depth_) * static_cast<std::size_t>(indent_), ' ');
    }
}

template <class Container, class Each>
void Writer::container(char open, const Container& elements, char close, const Each& each)
{
    out_ += open;
    ++depth_;
    bool first = true;
    for (const auto& element : elements) {
        out_ += first ? "" : ",";
        first = false;
        newLine();
        each(element);
    }
    --depth_;
    if (!first) {
        newLine();
    }
    out_ += close;
}

void Writer::number(double number)
{
    if (!std::isfinite(number)) {
        throw std::domain_error("JSON cannot hold a number that is not finite");
    }
    std::array<char, 32> digits{};
    char* const end = digits.data() + digits.size();
    const bool whole = std::trunc(number) == number;
    std::to_chars_result result{};
    if (whole && std::abs(number) <= kLargestWhole && !(number == 0.0 && std::signbit(number))) {
        result = std::to_chars(digits.data(), end, static_cast<std::int64_t>(number));
    } else if (whole && number != 0.0) {  // a plain whole number beyond 2^53 would be refused
        result = std::to_chars(digits.data(), end, number, std::chars_format::scientific);
    } else {
        result = std::to_chars(digits.data(), end, number);
    }
    out_.append(digits.data(), result.ptr);
}

void Writer::escaped(std::string_view text)
{
    static constexpr std::string_view kDigits = "0123456789abcdef";
    static constexpr std::string_view kShort = "\b\f\n\r\t\"\\";
    static constexpr std::string_view kLetters = "bfnrt\"\\";
    for (const char byte : text) {
        const auto code = static_cast<unsigned char>(byte);
        const std::size_t known = kShort.find(byte);
        if (known != std::string_view::npos) {
            out_ += '\\';
            out_ += kLetters[known];
        } else if (code < 0x20 || code == 0x7f) {
            out_ += "\\u00";
            out_ += kDigits[code >> 4u];
            out_ += kDigits[code & 15u];
        } else {
            out_ += byte;
        }
    }
}

void Writer::text(std::string_view text)
{
    out_ += '"';
    for (;;) {
        const std::size_t invalid = findInvalidUtf8(text);
        escaped(text.substr(0, invalid));
        if (invalid == std::string_view::npos) {
            break;
        }
        out_ += "\xEF\xBF\xBD";
        text.remove_prefix(invalid + 1);
    }
    out_ += '"';
}

void Writer::value(const Value& value)
{
    switch (value.kind()) {
        case Value::Kind::Null:
            out_ += "null";
            break;
        case Value::Kind::Boolean:
            out_ += value.boolean() ? "true" : "false";
            break;
        case Value::Kind::Number:
            number(value.number());
            break;
        case Value::Kind::String:
            text(value.text());
            break;
        case Value::Kind::Array:
            container('[', value.array(), ']', [&](const Value& element) { this->value(element); });
            break;
        case Value::Kind::Object:
            container('{', value.object(), '}', [&](const auto& member) {
                text(member.first);
                out_ += indent_ < 0 ? ":" : ": ";
                this->value(member.second);
            });
            break;
    }
}

}  // namespace

std::string write(const Value& value, int indent)
{
    Writer writer(indent);
    writer.value(value);
    return writer.take();
}

}  // namespace opmaat::engine::json
