#pragma once

#include <map>
#include <string>

namespace opmaat::engine {

/// Words for people in every language of the pack.
class Text {
public:
    Text() = default;
    explicit Text(std::map<std::string, std::string> byLanguage)
        : byLanguage_(std::move(byLanguage))
    {
    }

    bool empty() const { return byLanguage_.empty(); }
    /// In `language`, or else in the first language that has it; "" when empty.
    const std::string& in(const std::string& language) const;
    const std::map<std::string, std::string>& all() const { return byLanguage_; }

    bool operator==(const Text&) const = default;

private:
    std::map<std::string, std::string> byLanguage_;
};

}  // namespace opmaat::engine
