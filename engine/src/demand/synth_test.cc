// SPDX-License-Identifier: EUPL-1.2
#include "houvast/synth.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <map>
#include <numeric>
#include <set>

#include "demand/fictional_people.h"

namespace houvast::demand {
namespace {

using namespace literals;

constexpr Years years{2026, 2030};
const AgeBand young{0, 17}, grown{18, 64}, old{65, 120};

/// Two municipalities with one product of each kind of limit.
std::vector<Municipality> two_municipalities() {
  return {{"GM9001", "Groot", {{2026, 40'000}, {2030, 44'000}}},
          {"GM9002", "Klein", {{2026, 10'000}}}};
}

DemandTerms two_products() {
  DemandTerms terms;
  for (const auto& [code, size] : {std::pair{"GM9001", 40'000}, {"GM9002", 10'000}}) {
    terms.population.push_back({code, 2026, young, size / 5});
    terms.population.push_back({code, 2026, grown, size * 3 / 5});
    terms.population.push_back({code, 2026, old, size / 5});
  }
  terms.population.push_back({"GM9001", 2030, old, 12'000});
  terms.products = {{.id = "hulp"}, {.id = "wonen"}};
  terms.inflow = {{"hulp", Channel::school, young, 20}, {"wonen", Channel::resident, old, 2}};
  terms.stock = {{"GM9001", "wonen", 80, 10, 40, Period{2028, 12}}, {"GM9002", "wonen", 20, 0}};
  terms.capacities = {
      {.id = "bedden", .products = {"wonen"}, .shared = true, .places = {{2026, 110}, {2028, 120}}},
      {.id = "ruimte", .products = {"hulp"}, .per_thousand = 3}};
  terms.budgets = {{.id = "plafond", .products = {"hulp"}, .budget = {{2026, 500'000_eur}}}};
  terms.levers = {{.id = "team",
                   .cost_per_year = 100'000_eur,
                   .municipalities = {"GM9002"},
                   .effects = {{.scope = {.municipalities = {"GM9002"}}}}}};
  return terms;
}

FictionalCountry country(const SynthOptions& options = {}) {
  return synthesise(two_products(), two_municipalities(), years, options).value();
}

std::int64_t inhabitants(const FictionalCountry& country, int year) {
  return inhabitants_in(country.municipalities, year);
}

std::vector<std::int64_t> sizes(const FictionalCountry& country) {
  std::vector<std::int64_t> all;
  for (const Municipality& each : country.municipalities) all.push_back(each.inhabitants.at(2026));
  std::sort(all.begin(), all.end());
  return all;
}

TEST(FictionalCountry, HasTheSizesOfDutchMunicipalities) {
  const std::vector<std::int64_t> all = sizes(country());
  ASSERT_EQ(all.size(), 342u);
  EXPECT_EQ(std::accumulate(all.begin(), all.end(), std::int64_t{0}), 17'900'000);
  // In 2023 the largest had 903,399 of 17.6 million, the median 32,030 and the smallest 944.
  EXPECT_NEAR(static_cast<double>(all.back()), 895'000, 40'000);
  EXPECT_NEAR(static_cast<double>(all[171]), 30'000, 3'000);
  EXPECT_GT(all.front(), 500);
  EXPECT_LT(all.front(), 3'000);
  // The 57 largest, a sixth, had 49.6% of the people.
  const auto largest = std::accumulate(all.end() - 57, all.end(), std::int64_t{0});
  EXPECT_NEAR(static_cast<double>(largest) / 17'900'000, 0.5, 0.06);
}

TEST(FictionalCountry, HasCodesThatNoMunicipalityHas) {
  const FictionalCountry all = country({.municipalities = 999});
  std::set<std::string> names;
  for (std::size_t m = 0; m < 999; ++m) {
    EXPECT_EQ(all.municipalities[m].code, "GM" + std::to_string(9001 + m));
    names.insert(all.municipalities[m].name);
  }
  EXPECT_EQ(names.size(), 999u);
}

TEST(FictionalCountry, HasNamesThatNoMunicipalityHasOrHad) {
  const char* folder = std::getenv("HOUVAST_DATA");
  const std::string file =
      std::string(folder == nullptr ? "" : folder) + "/gemeenten/rvig_tabel33_gemeenten.csv";
  if (!std::filesystem::exists(file))
    GTEST_SKIP() << "public reference data gemeenten/ is not there (HOUVAST_DATA)";
  std::ifstream stream(file);
  const std::string list((std::istreambuf_iterator<char>(stream)), {});
  ASSERT_NE(list.find("\"Adorp\""), std::string::npos);
  for (const Municipality& each : country({.municipalities = 999}).municipalities)
    EXPECT_EQ(list.find('"' + each.name + '"'), std::string::npos) << each.name;
}

TEST(FictionalCountry, IsTheSameForTheSameSeedAndAnotherForAnother) {
  EXPECT_EQ(sizes(country({.seed = 3})), sizes(country({.seed = 3})));
  EXPECT_NE(sizes(country({.seed = 3})), sizes(country({.seed = 4})));
}

TEST(FictionalCountry, HasRegionsOfAboutTheSizeAsked) {
  const FictionalCountry all = country();
  EXPECT_EQ(all.regions.size(), 43u);
  std::set<std::size_t> members;
  for (const FictionalRegion& region : all.regions) {
    EXPECT_GE(region.municipalities.size(), 7u);
    EXPECT_LE(region.municipalities.size(), 8u);
    const auto size = [&](std::size_t m) { return all.municipalities[m].inhabitants.at(2026); };
    for (const std::size_t m : region.municipalities) {
      EXPECT_GE(size(region.municipalities.front()), size(m));
      members.insert(m);
    }
  }
  EXPECT_EQ(members.size(), 342u);
}

TEST(FictionalCountry, AgesAndGrowsAsItsExampleDoes) {
  const FictionalCountry all = country();
  // The example grows from 50,000 to 54,000, all of it people of 65 and over.
  EXPECT_EQ(inhabitants(all, 2026), 17'900'000);
  EXPECT_EQ(inhabitants(all, 2029), 17'900'000);
  EXPECT_NEAR(static_cast<double>(inhabitants(all, 2030)), 17'900'000 * 1.08, 1);
  std::map<AgeBand, double> people;
  std::map<std::string, std::int64_t> by_code;
  double lowest = 1, highest = 0;
  for (const PopulationRow& row : all.demand.population) {
    if (row.year != 2026) continue;
    people[row.ages] += static_cast<double>(row.inhabitants);
    by_code[row.municipality] += row.inhabitants;
  }
  for (const PopulationRow& row : all.demand.population)
    if (row.year == 2026 && row.ages == old) {
      const double share =
          static_cast<double>(row.inhabitants) / static_cast<double>(by_code.at(row.municipality));
      lowest = std::min(lowest, share);
      highest = std::max(highest, share);
    }
  EXPECT_NEAR(people.at(old) / 17'900'000, 0.2, 0.02);
  EXPECT_LT(lowest, 0.15);
  EXPECT_GT(highest, 0.25);
  for (const Municipality& each : all.municipalities)
    EXPECT_EQ(by_code.at(each.code), each.inhabitants.at(2026));
}

TEST(FictionalCountry, HasTheStockOfItsExamplePerInhabitantExposed) {
  const FictionalCountry all = country();
  double clients = 0, rights = 0;
  for (const StockRow& row : all.demand.stock) {
    EXPECT_EQ(row.product, "wonen");
    EXPECT_LE(row.with_rights, row.clients);
    clients += static_cast<double>(row.clients);
    rights += static_cast<double>(row.with_rights);
  }
  // 100 clients for 50,000 inhabitants; levels and ages move it a little.
  EXPECT_NEAR(clients, 35'800, 2'500);
  EXPECT_NEAR(rights / clients, 0.4, 0.01);
}

TEST(FictionalCountry, HasLevelsAroundOne) {
  double sum = 0;
  const FictionalCountry all = country();
  EXPECT_EQ(all.demand.levels.size(), 342u * 2);
  for (const LevelRow& row : all.demand.levels) {
    EXPECT_GT(row.level, 0.4);
    EXPECT_LT(row.level, 2.5);
    sum += row.level;
  }
  EXPECT_NEAR(sum / (342 * 2), 1.01, 0.03);
}

TEST(FictionalCountry, SharesPlacesByRegionAndBudgetsByMunicipality) {
  const FictionalCountry all = country({.municipalities = 16, .inhabitants = 500'000});
  ASSERT_EQ(all.demand.capacities.size(), 3u);  // Two regions of "bedden", and "ruimte" for all.
  std::int64_t places = 0;
  for (std::size_t r = 0; r < 2; ++r) {
    EXPECT_TRUE(all.demand.capacities[r].shared);
    EXPECT_EQ(all.demand.capacities[r].municipalities.size(), 8u);
    places += all.demand.capacities[r].places.at(2028);
  }
  EXPECT_NEAR(static_cast<double>(places), 1'200, 1);  // 120 for a tenth of the people.
  EXPECT_TRUE(all.demand.capacities[2].municipalities.empty());
  ASSERT_EQ(all.demand.budgets.size(), 16u);
  Cents budget;
  for (const PlainBudget& each : all.demand.budgets) budget += each.budget.at(2026);
  // 500,000 for each of two municipalities, together for a tenth of the people.
  EXPECT_NEAR(static_cast<double>(budget.count()), 1e9, 16);
}

TEST(FictionalCountry, ScalesWhatLeversCostByThePeopleWhoTakePart) {
  const FictionalCountry all = country({.municipalities = 16, .inhabitants = 500'000});
  EXPECT_EQ(all.demand.levers[0].cost_per_year, 5'000'000_eur);  // 10 euro an inhabitant.
  EXPECT_TRUE(all.demand.levers[0].municipalities.empty());
  EXPECT_TRUE(all.demand.levers[0].effects[0].scope.municipalities.empty());
}

TEST(FictionalCountry, RefusesWhatCannotBeACountry) {
  const auto refused = synthesise(two_products(), {}, years,
                                  {.municipalities = 1'000, .inhabitants = 10, .region_size = 0});
  ASSERT_FALSE(refused.has_value());
  EXPECT_EQ(refused.error().size(), 4u);
  for (const Problem& problem : refused.error()) EXPECT_NE(to_string(problem, Language::dutch), "");
}

TEST(Apportion, AddsUpWhateverTheWeights) {
  EXPECT_EQ(apportion(10, std::vector<double>{1, 1, 1}), (std::vector<std::int64_t>{4, 3, 3}));
  EXPECT_EQ(apportion(7, std::vector<double>{0, 2, 1}), (std::vector<std::int64_t>{0, 5, 2}));
  EXPECT_EQ(apportion(7, std::vector<double>{0, 0}), (std::vector<std::int64_t>{0, 0}));
}

}  // namespace
}  // namespace houvast::demand
