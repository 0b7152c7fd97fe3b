#include "engine/pack/sentence_catalogue.h"

namespace opmaat::engine {
namespace {

/// What is said of a latent model and its profiles.
const std::vector<SentenceForm> kOfModel = {
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
    {"unknown-facet", {"facet"}},
    {"what-if-one", {"question", "answer", "outcome"}},
    {"what-if-two", {"question", "answer", "second-question", "second-answer", "outcome"}},
    {"what-if-none", {}},
    {"tells-most", {"question"}},
    {"calibration-expert", {}},
    {"calibration-calibrated", {"date"}},
    {"adds-up", {"profile", "base", "total"}},
    {"change-title", {}},
    {"mode-alone", {}},
    {"mode-together", {}},
    {"mode-read-aloud", {}},
    {"change-rose", {"axis", "change", "low", "high", "chance"}},
    {"change-fell", {"axis", "change", "low", "high", "chance"}},
    {"change-unclear", {"axis", "change", "low", "high"}},
    {"change-profile", {"profile", "probability"}},
    {"change-no-profile", {}},
    {"change-profile-same", {"before", "now"}},
    {"change-profile-shift", {"before", "now"}},
    {"change-refused-pack", {"before", "now"}},
    {"change-refused-model", {"before", "now"}},
    {"change-refused-mode", {"before", "now"}},
    {"change-refused-language", {"before", "now"}},
    {"change-refused-stability", {}},
    {"background", {}},
    {"subject-impression", {"sentence"}}};

const std::vector<SentenceForm> kAlways = {{"because-answer", {"question", "answer"}},
                                           {"asked-because", {"answers"}},
                                           {"hidden-because", {"answers"}},
                                           {"scale-too-few", {"answered", "items", "needed"}},
                                           {"scale-no-norm", {}},
                                           {"state-dont-know", {}},
                                           {"state-declined", {}},
                                           {"state-skipped", {}},
                                           {"state-not-shown", {}},
                                           {"state-not-reached", {}},
                                           {"subject-title", {"code"}},
                                           {"subject-intro", {}},
                                           {"subject-began", {"day", "time", "mode"}},
                                           {"subject-mode-alone", {}},
                                           {"subject-mode-together", {}},
                                           {"subject-mode-read-aloud", {}},
                                           {"subject-finished", {"day", "time"}},
                                           {"subject-stopped", {"day", "time"}},
                                           {"subject-left", {}},
                                           {"subject-on-hold", {}},
                                           {"subject-asked", {}},
                                           {"subject-answer", {"answer"}},
                                           {"subject-answer-before", {"answer"}},
                                           {"subject-answer-hidden", {}},
                                           {"subject-computer", {}},
                                           {"subject-computer-what", {}},
                                           {"subject-computed", {"day", "time"}},
                                           {"subject-looked", {}},
                                           {"subject-look", {"day", "time", "who", "purpose"}},
                                           {"subject-purpose-talk", {}},
                                           {"subject-purpose-subject", {}},
                                           {"subject-purpose-claim", {}},
                                           {"subject-purpose-supervision", {}},
                                           {"subject-judged", {}},
                                           {"subject-judged-before", {"day", "who"}},
                                           {"subject-judged-after", {"day", "who"}},
                                           {"subject-impression-none", {}},
                                           {"subject-reason", {"reason"}},
                                           {"subject-discussed", {"day", "who"}},
                                           {"subject-outcome", {"day", "who", "code"}},
                                           {"subject-changes", {}},
                                           {"subject-correction", {"day", "who", "question"}},
                                           {"subject-from-to", {"before", "after"}},
                                           {"subject-restricted", {"day", "who"}},
                                           {"subject-released", {"day", "who"}},
                                           {"subject-kept", {}},
                                           {"subject-kept-until", {"day", "reason"}},
                                           {"subject-rights", {}},
                                           {"subject-right-copy", {}},
                                           {"subject-right-correct", {}},
                                           {"subject-right-restrict", {}},
                                           {"subject-right-erase", {}},
                                           {"subject-right-object", {}},
                                           {"subject-right-complain", {}},
                                           {"subject-nothing", {}},
                                           {"subject-date", {"day", "month", "year"}}};

const std::vector<SentenceForm> kOfForms = {{"not-in-form", {"form"}}};

}  // namespace

std::vector<SentenceForm> sentencesOf(bool withModel, bool withForms)
{
    std::vector<SentenceForm> all = withModel ? kOfModel : std::vector<SentenceForm>();
    all.insert(all.end(), kAlways.begin(), kAlways.end());
    if (withForms) all.insert(all.end(), kOfForms.begin(), kOfForms.end());
    return all;
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
