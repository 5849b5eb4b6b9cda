// SPDX-License-Identifier: EUPL-1.2
#include <gtest/gtest.h>

#include <cstdlib>
#include <fstream>
#include <random>

#include "funding/testing.h"
#include "houvast/income_support.h"

namespace houvast::funding {
namespace {

using namespace literals;

constexpr Cents budget = 10'000'000_eur;

SafetyNetLine line_of(const IncomeSupportTerms& terms, int year, Cents deficit,
                      std::int64_t inhabitants = 100'000) {
  const std::vector<SafetyNetInput> input{{.municipality = "GM9001",
                                           .inhabitants = inhabitants,
                                           .budget = budget,
                                           .cost = budget + deficit}};
  return safety_net(terms, year, input).value().lines[0];
}

struct Expected {
  Cents deficit;
  Cents paid;
};

void expect_paid(int year, const std::vector<Expected>& table) {
  for (const Expected& row : table) {
    const SafetyNetLine line = line_of(statutory_income_support(), year, row.deficit);
    EXPECT_EQ(line.paid, row.paid) << to_string(row.deficit);
    EXPECT_EQ(line.own_loss, row.deficit - row.paid);
  }
}

// K-B4: all above 110% of the budget (decree of 2015, article 10).
TEST(SafetyNet, PaysAllAboveTenPerCentIn2015) {
  expect_paid(2015, {{500'000_eur, Cents()},
                     {1'000'000_eur, Cents()},
                     {1'200'000_eur, 200'000_eur},
                     {2'000'000_eur, 1'000'000_eur}});
}

// K-B5: half between 7.5 and 12.5 per cent, all above it (Berenschot, April 2025).
TEST(SafetyNet, PaysHalfAndThenAllFrom2024) {
  expect_paid(2024, {{500'000_eur, Cents()},
                     {750'000_eur, Cents()},
                     {1'000'000_eur, 125'000_eur},
                     {1'250'000_eur, 250'000_eur},
                     {1'500'000_eur, 500'000_eur},
                     {2'000'000_eur, 1'000'000_eur}});
}

TEST(SafetyNet, LeavesTenPerCentAtMost) {
  const IncomeSupportTerms terms = statutory_income_support();
  EXPECT_EQ(largest_own_loss(terms.safety_net.at(2015)), 0.1_d);
  EXPECT_EQ(largest_own_loss(terms.safety_net.at(2025)), 0.1_d);
  EXPECT_EQ(largest_own_loss(std::vector<SafetyNetBand>{{0.05_d, {}, 0.5_d}}), std::nullopt);
  EXPECT_EQ(largest_own_loss({}), std::nullopt);
}

// K-B7: more than five per cent, or more than thirty euro an inhabitant
// (toetsingscommissievp.nl, 8-11-2017).
TEST(SafetyNet, HasTwoWaysPastTheThresholdOf2016) {
  const IncomeSupportTerms terms = statutory_income_support();
  EXPECT_TRUE(line_of(terms, 2016, 400'000_eur, 10'000).passes_threshold);
  EXPECT_FALSE(line_of(terms, 2016, 400'000_eur, 20'000).passes_threshold);
  EXPECT_TRUE(line_of(terms, 2016, 600'000_eur, 40'000).passes_threshold);
}

TEST(SafetyNet, AddsThreeYearsUpIn2022) {
  const IncomeSupportTerms terms = statutory_income_support();
  SafetyNetInput input{.municipality = "GM9001",
                       .inhabitants = 100'000,
                       .budget = budget,
                       .cost = 11'000'000_eur,
                       .earlier_deficits = {{2020, -100'000_eur}, {2021, -100'000_eur}}};
  const auto paid = [&] {
    return safety_net(terms, 2022, std::vector<SafetyNetInput>{input}).value().paid;
  };
  EXPECT_EQ(paid(), 125'000_eur);
  input.earlier_deficits[2020] = -200'000_eur;  // 7% over three years together.
  EXPECT_EQ(paid(), Cents());
  input.earlier_deficits.erase(2021);
  EXPECT_EQ(codes_of(safety_net(terms, 2022, std::vector<SafetyNetInput>{input})),
            Codes{"funding/deficit-unknown"});
}

TEST(SafetyNet, KeepsARuleInForceUntilTheNextAndSaysSince) {
  const IncomeSupportTerms terms = statutory_income_support();
  const auto net = safety_net(terms, 2030, {}).value();
  EXPECT_EQ(net.rule_year, 2025);
  EXPECT_EQ(net.paid_in, 2032);
  EXPECT_EQ(codes_of(safety_net(terms, 2013, {})), Codes{"funding/no-safety-net-rule"});
}

TEST(SafetyNet, SaysHowSureItsRuleIs) {
  IncomeSupportTerms terms = statutory_income_support();
  const auto certainty = [&](int year) { return safety_net(terms, year, {}).value().certainty; };
  EXPECT_EQ(certainty(2015), Certainty::statute);
  EXPECT_EQ(certainty(2017), Certainty::assumption);
  EXPECT_EQ(certainty(2025), Certainty::found);
  EXPECT_EQ(certainty(2026), Certainty::assumption);
  terms.safety_net[2025][0].paid = 0.4_d;
  EXPECT_EQ(certainty(2025), std::nullopt);
}

TEST(SafetyNet, RefusesBandsThatOverlap) {
  IncomeSupportTerms terms;
  terms.safety_net = {{2024, {{0.1_d, {}, 1_d}, {0.2_d, 0.1_d, 2_d}}}};
  EXPECT_EQ(codes_of(safety_net(terms, 2024, {})),
            (Codes{"funding/band-outside-zero-one", "funding/bands-out-of-order"}));
}

TEST(SafetyNet, NeverPaysMoreThanTheDeficitAndGrowsWithIt) {
  std::mt19937_64 random(seed());
  const IncomeSupportTerms terms = statutory_income_support();
  for (int round = 0; round < 300; ++round) {
    const int year = 2015 + static_cast<int>(random() % 5);
    const Cents less(static_cast<std::int64_t>(random() % 300'000'000));
    const Cents more = less + Cents(static_cast<std::int64_t>(random() % 100'000'000));
    const SafetyNetLine first = line_of(terms, year, less);
    const SafetyNetLine second = line_of(terms, year, more);
    EXPECT_LE(first.paid, first.deficit);
    EXPECT_LE(first.paid, second.paid);
    EXPECT_LE(first.own_loss, second.own_loss);
    Cents sum;
    for (const SafetyNetStep& step : second.steps) sum += step.paid;
    EXPECT_EQ(sum, second.paid);
  }
  EXPECT_EQ(line_of(terms, 2024, -1'000'000_eur).paid, Cents());
}

/// One row of params/safety_net.csv; no field of ours holds a quote.
std::vector<std::string> fields_of(const std::string& row) {
  std::vector<std::string> fields(1);
  bool quoted = false;
  for (const char c : row) {
    if (c == '"')
      quoted = !quoted;
    else if (c == ',' && !quoted)
      fields.emplace_back();
    else
      fields.back() += c;
  }
  return fields;
}

std::string text_of(const std::optional<Decimal>& number) {
  return number ? to_string(*number) : "";
}

TEST(KnownSafetyNets, AreThoseOfTheParameterFile) {
  const char* folder = std::getenv("HOUVAST_SOURCE_DIR");
  ASSERT_NE(folder, nullptr);
  std::ifstream file(std::string(folder) + "/params/safety_net.csv");
  std::string row;
  ASSERT_TRUE(std::getline(file, row));
  const std::vector<std::string> certainties{"statute", "found", "assumption"};
  for (const KnownSafetyNet& known : known_safety_nets())
    for (const SafetyNetBand& band : known.bands) {
      ASSERT_TRUE(std::getline(file, row)) << known.year;
      const SafetyNetThreshold& threshold = known.threshold;
      const std::vector<std::string> expected{
          std::to_string(known.year),
          to_string(band.from),
          text_of(band.to),
          to_string(band.paid),
          text_of(threshold.share),
          threshold.per_inhabitant ? to_string(*threshold.per_inhabitant) : "",
          text_of(threshold.cumulated_share),
          threshold.cumulated_share ? std::to_string(threshold.cumulated_years) : "",
          certainties[static_cast<std::size_t>(known.certainty)],
          known.source};
      EXPECT_EQ(fields_of(row), expected);
    }
  EXPECT_FALSE(std::getline(file, row));
}

}  // namespace
}  // namespace houvast::funding
