// SPDX-License-Identifier: EUPL-1.2
#include <gtest/gtest.h>

#include <algorithm>
#include <limits>
#include <random>

#include "houvast/store.h"
#include "support/both_databases.h"

namespace houvast {
namespace {

using namespace literals;
using testing::code_of;

class KeepRunsOnBoth : public testing::OnBothDatabases {
 protected:
  static constexpr int municipalities = 7;

  static std::string code(std::uint64_t i) {
    return "GM900" + std::to_string(i % std::uint64_t{municipalities});
  }

  /// Transfers with every kind of account, rule and input, drawn from a seed.
  static RunRecord random_run(std::uint64_t seed, int transfers) {
    std::mt19937_64 bits(seed);
    RunRecord run;
    run.receipt = {.engine_version = "0.1.0",
                   .engine_revision = "abc",
                   .dossier = "Proef 'één'",
                   .dossier_hash = "00ff",
                   .scenario = "meer\tpreventie",
                   .seed = std::numeric_limits<std::uint64_t>::max() - seed,
                   .replications = 1000,
                   .started_at = "2026-11-22T07:44:10Z",
                   .seconds = 0.1};
    for (int i = 0; i < transfers; ++i) run.transfers.push_back(random_transfer(bits));
    for (std::uint64_t i = 0; i < 50; ++i)
      run.results.push_back({2026, code(i), "bw", "care", random_amount(bits)});
    run.distributions = {{0, "GM9001", "bw", "result_after", -1.5, 1.0 / 3, 2e-300, 1e300, 5,
                          123'456'789'012'345.6, 7, 8, -0.1}};
    return run;
  }

  static Cents random_amount(std::mt19937_64& bits) {
    const auto size = static_cast<std::int64_t>(bits() % 1'000'000'000'000'000U);
    return Cents(bits() % 2 == 0 ? size : -size);
  }

  static Transfer random_transfer(std::mt19937_64& bits) {
    constexpr std::array kinds = {AccountKind::provider, AccountKind::region, AccountKind::reserve,
                                  AccountKind::insurer};
    const Rule& rule = rules()[bits() % rules().size()];
    // A region with the name of a municipality is another account.
    const Account other{kinds[bits() % kinds.size()], code(bits())};
    const Account mine = municipality(code(bits()));
    const bool pays = bits() % 2 == 0;
    return {{2026 + static_cast<int>(bits() % 3), static_cast<int>(bits() % 13)},
            pays ? mine : other,
            pays ? other : mine,
            random_amount(bits),
            bits() % 2 == 0 ? "bw" : "mo",
            {std::string(rule.id),
             {{"spending", random_amount(bits)}, {"share", 0.25_d}, {"note", "één;\n\\N\t\"x\""}}}};
  }
};
HOUVAST_ON_BOTH_DATABASES(KeepRunsOnBoth);

TEST_P(KeepRunsOnBoth, GiveBackEveryCentAndEveryWord) {
  Store store(open());
  RunRecord run = random_run(1, 500);
  const RunOrigin origin{.dossier = 3, .dossier_version = 2, .scenario = 9, .made_by = "anna"};
  run.receipt.id = store.save(run, origin).value();
  const RunRecord kept = store.load(run.receipt.id).value();
  EXPECT_EQ(kept.receipt, run.receipt);
  EXPECT_EQ(kept.results, run.results);
  EXPECT_EQ(kept.transfers, run.transfers);
  EXPECT_EQ(kept.distributions, run.distributions);
  EXPECT_EQ(store.results(run.receipt.id).value(), run.results);
  EXPECT_EQ(store.distributions(run.receipt.id).value(), run.distributions);
  EXPECT_EQ(store.head(run.receipt.id).value(), (KeptRun{run.receipt, origin}));
}

TEST_P(KeepRunsOnBoth, KeepTheLargestAmountsThereAre) {
  Store store(open());
  RunRecord run = random_run(2, 0);
  for (const Cents amount : {max_amount, -max_amount, Cents(1), Cents(-1), Cents(0)})
    run.results.push_back({2026, "GM9001", "bw", "result", amount});
  const auto id = store.save(run).value();
  EXPECT_EQ(store.results(id).value(), run.results);
}

TEST_P(KeepRunsOnBoth, SelectTheTransfersThatAreAskedFor) {
  // The oracle: all transfers, looked at one by one.
  Store store(open());
  const RunRecord run = random_run(3, 2000);
  static_cast<void>(store.save(random_run(4, 300)).value());
  const auto id = store.save(run).value();
  const auto slowly = [&](const TransferFilter& filter) {
    std::vector<Transfer> found;
    for (const Transfer& each : run.transfers) {
      if (filter.year && each.period.year != *filter.year) continue;
      if (filter.account && each.from != *filter.account && each.to != *filter.account) continue;
      if (filter.scheme && each.scheme != *filter.scheme) continue;
      if (filter.item && rule(each.reason.rule).item != *filter.item) continue;
      found.push_back(each);
    }
    return found;
  };
  const std::vector<std::optional<int>> years{std::nullopt, 2027, 1999};
  const std::vector<std::optional<Account>> accounts{std::nullopt, municipality("GM9001"),
                                                     Account{AccountKind::region, "GM9001"}};
  const std::vector<std::optional<std::string>> schemes{std::nullopt, "bw", "' OR '1'='1"};
  const std::vector<std::optional<std::string>> items{std::nullopt, "solidarity", "care", "none"};
  std::size_t found = 0;
  for (const auto& year : years)
    for (const auto& account : accounts)
      for (const auto& scheme : schemes)
        for (const auto& item : items) {
          const TransferFilter filter{year, account, scheme, item};
          const auto fast = store.transfers(id, filter).value();
          EXPECT_EQ(fast, slowly(filter));
          found += fast.size();
        }
  EXPECT_GT(found, run.transfers.size());
}

TEST_P(KeepRunsOnBoth, ListTheRunsOfADossier) {
  Store store(open());
  const auto first = store.save(random_run(5, 1), {.dossier = 1, .dossier_version = 1}).value();
  const auto second = store.save(random_run(6, 1), {.dossier = 2, .dossier_version = 1}).value();
  EXPECT_EQ(store.list().value().size(), 2U);
  const auto of_second = store.list_kept(2).value();
  ASSERT_EQ(of_second.size(), 1U);
  EXPECT_EQ(of_second.front().receipt.id, second);
  EXPECT_LT(first, second);
}

TEST_P(KeepRunsOnBoth, RemoveARunWholeAndGiveItsNumberToNoOther) {
  Store store(open());
  const auto stays = store.save(random_run(7, 10)).value();
  const auto goes = store.save(random_run(8, 10)).value();
  ASSERT_EQ(code_of(store.remove(goes)), "none");
  const auto missing = store.transfers(goes);
  ASSERT_EQ(code_of(missing), "store/no-such-run");
  EXPECT_EQ(missing.error().front().expected, std::to_string(stays));
  EXPECT_EQ(code_of(store.remove(goes)), "store/no-such-run");
  EXPECT_EQ(store.load(stays).value().transfers, random_run(7, 10).transfers);
  EXPECT_GT(store.save(random_run(9, 1)).value(), goes);
}

TEST_P(KeepRunsOnBoth, KeepNothingOfARunThatIsNoText) {
  Store store(open());
  RunRecord run = random_run(10, 20);
  run.transfers.back().from.id = "GM\xff";
  EXPECT_EQ(code_of(store.save(run)), "store/not-text");
  EXPECT_TRUE(store.list().value().empty());
  EXPECT_EQ(code_of(store.save(random_run(11, 20))), "none");
}

}  // namespace
}  // namespace houvast
