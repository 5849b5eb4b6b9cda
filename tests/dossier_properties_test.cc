// SPDX-License-Identifier: EUPL-1.2
// What holds for every dossier, whatever was agreed. study::run() itself holds the ledger against
// what the agreements computed and stops at a difference of a cent.
#include <algorithm>
#include <map>

#include "houvast/study.h"
#include "random_dossier.h"
#include "support/print.h"

namespace houvast {
namespace {

using testing::for_random_input;
using testing::random_dossier;
using testing::RandomInput;

/// A random dossier may be one that cannot be run (a key of zeros): then it says so by a code.
std::optional<study::Run> run_if_possible(const Dossier& dossier) {
  auto run = study::run(dossier, {});
  if (run) return std::move(*run);
  EXPECT_FALSE(run.error().empty());
  for (const Problem& problem : run.error())
    EXPECT_FALSE(to_string(problem, Language::dutch).empty());
  return std::nullopt;
}

using Results = std::map<std::pair<int, std::string>, Cents>;

Results results_of(const study::Run& run) {
  Results results;
  for (const ItemAmount& line : run.record.results)
    if (line.item == "result") results[{line.year, line.municipality}] += line.amount;
  return results;
}

TEST(EveryDossier, ConservesMoneyAndSettlesToZero) {
  int ran = 0;
  for_random_input(100'000, [&](RandomInput& random) {
    const Dossier dossier = random_dossier(random);
    const auto run = run_if_possible(dossier);
    if (!run) return;
    ++ran;
    std::map<std::pair<int, Account>, Cents> balances;
    for (const Transfer& transfer : run->record.transfers) {
      balances[{transfer.period.year, transfer.to}] += transfer.amount;
      balances[{transfer.period.year, transfer.from}] -= transfer.amount;
    }
    Cents all;
    for (const auto& [account, balance] : balances) {
      all += balance;
      // The region only passes money on: nothing stays on its account.
      if (account.second.kind == AccountKind::region &&
          !account.second.id.ends_with("investment")) {
        ASSERT_EQ(balance, Cents()) << to_string(account.second);
      }
    }
    ASSERT_EQ(all, Cents());
    for (const study::AgreementYear& year : run->agreement_years) {
      if (year.solidarity) {
        Cents moved;
        for (const region::SolidarityLine& line : year.solidarity->lines) moved += line.moved;
        ASSERT_EQ(moved, Cents());
      }
      if (!year.pool) continue;
      Cents contributions;
      for (const region::PoolLine& line : year.pool->lines) contributions += line.contribution;
      const region::ReserveYear& reserve = year.pool->reserve;
      ASSERT_EQ(contributions + reserve.withdrawn + reserve.released,
                year.pool->cost + reserve.added + reserve.refilled + reserve.invested);
    }
  });
  // Most of them must be runnable, or this says nothing.
  EXPECT_GT(ran, 80'000);
}

TEST(EveryDossier, CapsWithoutMakingAnyDeficitLarger) {
  for_random_input(20'000, [&](RandomInput& random) {
    Dossier dossier = random_dossier(random);
    if (dossier.agreements.empty() || !dossier.agreements.front().solidarity) return;
    dossier.agreements.front().solidarity->capped = true;
    const auto run = run_if_possible(dossier);
    if (!run) return;
    for (const study::AgreementYear& year : run->agreement_years)
      for (const region::SolidarityLine& line : year.solidarity->lines) {
        const Cents floor = std::min(line.real_before, Cents()) - Cents(1);
        ASSERT_GE(line.real_after, floor);
      }
  });
}

TEST(EveryDossier, DoesNotDependOnTheOrderOfItsTables) {
  for_random_input(3'000, [&](RandomInput& random) {
    const Dossier dossier = random_dossier(random);
    Dossier turned = dossier;
    Scheme& scheme = turned.schemes.front();
    std::reverse(scheme.spending.begin(), scheme.spending.end());
    std::reverse(scheme.given_income.begin(), scheme.given_income.end());
    std::reverse(scheme.execution.begin(), scheme.execution.end());
    if (scheme.historical)
      std::reverse(scheme.historical->spending.begin(), scheme.historical->spending.end());
    const auto one = run_if_possible(dossier);
    const auto other = run_if_possible(turned);
    ASSERT_EQ(one.has_value(), other.has_value());
    if (!one) return;
    ASSERT_EQ(results_of(*one), results_of(*other));
  });
}

/// All money ten times as much: results are ten times as much, but for a rounded cent a line.
TEST(EveryDossier, ScalesWithAllItsMoney) {
  for_random_input(3'000, [&](RandomInput& random) {
    Dossier dossier = random_dossier(random);
    // A cent that one mechanism rounds becomes millions where the next one divides by cents: a key
    // by the income of a tiny budget, or small surpluses that must cover a large deficit uncapped.
    // Only budgets of a size that exists and capped agreements are homogeneous.
    if (auto& macro = dossier.schemes.front().macro) macro->amount += Cents(90'000'000'00);
    for (Agreement& agreement : dossier.agreements)
      if (agreement.solidarity) agreement.solidarity->capped = true;
    const auto ten = [](Cents amount) { return Cents(10 * amount.count()); };
    Dossier larger = dossier;
    Scheme& scheme = larger.schemes.front();
    for (Spending& line : scheme.spending) line.amount = ten(line.amount);
    for (auto& line : scheme.given_income) line.value = ten(line.value);
    for (ExecutionCost& line : scheme.execution) line.amount = ten(line.amount);
    if (scheme.macro) scheme.macro->amount = ten(scheme.macro->amount);
    for (Agreement& agreement : larger.agreements)
      if (agreement.reserve) agreement.reserve->opening = ten(agreement.reserve->opening);
    const auto one = run_if_possible(dossier);
    const auto other = run_if_possible(larger);
    ASSERT_EQ(one.has_value(), other.has_value());
    if (!one) return;
    const Results before = results_of(*one);
    const Results after = results_of(*other);
    std::size_t lines = one->record.transfers.size();
    for (const auto& [key, amount] : before) {
      const Cents difference = after.at(key) - ten(amount);
      // Each transfer is rounded by less than a cent, so ten of them by less than ten.
      const auto room = static_cast<std::int64_t>(11 * lines);
      ASSERT_LE(std::abs(difference.count()), room) << key.second;
    }
  });
}

}  // namespace
}  // namespace houvast
