// SPDX-License-Identifier: EUPL-1.2
// C9. How often a saving is shared that nobody made.
#include <algorithm>
#include <cmath>
#include <numbers>

#include "houvast/check.h"
#include "houvast/random.h"
#include "houvast/shared_savings.h"
#include "random/gamma_function.h"
#include "random/portable_math.h"

namespace houvast::contracts {
namespace {

/// The chance that a standard normal variable is above z >= 0: its square is gamma-distributed.
double normal_above(double z) { return gamma_chances(0.5, z * z / 2).above / 2; }

double normal_density(double z) {
  if (z > 37) return 0;  // Smaller than a double tells.
  return portable_exp(-z * z / 2) / std::sqrt(2 * std::numbers::pi);
}

/// Standard deviation of saving over benchmark in a population where nothing changed.
double spread_of_saving(const LuckTerms& luck) {
  check(luck.clients > 0 && luck.variation >= 0 && luck.baseline_years >= 0);
  // The variance of a sum over its squared mean: cv^2 / n, or (1 + cv^2) / n when n is Poisson.
  const double of_client = luck.variation * luck.variation + (luck.clients_vary ? 1 : 0);
  const double of_year = of_client / luck.clients;
  const double of_benchmark = luck.baseline_years > 0 ? of_year / luck.baseline_years : 0;
  return std::sqrt(of_year + of_benchmark);
}

struct OneSide {
  double chance = 0;
  double mean = 0;
};

/// For a saving that is normal around 0 with standard deviation `spread`: the chance that it is
/// paid and the mean of min(saving * kept, cap) where it is.
OneSide one_side(double spread, double least, double kept, double cap) {
  if (spread <= 0 || kept <= 0 || cap <= 0) return {};
  const double from = std::max(least, 0.0) / spread;
  const double to = std::max(cap / kept / spread, from);
  const double shared = kept * spread * (normal_density(from) - normal_density(to));
  return {normal_above(from), shared + cap * normal_above(to)};
}

}  // namespace

ClientCosts client_costs(std::span<const Cents> cost_by_client, std::optional<Cents> truncate_at) {
  if (cost_by_client.empty()) return {};
  const auto counted = [&](Cents cost) {
    return static_cast<double>(std::min(cost, truncate_at.value_or(cost)).count()) / 100;
  };
  const auto count = static_cast<double>(cost_by_client.size());
  double sum = 0;
  for (const Cents cost : cost_by_client) sum += counted(cost);
  const double mean = sum / count;
  double squares = 0;
  for (const Cents cost : cost_by_client)
    squares += (counted(cost) - mean) * (counted(cost) - mean);
  const double deviation = count > 1 ? std::sqrt(squares / (count - 1)) : 0;
  return {static_cast<std::int64_t>(cost_by_client.size()), mean, mean > 0 ? deviation / mean : 0};
}

Luck chance_by_luck(const SavingsTerms& terms, const LuckTerms& luck) {
  const double spread = spread_of_saving(luck);
  const OneSide paid =
      one_side(spread, terms.minimum_rate.to_double(),
               terms.sharing.to_double() * terms.quality.to_double(), terms.cap.to_double());
  OneSide lost;
  if (terms.losses)
    lost = one_side(spread, terms.losses->minimum_rate.to_double(),
                    terms.losses->sharing.to_double(), terms.losses->cap.to_double());
  return {spread, paid.chance, paid.mean, lost.chance, lost.mean};
}

std::vector<LuckBySize> luck_by_size(const SavingsTerms& terms, LuckTerms luck, double use,
                                     std::span<const std::int64_t> inhabitants) {
  std::vector<LuckBySize> rows;
  for (const std::int64_t size : inhabitants) {
    luck.clients = use * static_cast<double>(size);
    rows.push_back({size, luck.clients, chance_by_luck(terms, luck)});
  }
  return rows;
}

double minimum_rate_for(double chance, const LuckTerms& luck) {
  check(chance > 0 && chance < 0.5);
  return spread_of_saving(luck) * normal_quantile(1 - chance);
}

}  // namespace houvast::contracts
