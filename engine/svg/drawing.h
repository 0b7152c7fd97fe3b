#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace opmaat::engine::svg {

/// In units of the drawing, from its upper left corner, y downwards.
struct Point {
    double x = 0.0;
    double y = 0.0;
};

/// A colour by what it says. They differ in lightness too, so that a print in grey can be read, and
/// are told apart with the common colour deficiencies (Okabe & Ito, 2008).
enum class Colour { Ink, Quiet, Faint, Paper, First, Second, Third, Fourth };

struct Stroke {
    Colour colour = Colour::Ink;
    double width = 1.0;
    bool dashed = false;
};

enum class Anchor { Start, Middle, End };

struct Font {
    double size = 12.0;
    bool bold = false;
    Anchor anchor = Anchor::Start;
    Colour colour = Colour::Ink;
    double turned = 0.0;  ///< degrees about its point, clockwise
};

/// A static picture as SVG 1.1: no script, no style sheet, nothing from elsewhere. The same calls
/// give the same bytes. What a reader who cannot see it must know stands in title and description.
class Drawing {
public:
    /// @throws std::domain_error for a size that is not positive and finite
    Drawing(double width, double height, std::string title, std::string description);

    void line(Point from, Point to, const Stroke& stroke = {});
    void path(const std::vector<Point>& points, const Stroke& stroke = {});
    void arrow(const std::vector<Point>& points, const Stroke& stroke = {});  ///< head at the end
    void rectangle(Point corner, double width, double height, Colour fill, const Stroke& stroke,
                   double round = 0.0);
    void circle(Point centre, double radius, Colour fill, const Stroke& stroke = {});
    void text(Point at, std::string_view words, const Font& font = {});

    std::string svg() const;

private:
    double width_, height_;
    std::string title_, description_, body_;
};

/// At most two decimals, without trailing zeros. @throws std::domain_error when not finite
std::string number(double value);

/// `text` as character data or attribute of XML. What XML cannot hold becomes U+FFFD.
std::string escaped(std::string_view text);

/// About how wide `text` is, in units, in a font of `size`: sans-serif, 0.55 em a character.
double widthOf(std::string_view text, double size);

}  // namespace opmaat::engine::svg
