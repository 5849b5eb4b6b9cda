// SPDX-License-Identifier: EUPL-1.2
// R4. How many settlements of one region a core makes in a second: 20 municipalities, amounts only,
// 64 years of spending in turn so that no branch is learnt by heart.
#include <benchmark/benchmark.h>

#include <cstdint>
#include <string>
#include <vector>

#include "houvast/solidarity.h"

namespace houvast::region {
namespace {

using namespace literals;

constexpr std::size_t years = 64;

struct Region {
  std::vector<SolidarityMember> members;
  std::vector<std::vector<SolidarityFigures>> figures;  ///< One a year.
};

/// Numbers that look like chance and are the same everywhere (splitmix64).
class Draws {
 public:
  std::int64_t between(std::int64_t low, std::int64_t high) {
    std::uint64_t z = (state_ += 0x9e3779b97f4a7c15u);
    z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9u;
    z = (z ^ (z >> 27)) * 0x94d049bb133111ebu;
    return low +
           static_cast<std::int64_t>((z ^ (z >> 31)) % static_cast<std::uint64_t>(high - low + 1));
  }

 private:
  std::uint64_t state_ = 2026;
};

/// Municipalities of 10,000 to 300,000 inhabitants with about 200 euro each, one year better than
/// another; with `scale` 1000 a region of the size of the country.
Region region_of(std::int64_t size, std::int64_t scale) {
  Draws draws;
  Region region;
  for (std::int64_t i = 0; i < size; ++i)
    region.members.push_back({"GM" + std::to_string(1000 + i), draws.between(10'000, 300'000)});
  for (std::size_t year = 0; year < years; ++year) {
    std::vector<SolidarityFigures> all;
    for (const SolidarityMember& member : region.members) {
      const std::int64_t income = scale * member.inhabitants * draws.between(18'000, 22'000);
      const std::int64_t spending = income / 1000 * draws.between(800, 1150) + draws.between(0, 99);
      all.push_back(
          {Cents(income), Cents(spending), Cents(spending / 1000 * draws.between(20, 60))});
    }
    region.figures.push_back(std::move(all));
  }
  return region;
}

/// Every choice at work: surcharge, cap, weights, corrections, own shares that differ by sign.
SolidarityTerms all_choices(const Region& region, SolidarityTerms::Baseline baseline,
                            SolidarityWeight weight) {
  SolidarityTerms terms;
  terms.baseline = baseline;
  terms.execution_surcharge = 0.04_d;
  terms.weight = weight;
  for (const SolidarityMember& member : region.members)
    terms.weight_table[member.municipality] = Decimal(member.inhabitants % 7 + 5, 1);
  terms.corrections = {{region.members[3].municipality, 2026, 12'345.67_eur},
                       {region.members[7].municipality, 2026, -2'500.00_eur}};
  terms.own_share_deficit = 0.25_d;
  terms.own_share_surplus = 0.10_d;
  return terms;
}

void settle(benchmark::State& state, SolidarityTerms::Baseline baseline, SolidarityWeight weight,
            std::int64_t scale = 1) {
  const Region region = region_of(state.range(0), scale);
  SolidaritySettler settler =
      SolidaritySettler::prepare(all_choices(region, baseline, weight), 2026, region.members)
          .value();
  std::vector<Cents> moved(region.members.size());
  std::size_t year = 0;
  for (auto _ : state) {
    const auto outcome = settler.settle(region.figures[year++ % years], moved);
    if (!outcome) state.SkipWithError("refused");
    benchmark::DoNotOptimize(moved.data());
    benchmark::ClobberMemory();
  }
  state.SetItemsProcessed(state.iterations());
}

using Baseline = SolidarityTerms::Baseline;

void settles_by_average(benchmark::State& state) {
  settle(state, Baseline::regional_average, SolidarityWeight::none);
}
void settles_by_income_weighed_by_inhabitants(benchmark::State& state) {
  settle(state, Baseline::income, SolidarityWeight::inhabitants);
}
void settles_by_income_weighed_by_table(benchmark::State& state) {
  settle(state, Baseline::income, SolidarityWeight::table);
}
void settles_by_income_weighed_by_income(benchmark::State& state) {
  settle(state, Baseline::income, SolidarityWeight::income);
}
void settles_with_big_integers(benchmark::State& state) {
  settle(state, Baseline::income, SolidarityWeight::income, 100'000);
}
BENCHMARK(settles_by_average)->Arg(8)->Arg(20)->Arg(342);
BENCHMARK(settles_by_income_weighed_by_inhabitants)->Arg(20);
BENCHMARK(settles_by_income_weighed_by_table)->Arg(20);
BENCHMARK(settles_by_income_weighed_by_income)->Arg(20);
BENCHMARK(settles_with_big_integers)->Arg(20);

}  // namespace
}  // namespace houvast::region
