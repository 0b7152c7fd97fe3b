#include <algorithm>

#include "engine/json/nearest.h"
#include "engine/pack/readers.h"
#include "engine/pack/sentence_catalogue.h"

namespace opmaat::engine {
namespace {

/// Reads an object with one { title, low, high } for each axis or facet of the model.
template <class Words>
std::map<std::string, Words> readEach(const TextReader& texts, Fields& file, const std::string& key,
                                      const std::vector<std::string>& ids, const std::string& kind)
{
    std::map<std::string, Words> words;
    const std::optional<Field> field = ids.empty() ? file.find(key) : file.required(key);
    if (!field) {
        return words;
    }
    for (const auto& [id, member] : field->members()) {
        indexIn(member, id, ids, kind + "-unknown");
        Fields object(member);
        words[id] = {texts.required(object, "title"), texts.required(object, "low"),
                     texts.required(object, "high")};
        object.refuseOthers();
    }
    for (const std::string& id : ids) {
        if (field->value().isObject() && words.count(id) == 0) {
            field->report("words-missing",
                          "the words of " + kind + " " + inQuotes(id) + " are missing",
                          "Add its title, low and high");
        }
    }
    return words;
}

void checkPlaceholders(const Field& field, const Text& text, const SentenceForm& form)
{
    for (const auto& [language, sentence] : text.all()) {
        for (const std::string& name : placeholdersIn(sentence)) {
            const auto& known = form.placeholders;
            if (std::find(known.begin(), known.end(), name) == known.end()) {
                field.report("placeholder-unknown",
                             "the sentence in " + inQuotes(language) + " has the placeholder " +
                                 inQuotes("{" + name + "}") + ", which " + form.id +
                                 " does not have",
                             didYouMean(name, known, "Remove it"));
            }
        }
    }
}

std::map<std::string, Text> readSentences(const TextReader& texts, Fields& file,
                                          const std::vector<SentenceForm>& forms)
{
    std::map<std::string, Text> sentences;
    const std::optional<Field> field = file.required("sentences");
    for (const auto& [id, member] : field ? field->members() : decltype(field->members())()) {
        const Text text = texts.text(member);
        const auto form = std::find_if(forms.begin(), forms.end(),
                                       [&id = id](const auto& known) { return known.id == id; });
        if (form == forms.end()) {
            member.reportKey("sentence-unknown", "no sentence is called " + inQuotes(id),
                             didYouMean(id, idsOf(forms), "Remove it; nothing says it"));
            continue;
        }
        checkPlaceholders(member, text, *form);
        sentences[id] = text;
    }
    for (const SentenceForm& form : forms) {
        if (field && field->value().isObject() && field->value().find(form.id) == nullptr) {
            field->report("words-missing", "the sentence " + inQuotes(form.id) + " is missing",
                          "Add it");
        }
    }
    return sentences;
}

}  // namespace

void readWords(Draft& draft, const Field& root)
{
    Fields file(root);
    std::string id;
    std::string version;
    if (!readHead(file, "opmaat.words/1", id, version)) {
        return;
    }
    const scoring::Model& model = draft.pack.parameters.model;
    Words& words = draft.pack.words;
    words.axes = readEach<AxisWords>(draft.texts, file, "axes", idsOf(model.axes), "axis");
    words.facets = readEach<FacetWords>(draft.texts, file, "facets", idsOf(model.facets), "facet");
    words.sentences = readSentences(draft.texts, file,
                                    sentencesOf(draft.pack.hasModel(), draft.forms.has_value()));
    for (const Field& entry : file.elements("glossary")) {
        Fields object(entry);
        std::string word = object.text("word");
        words.glossary.emplace_back(std::move(word), draft.texts.required(object, "text"));
        object.refuseOthers();
    }
    file.refuseOthers();
}

}  // namespace opmaat::engine
