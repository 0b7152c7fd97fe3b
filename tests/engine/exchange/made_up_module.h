#pragma once

#include <random>

#include "engine/conditions/simple_tests.h"
#include "engine/json/value.h"
#include "scoring/sum_scale.h"

namespace opmaat::engine {

/// Random modules in two languages, made only of what FHIR can hold, each thing said in the one way
/// in which an import says it.
class MadeUpModule {
public:
    explicit MadeUpModule(unsigned seed) : random_(seed) {}

    /// opmaat.module/1 with the id "made-up"; ids of its items begin with "x-".
    json::Value make()
    {
        json::Value::Object module = {{"format", text("opmaat.module/1")},
                                      {"id", text("made-up")},
                                      {"version", text(below(2) == 0 ? "1.0.0" : "0.9.1")},
                                      {"title", words("Titel")}};
        if (below(2) == 0) module.emplace_back("intro", words("Vooraf"));
        json::Value::Array items;
        const int count = 3 + below(6);
        for (int i = 0; i < count; ++i) items.push_back(item(i));
        if (!sets_.empty()) module.emplace_back("responseSets", json::Value(sets_));
        module.emplace_back("items", json::Value(std::move(items)));
        json::Value::Array scales = this->scales();
        if (!scales.empty()) module.emplace_back("scales", json::Value(std::move(scales)));
        return json::Value(std::move(module));
    }

private:
    struct Asked {
        std::string id;
        bool several = false, exclusive = false;
        std::vector<std::string> ids;  // [categories]
    };

    int below(int n) { return static_cast<int>(random_() % static_cast<unsigned>(n)); }
    static json::Value text(const std::string& text) { return json::Value(text); }

    json::Value words(const std::string& about)
    {
        const std::string end = " " + std::to_string(below(1000)) + " \"' <&> é €";
        return json::Value(
            json::Value::Object{{"nl", text(about + end)}, {"en", text("Of " + about + end)}});
    }

    json::Value::Array categories(Asked& asked)
    {
        json::Value::Array all;
        const int count = (asked.several ? 1 : 2) + below(4);
        for (int c = 0; c < count; ++c) {
            json::Value::Object category;
            const bool hasId = asked.several || below(2) == 0;
            asked.ids.push_back(hasId ? "c" + std::to_string(c) : "");
            if (hasId) category.emplace_back("id", text(asked.ids.back()));
            const json::Value said = words("Antwoord");
            category.insert(category.end(), said.object().begin(), said.object().end());
            if (asked.several && below(4) == 0) {
                category.emplace_back("exclusive", json::Value(true));
                asked.exclusive = true;
            }
            all.emplace_back(std::move(category));
        }
        return all;
    }

    json::Value responses(Asked& asked)
    {
        const bool again = !setOf_.empty() && !asked.several && below(2) == 0;
        if (again) {
            asked.ids = setOf_.front().ids;
            return text("s0");
        }
        json::Value own(categories(asked));
        if (asked.several || !setOf_.empty() || below(2) == 0) return own;
        setOf_.push_back(asked);
        sets_.emplace_back("s0", own);
        return text("s0");
    }

    json::Value item(int number)
    {
        Asked asked{"x-" + std::to_string(number), below(4) == 0, false, {}};
        const bool isCard = below(6) == 0;
        json::Value::Object item = {{"id", text(asked.id)}};
        if (isCard) item.emplace_back("type", text("information"));
        if (!isCard && asked.several) item.emplace_back("type", text("several"));
        item.emplace_back("text", words("Vraag"));
        if (!isCard && below(3) == 0) item.emplace_back("help", words("Hulp"));
        if (!isCard) item.emplace_back("responses", responses(asked));
        if (!isCard && !asked.several) addScore(item, asked);
        if (const std::string shown = condition(); !shown.empty()) {
            item.emplace_back("showIf", text(shown));
        }
        if (below(2) == 0) item.emplace_back("seconds", json::Value(1.0 + below(40) * 0.5));
        if (below(3) == 0) {
            item.emplace_back("evidence",
                              json::Value(json::Value::Array{text("001"), text("b 2")}));
        }
        if (!isCard) asked_.push_back(asked);
        return json::Value(std::move(item));
    }

    /// What an item counts as by itself.
    void addScore(json::Value::Object& item, const Asked& asked)
    {
        const int kind = below(5);
        if (kind == 0) item.emplace_back("keying", text("reversed"));
        if (kind == 1 && asked.ids.size() > 2) {
            json::Value::Array scores = {json::Value(0.0), json::Value(2.0)};
            while (scores.size() < asked.ids.size()) scores.emplace_back(0.0);
            item.emplace_back("score", json::Value(std::move(scores)));
        }
    }

    std::string testOf(const Asked& asked, bool all)
    {
        const auto count = static_cast<int>(asked.ids.size());
        const int c = below(count);
        const std::string& id = asked.ids[static_cast<std::size_t>(c)];
        const std::string constant = id.empty() ? std::to_string(c) : id;
        switch (below(4)) {
            case 0:
                return "answered(" + asked.id + ")";
            case 1:
                return "not answered(" + asked.id + ")";
            case 2:
                if (all && (asked.several || count > 2)) return asked.id + " != " + constant;
                return asked.id + " = " + constant;
            default:
                return asked.id + " = " + constant;
        }
    }

    std::string condition()
    {
        if (asked_.empty() || below(2) == 0) return "";
        const bool all = below(2) == 0;
        std::string text;
        auto from = static_cast<std::size_t>(below(static_cast<int>(asked_.size())));
        for (int n = 0; n < 3 && from < asked_.size(); ++n, ++from) {
            text += text.empty() ? "" : all ? " and " : " or ";
            text += testOf(asked_[from], all);
        }
        return text;
    }

    json::Value::Array scales()
    {
        std::vector<const Asked*> choices;
        for (const Asked& asked : asked_) {
            if (!asked.several) choices.push_back(&asked);
        }
        json::Value::Array all;
        if (choices.size() >= 2) all.push_back(scale(choices));
        return all;
    }

    json::Value scale(const std::vector<const Asked*>& choices)
    {
        scoring::SumScale rule;
        json::Value::Array items;
        for (const Asked* asked : choices) {
            const bool reversed = below(3) == 0;
            rule.items.push_back({static_cast<int>(asked->ids.size()), reversed});
            items.push_back(reversed ? json::Value(json::Value::Object{
                                           {"item", text(asked->id)}, {"keying", text("reversed")}})
                                     : text(asked->id));
        }
        const auto count = static_cast<int>(choices.size());
        const bool isSum = below(3) != 0;
        rule.score = isSum ? scoring::SumScale::Score::Sum : scoring::SumScale::Score::Mean;
        json::Value::Object scale = {{"id", text("total")},
                                     {"title", words("Schaal")},
                                     {"score", text(isSum ? "sum" : "mean")},
                                     {"items", json::Value(std::move(items))}};
        rule.minimumAnswered = count;
        if (below(2) == 0) {
            rule.minimumAnswered = 1 + below(count - 1);
            scale.emplace_back("minimumAnswered",
                               json::Value(static_cast<double>(rule.minimumAnswered)));
        }
        if (below(2) == 0) {
            rule.multiply = 0.5 * (1 + below(6));
            rule.add = below(5) - 2.5;
            scale.emplace_back("transform", json::Value(json::Value::Object{
                                                {"multiply", json::Value(rule.multiply)},
                                                {"add", json::Value(rule.add)}}));
        }
        if (below(2) == 0) scale.emplace_back("standardError", json::Value(0.75));
        if (below(2) == 0) {
            const scoring::ScoreRange range = scoring::rangeOf(rule);
            json::Value::Array bands = {band(range.low)};
            bands.push_back(band((range.low + range.high) / 2.0));
            scale.emplace_back("bands", json::Value(std::move(bands)));
        }
        scale.emplace_back("source", text("Made up"));
        return json::Value(std::move(scale));
    }

    json::Value band(double from)
    {
        return json::Value(
            json::Value::Object{{"from", json::Value(from)}, {"text", words("Band")}});
    }

    std::mt19937 random_;
    std::vector<Asked> asked_;
    std::vector<Asked> setOf_;
    json::Value::Object sets_;
};

}  // namespace opmaat::engine
