#pragma once

#include <functional>

#include "engine/pack/draft.h"

namespace opmaat::engine {

// One reader a file. Each collects findings and reads on; the pack counts only without errors.
void readPackFile(Draft& draft, const Field& root);
/// False when it has not the format of a module.
bool readModule(Draft& draft, const Field& root, const std::string& name);
/// @param isAlone  read without a pack: axes, facets and items may have any id, since no condition
///   names them, and items may be reversed, since no keying does it
Parameters readParameters(const Field& root, std::vector<Field>& items, bool isAlone = false);
/// `change` of the parameters, and whether its languages are those of the pack.
ChangeRules readChangeRules(const Field& field);
void checkLinkedLanguages(const Draft& draft, const Field& root);
void readProfiles(Draft& draft, const Field& root);
void readAssessment(Draft& draft, const Field& root);
void readWords(Draft& draft, const Field& root);
void readOffers(Draft& draft, const Field& root);
void readConversation(Draft& draft, const Field& root);
/// The decision tables of the offers, when signals and products are known.
void readTables(Draft& draft, const std::vector<Field>& fields);
/// @param rows  [table.rows] where each stands
void checkTable(const Pack& pack, const DecisionTable& table, const Field& field,
                const std::vector<Field>& rows);

/// `adaptive` of assessment.json.
void readAdaptive(Draft& draft, const Field& field);
/// What quality rules compare (reversedPairs, discrepancies, times), before the rules themselves.
void readQualityData(Draft& draft, Fields& file);

/// Gives every item its place in the model and its keying.
void linkItems(Draft& draft);
/// Finds keying and keys of items that nothing scores, when all conditions were read.
void reportUnscored(const Draft& draft);
/// Reads the declared scales of all modules, but who is in their groups. False after a finding.
bool readScales(Draft& draft);
/// Reads their reference groups, when all names are known.
void readNorms(Draft& draft);
/// Reads the computed values of all modules, each after those that it uses. False after a finding.
bool readComputed(Draft& draft);
/// Reads the conditions of items: over what is asked before. False after a finding.
bool readShowIf(Draft& draft);
/// Reads the forms of pack.json, when items, profiles and alarms are known.
void readForms(Draft& draft);
/// Finds items that nobody can ever be asked, and conditions that say nothing. After readShowIf()
/// without a finding.
void checkReach(const Draft& draft);
void checkPlane(const Draft& draft);

/// What a condition over answers may name; names.h has what each stands for.
std::vector<std::string> knownNames(const Pack& pack, const std::vector<std::string>& others = {});
/// A condition, or a finding that points into it.
std::optional<Condition> readCondition(const Pack& pack, const Field& field,
                                       const Condition::Symbols& symbols,
                                       const std::vector<std::string>& known);
/// What is wrong in the text of an expression, at its place.
void reportMistake(const Pack& pack, const Field& field, const Expression::Mistake& mistake);

/// Numbers as a vector or a matrix of the right size, or nothing and a finding.
std::optional<Eigen::VectorXd> readVector(const Field& field, std::size_t size);
std::optional<Eigen::MatrixXd> readMatrix(const Field& field, std::size_t size);

/// The index of `id` in things that have one, or -1 and a finding with the nearest known.
template <class Named>
int indexOf(const Field& field, const std::string& id, const std::vector<Named>& known,
            const std::string& rule);
int indexIn(const Field& field, const std::string& id, const std::vector<std::string>& known,
            const std::string& rule);

/// Runs a check of the model; false, and its message as a finding at `field`, when it throws.
bool passes(const Field& field, const std::string& rule, const std::function<void()>& check);

template <class Named>
std::vector<std::string> idsOf(const std::vector<Named>& named)
{
    std::vector<std::string> ids;
    ids.reserve(named.size());
    for (const Named& one : named) {
        ids.push_back(one.id);
    }
    return ids;
}

template <class Named>
int indexOf(const Field& field, const std::string& id, const std::vector<Named>& known,
            const std::string& rule)
{
    return indexIn(field, id, idsOf(known), rule);
}

}  // namespace opmaat::engine
