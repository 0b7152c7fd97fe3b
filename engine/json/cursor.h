#pragma once

#include <string_view>

#include "engine/json/encoding.h"

namespace opmaat::engine::json {

/// Walks the text in step with the parser, which says what it read but not where.
class Cursor {
public:
    explicit Cursor(std::string_view text) : text_(text) {}

    std::size_t offset() const { return offset_; }

    /// Stands on the first byte of the next token.
    Place toToken()
    {
        for (; offset_ < text_.size(); ++offset_) {
            const char byte = text_[offset_];
            if (byte == '\n') {
                ++line_;
                lineStart_ = offset_ + 1;
            } else if (byte != ' ' && byte != '\t' && byte != '\r' && byte != ',' && byte != ':') {
                break;
            }
        }
        return {line_, static_cast<int>(offset_ - lineStart_) + 1};
    }

    void skip(std::size_t bytes) { offset_ += bytes; }

    void skipString()
    {
        for (++offset_; offset_ < text_.size() && text_[offset_] != '"'; ++offset_) {
            offset_ += text_[offset_] == '\\' ? 1 : 0;
        }
        ++offset_;
    }

    std::string_view rest() const { return text_.substr(offset_); }

private:
    std::string_view text_;
    std::size_t offset_ = 0;
    std::size_t lineStart_ = 0;
    int line_ = 1;
};

}  // namespace opmaat::engine::json
