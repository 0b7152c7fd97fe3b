#pragma once

#include <optional>
#include <string>
#include <vector>

#include "engine/conditions/condition.h"
#include "engine/pack/text.h"

namespace opmaat::engine {

/// Where the answers place somebody on a facet, for the choice of questions. A word for one talk,
/// never for a person.
enum class Level { Low, Middle, High };

std::string_view name(Level level);

/// Two open questions on one facet, in the style of motivational interviewing: one that invites to
/// tell, and one that sets two things beside each other (a discrepancy), without blame.
struct FacetQuestions {
    std::string facet;
    Level level = Level::Low;
    Text inviting, confronting;
    std::string source;
};

/// Which facets come up: the highest first, since strengths do, then the lowest. The numbers are
/// the ones of a pack that gives none.
struct FacetChoice {
    double low = 45.0, high = 55.0;     ///< T: at most, at least; between them is the middle
    int lowest = 3, highest = 2;        ///< so many facets at the most
    double maximumStandardError = 9.0;  ///< T points; a facet that is less certain is left out
};

/// A feeling that comes up on the way, how it shows, and what a counsellor can do then.
struct Emotion {
    std::string id;
    Text title, signs;
    std::vector<Text> actions;
    std::string source;
};

/// One of the points that an intervention is held against before it is proposed.
struct CheckPoint {
    std::string id;
    Text text;
    std::string source;
};

/// Another instrument, in the place of guessing: offered, never concluded.
struct HandOver {
    std::string id;
    Text title, text;
    std::optional<Condition> when;  ///< over the names of quality rules; nothing: always to be told
    std::string source;
};

/// Something with words of its own on a client's card.
struct CardLine {
    std::string id;
    Text title;
    Text text;  ///< may be empty
};

/// A card to hand to the client. What is on it is for the client, in the client's words.
struct ClientCard {
    std::string id;  ///< klantkaart, route, goals, keep, dos, ... as the file has it
    Text title, intro;
    std::vector<CardLine> lines;
};

/// A step that can be agreed upon; who does it is settled in the talk.
struct ActionTemplate {
    enum class By { Client, Counsellor, Together };
    std::string id;
    Text text;
    By by = By::Client;
    std::vector<std::string> facets;  ///< where it helps when they are low; may be empty
};

/// conversation.json: what a counsellor can say and hand over. A pack may have none.
struct Conversation {
    std::string id, version;
    FacetChoice choice;
    std::vector<FacetQuestions> questions;  ///< in the order of the file
    std::vector<Emotion> emotions;
    std::vector<CheckPoint> checks;
    std::vector<HandOver> handOvers;
    std::vector<ActionTemplate> actions;
    std::vector<ClientCard> cards;

    bool empty() const { return id.empty(); }
    /// nullptr when there are none for that level.
    const FacetQuestions* find(std::string_view facet, Level level) const;
};

}  // namespace opmaat::engine
