#include "engine/authoring/pack_difference.h"

#include <algorithm>

#include "engine/authoring/sentences.h"

namespace opmaat::engine {
namespace {

using json::Value;

const std::string* idOf(const Value& element)
{
    const Value* const id = element.find("id");
    return id != nullptr && id->kind() == Value::Kind::String ? &id->text() : nullptr;
}

/// The ids of a list in which every element has one; empty otherwise.
std::vector<std::string> idsOfList(const Value& list)
{
    std::vector<std::string> ids;
    for (const Value& element : list.array()) {
        const std::string* const id = idOf(element);
        if (id == nullptr) return {};
        ids.push_back(*id);
    }
    return ids;
}

const Value* elementWith(const Value& list, const std::string& id)
{
    const auto found =
        std::find_if(list.array().begin(), list.array().end(), [&](const Value& element) {
            const std::string* const own = idOf(element);
            return own != nullptr && *own == id;
        });
    return found == list.array().end() ? nullptr : &*found;
}

std::vector<std::string> commonOf(const std::vector<std::string>& some,
                                  const std::vector<std::string>& others)
{
    std::vector<std::string> common;
    for (const std::string& one : some) {
        if (std::find(others.begin(), others.end(), one) != others.end()) common.push_back(one);
    }
    return common;
}

Value listOfTexts(const std::vector<std::string>& texts)
{
    Value::Array list;
    for (const std::string& text : texts) list.push_back(Value(text));
    return Value(std::move(list));
}

std::optional<Value> copyOf(const Value* value)
{
    return value == nullptr ? std::nullopt : std::optional(*value);
}

class Comparer {
public:
    Comparer(std::string file, const std::vector<std::string>& languages, PackDifference& found)
        : file_(std::move(file)), languages_(&languages), found_(&found)
    {
    }

    void compare(const Value* before, const Value* after, const std::string& key);

private:
    void compareObjects(const Value& before, const Value& after, const std::string& key);
    void compareLists(const Value& before, const Value& after, const std::string& key);
    void compareByIds(const Value& before, const Value& after, const std::string& key);
    void compareWords(const Value* before, const Value* after, const std::string& key,
                      const std::string& language);
    bool isText(const Value& value) const;
    bool isLanguage(const std::string& key) const
    {
        return std::find(languages_->begin(), languages_->end(), key) != languages_->end();
    }

    std::string file_;
    const std::vector<std::string>* languages_;
    PackDifference* found_;
};

bool Comparer::isText(const Value& value) const
{
    return std::any_of(value.object().begin(), value.object().end(), [&](const auto& member) {
        return isLanguage(member.first) && member.second.kind() == Value::Kind::String;
    });
}

void Comparer::compareWords(const Value* before, const Value* after, const std::string& key,
                            const std::string& language)
{
    const auto words = [](const Value* value) {
        return value != nullptr && value->kind() == Value::Kind::String ? value->text() : "";
    };
    if (words(before) == words(after)) return;
    found_->texts.push_back({file_, key, language, words(before), words(after)});
}

void Comparer::compareObjects(const Value& before, const Value& after, const std::string& key)
{
    const bool text = isText(before) || isText(after);
    const auto each = [&](const std::string& name) {
        const Value* const old = before.find(name);
        const Value* const now = after.find(name);
        if (text && isLanguage(name)) {
            compareWords(old, now, key, name);
        } else {
            compare(old, now, pointerTo(key, name));
        }
    };
    for (const auto& [name, ignored] : before.object()) each(name);
    for (const auto& [name, ignored] : after.object()) {
        if (before.find(name) == nullptr) each(name);
    }
}

void Comparer::compareByIds(const Value& before, const Value& after, const std::string& key)
{
    const std::vector<std::string> old = idsOfList(before), now = idsOfList(after);
    for (const std::string& id : old) {
        compare(elementWith(before, id), elementWith(after, id), pointerTo(key, id));
    }
    for (const std::string& id : now) {
        if (elementWith(before, id) == nullptr) {
            compare(nullptr, elementWith(after, id), pointerTo(key, id));
        }
    }
    const std::vector<std::string> was = commonOf(old, now), is = commonOf(now, old);
    if (was != is) {
        found_->values.push_back({file_, key, listOfTexts(was), listOfTexts(is), true});
    }
}

void Comparer::compareLists(const Value& before, const Value& after, const std::string& key)
{
    const bool plain = [&] {
        const auto isContainer = [](const Value& value) { return value.isObject(); };
        return std::none_of(before.array().begin(), before.array().end(), isContainer) &&
               std::none_of(after.array().begin(), after.array().end(), isContainer);
    }();
    if (plain) {
        if (json::write(before) != json::write(after)) {
            found_->values.push_back({file_, key, before, after});
        }
        return;
    }
    const bool named = (before.array().empty() || !idsOfList(before).empty()) &&
                       (after.array().empty() || !idsOfList(after).empty());
    if (named) return compareByIds(before, after, key);
    const std::size_t most = std::max(before.array().size(), after.array().size());
    for (std::size_t i = 0; i < most; ++i) {
        compare(i < before.array().size() ? &before.array()[i] : nullptr,
                i < after.array().size() ? &after.array()[i] : nullptr, pointerTo(key, i));
    }
}

void Comparer::compare(const Value* before, const Value* after, const std::string& key)
{
    const bool both = before != nullptr && after != nullptr;
    if (both && before->isObject() && after->isObject()) {
        compareObjects(*before, *after, key);
    } else if (both && before->isArray() && after->isArray()) {
        compareLists(*before, *after, key);
    } else if (!both || json::write(*before) != json::write(*after)) {
        found_->values.push_back({file_, key, copyOf(before), copyOf(after)});
    }
}

}  // namespace

PackDifference differenceOf(const PackDocuments& before, const PackDocuments& after)
{
    PackDifference found;
    std::vector<std::string> languages = before.languages;
    for (const std::string& language : after.languages) {
        if (std::find(languages.begin(), languages.end(), language) == languages.end()) {
            languages.push_back(language);
        }
    }
    for (const PackDocument& document : before.documents) {
        const PackDocument* const now = after.find(document.name);
        Comparer(document.name, languages, found)
            .compare(&document.root, now == nullptr ? nullptr : &now->root, "");
    }
    for (const PackDocument& document : after.documents) {
        if (before.find(document.name) != nullptr) continue;
        Comparer(document.name, languages, found).compare(nullptr, &document.root, "");
    }
    return found;
}

std::string brief(const std::optional<Value>& value)
{
    constexpr std::size_t kShown = 60;
    if (!value) return "nothing";
    std::string text = json::write(*value);
    if (lengthOf(text) <= kShown) return text;
    std::size_t end = 0;
    for (std::size_t characters = 0; end < text.size(); ++end) {
        const bool begins = (static_cast<unsigned char>(text[end]) & 0xC0u) != 0x80u;
        if (begins && characters++ == kShown) break;
    }
    return text.substr(0, end) + "…";
}

}  // namespace opmaat::engine
