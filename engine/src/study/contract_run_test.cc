// SPDX-License-Identifier: EUPL-1.2
// A run whose simulated care is paid under contracts.
#include <gtest/gtest.h>

#include <map>
#include <set>

#include "houvast/ensemble.h"
#include "houvast/study.h"
#include "study/testing.h"

namespace houvast::study {
namespace {

using namespace literals;

/// The region with both products under one contract each, with providers of their own.
Dossier contracted_region() {
  Dossier dossier = care_region();
  Provider oak{.id = "eik", .label = "De Eik"}, elm{.id = "iep", .label = "De Iep"};
  dossier.contracts.providers = {oak, elm};
  const auto contract = [](std::string id, std::string provider, std::string product) {
    return Contract{.id = std::move(id),
                    .label = "Contract " + provider,
                    .scheme = "jeugd",
                    .providers = {provider},
                    .products = {std::move(product)},
                    .from = {2026, 1},
                    .to = {2029, 12},
                    .clauses = {{.terms = UnitClause{}}}};
  };
  dossier.contracts.contracts = {contract("a", "eik", "ambulant"),
                                 contract("v", "iep", "verblijf")};
  return dossier;
}

study::Run run_of(const Dossier& dossier, std::int64_t replications = 20, int threads = 1) {
  return study::run(dossier, {.replications = replications, .seed = 5, .threads = threads}).value();
}

Cents care_in(const std::vector<Transfer>& transfers, int year, const std::string& to = "") {
  Cents sum;
  for (const Transfer& transfer : transfers)
    if (rule(transfer.reason.rule).item == "care" && transfer.period.year == year &&
        transfer.reason.rule.substr(0, 3) != "D9." && (to.empty() || transfer.to.id == to))
      sum += transfer.amount;
  return sum;
}

Ensemble study_of(const Dossier& dossier, std::int64_t replications = 40) {
  const Variant variants[] = {{.name = "", .dossier = dossier, .against = {}}};
  return run_ensemble(variants, {.replications = replications, .seed = 5}, *threads_executor(1))
      .value();
}

double mean_of(const Ensemble& ensemble, std::size_t product, int year, StudyFigure figure) {
  return ensemble.variants[0].columns[ensemble.layout.care({}, product, year, figure)].mean;
}

}  // namespace

TEST(ContractedRun, PaysWhatVolumeAndPriceComeTo) {
  const auto plain = run_of(care_region()).record.transfers;
  const auto contracted = run_of(contracted_region()).record.transfers;
  for (int year = 2026; year <= 2029; ++year) {
    const auto difference = care_in(plain, year) - care_in(contracted, year);
    EXPECT_GT(care_in(plain, year), 500'000_eur);
    EXPECT_LE(std::abs(difference.count()), 100) << year;  // Rounded line by line.
  }
}

TEST(ContractedRun, PaysProvidersByName) {
  const study::Run run = run_of(contracted_region());
  EXPECT_GT(care_in(run.record.transfers, 2027, "eik"), Cents());
  EXPECT_GT(care_in(run.record.transfers, 2027, "iep"), Cents());
  EXPECT_EQ(care_in(run.record.transfers, 2027, "eik") + care_in(run.record.transfers, 2027, "iep"),
            care_in(run.record.transfers, 2027));
  std::set<std::string> rules;
  for (const Transfer& transfer : run.record.transfers) rules.insert(transfer.reason.rule);
  EXPECT_TRUE(rules.contains("C2.own_year"));
  EXPECT_FALSE(rules.contains("D3.own_care"));
}

TEST(ContractedRun, PaysAvailabilityWhateverTheUse) {
  Dossier dossier = contracted_region();
  dossier.contracts.contracts[1].clauses = {
      {.terms = AvailabilityClause{.amount = {{2026, 900'000_eur}, {2028, 950'000.01_eur}}}}};
  const study::Run run = run_of(dossier);
  for (const auto* transfers : {&run.record.transfers, &run.draw}) {
    EXPECT_EQ(care_in(*transfers, 2027, "iep"), 900'000_eur);
    EXPECT_EQ(care_in(*transfers, 2029, "iep"), 950'000.01_eur);
  }
}

TEST(ContractedRun, IsTheSameOnAnyNumberOfThreads) {
  const study::Run one = run_of(contracted_region(), 30, 1);
  for (const int threads : {2, 16}) {
    const study::Run many = run_of(contracted_region(), 30, threads);
    EXPECT_EQ(many.record.transfers, one.record.transfers) << threads;
    EXPECT_EQ(many.draw, one.draw) << threads;
    EXPECT_EQ(many.record.distributions, one.record.distributions) << threads;
  }
}

TEST(ContractedRun, RunsThroughAnAgreementAsAnyOtherSpending) {
  Dossier dossier = contracted_region();
  dossier.contracts.ceilings = {
      {.id = "plafond", .contract = "v", .budget = {{2026, 150'000_eur}}, .closes_door = false}};
  const study::Run alone = run_of(dossier);
  Agreement agreement;
  agreement.id = "jeugd";
  agreement.scheme = "jeugd";
  agreement.contribution = ContributionTerms{.key = {{Key::clients, 1_d}}, .pooled_share = 0.4_d};
  dossier.agreements = {agreement};
  const study::Run pooled = run_of(dossier);
  std::set<std::string> rules;
  for (const Transfer& transfer : pooled.record.transfers) rules.insert(transfer.reason.rule);
  EXPECT_TRUE(rules.contains("C2.pooled_year"));
  EXPECT_TRUE(rules.contains("C6.pooled_year"));
  for (int year = 2026; year <= 2029; ++year) {
    EXPECT_EQ(care_in(alone.record.transfers, year), care_in(pooled.record.transfers, year));
    for (const std::string provider : {"eik", "iep"}) {
      const Cents difference = care_in(alone.record.transfers, year, provider) -
                               care_in(pooled.record.transfers, year, provider);
      EXPECT_LE(std::abs(difference.count()), 4) << year << provider;  // Rounded share by share.
    }
  }
}

// Care goes on and is not paid above the ceiling, or waits at a closed door.
TEST(ContractedRun, KeepsAHardCeiling) {
  for (const bool closes_door : {false, true}) {
    Dossier dossier = contracted_region();
    dossier.contracts.ceilings = {{.id = "plafond",
                                   .contract = "v",
                                   .budget = {{2026, 400'000_eur}},
                                   .closes_door = closes_door}};
    const study::Run run = run_of(dossier);
    for (int year = 2026; year <= 2029; ++year) {
      EXPECT_LE(care_in(run.record.transfers, year, "iep"), 400'000_eur) << year;
      EXPECT_LE(care_in(run.draw, year, "iep"), 400'000_eur) << year;
    }
    EXPECT_GT(care_in(run.record.transfers, 2028, "iep"), 250'000_eur);
    const Ensemble ensemble = study_of(dossier);
    const double waiting = mean_of(ensemble, 1, 2028, StudyFigure::waiting);
    if (closes_door)
      EXPECT_GT(waiting, 1);
    else
      EXPECT_EQ(waiting, 0);
  }
}

TEST(ContractedRun, LetsProvidersReactOnlyWithAnElasticity) {
  const Dossier still = contracted_region();
  Dossier lively = still;
  for (Provider& provider : lively.contracts.providers) {
    provider.unit_cost = {{"ambulant", 40_d}, {"verblijf", 2'000_d}};
    provider.elasticity = 0;
  }
  const auto without = run_of(still).record.transfers;
  EXPECT_EQ(run_of(lively).record.transfers, without);
  for (Provider& provider : lively.contracts.providers) provider.elasticity = 0.4;
  const auto with = run_of(lively).record.transfers;
  // Paid more than it costs, by the unit: more is delivered.
  for (const std::string provider : {"eik", "iep"})
    EXPECT_GT(care_in(with, 2028, provider), care_in(without, 2028, provider));
}

TEST(ContractedRun, BooksWhatDecisionsAboutAccessCost) {
  Dossier dossier = contracted_region();
  dossier.contracts.access = {{.product = "verblijf",
                               .basis = "ambulant",
                               .channels = {Channel::certified_institution},
                               .light_share = 0.3,
                               .today = {.decider = Decider::provider}}};
  const auto before = run_of(dossier).record.transfers;
  dossier.contracts.access[0].chosen = Access::Way{.decider = Decider::team};
  const auto after = run_of(dossier).record.transfers;
  const auto decisions = [](const std::vector<Transfer>& transfers) {
    Cents sum;
    for (const Transfer& transfer : transfers)
      if (transfer.reason.rule == "D6.decision") sum += transfer.amount;
    return sum;
  };
  EXPECT_GT(decisions(before), Cents());
  EXPECT_NE(decisions(before), decisions(after));
  EXPECT_LT(care_in(after, 2029, "iep"), care_in(before, 2029, "iep"));
}

}  // namespace houvast::study
