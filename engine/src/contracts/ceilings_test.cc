// SPDX-License-Identifier: EUPL-1.2
#include "houvast/ceilings.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "contracts/ceiling_world.h"

namespace houvast::contracts {
namespace {

using namespace test;

struct Paid {
  Settlement settlement;
  std::vector<CeilingYear> years;

  [[nodiscard]] Cents cut(int month = 12) const {
    return sum(settlement, LineKind::ceiling, month);
  }
};

Paid pay(const ContractTerms& terms, const std::vector<CareOrder>& orders) {
  const ContractBook book(terms, facts());
  const CareTally tally = count(book, orders);
  Paid paid{settle(book, tally), {}};
  paid.years = ceiling_years(book, tally, paid.settlement);
  return paid;
}

Paid pay(std::vector<Ceiling> ceilings, const std::vector<CareOrder>& orders) {
  ContractTerms all = terms();
  all.ceilings = std::move(ceilings);
  return pay(all, orders);
}

// Ten hours a month at 100 euro: 1,000 euro a month. 5,500 euro last until the middle of June.
TEST(HardCeiling, TakesOffOnlyThePartAboveIt) {
  const Paid paid = pay({ceiling_of("berk", 5'500_eur)}, {order(home_care, berk, 10)});
  EXPECT_EQ(sum(paid.settlement, LineKind::unit), 12'000_eur);
  for (int month = 0; month < 5; ++month) EXPECT_EQ(paid.cut(month), 0_eur);
  EXPECT_EQ(paid.cut(5), -500_eur);
  for (int month = 6; month < 12; ++month) EXPECT_EQ(paid.cut(month), -1'000_eur);

  const CeilingYear& year = paid.years.front();
  EXPECT_EQ(year.budget, 5'500_eur);
  EXPECT_EQ(year.claimed, 12'000_eur);
  EXPECT_EQ(year.inside, 5'500_eur);
  EXPECT_EQ(year.unpaid, 6'500_eur);
  EXPECT_EQ(year.unpaid_budget, 6'500_eur);
  EXPECT_EQ(year.unpaid_volume, 65'000'000);
  EXPECT_EQ(year.above + year.outside, 0_eur);
  EXPECT_EQ(year.reached, 5);
}

TEST(HardCeiling, SaysInItsLineHowManyUnitsWereNotPaid) {
  const Paid paid = pay({ceiling_of("berk", 5'500_eur)}, {order(home_care, berk, 10)});
  const auto line = std::find_if(paid.settlement.lines.begin(), paid.settlement.lines.end(),
                                 [](const ContractLine& l) { return l.kind == LineKind::ceiling; });
  ASSERT_NE(line, paid.settlement.lines.end());
  EXPECT_EQ(line->month, 5);
  EXPECT_EQ(line->amount, -500_eur);
  EXPECT_EQ(line->quantity, 5'000'000);
  EXPECT_EQ(line->product, home_care);
  EXPECT_EQ(line->provider, berk);
  EXPECT_EQ(line->care, CareClass::started);
  EXPECT_EQ(line->source, 0);
}

TEST(HardCeiling, BeginsAnewEveryYear) {
  Ceiling ceiling = ceiling_of("berk", 5'500_eur);
  ceiling.budget[2027] = 20'000_eur;
  const Paid paid = pay({ceiling}, {order(home_care, berk, 10, 0, 2 * year_days)});
  EXPECT_EQ(paid.years[0].unpaid, 6'500_eur);
  EXPECT_EQ(paid.years[1].unpaid, 0_eur);
  EXPECT_EQ(paid.years[1].claimed, 12'000_eur);
  EXPECT_EQ(paid.years[1].reached, std::nullopt);
}

TEST(HardCeiling, HoldsNothingBackBeforeItsFirstYear) {
  Ceiling ceiling = ceiling_of("berk", 1_eur);
  ceiling.budget = {{2027, 1_eur}};
  const Paid paid = pay({ceiling}, {order(home_care, berk, 10)});
  EXPECT_EQ(paid.cut(), 0_eur);
  ASSERT_EQ(paid.years.size(), 1U);
  EXPECT_EQ(paid.years[0].year, 2027);
}

TEST(HardCeiling, AddsNoLineWhenItIsExactlyReached) {
  const Paid paid = pay({ceiling_of("berk", 12'000_eur)}, {order(home_care, berk, 10)});
  EXPECT_EQ(paid.settlement.lines, pay(terms(), {order(home_care, berk, 10)}).settlement.lines);
  EXPECT_EQ(paid.years.front().reached, 11);
}

TEST(HardCeiling, LeavesOtherContractsAlone) {
  const Paid paid =
      pay({ceiling_of("berk", 0_eur)}, {order(home_care, berk, 10), order(home_care, linde, 10)});
  EXPECT_EQ(paid.cut(), -12'000_eur);
  for (const ContractLine& line : paid.settlement.lines) {
    if (line.kind == LineKind::ceiling) {
      EXPECT_EQ(line.provider, berk);
    }
  }
}

// Above 6,000 euro two fifths of the price are paid: of the other 6,000 that is 2,400.
TEST(SoftCeiling, PaysALowerRateAboveIt) {
  Ceiling ceiling = ceiling_of("berk", 6'000_eur);
  ceiling.above = 0.4_d;
  ceiling.pays_running = ceiling.pays_acute = true;  // Of hard ceilings; here without meaning.
  const Paid paid = pay({ceiling}, {order(home_care, berk, 10)});
  EXPECT_EQ(paid.cut(5), 0_eur);
  EXPECT_EQ(paid.cut(6), -600_eur);
  EXPECT_EQ(paid.cut(), -3'600_eur);
  EXPECT_EQ(paid.years.front().inside, 6'000_eur);
  EXPECT_EQ(paid.years.front().above, 2'400_eur);
  EXPECT_EQ(paid.years.front().unpaid, 3'600_eur);
}

// A third of a cent is not lost every month: three months of 0.01 euro above it pay 0.01 together.
TEST(SoftCeiling, RoundsOverTheYearAndNotEveryMonth) {
  ContractTerms cheap = terms();
  std::get<UnitClause>(cheap.contracts[0].clauses[0].terms).price = {{2026, 0.01_d}};
  Ceiling ceiling = ceiling_of("berk", 0_eur);
  ceiling.above = 0.25_d;
  cheap.ceilings = {ceiling};
  const Paid paid = pay(cheap, {order(home_care, berk, 1)});
  EXPECT_EQ(paid.years.front().claimed, 0.12_eur);
  EXPECT_EQ(paid.years.front().above, 0.03_eur);
}

CareOrder acute(CareOrder care) {
  care.is_acute = true;
  return care;
}
CareOrder running(CareOrder care) {
  care.was_running = true;
  return care;
}

TEST(AcuteCare, IsCutLikeOtherCareWhenNothingIsSaid) {
  const Paid paid = pay({ceiling_of("berk", 12'000_eur)},
                        {order(home_care, berk, 10), acute(order(home_care, berk, 10))});
  EXPECT_EQ(paid.years.front().inside, 12'000_eur);
  EXPECT_EQ(paid.years.front().unpaid, 12'000_eur);
  EXPECT_EQ(paid.years.front().outside, 0_eur);
}

TEST(AcuteCare, IsPaidBesideTheCeilingByChoice) {
  Ceiling ceiling = ceiling_of("berk", 12'000_eur);
  ceiling.pays_acute = true;
  const Paid paid = pay({ceiling}, {order(home_care, berk, 15), acute(order(home_care, berk, 10))});
  EXPECT_EQ(paid.years.front().claimed, 30'000_eur);
  EXPECT_EQ(paid.years.front().inside, 12'000_eur);
  EXPECT_EQ(paid.years.front().outside, 12'000_eur);
  EXPECT_EQ(paid.years.front().unpaid, 6'000_eur);
  for (const ContractLine& line : paid.settlement.lines) {
    if (line.kind == LineKind::ceiling) {
      EXPECT_EQ(line.care, CareClass::started);
    }
  }
}

// Running care of 1,000 a month comes first: 6,000 last for six months of it and of the other 1,000
// for three months together; from then on the running care is paid above it.
TEST(RunningCare, IsPaidAboveTheCeilingByChoice) {
  Ceiling ceiling = ceiling_of("berk", 6'000_eur);
  const std::vector<CareOrder> orders = {running(order(home_care, berk, 10)),
                                         order(home_care, berk, 10)};
  const Paid without = pay({ceiling}, orders);
  EXPECT_EQ(without.years.front().unpaid, 18'000_eur);
  EXPECT_EQ(without.years.front().outside, 0_eur);

  ceiling.pays_running = true;
  const Paid with = pay({ceiling}, orders);
  EXPECT_EQ(with.years.front().inside, 6'000_eur);
  EXPECT_EQ(with.years.front().outside, 9'000_eur);
  EXPECT_EQ(with.years.front().unpaid, 9'000_eur);
  EXPECT_EQ(with.cut(2), 0_eur);
  EXPECT_EQ(with.cut(3), -1'000_eur);
}

// Two clients may be paid; the third starts on 1 July. From then on one of the three starts of the
// year is above it: a third of 3,000 a month.
TEST(CeilingOfClients, PaysNotForWhoStartsAboveTheNumber) {
  Ceiling ceiling = ceiling_of("berk", 0_eur);
  ceiling.budget.clear();
  ceiling.clients = {{2026, 2}};
  const Paid paid = pay({ceiling}, {order(home_care, berk, 10), order(home_care, berk, 10),
                                    order(home_care, berk, 10, 181)});
  EXPECT_EQ(paid.cut(5), 0_eur);
  EXPECT_EQ(paid.cut(6), -1'000_eur);
  EXPECT_EQ(paid.cut(), -6'000_eur);
  EXPECT_EQ(paid.years.front().clients, 3);
  EXPECT_EQ(paid.years.front().most_clients, 2);
  EXPECT_EQ(paid.years.front().unpaid_clients, 6'000_eur);
  EXPECT_EQ(paid.years.front().inside, 24'000_eur);
  EXPECT_EQ(paid.years.front().reached, 0);
}

TEST(CeilingOfClients, CountsWhoRanFirst) {
  Ceiling ceiling = ceiling_of("berk", 0_eur);
  ceiling.budget.clear();
  ceiling.clients = {{2026, 1}};
  const Paid paid =
      pay({ceiling}, {running(order(home_care, berk, 10)), order(home_care, berk, 5, 181)});
  EXPECT_EQ(paid.cut(), -3'000_eur);
  for (const ContractLine& line : paid.settlement.lines) {
    if (line.kind == LineKind::ceiling) {
      EXPECT_EQ(line.care, CareClass::started);
    }
  }
}

TEST(CeilingOfClients, PaysForAllWhoRanByChoice) {
  Ceiling ceiling = ceiling_of("berk", 0_eur);
  ceiling.budget.clear();
  ceiling.clients = {{2026, 1}};
  const std::vector<CareOrder> orders = {running(order(home_care, berk, 10)),
                                         running(order(home_care, berk, 10))};
  EXPECT_EQ(pay({ceiling}, orders).cut(), -12'000_eur);
  ceiling.pays_running = true;
  EXPECT_EQ(pay({ceiling}, orders).cut(), 0_eur);
}

// 65 hours: six months of ten and half of the seventh.
TEST(CeilingOfActivities, PaysNotForUnitsAboveTheNumber) {
  Ceiling ceiling = ceiling_of("berk", 0_eur);
  ceiling.budget.clear();
  ceiling.activities = {{2026, 65_d}};
  const Paid paid = pay({ceiling}, {order(home_care, berk, 10)});
  EXPECT_EQ(paid.cut(6), -500_eur);
  EXPECT_EQ(paid.cut(7), -1'000_eur);
  EXPECT_EQ(paid.years.front().inside, 6'500_eur);
  EXPECT_EQ(paid.years.front().unpaid_activities, 5'500_eur);
  EXPECT_EQ(paid.years.front().activities, 120'000'000);
  EXPECT_EQ(paid.years.front().reached, 6);
}

// Clients first: a third of 36,000 is left unpaid for the third client. Of what is left 100 of 240
// hours are above the number, and of the 14,000 that leaves 4,000 are above the budget.
TEST(CeilingOfClientsActivitiesAndBudget, HoldsOneAfterTheOther) {
  Ceiling ceiling = ceiling_of("berk", 10'000_eur);
  ceiling.clients = {{2026, 2}};
  ceiling.activities = {{2026, 140_d}};
  const Paid paid = pay({ceiling}, {order(home_care, berk, 10), order(home_care, berk, 10),
                                    order(home_care, berk, 10)});
  const CeilingYear& year = paid.years.front();
  EXPECT_EQ(year.unpaid_clients, 12'000_eur);
  EXPECT_EQ(year.unpaid_activities, 10'000_eur);
  EXPECT_EQ(year.unpaid_budget, 4'000_eur);
  EXPECT_EQ(year.inside, 10'000_eur);
}

// January asks 1,000 of Aa and 500 of Bb; 1,000 fit. The 500 too much is divided 2 to 1, the cents
// by the largest remainder: 333.33 and 166.67.
TEST(CeilingForAll, IsDividedInProportionToTheMonth) {
  const Paid paid = pay({ceiling_of("berk", 1'000_eur)},
                        {order(home_care, berk, 10, 0, 31), order(home_care, berk, 5, 0, 31, bb)});
  std::vector<Cents> amounts;
  for (const ContractLine& line : paid.settlement.lines)
    if (line.kind == LineKind::ceiling) amounts.push_back(line.amount);
  EXPECT_EQ(amounts, (std::vector<Cents>{-333.33_eur, -166.67_eur}));
}

TEST(CeilingForEach, HasALimitForEveryMunicipality) {
  Ceiling ceiling = ceiling_of("berk", 10'000_eur);
  ceiling.shared = false;
  const Paid paid =
      pay({ceiling}, {order(home_care, berk, 10), order(home_care, berk, 5, 0, year_days, bb)});
  ASSERT_EQ(paid.years.size(), 4U);
  EXPECT_EQ(paid.years[0].municipality, aa);
  EXPECT_EQ(paid.years[0].unpaid, 2'000_eur);
  EXPECT_EQ(paid.years[1].municipality, bb);
  EXPECT_EQ(paid.years[1].unpaid, 0_eur);
}

TEST(CeilingForSome, LeavesOtherMunicipalitiesAlone) {
  Ceiling ceiling = ceiling_of("berk", 1'000_eur);
  ceiling.municipalities = {"GM9002"};
  const Paid paid =
      pay({ceiling}, {order(home_care, berk, 10), order(home_care, berk, 5, 0, year_days, bb)});
  EXPECT_EQ(paid.cut(), -5'000_eur);
  EXPECT_EQ(paid.years.front().claimed, 6'000_eur);
}

// Level 2 counts line 2 of all providers (12,000 + 12,000) and not the basis.
TEST(CeilingOfLine2, CountsSpecialistCareOfAllProviders) {
  const Paid paid =
      pay({scheme_ceiling(Ceiling::Level::specialist, 20'000_eur)},
          {order(home_care, berk, 10), order(home_care, linde, 10), order(network, wilg, 10)});
  EXPECT_EQ(paid.years.front().claimed, 24'000_eur);
  EXPECT_EQ(paid.cut(), -4'000_eur);
}

TEST(CeilingOfAllLines, CountsTheBasisToo) {
  const Paid paid =
      pay({scheme_ceiling(Ceiling::Level::all_lines, 20'000_eur)},
          {order(home_care, berk, 10), order(home_care, linde, 10), order(network, wilg, 10)});
  EXPECT_EQ(paid.years.front().claimed, 30'000_eur);
  EXPECT_EQ(paid.cut(), -10'000_eur);
}

TEST(CeilingOfAllLines, LeavesOtherSchemesAlone) {
  ContractTerms other = terms();
  other.contracts[2].scheme = "wmo";
  other.ceilings = {scheme_ceiling(Ceiling::Level::all_lines, 0_eur)};
  const Paid paid = pay(other, {order(network, wilg, 10)});
  EXPECT_EQ(paid.cut(), 0_eur);
}

// The availability of Wilg takes 6,000 of 10,000; 4,000 are for care: 1,000 a month until April.
// The availability is paid until December.
TEST(CeilingOfAllLines, KeepsRoomForFixedPayments) {
  ContractTerms fixed = terms();
  fixed.contracts[2].clauses = {
      {.preset = {}, .products = {}, .terms = AvailabilityClause{{{2026, 6'000_eur}}}}};
  fixed.ceilings = {scheme_ceiling(Ceiling::Level::all_lines, 10'000_eur)};
  const Paid paid = pay(fixed, {order(home_care, berk, 10)});
  EXPECT_EQ(paid.years.front().claimed, 18'000_eur);
  EXPECT_EQ(paid.years.front().inside, 10'000_eur);
  EXPECT_EQ(paid.cut(3), 0_eur);
  EXPECT_EQ(paid.cut(4), -1'000_eur);
  for (const ContractLine& line : paid.settlement.lines) {
    if (line.kind == LineKind::ceiling) {
      EXPECT_EQ(line.provider, berk);
    }
  }
}

TEST(CeilingOfAllLines, CutsFixedPaymentsWhenTheyAloneAreMore) {
  ContractTerms fixed = terms();
  fixed.contracts[2].clauses = {
      {.preset = {}, .products = {}, .terms = AvailabilityClause{{{2026, 12'000_eur}}}}};
  fixed.ceilings = {scheme_ceiling(Ceiling::Level::all_lines, 10'000_eur)};
  const Paid paid = pay(fixed, {order(home_care, berk, 1)});
  EXPECT_EQ(paid.years.front().claimed, 13'200_eur);
  EXPECT_EQ(paid.years.front().inside, 10'000_eur);
  EXPECT_EQ(paid.cut(0), -100_eur);
  EXPECT_EQ(paid.cut(11), -1'100_eur);
  EXPECT_EQ(paid.years.front().reached, 0);
}

TEST(CeilingOfLine2, CountsFixedPaymentsForNothingButLine2) {
  ContractTerms fixed = terms();
  const auto availability = [&](std::size_t contract, Cents amount) {
    fixed.contracts[contract].clauses.push_back(
        {.preset = {}, .products = {}, .terms = AvailabilityClause{{{2026, amount}}}});
  };
  availability(1, 1'200_eur);  // Linde: line 2.
  availability(2, 2'400_eur);  // Wilg: the basis.
  fixed.ceilings = {scheme_ceiling(Ceiling::Level::specialist, 100'000_eur)};
  EXPECT_EQ(pay(fixed, {}).years.front().claimed, 1'200_eur);
}

// Level 1 takes 4,000 off Berk; level 2 sees 8,000 + 12,000 and takes 5,000 off; level 3 sees
// 15,000 + 6,000 and takes 1,000 off.
TEST(NestedCeilings, HoldOneAfterTheOther) {
  const Paid paid =
      pay({ceiling_of("berk", 8'000_eur), scheme_ceiling(Ceiling::Level::specialist, 15'000_eur),
           scheme_ceiling(Ceiling::Level::all_lines, 20'000_eur)},
          {order(home_care, berk, 10), order(home_care, linde, 10), order(network, wilg, 10)});
  ASSERT_EQ(paid.years.size(), 6U);  // Three ceilings, two years.
  EXPECT_EQ(paid.years[0].unpaid, 4'000_eur);
  EXPECT_EQ(paid.years[2].claimed, 20'000_eur);
  EXPECT_EQ(paid.years[2].unpaid, 5'000_eur);
  EXPECT_EQ(paid.years[4].claimed, 21'000_eur);
  EXPECT_EQ(paid.years[4].unpaid, 1'000_eur);
  EXPECT_EQ(sum(paid.settlement, LineKind::unit) + paid.cut(), 20'000_eur);
}

}  // namespace
}  // namespace houvast::contracts
