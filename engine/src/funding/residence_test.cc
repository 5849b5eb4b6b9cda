// SPDX-License-Identifier: EUPL-1.2
#include "houvast/residence.h"

#include <gtest/gtest.h>

#include <random>

#include "funding/testing.h"

namespace houvast::funding {
namespace {

using namespace literals;

/// A city that houses clients of the villages around it (as Leeuwarden does, source 003).
ResidenceTerms city_and_villages() {
  return {.costs = {{2026, "GM9001", "GM9001", 500_eur},
                    {2026, "GM9001", "GM9002", 300_eur},
                    {2026, "GM9001", "GM9003", 200_eur},
                    {2026, "GM9002", "GM9001", 50_eur},
                    {2027, "GM9001", "GM9002", 1_eur}},
          .origin_from = 2027};
}

TEST(CompareResidence, SetsBothOutcomesSideBySide) {
  const auto outcome = compare_residence(city_and_villages(), 2026).value();
  EXPECT_EQ(outcome.lines, (std::vector<ResidenceLine>{{"GM9001", 1'000_eur, 550_eur, -450_eur},
                                                       {"GM9002", 50_eur, 300_eur, 250_eur},
                                                       {"GM9003", Cents(), 200_eur, 200_eur}}));
  EXPECT_EQ(outcome.rule, Residence::actual);
  EXPECT_TRUE(transfers(outcome, "bw").empty());
}

TEST(CompareResidence, LetsTheMunicipalityOfOriginPayFromItsDate) {
  const auto outcome = compare_residence(city_and_villages(), 2027).value();
  const auto posted = transfers(outcome, "bw");
  ASSERT_EQ(posted.size(), 1u);
  EXPECT_EQ(posted[0].from, municipality("GM9002"));
  EXPECT_EQ(posted[0].to, municipality("GM9001"));
  EXPECT_EQ(posted[0].amount, 1_eur);
  expect_explained(posted);
}

TEST(CompareResidence, TurnsRoundWhenSpendingWasChargedByOrigin) {
  ResidenceTerms terms = city_and_villages();
  terms.spending_is_by = Residence::origin;
  EXPECT_TRUE(transfers(compare_residence(terms, 2027).value(), "bw").empty());
  const auto posted = transfers(compare_residence(terms, 2026).value(), "bw");
  ASSERT_EQ(posted.size(), 3u);
  EXPECT_EQ(posted[0].from, municipality("GM9001"));
  EXPECT_EQ(posted[0].to, municipality("GM9002"));
  expect_explained(posted);
}

TEST(CompareResidence, MovesWhatTheDifferenceSays) {
  std::mt19937_64 random(seed());
  for (int round = 0; round < 100; ++round) {
    ResidenceTerms terms{.rule = Residence::origin};
    for (int i = 0; i < 50; ++i)
      terms.costs.push_back({2026, code(static_cast<int>(random() % 6)),
                             code(static_cast<int>(random() % 6)),
                             Cents(static_cast<std::int64_t>(random() % 100'000))});
    const auto outcome = compare_residence(terms, 2026).value();
    Ledger ledger;
    ledger.post(transfers(outcome, "bw"));
    for (const ResidenceLine& line : outcome.lines)
      EXPECT_EQ(ledger.balance(municipality(line.municipality)), -line.difference);
  }
}

TEST(CompareResidence, RefusesNegativeCost) {
  const ResidenceTerms terms{.costs = {{2026, "GM9001", "GM9002", -1_eur}}};
  EXPECT_EQ(codes_of(compare_residence(terms, 2026)), Codes{"funding/negative-amount"});
}

}  // namespace
}  // namespace houvast::funding
