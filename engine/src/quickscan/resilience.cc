// SPDX-License-Identifier: EUPL-1.2
#include "houvast/resilience.h"

#include <array>

#include "money/exact.h"

namespace houvast::quickscan {
namespace {

/// n / d with four decimals, half away from zero, to be shown.
Result<Decimal> shown_ratio(Cents numerator, Cents denominator) {
  if (denominator == Cents()) return failure({.code = "quickscan/denominator-zero"});
  const bool negative = denominator < Cents();
  const Int128 n = Int128(negative ? -numerator.count() : numerator.count()) * 10'000;
  const Int128 ratio = divide_half_away(n, negative ? -denominator.count() : denominator.count());
  if (ratio > Decimal::max_units || ratio < -Decimal::max_units)
    return failure({.code = "quickscan/denominator-zero", .found = to_string(denominator)});
  return Decimal(static_cast<std::int64_t>(ratio), 4);
}

struct Edge {
  std::int64_t tenths;  ///< Of the ratio: from here on.
  ResilienceClass rating;
};

constexpr std::array edges = {Edge{20, ResilienceClass::A}, Edge{14, ResilienceClass::B},
                              Edge{10, ResilienceClass::C}, Edge{8, ResilienceClass::D},
                              Edge{6, ResilienceClass::E}};

}  // namespace

Result<Resilience> resilience(Cents available, Cents required) {
  Problems problems;
  if (required <= Cents())
    problems.push_back({.code = "quickscan/required-not-positive", .found = to_string(required)});
  if (available < Cents())
    problems.push_back({.code = "quickscan/negative-available", .found = to_string(available)});
  if (!problems.empty()) return tl::unexpected(std::move(problems));
  Resilience found{available, required, {}, ResilienceClass::F};
  auto ratio = shown_ratio(available, required);
  if (!ratio) return tl::unexpected(ratio.error());
  found.ratio = *ratio;
  for (const Edge& edge : edges)
    if (Int128(available.count()) * 10 >= Int128(required.count()) * edge.tenths) {
      found.rating = edge.rating;
      break;
    }
  return found;
}

Cents required_capacity(std::span<const Risk> risks, Decimal simultaneity) {
  Exact sum = 0;
  for (const Risk& risk : risks) sum += exact(risk.amount) * exact(risk.factor);
  return round_to_cents(sum * exact(simultaneity));
}

ReservePath run_down(Cents opening, int first_year, std::span<const Cents> results) {
  ReservePath path;
  Cents balance = opening;
  for (std::size_t y = 0; y < results.size(); ++y) {
    balance += results[y];
    path.closing.push_back(balance);
    if (balance < Cents() && !path.used_up_in) path.used_up_in = first_year + static_cast<int>(y);
  }
  return path;
}

Result<Decimal> net_debt_ratio(const NetDebt& f) {
  return shown_ratio(f.fixed_debt + f.current_debt + f.transitory_liabilities - f.financial_assets -
                         f.short_claims - f.liquid_means - f.transitory_assets,
                     f.income);
}

Result<Decimal> solvency(Cents own_capital, Cents total_capital) {
  return shown_ratio(own_capital, total_capital);
}

Result<Decimal> land_exploitation(Cents not_in_exploitation, Cents in_exploitation, Cents income) {
  return shown_ratio(not_in_exploitation + in_exploitation, income);
}

Result<Decimal> structural_room(const StructuralRoom& f) {
  return shown_ratio((f.income - f.spending) + (f.taken_from_reserves - f.added_to_reserves),
                     f.all_income);
}

Result<Decimal> tax_capacity(const TaxCapacity& f) {
  return shown_ratio(f.property_tax + f.sewage + f.waste - f.relief, f.national_mean_year_before);
}

}  // namespace houvast::quickscan
