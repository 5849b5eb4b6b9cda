// SPDX-License-Identifier: EUPL-1.2
#include "houvast/insurer_effects.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "contracts/testing.h"

namespace houvast::contracts {
namespace {

using namespace testing;

class LookAcrossDomains : public ::testing::Test {
 protected:
  LookAcrossDomains() {
    terms.insurer_effects = {{.id = "fact",
                              .product = "talk",
                              .insurer = "zilver",
                              .amount = 1'200_d,
                              .agreed_share = 0.25_d}};
    // One client for all of 2026, one from 1 July 2026 to 1 January 2027.
    sheet.orders = {order(0, 1, 0, 0, 365, 1'000'000), order(1, 1, 0, 181, 365, 1'000'000)};
  }
  InsurerEffect& effect() { return terms.insurer_effects.front(); }
  std::vector<InsurerEffectLine> lines() const {
    return insurer_effects(terms, facts, client_years(sheet, facts));
  }

  ContractTerms terms;
  ContractFacts facts = small_facts();
  CareSheet sheet;
};

TEST_F(LookAcrossDomains, KnowsTheTableOfTheSourceWithoutAmounts) {
  const std::vector<InsurerEffect>& known = known_insurer_effects();
  EXPECT_EQ(known.size(), 8U);
  EXPECT_TRUE(std::is_sorted(known.begin(), known.end(),
                             [](const auto& a, const auto& b) { return a.id < b.id; }));
  for (const InsurerEffect& row : known) {
    EXPECT_FALSE(row.label.empty());
    EXPECT_FALSE(row.action.empty());
    EXPECT_FALSE(row.effect.empty());
    EXPECT_FALSE(row.amount.has_value());
  }
  const auto fact = std::find_if(known.begin(), known.end(),
                                 [](const InsurerEffect& row) { return row.id == "fact_care"; });
  ASSERT_NE(fact, known.end());
  EXPECT_EQ(fact->direction, InsurerEffect::Direction::both);
}

TEST_F(LookAcrossDomains, CountsClientsByDaysInCare) {
  const ClientYears years = client_years(sheet, facts);
  EXPECT_EQ(years[1][0], 1'504'110);  // 1 + 184 / 365.
  EXPECT_EQ(years[1][1], 0);
  EXPECT_EQ(years[0][0], 0);
}

TEST_F(LookAcrossDomains, WhoGainsWouldPayWhoActs) {
  const InsurerEffectLine line = lines().front();
  EXPECT_EQ(line.year, 2026);
  EXPECT_EQ(line.who_acts.kind, AccountKind::insurer);
  EXPECT_EQ(line.moved, -1'804.93_eur);  // 1.504110 times 1,200: what the municipality saves.
  EXPECT_EQ(line.payer.kind, AccountKind::municipality);
  EXPECT_EQ(line.receiver, (Account{AccountKind::insurer, "zilver"}));
  EXPECT_EQ(line.agreed, 451.23_eur);
}

TEST_F(LookAcrossDomains, WhoCausesCostWouldPayWhoBearsIt) {
  effect().lowers = false;
  const InsurerEffectLine line = lines().front();
  EXPECT_EQ(line.moved, 1'804.93_eur);
  EXPECT_EQ(line.payer.kind, AccountKind::insurer);
  EXPECT_EQ(line.receiver.kind, AccountKind::municipality);
  EXPECT_EQ(line.agreed, 451.23_eur);
}

TEST_F(LookAcrossDomains, CountsAnEffectOfBothSidesForMunicipalCare) {
  effect().direction = InsurerEffect::Direction::both;
  EXPECT_EQ(lines().front().who_acts.kind, AccountKind::municipality);
  EXPECT_EQ(lines().front().receiver.kind, AccountKind::municipality);
}

TEST_F(LookAcrossDomains, SaysNothingInMoneyWithoutAnAmountOrProduct) {
  effect().amount.reset();
  EXPECT_TRUE(lines().empty());
  effect().amount = 5_d;
  effect().product.clear();
  EXPECT_TRUE(lines().empty());
}

}  // namespace
}  // namespace houvast::contracts
