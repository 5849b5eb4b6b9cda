// SPDX-License-Identifier: EUPL-1.2
#include <gtest/gtest.h>

#include <cmath>

#include "houvast/access.h"

namespace houvast::contracts {
namespace {

using namespace literals;

struct Example {
  const char* id;
  double per_thousand;  ///< Starts a year.
  Decimal price;        ///< Of a month.
  double expertise;
  Decider expected;
};

/// The four examples of source 001, one at each corner of its Z. Figures are ours, for a region of
/// 100,000 inhabitants with 20 million euro: what it says of them is that an e-health module is
/// cheap, crisis care is rare and for experts, support is much, and closed youth care is dear.
const Example corners[] = {
    {"begeleiding", 12, 500_d, 0.2, Decider::team},
    {"crisis", 0.3, 1500_d, 0.9, Decider::provider},
    {"ehealth", 3, 20_d, 0.1, Decider::resident},
    {"jeugdhulpplus", 0.15, 12'000_d, 1.0, Decider::other},
};

class PlaceTheDecision : public ::testing::Test {
 protected:
  PlaceTheDecision() {
    facts.years = {2026, 2026};
    facts.municipalities = {"GM9001"};
    facts.inhabitants = {{100'000}};
    demand.population = {{"GM9001", 2026, {0, 120}, 100'000}};
    for (const Example& example : corners) {
      facts.products.push_back({.id = example.id,
                                .label = example.id,
                                .scheme = "jeugd",
                                .price = {example.price},
                                .mean_monthly = 1,
                                .mean_days = 365.25});
      demand.products.push_back({.id = example.id,
                                 .scheme = "jeugd",
                                 .intensity = {.mean = 1},
                                 .duration = {.kind = Spread::Kind::weibull, .mean = 365.25}});
      demand.inflow.push_back({.product = example.id, .per_thousand = example.per_thousand});
      terms.access.push_back({.product = example.id, .expertise = example.expertise});
    }
    terms.advice.volume_risk = 0.02_d;
  }

  std::vector<AccessAdvice> advise(const std::map<std::string, Cents>& income) const {
    return access_advice(terms, facts, demand.products, expected_starts(demand, facts), income);
  }
  std::vector<AccessAdvice> advise() const { return advise({{"jeugd", 20'000'000_eur}}); }

  ContractFacts facts;
  DemandTerms demand;
  ContractTerms terms;
};

TEST_F(PlaceTheDecision, PutsTheFourExamplesOfTheSourceAtTheirCorners) {
  const std::vector<AccessAdvice> advice = advise();
  ASSERT_EQ(advice.size(), 4U);
  for (std::size_t i = 0; i < 4; ++i)
    EXPECT_EQ(advice[i].proposed, corners[i].expected) << corners[i].id << advice[i].sentence.en;
}

TEST_F(PlaceTheDecision, AddsChanceAndWhatTheDeciderCanCause) {
  // 15 starts a year of 144,000 euro. By chance: Poisson, and an exponential stay (variance 1):
  // 144,000 * root of 15 * 2. Own interest draws in 10%: 1.5 starts.
  const AccessAdvice advice = advise()[3];
  EXPECT_NEAR(advice.starts, 15, 1e-9);
  EXPECT_EQ(advice.client_cost, 144'000_eur);
  EXPECT_NEAR(static_cast<double>(advice.chance.count()), 14'400'000 * std::sqrt(30.0), 10);
  EXPECT_EQ(advice.discretion, 216'000_eur);
  EXPECT_NEAR(*advice.risk, 144'000 * std::sqrt(30 + 2.25) / 20'000'000, 1e-6);
}

TEST_F(PlaceTheDecision, LargerMunicipalitiesBearMore) {
  // The same product in a region that receives fifty times as much is no risk.
  EXPECT_EQ(advise({{"jeugd", 1'000'000'000_eur}})[3].proposed, Decider::provider);
}

TEST_F(PlaceTheDecision, CountsAnUnknownIncomeAsRisky) {
  const AccessAdvice advice = advise({})[2];
  EXPECT_TRUE(advice.is_risky);
  EXPECT_FALSE(advice.risk.has_value());
  EXPECT_EQ(advice.proposed, Decider::team);
  EXPECT_NE(advice.sentence.nl.find("niet bekend"), std::string::npos);
}

TEST_F(PlaceTheDecision, ExplainsItselfWithTheFigures) {
  const AccessAdvice advice = advise()[3];
  EXPECT_EQ(advice.sentence.nl,
            "jeugdhulpplus: bij 15,0 starts per jaar van gemiddeld € 144.000 schommelen de kosten "
            "€ 817.763 per jaar (toeval € 788.721, ruimte van wie beslist € 216.000), 4,1% van de "
            "inkomsten van € 20.000.000; dat is meer dan de grens van 2,0%. De behoefte aan "
            "gebundelde expertise is 1,00 en boven de grens van 0,50. Daarom beslist bij voorkeur "
            "een andere partij, en niet het wijkteam zoals nu.");
}

}  // namespace
}  // namespace houvast::contracts
