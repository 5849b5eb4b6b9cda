// SPDX-License-Identifier: EUPL-1.2
// What holds for every region, whatever was agreed.
#include <gtest/gtest.h>

#include <algorithm>

#include "houvast/contribution.h"
#include "money/exact.h"
#include "support/random_input.h"

namespace houvast::region {
namespace {

using testing::for_random_input;
using testing::RandomInput;

/// Up to 700 billion euro, so that ten times as much is still an amount.
Cents random_amount(RandomInput& input) {
  return Cents(input.one_in(12) ? 0 : input.magnitude(70'000'000'000'000));
}

/// One is more likely than any other share.
Decimal random_share(RandomInput& input) {
  return Decimal(std::min<std::int64_t>(10, input.number(0, 14)), 1);
}

Key random_one_key(RandomInput& input) { return Key(input.number(0, 3)); }

std::string code(std::int64_t number) { return "GM" + std::to_string(9000 + number); }

PoolFigures random_figures(RandomInput& input) {
  PoolFigures figures{.members = {}, .reserve_balance = random_amount(input)};
  const std::int64_t count = input.number(1, 7);
  for (std::int64_t i = 0; i < count; ++i)
    figures.members.push_back({.municipality = code(i),
                               .inhabitants = input.number(1, 900'000),
                               .income = random_amount(input),
                               .spending = random_amount(input),
                               .budget = random_amount(input),
                               .last_year = {},
                               .clients = input.number(0, 400),
                               .expected_clients = input.number(0, 400)});
  // Every key has something to go by.
  PoolMember& first = figures.members.front();
  first.income += Cents(100);
  first.spending += Cents(100);
  first.budget += Cents(100);
  *first.clients += 1;
  *first.expected_clients += 1;
  figures.centre = code(input.number(0, count - 1));
  return figures;
}

KeyBlend random_key(RandomInput& input) {
  KeyBlend key{{random_one_key(input), Decimal(input.number(1, 300), 3)}};
  while (input.one_in(2)) key.emplace(random_one_key(input), Decimal(input.number(0, 99), 2));
  return key;
}

Agreement random_agreement(RandomInput& input) {
  using Advance = ContributionTerms::Advance;
  Agreement agreement{.id = "bw", .scheme = "bw"};
  agreement.contribution = {.key = random_key(input),
                            .pooled_share = input.one_in(2) ? Decimal(1) : random_share(input),
                            .advance = input.one_in(2) ? Advance::budget : Advance::income,
                            .true_up = !input.one_in(3)};
  if (input.one_in(4)) return agreement;
  const std::int64_t minimum = input.number(0, 10);
  agreement.reserve = {.opening = {},
                       .surplus_share = random_share(input),
                       .deficit_share = random_share(input),
                       .minimum = Decimal(minimum, 2),
                       .maximum = Decimal(minimum + input.number(0, 10), 2),
                       .at_minimum = input.one_in(2) ? ReserveTerms::AtMinimum::top_up
                                                     : ReserveTerms::AtMinimum::savings_task,
                       .at_maximum = input.one_in(2) ? ReserveTerms::AtMaximum::pay_out
                                                     : ReserveTerms::AtMaximum::invest,
                       .scope = {}};
  return agreement;
}

Cents sum(const PoolYear& pool, Cents PoolLine::*field) {
  Cents total;
  for (const PoolLine& line : pool.lines) total += line.*field;
  return total;
}

/// Calls `visit` with as many random regions as asked.
template <class Visit>
void for_random_regions(int count, Visit visit) {
  for_random_input(count, [&](RandomInput& input) {
    const PoolFigures figures = random_figures(input);
    const Agreement agreement = random_agreement(input);
    visit(agreement, figures);
  });
}

void expect_reserve_within_its_band(const ReserveTerms& terms, const ReserveYear& reserve) {
  const bool waits = terms.at_minimum == ReserveTerms::AtMinimum::savings_task &&
                     reserve.opening < reserve.minimum;
  EXPECT_LE(reserve.closing, reserve.maximum);
  EXPECT_GE(reserve.closing, waits ? reserve.opening : reserve.minimum);
}

TEST(RandomRegions, ContributionsAreCostAndTheReserveStaysInItsBandUnlessItWaits) {
  for_random_regions(100'000, [](const Agreement& agreement, const PoolFigures& figures) {
    const PoolYear pool = pool_year(agreement, figures).value();
    const ReserveYear& reserve = pool.reserve;
    EXPECT_EQ(sum(pool, &PoolLine::contribution) + reserve.withdrawn + reserve.released,
              pool.cost + reserve.added + reserve.refilled + reserve.invested);
    EXPECT_EQ(sum(pool, &PoolLine::advance), pool.advances);
    EXPECT_EQ(sum(pool, &PoolLine::topped_up), reserve.topped_up);
    EXPECT_EQ(sum(pool, &PoolLine::paid_out), reserve.paid_out);
    const bool true_up = agreement.contribution->true_up;
    EXPECT_EQ(sum(pool, &PoolLine::true_up), true_up ? reserve.remainder : Cents());
    if (agreement.reserve) expect_reserve_within_its_band(*agreement.reserve, reserve);
  });
}

TEST(RandomRegions, OrderOfMunicipalitiesDoesNotMatter) {
  for_random_regions(20'000, [](const Agreement& agreement, const PoolFigures& figures) {
    PoolFigures turned = figures;
    std::reverse(turned.members.begin(), turned.members.end());
    EXPECT_EQ(pool_year(agreement, turned), pool_year(agreement, figures));
  });
}

TEST(RandomRegions, TenfoldAmountsGiveTenfoldContributionsWithinACent) {
  for_random_regions(20'000, [](const Agreement& agreement, const PoolFigures& figures) {
    PoolFigures tenfold = figures;
    const auto times_ten = [](Cents& amount) { amount = Cents(amount.count() * 10); };
    times_ten(tenfold.reserve_balance);
    for (PoolMember& member : tenfold.members) {
      times_ten(member.income);
      times_ten(member.spending);
      times_ten(member.budget);
    }
    const PoolYear small = pool_year(agreement, figures).value();
    const PoolYear large = pool_year(agreement, tenfold).value();
    // A few roundings of less than a cent each, made ten times as large.
    for (std::size_t i = 0; i < small.lines.size(); ++i)
      EXPECT_NEAR(static_cast<double>(large.lines[i].contribution.count()),
                  static_cast<double>(small.lines[i].contribution.count()) * 10, 150);
  });
}

TEST(RandomRegions, TransfersBringThePoolBackToZeroAndMunicipalitiesToTheirContribution) {
  for_random_regions(5'000, [](const Agreement& agreed, const PoolFigures& figures) {
    for (const CooperationModel model : {CooperationModel::account_holder, CooperationModel::host,
                                         CooperationModel::network, CooperationModel::agency}) {
      Agreement agreement = agreed;
      agreement.cooperation = {.model = model, .leader = figures.centre, .execution_key = {}};
      const PoolYear pool = pool_year(agreement, figures).value();
      const RegionAccounts through = accounts(agreement, "Voorbeeldregio").value();
      Ledger ledger;
      ledger.post(transfers(pool, 2026, agreement, figures, through));
      for (const PoolLine& line : pool.lines)
        if (line.cost != Cents())
          ledger.post({.period = {.year = 2026},
                       .from = care_payer(through, line.municipality),
                       .to = {AccountKind::provider, "bw"},
                       .amount = line.cost,
                       .scheme = "bw",
                       .reason = {"C0.pooled_care", {}}});
      EXPECT_EQ(ledger.balance({AccountKind::region, "Voorbeeldregio"}), Cents());
      EXPECT_EQ(ledger.balance(through.reserve), pool.reserve.closing - pool.reserve.opening);
      EXPECT_EQ(ledger.balance(through.investment), pool.reserve.invested);
      for (const PoolLine& line : pool.lines)
        EXPECT_EQ(ledger.balance(municipality(line.municipality)), -line.contribution);
    }
  });
}

Exact figure_of(Key key, const KeyFigures& of) {
  if (key == Key::inhabitants) return exact(of.inhabitants);
  if (key == Key::income) return exact(of.income);
  return key == Key::clients ? exact(*of.clients) : exact(*of.spending);
}

/// Slow and obvious: every share as a fraction of any size.
std::vector<Cents> obvious_split(Cents total, const KeyBlend& blend,
                                 const std::vector<KeyFigures>& figures) {
  std::vector<Exact> shares(figures.size());
  Exact all_weights = 0;
  for (const auto& [key, weight] : blend) all_weights += exact(weight);
  for (const auto& [key, weight] : blend) {
    Exact sum = 0;
    for (const KeyFigures& of : figures) sum += figure_of(key, of);
    for (std::size_t i = 0; i < figures.size(); ++i)
      shares[i] += exact(weight) / all_weights * figure_of(key, figures[i]) / sum;
  }
  return split_exactly(total, shares);
}

TEST(SplitByKeyOracle, AgreesWithFractionsOfAnySize) {
  for_random_input(10'000, [](RandomInput& input) {
    std::vector<KeyFigures> figures;
    for (std::int64_t left = input.number(1, 6); left > 0; --left)
      figures.push_back({.inhabitants = input.number(0, 900'000) + (left == 1),
                         .income = random_amount(input) + Cents(left == 1),
                         .clients = input.number(0, 50) + (left == 1),
                         .spending = random_amount(input) + Cents(left == 1)});
    const KeyBlend blend = random_key(input);
    const Cents total = input.one_in(2) ? random_amount(input) : -random_amount(input);
    ASSERT_EQ(split_by_key(total, blend, figures).value(), obvious_split(total, blend, figures));
  });
}

}  // namespace
}  // namespace houvast::region
