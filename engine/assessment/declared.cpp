#include "engine/assessment/declared.h"

#include <algorithm>

#include "engine/interview/answer_value.h"
#include "engine/pack/names.h"
#include "scoring/uncertainty.h"

namespace opmaat::engine {
namespace {

using scoring::kZ90;
using scoring::quantise;

std::string bandOf(const DeclaredScale& scale, double value, const std::string& language)
{
    std::string band;
    for (const DeclaredScale::Band& one : scale.bands) {
        if (value >= one.from) band = one.text.in(language);
    }
    return band;
}

/// Group and mode of administration: a norm of another mode is no norm.
bool fits(const DeclaredScale::Norm& norm, const ResponseSet& set, const Expression::Lookup& names)
{
    const bool sameMode = norm.modes.empty() || std::find(norm.modes.begin(), norm.modes.end(),
                                                          set.mode) != norm.modes.end();
    return sameMode && (!norm.when || norm.when->evaluate(names) == Truth::True);
}

void addNorm(DeclaredScore& score, const DeclaredScale& scale, const ResponseSet& set,
             const Expression::Lookup& names, const Sentences& say)
{
    const auto norm =
        std::find_if(scale.norms.begin(), scale.norms.end(),
                     [&](const DeclaredScale::Norm& one) { return fits(one, set, names); });
    if (norm != scale.norms.end()) {
        score.normId = norm->id;
        score.normTitle = norm->title.in(say.language());
        if (const auto value = scoring::normOf(norm->table, *score.value))
            score.norm = quantise(*value);
    }
    if (!scale.norms.empty() && !score.norm) score.why = say.say("scale-no-norm");
}

DeclaredScore scored(const Pack& pack, const DeclaredScale& scale, const ResponseSet& set,
                     const Expression::Lookup& names, const Sentences& say)
{
    const scoring::SumScore sum = scoreOf(pack, scale, names);
    const scoring::ScoreRange range = scoring::rangeOf(scale.rule);
    DeclaredScore score;
    score.id = scale.id;
    score.title = scale.title.in(say.language());
    score.lowest = quantise(range.low);
    score.highest = quantise(range.high);
    score.answered = sum.answered;
    score.items = static_cast<int>(scale.items.size());
    score.needed = scale.rule.minimumAnswered;
    if (!sum.value) {
        score.why = say.say("scale-too-few", {{"answered", std::to_string(score.answered)},
                                              {"items", std::to_string(score.items)},
                                              {"needed", std::to_string(score.needed)}});
        return score;
    }
    score.value = quantise(*sum.value);
    if (scale.rule.standardError > 0.0) {
        const double half = kZ90 * scale.rule.standardError;
        score.interval90 = {quantise(*sum.value - half), quantise(*sum.value + half)};
    }
    score.band = bandOf(scale, *score.value, say.language());
    addNorm(score, scale, set, names, say);
    return score;
}

/// What to ask, in the words of who is asked: questions, and titles of facets.
std::vector<std::string> asked(const Pack& pack, const std::vector<std::string>& unknown,
                               const std::string& language)
{
    std::vector<std::string> words;
    const auto add = [&](const std::string& text) {
        if (std::find(words.begin(), words.end(), text) == words.end()) words.push_back(text);
    };
    for (const std::string& name : unknown) {
        for (const Item* item : itemsBehind(pack, {name})) add(item->text.in(language));
        for (const auto& [facet, facetWords] : pack.words.facets) {
            if (name.starts_with("facet." + facet + ".")) add(facetWords.title.in(language));
        }
    }
    return words;
}

std::string signalTitle(const Pack& pack, const std::string& id, const std::string& language)
{
    const auto& all = pack.offers.signals;
    return std::find_if(all.begin(), all.end(), [&](const auto& one) { return one.first == id; })
        ->second.in(language);
}

/// The card of the product.
void addProduct(Proposed& proposed, const Pack& pack, const std::string& language)
{
    const auto& all = pack.offers.products;
    const Product& product = *std::find_if(
        all.begin(), all.end(), [&](const Product& one) { return one.id == proposed.of; });
    proposed.title = product.title.in(language);
    proposed.purpose = product.purpose.in(language);
    proposed.forWhom = product.forWhom.in(language);
    proposed.by = product.by.in(language);
    proposed.term = product.term.in(language);
    proposed.ddas = product.ddas;
    for (const Text& text : product.contraIndications)
        proposed.contraIndications.push_back(text.in(language));
}

}  // namespace

std::optional<double> declaredScore(const Pack& pack, const DeclaredScale& scale,
                                    const ResponseSet& set)
{
    const auto chosen = [&](std::string_view id) -> Worth {
        const auto given = set.answers.find(std::string(id));
        const bool answered =
            given != set.answers.end() && given->second.state == AnswerState::Answered;
        return answered ? Worth(worthOf(*pack.find(id), given->second)) : std::nullopt;
    };
    return scoreOf(pack, scale, chosen).value;
}

void addDeclaredScores(Assessment& result, const Pack& pack, const ResponseSet& set,
                       const Expression::Lookup& names, const Sentences& say)
{
    for (const DeclaredScale& scale : pack.scales) {
        result.scales.push_back(scored(pack, scale, set, names, say));
    }
}

void addProposed(Assessment& result, const Pack& pack, const Expression::Lookup& names)
{
    for (const DecisionTable& table : pack.offers.tables) {
        for (const Decided& decided : decide(table, names)) {
            const DecisionRow& row = *decided.row;
            Proposed proposed;
            proposed.table = table.id;
            proposed.row = row.id;
            proposed.of = row.of;
            proposed.tableTitle = table.title.in(result.language);
            proposed.reason = row.reason.in(result.language);
            proposed.source = row.source;
            proposed.holds = decided.unknown.empty();
            proposed.askFirst = asked(pack, decided.unknown, result.language);
            if (row.outcome == DecisionRow::Outcome::Signal) {
                proposed.title = signalTitle(pack, row.of, result.language);
                result.signals.push_back(std::move(proposed));
            } else {
                addProduct(proposed, pack, result.language);
                result.offers.push_back(std::move(proposed));
            }
        }
    }
}

}  // namespace opmaat::engine
