#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "engine/exchange/fhir/types.h"
#include "engine/pack/field_reader.h"

// A Questionnaire as it was read, before anything is made of it.
namespace opmaat::engine::fhir {

/// ByLanguage in the languages of the file, its own first.
using ByLanguage = std::vector<std::pair<std::string, std::string>>;

/// One answer option.
struct Option {
    Field field;
    std::string system, code;
    ByLanguage words;
    std::optional<double> ordinal, weight;
    bool exclusive = false;
    std::string id = {};               ///< here; "" when conditions name it by its place
    std::optional<double> score = {};  ///< what the item counts as by itself, beside a sum
};

/// One enableWhen.
struct Test {
    Field field;
    std::string question, sign;
    std::optional<Field> answer;  ///< nothing after a finding
    std::string type;             ///< of the answer, such as "Coding"
};

/// One item, group or display.
struct FormItem {
    enum class Role { Plain, Help, Instructions };

    explicit FormItem(const Field& place) : field(place) {}

    Field field;
    std::string linkId, type;
    bool repeats = false, hidden = false;
    Role role = Role::Plain;
    ByLanguage words;
    std::vector<Test> tests;
    bool all = true;  ///< of the tests
    std::vector<Option> options;
    std::string valueSet;               ///< id of the contained one; "" for own options
    std::string responseSet;            ///< what its own options are called here
    std::optional<Field> calculated;    ///< an expression
    std::optional<std::size_t> parent;  ///< index into Form::items
    std::optional<double> seconds, standardError, minimumAnswered;
    std::vector<std::string> evidence;
    std::string moduleVersion, scaleSource;

    const TypeRow* row = nullptr;  ///< nullptr of a group, or of a type that FHIR does not have
    bool leftOut = false;          ///< after a finding: there is no such item here
    bool isIntro = false;          ///< of its module
    std::string id = {};           ///< here

    bool isGroup() const { return type == "group"; }
    bool isDisplay() const { return type == "display"; }
    bool isCalculated() const { return calculated.has_value(); }
    bool isAsked() const { return row != nullptr && row->ours && !isDisplay() && !leftOut; }
};

struct Form {
    std::string id, name, url, version, language;
    ByLanguage title;
    std::vector<FormItem> items;  ///< in the order of the file: each after what it stands in
    std::map<std::string, std::size_t> byLinkId;
    std::map<std::string, Field> variables;                ///< expressions by name
    std::map<std::string, std::vector<Option>> valueSets;  ///< contained, by id
    std::vector<std::string> valueSetOrder;                ///< their ids, as they stand
    std::vector<std::string> languages;                    ///< its own first

    std::vector<std::size_t> roots() const;
};

/// @param language  of the texts when the file does not say so; may be empty
Form readForm(const Field& root, const std::string& language);

// The parts of readForm().
std::string languageOf(const std::string& tag);  ///< "nl-NL" is "nl"; "" for no language tag
/// `key` of an object with its translations, in Form::languages as they come up.
/// One text more, or a finding when it cannot be held.
void addTranslation(const Field& place, const std::string& tag, const std::string& text, Form& form,
                    ByLanguage& words);
ByLanguage readWords(Fields& object, const std::string& key, Form& form);
void readValueSets(const Field& contained, Form& form);
std::vector<Option> readOptions(const Field& answerOption, Form& form);
std::vector<Option> yesAndNo(const Field& item, const Form& form);
void readItems(const Field& items, std::optional<std::size_t> parent, Form& form);

}  // namespace opmaat::engine::fhir
