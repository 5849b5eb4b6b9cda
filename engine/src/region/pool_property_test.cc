// SPDX-License-Identifier: EUPL-1.2
// What holds for every region, whatever was agreed. The seed is printed with a failure.
#include <gtest/gtest.h>

#include <algorithm>
#include <random>

#include "houvast/contribution.h"
#include "money/exact.h"

namespace houvast::region {
namespace {

constexpr std::uint64_t seed = 20230914;

/// Chance for tests: whole numbers only, so that it is the same with any library.
class Dice {
 public:
  explicit Dice(std::uint64_t start) : engine_(start) {}

  std::int64_t between(std::int64_t low, std::int64_t high) {
    const auto width = static_cast<std::uint64_t>(high - low) + 1;
    return low + static_cast<std::int64_t>(engine_() % width);
  }
  bool once_in(int count) { return between(1, count) == 1; }
  /// Few amounts are alike in size, and zero happens.
  Cents amount() { return Cents(once_in(12) ? 0 : between(0, std::int64_t{1} << between(1, 46))); }
  /// One is more likely than any other share.
  Decimal share() { return Decimal(std::min<std::int64_t>(10, between(0, 14)), 1); }

 private:
  std::mt19937_64 engine_;
};

std::string code(std::int64_t number) {
  const std::string digits = std::to_string(9000 + number);
  return "GM" + digits;
}

PoolFigures random_figures(Dice& dice) {
  PoolFigures figures{.members = {}, .reserve_balance = dice.amount()};
  const std::int64_t count = dice.between(1, 7);
  for (std::int64_t i = 0; i < count; ++i)
    figures.members.push_back({.municipality = code(i),
                               .inhabitants = dice.between(1, 900'000),
                               .income = dice.amount(),
                               .spending = dice.amount(),
                               .budget = dice.amount(),
                               .last_year = {},
                               .clients = dice.between(0, 400),
                               .expected_clients = dice.between(0, 400)});
  // Every key has something to go by.
  PoolMember& first = figures.members.front();
  first.income += Cents(100);
  first.spending += Cents(100);
  first.budget += Cents(100);
  *first.clients += 1;
  *first.expected_clients += 1;
  figures.centre = code(dice.between(0, count - 1));
  return figures;
}

KeyBlend random_key(Dice& dice) {
  KeyBlend key{{Key(dice.between(0, 3)), Decimal(dice.between(1, 300), 3)}};
  while (dice.once_in(2)) key.emplace(Key(dice.between(0, 3)), Decimal(dice.between(0, 99), 2));
  return key;
}

Agreement random_agreement(Dice& dice) {
  using Advance = ContributionTerms::Advance;
  Agreement agreement{.id = "bw", .scheme = "bw"};
  agreement.contribution = {.key = random_key(dice),
                            .pooled_share = dice.once_in(2) ? Decimal(1) : dice.share(),
                            .advance = dice.once_in(2) ? Advance::budget : Advance::income,
                            .true_up = !dice.once_in(3)};
  if (dice.once_in(4)) return agreement;
  const std::int64_t minimum = dice.between(0, 10);
  agreement.reserve = {.opening = {},
                       .surplus_share = dice.share(),
                       .deficit_share = dice.share(),
                       .minimum = Decimal(minimum, 2),
                       .maximum = Decimal(minimum + dice.between(0, 10), 2),
                       .at_minimum = dice.once_in(2) ? ReserveTerms::AtMinimum::top_up
                                                     : ReserveTerms::AtMinimum::savings_task,
                       .at_maximum = dice.once_in(2) ? ReserveTerms::AtMaximum::pay_out
                                                     : ReserveTerms::AtMaximum::invest,
                       .scope = {}};
  return agreement;
}

Cents sum(const PoolYear& pool, Cents PoolLine::*field) {
  Cents total;
  for (const PoolLine& line : pool.lines) total += line.*field;
  return total;
}

class RandomRegions : public ::testing::Test {
 protected:
  /// Calls `visit` with as many random regions as asked.
  template <class Visit>
  void for_all(int count, Visit visit) {
    Dice dice(seed);
    for (int i = 0; i < count && !HasFailure(); ++i) {
      SCOPED_TRACE("seed " + std::to_string(seed) + ", region " + std::to_string(i));
      const PoolFigures figures = random_figures(dice);
      const Agreement agreement = random_agreement(dice);
      visit(agreement, figures);
    }
  }
};

TEST_F(RandomRegions, ContributionsAndWithdrawalsAreCostAndAdditions) {
  for_all(100'000, [](const Agreement& agreement, const PoolFigures& figures) {
    const PoolYear pool = pool_year(agreement, figures).value();
    const ReserveYear& reserve = pool.reserve;
    EXPECT_EQ(sum(pool, &PoolLine::contribution) + reserve.withdrawn + reserve.released,
              pool.cost + reserve.added + reserve.refilled + reserve.invested);
    EXPECT_EQ(sum(pool, &PoolLine::advance), pool.advances);
    EXPECT_EQ(sum(pool, &PoolLine::topped_up), reserve.topped_up);
    EXPECT_EQ(sum(pool, &PoolLine::paid_out), reserve.paid_out);
    const bool true_up = agreement.contribution->true_up;
    EXPECT_EQ(sum(pool, &PoolLine::true_up), true_up ? reserve.remainder : Cents());
  });
}

TEST_F(RandomRegions, ReserveEndsInItsBandUnlessASavingsTaskLeavesItWaiting) {
  for_all(100'000, [](const Agreement& agreement, const PoolFigures& figures) {
    if (!agreement.reserve) return;
    const ReserveYear reserve = pool_year(agreement, figures).value().reserve;
    EXPECT_LE(reserve.closing, reserve.maximum);
    const bool waits = agreement.reserve->at_minimum == ReserveTerms::AtMinimum::savings_task &&
                       reserve.opening < reserve.minimum;
    EXPECT_GE(reserve.closing, waits ? reserve.opening : reserve.minimum);
  });
}

TEST_F(RandomRegions, OrderOfMunicipalitiesDoesNotMatter) {
  for_all(20'000, [](const Agreement& agreement, const PoolFigures& figures) {
    PoolFigures turned = figures;
    std::reverse(turned.members.begin(), turned.members.end());
    EXPECT_EQ(pool_year(agreement, turned), pool_year(agreement, figures));
  });
}

TEST_F(RandomRegions, TenfoldAmountsGiveTenfoldContributionsWithinACent) {
  for_all(20'000, [](const Agreement& agreement, const PoolFigures& figures) {
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

TEST_F(RandomRegions, TransfersBringThePoolBackToZeroAndMunicipalitiesToTheirContribution) {
  for_all(5'000, [](const Agreement& agreed, const PoolFigures& figures) {
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

/// Slow and obvious: every share as a fraction of any size.
std::vector<Cents> obvious_split(Cents total, const KeyBlend& key,
                                 const std::vector<KeyFigures>& figures) {
  std::vector<Exact> shares(figures.size());
  Exact all_weights = 0;
  for (const auto& [one, weight] : key) all_weights += exact(weight);
  for (const auto& [one, weight] : key) {
    const auto figure = [&](const KeyFigures& of) {
      if (one == Key::inhabitants) return Exact(of.inhabitants);
      if (one == Key::income) return exact(of.income);
      return one == Key::clients ? Exact(*of.clients) : exact(*of.spending);
    };
    Exact sum = 0;
    for (const KeyFigures& of : figures) sum += figure(of);
    for (std::size_t i = 0; i < figures.size(); ++i)
      shares[i] += exact(weight) / all_weights * figure(figures[i]) / sum;
  }
  return split_exactly(total, shares);
}

TEST(SplitByKeyOracle, AgreesWithFractionsOfAnySize) {
  Dice dice(seed);
  for (int i = 0; i < 20'000; ++i) {
    SCOPED_TRACE("seed " + std::to_string(seed) + ", split " + std::to_string(i));
    std::vector<KeyFigures> figures;
    for (std::int64_t n = dice.between(1, 6); n > 0; --n)
      figures.push_back({.inhabitants = dice.between(0, 900'000) + (n == 1),
                         .income = dice.amount() + Cents(n == 1),
                         .clients = dice.between(0, 50) + (n == 1),
                         .spending = dice.amount() + Cents(n == 1)});
    const KeyBlend key = random_key(dice);
    const Cents total = dice.once_in(2) ? dice.amount() : -dice.amount();
    ASSERT_EQ(split_by_key(total, key, figures).value(), obvious_split(total, key, figures));
  }
}

}  // namespace
}  // namespace houvast::region
