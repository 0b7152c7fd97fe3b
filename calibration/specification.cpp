#include "calibration/specification.h"

#include <algorithm>
#include <stdexcept>

namespace opmaat::calibration {
namespace {

int itemsOf(const scoring::Model& model, int facet)
{
    return static_cast<int>(std::count_if(model.items.begin(), model.items.end(),
                                          [&](const auto& item) { return item.facet == facet; }));
}

[[noreturn]] void refuse(const std::string& facet, const std::string& why)
{
    throw std::domain_error("facet '" + facet + "': its loading cannot be free, " + why +
                            "; give it \"loading\": 1 or merge it with another");
}

}  // namespace

void identifyLoadings(Specification& specification, const std::vector<bool>& isFree)
{
    const scoring::Model& model = specification.model;
    specification.loadingParameter.assign(model.facets.size(), -1);
    int next = 0;
    for (int axis = 0; axis < static_cast<int>(model.axes.size()); ++axis) {
        std::vector<std::size_t> free;
        std::size_t facets = 0;
        for (std::size_t f = 0; f < model.facets.size(); ++f) {
            if (model.facets[f].axis != axis) continue;
            ++facets;
            if (isFree[f]) free.push_back(f);
        }
        if (free.empty()) continue;
        const std::string& first = model.facets[free[0]].id;
        if (facets == 1) refuse(first, "it is the only facet of its axis");
        if (facets == 2 && free.size() == 1)
            refuse(first, "of two facets both are free, with one loading, or none");
        for (const std::size_t f : free) {
            if (itemsOf(model, static_cast<int>(f)) < 2)
                refuse(model.facets[f].id, "it has one item and two are needed");
            specification.loadingParameter[f] = facets == 2 ? next : next++;
        }
        if (facets == 2) ++next;
    }
}

bool isCorrelationFixed(const Specification& specification, int a, int b)
{
    return std::any_of(
        specification.fixedCorrelations.begin(), specification.fixedCorrelations.end(),
        [&](const auto& pair) { return pair == std::pair(a, b) || pair == std::pair(b, a); });
}

}  // namespace opmaat::calibration
