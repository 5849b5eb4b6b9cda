// SPDX-License-Identifier: EUPL-1.2
// F7. The bundled payment for income support (NL: gebundelde uitkering, BUIG) and its safety net.
// Statute: Besluit Participatiewet, articles 1 to 8a and 10 (text of 2015; later years as named).
#pragma once

#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "houvast/cents.h"
#include "houvast/fraction.h"
#include "houvast/ledger.h"
#include "houvast/problem.h"
#include "houvast/scheme.h"

namespace houvast::funding {

/// m: the objective weight of a size class, 0 up to `from` inhabitants, 1 from `full_from` on, and
/// in a straight line between them.
[[nodiscard]] Fraction size_class_weight(std::int64_t inhabitants, std::int64_t from,
                                         std::int64_t full_from);

/// One municipality's budget of a year and what it is made of. Amounts are rounded for reading; the
/// formula runs on exact fractions and is rounded at `before_supplements` only.
struct IncomeSupportLine {
  std::string municipality;
  std::int64_t inhabitants = 0;
  Cents historical_cost;          ///< L: cost of t-2 brought to t-1 by households.
  bool is_small = false;          ///< Wholly historical by its size.
  bool late_information = false;  ///< L is based on t-3 and the correction factor.
  Cents objective_cost;           ///< O, at macro level where that was asked.
  Fraction objective_weight;      ///< m
  Cents historical_at_macro;      ///< BL
  Cents mixed_cost;               ///< G
  Cents before_supplements;       ///< U
  Cents supplements_financed;     ///< Its part of TBMAU.
  Cents budget;                   ///< U less that part.

  friend bool operator==(const IncomeSupportLine&, const IncomeSupportLine&) = default;
};

struct IncomeSupport {
  int year = 0;
  Cents macro;                           ///< As F1 has it.
  Cents safety_nets_paid;                ///< Of earlier years, taken off it.
  Cents shared;                          ///< TB: what is shared out.
  Cents supplements;                     ///< TBMAU
  Cents historical_total;                ///< TL
  Cents historical_total_large;          ///< TL15: without the small ones.
  Cents mixed_total_large;               ///< TG15
  Decimal historical_weight;             ///< Of the transition years: 0.5, 0.25, else 0.
  std::vector<IncomeSupportLine> lines;  ///< In order of code; budgets add up to `shared`.
};

/// F7. The budgets of a year, out of `macro` less the safety nets that are paid in it. The figures
/// must hold all municipalities that share the macro budget.
/// Errors: funding/no-figures-of-year, funding/figure-twice, funding/negative-amount,
/// funding/no-households, funding/inhabitants-not-positive, funding/no-base,
/// funding/no-objective-weight, funding/nobody-finances-supplements, funding/macro-budget-used-up.
[[nodiscard]] Result<IncomeSupport> income_support(const IncomeSupportTerms& terms, int year,
                                                   Cents macro, Cents safety_nets_paid = Cents());

/// How sure a rule of the table is.
enum class Certainty {
  statute,     ///< Found in the text of the law.
  found,       ///< Found in a public source.
  assumption,  ///< General knowledge of the field: shown as an assumption that can be changed.
};

/// One band of the safety net at work.
struct SafetyNetStep {
  SafetyNetBand band;
  Cents deficit_in_band;
  Cents paid;
};

/// What the safety net (NL: vangnet) does for a municipality with a deficit.
struct SafetyNetLine {
  std::string municipality;
  Cents budget;
  Cents cost;     ///< Net cost less what was rejected.
  Cents deficit;  ///< Zero or more.
  bool passes_threshold = false;
  std::vector<SafetyNetStep> steps;
  Cents paid;
  Cents own_loss;  ///< What stays.
};

struct SafetyNet {
  int year = 0;
  int paid_in = 0;
  int rule_year = 0;  ///< The year since which these bands hold in the table.
  /// How sure the bands are, where they are those of the known table; a rule that is carried on
  /// into later years is an assumption. Empty: the user's own table.
  std::optional<Certainty> certainty;
  std::vector<SafetyNetLine> lines;
  Cents paid;
};

/// A municipality's figures for the safety net of a year.
struct SafetyNetInput {
  std::string municipality;
  std::int64_t inhabitants = 0;
  Cents budget;
  Cents cost;
  std::map<int, Cents> earlier_deficits;  ///< By year, for a cumulated threshold; a surplus is
                                          ///< negative.
};

/// F7. Of every band the part of the deficit in it times what the band pays, rounded once a band.
/// Errors: funding/no-safety-net-rule (the table begins later), funding/bands-out-of-order,
/// funding/band-outside-zero-one, funding/deficit-unknown (a year of a cumulated threshold),
/// funding/inhabitants-not-positive, funding/negative-amount, funding/figure-twice.
[[nodiscard]] Result<SafetyNet> safety_net(const IncomeSupportTerms& terms, int year,
                                           std::span<const SafetyNetInput> input);

/// Allocation and safety net over years: the safety net of a year, known from actual cost, is paid
/// `safety_net_paid_after` years later out of the macro budget of that year. What falls due after
/// the last year is in `safety_nets` and in no budget. Also: funding/paid-too-early.
struct IncomeSupportYears {
  std::vector<IncomeSupport> budgets;
  std::vector<SafetyNet> safety_nets;  ///< Only years in which actual cost is known.
};

[[nodiscard]] Result<IncomeSupportYears> income_support(const IncomeSupportTerms& terms,
                                                        const std::map<int, Cents>& macro_by_year);

/// The most that a municipality can lose under these bands, as a share of its budget; empty when
/// that has no limit.
[[nodiscard]] std::optional<Decimal> largest_own_loss(std::span<const SafetyNetBand> bands);

/// State to municipality F7.budget, municipality to state F7.supplements_financed.
[[nodiscard]] std::vector<Transfer> transfers(const IncomeSupport& year, std::string_view scheme);

/// State to municipality, in the year of payment (F7.safety_net).
[[nodiscard]] std::vector<Transfer> transfers(const SafetyNet& year, std::string_view scheme);

/// The rule of one year, with its source.
struct KnownSafetyNet {
  int year = 0;
  std::vector<SafetyNetBand> bands;
  SafetyNetThreshold threshold;
  Certainty certainty = Certainty::assumption;
  std::string source;
};

/// The safety nets of the years that were sourced, the same as params/safety_net.csv.
[[nodiscard]] const std::vector<KnownSafetyNet>& known_safety_nets();

/// Terms with the statutory size classes and transition weights and the known safety nets.
[[nodiscard]] IncomeSupportTerms statutory_income_support();

}  // namespace houvast::funding
