#include "engine/exchange/fhir/scale_reader.h"

#include <algorithm>
#include <cmath>

#include "engine/exchange/fhir/equal_steps.h"
#include "engine/exchange/fhir/ids.h"
#include "engine/exchange/fhir/json.h"
#include "engine/exchange/fhir/module_json.h"
#include "engine/exchange/fhir/path.h"
#include "engine/json/nearest.h"
#include "scoring/sum_scale.h"

namespace opmaat::engine::fhir {
namespace {

using json::Value;

/// Computed numbers such as 3 x 1/3 are what they nearly are.
double tidy(double number)
{
    return std::round(number * 1e9) / 1e9;
}

/// A score as it will be declared.
struct Score {
    std::size_t item = 0;
    Formula formula;
    std::string id;
    std::vector<std::size_t> items;
    scoring::SumScale rule;
    std::vector<std::pair<double, ByLanguage>> bands;
};

/// What each answer of an item adds to a score.
std::vector<double> addends(const FormItem& item, double coefficient)
{
    std::vector<double> all;
    for (const Option& option : item.options) {
        all.push_back(coefficient * option.weight.value_or(option.ordinal.value_or(0.0)));
    }
    return all;
}

class Reader {
public:
    explicit Reader(Form& form) : form_(form) {}

    ReadScales read();

private:
    void readOne(std::size_t item);
    bool addItem(Score& score, std::size_t item, double coefficient);
    bool setMinimum(Score& score);
    void addScore(std::size_t item, Formula formula);
    void addBands(std::size_t item, const Bands& bands);
    Score* scoreOf(std::size_t item, const Bands& bands);
    ByLanguage wordsOf(std::size_t item, const std::string& code) const;
    Value document(const Score& score) const;
    void report(std::size_t item, const std::string& why, const std::string& fix,
                const char* what = "score was") const
    {
        form_.items[item].calculated->report("fhir-score", why + "; the " + what + " left out",
                                             fix);
    }

    Form& form_;
    std::vector<Score> scores_;
    std::vector<std::pair<std::size_t, Bands>> bands_;
    IdMaker ids_;
};

void Reader::readOne(std::size_t item)
{
    const std::string expression = form_.items[item].calculated->text().value_or("");
    if (expression.empty()) return;
    try {
        auto parsed = parsePath(expression, form_);
        if (auto* formula = std::get_if<Formula>(&parsed)) {
            addScore(item, std::move(*formula));
        } else {
            bands_.emplace_back(item, std::get<Bands>(parsed));
        }
    } catch (const PathMistake& mistake) {
        form_.items[item].calculated->reportInside(
            mistake.offset, "fhir-score",
            "this is no sum of weights and no bands: " + mistake.message + "; it was left out",
            "Write it in the part of FHIRPath that engine/exchange/FHIR.md has, or declare the"
            " scale in the module");
    }
}

/// False, after a finding, when the answers of an item do not count in equal steps.
bool Reader::addItem(Score& score, std::size_t item, double coefficient)
{
    const FormItem& asked = form_.items[item];
    const std::vector<double> all = addends(asked, coefficient);
    const std::optional<double> step = equalStepOf(all);
    const double size =
        score.rule.multiply *
        (score.formula.isMean ? 1.0 / static_cast<double>(score.formula.coefficients.size()) : 1.0);
    if (!step || std::abs(*step) < kNearly ||
        (!score.items.empty() && std::abs(std::abs(*step) - size) > kNearly)) {
        report(score.item,
               "the answers of " + inQuotes(asked.linkId) +
                   " do not count in the equal steps that a declared scale has",
               "Give every answer one more than the one before, in every item alike");
        return false;
    }
    if (score.items.empty()) {
        const auto n = static_cast<double>(score.formula.coefficients.size());
        score.rule.multiply = std::abs(*step) * (score.formula.isMean ? n : 1.0);
    }
    score.rule.add += *std::min_element(all.begin(), all.end());
    score.items.push_back(item);
    score.rule.items.push_back({static_cast<int>(all.size()), *step < 0.0});
    return true;
}

/// With fewer answers than all, a sum is written as a mean times the number of items.
bool Reader::setMinimum(Score& score)
{
    const auto count = static_cast<int>(score.items.size());
    const FormItem& item = form_.items[score.item];
    const bool isOwn = item.minimumAnswered.has_value();
    const int wanted =
        isOwn ? static_cast<int>(*item.minimumAnswered) : score.formula.minimum.value_or(count);
    score.rule.minimumAnswered = std::clamp(wanted, 1, count);
    if (score.formula.isFilledIn) {
        score.rule.score = scoring::SumScale::Score::Sum;
        score.rule.multiply /= count;
    } else if (!score.formula.isMean && !isOwn && wanted < count) {
        report(score.item, "a sum with fewer answers than all would count the missing ones as 0",
               "Ask for all answers, or for the mean of those there are times their number");
        return false;
    }
    if (!score.formula.isMean && !score.formula.minimum && !isOwn) {
        item.calculated->report("fhir-meaning",
                                "another program adds what is answered; here the score needs all " +
                                    std::to_string(count) + " answers",
                                "If fewer will do, set minimumAnswered of the scale");
    }
    return true;
}

void Reader::addScore(std::size_t item, Formula formula)
{
    Score score{item, std::move(formula), "", {}, {}, {}};
    if (score.formula.coefficients.empty()) {
        report(item, "it is a number, whatever is answered", "Add the weights of answers");
        return;
    }
    score.rule.score =
        score.formula.isMean ? scoring::SumScale::Score::Mean : scoring::SumScale::Score::Sum;
    score.rule.add = score.formula.constant;
    for (const std::size_t index : score.formula.order) {
        if (!addItem(score, index, score.formula.coefficients.at(index))) return;
    }
    if (!setMinimum(score)) return;
    score.rule.multiply = tidy(score.rule.multiply);
    score.rule.add = tidy(score.rule.add);
    const std::string& linkId = form_.items[item].linkId;
    score.id = ids_.make(linkId.starts_with("scale.") ? linkId.substr(6) : linkId);
    scores_.push_back(std::move(score));
}

Score* Reader::scoreOf(std::size_t item, const Bands& bands)
{
    const auto fits = [&](const Score& score) {
        return bands.scored ? score.item == *bands.scored
                            : score.formula.coefficients == bands.formula.coefficients &&
                                  score.formula.constant == bands.formula.constant;
    };
    auto found = std::find_if(scores_.begin(), scores_.end(), fits);
    if (found == scores_.end() && !bands.scored) {
        addScore(item, bands.formula);
        found = std::find_if(scores_.begin(), scores_.end(), fits);
    }
    return found == scores_.end() ? nullptr : &*found;
}

/// Those of the option that the code is of, or else the code itself.
ByLanguage Reader::wordsOf(std::size_t item, const std::string& code) const
{
    for (const Option& option : form_.items[item].options) {
        const bool isWords = !option.words.empty() && option.words.front().second == code;
        if (option.code == code || isWords) return option.words;
    }
    if (form_.languages.size() > 1) {
        form_.items[item].calculated->report(
            "fhir-translation", "the band " + inQuotes(code) + " is in one language only",
            "Make it a choice with translated options, or translate it in the module");
    }
    return {{form_.language, code}};
}

void Reader::addBands(std::size_t item, const Bands& bands)
{
    Score* const score = scoreOf(item, bands);
    if (score == nullptr) {
        report(item, "its score is not here", "See what was found of the score", "bands were");
        return;
    }
    const scoring::ScoreRange range = scoring::rangeOf(score->rule);
    const bool isWhole = std::trunc(score->rule.multiply) == score->rule.multiply &&
                         std::trunc(score->rule.add) == score->rule.add &&
                         score->rule.score == scoring::SumScale::Score::Sum;
    std::vector<std::pair<double, ByLanguage>> all;
    for (const Bands::Part& part : bands.parts) {
        // Between whole scores, "above 4" is "from 5".
        const double from = part.isFromIncluded ? part.from : std::floor(part.from) + 1.0;
        const bool isSaid = !part.code.empty();
        const bool misses = !isSaid && (part.from > range.low || bands.parts.size() == 1);
        if ((!part.isFromIncluded && !isWhole) || misses || from > range.high) {
            report(item,
                   from > range.high ? "a band begins above the highest score there can be"
                   : misses          ? "some scores have no band"
                                     : "a band begins just above a score that is no whole number",
                   "Let the bands ascend from the lowest score, each from its first score on",
                   "bands were");
            return;
        }
        if (!isSaid) continue;
        if (from <= range.low) all.clear();  // what was below it is no score
        all.emplace_back(std::max(from, range.low), wordsOf(item, part.code));
    }
    if (all.empty() || all.front().first > range.low) {
        report(item, "the lowest scores have no band", "Let the first band begin with the lowest",
               "bands were");
        return;
    }
    score->bands = std::move(all);
}

Value Reader::document(const Score& score) const
{
    const FormItem& item = form_.items[score.item];
    Value::Object scale = {{"id", text(score.id)}};
    scale.emplace_back(
        "title",
        textValue(item.words.empty() ? ByLanguage{{form_.language, item.linkId}} : item.words));
    const bool isSum = score.rule.score == scoring::SumScale::Score::Sum;
    scale.emplace_back("score", text(isSum ? "sum" : "mean"));
    Value::Array items;
    for (std::size_t i = 0; i < score.items.size(); ++i) {
        const std::string& id = form_.items[score.items[i]].id;
        items.push_back(score.rule.items[i].reversed
                            ? Value(Value::Object{{"item", text(id)}, {"keying", text("reversed")}})
                            : text(id));
    }
    scale.emplace_back("items", Value(std::move(items)));
    if (score.rule.minimumAnswered < static_cast<int>(score.items.size())) {
        scale.emplace_back("minimumAnswered",
                           Value(static_cast<double>(score.rule.minimumAnswered)));
    }
    if (score.rule.multiply != 1.0 || score.rule.add != 0.0) {
        scale.emplace_back("transform",
                           Value(Value::Object{{"multiply", Value(score.rule.multiply)},
                                               {"add", Value(score.rule.add)}}));
    }
    if (item.standardError) scale.emplace_back("standardError", Value(*item.standardError));
    Value::Array bands;
    for (const auto& [from, words] : score.bands) {
        bands.push_back(Value(Value::Object{{"from", Value(from)}, {"text", textValue(words)}}));
    }
    addList(scale, "bands", std::move(bands));
    const std::string origin = form_.url.empty() ? form_.items[score.item].linkId : form_.url;
    scale.emplace_back(
        "source", text(item.scaleSource.empty() ? "Imported from " + origin : item.scaleSource));
    return Value(std::move(scale));
}

ReadScales Reader::read()
{
    for (std::size_t i = 0; i < form_.items.size(); ++i) {
        if (form_.items[i].isCalculated()) readOne(i);
    }
    for (const auto& [item, bands] : bands_) addBands(item, bands);
    std::sort(scores_.begin(), scores_.end(),
              [](const Score& one, const Score& other) { return one.item < other.item; });
    ReadScales all;
    for (const Score& score : scores_) {
        all.scales.push_back({score.item, document(score)});
        all.names[score.item] = {"scale." + score.id, score.items};
        all.weighed.insert(score.items.begin(), score.items.end());
    }
    return all;
}

}  // namespace

ReadScales readScales(Form& form)
{
    return Reader(form).read();
}

}  // namespace opmaat::engine::fhir
