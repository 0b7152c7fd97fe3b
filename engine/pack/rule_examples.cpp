#include "engine/pack/rule_examples.h"

namespace opmaat::engine {
namespace {

const std::vector<RuleExample> kFiles = {
    {"file-missing", R"(pack.json names the module "moment"; there is no moment.json)",
     "moment.json lies beside pack.json"},
    {"file-kind", "words.json is a folder", "words.json is a file"},
    {"file-size", "a words.json of 100 MiB", "a words.json of 40 kB"},
    {"file-unreadable", "a file of somebody else, mode 0600", "a file that you may read"},
    {"json-encoding", "a file that begins with a byte order mark", "UTF-8 without one"},
    {"json-syntax", R"({"seconds": 8,})", R"({"seconds": 8})"},
    {"json-trailing", R"({"id": "a"} {"id": "b"})", R"({"id": "a"})"},
    {"json-duplicate-key", R"({"seconds": 8, "seconds": 9})", R"({"seconds": 8})"},
    {"json-number", R"("slope": 1e999)", R"("slope": 1.4)"},
    {"json-depth", "100,000 brackets, one inside the other", "what the formats need: at most 32"},
    {"json-size", "a document of 300,000 values", "a document of 3,000 values"},
    {"pack-missing", "opmaat check nowhere", "opmaat check questionnaires/wkm"},
    {"pack-kind", "a folder without pack.json", "a folder with pack.json"},
    {"pack-link", "media/photo.png leads to /etc",
     "media/photo.png is a file, or a link in the pack"},
    {"pack-size", "a pack of 3,000 files", "a pack of 12 files"},
    {"pack-unused-file", "old.json, which pack.json does not name",
     "every .json is a module or known"},
};

const std::vector<RuleExample> kFields = {
    {"format", R"("format": "opmaat.pack/1" in words.json)", R"("format": "opmaat.words/1")"},
    {"field-missing", "a module without \"version\"", R"("version": "1.0.0")"},
    {"field-unknown", R"("evidense": ["nibud"])", R"("evidence": ["nibud"])"},
    {"field-type", R"("seconds": "8")", R"("seconds": 8)"},
    {"field-empty", R"("text": {"nl": " "})", R"("text": {"nl": "Hebt u een plan?"})"},
    {"field-value", R"("type": "chioce")", R"("type": "choice")"},
    {"id-form", R"("id": "Mijn item")", R"("id": "mijn-item")"},
    {"id-duplicate", R"(two items with "id": "post")", R"("id": "post" and "id": "post-later")"},
    {"id-file", R"("id": "wants" in will.json)", R"("id": "will" in will.json)"},
    {"language-missing", R"({"nl": "Ja"} in a pack of nl and en)", R"({"nl": "Ja", "en": "Yes"})"},
    {"language-unknown", R"({"nl": "Ja", "en": "Yes", "de": "Ja"})",
     R"({"nl": "Ja", "en": "Yes"})"},
    {"responses-unknown", R"("responses": "vaakk")", R"("responses": "vaak")"},
    {"responses-unused", "a response set that no item names", "it is removed, or an item names it"},
    {"item-responses", "a choice with one answer option", "a choice with two or more"},
    {"scale-points", "a scale of eight points", "a scale of five points"},
    {"item-steps", R"(steps that cover [0] and [2] of three options)",
     R"(steps that cover [0] and [1, 2])"},
    {"item-limits", R"("min": 10, "max": 1)", R"("min": 1, "max": 10)"},
    {"decline-probe", R"("decline": "probe" of an item without simpler and help)",
     R"("decline": "probe", "simpler": {"nl": "Lukt het?"})"},
    {"media-missing", R"("file": "media/huis.png", and there is only media/house.png)",
     R"("file": "media/house.png")"},
    {"media-kind", R"("file": "media/house.svg")", R"("file": "media/house.png")"},
    {"picture-missing", "a picture choice in which one option has no picture",
     "one in which every option has a picture"},
    {"picture-alternative", R"("picture": {"file": "media/house.png"})",
     R"("picture": {"file": "media/house.png", "alternative": {"nl": "Een huis"}})"},
    {"practice-counts", R"("practice": true of an item in parameters.json)",
     R"("practice": true of an item that nothing names)"},
    {"item-keying", R"("keying": "reversed", "score": [1, 0])", R"("keying": "reversed")"},
    {"key-options", R"("order": ["rent", "phone"] of three options)",
     R"("order": ["rent", "energy", "phone"])"},
    {"key-intervals", R"([{"from": 1, "to": 9, "score": 1}, {"is": 5, "score": 2}])",
     R"([{"is": 5, "score": 2}, {"from": 1, "to": 9, "score": 1}])"},
    {"key-credit", R"("score": [0, 0, 0] for a credit of 0 to 2)", R"("score": [0, 1, 2])"},
    {"item-score", R"("score": [0, 1] for three options)", R"("score": [0, 1, 0])"},
    {"item-unscored", R"("keying" of an item that parameters.json does not have)",
     "no keying, or the item in parameters.json"},
};

const std::vector<RuleExample> kModel = {
    {"scored-type", R"(an item of type several in parameters.json)",
     "a choice, or a number with a key"},
    {"scored-categories", "four options, two intercepts", "three options, two intercepts"},
    {"item-unknown", R"("items": {"pots": ...} in parameters.json)", R"("items": {"post": ...})"},
    {"facet-unknown", R"("facet": "urgensy")", R"("facet": "urgency")"},
    {"axis-unknown", R"("plane": {"x": "wants"})", R"("plane": {"x": "will"})"},
    {"axis-missing", R"("mean": {"will": 1} with two axes)", R"("mean": {"will": 1, "skill": 0})"},
    {"condition", R"("showIf": "post >")", R"("showIf": "post > 1")"},
    {"condition-later", "a condition about an item that is asked later", "about one asked before"},
    {"matrix-shape", R"([[1, 0]] for two axes)", R"([[1, 0], [0, 1]])"},
    {"model", R"("slope": -1)", R"("slope": 1.2)"},
    {"profile", "facet offsets that do not balance", "loading times offset sums to 0 on an axis"},
    {"mixture", "weights that sum to 0.9", "weights that sum to 1"},
    {"profile-ray", "a profile that loses its own strongest cases", "one that keeps them"},
    {"words-missing", "an axis without words in words.json", "its title, low and high"},
    {"sentence-unknown", R"("headline-propose": ...)", R"("headline-proposed": ...)"},
    {"placeholder-unknown", R"("Dit lijkt op {profiel}.")", R"("Dit lijkt op {profile}.")"},
};

const std::vector<RuleExample> kLanguage = {
    {"condition-constant", R"("showIf": "post >= 0")", R"-("showIf": "answered(post)")-"},
    {"item-never-shown", R"("showIf": "post = ja and post = nee")", R"("showIf": "post = ja")"},
    {"computed-circle", R"("late": "debts + 1", "debts": "late")",
     R"("late": "chosen(bills) + 1")"},
    {"computed-type", R"("value": "post")", R"("value": "post >= 1")"},
    {"scale", R"("transform": {"multiply": 0, "add": 5})",
     R"("transform": {"multiply": 2, "add": 5})"},
    {"scale-bands", "bands from 1, 5 and 4 of a scale from 0 to 9", "bands from 0, 4 and 5"},
    {"scale-norm", R"("table": [[0, 20], [5, 10]])", R"("table": [[0, 10], [5, 20]])"},
    {"form-order", R"("items": ["post", "plan"], and the pack asks plan first)",
     R"("items": ["plan", "post"])"},
    {"form-alarm", "a form without the item that an alarm looks at", "one that asks it"},
    {"form-facet", "a form without items of a facet in neededFacets", "one with an item of it"},
    {"form-condition", R"("items": ["rent-letter"], which is shown if debts = rent)",
     R"("items": ["debts", "rent-letter"])"},
    {"quality-items", R"("reversedPairs": [["post", "sums"]])", "two items of one facet"},
    {"adaptive-stop", R"("stop": {"mostItems": 3} with five facets)",
     R"("stop": {"mostItems": 12})"},
    {"conversation-question", R"("inviting": {"nl": "Vertel.", "en": "Tell me."})",
     R"("inviting": {"nl": "Hoe gaat dat bij u?", "en": "How does that go for you?"})"},
    {"table-input", R"("when": {"dets": ">= 3"})", R"("when": {"debts": ">= 3"})"},
    {"table-cell", R"("when": {"debts": "many"})", R"("when": {"debts": ">= 3"})"},
    {"table-row", R"("when": {"debts": "-"})", R"("when": {"debts": ">= 3"})"},
    {"table-outcome", R"("refuse": "budget")", R"("offer": "budget")"},
    {"table-origin", R"({"id": "age", "value": "age"})",
     R"-({"id": "debts", "value": "chosen(debts)"})-"},
    {"table-gap", "rows for 0 to 2 debts and for 4 or more", "rows for 0 to 2, and for 3 or more"},
    {"table-overlap", "rows for 0 to 3 debts and for 3 or more",
     "rows for 0 to 2, and for 3 or more"},
    {"table-dead-row", "a row for 4 debts after one for 3 or more, where the first counts",
     "the row for 4 debts first"},
    {"table-unproven", R"({"id": "share", "value": "share.missing * 2"} in a table without gaps)",
     R"({"id": "share", "value": "share.missing"})"},
    {"table-unused", "a product that no row offers", "a row that offers it"},
};

const std::vector<RuleExample> kReview = {
    {"sentence-long", "a sentence of thirty words", "two sentences of twelve"},
    {"question-long", "a question of forty words", "a question of twelve, and the rest in help"},
    {"word-hard", R"("Indien u hulp wilt")", R"("Als u hulp wilt")"},
    {"word-jargon", R"("uw schuldeisers")", R"("iedereen die geld van u krijgt")"},
    {"negation-double", R"("Ik doe niet niets.")", R"("Ik doe iets.")"},
    {"question-double", R"("Opent u uw post? En betaalt u op tijd?")", R"("Opent u uw post?")"},
    {"duration-promised", R"("U hoort het binnen 2 weken.")", R"("U hoort het in het gesprek.")"},
    {"judgement", R"("Dat is uw eigen schuld.")", R"("Zo is het gelopen.")"},
    {"text-long", "an option of 200 characters", "an option of 60"},
    {"text-spaces", R"("Ja  , soms ")", R"("Ja, soms")"},
    {"text-shouting", R"("Vul ALLES in.")", R"("Vul alles in.")"},
    {"text-untranslated", R"({"nl": "Opent u uw post zelf?", "en": "Opent u uw post zelf?"})",
     R"({"nl": "Opent u uw post zelf?", "en": "Do you open your post yourself?"})"},
    {"placeholder-missing", R"({"nl": "Uw code is {code}.", "en": "Your code is ready."})",
     R"({"nl": "Uw code is {code}.", "en": "Your code is {code}."})"},
    {"option-duplicate", R"([{"nl": "Soms"}, {"nl": "Soms"}])",
     R"([{"nl": "Soms"}, {"nl": "Vaak"}])"},
    {"keying-balance", "three items of a facet with the same options, none of them reversed",
     "one of the three is worded and keyed the other way round"},
    {"category-never-likely", R"("partial-credit", "intercepts": [-1, 1])",
     R"("partial-credit", "intercepts": [1, -1])"},
    {"profile-never", R"("minimumProbability": 0.99)", R"("minimumProbability": 0.5)"},
    {"route-long", "a longest route of 25 minutes", "a longest route of 12 minutes"},
    {"language-list", "a pack in pl, and no language/pl.json", "language/pl.json"},
    {"file-end", "a file whose last line has no line break", "a file that ends with one"},
};

}  // namespace

const std::vector<RuleExample>& ruleExamples()
{
    static const std::vector<RuleExample> kAll = [] {
        std::vector<RuleExample> all;
        for (const auto* part : {&kFiles, &kFields, &kModel, &kLanguage, &kReview}) {
            all.insert(all.end(), part->begin(), part->end());
        }
        return all;
    }();
    return kAll;
}

}  // namespace opmaat::engine
