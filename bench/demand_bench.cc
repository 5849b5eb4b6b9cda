// SPDX-License-Identifier: EUPL-1.2
// The simulation of clients. items_per_second are trajectories or events on one core.
#include <benchmark/benchmark.h>

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <string>
#include <vector>

#include "demand/accounts.h"
#include "demand/quantile_table.h"
#include "houvast/demand.h"
#include "houvast/dossier.h"
#include "houvast/synth.h"
#include "random/philox_block.h"
#include "random/portable_math.h"
#include "support/simulated_care.h"

namespace houvast {
namespace {

using testing::constant;
using testing::exponential;
using testing::inflow_of;
using testing::one_municipality;
using testing::product_of;
using testing::terms_of;

constexpr Years five_years{2026, 2030};
constexpr double many = 1'000'000;  // Trajectories a replication.

Product help() {
  Product product = product_of("hulp", {.kind = Spread::Kind::weibull, .mean = 240, .shape = 0.8});
  product.intensity = {.kind = Spread::Kind::lognormal, .mean = 12, .cv = 0.7};
  return product;
}

/// What the model is compared with: one block, a Weibull duration and a lognormal intensity by the
/// C library, and four additions in an array of differences, for each trajectory.
void trajectories_in_a_plain_loop(benchmark::State& state) {
  const StreamKey key = stream_key(1, {"bench"});
  const Timeline timeline(five_years);
  std::vector<MonthChange> changes(static_cast<std::size_t>(timeline.months()) + 2);
  const double scale = 240 / std::tgamma(1 + 1 / 0.8);
  const double sigma = std::sqrt(std::log(1 + 0.7 * 0.7));
  std::uint32_t replication = 0;
  for (auto _ : state) {
    ++replication;
    for (std::uint32_t rank = 0; rank < static_cast<std::uint32_t>(many); ++rank) {
      const PhiloxBlock words = philox_block(rank, replication, 2026, 1, key);
      const int start = static_cast<int>((std::uint64_t{words.word[0]} * 1826) >> 32);
      const double u = (words.word[1] + 0.5) * 0x1p-32;
      const double days = scale * std::pow(-std::log(u), 1 / 0.8) + 0.5;
      // Box and Muller.
      const double radius = std::sqrt(-2 * std::log((words.word[2] + 0.5) * 0x1p-32));
      const double z = radius * std::cos(6.283185307179586 * words.word[3] * 0x1p-32);
      const double units = 12 / std::sqrt(1 + 0.7 * 0.7) * std::exp(sigma * z);
      const double end = std::min(1826.0, start + std::max(1.0, days));
      add_stay(timeline, changes.data(), start, static_cast<int>(end),
               static_cast<Millionths>(units * 1e6));
    }
    benchmark::DoNotOptimize(changes.data());
    benchmark::ClobberMemory();
  }
  state.SetItemsProcessed(state.iterations() * static_cast<std::int64_t>(many));
}
BENCHMARK(trajectories_in_a_plain_loop)->Unit(benchmark::kMillisecond);

/// What every simulation comes down to: figures of all clusters, by replication.
void simulate(benchmark::State& state, const demand::Model& model,
              std::int64_t (*items)(const demand::CareYear&)) {
  demand::Simulator simulator(model);
  std::uint32_t replication = 0;
  std::int64_t count = 0;
  for (auto _ : state) {
    for (std::size_t cluster = 0; cluster < model.clusters().size(); ++cluster)
      for (const demand::CareYear& year :
           simulator.simulate(cluster, {.replication = replication}).by_year)
        count += items(year);
    ++replication;
  }
  state.SetItemsProcessed(count);
}

std::int64_t starts_of(const demand::CareYear& year) { return year.starts; }
/// Asking for care, starting and stopping, giving up.
std::int64_t events_of(const demand::CareYear& year) {
  return 2 * year.starts + year.stops + 2 * (year.dropped_out + year.escalated);
}

void trajectories_of_the_full_model(benchmark::State& state) {
  DemandTerms terms = terms_of({help()}, five_years);
  terms.inflow = {inflow_of("hulp", many / 5)};
  const auto municipalities = one_municipality(five_years);
  simulate(state, demand::prepare(terms, five_years, municipalities, 1), starts_of);
}
BENCHMARK(trajectories_of_the_full_model)->Unit(benchmark::kMillisecond);

/// The same with exits, a return, a review and personal budgets.
void trajectories_with_exits_and_reviews(benchmark::State& state) {
  Product product = help();
  product.personal_budget_share = 0.1;
  product.exits = {{.to = "hulp", .share = 0.1, .after = exponential(200)},
                   {.to = "zwaar", .share = 0.1}};
  product.review = Review{.every_months = 12, .ends = 0.1};
  DemandTerms terms = terms_of({product, product_of("zwaar", exponential(400))}, five_years);
  terms.inflow = {inflow_of("hulp", many / 5)};
  const auto municipalities = one_municipality(five_years);
  simulate(state, demand::prepare(terms, five_years, municipalities, 1), starts_of);
}
BENCHMARK(trajectories_with_exits_and_reviews)->Unit(benchmark::kMillisecond);

/// A life of eighty years through eight products: hazards differ by year of age and by how long the
/// stay has lasted, and about a hundred times somebody moves on.
DemandTerms lives(std::int64_t persons, Years years) {
  std::vector<Product> products;
  for (int p = 0; p < 8; ++p) {
    Product product = product_of("p" + std::to_string(p), exponential(365));
    for (int age = 0; age <= 80; ++age)
      for (const int days_from : {0, 180, 720})
        for (const int ahead : {1, 3}) {
          const double per_year = (ahead == 1 ? 1.2 : 0.5) * (0.4 + 0.01 * age) *
                                  (days_from == 0     ? 0.8
                                   : days_from == 180 ? 1.1
                                                      : 0.9);
          product.hazards.push_back({.ages = {age, age == 80 ? 120 : age},
                                     .days_from = days_from,
                                     .to = "p" + std::to_string((p + ahead) % 8),
                                     .per_year = per_year});
        }
    products.push_back(product);
  }
  DemandTerms terms = terms_of(products, years);
  terms.population = {{"GM9001", years.from, {0, 0}, testing::inhabitants},
                      {"GM9001", years.from, {1, 120}, testing::inhabitants}};
  terms.inflow = {{.product = "p0", .ages = {0, 0}, .per_thousand = 1e-9}};
  terms.stock = {{.municipality = "GM9001", .product = "p0", .clients = persons}};
  return terms;
}

void moves_in_lives_of_eighty_years(benchmark::State& state) {
  constexpr Years years{2001, 2080};
  const auto municipalities = one_municipality(years);
  simulate(state, demand::prepare(lives(state.range(0), years), years, municipalities, 1),
           starts_of);
  state.counters["moves_each"] = static_cast<double>(state.items_processed()) /
                                 static_cast<double>(state.iterations() * state.range(0));
}
BENCHMARK(moves_in_lives_of_eighty_years)
    ->Arg(100'000)
    ->Arg(1'000'000)
    ->Unit(benchmark::kMillisecond);

/// Places for 95% of who asks: a list that grows, and clients who give up.
void events_around_a_waiting_list(benchmark::State& state) {
  Product product = product_of("verblijf", exponential(300));
  product.waiting = Waiting{.urgent_share = 0.1, .patience = exponential(200)};
  const double asks_a_year = 200'000;
  DemandTerms terms = terms_of({product}, five_years);
  terms.inflow = {inflow_of("verblijf", asks_a_year)};
  const auto places = static_cast<std::int64_t>(0.95 * asks_a_year * 300 / 365.25);
  terms.stock = {{.municipality = "GM9001", .product = "verblijf", .clients = places}};
  terms.capacities = {{.id = "plaatsen",
                       .label = "Plaatsen",
                       .products = {"verblijf"},
                       .places = {{five_years.from, places}}}};
  const auto municipalities = one_municipality(five_years);
  simulate(state, demand::prepare(terms, five_years, municipalities, 1), events_of);
}
BENCHMARK(events_around_a_waiting_list)->Unit(benchmark::kMillisecond);

Dossier zorgregio() {
  return load_dossier(std::filesystem::path(HOUVAST_EXAMPLES) / "zorgregio").value();
}

void remove_waiting_lists(DemandTerms& terms) {
  terms.capacities.clear();
  terms.exit_queues.clear();
  terms.budgets.clear();
}

/// One replication of a country made like the example region; ten years, all products.
void country_of_342_municipalities(benchmark::State& state) {
  constexpr Years years{2026, 2035};
  const Dossier like = zorgregio();
  demand::FictionalCountry country =
      demand::synthesise(like.demand, like.municipalities, years, {}).value();
  if (state.range(0) == 0) remove_waiting_lists(country.demand);
  simulate(state, demand::prepare(country.demand, years, country.municipalities, 1), starts_of);
}
BENCHMARK(country_of_342_municipalities)
    ->ArgName("waiting_lists")
    ->Arg(0)
    ->Arg(1)
    ->Unit(benchmark::kMillisecond);

/// One replication of the example region: ten municipalities, 568,000 inhabitants, five years.
void region_of_ten_municipalities(benchmark::State& state) {
  Dossier dossier = zorgregio();
  if (state.range(0) == 0) remove_waiting_lists(dossier.demand);
  simulate(state, demand::prepare(dossier.demand, dossier.years, dossier.municipalities, 1),
           starts_of);
}
BENCHMARK(region_of_ten_municipalities)
    ->ArgName("waiting_lists")
    ->Arg(0)
    ->Arg(1)
    ->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace houvast
