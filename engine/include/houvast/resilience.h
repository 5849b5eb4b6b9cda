// SPDX-License-Identifier: EUPL-1.2
// Q2. What a municipality can bear: resilience ratio, reserve run-down, statutory indicators.
// Method: docs/methods/Q2-resilience.md.
#pragma once

#include <optional>
#include <span>
#include <vector>

#include "houvast/cents.h"
#include "houvast/decimal.h"
#include "houvast/problem.h"

namespace houvast::quickscan {

/// The six classes of the resilience ratio (NL: weerstandsvermogen), half-open: A from 2.0, B from
/// 1.4, C from 1.0, D from 0.8, E from 0.6, F below. Source: Nederlands Adviesbureau voor
/// Risicomanagement and Universiteit Twente, as municipalities use it.
enum class ResilienceClass { A, B, C, D, E, F };

struct Resilience {
  Cents available;  ///< NL: beschikbare weerstandscapaciteit
  Cents required;   ///< NL: benodigde weerstandscapaciteit, above zero
  Decimal ratio;    ///< Rounded to four decimals to be shown.
  ResilienceClass rating = ResilienceClass::F;
};

/// The class is decided on the unrounded ratio. Errors: quickscan/required-not-positive,
/// quickscan/negative-available.
[[nodiscard]] Result<Resilience> resilience(Cents available, Cents required);

/// The required capacity of independent risks that do not come together: their sum times the share
/// that is reckoned with, structural ones counted several times; rounded to the cent.
struct Risk {
  Cents amount;
  Decimal factor{1};  ///< 2.5 for a structural risk.
};
[[nodiscard]] Cents required_capacity(std::span<const Risk> risks, Decimal simultaneity);

/// A reserve against yearly results (003, 2.5): in which year it is used up.
struct ReservePath {
  std::vector<Cents> closing;     ///< One a year; below zero where it did not suffice.
  std::optional<int> used_up_in;  ///< First year that it ends below zero.
};
[[nodiscard]] ReservePath run_down(Cents opening, int first_year, std::span<const Cents> results);

/// The statutory indicators (NL: kengetallen; Regeling BWBR0036853), each as a share with four
/// decimals to be shown. Errors: quickscan/denominator-zero.

/// Net debt over income: (A + B + C - D - E - F - G) / H.
struct NetDebt {
  Cents fixed_debt, current_debt, transitory_liabilities;                 ///< A, B, C
  Cents financial_assets, short_claims, liquid_means, transitory_assets;  ///< D, E, F, G
  Cents income;  ///< H: all income, without changes of reserves.
};
[[nodiscard]] Result<Decimal> net_debt_ratio(const NetDebt& figures);

/// Solvency: own capital over total capital, A / B.
[[nodiscard]] Result<Decimal> solvency(Cents own_capital, Cents total_capital);

/// Land: (A + B) / C: land not yet in exploitation, building land, over income.
[[nodiscard]] Result<Decimal> land_exploitation(Cents not_in_exploitation, Cents in_exploitation,
                                                Cents income);

/// Structural room: ((B - A) + (D - C)) / E.
struct StructuralRoom {
  Cents spending, income;                        ///< A, B: structural
  Cents added_to_reserves, taken_from_reserves;  ///< C, D: structural
  Cents all_income;                              ///< E
};
[[nodiscard]] Result<Decimal> structural_room(const StructuralRoom& figures);

/// Tax capacity: what a household with a home of mean value pays, over the national mean of the
/// year before: (A + B + C - D) / F.
struct TaxCapacity {
  Cents property_tax, sewage, waste, relief;  ///< A, B, C, D
  Cents national_mean_year_before;            ///< F
};
[[nodiscard]] Result<Decimal> tax_capacity(const TaxCapacity& figures);

}  // namespace houvast::quickscan
