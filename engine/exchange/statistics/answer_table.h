#pragma once

#include <string>
#include <vector>

#include "engine/interview/answers_file.h"

// Answers as a table for statistics programs, and what its columns and numbers mean.
namespace opmaat::engine::statistics {

/// What a number in a column stands for.
struct Value {
    int code = 0;
    std::string label;
    bool isMissing = false;
};

/// One column.
struct Column {
    std::string variable;  ///< a name that SPSS and R know as one
    std::string module, item;
    std::string label;          ///< the question; of one option of several, with that option
    std::vector<Value> values;  ///< ascending by code, the missing ones first; of a text none
    std::size_t index = 0;      ///< of the item in the pack
    int category = -1;          ///< of an item of type several: 1 when it was chosen, else 0
    bool isOrdered = false;     ///< more is more: it is scored, or in a declared scale

    bool isText() const { return values.empty(); }
};

/// The codes of answers that are not there: each state has its own, below all answers.
int codeOf(AnswerState state);
inline constexpr int kLowestMissing = -5, kHighestMissing = -1;

/// The table of a pack: columns `row`, `source`, `language`, `mode`, then the items in their order,
/// several with a column an option.
class AnswerTable {
public:
    /// @param language  of the labels, one of the pack's
    AnswerTable(const Pack& pack, const std::string& language);

    const std::vector<Column>& columns() const { return columns_; }
    std::string header() const;
    /// One line. @param row  from 1. @param source  where the answers come from
    std::string line(int row, const std::string& source, const ResponseSet& set) const;

    /// CSV: a line a value, so that every number can be looked up.
    std::string codebook() const;

private:
    void addText(const std::string& variable, const std::string& label);
    void addItem(std::size_t index, const std::string& language);
    int cell(const Column& column, const ResponseSet& set) const;

    const Pack* pack_;
    std::vector<Column> columns_;
};

/// A name for a variable: letters, digits and _, at most 64 bytes, no word of SPSS or R, and none
/// of `taken`.
std::string variableName(const std::string& id, const std::vector<Column>& taken);

}  // namespace opmaat::engine::statistics
