#include <algorithm>

#include "engine/json/nearest.h"
#include "engine/pack/readers.h"

namespace opmaat::engine {
namespace {

Product readProduct(const Draft& draft, const std::string& id, const Field& field)
{
    Fields object(field);
    Product product;
    product.id = id;
    product.title = draft.texts.required(object, "title");
    product.purpose = draft.texts.required(object, "purpose");
    product.forWhom = draft.texts.optional(object, "forWhom");
    product.by = draft.texts.optional(object, "by");
    product.term = draft.texts.optional(object, "term");
    if (const std::optional<Field> list = object.find("contraIndications")) {
        product.contraIndications = draft.texts.texts(list->elements());
    }
    product.source = object.text("source");
    if (const std::optional<Field> ddas = object.find("ddas")) {
        product.ddas = ddas->text().value_or("");
    }
    object.refuseOthers();
    return product;
}

void noteUnused(const Draft& draft, const Field& field, DecisionRow::Outcome outcome)
{
    for (const auto& [id, member] : field.members()) {
        const auto gives = [&, &id = id](const DecisionRow& row) {
            return row.outcome == outcome && row.of == id;
        };
        const auto& tables = draft.pack.offers.tables;
        const bool used =
            std::any_of(tables.begin(), tables.end(), [&](const DecisionTable& table) {
                return std::any_of(table.rows.begin(), table.rows.end(), gives);
            });
        if (!used) {
            member.reportKey("table-unused", "no table gives " + inQuotes(id),
                             "Let a row give it, or remove it");
        }
    }
}

}  // namespace

void readOffers(Draft& draft, const Field& root)
{
    Fields file(root);
    Offers& offers = draft.pack.offers;
    if (!readHead(file, "opmaat.offers/1", offers.id, offers.version)) {
        return;
    }
    const std::optional<Field> signals = file.required("signals");
    const std::optional<Field> products = file.required("products");
    for (const auto& [id, field] : signals ? signals->members() : decltype(root.members())()) {
        offers.signals.emplace_back(id, draft.texts.text(field));
    }
    for (const auto& [id, field] : products ? products->members() : decltype(root.members())()) {
        offers.products.push_back(readProduct(draft, id, field));
    }
    readTables(draft, file.elements("tables"));
    if (signals && products && !root.file().hasErrors()) {
        noteUnused(draft, *signals, DecisionRow::Outcome::Signal);
        noteUnused(draft, *products, DecisionRow::Outcome::Offer);
    }
    file.refuseOthers();
}

}  // namespace opmaat::engine
