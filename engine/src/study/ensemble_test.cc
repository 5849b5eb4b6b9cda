// SPDX-License-Identifier: EUPL-1.2
#include "houvast/ensemble.h"

#include <gtest/gtest.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <fstream>

#include "study/comparison.h"
#include "study/testing.h"

namespace houvast::study {
namespace {

using namespace literals;
namespace fs = std::filesystem;

/// The region as it is, and with an inflow of heavy cases that is a tenth lower.
std::vector<Variant> two_variants() {
  Variant base{.name = "", .dossier = care_region(), .against = {}};
  base.dossier.hash = "abc";
  Variant less{.name = "minder", .dossier = base.dossier, .against = 0};
  less.dossier.demand.inflow[1].per_thousand *= 0.9;
  return {base, less};
}

Ensemble ensemble_of(const std::vector<Variant>& variants, EnsembleOptions options = {},
                     int threads = 1) {
  if (options.replications == 1'000) options.replications = 20;
  return run_ensemble(variants, options, *threads_executor(threads)).value();
}

bool same(const Ensemble& a, const Ensemble& b) {
  if (a.replications != b.replications || a.variants.size() != b.variants.size()) return false;
  for (std::size_t v = 0; v < a.variants.size(); ++v) {
    if (a.variants[v].columns != b.variants[v].columns) return false;
    const auto& left = a.variants[v].comparison;
    const auto& right = b.variants[v].comparison;
    if (left.has_value() != right.has_value()) return false;
    if (!left) continue;
    if (left->by_year != right->by_year || left->cumulative != right->cumulative ||
        left->break_even != right->break_even || left->lines.size() != right->lines.size())
      return false;
    for (std::size_t i = 0; i < left->lines.size(); ++i)
      if (left->lines[i].column != right->lines[i].column ||
          left->lines[i].statistics != right->lines[i].statistics)
        return false;
  }
  return true;
}

TEST(Ensemble, IsTheSameOnAnyNumberOfThreads) {
  const Ensemble one = ensemble_of(two_variants());
  for (const int threads : {2, 16})
    EXPECT_TRUE(same(ensemble_of(two_variants(), {}, threads), one));
}

TEST(Ensemble, AddsUpToTheRegion) {
  const Ensemble ensemble = ensemble_of(two_variants());
  const StudyLayout& layout = ensemble.layout;
  const auto mean = [&](std::size_t column) { return ensemble.variants[0].columns[column].mean; };
  using enum StudyFigure;
  const double one = mean(layout.scheme(0, 0, 2028, spending));
  const double two = mean(layout.scheme(1, 0, 2028, spending));
  EXPECT_NEAR(mean(layout.scheme({}, 0, 2028, spending)), one + two, 1);
  EXPECT_NEAR(mean(layout.scheme({}, {}, 2028, spending)), one + two, 1);
  const double products =
      mean(layout.care(0, 0, 2028, spending)) + mean(layout.care(0, 1, 2028, spending));
  EXPECT_EQ(mean(layout.scheme(0, 0, 2028, lever_cost)), 9'600'000);
  EXPECT_NEAR(one, products + 9'600'000, 1);
  EXPECT_NEAR(mean(layout.scheme(0, 0, 2028, result_after)), 200'000'000 - one, 1);
}

// Nobody's figures differ before the lever does anything: what is the same on common random numbers
// has no line at all.
TEST(Ensemble, FindsNoDifferenceWhereALeverDoesNothing) {
  std::vector<Variant> variants = two_variants();
  variants[1].dossier = variants[0].dossier;
  variants[1].dossier.demand.levers.push_back({.id = "niets",
                                               .label = "Niets",
                                               .scheme = "jeugd",
                                               .from = {2027, 1},
                                               .effects = {{.factor = 1}}});
  const Ensemble ensemble = ensemble_of(variants);
  EXPECT_TRUE(ensemble.variants[1].comparison->lines.empty());
}

TEST(Ensemble, ComparesOnTheSameClients) {
  const Ensemble ensemble = ensemble_of(two_variants(), {.replications = 50});
  const Comparison& comparison = *ensemble.variants[1].comparison;
  const std::size_t column = ensemble.layout.care({}, 1, 2029, StudyFigure::spending);
  const auto line = std::find_if(comparison.lines.begin(), comparison.lines.end(),
                                 [&](const auto& one) { return one.column == column; });
  ASSERT_NE(line, comparison.lines.end());
  const Statistics& base = ensemble.variants[0].columns[column];
  const Statistics& less = ensemble.variants[1].columns[column];
  EXPECT_NEAR(line->statistics.mean, less.mean - base.mean, 1);
  // Without common clients variances would add up.
  EXPECT_LT(line->statistics.standard_deviation, 0.7 * base.standard_deviation);
  // A light product that neither leads to nor follows the heavy one is untouched.
  EXPECT_EQ(
      std::count_if(comparison.lines.begin(), comparison.lines.end(),
                    [&](const auto& one) { return ensemble.layout.key(one.column).product == 0; }),
      0);
}

// The error falls with the root of the number: 64 are enough for nine tenths of that of 32.
TEST(Ensemble, StopsWhenThePrecisionIsReached) {
  const auto variants = two_variants();
  const Ensemble first = ensemble_of(variants, {.replications = 32});
  const double asked = 0.9 * first.precision.value();
  for (const int threads : {1, 3}) {
    const Ensemble ensemble =
        ensemble_of(variants, {.replications = 500, .precision = asked}, threads);
    EXPECT_EQ(ensemble.replications, 64);
    EXPECT_LE(ensemble.precision.value(), asked);
  }
}

class StoppedEnsemble : public testing::Test {
 protected:
  void SetUp() override {
    file = fs::temp_directory_path() / ("houvast-ensemble-" + std::to_string(::getpid()));
    fs::remove(file);
  }
  void TearDown() override { fs::remove(file); }
  fs::path file;
};

TEST_F(StoppedEnsemble, GoesOnWhereItStoppedWithTheSameBytes) {
  const Ensemble whole = ensemble_of(two_variants());
  static_cast<void>(ensemble_of(two_variants(), {.replications = 7, .state = file}));
  fs::resize_file(file, fs::file_size(file) - 100);  // Killed while it wrote.
  EXPECT_TRUE(same(ensemble_of(two_variants(), {.state = file}), whole));
  const auto size = fs::file_size(file);
  EXPECT_TRUE(same(ensemble_of(two_variants(), {.state = file}, 2), whole));
  EXPECT_EQ(fs::file_size(file), size);
}

TEST_F(StoppedEnsemble, DoesNotGoOnWithAnotherSeed) {
  static_cast<void>(ensemble_of(two_variants(), {.replications = 2, .state = file}));
  const auto other = run_ensemble(two_variants(), {.replications = 2, .seed = 9, .state = file},
                                  *threads_executor(1));
  ASSERT_FALSE(other);
  EXPECT_EQ(other.error().front().code, "study/state-of-other-study");
}

TEST(Ensemble, RefusesVariantsOfAnotherShape) {
  std::vector<Variant> variants = two_variants();
  variants[1].dossier.demand.products.pop_back();
  variants[1].dossier.demand.inflow.pop_back();
  variants[1].dossier.demand.levers.clear();
  const auto result = run_ensemble(variants, {.replications = 2}, *threads_executor(1));
  ASSERT_FALSE(result);
  EXPECT_EQ(result.error().front().code, "study/variants-differ");
  EXPECT_EQ(result.error().front().found, "minder");
}

TEST(Ensemble, ReadsItsColumnsInPartsWithTheSameBytes) {
  const Ensemble whole = ensemble_of(two_variants());
  EXPECT_TRUE(same(ensemble_of(two_variants(), {.memory_bytes = 1'000}), whole));
}

TEST(LeverVariants, SetEachLeverAloneBesideNone) {
  Dossier dossier = care_region();
  dossier.demand.levers.push_back(dossier.demand.levers.front());
  dossier.demand.levers.back().id = "tweede";
  const auto variants = lever_variants(dossier, 3);
  ASSERT_EQ(variants.size(), 4U);
  EXPECT_EQ(variants[0].name, "-");
  EXPECT_TRUE(variants[0].dossier.demand.levers.empty());
  EXPECT_EQ(variants[1].name, "+team");
  EXPECT_EQ(variants[2].dossier.demand.levers.front().id, "tweede");
  EXPECT_EQ(variants[3].dossier.demand.levers.size(), 2U);
  EXPECT_EQ(variants[1].against, 3U);
}

// Costs 10 first, then saves 4 a year: 6, 2 and -2 in sum.
TEST(BreakEven, IsTheFirstYearInWhichTheSumIsASaving) {
  EXPECT_EQ(breaks_even_in(std::array<std::int64_t, 4>{10, -4, -4, -4}), 3U);
  EXPECT_FALSE(breaks_even_in(std::array<std::int64_t, 3>{10, -5, -5}));
  EXPECT_EQ(breaks_even_in(std::array<std::int64_t, 2>{-1, 100}), 0U);
}

TEST(BreakEven, TellsByWhichYearSoManyHaveBrokenEven) {
  const BreakEven found = break_even_of({0, 1, 5, 2}, 2026, 10);
  EXPECT_DOUBLE_EQ(found.chance, 0.8);
  EXPECT_EQ(found.p5, 2027);
  EXPECT_EQ(found.p50, 2028);
  EXPECT_FALSE(found.p95);
}

}  // namespace
}  // namespace houvast::study
