// SPDX-License-Identifier: EUPL-1.2
// R2. What municipalities pay for what is done for all: contribution keys (NL: verdeelsleutels),
// advances, the pool and its true-up (NL: nacalculatie). Terms: ContributionTerms in agreement.h.
// Method: docs/methods/R2-contribution.md.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "houvast/agreement.h"
#include "houvast/cents.h"
#include "houvast/cooperation.h"
#include "houvast/decimal.h"
#include "houvast/ledger.h"
#include "houvast/problem.h"
#include "houvast/reserve.h"

namespace houvast::region {

/// "inhabitants", "income", "clients", "spending": the names of files.
[[nodiscard]] std::string_view to_string(Key key);
/// Also "use", which is clients.
[[nodiscard]] std::optional<Key> parse_key(std::string_view text);
/// "Inwoners", "Rijksinkomsten", "Cliënten", "Uitgaven".
[[nodiscard]] Text label(Key key);
/// "50% inwoners, 50% cliënten"; weights are normalised.
[[nodiscard]] Text label(const KeyBlend& blend);

/// R2. What a key may look at, of one municipality.
struct KeyFigures {
  std::int64_t inhabitants = 0;
  Cents income;                         ///< State income of the scheme.
  std::optional<std::int64_t> clients;  ///< Empty: not known.
  std::optional<Cents> spending;        ///< Empty: not known.
};

/// R2. The share of municipality i is the sum over the keys k of w[k] / sum w * x[k,i] / sum x[k].
/// The total is split once by these exact shares: parts add up to the cent, ties go to the earlier
/// municipality. Figures in order of code.
/// Errors: region/no-key, region/negative-key-weight, region/key-without-data (field:
/// municipality's place from 1 and key), region/negative-key-figure, region/key-all-zero.
[[nodiscard]] Result<std::vector<Cents>> split_by_key(Cents total, const KeyBlend& blend,
                                                      std::span<const KeyFigures> figures);

/// The same shares with 12 decimals, to be shown. Never on the way to an amount.
[[nodiscard]] Result<std::vector<Decimal>> key_shares(const KeyBlend& blend,
                                                      std::span<const KeyFigures> figures);

/// "0.5 * inhabitants 60000/100000 + 0.5 * clients 90/100": the same shares as a sum that can be
/// checked by hand. Of a key that split_by_key() takes.
[[nodiscard]] std::vector<std::string> key_workings(const KeyBlend& blend,
                                                    std::span<const KeyFigures> figures);

/// R2. What is known of one municipality in one year.
struct PoolMember {
  std::string municipality;  ///< Code.
  std::int64_t inhabitants = 0;
  Cents income;    ///< State income of the scheme.
  Cents spending;  ///< Actual care of its residents, all of it: the pooled share is taken here.
  Cents budget;    ///< Budgeted spending, else the estimate.
  std::optional<Cents> last_year;       ///< Actual spending of the year before; empty: first year.
  std::optional<std::int64_t> clients;  ///< Of the year itself, for the true-up.
  /// As known when the advance is set: those of the year before, or of the budget. Empty: clients.
  std::optional<std::int64_t> expected_clients;
};

/// What a key looks at after the year, in the order of the members.
[[nodiscard]] std::vector<KeyFigures> actual_figures(std::span<const PoolMember> members);

/// R2, R3. What one year of a pool is computed from.
struct PoolFigures {
  std::vector<PoolMember> members;      ///< Those of the agreement, in any order.
  Cents reserve_balance;                ///< R3: at the start of the year.
  std::optional<Cents> reserve_income;  ///< R3: state income of all schemes in scope, for the
                                        ///< band; empty: that of the members.
  std::optional<std::string> centre;    ///< Bears what has no other bearer where R8 has no leader.
};

/// R2, R3. One municipality in one year of the pool. Always:
///
///     contribution = advance + topped_up - paid_out - true_up + borne
struct PoolLine {
  std::string municipality;
  Cents cost;          ///< The pooled share of its actual care.
  Cents advance;       ///< NL: voorschot
  Cents topped_up;     ///< R3: into the pool, by key.
  Cents paid_out;      ///< R3: out of the pool, by key.
  Cents true_up;       ///< NL: nacalculatie. Received (+) or paid (-) after the year.
  Cents borne;         ///< As financing municipality: savings task (+), remainder without true-up.
  Cents contribution;  ///< NL: bijdrage. What it pays in the end.

  friend bool operator==(const PoolLine&, const PoolLine&) = default;
};

/// R2, R3. One year of the pool. For all, always:
///
///     contributions + withdrawn + released = cost + added + refilled + invested
struct PoolYear {
  Cents advances;
  Cents cost;
  Cents result;         ///< advances - cost
  ReserveYear reserve;  ///< All zero, but for pool_result and remainder, when there is no reserve.
  std::optional<std::string> financing;  ///< NL: financierende gemeente. R8's leader, else the
                                         ///< centre; empty: nobody, and nobody is needed.
  std::vector<PoolLine> lines;           ///< In order of code.

  friend bool operator==(const PoolYear&, const PoolYear&) = default;
};

/// R2 advances -> actual cost -> pool result -> R3 reserve -> R2 true-up, for one year of an
/// agreement. Amounts only, so it can be run thousands of times; transfers() gives the reasons.
///
/// - cost[i] = spending[i] * pooled share, rounded; the pool's cost is their sum.
/// - The advance is one total (by ContributionTerms::advance, times the pooled share), split by
///   the key over what is known beforehand: spending is the budget (last_year: that of the year
///   before), clients are the expected ones.
/// - With true-up the final contribution is cost + added + refilled + invested - withdrawn -
///   released - savings task, split by the key over the actual figures.
/// - Without it the remainder and the savings task are for the financing municipality.
///
/// Members in any order; the result is in order of code. Pure.
/// Errors: region/no-contribution, region/pooled-share, region/municipality-twice,
/// region/no-financing-municipality, those of split_by_key() (field: code and key) and of
/// reserve_year().
[[nodiscard]] Result<PoolYear> pool_year(const Agreement& agreement, const PoolFigures& figures);

/// The transfers of a year of the pool with their reasons: rules R2.advance, R2.true_up,
/// R2.remainder, R3.addition, R3.withdrawal, R3.release, R3.top_up, R3.refill, R3.pay_out,
/// R3.invest, R3.savings_task, and R8.reimbursement where municipalities pay providers themselves.
/// The care itself (C0.pooled_care, PoolLine::cost from care_payer()) is not among them: after both
/// the account of the pool is back where it was, unless a municipality plays its part.
/// The terms and figures must be those that made the year.
[[nodiscard]] std::vector<Transfer> transfers(const PoolYear& pool, int year,
                                              const Agreement& agreement,
                                              const PoolFigures& figures,
                                              const RegionAccounts& accounts);

}  // namespace houvast::region
