#include "engine/authoring/route_drawing.h"

#include <algorithm>
#include <array>
#include <charconv>

#include "engine/pack/names.h"
#include "engine/svg/drawing.h"

namespace opmaat::engine {
namespace {

using svg::Anchor;
using svg::Colour;
using svg::Font;
using svg::Point;

constexpr double kWidth = 960.0, kRow = 24.0, kHead = 34.0;
constexpr double kLeft = 60.0, kIndent = 24.0, kBox = 560.0;
constexpr double kTimeAt = 690.0, kTimeWidth = 120.0;  // bars of expected time
constexpr double kShareAt = 900.0;
constexpr double kSize = 12.0, kSmall = 10.0;

/// `text` cut so that it fits, with "…" for what is left out.
std::string fitted(const std::string& text, double width, double size)
{
    if (svg::widthOf(text, size) <= width) return text;
    auto left = static_cast<std::ptrdiff_t>(width / svg::widthOf("m", size)) - 1;
    std::size_t end = 0;
    for (; end < text.size(); ++end) {
        const bool begins = (static_cast<unsigned char>(text[end]) & 0xC0u) != 0x80u;
        if (begins && left-- <= 0) break;
    }
    return text.substr(0, end) + "…";
}

class Flow {
public:
    Flow(const Pack& pack, const Routes& routes, const std::string& language)
        : pack_(&pack), routes_(&routes), language_(&language), drawing_(drawing())
    {
    }

    std::string draw();

private:
    svg::Drawing drawing() const;
    void head();
    void module(std::size_t index);
    void item(std::size_t index);
    void link(std::size_t index, double middle);
    double longestSeconds() const;

    const Pack* pack_;
    const Routes* routes_;
    const std::string* language_;
    svg::Drawing drawing_;
    std::vector<double> middles_;  ///< [items drawn so far]
    double y_ = 0.0;
    int links_ = 0;
};

svg::Drawing Flow::drawing() const
{
    const double height = 110.0 + kRow * static_cast<double>(pack_->items.size()) +
                          kHead * static_cast<double>(pack_->modules.size());
    const std::string summary = std::to_string(routes_->shortest.items) + " to " +
                                std::to_string(routes_->longest.items) + " questions, " +
                                minutes(routes_->shortest.seconds) + " to " +
                                minutes(routes_->longest.seconds);
    return {kWidth, height, "Routes through " + pack_->title.in(*language_),
            "Every item in the order asked, with arrows from what it hangs on. " + summary + "."};
}

void Flow::head()
{
    drawing_.text({kLeft, 30}, pack_->title.in(*language_) + " " + pack_->version, {18, true});
    drawing_.text({kLeft, 52},
                  "shortest " + std::to_string(routes_->shortest.items) + " questions, " +
                      minutes(routes_->shortest.seconds) + "   longest " +
                      std::to_string(routes_->longest.items) + " questions, " +
                      minutes(routes_->longest.seconds) + "   mean " +
                      decimals(routes_->meanItems, 1) + " questions, " +
                      minutes(routes_->meanSeconds) +
                      (routes_->exact ? "" : "   (drawn, not all ways followed)"),
                  {kSize});
    const Font quiet{kSmall, false, Anchor::Start, Colour::Quiet};
    drawing_.text({kTimeAt, 74}, "seconds", quiet);
    drawing_.text({kShareAt, 74}, "seen by", {kSmall, false, Anchor::End, Colour::Quiet});
    y_ = 80.0;
}

void Flow::module(std::size_t index)
{
    y_ += kHead;
    drawing_.text({kLeft, y_ - 10.0}, pack_->modules[index].title.in(*language_), {14, true});
    drawing_.line({kLeft, y_ - 4.0}, {kShareAt, y_ - 4.0}, {Colour::Faint});
}

double Flow::longestSeconds() const
{
    double most = 1.0;
    for (const Item& item : pack_->items) most = std::max(most, item.seconds);
    return most;
}

/// Arrows from the items that the condition names, in the margin, each a little further out.
void Flow::link(std::size_t index, double middle)
{
    for (const Item* asked : itemsBehind(*pack_, pack_->items[index].showIf->names())) {
        const auto from = static_cast<std::size_t>(asked - pack_->items.data());
        if (from >= middles_.size()) continue;
        const double x = kLeft - 10.0 - 6.0 * (links_++ % 7);
        const double end = kLeft + kIndent;
        const double start = asked->showIf ? end : kLeft;
        drawing_.arrow(
            {{start, middles_[from] + 4.0}, {x, middles_[from] + 4.0}, {x, middle}, {end, middle}},
            {Colour::First, 1.2});
    }
}

void Flow::item(std::size_t index)
{
    const Item& item = pack_->items[index];
    const bool never = std::count(routes_->never.begin(), routes_->never.end(), index) > 0;
    const double indent = item.showIf ? kIndent : 0.0;
    const double middle = y_ + kRow / 2.0;
    const Colour border = never ? Colour::Second : item.showIf ? Colour::First : Colour::Quiet;
    drawing_.rectangle({kLeft + indent, y_ + 2.0}, kBox - indent, kRow - 4.0, Colour::Paper,
                       {border, 1.0, item.type == ItemType::Information}, 4.0);
    double room = kBox - indent - 12.0;
    if (item.showIf) {
        const std::string when = fitted("[" + item.showIf->print() + "]", room / 2.0, kSmall);
        drawing_.text({kLeft + kBox - 6.0, middle + 4.0}, when,
                      {kSmall, false, Anchor::End, Colour::First});
        room -= svg::widthOf(when, kSmall) + 8.0;
    }
    drawing_.text({kLeft + indent + 6.0, middle + 4.0},
                  fitted(item.id + ": " + item.text.in(*language_), room, kSize), {kSize});
    const double length = kTimeWidth * item.seconds / longestSeconds();
    drawing_.rectangle({kTimeAt, y_ + 6.0}, length, kRow - 12.0, Colour::Third, {Colour::Paper, 0});
    drawing_.text({kTimeAt + length + 4.0, middle + 3.5}, decimals(item.seconds, 0),
                  {kSmall, false, Anchor::Start, Colour::Quiet});
    drawing_.text({kShareAt, middle + 3.5},
                  never ? "nobody" : decimals(100.0 * routes_->chance[index], 0) + "%",
                  {kSmall, never, Anchor::End, never ? Colour::Second : Colour::Quiet});
    if (item.showIf) link(index, middle);
    middles_.push_back(middle);
    y_ += kRow;
}

std::string Flow::draw()
{
    head();
    for (std::size_t i = 0; i < pack_->items.size(); ++i) {
        const bool first = i == 0 || pack_->items[i].module != pack_->items[i - 1].module;
        if (first) module(pack_->items[i].module);
        item(i);
    }
    return drawing_.svg();
}

}  // namespace

std::string decimals(double value, int count)
{
    std::array<char, 400> digits{};
    const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), value,
                                   std::chars_format::fixed, count);
    return {digits.data(), end.ptr};
}

std::string minutes(double seconds)
{
    return decimals(seconds / 60.0, 1) + " min";
}

std::string drawRoutes(const Pack& pack, const Routes& routes, const std::string& language)
{
    return Flow(pack, routes, language).draw();
}

}  // namespace opmaat::engine
