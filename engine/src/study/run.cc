// SPDX-License-Identifier: EUPL-1.2
#include "houvast/study.h"

#include "houvast_version.h"
#include "study/booking.h"
#include "study/incentive.h"
#include "study/replications.h"

namespace houvast::study {
namespace {

Receipt receipt_of(const Dossier& dossier, const RunOptions& options) {
  Receipt receipt;
  receipt.engine_version = engine_version;
  receipt.engine_revision = engine_revision;
  receipt.dossier = dossier.name;
  receipt.dossier_hash = dossier.hash;
  receipt.scenario = options.scenario;
  receipt.seed = options.seed;
  receipt.replications = options.replications;
  receipt.started_at = options.started_at;
  return receipt;
}

std::vector<std::string> member_codes(const Dossier& dossier, const AgreementChain& chain) {
  std::vector<std::string> codes;
  for (const std::size_t i : chain.members()) codes.push_back(dossier.municipalities[i].code);
  return codes;
}

/// R6 and R3 of every agreement: over the replications where there are any, else over the years of
/// the dossier.
Result<std::vector<AgreementOutcome>> outcomes_of(
    const Dossier& dossier, const RegionRun& region, const Booked& booked,
    const Replications& replications,
    const std::vector<std::vector<region::IncentiveSample>>& incentives) {
  std::vector<AgreementOutcome> outcomes;
  for (std::size_t a = 0; a < region.chains().size(); ++a) {
    const AgreementChain& chain = region.chains()[a];
    AgreementOutcome outcome;
    outcome.agreement = chain.agreement().id;
    outcome.scheme = chain.agreement().scheme;
    outcome.members = member_codes(dossier, chain);
    const bool drawn = !replications.effects.empty();
    const std::span<const region::EffectRun> runs =
        drawn ? std::span<const region::EffectRun>(replications.effects[a])
              : std::span(&booked.effects[a], 1);
    auto effect = region::effect_of_agreement(outcome.members, runs, incentives[a]);
    if (!effect) return tl::unexpected(within("agreement." + outcome.agreement, effect.error()));
    outcome.effect = std::move(*effect);
    if (drawn && chain.agreement().reserve && chain.agreement().contribution)
      outcome.reserve = region::reserve_statistics(replications.reserves[a], dossier.years.from);
    outcomes.push_back(std::move(outcome));
  }
  return outcomes;
}

}  // namespace

Result<Run> run(const Dossier& dossier, const RunOptions& options) {
  auto funded = fund_schemes(dossier);
  if (!funded) return tl::unexpected(funded.error());
  const SpendingTables of_tables = expected_spending(dossier, *funded);
  const auto care = simulate_care(dossier, *funded, options);
  if (!care) return tl::unexpected(care.error());
  const SimulatedCare* simulated = care->get();
  if (simulated != nullptr) plan_with(*simulated, *funded);
  RegionRun region(dossier, *funded);
  if (Problems problems = region.prepare(); !problems.empty())
    return tl::unexpected(std::move(problems));

  const SpendingTables expected = expected_spending(dossier, *funded);
  auto booked = book(dossier, *funded, region, expected, nullptr,
                     simulated != nullptr ? &*simulated->mean : nullptr);
  if (!booked) return tl::unexpected(booked.error());
  auto incentives = sample_incentives(dossier, region, expected);
  if (!incentives) return tl::unexpected(incentives.error());
  auto replications = replicate(dossier, *funded, {of_tables, simulated}, options);
  if (!replications) return tl::unexpected(replications.error());
  auto outcomes = outcomes_of(dossier, region, *booked, *replications, *incentives);
  if (!outcomes) return tl::unexpected(outcomes.error());

  Run run;
  if (options.replications > 0) {
    auto draw =
        book(dossier, *funded, region, replications->first_draw, &replications->first_clients,
             simulated != nullptr ? &*simulated->first : nullptr);
    if (!draw) return tl::unexpected(draw.error());
    run.draw = std::move(draw->transfers);
  }
  Ledger ledger;
  ledger.post(std::move(booked->transfers));
  for (int year = dossier.years.from; year <= dossier.years.to; ++year)
    static_cast<void>(ledger.balances(year));  // Asserts that money was conserved.
  run.record.receipt = receipt_of(dossier, options);
  run.record.results = results(ledger);
  run.record.transfers = std::move(ledger).take();
  run.record.distributions = std::move(replications->distributions);
  run.schemes = std::move(funded->outcomes);
  for (std::size_t s = 0; s < run.schemes.size(); ++s)
    run.schemes[s].relief = std::move(booked->relief[s]);
  run.cumulation = std::move(funded->cumulation);
  run.agreement_years = std::move(booked->agreement_years);
  run.agreements = std::move(*outcomes);
  return run;
}

}  // namespace houvast::study
