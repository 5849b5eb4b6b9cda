// SPDX-License-Identifier: EUPL-1.2
#include "houvast/ledger.h"

#include <gtest/gtest.h>

#include "support/random_input.h"

namespace houvast {

using namespace literals;
using houvast::testing::for_random_input;
using houvast::testing::RandomInput;

namespace {

const Account provider{AccountKind::provider, "zorghuis"};
const Account region{AccountKind::region, "voorbeeldregio"};

Transfer transfer(Period period, Account from, Account to, Cents amount,
                  std::string_view scheme = "bw", std::string_view rule = "C0.own_care") {
  return {period, std::move(from),     std::move(to),
          amount, std::string(scheme), {std::string(rule), {}}};
}

Account any_account(RandomInput& random) {
  const auto kind = static_cast<AccountKind>(random.number(0, 9));
  if (kind == AccountKind::state) return state();
  return {kind, "GM000" + std::to_string(random.number(1, 4))};
}

Ledger any_ledger(RandomInput& random) {
  Ledger ledger;
  for (std::size_t left = random.index(200); left > 0; --left) {
    const Account from = any_account(random);
    const Account to = any_account(random);
    if (from == to) continue;
    const Period period{static_cast<int>(random.number(2026, 2028)),
                        static_cast<int>(random.number(0, 12))};
    const Cents amount(random.magnitude(max_amount.count()) * (random.one_in(2) ? -1 : 1));
    ledger.post(transfer(period, from, to, amount, random.one_in(2) ? "bw" : "jeugd"));
  }
  return ledger;
}

}  // namespace

TEST(Account, IsWrittenAsKindAndName) {
  EXPECT_EQ(to_string(state()), "state");
  EXPECT_EQ(to_string(municipality("GM9001")), "municipality:GM9001");
  EXPECT_EQ(to_string({AccountKind::reserve, "bw"}), "reserve:bw");
  EXPECT_EQ(to_string({AccountKind::own_means, "GM9001"}), "own_means:GM9001");
}

TEST(Account, HasANameForEveryKind) {
  std::vector<std::string> names;
  for (int kind = 0; kind <= static_cast<int>(AccountKind::own_means); ++kind)
    names.push_back(to_string({static_cast<AccountKind>(kind), ""}));
  for (const std::string& name : names) EXPECT_EQ(std::count(names.begin(), names.end(), name), 1);
}

TEST(Ledger, MovesMoneyFromOneAccountToAnother) {
  Ledger ledger;
  ledger.post(transfer({2026, 0}, municipality("GM9001"), provider, 120_eur));
  ledger.post(transfer({2027, 3}, provider, municipality("GM9001"), 20_eur));
  EXPECT_EQ(ledger.balance(municipality("GM9001")), -100_eur);
  EXPECT_EQ(ledger.balance(provider), 100_eur);
  EXPECT_EQ(ledger.balance(state()), Cents());
  const std::map<Account, Cents> year{{municipality("GM9001"), -120_eur}, {provider, 120_eur}};
  EXPECT_EQ(ledger.balances(2026), year);
  EXPECT_TRUE(ledger.balances(2025).empty());
}

TEST(Ledger, KeepsEveryLineInTheOrderOfPosting) {
  Ledger ledger;
  const std::vector<Transfer> lines{
      transfer({2027, 0}, state(), municipality("GM9002"), 1_eur),
      transfer({2026, 0}, state(), municipality("GM9001"), -1_eur),
      transfer({2027, 0}, state(), municipality("GM9002"), 1_eur),
  };
  ledger.post(lines);
  EXPECT_EQ(ledger.transfers(), lines);
}

TEST(Ledger, ConservesMoney) {
  for_random_input(300, [](RandomInput& random) {
    const Ledger ledger = any_ledger(random);
    for (int year = 2026; year <= 2028; ++year) {
      Cents all;
      for (const auto& [account, balance] : ledger.balances(year)) all += balance;
      EXPECT_EQ(all, Cents());
    }
  });
}

TEST(Ledger, HasBalancesThatAreTheSumOfTheirYears) {
  for_random_input(300, [](RandomInput& random) {
    const Ledger ledger = any_ledger(random);
    std::map<Account, Cents> sums;
    for (int year = 2026; year <= 2028; ++year)
      for (const auto& [account, balance] : ledger.balances(year)) sums[account] += balance;
    for (const auto& [account, total] : sums) EXPECT_EQ(total, ledger.balance(account));
  });
}

TEST(LedgerDeathTest, StopsAtATransferThatIsOurMistake) {
  Ledger ledger;
  EXPECT_DEATH(ledger.post(transfer({2026, 0}, state(), provider, max_amount + Cents(1))),
               "ledger.cc");
  EXPECT_DEATH(ledger.post(transfer({2026, 0}, state(), provider, Cents(INT64_MIN))), "ledger.cc");
  EXPECT_DEATH(ledger.post(transfer({2026, 0}, provider, provider, 1_eur)), "ledger.cc");
  EXPECT_DEATH(ledger.post(transfer({2026, 0}, state(), provider, 1_eur, "bw", "R99.nothing")),
               "rules.cc");
}

TEST(Results, SumByYearMunicipalitySchemeAndItem) {
  Ledger ledger;
  const Account one = municipality("GM9001");
  const Account two = municipality("GM9002");
  ledger.post(transfer({2026, 1}, two, provider, 3_eur));
  ledger.post(transfer({2026, 2}, two, provider, 4_eur));
  ledger.post(transfer({2026, 0}, one, region, 5_eur, "jeugd"));
  ledger.post(transfer({2025, 0}, one, two, 6_eur));
  ledger.post(transfer({2026, 0}, region, provider, 7_eur, "jeugd", "C0.pooled_care"));
  const std::vector<ItemAmount> expected{
      {2025, "GM9001", "bw", "care", -6_eur},    {2025, "GM9001", "bw", "result", -6_eur},
      {2025, "GM9002", "bw", "care", 6_eur},     {2025, "GM9002", "bw", "result", 6_eur},
      {2026, "GM9001", "jeugd", "care", -5_eur}, {2026, "GM9001", "jeugd", "result", -5_eur},
      {2026, "GM9002", "bw", "care", -7_eur},    {2026, "GM9002", "bw", "result", -7_eur},
  };
  EXPECT_EQ(results(ledger), expected);
}

TEST(Results, HaveAResultThatIsTheSumOfItsItemsAndOfTheBalances) {
  for_random_input(300, [](RandomInput& random) {
    const Ledger ledger = any_ledger(random);
    std::map<std::tuple<int, std::string, std::string>, Cents> items;
    std::map<Account, Cents> balances;
    for (const ItemAmount& line : results(ledger)) {
      Cents& open = items[{line.year, line.municipality, line.scheme}];
      open += line.item == "result" ? -line.amount : line.amount;
      if (line.item != "result") continue;
      EXPECT_EQ(open, Cents());
      balances[municipality(line.municipality)] += line.amount;
    }
    for (const auto& [account, amount] : balances) EXPECT_EQ(amount, ledger.balance(account));
  });
}

TEST(Results, AreEmptyWithoutMunicipalities) {
  Ledger ledger;
  EXPECT_TRUE(results(ledger).empty());
  ledger.post(transfer({2026, 0}, region, provider, 7_eur, "jeugd", "C0.pooled_care"));
  EXPECT_TRUE(results(ledger).empty());
}

}  // namespace houvast
