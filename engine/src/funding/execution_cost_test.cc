// SPDX-License-Identifier: EUPL-1.2
#include "houvast/execution_cost.h"

#include <gtest/gtest.h>

#include "funding/testing.h"

namespace houvast::funding {
namespace {

using namespace literals;

Scheme youth() {
  Scheme scheme{.id = "jeugd"};
  scheme.execution = {{"GM9002", 2026, "staff", 300_eur, false},
                      {"GM9001", 2026, "ict", 100_eur, false},
                      {"GM9001", 2026, "ict", 20_eur, false},
                      {"GM9001", 2026, "tendering", 500_eur, true},
                      {"GM9001", 2027, "ict", 1_eur, false}};
  scheme.burden = {{"effort", "claim", 4.50_eur}, {"task", "settlement", 250_eur}};
  scheme.burden_actions = {{"GM9001", 2026, "effort", "claim", 1'000},
                           {"GM9001", 2026, "task", "settlement", 2}};
  return scheme;
}

TEST(ExecutionCosts, AreShownByKindAndByPaymentForm) {
  const auto costs = execution_costs(youth(), 2026).value();
  ASSERT_EQ(costs.lines.size(), 2u);
  EXPECT_EQ(costs.lines[0].own.at("ict"), 120_eur);
  EXPECT_EQ(costs.lines[0].joint.at("tendering"), 500_eur);
  EXPECT_EQ(costs.lines[0].burden[0].amount, 4'500_eur);
  EXPECT_EQ(costs.lines[0].own_total, 5'120_eur);
  EXPECT_EQ(costs.lines[0].joint_total, 500_eur);
  EXPECT_EQ(costs.by_payment_form.at("effort"), 4'500_eur);
  EXPECT_EQ(costs.by_payment_form.at("task"), 500_eur);
}

TEST(ExecutionCosts, ArePaidByEachButTheJointPartIsLeftToTheRegion) {
  const auto posted = transfers(execution_costs(youth(), 2026).value(), "jeugd");
  ASSERT_EQ(posted.size(), 4u);
  EXPECT_EQ(posted[0].to, (Account{AccountKind::execution, "GM9001"}));
  EXPECT_EQ(total(posted), 5'420_eur);
  expect_explained(posted);
}

TEST(ExecutionCosts, TellWhatIsNotKnown) {
  Scheme scheme = youth();
  scheme.execution[0].kind = "staf";
  scheme.burden_actions[0].action = "claims";
  scheme.burden_actions[1].count = -1;
  const auto wrong = execution_costs(scheme, 2026);
  EXPECT_EQ(codes_of(wrong), (Codes{"funding/unknown-execution-kind", "funding/unknown-burden",
                                    "funding/count-out-of-range"}));
  EXPECT_EQ(wrong.error()[0].suggestion, "staff");
  EXPECT_EQ(wrong.error()[1].suggestion, "effort claim");
}

TEST(ExecutionCosts, RefuseNegativeAndDoubleBurdens) {
  Scheme scheme = youth();
  scheme.burden[1] = {"effort", "claim", -1_eur};
  scheme.burden_actions.clear();
  EXPECT_EQ(codes_of(execution_costs(scheme, 2026)),
            (Codes{"funding/negative-amount", "funding/figure-twice"}));
}

}  // namespace
}  // namespace houvast::funding
