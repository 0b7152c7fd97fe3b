#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "engine/conditions/condition.h"
#include "engine/pack/scoring_key.h"
#include "engine/pack/text.h"

namespace opmaat::engine {

/// A picture of the pack; Pack::media has its bytes.
struct Picture {
    std::string file = {};  ///< "media/kitchen.png"; empty: there is none
    Text alternative = {};  ///< what it shows, for who does not see it

    bool empty() const { return file.empty(); }
};

/// One answer option. `id` is how conditions name it; it may be empty.
struct Category {
    std::string id;
    Text text;
    bool exclusive = false;  ///< item type several: excludes all other options
    Picture picture = {};    ///< item type picture
};

enum class ItemType {
    Choice,       ///< exactly one category
    Several,      ///< any number of categories; never scored
    Information,  ///< a card to read; takes no answer
    Scale,        ///< one of 2 to 7 points in order, every one labelled
    TwoStep,      ///< one category, by way of a first answer: yes or no, then how much
    Picture,      ///< one category, each with a picture
    Number,       ///< in units of the item
    Amount,       ///< of money, in whole cents
    Month,        ///< of a year
    Text,         ///< a few words; never scored, never in conditions
    Ordering,     ///< all categories in an order
    Matching      ///< every category with one of `right`
};

/// Whether it is answered with exactly one category.
bool takesOneCategory(ItemType type);

/// First answer of a two-step item: what is chosen among next, or the answer itself if it is one.
struct FirstStep {
    Text text;
    std::vector<int> covers;  ///< categories
};

/// What may be typed, both ends included: units of a number, euro of an amount, or months since
/// year 0 of a month.
struct TypedRange {
    double least = 0.0, most = 0.0;
    double step = 1.0;  ///< from `least` on

    /// Values that there are.
    double count() const;
    bool holds(double value) const;
    /// So many steps above `least`, as it is typed: without a rounding error.
    double at(double steps) const;
    /// Digits behind the decimal mark that a value may need.
    int decimals() const;
};

/// What a client is offered who would rather not answer. Going on with "I don't know" is always
/// possible.
enum class DeclinePolicy {
    Offer,  ///< to skip it
    Probe,  ///< the same, after other words or help were offered once
    None    ///< nothing
};

/// One screen of the questionnaire.
struct Item {
    std::string id;
    ItemType type = ItemType::Choice;
    std::size_t module = 0;  ///< index into Pack::modules
    Text text;
    Text simpler;                      ///< the same in simpler words; may be empty
    Text help;                         ///< may be empty
    std::vector<Category> categories;  ///< in the order shown; of matching the left side
    std::vector<Category> right;       ///< type matching: what is matched with
    std::vector<FirstStep> steps;      ///< type two-step; together they cover all categories
    TypedRange range;                  ///< types number, amount and month
    Text unit;                         ///< type number: behind what is typed; may be empty
    int mostCharacters = 0;            ///< type text
    std::vector<int>
        score;  ///< [categories] shown category -> scored category (keying); empty when unscored
    bool hasScores = false;         ///< `score` is a key of its own, and no keying
    std::optional<ScoringKey> key;  ///< of an answer that is not one category
    bool practice = false;          ///< can be tried; what is answered is never kept
    DeclinePolicy decline = DeclinePolicy::Offer;
    std::map<std::string, std::string> clips;  ///< language -> file below media/, read aloud
    Picture picture;
    std::optional<Condition> showIf;
    double seconds = 10.0;              ///< expected time, for progress and minutes
    std::vector<std::string> evidence;  ///< references, for example "003"
    int modelItem = -1;    ///< index into Parameters::model.items; -1 when the model has it not
    bool inScale = false;  ///< of a declared scale

    bool isScored() const { return modelItem >= 0 || inScale; }
    /// Whether an answer to it is kept: it is no card and no practice.
    bool takesAnswer() const { return type != ItemType::Information && !practice; }
};

}  // namespace opmaat::engine
