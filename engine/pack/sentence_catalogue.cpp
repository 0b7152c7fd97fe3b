#include "engine/pack/sentence_catalogue.h"

namespace opmaat::engine {

const std::vector<SentenceForm>& sentenceCatalogue()
{
    static const std::vector<SentenceForm> kForms = {
        {"headline-proposed", {"profile"}},
        {"headline-none", {}},
        {"why-proposed", {"profile", "probability", "runner-up", "runner-up-probability"}},
        {"why-answers-first", {"reason"}},
        {"why-facet-unanswered", {"facet"}},
        {"why-axis-uncertain", {"axis", "se"}},
        {"why-background-likely", {"profile", "probability"}},
        {"why-probability-low", {"profile", "probability"}},
        {"why-margin-small", {"profile", "runner-up", "margin"}},
        {"reason-for", {"sentence", "profile"}},
        {"reason-against", {"sentence", "profile"}},
        {"facet-middle", {"facet"}},
        {"because-answer", {"question", "answer"}},
        {"unknown-facet", {"facet"}},
        {"calibration-expert", {}},
        {"calibration-calibrated", {"date"}},
        {"adds-up", {"profile", "base", "total"}},
        {"state-dont-know", {}},
        {"state-declined", {}},
        {"state-skipped", {}},
        {"state-not-shown", {}},
        {"state-not-reached", {}},
        {"background", {}}};
    return kForms;
}

std::vector<std::string> placeholdersIn(const std::string& text)
{
    std::vector<std::string> names;
    for (std::size_t open = text.find('{'); open != std::string::npos;
         open = text.find('{', open)) {
        const std::size_t close = text.find('}', open);
        names.push_back(
            text.substr(open + 1, close == std::string::npos ? close : close - open - 1));
        open = close == std::string::npos ? text.size() : close;
    }
    return names;
}

}  // namespace opmaat::engine
