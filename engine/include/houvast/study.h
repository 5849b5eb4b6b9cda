// SPDX-License-Identifier: EUPL-1.2
// A dossier run through the whole chain: state funding, care, the region's agreements, results.
// Deterministic parts run once; replications draw spending (docs/methods/spending-distribution.md)
// and keep summaries only. Method: docs/methods/the-chain.md.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "houvast/agreement_effect.h"
#include "houvast/contribution.h"
#include "houvast/cumulation.h"
#include "houvast/dossier.h"
#include "houvast/equalisation.h"
#include "houvast/income_and_budget.h"
#include "houvast/income_support.h"
#include "houvast/macro_budget.h"
#include "houvast/pxq.h"
#include "houvast/relief.h"
#include "houvast/residence.h"
#include "houvast/run.h"
#include "houvast/solidarity.h"
#include "houvast/transition.h"

namespace houvast::study {

struct RunOptions {
  std::string scenario;           ///< Named in the receipt; load_dossier() made the changes.
  std::int64_t replications = 0;  ///< Stochastic years beside the tables of the dossier.
  std::uint64_t seed = 1;
  int threads = 1;         ///< Results do not depend on it.
  std::string started_at;  ///< UTC, for the receipt: the engine does not look at the clock.
  /// Called now and then from one thread with what is done of what there is to do.
  std::function<void(std::int64_t done, std::int64_t all)> progress;
  /// Asked now and then, by any thread: false stops the work with study/stopped. Empty: go on.
  std::function<bool()> go_on;
};

/// What the state's money came to for one scheme.
struct SchemeOutcome {
  std::string scheme;
  std::vector<funding::MacroBudget> macro;                    // F1, by year
  std::vector<funding::Allocation> allocations;               // F4, by year
  std::vector<funding::Pxq> pxq;                              // F6, by year
  std::optional<funding::IncomeSupportYears> income_support;  // F7
  std::vector<funding::ResidenceOutcome> residence;           // F8, by year
  std::vector<funding::IncomeAndBudget> budget;               // F9, by year
  std::vector<funding::Relief> relief;                        // F10, years of payment
};

/// What one agreement did in one year.
struct AgreementYear {
  std::string agreement;
  int year = 0;
  std::optional<region::PoolYear> pool;                    // R2, R3
  std::optional<region::SolidaritySettlement> solidarity;  // R4
  std::optional<region::Equalisation> equalisation;        // R5
};

/// R6 and the reserve of one agreement over the years of the dossier, or over all replications.
struct AgreementOutcome {
  std::string agreement;
  std::string scheme;
  std::vector<std::string> members;
  region::AgreementEffect effect;                    // R6
  std::optional<region::ReserveStatistics> reserve;  ///< Over replications only.
};

struct Run {
  RunRecord record;  ///< Transfers and results of the tables; distributions of the replications.
  std::vector<Transfer> draw;  ///< Replication 0 with all its transfers; empty without any.
  std::vector<SchemeOutcome> schemes;
  std::optional<funding::Cumulation> cumulation;  // F5
  std::vector<AgreementYear> agreement_years;
  std::vector<AgreementOutcome> agreements;
};

/// Runs a checked dossier. The same dossier, options and engine give the same bytes, on any number
/// of threads. Errors are those of the mechanisms, with the scheme or agreement as field;
/// study/stopped.
[[nodiscard]] Result<Run> run(const Dossier& dossier, const RunOptions& options);

}  // namespace houvast::study
