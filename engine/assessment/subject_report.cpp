#include "engine/assessment/subject_report.h"

#include <algorithm>
#include <array>

#include "engine/assessment/sentence.h"
#include "engine/record/retention.h"

namespace opmaat::engine {
namespace {

using Values = std::map<std::string, std::string>;

/// "0011 2233 4455 6677": as the desk and the paper have it.
std::string inGroups(const std::string& code)
{
    std::string text;
    for (std::size_t i = 0; i < code.size(); ++i) {
        text += i > 0 && i % 4 == 0 ? " " : "";
        text += code[i];
    }
    return text;
}

/// Writes one report, section by section.
class Writer {
public:
    Writer(const Case& record, const std::string& language, const OfficeTime& officeTime)
        : record_(record),
          pack_(record.interview().pack()),
          say_(pack_.words, language),
          officeTime_(officeTime)
    {
    }

    SubjectReport write(const std::string& code) const;

private:
    using Lines = std::vector<SubjectLine>;

    std::string dayText(std::chrono::local_days at) const;
    Values moment(std::chrono::sys_seconds at) const;
    Values by(const DeskEntry& entry) const;
    std::string words(const Item& item, const Answer& answer) const;
    std::vector<std::string> because(const std::string& reason) const;

    Lines beginning() const;
    Lines answers() const;
    Lines computations() const;
    Lines looks() const;
    Lines judgements() const;
    Lines changes() const;
    Lines term() const;
    Lines rights() const;

    const Case& record_;
    const Pack& pack_;
    Sentences say_;
    const OfficeTime& officeTime_;
};

std::string twoDigits(int number)
{
    return (number < 10 ? "0" : "") + std::to_string(number);
}

std::string Writer::dayText(std::chrono::local_days at) const
{
    const std::chrono::year_month_day date(at);
    return say_.say("subject-date", {{"day", std::to_string(unsigned(date.day()))},
                                     {"month", std::to_string(unsigned(date.month()))},
                                     {"year", std::to_string(int(date.year()))}});
}

Values Writer::moment(std::chrono::sys_seconds at) const
{
    const std::chrono::local_seconds local = officeTime_(at);
    const auto day = std::chrono::floor<std::chrono::days>(local);
    const std::chrono::hh_mm_ss time(local - day);
    return {{"day", dayText(day)},
            {"time",
             twoDigits(int(time.hours().count())) + ":" + twoDigits(int(time.minutes().count()))}};
}

Values Writer::by(const DeskEntry& entry) const
{
    Values values = moment(entry.at);
    values["who"] = entry.who;
    return values;
}

std::string Writer::words(const Item& item, const Answer& answer) const
{
    const std::string words = answerInWords(item, answer, say_);
    return words.empty() ? "–" : words;
}

std::vector<std::string> Writer::because(const std::string& reason) const
{
    return reason.empty() ? std::vector<std::string>()
                          : std::vector{say_.say("subject-reason", {{"reason", reason}})};
}

Writer::Lines Writer::beginning() const
{
    const Interview& interview = record_.interview();
    Values began = moment(record_.startedAt());
    began["mode"] = say_.say("subject-mode-" + interview.mode());
    Lines lines = {{say_.say("subject-intro"), {}}};
    for (const char* id : {"why", "use", "notACondition"}) {
        if (const auto text = pack_.intro.find(id); text != pack_.intro.end()) {
            lines.push_back({text->second.in(say_.language()), {}});
        }
    }
    lines.push_back({say_.say("subject-began", began), {}});
    if (record_.endedAt()) {
        const bool finished = interview.stage() == Interview::Stage::Finished;
        lines.push_back({say_.say(finished ? "subject-finished" : "subject-stopped",
                                  moment(*record_.endedAt())),
                         {}});
    } else {
        lines.push_back({say_.say("subject-left"), {}});
    }
    if (record_.isRestricted()) {
        lines.push_back({say_.say("subject-on-hold"), {}});
    }
    return lines;
}

Writer::Lines Writer::answers() const
{
    Lines lines;
    const Interview& interview = record_.interview();
    for (const Item& item : pack_.items) {
        const Answer* given = interview.given(item.id);
        if (given == nullptr || !item.takesAnswer()) {
            continue;
        }
        SubjectLine line{item.text.in(say_.language()),
                         {say_.say("subject-answer", {{"answer", words(item, *given)}})}};
        if (const Answer* before = interview.beforeCorrection(item.id); before != nullptr) {
            line.under.push_back(
                say_.say("subject-answer-before", {{"answer", words(item, *before)}}));
        }
        if (interview.isShown(item) != Truth::True) {
            line.under.push_back(say_.say("subject-answer-hidden"));
        }
        lines.push_back(std::move(line));
    }
    return lines;
}

Writer::Lines Writer::computations() const
{
    Lines lines = {{say_.say("subject-computer-what"), {}}};
    for (const Computation& one : record_.computations()) {
        lines.push_back({say_.say("subject-computed", moment(one.at)), {}});
    }
    return lines;
}

Writer::Lines Writer::looks() const
{
    Lines lines;
    for (const Opening& one : record_.openings()) {
        Values values = by(one);
        values["purpose"] = say_.say("subject-purpose-" + one.purpose);
        lines.push_back({say_.say("subject-look", values), {}});
    }
    return lines;
}

Writer::Lines Writer::judgements() const
{
    Lines lines;
    for (const Judgement& one : record_.judgements()) {
        SubjectLine line{
            say_.say(one.beforeProposal ? "subject-judged-before" : "subject-judged-after",
                     by(one)),
            {}};
        const auto& profiles = pack_.profiles.words;
        const auto profile =
            std::find_if(profiles.begin(), profiles.end(),
                         [&](const ProfileWords& known) { return known.id == one.profile; });
        line.under.push_back(profile == profiles.end()
                                 ? say_.say("subject-impression-none")
                                 : say_.say("subject-impression",
                                            {{"sentence", profile->client.in(say_.language())}}));
        for (const std::string& reason : because(one.reason)) {
            line.under.push_back(reason);
        }
        lines.push_back(std::move(line));
    }
    for (const Discussion& one : record_.discussions()) {
        lines.push_back({say_.say("subject-discussed", by(one)), {}});
    }
    for (const RegisteredOutcome& one : record_.outcomes()) {
        Values values = by(one);
        values["code"] = one.code;
        lines.push_back({say_.say("subject-outcome", values), because(one.reason)});
    }
    return lines;
}

Writer::Lines Writer::changes() const
{
    Lines lines;
    for (const Correction& one : record_.corrections()) {
        const Item& item = *pack_.find(one.item);
        Values values = by(one);
        values["question"] = item.text.in(say_.language());
        SubjectLine line{say_.say("subject-correction", values),
                         {say_.say("subject-from-to", {{"before", words(item, one.before)},
                                                       {"after", words(item, one.after)}})}};
        for (const std::string& reason : because(one.reason)) {
            line.under.push_back(reason);
        }
        lines.push_back(std::move(line));
    }
    for (const Restriction& one : record_.restrictions()) {
        lines.push_back(
            {say_.say(one.released ? "subject-released" : "subject-restricted", by(one)),
             because(one.reason)});
    }
    return lines;
}

Writer::Lines Writer::term() const
{
    const auto began = std::chrono::floor<std::chrono::days>(record_.startedAt());
    const auto last =
        lastDayOf(pack_.retention, static_cast<std::int32_t>(began.time_since_epoch().count()));
    return {{say_.say("subject-kept-until",
                      {{"day", dayText(std::chrono::local_days(std::chrono::days(last)))},
                       {"reason", pack_.retention.reason.in(say_.language())}}),
             {}}};
}

Writer::Lines Writer::rights() const
{
    Lines lines;
    for (const std::string& sentence : subjectRights(pack_, say_.language())) {
        lines.push_back({sentence, {}});
    }
    return lines;
}

SubjectReport Writer::write(const std::string& code) const
{
    SubjectReport report;
    report.title = say_.say("subject-title", {{"code", inGroups(code)}});
    report.sections = {{"", beginning()},
                       {say_.say("subject-asked"), answers()},
                       {say_.say("subject-computer"), computations()},
                       {say_.say("subject-looked"), looks()},
                       {say_.say("subject-judged"), judgements()},
                       {say_.say("subject-changes"), changes()},
                       {say_.say("subject-kept"), term()},
                       {say_.say("subject-rights"), rights()}};
    for (SubjectSection& section : report.sections) {
        if (section.lines.empty()) {
            section.lines.push_back({say_.say("subject-nothing"), {}});
        }
    }
    return report;
}

}  // namespace

std::vector<std::string> subjectRights(const Pack& pack, const std::string& language)
{
    static const std::array<const char*, 6> kRights = {"copy",  "correct", "restrict",
                                                       "erase", "object",  "complain"};
    const Sentences say(pack.words, language);
    std::vector<std::string> sentences;
    for (const char* right : kRights) {
        sentences.push_back(say.say(std::string("subject-right-") + right));
    }
    return sentences;
}

SubjectReport subjectReport(const Case& record, const std::string& code,
                            const std::string& language, const OfficeTime& officeTime)
{
    return Writer(record, language, officeTime).write(code);
}

std::string text(const SubjectReport& report)
{
    std::string text = report.title + "\n\n";
    for (const SubjectSection& section : report.sections) {
        if (!section.title.empty()) {
            text += "\n" + section.title + "\n\n";
        }
        for (const SubjectLine& line : section.lines) {
            text += "- " + line.text + "\n";
            for (const std::string& under : line.under) {
                text += "    " + under + "\n";
            }
        }
    }
    return text;
}

}  // namespace opmaat::engine
