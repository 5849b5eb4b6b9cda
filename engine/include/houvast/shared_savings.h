// SPDX-License-Identifier: EUPL-1.2
// C9. Sharing what is saved: what a saving brings, how much of that is luck, and the picture of
// source 001. Method: docs/methods/C9-shared-savings.md.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "houvast/cents.h"
#include "houvast/contract_terms.h"
#include "houvast/contracts.h"
#include "houvast/decimal.h"

namespace houvast::contracts {

/// What an agreement about savings (NL: shared savings, besparingsafspraak) says about an amount.
struct SavingsTerms {
  Decimal completion = Decimal(1);  ///< M2. Share of the claims that had come in; above 0.
  Decimal minimum_rate;             ///< Saving over benchmark from which on it is shared.
  Decimal sharing;                  ///< Share of the saving that is paid, from the first euro.
  Decimal quality = Decimal(1);     ///< Share of it that the quality reached earns.
  Decimal cap = Decimal(1);         ///< Paid at most this share of the benchmark.
  std::optional<SharedSavings::Losses> losses;  ///< Two-sided.
};
[[nodiscard]] SavingsTerms savings_terms(const SharedSavings& agreement);

/// One step of the way from a benchmark to a payment.
struct SavingsStep {
  enum class Kind : std::uint8_t {
    benchmark,      ///< What it would have cost.
    counted,        ///< What it cost, as far as claims had come in.
    late_claims,    ///< What is still to come (M2).
    saving,         ///< The first less the other two; below zero it is a loss.
    share,          ///< Of the saving, as agreed. From here on the steps add up to what is paid.
    quality,        ///< Taken off for quality that was not reached.
    above_cap,      ///< Taken off above the cap.
    below_minimum,  ///< Taken off because the saving is too small to be shared.
  };
  Kind kind = Kind::benchmark;
  Cents amount;

  friend bool operator==(const SavingsStep&, const SavingsStep&) = default;
};
[[nodiscard]] std::string_view to_string(SavingsStep::Kind kind);

struct SavingsPayment {
  Cents saving;                 ///< Benchmark less actual cost, late claims included.
  std::optional<Decimal> rate;  ///< Saving over benchmark in six decimals, to show; the decision
                                ///< is made on the exact one. Empty: the benchmark is not above 0.
  Cents paid;                   ///< Below zero: a share of a loss, which comes back.
  std::vector<SavingsStep> steps;
};

/// What is paid when care that would have cost `benchmark` cost `actual`. Rounds once, to the cent,
/// and a cap is never passed.
[[nodiscard]] SavingsPayment savings_payment(Cents benchmark, Cents actual,
                                             const SavingsTerms& terms);

/// How the yearly cost of clients spreads (NL: spreiding).
struct ClientCosts {
  std::int64_t clients = 0;
  double mean = 0;       ///< Euro a client.
  double variation = 0;  ///< Standard deviation over mean; 0 when there is nothing to spread.
};
/// Of the cost of one year by client, truncated when asked.
[[nodiscard]] ClientCosts client_costs(std::span<const Cents> cost_by_client,
                                       std::optional<Cents> truncate_at);

/// A population in which nothing changed.
struct LuckTerms {
  double clients = 0;         ///< In a year, above 0.
  double variation = 0;       ///< Of the cost of one client: standard deviation over mean.
  bool clients_vary = true;   ///< Their number is itself chance (Poisson); else it is fixed.
  double baseline_years = 0;  ///< Years of the same population that the benchmark is the mean of;
                              ///< 0: it is known without chance.
};

/// What luck alone does (NL: toeval).
struct Luck {
  double spread = 0;       ///< Standard deviation of saving over benchmark.
  double chance_paid = 0;  ///< That a payment is made although nothing changed.
  double mean_paid = 0;    ///< What is paid on average, as a share of the benchmark.
  double chance_lost = 0;  ///< The same for a loss that comes back; 0 when one-sided.
  double mean_lost = 0;
};

/// By the normal approximation: good when many clients together make the cost.
[[nodiscard]] Luck chance_by_luck(const SavingsTerms& terms, const LuckTerms& luck);

/// The same for populations of different size: `use` clients for each inhabitant.
struct LuckBySize {
  std::int64_t inhabitants = 0;
  double clients = 0;
  Luck luck;
};
[[nodiscard]] std::vector<LuckBySize> luck_by_size(const SavingsTerms& terms, LuckTerms luck,
                                                   double use,
                                                   std::span<const std::int64_t> inhabitants);

/// The minimum rate at which luck alone pays with this chance, above 0 and below 1/2.
[[nodiscard]] double minimum_rate_for(double chance, const LuckTerms& luck);

/// The steps of an agreement in a year, of lines that were settled.
struct SettledSavings {
  std::size_t agreement = 0;  ///< Place in ContractTerms::savings.
  int year = 0;
  SavingsPayment payment;
};
[[nodiscard]] std::vector<SettledSavings> settled_savings(const ContractBook& book,
                                                          const CareTally& tally,
                                                          std::span<const ContractLine> lines);

/// What every client with care under the contracts of an agreement cost, by year, at the price of
/// the product: for client_costs().
[[nodiscard]] std::vector<std::vector<Cents>> costs_by_client(const ContractBook& book,
                                                              const CareSheet& sheet,
                                                              std::size_t agreement);

/// What municipalities paid, in the parts of the picture of source 001. `total` is their sum.
struct SavingsBar {
  Cents specialist;       ///< Line 2 and above.
  Cents basis;            ///< Lines 0 and 1, as far as it was there already.
  Cents substitution;     ///< Of lines 0 and 1 what came instead of specialist care.
  Cents shared;           ///< Savings that were shared, less losses that came back.
  Cents other;            ///< Of no single line: a contract over several.
  Cents among_providers;  ///< What providers paid each other; no part of the total.

  [[nodiscard]] Cents total() const { return specialist + basis + substitution + shared + other; }
  friend bool operator==(const SavingsBar&, const SavingsBar&) = default;
};
struct SavingsBars {
  SavingsBar now;           ///< NL: huidig.
  SavingsBar intervention;  ///< NL: interventie.
};

/// Settled care: the lines and the book that made them.
struct SettledCare {
  const ContractBook* book = nullptr;
  std::span<const ContractLine> lines;
};
/// Of one scheme (empty: all) in one year.
[[nodiscard]] SavingsBars savings_bars(const SettledCare& now, const SettledCare& intervention,
                                       std::string_view scheme, int year);

}  // namespace houvast::contracts
