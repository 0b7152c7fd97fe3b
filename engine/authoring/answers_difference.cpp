#include "engine/authoring/answers_difference.h"

#include <algorithm>
#include <cmath>
#include <map>

#include "engine/authoring/route_drawing.h"
#include "engine/interview/answer_rules.h"
#include "engine/interview/visibility.h"

namespace opmaat::engine {
namespace {

constexpr double kShift = 0.1;    // T
constexpr double kShare = 0.002;  // theta, of one answer
constexpr std::size_t kMostReasons = 5;

std::string joined(const std::vector<std::pair<std::string, std::string>>& named)
{
    std::string ids;
    for (const auto& [id, sentence] : named) ids += (ids.empty() ? "" : ", ") + id;
    return ids;
}

/// What counts for somebody now, and not what is to be asked first.
std::string holding(const std::vector<Proposed>& all)
{
    std::string ids;
    for (const Proposed& one : all) {
        if (one.holds) ids += (ids.empty() ? "" : ", ") + one.of;
    }
    return ids;
}

/// The index in `now` of a category of `before`, or -1.
int sameCategory(int category, const std::vector<Category>& before,
                 const std::vector<Category>& now)
{
    const std::string& id = before[static_cast<std::size_t>(category)].id;
    const auto found = std::find_if(
        now.begin(), now.end(), [&](const Category& one) { return !id.empty() && one.id == id; });
    if (found != now.end()) return static_cast<int>(found - now.begin());
    return id.empty() && category < static_cast<int>(now.size()) ? category : -1;
}

/// Gives every option of an answer the index that it has now; false when one is gone.
bool carryOver(Answer& answer, const Item& before, const Item& now)
{
    bool whole = true;
    const auto carry = [&](int& option, const std::vector<Category>& old,
                           const std::vector<Category>& present) {
        option = sameCategory(option, old, present);
        whole = whole && option >= 0;
    };
    for (int& category : answer.categories) carry(category, before.categories, now.categories);
    if (now.type == ItemType::Several) {
        std::sort(answer.categories.begin(), answer.categories.end());
    }
    if (auto* pairs = std::get_if<std::vector<std::pair<int, int>>>(&answer.value)) {
        for (auto& [left, right] : *pairs) {
            carry(left, before.categories, now.categories);
            carry(right, before.right, now.right);
        }
        std::sort(pairs->begin(), pairs->end());
    }
    return whole;
}

/// What each answer added to an axis, by item.
std::map<std::string, double> contributionsOf(const Assessment& result, const std::string& axis)
{
    std::map<std::string, double> items;
    for (std::size_t a = 0; a < result.axes.size(); ++a) {
        if (result.axes[a].id != axis || a >= result.explanation.axes.size()) continue;
        const std::vector<double>& values = result.explanation.axes[a].items;
        for (std::size_t i = 0; i < values.size(); ++i) {
            if (!result.modelItems[i].empty()) items[result.modelItems[i]] = values[i];
        }
    }
    return items;
}

/// What was changed about an item, in any file: "slope is 1.4, was 1.1".
std::string changesOf(const std::string& item, const PackDifference& changes)
{
    std::string all;
    for (const ValueChange& change : changes.values) {
        const std::string step = "/" + item;
        const std::size_t at = change.key.find(step);
        const std::size_t end = at + step.size();
        const bool here =
            at != std::string::npos && (end == change.key.size() || change.key[end] == '/');
        if (!here) continue;
        const std::string what = end == change.key.size() ? "it" : change.key.substr(end + 1);
        all += (all.empty() ? "" : "; ") + what + " is " + brief(change.after) + ", was " +
               brief(change.before);
    }
    return all;
}

std::string signedNumber(double value)
{
    return (value >= 0 ? "+" : "") + decimals(value, 3);
}

/// One answer that counts differently.
struct Mover {
    std::string item, cause;  ///< cause: what was changed about it, or ""
    double was = 0.0, is = 0.0;

    double size() const { return std::abs(is - was); }
};

std::vector<Mover> moversOn(const std::string& axis, const Assessment& before,
                            const Assessment& after, const PackDifference& changes)
{
    const auto old = contributionsOf(before, axis), now = contributionsOf(after, axis);
    std::map<std::string, Mover> movers;
    for (const auto& [item, value] : old) movers[item].was = value;
    for (const auto& [item, value] : now) movers[item].is = value;
    std::vector<Mover> all;
    for (auto& [item, mover] : movers) {
        mover.item = item;
        mover.cause = changesOf(item, changes);
        if (mover.cause.empty() && old.contains(item) != now.contains(item)) {
            mover.cause = now.contains(item) ? "it counts now" : "it counts no more";
        }
        all.push_back(mover);
    }
    std::stable_sort(all.begin(), all.end(), [](const Mover& one, const Mover& other) {
        return std::pair(one.cause.empty(), -one.size()) <
               std::pair(other.cause.empty(), -other.size());
    });
    return all;
}

/// The changed answers that moved a position most. While these explain less than half of it, those
/// that count differently beside them too.
void explainShift(const AxisShift& shift, const Assessment& before, const Assessment& after,
                  const PackDifference& changes, std::vector<std::string>& why)
{
    const double theta = (shift.after - shift.before) / 10.0;
    double explained = 0.0;
    std::size_t said = 0;
    for (const Mover& mover : moversOn(shift.axis, before, after, changes)) {
        const bool enough = mover.cause.empty() && std::abs(explained) >= std::abs(theta) / 2.0;
        if (enough || said >= kMostReasons || mover.size() < kShare) continue;
        ++said;
        explained += mover.is - mover.was;
        why.push_back("on " + shift.axis + ", " + mover.item + " adds " + signedNumber(mover.is) +
                      ", was " + signedNumber(mover.was) +
                      (mover.cause.empty() ? "" : " (" + mover.cause + ")"));
    }
}

void compareAxes(const Assessment& before, const Assessment& after, AnswersDifference& found)
{
    const auto find = [](const Assessment& result, const std::string& id) {
        return std::find_if(result.axes.begin(), result.axes.end(),
                            [&](const ScaleResult& axis) { return axis.id == id; });
    };
    for (const ScaleResult& axis : before.axes) {
        const auto now = find(after, axis.id);
        const bool there = now != after.axes.end();
        found.axes.push_back({axis.id, axis.t, there ? now->t : 0.0, there});
    }
    for (const ScaleResult& axis : after.axes) {
        if (find(before, axis.id) == before.axes.end()) {
            found.axes.push_back({axis.id, 0.0, axis.t, false});
        }
    }
}

void compareScales(const Assessment& before, const Assessment& after, AnswersDifference& found)
{
    const auto valueIn = [](const Assessment& result, const std::string& id) {
        const auto scale = std::find_if(result.scales.begin(), result.scales.end(),
                                        [&](const DeclaredScore& one) { return one.id == id; });
        return scale == result.scales.end() ? std::nullopt : scale->value;
    };
    for (const Assessment* result : {&before, &after}) {
        for (const DeclaredScore& scale : result->scales) {
            const bool known =
                std::any_of(found.scales.begin(), found.scales.end(),
                            [&](const ScaleShift& one) { return one.scale == scale.id; });
            if (known) continue;
            found.scales.push_back({scale.id, valueIn(before, scale.id), valueIn(after, scale.id)});
        }
    }
}

/// The rows that make the difference, by table and row.
void explainRows(const std::vector<Proposed>& before, const std::vector<Proposed>& after,
                 std::vector<std::string>& why)
{
    const auto has = [](const std::vector<Proposed>& all, const Proposed& one) {
        return std::any_of(all.begin(), all.end(), [&](const Proposed& other) {
            return other.table == one.table && other.row == one.row && other.holds == one.holds;
        });
    };
    const auto row = [](const Proposed& one) {
        return "row " + one.row + " of table " + one.table + " (" + one.of + ")";
    };
    for (const Proposed& one : after) {
        if (!has(before, one))
            why.push_back(row(one) + (one.holds ? " holds now" : " may hold now"));
    }
    for (const Proposed& one : before) {
        if (!has(after, one)) why.push_back(row(one) + " holds no more");
    }
}

bool moved(const AxisShift& shift)
{
    return !shift.inBoth || std::abs(shift.after - shift.before) >= kShift;
}

/// Ids of rules that hold in one result and not in the other.
std::string only(const Assessment& here, const Assessment& there)
{
    std::string ids;
    for (const auto& [id, sentence] : here.quality.reasons) {
        const bool both = std::any_of(there.quality.reasons.begin(), there.quality.reasons.end(),
                                      [&id = id](const auto& other) { return other.first == id; });
        if (!both) ids += (ids.empty() ? "" : ", ") + id;
    }
    return ids;
}

void explainVerdict(const Assessment& before, const Assessment& after,
                    std::vector<std::string>& why)
{
    const std::string gone = only(before, after), come = only(after, before);
    if (!come.empty()) why.push_back("these quality rules hold now: " + come);
    if (!gone.empty()) why.push_back("these quality rules hold no more: " + gone);
}

/// Changes that are about nobody's answer in particular: profiles, bounds, the population.
void explainModel(const PackDifference& changes, std::vector<std::string>& why)
{
    std::size_t count = 0;
    for (const ValueChange& change : changes.values) {
        const bool model = change.file == "profiles.json" ||
                           (change.file == "parameters.json" && !change.key.starts_with("/items"));
        if (!model || change.key == "/version" || ++count > kMostReasons) continue;
        why.push_back(change.file + " " + change.key + " is " + brief(change.after) + ", was " +
                      brief(change.before));
    }
}

}  // namespace

ResponseSet carriedOver(const ResponseSet& set, const Pack& before, const Pack& now,
                        std::vector<std::string>& lost)
{
    ResponseSet carried = set;
    carried.pack = now.id;
    if (now.findForm(set.form) == nullptr && !set.form.empty()) {
        lost.push_back("the form " + set.form + " is gone: the answers are read in the whole pack");
        carried.form = "";
    }
    carried.answers.clear();
    for (const auto& [id, given] : set.answers) {
        const Item* const old = before.find(id);
        const Item* const item = now.find(id);
        if (old == nullptr || item == nullptr || item->type != old->type) {
            const bool answered = given.state == AnswerState::Answered;
            if (answered) lost.push_back("the answer to " + id + " is left out: the item is gone");
            continue;
        }
        Answer answer = given;
        // What was hidden is judged again under the new conditions, by its own answer if any.
        const bool hasAnswer = !answer.categories.empty() || answer.value != AnswerValue();
        if (answer.state == AnswerState::NotShown && hasAnswer) {
            answer.state = AnswerState::Answered;
        }
        if (!carryOver(answer, *old, *item)) {
            lost.push_back("the answer to " + id + " is left out: its option is gone");
            continue;
        }
        if (answer.state == AnswerState::Answered && !mistakeInValue(answer, *item).empty()) {
            lost.push_back("the answer to " + id + " is left out: the item takes it no more");
            continue;
        }
        carried.answers[id] = answer;
    }
    const std::vector<Truth> shown = visibility(now, carried.answers, now.findForm(carried.form));
    for (std::size_t i = 0; i < now.items.size(); ++i) {
        if (shown[i] == Truth::True) continue;
        Answer& answer = carried.answers[now.items[i].id];
        const auto given = set.answers.find(now.items[i].id);
        if (given != set.answers.end() && given->second.state == AnswerState::Answered) {
            lost.push_back("the answer to " + now.items[i].id + " counts no more: it is not shown");
        }
        answer.state = AnswerState::NotShown;
    }
    return carried;
}

AnswersDifference compareAnswers(const ResponseSet& set, const Assessor& before,
                                 const Assessor& after, const PackDifference& changes)
{
    AnswersDifference found;
    const ResponseSet carried = carriedOver(set, before.pack(), after.pack(), found.why);
    const Assessment old = before.assess(set, set.language);
    const Assessment now = after.assess(carried, set.language);
    compareAxes(old, now, found);
    compareScales(old, now, found);
    found.proposal = {old.proposal, now.proposal};
    found.verdict = {std::string(name(old.quality.verdict)),
                     std::string(name(now.quality.verdict))};
    found.alarms = {joined(old.alarms), joined(now.alarms)};
    found.signals = {holding(old.signals), holding(now.signals)};
    found.offers = {holding(old.offers), holding(now.offers)};
    const bool position = std::any_of(found.axes.begin(), found.axes.end(), moved);
    const bool proposal = found.proposal.first != found.proposal.second;
    const auto differ = [](const auto& pair) { return pair.first != pair.second; };
    const bool scales = std::any_of(found.scales.begin(), found.scales.end(),
                                    [](const ScaleShift& s) { return s.before != s.after; });
    found.differs = position || proposal || scales || differ(found.verdict) ||
                    differ(found.alarms) || differ(found.signals) || differ(found.offers);
    if (!found.differs) {
        found.why.clear();
        return found;
    }
    for (const AxisShift& shift : found.axes) {
        if (moved(shift)) explainShift(shift, old, now, changes, found.why);
    }
    if (proposal || position) explainModel(changes, found.why);
    if (proposal) found.why.push_back(now.why.substr(0, now.why.find_last_not_of(". ") + 1));
    explainVerdict(old, now, found.why);
    explainRows(old.signals, now.signals, found.why);
    explainRows(old.offers, now.offers, found.why);
    return found;
}

}  // namespace opmaat::engine
