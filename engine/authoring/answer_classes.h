#pragma once

#include <optional>
#include <string>
#include <vector>

#include "engine/pack/pack.h"

namespace opmaat::engine {

/// Answers to one item that no condition of the pack tells apart.
struct AnswerClass {
    std::string label;    ///< for people: "yes", "2", "rent, energy"
    Worth answer;         ///< one of them; nothing: not answered
    double chance = 0.0;  ///< when all answers are as likely; 0 for none
};

/// The classes of the answers to an item: one a category, and for an item of type several one for
/// every choice among the options that conditions name; of a number, amount or month one a range
/// that conditions tell apart, or nine values when they compute with it; of a task whose score they
/// ask for one a score. Last comes not answering.
std::vector<AnswerClass> answerClasses(const Pack& pack, const Item& item);

}  // namespace opmaat::engine
