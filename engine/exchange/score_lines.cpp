#include "engine/exchange/score_lines.h"

#include <array>
#include <charconv>

namespace opmaat::engine {

std::string scoreColumns(const scoring::Model& model)
{
    std::string text = "row,answered";
    for (const scoring::Axis& axis : model.axes)
        text += "," + axis.id + ".theta," + axis.id + ".se";
    return text;
}

void appendNumber(std::string& text, double value)
{
    std::array<char, 32> buffer{};
    const auto end =
        std::to_chars(buffer.data(), buffer.data() + buffer.size(), scoring::quantise(value)).ptr;
    text.append(buffer.data(), end);
}

void appendCount(std::string& text, std::size_t count)
{
    std::array<char, 24> buffer{};
    const auto end = std::to_chars(buffer.data(), buffer.data() + buffer.size(), count).ptr;
    text.append(buffer.data(), end);
}

}  // namespace opmaat::engine
