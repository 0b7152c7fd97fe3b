#include <iomanip>
#include <sstream>

#include "engine/commands/commands.h"

namespace opmaat::engine {
namespace {

/// Columns on screen: UTF-8 continuation bytes take none.
std::size_t width(const std::string& text)
{
    std::size_t columns = 0;
    for (const char byte : text)
        columns += (static_cast<unsigned char>(byte) & 0xC0U) != 0x80U ? 1 : 0;
    return columns;
}

std::string padded(const std::string& text, std::size_t columns)
{
    const std::size_t taken = width(text);
    return text + std::string(taken < columns ? columns - taken : 1, ' ');
}

void printScales(std::ostream& out, const std::vector<ScaleResult>& scales)
{
    for (const ScaleResult& scale : scales) {
        out << "  " << padded(scale.title, 32) << "T " << std::setw(5) << scale.t << "  ("
            << scale.low90 << " - " << scale.high90 << ")  " << scale.answered << "/" << scale.items
            << "\n";
    }
}

void printReasons(std::ostream& out, char sign, const std::vector<Reason>& reasons)
{
    for (const Reason& reason : reasons) {
        out << "  " << sign << " " << reason.text << " [" << std::showpos << std::setprecision(2)
            << reason.contribution << std::noshowpos << std::setprecision(1) << "]\n";
    }
}

void printDeclared(std::ostream& out, const std::vector<DeclaredScore>& scales)
{
    for (const DeclaredScore& scale : scales) {
        out << "  " << padded(scale.title, 32);
        if (scale.value)
            out << *scale.value << " (" << scale.lowest << " - " << scale.highest << ")";
        if (!scale.band.empty()) out << ", " << scale.band;
        if (scale.norm) out << ", " << scale.normTitle << ": " << *scale.norm;
        out << (scale.why.empty() ? "" : scale.value ? ", " + scale.why : scale.why) << "\n";
    }
}

void printProposed(std::ostream& out, const std::vector<Proposed>& all)
{
    for (const Proposed& one : all) {
        out << (one.holds ? "  * " : "  ? ") << one.title << ": " << one.reason << "\n";
        for (const std::string& question : one.askFirst) out << "      " << question << "\n";
    }
}

/// Questions (>), what to hand over to (&), steps to agree on ([ ]), and what to hold offers
/// against (v).
void printGuide(std::ostream& out, const TalkGuide& guide)
{
    if (guide.empty()) return;
    out << "\n";
    for (const GuideQuestion& one : guide.questions) {
        out << "  > " << one.title << ": " << one.inviting << "\n      " << one.confronting << "\n";
    }
    for (const GuideLine& one : guide.handOvers)
        out << "  & " << one.title << ": " << one.text << "\n";
    for (const GuideLine& one : guide.actions) out << "  [ ] " << one.text << "\n";
    for (const GuideLine& one : guide.checks) out << "  v " << one.text << "\n";
}

void printChange(std::ostream& out, const MeasuredChange& comparison)
{
    out << "\n" << comparison.title << "\n";
    if (!comparison.why.empty()) out << "  " << comparison.why << "\n";
    for (const AxisComparison& axis : comparison.axes) out << "  " << axis.text << "\n";
    if (!comparison.profileText.empty()) out << "  " << comparison.profileText << "\n";
}

void printModel(std::ostream& out, const Assessment& result)
{
    out << result.calibrationNote << "\n\n";
    printScales(out, result.axes);
    out << "\n" << result.headline << "\n" << result.why << "\n\n";
    for (const ProfileResult& profile : result.profiles) {
        out << "  " << padded(profile.title, 32) << std::setw(5) << 100.0 * profile.probability
            << "%\n";
    }
    out << "  " << padded(result.noProfile.title, 32) << std::setw(5)
        << 100.0 * result.noProfile.probability << "%\n\n";
    printReasons(out, '+', result.reasonsFor);
    printReasons(out, '-', result.reasonsAgainst);
    if (!result.addsUp.empty()) out << "\n" << result.addsUp << "\n";
    for (const WhatIf& one : result.whatIfs) out << "  ~ " << one.text << "\n";
    if (!result.whatIfNone.empty()) out << "  ~ " << result.whatIfNone << "\n";
    out << "\n";
    printScales(out, result.facets);
    for (const std::string& unknown : result.unknowns) out << "  ? " << unknown << "\n";
    for (const OpenQuestion& one : result.tellsMost) out << "  ? " << one.text << "\n";
}

}  // namespace

std::string printAssessment(const Assessment& result)
{
    std::ostringstream out;
    out << std::fixed << std::setprecision(1);
    for (const auto& [id, sentence] : result.alarms) out << "! " << sentence << "\n";
    if (result.hasModel()) printModel(out, result);
    printDeclared(out, result.scales);
    printProposed(out, result.signals);
    printProposed(out, result.offers);
    printGuide(out, result.guide);
    out << "\n" << name(result.quality.verdict) << "\n";
    for (const auto& [id, reason] : result.quality.reasons) out << "  - " << reason << "\n";
    if (result.change) printChange(out, *result.change);
    const Provenance& from = result.provenance;
    out << "\n"
        << from.pack << " " << from.packVersion << " " << from.packHash
        << (from.form.empty() ? "" : ", form " + from.form) << "\n";
    if (!result.hasModel()) {
        out << "software " << from.softwareVersion << "\n";
        return out.str();
    }
    out << "parameters " << from.parametersVersion << " (" << from.parametersStatus
        << "), software " << from.softwareVersion << ", " << from.nodes
        << " nodes an axis, integration error " << std::scientific << from.integrationError << "\n";
    return out.str();
}

}  // namespace opmaat::engine
