#include <algorithm>

#include "engine/conditions/domain.h"
#include "engine/pack/names.h"
#include "engine/pack/readers.h"

// Whether the rows of a table together say what its hit policy promises: proved over everything
// that the names in them can be worth, or shown wrong by somebody for whom it fails.
namespace opmaat::engine {
namespace {

/// What the rows hang on: answers and results, and behind a computed value what it is made from.
class Behind {
public:
    Behind(const Pack& pack, const DecisionTable& table) : pack_(pack)
    {
        for (const DecisionRow& row : table.rows) {
            add(row.when.expression());
        }
    }

    Outcomes outcomes() const
    {
        const auto symbols = symbolsWith(pack_, namesOfResults(pack_));
        std::vector<std::pair<std::string, Domain>> domains;
        for (const std::string& name : names_) {
            domains.emplace_back(name, domainIn(pack_, name, *symbols(name), users_));
        }
        return Outcomes(std::move(domains));
    }

private:
    void add(const Expression& user)
    {
        users_.push_back(&user);
        for (const std::string& name : user.names()) {
            if (std::find(seen_.begin(), seen_.end(), name) != seen_.end()) {
                continue;
            }
            seen_.push_back(name);
            if (const Computed* computed = pack_.findComputed(name)) {
                add(computed->value);
            } else {
                names_.push_back(name);
            }
        }
    }

    const Pack& pack_;
    std::vector<const Expression*> users_;
    std::vector<std::string> names_, seen_;
};

bool isKnown(const Outcomes::Assignment& worths)
{
    return std::all_of(worths.begin(), worths.end(),
                       [](const auto& entry) { return entry.second.has_value(); });
}

std::string categoryOf(const Expression::Symbol& symbol, double index)
{
    const auto i = static_cast<std::size_t>(index);
    const bool hasId = i < symbol.categories.size() && !symbol.categories[i].empty();
    return hasId ? symbol.categories[i] : json::write(json::Value(index));
}

/// "owns-home = yes and debts = rent and axis.will.t = 44": somebody.
std::string describe(const Pack& pack, const Outcomes::Assignment& worths)
{
    const auto symbols = symbolsWith(pack, namesOfResults(pack));
    std::string text;
    for (const auto& [name, worth] : worths) {
        const Expression::Symbol symbol = *symbols(name);
        std::string values;
        for (const double value : *worth) {
            values += (values.empty() ? "" : " + ") + categoryOf(symbol, value);
        }
        text += (text.empty() ? "" : ", ") + name + " = " + (values.empty() ? "nothing" : values);
    }
    return text.empty() ? "everybody" : text;
}

/// What one table does over all that can be.
class TableCheck {
public:
    TableCheck(const Pack& pack, const DecisionTable& table, const Field& field,
               const std::vector<Field>& rows)
        : pack_(pack), table_(table), field_(field), rows_(rows), hit_(rows.size(), false)
    {
    }

    void run()
    {
        const bool isAll = Behind(pack_, table_).outcomes().visitAll([this](const auto& worths) {
            if (isKnown(worths)) look(worths);
            return true;
        });
        if (!isAll && table_.hit == DecisionTable::Hit::Unique && gap_.empty() &&
            overlap_.empty()) {
            field_.report("table-unproven",
                          "that this table has no gap and no overlap cannot be proved: it computes"
                          " with a number, or has too many inputs",
                          "Name computed values as inputs, or split the table");
        }
        report();
        for (std::size_t i = 0; i < rows_.size(); ++i) {
            if (isAll && !hit_[i]) {
                rows_[i].report("table-dead-row",
                                "this row never counts: what it asks cannot be, or an earlier row"
                                " holds first",
                                "Change its cells, move it up, or remove it");
            }
        }
    }

private:
    void look(const Outcomes::Assignment& worths)
    {
        const Expression::Lookup names = namesOf(pack_, lookupIn(worths));
        std::vector<std::size_t> holding;
        for (std::size_t i = 0; i < table_.rows.size(); ++i) {
            if (table_.rows[i].when.evaluate(names) == Truth::True) {
                holding.push_back(i);
            }
        }
        for (const std::size_t row : holding) {
            hit_[row] = true;
            if (table_.hit == DecisionTable::Hit::Priority) break;
        }
        if (table_.hit != DecisionTable::Hit::Unique) {
            return;
        }
        if (holding.empty() && gap_.empty()) {
            gap_ = describe(pack_, worths);
        } else if (holding.size() > 1 && overlap_.empty()) {
            overlap_ = describe(pack_, worths);
            overlapping_ = {holding[0], holding[1]};
        }
    }
    void report() const
    {
        if (!gap_.empty()) {
            field_.report("table-gap", "no row holds for somebody with " + gap_,
                          "Add a row for them, or let the table take the first row that holds");
        }
        if (!overlap_.empty()) {
            rows_[overlapping_.second].report(
                "table-overlap",
                "for somebody with " + overlap_ + " this row and row '" +
                    table_.rows[overlapping_.first].id + "' hold both",
                "Narrow one of them, or let the table collect all rows that hold");
        }
    }

    const Pack& pack_;
    const DecisionTable& table_;
    const Field& field_;
    const std::vector<Field>& rows_;
    std::vector<bool> hit_;
    std::string gap_, overlap_;
    std::pair<std::size_t, std::size_t> overlapping_;
};

}  // namespace

void checkTable(const Pack& pack, const DecisionTable& table, const Field& field,
                const std::vector<Field>& rows)
{
    TableCheck(pack, table, field, rows).run();
}

}  // namespace opmaat::engine
