#include <algorithm>
#include <set>

#include "engine/json/nearest.h"
#include "engine/pack/names.h"
#include "engine/pack/readers.h"

namespace opmaat::engine {
namespace {

bool isDate(const std::string& text)
{
    constexpr std::string_view kForm = "0000-00-00";
    return text.size() == kForm.size() &&
           std::equal(text.begin(), text.end(), kForm.begin(), [](char byte, char form) {
               return form == '-' ? byte == '-' : byte >= '0' && byte <= '9';
           });
}

/// What a person is born as decides nothing here.
void refuseOrigin(const Field& field, const std::vector<std::string>& names)
{
    static const std::set<std::string, std::less<>> kOrigins = {
        "age",         "birth",         "leeftijd", "geboren",   "geboortejaar", "sex",
        "gender",      "geslacht",      "origin",   "ethnicity", "herkomst",     "afkomst",
        "nationality", "nationaliteit", "country",  "religion",  "geloof"};
    for (const std::string& name : names) {
        for (std::size_t at = 0; at < name.size();) {
            const std::size_t end = std::min(name.find_first_of("-.", at), name.size());
            if (kOrigins.contains(std::string_view(name).substr(at, end - at))) {
                field.report("table-origin",
                             inQuotes(name) + " is about age, sex, origin, nationality or belief",
                             "Decide by what somebody needs; take this input out");
            }
            at = end + 1;
        }
    }
}

/// The column of a table.
struct Input {
    std::string id;
    std::string expression;  ///< printed, in parentheses unless a name; "" when it has a mistake
    Type type = Type::Number;
};

class TableReader {
public:
    explicit TableReader(Draft& draft)
        : draft_(draft),
          results_(namesOfResults(draft.pack)),
          known_(knownNames(draft.pack, results_)),
          symbols_(symbolsWith(draft.pack, results_))
    {
    }

    void read(const Field& field);

private:
    void readInput(const Field& field);
    void readExpression(const Field& value, Input& input) const;
    void readRow(const Field& field, DecisionTable& table);
    std::string conditionOf(const Field& when, const Field& row);
    std::string cell(const Input& input, const Field& field) const;
    bool readOutcome(Fields& object, DecisionRow& row) const;

    Draft& draft_;
    std::vector<std::string> results_, known_;
    Expression::Symbols symbols_;
    std::vector<Input> inputs_;
};

void TableReader::readInput(const Field& field)
{
    Fields object(field);
    Input input;
    input.id = object.id("id");
    const std::optional<Field> value = object.required("value");
    object.refuseOthers();
    if (value) {
        readExpression(*value, input);
    }
    inputs_.push_back(std::move(input));
}

void TableReader::readExpression(const Field& value, Input& input) const
{
    const std::optional<std::string> text = value.text();
    if (!text) {
        return;
    }
    Expression::Mistake mistake;
    const auto expression = Expression::parse(*text, std::nullopt, symbols_, mistake, known_);
    if (!expression) {
        reportMistake(draft_.pack, value, mistake);
        return;
    }
    std::vector<std::string> names = expression->names();
    names.push_back(input.id);
    refuseOrigin(value, names);
    input.expression = expression->print();
    if (!symbols_(input.expression)) {
        input.expression = "(" + input.expression + ")";
    }
    input.type = expression->type();
}

/// A cell as a condition on its input: "-" any, "true", ">= 3", "1 .. 3", "never, sometimes".
std::string TableReader::cell(const Input& input, const Field& field) const
{
    const std::string text = field.text().value_or("-");
    if (text == "-" || input.expression.empty()) {
        return "";
    }
    if (input.type == Type::Truth && text == "true") {
        return input.expression;
    }
    if (input.type == Type::Truth && text == "false") {
        return "not " + input.expression;
    }
    if (text.find_first_of("=<>!") == 0) {
        return input.expression + " " + text;
    }
    if (const std::size_t dots = text.find(" .. "); dots != std::string::npos) {
        return input.expression + " >= " + text.substr(0, dots) + " and " + input.expression +
               " <= " + text.substr(dots + 4);
    }
    return input.expression + " in (" + text + ")";
}

std::string TableReader::conditionOf(const Field& when, const Field& row)
{
    std::string condition;
    for (const auto& [id, field] : when.members()) {
        const auto input = std::find_if(inputs_.begin(), inputs_.end(),
                                        [&id = id](const Input& one) { return one.id == id; });
        if (input == inputs_.end()) {
            field.reportKey("table-input", "the table has no input " + inQuotes(id),
                            didYouMean(id, idsOf(inputs_), "Add it to inputs, or remove the cell"));
            continue;
        }
        const std::string part = cell(*input, field);
        Condition::Mistake mistake;
        if (!part.empty() && !Condition::parse(part, symbols_, mistake, known_)) {
            field.report("table-cell",
                         inQuotes(field.value().text()) + " is no cell: " + mistake.message,
                         "Write -, true, false, a value, several with commas, >= 3, or 1 .. 3");
        } else if (!part.empty()) {
            condition += (condition.empty() ? "" : " and ") + part;
        }
    }
    if (condition.empty() && !when.members().empty() && !row.file().hasErrors()) {
        row.report("table-row", "every cell of this row is -, so it holds for everybody",
                   "That is fine as the last row of a table that takes the first: then write "
                   "\"when\": {}");
    }
    return condition.empty() ? "true" : condition;
}

bool TableReader::readOutcome(Fields& object, DecisionRow& row) const
{
    const std::optional<Field> signal = object.find("signal"), offer = object.find("offer");
    if (signal.has_value() == offer.has_value()) {
        object.object().report("table-outcome", "a row gives one signal or one offer",
                               "Name one of the two");
        return false;
    }
    const Field& field = signal ? *signal : *offer;
    row.outcome = signal ? DecisionRow::Outcome::Signal : DecisionRow::Outcome::Offer;
    row.of = field.id().value_or("");
    std::vector<std::string> known;
    for (const auto& [id, words] : draft_.pack.offers.signals) {
        if (signal) known.push_back(id);
    }
    if (offer) {
        known = idsOf(draft_.pack.offers.products);
    }
    const bool isKnown = std::find(known.begin(), known.end(), row.of) != known.end();
    if (!isKnown) {
        field.report(
            "table-outcome",
            "there is no " + std::string(signal ? "signal " : "product ") + inQuotes(row.of),
            didYouMean(row.of, known,
                       std::string("Add it to ") + (signal ? "signals" : "products")));
    }
    return isKnown;
}

void TableReader::readRow(const Field& field, DecisionTable& table)
{
    Fields object(field);
    const std::string id = object.id("id");
    const auto isSame = [&](const DecisionRow& other) { return other.id == id; };
    if (std::any_of(table.rows.begin(), table.rows.end(), isSame)) {
        field.report("id-duplicate", "two rows of this table have the id " + inQuotes(id),
                     "Give one of them another id");
    }
    const std::optional<Field> when = object.required("when");
    Condition::Mistake mistake;
    auto condition =
        Condition::parse(when ? conditionOf(*when, field) : "true", symbols_, mistake, known_);
    DecisionRow row{id, *std::move(condition), {}, {}, {}, {}, {}, {}};
    const bool hasOutcome = readOutcome(object, row);
    row.reason = draft_.texts.required(object, "reason");
    row.source = object.text("source");
    row.owner = object.text("owner");
    if (const std::optional<Field> date = object.required("date")) {
        row.date = date->text().value_or("");
        if (!row.date.empty() && !isDate(row.date)) {
            date->report("field-value", inQuotes(row.date) + " is no date",
                         "Write it as 2026-11-27");
        }
    }
    object.refuseOthers();
    if (hasOutcome) {
        table.rows.push_back(std::move(row));
    }
}

void TableReader::read(const Field& field)
{
    Fields object(field);
    DecisionTable table;
    table.id = object.id("id");
    table.title = draft_.texts.required(object, "title");
    if (const std::optional<Field> hit = object.required("hit")) {
        table.hit = static_cast<DecisionTable::Hit>(
            hit->oneOf({"unique", "collect", "priority"}).value_or(1));
    }
    inputs_.clear();
    for (const Field& input : object.elements("inputs")) {
        readInput(input);
    }
    std::vector<Field> rows;
    for (const Field& row : object.elements("rows")) {
        const std::size_t before = table.rows.size();
        readRow(row, table);
        if (table.rows.size() > before) {
            rows.push_back(row);
        }
    }
    object.refuseOthers();
    if (!field.file().hasErrors()) {
        checkTable(draft_.pack, table, field, rows);
    }
    draft_.pack.offers.tables.push_back(std::move(table));
}

}  // namespace

void readTables(Draft& draft, const std::vector<Field>& fields)
{
    std::set<std::string> ids;
    TableReader reader(draft);
    for (const Field& field : fields) {
        reader.read(field);
        const std::string& id = draft.pack.offers.tables.back().id;
        if (!ids.insert(id).second) {
            field.report("id-duplicate", "two tables have the id " + inQuotes(id),
                         "Give one of them another id");
        }
    }
}

}  // namespace opmaat::engine
