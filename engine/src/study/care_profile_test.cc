// SPDX-License-Identifier: EUPL-1.2
#include "houvast/care_profile.h"

#include <gtest/gtest.h>

#include <numeric>

#include "study/testing.h"

namespace houvast::study {
namespace {

constexpr std::size_t light = 0, heavy = 1;

/// Places for the heavy product are short, so that clients wait.
Dossier region_that_waits() {
  Dossier dossier = care_region();
  dossier.hash = "abc";
  dossier.demand.capacities = {{.id = "verblijf",
                                .label = "",
                                .products = {"verblijf"},
                                .municipalities = {},
                                .shared = true,
                                .per_thousand = 0,
                                .places = {{2026, 10}}}};
  dossier.demand.products[heavy].waiting = Waiting{};
  return dossier;
}

CareProfile profile_of(const Dossier& dossier, int threads = 1) {
  return profile_care(dossier, {.replications = 20, .seed = 3, .progress = {}, .go_on = {}},
                      *threads_executor(threads))
      .value();
}

// A study counts starts without asking who sent them.
TEST(CareProfile, CountsTheStartsOfAStudyByWhoSentThem) {
  const Dossier dossier = region_that_waits();
  const CareProfile profile = profile_of(dossier);
  const std::vector<Variant> variants{{.name = "", .dossier = dossier, .against = {}}};
  const auto study = run_ensemble(variants, {.replications = 20, .seed = 3}, *threads_executor(1));
  ASSERT_TRUE(study);
  for (const std::size_t product : {light, heavy})
    for (int year = 2026; year <= 2029; ++year) {
      double starts = 0;
      for (const ChannelStarts& line : profile.channels)
        if (!line.municipality && line.product == product && line.year == year)
          starts += line.starts.mean;
      const std::size_t column = study->layout.care({}, product, year, StudyFigure::starts);
      EXPECT_NEAR(starts, study->variants[0].columns[column].mean, 1e-9) << product << ' ' << year;
    }
}

TEST(CareProfile, LeavesOutWhoNeverSendsAnybody) {
  for (const ChannelStarts& line : profile_of(region_that_waits()).channels)
    EXPECT_EQ(line.channel,
              line.product == light ? Channel::municipal_access : Channel::certified_institution);
}

TEST(CareProfile, TellsHowLongTheyWaited) {
  const CareProfile profile = profile_of(region_that_waits());
  ASSERT_FALSE(profile.waiting.empty());
  const WaitingProfile& region = profile.waiting.front();
  EXPECT_FALSE(region.municipality);
  EXPECT_EQ(region.product, heavy);
  double waited = 0;
  for (const WaitingProfile::Year& year : region.years) waited += year.waited;
  EXPECT_GT(waited, 0);
  EXPECT_NEAR(std::accumulate(region.starts.begin(), region.starts.end(), 0.0), waited, 1e-9);
  EXPECT_GT(region.years.back().mean_days, 0);
}

TEST(CareProfile, DoesNotDependOnThreads) {
  const Dossier dossier = region_that_waits();
  const CareProfile one = profile_of(dossier, 1), two = profile_of(dossier, 2);
  ASSERT_EQ(one.channels.size(), two.channels.size());
  for (std::size_t i = 0; i < one.channels.size(); ++i)
    EXPECT_EQ(one.channels[i].starts, two.channels[i].starts);
}

TEST(CareProfile, StopsWhenNobodyNeedsItAnyMore) {
  const auto stopped =
      profile_care(region_that_waits(),
                   {.replications = 20, .seed = 3, .progress = {}, .go_on = [] { return false; }},
                   *threads_executor(1));
  EXPECT_EQ(stopped.error().front().code, "study/stopped");
}

TEST(CareProfile, IsEmptyWithoutProducts) {
  Dossier dossier = care_region();
  dossier.demand = {};
  const CareProfile profile = profile_of(dossier);
  EXPECT_TRUE(profile.channels.empty());
  EXPECT_TRUE(profile.waiting.empty());
}

}  // namespace
}  // namespace houvast::study
