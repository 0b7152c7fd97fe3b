#pragma once

#include <string>

#include "qml/desk/case.h"

namespace opmaat::desk {

/// A pack and an assessment with round numbers, filled by hand: what the engine would say is not
/// tested here, only what is made of it. `pack` outlives what `shown` gives.
class MadeUpCase {
public:
    MadeUpCase()
    {
        fillPack();
        fillAssessment(shown.assessment);
        shown.pack = &pack;
        shown.language = "nl";
        shown.mode = "alone";
    }
    MadeUpCase(const MadeUpCase&) = delete;
    MadeUpCase& operator=(const MadeUpCase&) = delete;

    engine::Pack pack;
    Case shown;

private:
    static engine::Text both(const std::string& sentence)
    {
        return engine::Text({{"nl", sentence}, {"en", sentence}});
    }

    void fillPack()
    {
        pack.id = "demo";
        pack.title = both("Demo");
        pack.planeX = "skills";
        pack.planeY = "will";
        pack.parameters.model.axes = {{"will"}, {"skills"}};
        pack.words.facets["plan"] = {both("Planning"), both("Little planning."),
                                     both("Much planning.")};
        pack.words.facets["sums"] = {both("Sums"), both("Few sums."), both("Many sums.")};
        scoring::Profile profile;
        profile.id = "doer";
        profile.population.mean = Eigen::Vector2d(1.0, 1.5);
        pack.profiles.mixture.profiles = {profile};
        engine::ProfileWords words;
        words.id = "doer";
        words.title = both("Doer");
        words.summary = both("Does things.");
        words.approach = {both("Give steps.")};
        pack.profiles.words = {words};
    }

    void fillAssessment(engine::Assessment& result) const
    {
        result.language = "en";
        result.axes = {axis("will", "Will", 54.0), axis("skills", "Skills", 47.0)};
        result.facets = {facet("sums", "Sums", "will", 44.0),
                         facet("plan", "Planning", "will", 61.0)};
        result.profiles = {{"doer", "Doer", 0.712}};
        result.noProfile = {"none", "No clear profile", 0.288};
        result.proposal = result.explained = "doer";
        result.runnerUp = "none";
        result.headline = "The answers suggest Doer";
        result.reasonsFor = {{"Plans much.", "plan", "", 1.204}};
        result.reasonsAgainst = {{"Few sums.", "sums", "", -0.602}};
        result.explanation.profile.base = -1.101;
        result.explanation.profile.total = 0.499;
        result.words = &pack.profiles.words.front();
        result.calibrationNote = "Estimate by experts.";
    }

    static engine::ScaleResult axis(const std::string& id, const std::string& title, double t)
    {
        engine::ScaleResult scale;
        scale.id = id;
        scale.title = title;
        scale.low = "little " + id;
        scale.high = "much " + id;
        scale.theta = (t - 50.0) / 10.0;
        scale.se = 0.3;
        scale.t = t;
        scale.low90 = t - 5.0;
        scale.high90 = t + 5.0;
        scale.answered = 4;
        scale.items = 6;
        return scale;
    }
    static engine::ScaleResult facet(const std::string& id, const std::string& title,
                                     const std::string& axisId, double t)
    {
        engine::ScaleResult scale = axis(id, title, t);
        scale.axis = axisId;
        return scale;
    }
};

}  // namespace opmaat::desk
