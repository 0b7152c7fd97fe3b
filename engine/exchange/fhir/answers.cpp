#include "engine/exchange/fhir/answers.h"

#include <algorithm>
#include <set>

#include "engine/exchange/fhir/codes.h"
#include "engine/exchange/fhir/json.h"
#include "engine/exchange/fhir/names.h"

namespace opmaat::engine::fhir {
namespace {

using json::Value;

constexpr std::size_t kLongestId = 64;  // of a resource

std::string valueSetId(const Pack& pack, std::size_t module, const std::string& set)
{
    return pack.modules[module].id + "." + set;
}

bool isInOrder(const std::vector<int>& scores)
{
    for (std::size_t c = 0; c < scores.size(); ++c) {
        if (scores[c] != static_cast<int>(c)) return false;
    }
    return true;
}

bool hasExclusive(const Item& item)
{
    return std::any_of(item.categories.begin(), item.categories.end(),
                       [](const Category& category) { return category.exclusive; });
}

Value::Array designations(const Text& text, const std::vector<std::string>& languages)
{
    Value::Array all;
    for (std::size_t i = 1; i < languages.size(); ++i) {
        const auto found = text.all().find(languages[i]);
        if (found == text.all().end()) continue;
        all.push_back(Value(Value::Object{{"language", fhir::text(languages[i])},
                                          {"value", fhir::text(found->second)}}));
    }
    return all;
}

Value::Array conceptsOf(const Pack& pack, const Item& item, bool isScored)
{
    Value::Array concepts;
    for (std::size_t c = 0; c < item.categories.size(); ++c) {
        Value::Object one;
        if (isScored) {
            addList(
                one, "extension",
                {extension(kConceptOrdinalValue, "valueDecimal", Value(static_cast<double>(c)))});
        }
        one.emplace_back("code", text(codeOf(item, c)));
        const Text& words = item.categories[c].text;
        one.emplace_back("display", text(words.in(pack.languages.front())));
        addList(one, "designation", designations(words, pack.languages));
        concepts.push_back(Value(std::move(one)));
    }
    return concepts;
}

}  // namespace

Answers::Answers(const ModuleSources& sources, const ScaleWeights& weights)
    : sources_(sources), weights_(weights)
{
}

bool Answers::isHeldAsSet(std::size_t index) const
{
    const Pack& pack = sources_.pack();
    const Item& item = pack.items[index];
    const std::string set = sources_.responseSet(index);
    return !set.empty() && !hasExclusive(item) && isInOrder(sources_.scores(index)) &&
           !weights_.areReversed(index) && valueSetId(pack, item.module, set).size() <= kLongestId;
}

/// One set for all items of a module that name it, in the order of the modules.
Value::Array Answers::valueSets() const
{
    const Pack& pack = sources_.pack();
    std::set<std::string> scored;
    std::vector<std::pair<std::string, std::size_t>> first;  // id, and an item that has the set
    for (std::size_t i = 0; i < pack.items.size(); ++i) {
        if (!isHeldAsSet(i)) continue;
        const std::string id = valueSetId(pack, pack.items[i].module, sources_.responseSet(i));
        const bool isScored = !sources_.scores(i).empty() || !weights_.weights(i).empty();
        if (isScored) scored.insert(id);
        const bool isNew = std::none_of(first.begin(), first.end(),
                                        [&](const auto& known) { return known.first == id; });
        if (isNew) first.emplace_back(id, i);
    }
    const auto place = [&](const auto& one) {
        const std::size_t module = pack.items[one.second].module;
        const Value::Object& all = sources_.module(module).find("responseSets")->object();
        const std::string name = sources_.responseSet(one.second);
        const auto found = std::find_if(all.begin(), all.end(),
                                        [&](const auto& set) { return set.first == name; });
        return std::pair(module, found - all.begin());
    };
    std::sort(first.begin(), first.end(),
              [&](const auto& one, const auto& other) { return place(one) < place(other); });
    Value::Array sets;
    for (const auto& [id, i] : first) {
        Value::Object include = {{"system", text(systemOf(sources_, i))}};
        addList(include, "concept", conceptsOf(pack, pack.items[i], scored.contains(id)));
        sets.push_back(Value(Value::Object{
            {"resourceType", text("ValueSet")},
            {"id", text(id)},
            {"status", text("unknown")},
            {"compose",
             Value(Value::Object{{"include", Value(Value::Array{Value(std::move(include))})}})}}));
    }
    return sets;
}

/// What a declared scale counts goes first, since other programs know no other score: R4 has it as
/// ordinalValue, later programs as itemWeight. What the model counts then stands beside it.
Value::Array Answers::numbersOf(std::size_t index, std::size_t category) const
{
    const std::vector<int> scores = sources_.scores(index);
    const std::vector<int> weights = weights_.weights(index);
    Value::Array extensions;
    const auto add = [&](const char* url, const char* key, const std::vector<int>& numbers) {
        if (numbers.empty()) return;
        extensions.push_back(extension(url, key, Value(static_cast<double>(numbers.at(category)))));
    };
    add(kOrdinalValue, "valueDecimal", weights.empty() ? scores : weights);
    add(kItemWeight, "valueDecimal", weights);
    if (!weights.empty() && !isInOrder(scores)) add(kScore, "valueInteger", scores);
    return extensions;
}

Value::Array Answers::options(std::size_t index) const
{
    const Pack& pack = sources_.pack();
    const Item& item = pack.items[index];
    Value::Array options;
    for (std::size_t c = 0; c < item.categories.size(); ++c) {
        Value::Array extensions = numbersOf(index, c);
        if (item.categories[c].exclusive) {
            extensions.push_back(extension(kOptionExclusive, "valueBoolean", Value(true)));
        }
        Value::Object option;
        addList(option, "extension", std::move(extensions));
        Value coded = codingOf(sources_, index, c);
        addText(coded.object(), "display", item.categories[c].text, pack.languages);
        option.emplace_back("valueCoding", std::move(coded));
        options.push_back(Value(std::move(option)));
    }
    return options;
}

void Answers::addTo(Value::Object& item, Value::Array& extensions, std::size_t index) const
{
    const Pack& pack = sources_.pack();
    if (pack.items[index].categories.empty()) return;
    const std::string set = sources_.responseSet(index);
    if (isHeldAsSet(index)) {
        item.emplace_back("answerValueSet",
                          text("#" + valueSetId(pack, pack.items[index].module, set)));
        return;
    }
    if (!set.empty()) extensions.push_back(extension(kResponseSet, "valueString", text(set)));
    addList(item, "answerOption", options(index));
}

}  // namespace opmaat::engine::fhir
