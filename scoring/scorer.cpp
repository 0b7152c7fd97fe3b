#include "scoring/scorer.h"

#include "scoring/likelihood.h"

namespace opmaat::scoring {
namespace {

const Model& checked(const Model& model, const Mixture& mixture)
{
    checkModel(model);
    checkMixture(mixture, model);
    return model;
}

}  // namespace

Scorer::Scorer(const Model& model, const Mixture& mixture)
    : tables_(std::make_unique<Tables>(chooseTables(checked(model, mixture), mixture)))
{
}

Scorer::~Scorer() = default;
Scorer::Scorer(Scorer&&) noexcept = default;
Scorer& Scorer::operator=(Scorer&&) noexcept = default;

Posterior Scorer::score(std::span<const int> responses) const
{
    checkResponses(model(), responses);
    return evaluate(*tables_, responses);
}

const Model& Scorer::model() const
{
    return tables_->model;
}

const Mixture& Scorer::mixture() const
{
    return tables_->mixture;
}

int Scorer::nodes() const
{
    return tables_->nodes;
}

double Scorer::integrationError() const
{
    return tables_->integrationError;
}

}  // namespace opmaat::scoring
