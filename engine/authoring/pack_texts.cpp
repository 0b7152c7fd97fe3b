#include "engine/authoring/pack_texts.h"

#include <algorithm>
#include <array>

#include "engine/authoring/key_order.h"

namespace opmaat::engine {
namespace {

using json::Value;

/// What clients read, by format and place. All else is for staff.
struct ClientText {
    const char* format;
    const char* pattern;
    TextKind kind;
};

constexpr std::array<ClientText, 29> kClientTexts = {{
    {"opmaat.module/1", "/intro", TextKind::Intro},
    {"opmaat.module/1", "/responseSets/*/*", TextKind::Option},
    {"opmaat.module/1", "/responseSets/*/*/picture/alternative", TextKind::Other},
    {"opmaat.module/1", "/items/*/text", TextKind::Question},
    {"opmaat.module/1", "/items/*/simpler", TextKind::Question},
    {"opmaat.module/1", "/items/*/help", TextKind::Help},
    {"opmaat.module/1", "/items/*/picture/alternative", TextKind::Other},
    {"opmaat.module/1", "/items/*/responses/*", TextKind::Option},
    {"opmaat.module/1", "/items/*/responses/*/picture/alternative", TextKind::Other},
    {"opmaat.module/1", "/items/*/steps/*/text", TextKind::Option},
    {"opmaat.module/1", "/items/*/left/*", TextKind::Option},
    {"opmaat.module/1", "/items/*/right/*", TextKind::Option},
    {"opmaat.module/1", "/items/*/unit", TextKind::Other},
    {"opmaat.pack/1", "/intro/*", TextKind::Intro},
    {"opmaat.pack/1", "/forms/*/duration", TextKind::Intro},
    {"opmaat.pack/1", "/closing/*", TextKind::Intro},
    {"opmaat.pack/1", "/alarm/*", TextKind::Intro},
    {"opmaat.pack/1", "/retention/reason", TextKind::Other},
    {"opmaat.assessment/1", "/alarms/*/client", TextKind::Other},
    {"opmaat.profiles/1", "/profiles/*/client", TextKind::Other},
    {"opmaat.conversation/1", "/actions/*/text", TextKind::Other},
    {"opmaat.conversation/1", "/cards/*/title", TextKind::Other},
    {"opmaat.conversation/1", "/cards/*/intro", TextKind::Intro},
    {"opmaat.conversation/1", "/cards/*/lines/*/title", TextKind::Other},
    {"opmaat.conversation/1", "/cards/*/lines/*/text", TextKind::Intro},
    {"opmaat.words/1", "/glossary/*/text", TextKind::Help},
    {"opmaat.words/1", "/sentences/state-dont-know", TextKind::Option},
    {"opmaat.words/1", "/sentences/state-declined", TextKind::Option},
    {"opmaat.words/1", "/sentences/subject-*", TextKind::Other},
}};

bool standsFor(std::string_view pattern, std::string_view pointer)
{
    const bool open = pattern.ends_with("-*");
    return open ? pointer.starts_with(pattern.substr(0, pattern.size() - 1))
                : matches(pattern, pointer);
}

class Collector {
public:
    Collector(const PackDocument& document, const std::vector<std::string>& languages,
              std::vector<TextPlace>& places)
        : document_(&document), languages_(&languages), places_(&places)
    {
    }

    void visit(const Value& value, const std::string& pointer, const std::string& key);

private:
    bool isText(const Value& value) const;
    void add(const Value& value, const std::string& pointer, const std::string& key);

    const PackDocument* document_;
    const std::vector<std::string>* languages_;
    std::vector<TextPlace>* places_;
    std::string itemType_;  ///< of the item that is visited; "" outside items
};

bool Collector::isText(const Value& value) const
{
    return std::any_of(languages_->begin(), languages_->end(), [&](const std::string& language) {
        const Value* const words = value.find(language);
        return words != nullptr && words->kind() == Value::Kind::String;
    });
}

/// A choice when it does not say.
std::string typeOf(const Value& item)
{
    const Value* const type = item.find("type");
    return type != nullptr && type->kind() == Value::Kind::String ? type->text() : "choice";
}

void Collector::add(const Value& value, const std::string& pointer, const std::string& key)
{
    TextPlace place{document_->name, key,       pointer, Audience::Staff,
                    TextKind::Other, itemType_, &value};
    for (const ClientText& known : kClientTexts) {
        if (document_->format() != known.format || !standsFor(known.pattern, pointer)) continue;
        place.audience = Audience::Client;
        const bool card = known.kind == TextKind::Question && itemType_ == "information";
        place.kind = card ? TextKind::Card : known.kind;
    }
    places_->push_back(std::move(place));
}

void Collector::visit(const Value& value, const std::string& pointer, const std::string& key)
{
    const bool item = document_->format() == "opmaat.module/1" && matches("/items/*", pointer);
    if (item) itemType_ = typeOf(value);
    const bool clip = document_->format() == "opmaat.module/1" && matches("/items/*/clip", pointer);
    if (value.isObject()) {
        if (isText(value) && !clip) add(value, pointer, key);
        for (const auto& [name, member] : value.object()) {
            visit(member, pointerTo(pointer, name), pointerTo(key, name));
        }
    }
    for (std::size_t i = 0; value.isArray() && i < value.array().size(); ++i) {
        const Value& element = value.array()[i];
        const Value* const id = element.find("id");
        const bool named = id != nullptr && id->kind() == Value::Kind::String;
        visit(element, pointerTo(pointer, i),
              named ? pointerTo(key, id->text()) : pointerTo(key, i));
    }
    if (item) itemType_.clear();
}

}  // namespace

std::string_view name(TextKind kind)
{
    static constexpr std::array<const char*, 6> kNames = {"question", "card",  "help",
                                                          "option",   "intro", "sentence"};
    return kNames[static_cast<std::size_t>(kind)];
}

const Value* TextPlace::in(const std::string& language) const
{
    const Value* const words = text->find(language);
    return words != nullptr && words->kind() == Value::Kind::String ? words : nullptr;
}

std::vector<TextPlace> textsOf(const PackDocuments& pack)
{
    std::vector<TextPlace> places;
    for (const PackDocument& document : pack.documents) {
        Collector(document, pack.languages, places).visit(document.root, "", "");
    }
    return places;
}

std::map<std::string, std::string> wordsOf(const PackDocuments& pack, const std::string& language)
{
    std::map<std::string, std::string> words;
    for (const TextPlace& place : textsOf(pack)) {
        if (const Value* const text = place.in(language)) {
            words[place.file + "#" + place.key] = text->text();
        }
    }
    return words;
}

bool isOfCategory(const std::string& key)
{
    return key == "id" || key == "exclusive" || key == "picture";
}

}  // namespace opmaat::engine
