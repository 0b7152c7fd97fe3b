#include "engine/exchange/statistics/scripts.h"

namespace opmaat::engine::statistics {
namespace {

/// A text in R: bytes that are letters in UTF-8 stand as they are.
std::string quoted(std::string_view text)
{
    std::string all = "\"";
    for (const char byte : text) {
        if (byte == '"' || byte == '\\') {
            all += '\\';
            all += byte;
        } else if (byte == '\n' || byte == '\r' || byte == '\t') {
            all += ' ';
        } else {
            all += byte;
        }
    }
    return all + "\"";
}

std::string listOf(const Column& column, bool missing, bool labels)
{
    std::string all;
    for (const Value& value : column.values) {
        if (value.isMissing != missing) continue;
        all += all.empty() ? "c(" : ", ";
        all += labels ? quoted(value.label) : std::to_string(value.code);
    }
    return all + ")";
}

}  // namespace

std::string rScript(const AnswerTable& table, const std::string& csv)
{
    std::string text =
        "# Reads the answers and labels them. Run it in the folder of the table:\n"
        "#   answers  a factor an item; NA where there is no answer\n"
        "#   states   why there is none: a factor an item, of the same shape\n"
        "answers <- read.csv(" +
        quoted(csv) +
        ", fileEncoding = \"UTF-8\", check.names = FALSE, stringsAsFactors = FALSE)\n"
        "states <- answers[\"row\"]\n\n";
    const Column* first = nullptr;
    for (const Column& column : table.columns()) {
        if (first == nullptr && !column.isText()) first = &column;
    }
    if (first == nullptr) return text;
    text += "missing.codes <- " + listOf(*first, true, false) + "\n";
    text += "missing.states <- " + listOf(*first, true, true) + "\n\n";
    text +=
        "label <- function(name, words, codes, labels) {\n"
        "  value <- answers[[name]]\n"
        "  states[[name]] <<- factor(value, levels = missing.codes, labels = missing.states)\n"
        "  # Two answers in the same words stay two answers.\n"
        "  answers[[name]] <<- factor(value, levels = codes, labels = make.unique(labels))\n"
        "  attr(answers[[name]], \"label\") <<- words\n"
        "}\n\n";
    for (const Column& column : table.columns()) {
        if (column.isText()) continue;
        text += "label(" + quoted(column.variable) + ",\n      " + quoted(column.label) +
                ",\n      " + listOf(column, false, false) + ",\n      " +
                listOf(column, false, true) + ")\n";
    }
    return text;
}

}  // namespace opmaat::engine::statistics
