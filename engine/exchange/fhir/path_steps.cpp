#include <algorithm>

#include "engine/exchange/fhir/path_parser.h"
#include "engine/json/nearest.h"

// From the file to some of its items.
namespace opmaat::engine::fhir {

/// After "%resource" or "%questionnaire", up to what is asked of the items.
PathParser::Found PathParser::steps(const PathToken& start)
{
    Found found;
    found.offset = start.offset;
    while (next_.is(".")) {
        const PathToken after = pathTokenAt(expression_, next_.end);
        const bool isStep =
            after.is("item") || after.is("repeat") || after.is("descendants") || after.is("where");
        if (!isStep) break;
        take();
        step(found);
    }
    return found;
}

void PathParser::below(Found& found, bool all) const
{
    std::vector<bool> isAbove(form_.items.size(), false);
    for (const std::size_t item : found.items) isAbove[item] = true;
    std::vector<std::size_t> items;
    for (std::size_t i = 0; i < form_.items.size(); ++i) {
        std::optional<std::size_t> parent = form_.items[i].parent;
        bool fits = found.isRoot && (all || !parent);
        for (int level = 0; parent && !fits && (all || level == 0); ++level) {
            fits = isAbove[*parent];
            parent = form_.items[*parent].parent;
        }
        if (fits) items.push_back(i);
    }
    found.items = std::move(items);
    found.isRoot = false;
    found.isNamed = false;
}

void PathParser::step(Found& found)
{
    const PathToken name = take();
    if (name.is("item")) {
        below(found, false);
    } else if (name.is("descendants")) {
        expect("(");
        expect(")");
        below(found, true);
    } else if (name.is("repeat")) {
        expect("(");
        expect("item");
        expect(")");
        below(found, true);
    } else {
        where(found);
    }
}

/// linkId = 'a', or linkId in ('a' | 'b').
std::vector<std::string> PathParser::linkIds(bool& isUnequal)
{
    expect("linkId");
    std::vector<std::string> ids;
    const auto text = [&] {
        if (next_.kind != PathToken::Kind::Text) fail("a linkId between quotes");
        ids.push_back(take().text);
    };
    if (takeIf("in")) {
        expect("(");
        do {
            text();
        } while (takeIf("|"));
        expect(")");
        return ids;
    }
    isUnequal = takeIf("!=");
    if (!isUnequal) expect("=");
    text();
    return ids;
}

void PathParser::where(Found& found)
{
    expect("(");
    bool isUnequal = false;
    std::vector<std::string> ids = linkIds(isUnequal);
    while (next_.is("or") || next_.is("and")) {
        const PathToken join = take();
        bool other = false;
        const std::vector<std::string> more = linkIds(other);
        if (other != isUnequal || join.is("and") != isUnequal) {
            throw PathMistake{join.offset, "= goes with or, and != with and"};
        }
        ids.insert(ids.end(), more.begin(), more.end());
    }
    expect(")");
    for (const std::string& id : ids) {
        if (!form_.byLinkId.contains(id)) {
            throw PathMistake{found.offset, "there is no item with the linkId " + inQuotes(id)};
        }
    }
    std::erase_if(found.items, [&](std::size_t item) {
        const bool isNamed =
            std::find(ids.begin(), ids.end(), form_.items[item].linkId) != ids.end();
        return isNamed == isUnequal;
    });
    found.isNamed = !isUnequal;
    if (isUnequal) return;
    const auto place = [&](std::size_t item) {
        return std::find(ids.begin(), ids.end(), form_.items[item].linkId) - ids.begin();
    };
    std::sort(found.items.begin(), found.items.end(),
              [&](std::size_t one, std::size_t other) { return place(one) < place(other); });
}

}  // namespace opmaat::engine::fhir
