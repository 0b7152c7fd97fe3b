#pragma once

#include <stdexcept>
#include <string>
#include <vector>

#include "engine/pack/pack.h"

namespace opmaat::engine {

/// A condition over the items that the pack has so far.
inline Condition when(const Pack& pack, const std::string& text)
{
    const auto symbols = [&](std::string_view name) -> std::optional<Condition::Symbol> {
        const Item* item = pack.find(name);
        if (item == nullptr) {
            return std::nullopt;
        }
        Condition::Symbol symbol;
        for (const Category& category : item->categories) {
            symbol.categories.push_back(category.id);
        }
        symbol.type = item->type == ItemType::Several ? Type::Several : Type::Choice;
        return symbol;
    };
    Condition::Mistake mistake;
    const auto condition = Condition::parse(text, symbols, mistake);
    if (!condition) {
        throw std::invalid_argument(text + ": " + mistake.message);
    }
    return *condition;
}

inline void addItem(Pack& pack, const std::string& id, ItemType type,
                    const std::vector<std::string>& categories, const std::string& showIf = "",
                    double seconds = 10.0)
{
    Item item;
    item.id = id;
    item.type = type;
    for (const std::string& category : categories) {
        item.categories.push_back({category, Text(), category == "none"});
    }
    item.seconds = seconds;
    if (!showIf.empty()) {
        item.showIf = when(pack, showIf);
    }
    pack.items.push_back(item);
}

/// Seven items, of which three hang on others:
///
///     post           0..3, scored with the first category highest
///     owes           no, yes
///     whom           several of shop, bank, none (excludes the others)    if owes = yes
///     bank-letters   0..1                                                 if whom = bank
///     card           to read
///     partner-knows  0..1                                    if owes = yes and post >= 1
///     sleep          0..2, scored; alarm "no-sleep" at 2
inline Pack madeUpPack()
{
    Pack pack;
    pack.id = "made-up";
    pack.version = "1.0.0";
    pack.hash = "00ff";
    pack.modelHash = "0a0b";
    pack.languages = {"nl", "en"};
    pack.modules.push_back({"all", "1.0.0", Text(), Text()});
    addItem(pack, "post", ItemType::Choice, {"", "", "", ""});
    addItem(pack, "owes", ItemType::Choice, {"no", "yes"});
    addItem(pack, "whom", ItemType::Several, {"shop", "bank", "none"}, "owes = yes", 20.0);
    addItem(pack, "bank-letters", ItemType::Choice, {"", ""}, "whom = bank");
    addItem(pack, "card", ItemType::Information, {}, "", 5.0);
    addItem(pack, "partner-knows", ItemType::Choice, {"", ""}, "owes = yes and post >= 1");
    addItem(pack, "sleep", ItemType::Choice, {"", "", ""});
    pack.items[0].score = {3, 2, 1, 0};
    pack.items[0].modelItem = 1;
    pack.items[6].score = {0, 1, 1};
    pack.items[6].modelItem = 0;
    pack.parameters.model.items.resize(3);  // the third is asked in another pack
    pack.alarms.push_back({"no-sleep", when(pack, "sleep >= 2"), Text(), Text()});
    pack.alarms.push_back({"owes-all", when(pack, "whom = bank"), Text(), Text()});
    return pack;
}

}  // namespace opmaat::engine
