// SPDX-License-Identifier: EUPL-1.2
// The bow wave of prevention (D9): cost first, then extra light cases, then fewer heavy ones.
// Nobody draws it: it follows from the ways of clients. And where there is a waiting list, it is
// filled from that list first (D5).
#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "houvast/demand.h"
#include "houvast/dossier.h"

namespace houvast::testing {
namespace {

constexpr std::uint32_t replications = 30;

struct Year {
  double total = 0;                                         ///< Care and levers, euro.
  std::map<std::string, double> spending, starts, waiting;  ///< By product.
};
using Path = std::map<int, Year>;

class BowWave : public ::testing::Test {
 protected:
  void SetUp() override {
    const char* const checkout = std::getenv("HOUVAST_SOURCE_DIR");
    if (checkout == nullptr) GTEST_SKIP() << "HOUVAST_SOURCE_DIR";
    folder_ = std::filesystem::path(checkout) / "examples" / "boeggolf";
  }

  /// One path a replication.
  [[nodiscard]] std::vector<Path> simulate(const std::optional<std::string>& scenario) const {
    const Dossier dossier =
        (scenario ? load_dossier(folder_, *scenario) : load_dossier(folder_)).value();
    const demand::Model model =
        demand::prepare(dossier.demand, dossier.years, dossier.municipalities, 20260101);
    demand::Simulator simulator(model);
    std::vector<Path> paths(replications);
    for (std::uint32_t r = 0; r < replications; ++r) {
      for (const demand::LeverCost& cost :
           demand::lever_costs(dossier.demand, dossier.years, dossier.municipalities))
        paths[r][cost.year].total += static_cast<double>(cost.amount.count()) / 100;
      for (std::size_t c = 0; c < model.clusters().size(); ++c)
        add(simulator.simulate(c, {.replication = r}), dossier, paths[r]);
    }
    return paths;
  }

  static void add(const demand::CareFigures& figures, const Dossier& dossier, Path& path) {
    for (std::size_t m = 0; m < figures.municipalities.size(); ++m)
      for (std::size_t p = 0; p < figures.products; ++p)
        for (int year = dossier.years.from; year <= dossier.years.to; ++year) {
          const demand::CareYear& care = figures.year(m, p, year);
          const std::string& product = dossier.demand.products[p].id;
          const double euro = static_cast<double>(care.spending.count()) / 100;
          path[year].total += euro;
          path[year].spending[product] += euro;
          path[year].starts[product] += static_cast<double>(care.starts);
          path[year].waiting[product] += static_cast<double>(care.waiting);
        }
  }

  static Path mean(const std::vector<Path>& paths) {
    Path result;
    for (const Path& path : paths)
      for (const auto& [year, figures] : path) {
        result[year].total += figures.total / replications;
        for (const auto& [product, value] : figures.spending)
          result[year].spending[product] += value / replications;
        for (const auto& [product, value] : figures.starts)
          result[year].starts[product] += value / replications;
        for (const auto& [product, value] : figures.waiting)
          result[year].waiting[product] += value / replications;
      }
    return result;
  }

  /// The year in which what was saved makes up for what was spent.
  static int break_even(const Path& without, const Path& with) {
    double sum = 0;
    for (const auto& [year, figures] : with) {
      sum += figures.total - without.at(year).total;
      if (sum < 0) return year;
    }
    return 9999;
  }

 private:
  std::filesystem::path folder_;
};

}  // namespace

TEST_F(BowWave, CostsFirstAndSavesLater) {
  const std::vector<Path> without = simulate({});
  const std::vector<Path> with = simulate("preventie");
  const Path before = mean(without);
  const Path after = mean(with);
  // Before it starts, nothing changes.
  EXPECT_EQ(before.at(2026).total, after.at(2026).total);
  // Light cases at once; heavy ones not yet.
  EXPECT_GT(after.at(2027).starts.at("basis"), 1.3 * before.at(2027).starts.at("basis"));
  EXPECT_NEAR(after.at(2027).starts.at("verblijf") / before.at(2027).starts.at("verblijf"), 1,
              0.01);
  EXPECT_GT(after.at(2027).total, before.at(2027).total + 1e6);
  // Later ambulatory care falls, and after it care with a stay.
  const auto falls = [&](const std::string& product, int year) {
    return 1 - after.at(year).spending.at(product) / before.at(year).spending.at(product);
  };
  EXPECT_GT(falls("ambulant", 2029), 0.06);
  EXPECT_LT(falls("verblijf", 2029), 0.02);
  EXPECT_GT(falls("verblijf", 2035), 0.07);
  EXPECT_LT(after.at(2035).total, before.at(2035).total - 0.8e6);
  // Most replications break even, in years that differ.
  std::map<int, int> years;
  for (std::uint32_t r = 0; r < replications; ++r) ++years[break_even(without[r], with[r])];
  EXPECT_NEAR(break_even(before, after), 2034, 1);
  EXPECT_GT(years.size(), 1U);
  EXPECT_LT(years[9999], static_cast<int>(replications) / 10);
}

TEST_F(BowWave, IsFilledByWhoWaitsFirst) {
  const Path before = mean(simulate("wachtlijst"));
  const Path after = mean(simulate("wachtlijst_preventie"));
  const Path free_before = mean(simulate({}));
  const Path free_after = mean(simulate("preventie"));
  // The list shrinks by two fifths before the bill of those places shrinks by one in a hundred.
  EXPECT_LT(after.at(2031).waiting.at("verblijf"), 0.7 * before.at(2031).waiting.at("verblijf"));
  EXPECT_GT(after.at(2031).spending.at("verblijf"),
            0.985 * before.at(2031).spending.at("verblijf"));
  EXPECT_LT(free_after.at(2031).spending.at("verblijf"),
            0.97 * free_before.at(2031).spending.at("verblijf"));
  // So it takes longer until the money is back.
  EXPECT_GT(break_even(before, after), break_even(free_before, free_after) + 1);
}

}  // namespace houvast::testing
