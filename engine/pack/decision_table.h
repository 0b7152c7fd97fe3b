#pragma once

#include <string>
#include <vector>

#include "engine/conditions/condition.h"
#include "engine/pack/text.h"

namespace opmaat::engine {

/// One row of a decision table: what may help, or deserves attention, when all its cells hold.
/// There is no outcome that refuses, admits or ranks anybody, and no word to write one with.
struct DecisionRow {
    enum class Outcome { Signal, Offer };

    std::string id;
    Condition when;  ///< all cells together
    Outcome outcome = Outcome::Signal;
    std::string of;      ///< id of the signal or product
    Text reason;         ///< for the counsellor, as a sentence
    std::string source;  ///< what it rests on
    std::string owner;   ///< who answers for it
    std::string date;    ///< of when that was last looked at: 2026-11-27
};

struct DecisionTable {
    enum class Hit {
        Unique,   ///< exactly one row holds for everybody
        Collect,  ///< all rows that hold count
        Priority  ///< the first row that holds counts
    };

    std::string id;
    Text title;
    Hit hit = Hit::Collect;
    std::vector<DecisionRow> rows;
};

/// Something that a counsellor can propose. Texts may be empty but title and purpose.
struct Product {
    std::string id;
    Text title, purpose, forWhom, by, term;
    std::vector<Text> contraIndications;
    std::string source, ddas;  ///< ddas: code of the national data set on debt help, or ""
};

/// offers.json: from answers and results to signals and products. A pack may have none.
struct Offers {
    std::string id, version;
    std::vector<std::pair<std::string, Text>> signals;  ///< id, words
    std::vector<Product> products;
    std::vector<DecisionTable> tables;
};

/// A row of a table for somebody: it holds, or cannot be told yet.
struct Decided {
    const DecisionTable* table = nullptr;
    const DecisionRow* row = nullptr;
    std::vector<std::string> unknown;  ///< names to ask about first; empty: it holds
};

/// Every row that counts by its table's hit policy, and every row before it that may yet hold.
std::vector<Decided> decide(const DecisionTable& table, const Expression::Lookup& names);

}  // namespace opmaat::engine
