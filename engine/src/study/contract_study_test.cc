// SPDX-License-Identifier: EUPL-1.2
#include "houvast/contract_study.h"

#include <gtest/gtest.h>

#include "houvast/provider_economics.h"
#include "study/testing.h"

namespace houvast::study {
namespace {

using namespace literals;

constexpr std::size_t heavy = 1;

/// The small region with one provider a product, both paid by price and volume.
Dossier region_with_contracts() {
  Dossier dossier = care_region();
  dossier.hash = "abc";
  ContractTerms& terms = dossier.contracts;
  for (const Product& product : dossier.demand.products) {
    Provider provider;
    provider.id = "huis_" + product.id;
    provider.unit_cost = {{product.id, product.price}};
    terms.providers.push_back(provider);
    Contract contract;
    contract.id = product.id;
    contract.scheme = product.scheme;
    contract.providers = {provider.id};
    contract.products = {product.id};
    contract.from = {2026, 1};
    contract.to = {2029, 12};
    contract.clauses = {Clause{.preset = {}, .products = {}, .terms = UnitClause{}}};
    terms.contracts.push_back(contract);
  }
  return dossier;
}

/// The same with a hard ceiling on the heavy product, a third below what it would cost.
Dossier region_with_ceiling() {
  Dossier dossier = region_with_contracts();
  Ceiling ceiling;
  ceiling.id = "verblijf";
  ceiling.contract = "verblijf";
  ceiling.budget = {{2026, 600'000_eur}};
  dossier.contracts.ceilings = {ceiling};
  return dossier;
}

ContractStudy study_of(const std::vector<Variant>& variants, int threads) {
  return run_contract_study(variants, {.replications = 12}, *threads_executor(threads)).value();
}

double mean(const ContractOutcome& outcome, ContractFigure figure,
            ContractSubject subject = ContractSubject::all, std::size_t place = 0, int year = 0) {
  const ContractStatistics* found = outcome.find({figure, subject, place, year});
  return found == nullptr ? -1 : found->statistics.mean;
}

TEST(ContractStudy, IsTheSameOnAnyNumberOfThreads) {
  const std::vector<Variant> variants{
      {.name = "", .dossier = region_with_contracts(), .against = {}},
      {.name = "plafond", .dossier = region_with_ceiling(), .against = {}}};
  const ContractStudy one = study_of(variants, 1);
  const ContractStudy four = study_of(variants, 4);
  for (std::size_t v = 0; v < variants.size(); ++v)
    EXPECT_EQ(one.variants[v].columns, four.variants[v].columns);
}

TEST(ContractStudy, VariantsMeetTheSameLuck) {
  const std::vector<Variant> variants{
      {.name = "", .dossier = region_with_contracts(), .against = {}},
      {.name = "zelfde", .dossier = region_with_contracts(), .against = {}}};
  const ContractStudy study = study_of(variants, 2);
  EXPECT_EQ(study.variants[0].columns, study.variants[1].columns);
  EXPECT_GT(mean(study.variants[0], ContractFigure::paid), 0);
}

TEST(ContractStudy, WhatMunicipalitiesPayIsWhatContractsPayAndProvidersGet) {
  const std::vector<Variant> variants{
      {.name = "", .dossier = region_with_ceiling(), .against = {}}};
  const ContractOutcome outcome = study_of(variants, 2).variants.front();
  double contracts = 0, municipalities = 0, lines = 0;
  for (std::size_t i = 0; i < 2; ++i) {
    contracts += mean(outcome, ContractFigure::paid, ContractSubject::contract, i);
    municipalities += mean(outcome, ContractFigure::paid, ContractSubject::municipality, i);
  }
  for (std::size_t line = 0; line < 3; ++line)
    lines += mean(outcome, ContractFigure::paid, ContractSubject::line, line);
  const double paid = mean(outcome, ContractFigure::paid);
  EXPECT_NEAR(contracts, paid, 1e-3);
  EXPECT_NEAR(municipalities, paid, 1e-3);
  EXPECT_NEAR(lines, paid, 1e-3);
  EXPECT_NEAR(mean(outcome, ContractFigure::revenue), paid, 1e-3);
}

TEST(ContractStudy, AHardCeilingMovesCostToAWaitingList) {
  const std::vector<Variant> variants{
      {.name = "", .dossier = region_with_contracts(), .against = {}},
      {.name = "plafond", .dossier = region_with_ceiling(), .against = {}}};
  const ContractStudy study = study_of(variants, 2);
  const ContractOutcome& open = study.variants[0];
  const ContractOutcome& limited = study.variants[1];
  for (int year = 2026; year <= 2029; ++year) {
    EXPECT_LE(limited.find({ContractFigure::paid, ContractSubject::contract, heavy, year})
                  ->statistics.p95,
              600'000'00);
    EXPECT_EQ(mean(open, ContractFigure::waiting, ContractSubject::product, heavy, year), 0);
    EXPECT_GT(mean(limited, ContractFigure::waiting, ContractSubject::product, heavy, year), 0);
  }
  // The light product is not touched.
  EXPECT_EQ(mean(open, ContractFigure::paid, ContractSubject::contract, 0),
            mean(limited, ContractFigure::paid, ContractSubject::contract, 0));
}

TEST(ContractStudy, ALossIsCountedAsAChance) {
  Dossier dossier = region_with_contracts();
  // Cost is the price: what is left is nothing, and less with fixed cost.
  dossier.contracts.providers[heavy].fixed_cost = {{2026, 1_eur}};
  const std::vector<Variant> variants{{.name = "", .dossier = dossier, .against = {}}};
  const ContractOutcome outcome = study_of(variants, 1).variants.front();
  EXPECT_EQ(
      outcome.find({ContractFigure::margin, ContractSubject::provider, heavy, 2026})->below_zero,
      1);
}

TEST(ContractStudy, SaysWhatADossierLacks) {
  const std::vector<Variant> variants{{.name = "", .dossier = care_region(), .against = {}}};
  const auto study = run_contract_study(variants, {.replications = 1}, *threads_executor(1));
  ASSERT_FALSE(study.has_value());
  EXPECT_EQ(study.error().front().code, "study/no-contracts");
}

TEST(DrawContracts, IsTheFirstReplicationOfTheStudy) {
  const Dossier dossier = region_with_ceiling();
  const SettledDraw draw = draw_contracts(dossier, 1).value();
  const std::vector<Variant> variants{{.name = "", .dossier = dossier, .against = {}}};
  const ContractStudy study =
      run_contract_study(variants, {.replications = 1}, *threads_executor(1)).value();
  Cents paid;
  for (const contracts::ContractLine& line : draw.settlement.lines) paid += line.amount;
  EXPECT_EQ(static_cast<double>(paid.count()), mean(study.variants.front(), ContractFigure::paid));
}

}  // namespace
}  // namespace houvast::study
