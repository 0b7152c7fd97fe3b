#pragma once

#include <map>
#include <string>

#include "engine/interview/interview.h"

namespace opmaat::engine {

/// What one respondent answered, however it was collected.
struct ResponseSet {
    std::string pack, language = "nl", mode = "alone";
    std::map<std::string, Answer> answers;  ///< by item id; items without entry are not reached
    std::string form = {};                  ///< of the pack, that was used; "" is the whole pack
};

/// An answers file ("opmaat.answers/1"), checked against the pack. Items whose showIf is not true,
/// or that are not in its form, become NotShown. @throws InputError for an unknown item, a category
/// out of range, another pack
ResponseSet readAnswers(const std::string& path, const Pack& pack);
ResponseSet parseAnswers(std::string_view json, const std::string& file, const Pack& pack);

/// The file that gives these answers, without seconds and reasons. They are good answers.
std::string answersJson(const ResponseSet& set, const Pack& pack);

/// The one place where an answer to what is not shown, by its showIf or by the form, stops being
/// an answer.
void hideWhatIsNotShown(ResponseSet& set, const Pack& pack);

/// What the same answers are in another form; nullptr is the whole pack. What is not shown there
/// stops being an answer; what only the form of before had hidden was not reached.
ResponseSet inForm(ResponseSet set, const Pack& pack, const Form* form);

ResponseSet responses(const Interview& interview);

/// [I] of the pack's model: keyed categories, scoring::kMissing where there is none.
std::vector<int> responsePattern(const ResponseSet& set, const Pack& pack);

}  // namespace opmaat::engine
