#include <algorithm>
#include <set>

#include "engine/json/nearest.h"
#include "engine/pack/names.h"
#include "engine/pack/readers.h"

namespace opmaat::engine {
namespace {

std::size_t indexOf(const Pack& pack, const Item& item)
{
    return static_cast<std::size_t>(&item - pack.items.data());
}

/// One item that a form names; nothing after a finding.
std::optional<std::size_t> readMember(const Pack& pack, const Field& field, const Form& form)
{
    const std::optional<std::string> id = field.text();
    const Item* const item = id ? pack.find(*id) : nullptr;
    if (id && item == nullptr) {
        std::vector<std::string> ids;
        for (const Item& known : pack.items) {
            ids.push_back(known.id);
        }
        field.report("item-unknown", "no module has an item " + inQuotes(*id),
                     didYouMean(*id, ids, "Remove it, or add the item"));
    }
    if (item == nullptr) {
        return std::nullopt;
    }
    const std::size_t index = indexOf(pack, *item);
    const std::size_t last = form.items.empty() ? 0 : form.items.back();
    if (std::find(form.items.begin(), form.items.end(), index) != form.items.end()) {
        field.report("id-duplicate", "the item " + inQuotes(*id) + " stands here twice",
                     "Remove one");
        return std::nullopt;
    }
    if (index < last) {
        field.report("form-order",
                     inQuotes(*id) + " stands after " + inQuotes(pack.items[last].id) +
                         ", and in the pack before it",
                     "Put it where the pack has it: a form keeps the order of the pack");
        return std::nullopt;
    }
    return index;
}

/// Which alarm looks at what is not asked. A form may leave out anything else.
void checkAlarms(const Pack& pack, const Form& form, const Field& field)
{
    std::set<const Item*> said;
    for (const Alarm& alarm : pack.alarms) {
        for (const Item* item : itemsBehind(pack, alarm.when.names())) {
            if (!form.has(indexOf(pack, *item)) && said.insert(item).second) {
                field.report("form-alarm",
                             "the alarm " + inQuotes(alarm.id) + " looks at " + inQuotes(item->id) +
                                 ", which is not asked in " + inQuotes(form.id),
                             "Add the item: whoever needs a person now is seen in every form");
            }
        }
    }
}

void checkFacets(const Pack& pack, const Form& form, const Field& field)
{
    const scoring::Model& model = pack.parameters.model;
    std::set<int> measured;
    for (const std::size_t index : form.items) {
        const int scored = pack.items[index].modelItem;
        if (scored >= 0) {
            measured.insert(model.items[static_cast<std::size_t>(scored)].facet);
        }
    }
    for (const int facet : pack.profiles.bounds.neededFacets) {
        if (facet >= 0 && !measured.contains(facet)) {
            const std::string& id = model.facets[static_cast<std::size_t>(facet)].id;
            field.report("form-facet",
                         "profiles need the facet " + inQuotes(id) + ", and " + inQuotes(form.id) +
                             " has no item of it",
                         "Add an item of that facet, or take it out of neededFacets");
        }
    }
}

/// What decides whether an item is asked, and is not asked itself, leaves it unknown for ever.
void checkConditions(const Pack& pack, const Form& form, const std::vector<Field>& members)
{
    for (std::size_t i = 0; i < form.items.size(); ++i) {
        const Item& item = pack.items[form.items[i]];
        if (!item.showIf) {
            continue;
        }
        for (const Item* decides : itemsBehind(pack, item.showIf->names())) {
            if (!form.has(indexOf(pack, *decides))) {
                members[i].report("form-condition",
                                  inQuotes(item.id) + " hangs on " + inQuotes(decides->id) +
                                      ", which is not asked in " + inQuotes(form.id),
                                  "Add that item too, or leave this one out");
            }
        }
    }
}

void readForm(Draft& draft, const std::string& id, const Field& field)
{
    if (!isId(id)) {
        field.reportKey("id-form", inQuotes(id) + " is no id",
                        "Start with a letter a to z, and use only a to z, 0 to 9 and hyphens");
    }
    Fields object(field);
    Form form;
    form.id = id;
    form.title = draft.texts.required(object, "title");
    form.duration = draft.texts.optional(object, "duration");
    const std::optional<Field> list = object.required("items");
    object.refuseOthers();
    if (!list) {
        return;
    }
    std::vector<Field> members;
    bool isClean = true;
    for (const Field& element : list->elements()) {
        if (const auto index = readMember(draft.pack, element, form)) {
            form.items.push_back(*index);
            members.push_back(element);
        } else {
            isClean = false;
        }
    }
    if (isClean && form.items.empty()) {
        list->report("field-empty", "a form asks something", "Add items, or remove the form");
    } else if (isClean) {
        checkAlarms(draft.pack, form, *list);
        checkFacets(draft.pack, form, *list);
        checkConditions(draft.pack, form, members);
    }
    draft.pack.forms.push_back(std::move(form));
}

}  // namespace

void readForms(Draft& draft)
{
    for (const auto& [id, field] : draft.forms->members()) {
        readForm(draft, id, field);
    }
}

}  // namespace opmaat::engine
