#pragma once

#include <string>
#include <vector>

#include "engine/json/value.h"

namespace opmaat::engine {

/// One JSON file of a pack.
struct PackDocument {
    std::string name;  ///< below the folder
    std::string path;  ///< as findings name it
    std::string bytes;
    json::Value root;

    const std::string& format() const;  ///< as it says; "" when it says nothing
};

/// The JSON files of a pack as an author wrote them, before anything is made of them.
struct PackDocuments {
    std::string folder;
    std::vector<std::string> languages;   ///< of pack.json, in order
    std::vector<PackDocument> documents;  ///< pack.json, its modules in order, the rest by name

    /// nullptr when there is none.
    const PackDocument* find(const std::string& name) const;
};

/// @throws InputError for a folder that is no pack, or the first file that is no JSON
PackDocuments readDocuments(const std::string& folder);

/// The names of the JSON files below a folder, in the order of PackDocuments; `media` is left out.
std::vector<std::string> documentNames(const std::string& folder);

/// Of the pack that `folder` holds; empty when pack.json is missing or says nothing of use.
std::vector<std::string> languagesOf(const std::string& folder);

/// Texts of a member that is a list; empty when it is none.
std::vector<std::string> listOf(const json::Value& object, const std::string& key);

/// The folder of the pack that a file belongs to, or the path itself: a file inside a pack means
/// nothing without the rest.
std::string packFolderOf(const std::string& path);

}  // namespace opmaat::engine
