// SPDX-License-Identifier: EUPL-1.2
// Observed care in the form in which it is counted.
#include <gtest/gtest.h>

#include "contracts/testing.h"

namespace houvast::contracts {
namespace {

using namespace testing;
using namespace std::chrono_literals;

using std::chrono::sys_days;

CareRecord stay_until(std::optional<sys_days> stop) {
  CareRecord record;
  record.client = "x";
  record.municipality = "GM1";
  record.product = "day";
  record.provider = "a";
  record.start = sys_days(2027y / 3 / 1);
  record.stop = stop;
  record.monthly_volume = 1'000'000;
  return record;
}

/// Paid to provider "a" for one record.
Cents paid(const Clause& terms_of, const CareRecord& record) {
  ContractTerms terms = four_providers();
  terms.contracts = {contract("k", {"a"}, {"day"}, {terms_of})};
  const ContractBook book(terms, small_facts());
  const std::vector<CareRecord> records{record};
  return total(settle_sheet(book, care_sheet(book, records)).lines);
}

TEST(CareSheet, KnowsThatCareStoppedOnTheLastDayOfTheYears) {
  TrajectoryClause trajectory;
  trajectory.price = {{2026, 1'000_d}};
  trajectory.at_start = 0.6_d;
  trajectory.at_end = 0.4_d;
  FunctionClause functions;
  functions.functions = {{"afsluiting", {{2026, 50_d}}, {}, {}, 1_d}};
  const ResultClause planned{.price = {{2026, 300_d}}};
  const ResultClause agreed{
      .price = {{2026, 300_d}}, .measure = ResultClause::Measure::agreed, .chance = 1};

  const CareRecord stopped = stay_until(sys_days(2028y / 1 / 1));  // In care on 31 December 2027.
  EXPECT_EQ(paid(clause(trajectory), stopped), 1'000_eur);
  EXPECT_EQ(paid(clause(functions), stopped), 50_eur);
  EXPECT_EQ(paid(clause(planned), stopped), 300_eur);
  EXPECT_EQ(paid(clause(agreed), stopped), 300_eur);

  // A day longer, or without an end: it has not ended within the years.
  for (const auto& stop : {std::optional<sys_days>(2028y / 1 / 2), std::optional<sys_days>()}) {
    EXPECT_EQ(paid(clause(trajectory), stay_until(stop)), 600_eur);
    EXPECT_EQ(paid(clause(functions), stay_until(stop)), 0_eur);
    EXPECT_EQ(paid(clause(planned), stay_until(stop)), 0_eur);
    EXPECT_EQ(paid(clause(agreed), stay_until(stop)), 0_eur);
  }
}

}  // namespace
}  // namespace houvast::contracts
