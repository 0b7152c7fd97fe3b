#pragma once

#include <chrono>
#include <functional>
#include <span>
#include <string>
#include <vector>

#include "engine/record/case.h"

namespace opmaat::engine {

/// The time on the clock in the office. Injected, so that the engine knows no time zones.
using OfficeTime = std::function<std::chrono::local_seconds(std::chrono::sys_seconds)>;

struct SubjectLine {
    std::string text;
    std::vector<std::string> under;  ///< what belongs to it
};
struct SubjectSection {
    std::string title;  ///< "" for the first
    std::vector<SubjectLine> lines;
};

/// What is kept about one person, for that person (General Data Protection Regulation, article 15):
/// what was asked and answered in the words of the pack, what was put right, who looked, who judged
/// and why, how long it is kept, and what may be asked.
///
/// It is read by the client, so it has no score and no name of a profile: a judgement is told by
/// the neutral sentence of the profile. subjectJson() has everything.
struct SubjectReport {
    std::string title;
    std::vector<SubjectSection> sections;
};

/// @param code  id of the interview, 16 hexadecimal digits. @param language  one of the pack
SubjectReport subjectReport(const Case& record, const std::string& code,
                            const std::string& language, const OfficeTime& officeTime);

/// What a person may ask, one sentence a right.
std::vector<std::string> subjectRights(const Pack& pack, const std::string& language);

/// Plain text: an empty line around titles, lines with a dash, what belongs to them further in.
std::string text(const SubjectReport& report);

/// "opmaat.subject/1", documented field by field in engine/README.md: the same, and every event as
/// it is kept. @param events  all of them, which `record` is the fold of
std::string subjectJson(const Case& record, std::span<const Event> events, const std::string& code,
                        const std::string& language);

}  // namespace opmaat::engine
