#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <vector>

#include "engine/assessment/assessment.h"
#include "engine/interview/event.h"
#include "engine/record/case.h"
#include "engine/record/vault.h"

namespace opmaat::desk {

enum class Stage { Busy, Paused, Finished, Stopped };

/// How far an interview came, as far as its own events tell.
struct Course {
    Stage stage = Stage::Busy;
    std::string language = "nl", mode = "alone";
    std::string pack, packVersion, packHash;
    std::string form;  ///< of the pack; "" is the whole pack
    std::chrono::sys_seconds startedAt{}, lastAt{};
    std::vector<engine::Opening> openings;  ///< who looked, oldest first
    bool restricted = false;                ///< the client asked not to use the answers for now
    int answers = 0;  ///< different items a person said something to, also "I don't know"
};

Course courseOf(const std::vector<engine::Event>& events);

/// The answers of an interview, read with a pack that need not be the one it was filled in with.
struct Reading {
    engine::ResponseSet set;
    int leftOut = 0;  ///< answers to questions, or categories, that this pack does not have
};

/// With its own pack an interview is the fold of its events. With another version the last answer
/// to every question that still exists counts, and the way through the questions is found again.
Reading readWith(const engine::Pack& pack, const std::vector<engine::Event>& events);

/// Everything one counsellor page shows.
struct Case {
    std::string code;                    ///< "" for an answers file
    std::optional<Course> course;        ///< none for an answers file
    std::string language, mode;          ///< in which it was filled in
    int leftOut = 0;                     ///< see Reading
    const engine::Pack* pack = nullptr;  ///< with which it was read; outlives the case
    engine::Assessment assessment;
    std::optional<engine::CheckpointRow> place;  ///< where the chain of the store stood

    /// Filled in with another version of the pack than the one it is shown with.
    bool otherVersion() const
    {
        return course && course->packHash != assessment.provenance.packHash;
    }
};

}  // namespace opmaat::desk
