#include <cmath>

#include "engine/conditions/month.h"
#include "engine/json/nearest.h"
#include "engine/pack/item_reader.h"

// What may be typed: numbers, amounts, months and a few words.
namespace opmaat::engine {
namespace {

constexpr double kCents = 100.0;
constexpr double kMostEuro = 10'000'000.0;
constexpr double kMostNumber = 1e9;
constexpr double kFinestStep = 1e-4;
constexpr double kMostCharacters = 500.0;
constexpr double kFirstMonth = 1900.0 * 12, kLastMonth = 2100.0 * 12 + 11;

void reportLimits(const Field& field, const std::string& message, const std::string& fix)
{
    field.report("item-limits", message, fix);
}

/// A limit in what is typed, or `otherwise`.
double limit(Fields& object, const std::string& key, bool isRequired, double otherwise)
{
    const std::optional<Field> field = isRequired ? object.required(key) : object.find(key);
    return field ? field->number(-kMostNumber, kMostNumber).value_or(otherwise) : otherwise;
}

void checkOrder(const Item& item, const Field& at)
{
    if (item.range.least >= item.range.most) {
        reportLimits(at, "the highest that can be answered is not above the lowest",
                     "Raise the one, or lower the other");
    } else if (!item.range.holds(item.range.most)) {
        reportLimits(at, "no number of steps leads from the lowest to the highest",
                     "Choose limits that are a whole number of steps apart");
    }
}

void readNumber(const Draft& draft, Item& item, Fields& object)
{
    item.range = {limit(object, "min", true, 0.0), limit(object, "max", true, 1.0),
                  limit(object, "step", false, 1.0)};
    item.unit = draft.texts.optional(object, "unit");
    if (!(item.range.step >= kFinestStep)) {
        reportLimits(*object.find("step"), "a step is at least 0.0001", "Write 1, 0.5 or 0.1");
        item.range.step = 1.0;
    } else {
        checkOrder(item, object.object());
    }
}

void readAmount(Item& item, Fields& object)
{
    const double least = limit(object, "min", false, 0.0), most = limit(object, "max", true, 1.0);
    item.range = {least, most, 1.0 / kCents};
    const auto isWhole = [](double euro) {
        return std::abs(euro * kCents - std::round(euro * kCents)) < 1e-6;
    };
    if (least < 0.0 || most > kMostEuro || !isWhole(least) || !isWhole(most)) {
        reportLimits(object.object(),
                     "an amount lies between 0 and 10,000,000 euro, in whole cents",
                     "Write limits in euro, such as 2500 or 0.50");
        return;
    }
    checkOrder(item, object.object());
}

double monthLimit(Fields& object, const std::string& key, double otherwise)
{
    const std::optional<Field> field = object.find(key);
    const std::optional<std::string> text = field ? field->text() : std::nullopt;
    if (!text) {
        return otherwise;
    }
    const std::optional<double> month = monthFrom(*text);
    if (!month || *month < kFirstMonth || *month > kLastMonth) {
        reportLimits(*field, inQuotes(*text) + " is no month from 1900-01 to 2100-12",
                     "Write year and month as in: 2026-11");
        return otherwise;
    }
    return *month;
}

void readMonth(Item& item, Fields& object)
{
    item.range = {monthLimit(object, "earliest", kFirstMonth),
                  monthLimit(object, "latest", kLastMonth), 1.0};
    checkOrder(item, object.object());
}

void readText(Item& item, Fields& object)
{
    const std::optional<Field> field = object.required("maxLength");
    const double most = field ? field->number().value_or(1.0) : 1.0;
    if (most < 1.0 || most > kMostCharacters || std::trunc(most) != most) {
        reportLimits(*field, "a short text has 1 to 500 characters", "Write a whole number");
        return;
    }
    item.mostCharacters = static_cast<int>(most);
}

}  // namespace

void readLimits(const Draft& draft, Item& item, Fields& object)
{
    switch (item.type) {
        case ItemType::Number:
            return readNumber(draft, item, object);
        case ItemType::Amount:
            return readAmount(item, object);
        case ItemType::Month:
            return readMonth(item, object);
        default:
            return readText(item, object);
    }
}

}  // namespace opmaat::engine
