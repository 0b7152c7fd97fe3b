#pragma once

#include <map>

#include "engine/pack/draft.h"

namespace opmaat::engine {

/// Answer options that several items of a module share.
struct SharedResponses {
    Field field;
    std::vector<Category> categories;
    bool used = false;
};
using AllResponses = std::map<std::string, SharedResponses>;

std::vector<Category> readCategories(Draft& draft, const Field& field);

/// Reads an item of the module that was begun last into the draft.
void readItem(Draft& draft, AllResponses& sets, const Field& field);

/// What belongs to the type of an item alone: options, steps, limits, scoring key.
void readType(Draft& draft, AllResponses& sets, Item& item, Fields& object);

/// What may be typed: of the types number, amount, month and text.
void readLimits(const Draft& draft, Item& item, Fields& object);

/// `key` of an item that is not answered with one category; before it, its type has been read.
/// False after a finding; the item then has some key, so that what names its score is not wrong
/// too.
bool readKey(Item& item, const Field& field);

/// A picture in media/ with its text alternative; its bytes go with the pack.
Picture readPicture(Draft& draft, const Field& field);
/// Files below media/ that are read aloud, one a language.
std::map<std::string, std::string> readClips(const Draft& draft, const Field& field);

}  // namespace opmaat::engine
