// SPDX-License-Identifier: EUPL-1.2
#include "houvast/spending_model.h"

#include <algorithm>
#include <cmath>

#include "houvast/random.h"
#include "random/portable_math.h"

namespace houvast::study {
namespace {

constexpr Decimal largest_spread(10);

Problem problem(std::string code, std::string field, std::string found) {
  return {.code = std::move(code), .place = {.field = std::move(field)}, .found = std::move(found)};
}

void find_problems(const SpendingChance& chance, Problems& problems) {
  const auto check_spread = [&](const char* field, Decimal spread) {
    if (spread < Decimal() || spread > largest_spread)
      problems.push_back(problem("study/spread-out-of-range", field, to_string(spread)));
  };
  check_spread("regional_cv", chance.regional_cv);
  check_spread("own_cv", chance.own_cv);
  check_spread("client_cv", chance.client_cv);
  if (chance.persistence < Decimal() || chance.persistence > Decimal(1))
    problems.push_back(
        problem("study/persistence-out-of-range", "persistence", to_string(chance.persistence)));
  if (chance.cost_per_client < Cents())
    problems.push_back(problem("study/negative-cost-per-client", "cost_per_client",
                               to_string(chance.cost_per_client)));
}

void find_problems(std::span<const Figure<Cents>> expected, Problems& problems) {
  for (const Figure<Cents>& line : expected) {
    const std::string field = line.municipality + " " + std::to_string(line.year);
    if (line.value < Cents())
      problems.push_back(problem("study/negative-spending", field, to_string(line.value)));
    if (!known_years.holds(line.year))
      problems.push_back(problem("study/spending-year", field, std::to_string(line.year)));
  }
}

/// The variance of ln L for a lognormal L with mean 1 and this coefficient of variation.
double log_variance(Decimal cv) {
  const double spread = cv.to_double();
  return portable_log(1 + spread * spread);
}

/// A factor that moves from year to year: z[t] = p z[t-1] + root(1 - p^2) e[t], with z and e
/// standard normal. It begins in the first year that there can be, not in the first that is asked
/// for; so to ask for an earlier year changes no later one. The e are the draws of one stream, in
/// order of year.
class YearlyFactor {
 public:
  YearlyFactor(StreamKey key, std::uint32_t replication, double persistence)
      : beginning_(key, replication, 0),
        persistence_(persistence),
        renewal_(std::sqrt(1 - persistence * persistence)),
        stream_(beginning_),
        value_(draw_normal(stream_)) {}

  double in(int year) {
    if (year < year_) begin_again();
    while (year_ < year) {
      value_ = persistence_ * value_ + renewal_ * draw_normal(stream_);
      ++year_;
    }
    return value_;
  }

 private:
  void begin_again() {
    stream_ = beginning_;
    year_ = known_years.from;
    value_ = draw_normal(stream_);
  }

  RandomStream beginning_;
  double persistence_;
  double renewal_;
  RandomStream stream_;
  int year_ = known_years.from;
  double value_;
};

/// Cents of a number of clients, each with a cost of their own, whose number and cost are chance:
/// Poisson many, gamma each. The sum of n gammas is one gamma.
double draw_clients(RandomStream& stream, double expected, const SpendingChance& chance) {
  const auto mean_cost = static_cast<double>(chance.cost_per_client.count());
  const auto clients = static_cast<double>(draw_poisson(stream, expected / mean_cost));
  const double cv = chance.client_cv.to_double();
  if (clients == 0 || cv == 0) return clients * mean_cost;
  return mean_cost * cv * cv * draw_gamma(stream, clients / (cv * cv));
}

Cents to_amount(double cents) {
  constexpr auto most = static_cast<double>(max_amount.count());
  return Cents(std::llround(std::min(cents, most)));
}

}  // namespace

Result<std::vector<Cents>> draw_spending(const SpendingChance& chance,
                                         std::span<const Figure<Cents>> expected,
                                         const SpendingLuck& luck) {
  Problems problems;
  find_problems(chance, problems);
  find_problems(expected, problems);
  if (!problems.empty()) return tl::unexpected(std::move(problems));

  const double regional_variance = log_variance(chance.regional_cv);
  const double own_variance = log_variance(chance.own_cv);
  const double regional_spread = std::sqrt(regional_variance);
  const double own_spread = std::sqrt(own_variance);
  const double half_variance = (regional_variance + own_variance) / 2;
  const double persistence = chance.persistence.to_double();

  YearlyFactor of_region(stream_key(luck.seed, {"spending/region", luck.scheme}), luck.replication,
                         persistence);
  int last_year = known_years.from;
  for (const Figure<Cents>& line : expected) last_year = std::max(last_year, line.year);
  std::vector<double> regional;
  for (int year = known_years.from; year <= last_year; ++year)
    regional.push_back(of_region.in(year));

  std::vector<Cents> spending;
  spending.reserve(expected.size());
  for (std::size_t i = 0; i < expected.size();) {
    const std::string& code = expected[i].municipality;
    YearlyFactor own(stream_key(luck.seed, {"spending/own", luck.scheme, code}), luck.replication,
                     persistence);
    const StreamKey clients = stream_key(luck.seed, {"spending/clients", luck.scheme, code});
    for (; i < expected.size() && expected[i].municipality == code; ++i) {
      const int year = expected[i].year;
      const auto mean = static_cast<double>(expected[i].value.count());
      const double level =
          regional_spread * regional[static_cast<std::size_t>(year - known_years.from)] +
          own_spread * own.in(year)-half_variance;
      const double with_luck =
          std::min(mean * portable_exp(level), static_cast<double>(max_amount.count()));
      if (chance.cost_per_client == Cents()) {
        spending.push_back(to_amount(with_luck));
        continue;
      }
      RandomStream stream(clients, luck.replication, static_cast<std::uint32_t>(year));
      spending.push_back(to_amount(draw_clients(stream, with_luck, chance)));
    }
  }
  return spending;
}

}  // namespace houvast::study
