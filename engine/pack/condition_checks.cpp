#include <algorithm>
#include <utility>

#include "engine/conditions/domain.h"
#include "engine/json/nearest.h"
#include "engine/pack/names.h"
#include "engine/pack/readers.h"

// What hangs on what: computed values, the conditions of items, and what they leave of the way.
namespace opmaat::engine {
namespace {

/// Reads computed values in the order in which they need each other.
class ComputedReader {
public:
    explicit ComputedReader(Draft& draft) : draft_(draft), known_(knownNames(draft.pack))
    {
        for (const ComputedSource& source : draft.computed) {
            known_.push_back(source.id);
        }
    }

    /// False when one could not be read.
    bool readAll()
    {
        for (const ComputedSource& source : draft_.computed) {
            read(source);
        }
        return draft_.pack.computed.size() == draft_.computed.size();
    }

private:
    void read(const ComputedSource& source);
    void parse(const ComputedSource& source);
    std::optional<Expression::Symbol> symbol(std::string_view name);
    void reportCircle(const ComputedSource& source) const;

    Draft& draft_;
    std::vector<std::string> known_;
    std::vector<std::string> open_;  ///< being read, each needed by the one before
    std::vector<std::string> done_;
    bool needsBroken_ = false;  ///< what is being parsed uses one that cannot be read
};

std::optional<Expression::Symbol> ComputedReader::symbol(std::string_view name)
{
    const auto source =
        std::find_if(draft_.computed.begin(), draft_.computed.end(),
                     [&](const ComputedSource& computed) { return computed.id == name; });
    if (source != draft_.computed.end()) {
        read(*source);
    }
    auto symbol = symbolOf(draft_.pack, name);
    needsBroken_ = needsBroken_ || (source != draft_.computed.end() && !symbol);
    return symbol;
}

void ComputedReader::reportCircle(const ComputedSource& source) const
{
    std::string circle;
    for (auto at = std::find(open_.begin(), open_.end(), source.id); at != open_.end(); ++at) {
        circle += inQuotes(*at) + " uses ";
    }
    source.value.report("computed-circle", circle + inQuotes(source.id),
                        "Let one of them use answers instead");
}

void ComputedReader::read(const ComputedSource& source)
{
    if (std::find(open_.begin(), open_.end(), source.id) != open_.end()) {
        reportCircle(source);
        return;
    }
    if (std::find(done_.begin(), done_.end(), source.id) != done_.end()) {
        return;
    }
    open_.push_back(source.id);
    const bool outer = std::exchange(needsBroken_, false);
    parse(source);
    needsBroken_ = outer;
    open_.pop_back();
    done_.push_back(source.id);
}

void ComputedReader::parse(const ComputedSource& source)
{
    if (draft_.pack.find(source.id) != nullptr) {
        source.field.report("id-duplicate", "an item has the id " + inQuotes(source.id) + " too",
                            "Give one of them another id");
        return;
    }
    const std::optional<std::string> text = source.value.text();
    if (!text) {
        return;
    }
    Expression::Mistake mistake;
    const auto symbols = [this](std::string_view name) { return symbol(name); };
    auto value = Expression::parse(*text, std::nullopt, symbols, mistake, known_);
    if (!value) {
        if (!needsBroken_) {
            reportMistake(draft_.pack, source.value, mistake);
        }
    } else if (value->type() == Type::Choice || value->type() == Type::Several ||
               value->type() == Type::Opaque) {
        source.value.report("computed-type",
                            inQuotes(source.id) + " is only another name for an item",
                            "Use the item itself, or compute a number, a month or a condition");
    } else {
        draft_.pack.computed.push_back({source.id, *std::move(value)});
    }
}

/// Refuses what is asked at this item or later. False after a finding.
bool usesEarlierOnly(const Draft& draft, std::size_t index, const Condition& condition)
{
    const Field& field = *draft.sources[index].showIf;
    bool allEarlier = true;
    for (const std::string& name : condition.names()) {
        for (const Item* item : itemsBehind(draft.pack, {name})) {
            const auto asked = static_cast<std::size_t>(item - draft.pack.items.data());
            if (asked < index) {
                continue;
            }
            const std::string through =
                item->id == name ? "" : ", which " + inQuotes(name) + " uses,";
            field.reportInside(field.value().text().find(name), "condition-later",
                               inQuotes(item->id) + through +
                                   (asked == index ? " is the item itself" : " is asked later"),
                               "Use items that are asked before, or change the order");
            allEarlier = false;
        }
    }
    return allEarlier;
}

// Who can ever be asked what

/// The items that decide whether an item is shown: those of its condition, and of theirs.
std::vector<const Item*> decidersOf(const Pack& pack, const Item& item)
{
    std::vector<const Item*> deciders;
    std::vector<const Item*> open = {&item};
    while (!open.empty()) {
        const Item* next = open.back();
        open.pop_back();
        if (!next->showIf) {
            continue;
        }
        for (const Item* behind : itemsBehind(pack, next->showIf->names())) {
            if (std::find(deciders.begin(), deciders.end(), behind) == deciders.end()) {
                deciders.push_back(behind);
                open.push_back(behind);
            }
        }
    }
    return deciders;
}

/// What an item is worth to conditions: nothing while it is not shown itself.
class ShownAnswers {
public:
    ShownAnswers(const Pack& pack, const Outcomes::Assignment& answers)
        : pack_(&pack), answers_(&answers)
    {
    }

    Truth shown(const Item& item) const
    {
        return item.showIf ? item.showIf->evaluate(namesOf(*pack_, std::cref(*this))) : Truth::True;
    }
    Worth operator()(std::string_view name) const
    {
        const Item* item = pack_->find(name);
        const auto found = answers_->find(name);
        const bool counts =
            item != nullptr && found != answers_->end() && shown(*item) == Truth::True;
        return counts ? found->second : std::nullopt;
    }

private:
    const Pack* pack_;
    const Outcomes::Assignment* answers_;
};

Outcomes outcomesOf(const Pack& pack, const std::vector<const Item*>& deciders)
{
    std::vector<const Expression*> users;
    for (const Item& item : pack.items) {
        if (item.showIf) {
            users.push_back(&item.showIf->expression());
        }
    }
    for (const Computed& computed : pack.computed) {
        users.push_back(&computed.value);
    }
    std::vector<std::pair<std::string, Domain>> names;
    names.reserve(deciders.size());
    for (const Item* item : deciders) {
        Domain domain = domainIn(pack, item->id, *symbolOf(pack, item->id), users);
        // Its score may tell answers apart that the item's own name does not.
        domain.isComplete = domain.isComplete && !item->key;
        names.emplace_back(item->id, std::move(domain));
    }
    return Outcomes(std::move(names));
}

void checkReachOf(const Draft& draft, std::size_t index)
{
    const Item& item = draft.pack.items[index];
    const Field& field = *draft.sources[index].showIf;
    bool canShow = false, canHide = false;
    const bool isAll =
        outcomesOf(draft.pack, decidersOf(draft.pack, item)).visitAll([&](const auto& answers) {
            const Truth shown = ShownAnswers(draft.pack, answers).shown(item);
            canShow = canShow || shown == Truth::True;
            canHide = canHide || shown == Truth::False;
            return !(canShow && canHide);
        });
    if (isAll && !canShow) {
        field.report("item-never-shown",
                     inQuotes(item.id) + " is never asked, whatever is answered before",
                     "Change the condition, or the conditions of the items that it names");
    } else if (isAll && !canHide) {
        field.report("condition-constant",
                     inQuotes(item.id) + " is asked whenever what it names is answered",
                     "Say answered( ) if that is meant; else change or remove the condition");
    }
}

}  // namespace

bool readComputed(Draft& draft)
{
    return ComputedReader(draft).readAll();
}

bool readShowIf(Draft& draft)
{
    const std::vector<std::string> known = knownNames(draft.pack);
    const auto symbols = [&](std::string_view name) { return symbolOf(draft.pack, name); };
    bool allRead = true;
    for (std::size_t i = 0; i < draft.sources.size(); ++i) {
        const std::optional<Field>& field = draft.sources[i].showIf;
        if (!field) {
            continue;
        }
        std::optional<Condition>& condition = draft.pack.items[i].showIf;
        condition = readCondition(draft.pack, *field, symbols, known);
        allRead = condition && usesEarlierOnly(draft, i, *condition) && allRead;
    }
    return allRead;
}

void checkReach(const Draft& draft)
{
    for (std::size_t i = 0; i < draft.sources.size(); ++i) {
        if (draft.pack.items[i].showIf) {
            checkReachOf(draft, i);
        }
    }
}

}  // namespace opmaat::engine
