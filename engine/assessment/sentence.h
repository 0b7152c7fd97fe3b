#pragma once

#include <map>
#include <string>
#include <string_view>

#include "engine/interview/event.h"
#include "engine/pack/pack.h"

namespace opmaat::engine {

/// Fills the placeholders of a template: "{profile}" becomes values["profile"]. A placeholder
/// without a value stays as it is; the pack checker refuses templates that have such ones.
std::string fill(std::string_view pattern, const std::map<std::string, std::string>& values);

/// The pack's sentences in one language.
class Sentences {
public:
    Sentences(const Words& words, std::string language)
        : words_(&words), language_(std::move(language))
    {
    }

    const std::string& language() const { return language_; }
    /// "" for an id that the pack does not have.
    std::string say(const std::string& id,
                    const std::map<std::string, std::string>& values = {}) const;

    std::string percent(double share) const;               ///< "62%"
    std::string number(double value, int decimals) const;  ///< "1,25" in Dutch, "1.25" in English

private:
    const Words* words_;
    std::string language_;
};

/// The chosen options as the item lists them, or why there are none.
std::string answerInWords(const Item& item, const Answer& answer, const Sentences& say);

}  // namespace opmaat::engine
