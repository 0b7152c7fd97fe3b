#include "engine/svg/drawing.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <stdexcept>

#include "engine/json/encoding.h"

namespace opmaat::engine::svg {
namespace {

const char* nameOf(Colour colour)
{
    static constexpr std::array<const char*, 8> kColours = {
        "#1a1a1a", "#5c5c5c", "#d9d9d9", "#ffffff", "#0072b2", "#d55e00", "#009e73", "#cc79a7"};
    return kColours[static_cast<std::size_t>(colour)];
}

std::string attribute(const char* name, double value)
{
    return " " + std::string(name) + "=\"" + number(value) + "\"";
}

std::string attribute(const char* name, const std::string& value)
{
    return " " + std::string(name) + "=\"" + escaped(value) + "\"";
}

std::string strokeOf(const Stroke& stroke)
{
    std::string text = attribute("stroke", nameOf(stroke.colour));
    text += attribute("stroke-width", stroke.width);
    return stroke.dashed ? text + attribute("stroke-dasharray", "4 3") : text;
}

std::string listed(const std::vector<Point>& points)
{
    std::string list;
    for (const Point& point : points) {
        list += (list.empty() ? "" : " ") + number(point.x) + "," + number(point.y);
    }
    return list;
}

/// How many bytes the character at the start of `text` takes; 0 when XML cannot hold it.
std::size_t characterLength(std::string_view text)
{
    const auto first = static_cast<unsigned char>(text[0]);
    if (first < 0x20 && first != '\t' && first != '\n' && first != '\r') return 0;
    if (first < 0x80) return 1;
    const std::size_t length = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2;
    const std::string_view character = text.substr(0, length);
    const bool unassignable = character == "\xEF\xBF\xBE" || character == "\xEF\xBF\xBF";
    return json::findInvalidUtf8(character) != std::string_view::npos || unassignable ? 0 : length;
}

}  // namespace

std::string number(double value)
{
    if (!std::isfinite(value)) {
        throw std::domain_error("A drawing cannot hold a number that is not finite.");
    }
    std::array<char, 400> digits{};
    const double rounded = std::round(value * 100.0) / 100.0;
    const auto end = std::to_chars(digits.data(), digits.data() + digits.size(),
                                   rounded == 0.0 ? 0.0 : rounded, std::chars_format::fixed);
    return {digits.data(), end.ptr};
}

std::string escaped(std::string_view text)
{
    std::string out;
    while (!text.empty()) {
        const std::size_t length = characterLength(text);
        const std::string_view character = text.substr(0, std::max<std::size_t>(length, 1));
        if (length == 0) {
            out += "\xEF\xBF\xBD";
        } else if (character == "&") {
            out += "&amp;";
        } else if (character == "<") {
            out += "&lt;";
        } else if (character == ">") {
            out += "&gt;";
        } else if (character == "\"") {
            out += "&quot;";
        } else {
            out += character;
        }
        text.remove_prefix(character.size());
    }
    return out;
}

double widthOf(std::string_view text, double size)
{
    const auto characters = std::count_if(text.begin(), text.end(), [](char byte) {
        return (static_cast<unsigned char>(byte) & 0xC0u) != 0x80u;
    });
    return 0.55 * size * static_cast<double>(characters);
}

Drawing::Drawing(double width, double height, std::string title, std::string description)
    : width_(width), height_(height), title_(std::move(title)), description_(std::move(description))
{
    const bool isSize = std::isfinite(width) && std::isfinite(height) && width > 0 && height > 0;
    if (!isSize) {
        throw std::domain_error("A drawing has a width and a height above 0.");
    }
}

void Drawing::line(Point from, Point to, const Stroke& stroke)
{
    path({from, to}, stroke);
}

void Drawing::path(const std::vector<Point>& points, const Stroke& stroke)
{
    body_ += "  <polyline" + attribute("points", listed(points)) + attribute("fill", "none") +
             strokeOf(stroke) + "/>\n";
}

void Drawing::arrow(const std::vector<Point>& points, const Stroke& stroke)
{
    path(points, stroke);
    if (points.size() < 2) return;
    const Point tip = points.back();
    const Point before = points[points.size() - 2];
    const double length = std::hypot(tip.x - before.x, tip.y - before.y);
    if (length == 0.0) return;
    constexpr double kLength = 6.0, kHalfWidth = 3.0;
    const double x = (tip.x - before.x) / length, y = (tip.y - before.y) / length;
    const Point foot{tip.x - kLength * x, tip.y - kLength * y};
    const std::vector<Point> head = {tip,
                                     {foot.x - kHalfWidth * y, foot.y + kHalfWidth * x},
                                     {foot.x + kHalfWidth * y, foot.y - kHalfWidth * x}};
    body_ += "  <polygon" + attribute("points", listed(head)) +
             attribute("fill", nameOf(stroke.colour)) + "/>\n";
}

void Drawing::rectangle(Point corner, double width, double height, Colour fill,
                        const Stroke& stroke, double round)
{
    body_ += "  <rect" + attribute("x", corner.x) + attribute("y", corner.y) +
             attribute("width", width) + attribute("height", height);
    if (round > 0) body_ += attribute("rx", round);
    body_ += attribute("fill", nameOf(fill)) + strokeOf(stroke) + "/>\n";
}

void Drawing::circle(Point centre, double radius, Colour fill, const Stroke& stroke)
{
    body_ += "  <circle" + attribute("cx", centre.x) + attribute("cy", centre.y) +
             attribute("r", radius) + attribute("fill", nameOf(fill)) + strokeOf(stroke) + "/>\n";
}

void Drawing::text(Point at, std::string_view words, const Font& font)
{
    static constexpr std::array<const char*, 3> kAnchors = {"start", "middle", "end"};
    body_ += "  <text" + attribute("x", at.x) + attribute("y", at.y) +
             attribute("font-size", font.size) + attribute("fill", nameOf(font.colour));
    if (font.bold) body_ += attribute("font-weight", "bold");
    if (font.anchor != Anchor::Start) {
        body_ += attribute("text-anchor", kAnchors[static_cast<std::size_t>(font.anchor)]);
    }
    if (font.turned != 0.0) {
        body_ += attribute("transform", "rotate(" + number(font.turned) + " " + number(at.x) + " " +
                                            number(at.y) + ")");
    }
    body_ += ">" + escaped(words) + "</text>\n";
}

std::string Drawing::svg() const
{
    std::string size = attribute("width", width_) + attribute("height", height_);
    size += attribute("viewBox", "0 0 " + number(width_) + " " + number(height_));
    return "<svg xmlns=\"http://www.w3.org/2000/svg\"" + size +
           " role=\"img\" aria-labelledby=\"title description\""
           " font-family=\"'Noto Sans', 'DejaVu Sans', sans-serif\">\n  <title id=\"title\">" +
           escaped(title_) + "</title>\n  <desc id=\"description\">" + escaped(description_) +
           "</desc>\n  <rect width=\"100%\" height=\"100%\" fill=\"" + nameOf(Colour::Paper) +
           "\"/>\n" + body_ + "</svg>\n";
}

}  // namespace opmaat::engine::svg
