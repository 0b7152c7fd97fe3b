#include "engine/exchange/fhir/ids.h"

#include "engine/conditions/expression.h"

namespace opmaat::engine::fhir {
namespace {

constexpr std::size_t kLongest = 60;

bool isLower(char byte)
{
    return byte >= 'a' && byte <= 'z';
}

bool isDigit(char byte)
{
    return byte >= '0' && byte <= '9';
}

}  // namespace

std::string idFrom(const std::string& name)
{
    std::string id;
    for (const char byte : name) {
        const bool isUpper = byte >= 'A' && byte <= 'Z';
        const char lower = isUpper ? static_cast<char>(byte - 'A' + 'a') : byte;
        if (isLower(lower) || isDigit(lower) || lower == '-') {
            id += lower;
        } else if (!id.empty() && id.back() != '-') {
            id += '-';
        }
    }
    const std::size_t first = id.find_first_not_of('-');
    if (first == std::string::npos) return "";
    id = id.substr(first, id.find_last_not_of('-') - first + 1);
    return isDigit(id.front()) ? "q-" + id : id;
}

std::string IdMaker::make(const std::string& name)
{
    std::string id = idFrom(name);
    // One that is an id already stays, whatever its length.
    if (id != name && id.size() > kLongest) id.resize(kLongest);
    while (!id.empty() && id.back() == '-' && id != name) id.pop_back();
    if (id.empty()) id = "item";
    if (Expression::isReserved(id) || id == "longest-run") id += "-item";
    const std::string base = id;
    for (int number = 2; !taken_.insert(id).second; ++number) {
        id = base + "-" + std::to_string(number);
    }
    return id;
}

}  // namespace opmaat::engine::fhir
