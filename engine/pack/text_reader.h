#pragma once

#include "engine/pack/field_reader.h"
#include "engine/pack/pack.h"

namespace opmaat::engine {

/// Reads words for people and demands them in every language of the pack.
class TextReader {
public:
    /// Without languages, any are right: pack.json itself could not be read.
    explicit TextReader(std::vector<std::string> languages) : languages_(std::move(languages)) {}

    Text text(const Field& field) const;
    std::vector<Text> texts(const std::vector<Field>& fields) const;
    Text required(Fields& object, const std::string& key) const;
    Text optional(Fields& object, const std::string& key) const;
    /// An object with exactly these texts, such as `closing`.
    std::map<std::string, Text> group(Fields& object, const std::string& key,
                                      const std::vector<std::string>& ids) const;
    /// A Text with, perhaps, `id` and `exclusive`, and the place of a `picture`.
    Category category(const Field& field, std::optional<Field>& picture) const;

private:
    Text inAllLanguages(Fields& object) const;

    std::vector<std::string> languages_;
};

}  // namespace opmaat::engine
