#include "engine/exchange/statistics/scripts.h"

namespace opmaat::engine::statistics {
namespace {

constexpr std::size_t kVariableLabel = 255, kValueLabel = 120;  // bytes, as SPSS has room for
constexpr std::size_t kPiece = 200;                             // bytes of text on one line

/// The first bytes of a text, and never half a character.
std::string_view cut(std::string_view text, std::size_t bytes)
{
    if (text.size() <= bytes) return text;
    while (bytes > 0 && (static_cast<unsigned char>(text[bytes]) & 0xC0U) == 0x80U) --bytes;
    return text.substr(0, bytes);
}

/// A text between quotes on one line or, joined by +, on more: a line has at most 256 bytes.
std::string quoted(std::string_view text)
{
    std::string all;
    do {
        const std::string_view piece = cut(text, kPiece / 2);
        text.remove_prefix(piece.size());
        all += all.empty() ? "'" : " +\n    '";
        for (const char byte : piece) {
            // A line break would end the text.
            all += byte == '\'' ? "''" : std::string(1, byte == '\n' || byte == '\r' ? ' ' : byte);
        }
        all += "'";
    } while (!text.empty());
    return all;
}

std::string formatOf(const Column& column)
{
    if (!column.isText()) return "F3.0";
    return column.variable == "row" ? "F8.0" : "A255";
}

std::string valueLabels(const Column& column)
{
    std::string lines = "VALUE LABELS " + column.variable;
    for (const Value& value : column.values) {
        lines += "\n  " + std::to_string(value.code) + " " + quoted(cut(value.label, kValueLabel));
    }
    return lines + ".\n";
}

}  // namespace

std::string spssSyntax(const AnswerTable& table, const std::string& csv)
{
    std::string text =
        "* Encoding: UTF-8.\n"
        "* Reads the answers and labels them. Run it in the folder of the table.\n"
        "GET DATA\n  /TYPE=TXT\n  /FILE=" +
        quoted(csv) +
        "\n  /ENCODING='UTF8'\n  /ARRANGEMENT=DELIMITED\n  /DELIMITERS=','\n  /QUALIFIER='\"'\n"
        "  /FIRSTCASE=2\n  /VARIABLES=";
    for (const Column& column : table.columns()) {
        text += "\n    " + column.variable + " " + formatOf(column);
    }
    text += ".\n\n";
    for (const Column& column : table.columns()) {
        text += "VARIABLE LABELS " + column.variable + "\n  " +
                quoted(cut(column.label, kVariableLabel)) + ".\n";
    }
    text += "\n";
    const std::string missing =
        "(" + std::to_string(kLowestMissing) + " THRU " + std::to_string(kHighestMissing) + ").\n";
    for (const Column& column : table.columns()) {
        if (column.isText()) continue;
        text += valueLabels(column) + "MISSING VALUES " + column.variable + " " + missing;
        text += "VARIABLE LEVEL " + column.variable +
                (column.isOrdered ? " (ORDINAL).\n" : " (NOMINAL).\n");
    }
    return text + "EXECUTE.\n";
}

}  // namespace opmaat::engine::statistics
