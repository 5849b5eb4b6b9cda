// SPDX-License-Identifier: EUPL-1.2
// R3. The regional reserve (NL: regionale reserve). Terms: ReserveTerms in agreement.h. Method:
// docs/methods/R3-reserve.md.
#pragma once

#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "houvast/agreement.h"
#include "houvast/cents.h"
#include "houvast/problem.h"

namespace houvast::region {

/// R3. One year of the reserve, in whole cents. Every amount is zero or more, except the two
/// balances, pool_result and remainder, which may be below zero. Always:
///
///     closing = opening + added + refilled - withdrawn - released
///     pool_result + withdrawn + released + topped_up + savings_task
///         = added + refilled + paid_out + invested + remainder
struct ReserveYear {
  Cents pool_result;   ///< Advances less actual cost.
  Cents opening;       ///< Balance (NL: stand) at the start of the year.
  Cents minimum;       ///< The band in euro: a share of the state income of the year.
  Cents maximum;       ///< See `minimum`.
  Cents added;         ///< NL: dotatie. From a surplus, as far as the maximum allows.
  Cents withdrawn;     ///< NL: onttrekking. For a deficit, as far as the minimum allows.
  Cents released;      ///< What the reserve held above the maximum; leaves it.
  Cents refilled;      ///< Topped up into the reserve itself, because it was below the minimum.
  Cents topped_up;     ///< By municipalities, by key: what was not withdrawn, and `refilled`.
  Cents paid_out;      ///< To municipalities, by key: what would have passed the maximum.
  Cents invested;      ///< The same, set apart for regional investment.
  Cents savings_task;  ///< NL: taakstelling. Not withdrawn, for the financing municipality.
  Cents remainder;     ///< What is left of the pool result for the true-up (R2).
  Cents closing;

  friend bool operator==(const ReserveYear&, const ReserveYear&) = default;
};

/// R3. One year. `income` is the state income (NL: rijksinkomsten) that the band is a share of.
/// A reserve that starts above its maximum releases what is above it. One that starts below its
/// minimum is refilled with top_up; with savings_task it stays where it is until surpluses raise
/// it, and nothing is withdrawn. Pure.
/// Errors: region/reserve-share, region/reserve-band, region/negative-reserve.
[[nodiscard]] Result<ReserveYear> reserve_year(const ReserveTerms& terms, Cents balance,
                                               Cents income, Cents pool_result);

/// Everything that is wrong with the terms themselves: for whoever reads them.
[[nodiscard]] Problems problems_of(const ReserveTerms& terms);

/// Is a scheme within the scope (NL: reikwijdte) of a reserve? An empty scope is the scheme of the
/// agreement alone. Pools that share one reserve are settled one after the other, in order of
/// scheme, each starting with the balance that the one before left.
[[nodiscard]] bool covers(const ReserveTerms& terms, std::string_view agreement_scheme,
                          std::string_view scheme);

/// R3 over many simulated years: one year of the dossier, over all replications.
struct ReserveYearStatistics {
  int year = 0;
  double mean_closing = 0;  ///< Cents, as all amounts here.
  double p5_closing = 0;
  double p25_closing = 0;
  double p50_closing = 0;
  double p75_closing = 0;
  double p95_closing = 0;
  double chance_at_minimum = 0;  ///< The reserve ends on its minimum or below, or gave less than
                                 ///< was asked.
  double chance_at_maximum = 0;  ///< It ends on its maximum, or took less than was offered.
  double chance_of_top_up = 0;
  double mean_top_up = 0;   ///< Over the replications that topped up; zero when there are none.
  double worst_top_up = 0;  ///< Mean of the 5% largest, over all replications.
  double mean_savings_task = 0;  ///< Over all replications.
};

struct ReserveStatistics {
  std::vector<ReserveYearStatistics> years;
  double chance_ever_at_minimum = 0;  ///< In at least one year of a replication.
  double chance_ever_at_maximum = 0;
};

/// R3. `runs`: a replication each, all with as many years; `from`: the first year.
[[nodiscard]] ReserveStatistics reserve_statistics(std::span<const std::vector<ReserveYear>> runs,
                                                   int from);

}  // namespace houvast::region
