// SPDX-License-Identifier: EUPL-1.2
// What a run of a dossier leaves behind, wherever it is kept: its receipt, results and transfers.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "houvast/cents.h"
#include "houvast/ledger.h"
#include "houvast/problem.h"

namespace houvast {

/// What made a number, so that it can be made again (NL: bon).
struct Receipt {
  std::int64_t id = 0;  ///< Given by the store; 0 as long as the run was not kept.
  std::string engine_version;
  std::string engine_revision;
  std::string dossier;
  std::string dossier_hash;
  std::string scenario;  ///< Empty: the dossier as it is.
  std::uint64_t seed = 0;
  std::int64_t replications = 0;
  std::string started_at;  ///< UTC, "2026-11-22T07:44:10Z".
  double seconds = 0;

  friend bool operator==(const Receipt&, const Receipt&) = default;
};

/// The distribution of one figure over replications; cents as doubles, for charts and statistics.
struct Distribution {
  int year = 0;  ///< 0: all years together.
  std::string municipality;
  std::string scheme;
  std::string figure;  ///< "result_before", "result_after"
  double mean = 0, standard_deviation = 0, standard_error = 0;
  double p5 = 0, p25 = 0, p50 = 0, p75 = 0, p95 = 0;
  double worst = 0;  ///< Mean of the 5% worst.

  friend bool operator==(const Distribution&, const Distribution&) = default;
};

struct RunRecord {
  Receipt receipt;
  std::vector<ItemAmount> results;
  std::vector<Transfer> transfers;
  std::vector<Distribution> distributions;
};

/// A figure that differs between two runs, or that only one of them has.
struct ResultChange {
  int year = 0;
  std::string municipality;
  std::string scheme;
  std::string item;
  Cents before;
  Cents after;

  friend bool operator==(const ResultChange&, const ResultChange&) = default;
};

/// Every figure of which the amounts differ, in the order of results(); a figure that one run does
/// not have is zero there.
[[nodiscard]] std::vector<ResultChange> changes(const std::vector<ItemAmount>& before,
                                                const std::vector<ItemAmount>& after);

}  // namespace houvast
