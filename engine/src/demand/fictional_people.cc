// SPDX-License-Identifier: EUPL-1.2
#include "demand/fictional_people.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>

#include "houvast/check.h"
#include "houvast/random.h"
#include "random/portable_math.h"

namespace houvast::demand {
namespace {

/// The largest city of a country has about a twentieth of its people.
constexpr double largest_share = 0.05;
constexpr std::size_t country_with_a_city = 100;
constexpr double growth_spread = 0.003;  ///< Of growth a year, between municipalities.
constexpr double middle_age = 40;

/// Of the latest year up to this one, else of the first.
std::int64_t latest(const std::map<int, std::int64_t>& by_year, int year) {
  check(!by_year.empty());
  const auto after = by_year.upper_bound(year);
  return after == by_year.begin() ? after->second : std::prev(after)->second;
}

/// People of an age band as a share of all inhabitants.
struct BandShare {
  AgeBand ages;
  double share = 0;
};

std::vector<BandShare> band_shares(const DemandTerms& like,
                                   std::span<const Municipality> municipalities, int year) {
  std::map<AgeBand, std::map<std::string, std::map<int, std::int64_t>>> rows;
  for (const PopulationRow& row : like.population)
    rows[row.ages][row.municipality][row.year] = row.inhabitants;
  const auto all = static_cast<double>(inhabitants_in(municipalities, year));
  std::vector<BandShare> shares;
  for (const auto& [ages, by_municipality] : rows) {
    std::int64_t people = 0;
    for (const auto& [municipality, by_year] : by_municipality) people += latest(by_year, year);
    shares.push_back({ages, static_cast<double>(people) / all});
  }
  return shares;
}

/// How much more of a band an older municipality has, the shares adding up to the same.
std::vector<double> tilted(std::span<const BandShare> shares, double older) {
  double before = 0, after = 0;
  std::vector<double> weights;
  for (const auto& [ages, share] : shares) {
    const double middle = (ages.from + std::min(ages.to, 95)) / 2.0;
    weights.push_back(share * portable_exp(older * (middle - middle_age) / middle_age));
    before += share;
    after += weights.back();
  }
  for (double& weight : weights) weight *= after > 0 ? before / after : 0;
  return weights;
}

double draw(const SynthOptions& options, const char* purpose, std::size_t municipality) {
  RandomStream stream(stream_key(options.seed, {purpose}), 0,
                      static_cast<std::uint32_t>(municipality));
  return draw_normal(stream);
}

}  // namespace

std::int64_t inhabitants_in(std::span<const Municipality> municipalities, int year) {
  std::int64_t all = 0;
  for (const Municipality& each : municipalities) all += latest(each.inhabitants, year);
  return all;
}

std::vector<std::int64_t> apportion(std::int64_t total, std::span<const double> weights) {
  const double sum = std::accumulate(weights.begin(), weights.end(), 0.0);
  if (!(sum > 0)) return std::vector<std::int64_t>(weights.size());
  std::vector<std::int64_t> parts;
  std::vector<double> remainders;
  std::int64_t left = total;
  for (const double weight : weights) {
    const double part = static_cast<double>(total) * weight / sum;
    parts.push_back(static_cast<std::int64_t>(std::floor(part)));
    remainders.push_back(part - std::floor(part));
    left -= parts.back();
  }
  std::vector<std::size_t> order(weights.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(),
                   [&](std::size_t a, std::size_t b) { return remainders[a] > remainders[b]; });
  // Sums of doubles may leave one more or less than the remainders say.
  for (std::size_t i = 0; left > 0; i = (i + 1) % order.size(), --left) ++parts[order[i]];
  for (std::size_t i = 0; left < 0; i = (i + 1) % order.size())
    if (parts[order[i]] > 0) --parts[order[i]], ++left;
  return parts;
}

std::vector<std::int64_t> fictional_sizes(const SynthOptions& options) {
  const std::size_t count = options.municipalities;
  RandomStream stream(stream_key(options.seed, {"synth/size"}), 0, 0);
  std::vector<double> sizes;
  for (std::size_t i = 0; i < count; ++i) {
    const double rank = static_cast<double>(i) + 0.25 + stream.uniform() / 2;
    sizes.push_back(
        portable_exp(-options.size_spread * normal_quantile(rank / static_cast<double>(count))));
  }
  if (count >= country_with_a_city) {
    const double others = std::accumulate(sizes.begin() + 1, sizes.end(), 0.0);
    sizes[0] = std::max(sizes[1], others * largest_share / (1 - largest_share));
  }
  std::vector<std::int64_t> whole = apportion(options.inhabitants, sizes);
  std::sort(whole.rbegin(), whole.rend());
  return whole;
}

void populate(std::vector<Municipality>& municipalities, DemandTerms& terms,
              std::span<const std::int64_t> sizes, const DemandTerms& like,
              std::span<const Municipality> like_municipalities, Years years,
              const SynthOptions& options) {
  const auto start = static_cast<double>(inhabitants_in(like_municipalities, years.from));
  for (int year = years.from; year <= years.to; ++year) {
    std::vector<double> weights;
    for (std::size_t m = 0; m < sizes.size(); ++m)
      weights.push_back(
          static_cast<double>(sizes[m]) *
          portable_exp(draw(options, "synth/growth", m) * growth_spread * (year - years.from)));
    const double grown = static_cast<double>(inhabitants_in(like_municipalities, year)) / start;
    const auto all = std::llround(static_cast<double>(options.inhabitants) * grown);
    const std::vector<std::int64_t> inhabitants = apportion(all, weights);
    const std::vector<BandShare> shares = band_shares(like, like_municipalities, year);
    for (std::size_t m = 0; m < sizes.size(); ++m) {
      const std::int64_t people = std::max<std::int64_t>(1, inhabitants[m]);
      municipalities[m].inhabitants[year] = people;
      const std::vector<double> own =
          tilted(shares, options.age_spread * draw(options, "synth/age", m));
      const double covered = std::accumulate(own.begin(), own.end(), 0.0);
      const std::vector<std::int64_t> bands =
          apportion(std::llround(static_cast<double>(people) * covered), own);
      for (std::size_t band = 0; band < shares.size(); ++band)
        terms.population.push_back({municipalities[m].code, year, shares[band].ages, bands[band]});
    }
  }
}

}  // namespace houvast::demand
