// SPDX-License-Identifier: EUPL-1.2
#include <gtest/gtest.h>

#include "houvast/quickscan.h"

namespace houvast::quickscan {
namespace {

using namespace literals;

/// A mapping with a change of codes in 2023 and a grant apart from its cluster.
Mapping small_mapping() {
  return {.task_fields = {{"6.6", "Wmo-voorzieningen", "wmo", "6.6", {}, {}},
                          {"6.71", "oud", "wmo", "6.71", {}, 2022},
                          {"6.71a", "nieuw", "wmo", "6.71", 2023, {}},
                          {"6.72a", "jeugdhulp", "youth", "6.72", 2023, {}},
                          {"2.1", "verkeer", "other", "2.1", {}, {}}},
          .clusters = {{"Jeugd", "", "youth"},
                       {"Wmo", "", "wmo"},
                       {"Wmo", "beschermd wonen", "sheltered"},
                       {"Wegen", "", "other"}}};
}

constexpr Moment budget_2024{2024, Books::budget};

Accounts books(Moment moment, std::vector<AccountLine> lines) {
  Accounts accounts{.moment = moment, .file = "iv3.csv", .lines = std::move(lines), .profiles = {}};
  std::set<std::string> names;
  for (const AccountLine& line : accounts.lines)
    if (names.insert(line.municipality).second)
      accounts.profiles.push_back({line.municipality, 10'000, "klein", "landelijk"});
  return accounts;
}

Income income(int year, std::vector<IncomeLine> lines) {
  return {.year = year, .file = "gf.csv", .lines = std::move(lines)};
}

TEST(ScanBooks, SetsIncomeAgainstNetSpendingByDomain) {
  const std::vector accounts = {books(budget_2024, {{"Aa", "6.6", 100_eur, 10_eur, 2},
                                                    {"Aa", "6.71a", 50_eur, 0_eur, 3},
                                                    {"Aa", "6.72a", 70_eur, 0_eur, 4},
                                                    {"Aa", "2.1", 999_eur, 0_eur, 5}})};
  const std::vector incomes = {income(2024, {{"GM0001", "Aa", "Wmo", "inwo", 120_eur},
                                             {"GM0001", "Aa", "Wmo", "beschermd wonen", 500_eur},
                                             {"GM0001", "Aa", "Jeugd", "jong", 80_eur},
                                             {"GM0001", "Aa", "Wegen", "land", 5_eur}})};
  const Scan found = scan(small_mapping(), accounts, incomes).value();
  const ScanLine wmo = *found.find("Aa", budget_2024, "wmo");
  EXPECT_EQ(wmo.income, 120_eur);
  EXPECT_EQ(wmo.net_spending, 140_eur);
  EXPECT_EQ(wmo.result, -20_eur);
  EXPECT_EQ(found.find("Aa", budget_2024, "youth")->result, 10_eur);
  EXPECT_EQ(found.find("Aa", budget_2024, "total")->result, -10_eur);
  EXPECT_TRUE(found.findings.empty());
}

TEST(ScanBooks, KeepsTwoMunicipalitiesOfOneNameApart) {
  const std::vector accounts = {books(budget_2024, {{"Bergen (L.)", "6.6", 10_eur, 0_eur, 2},
                                                    {"Bergen (NH.)", "6.6", 20_eur, 0_eur, 3},
                                                    {"Hengelo (O.)", "6.6", 30_eur, 0_eur, 4}})};
  const std::vector incomes = {income(2024, {{"", "Bergen (L.)", "Wmo", "", 11_eur},
                                             {"", "Bergen (NH.)", "Wmo", "", 22_eur},
                                             {"", "Hengelo", "Wmo", "", 33_eur}})};
  const Scan found = scan(small_mapping(), accounts, incomes).value();
  EXPECT_EQ(found.profiles.size(), 3U);
  EXPECT_EQ(found.find("Bergen (L.)", budget_2024, "wmo")->result, 1_eur);
  EXPECT_EQ(found.find("Bergen (NH.)", budget_2024, "wmo")->result, 2_eur);
  EXPECT_EQ(found.find("Hengelo", budget_2024, "wmo")->result, 3_eur);
  EXPECT_TRUE(found.findings.empty());
}

TEST(ScanBooks, CountsAnOldCodeAndSaysSo) {
  const std::vector accounts = {
      books(budget_2024, {{"Aa", "6.71", 40_eur, 0_eur, 2}, {"Bb", "6.71", 0_eur, 0_eur, 3}})};
  const Scan found = scan(small_mapping(), accounts, {}).value();
  EXPECT_EQ(found.find("Aa", budget_2024, "wmo")->net_spending, 40_eur);
  ASSERT_EQ(found.findings.size(), 1U);
  EXPECT_EQ(found.findings[0].code, "quickscan/task-field-not-in-year");
  EXPECT_EQ(found.findings[0].count, 1);
  EXPECT_EQ(found.findings[0].amount, 40_eur);
}

TEST(ScanBooks, ReportsAnUnknownCodeInsteadOfDroppingIt) {
  const std::vector accounts = {
      books({2025, Books::accounts}, {{"Aa", "6.711", 40_eur, 0_eur, 7}})};
  const Scan found = scan(small_mapping(), accounts, {}).value();
  ASSERT_EQ(found.findings.size(), 1U);
  EXPECT_EQ(found.findings[0].code, "quickscan/unknown-task-field");
  EXPECT_EQ(found.findings[0].place.line, 7);
  EXPECT_EQ(found.findings[0].amount, 40_eur);
}

TEST(ScanBooks, TakesANewCodeWhenARowIsAdded) {
  Mapping mapping = small_mapping();
  mapping.task_fields.push_back({"6.711", "nieuwe code", "wmo", "6.71", 2025, {}});
  const Moment accounts_2025{2025, Books::accounts};
  const std::vector accounts = {books(accounts_2025, {{"Aa", "6.711", 40_eur, 0_eur, 7}})};
  const Scan found = scan(mapping, accounts, {}).value();
  EXPECT_TRUE(found.findings.empty());
  EXPECT_EQ(found.find("Aa", accounts_2025, "wmo")->net_spending, 40_eur);
}

TEST(ScanBooks, ChecksTheRowOfTotals) {
  const std::vector accounts = {books(budget_2024, {{"Aa", "6.6", 10_eur, 0_eur, 2},
                                                    {"Bb", "6.6", 20_eur, 0_eur, 3},
                                                    {"Nederland", "6.6", 31_eur, 0_eur, 4}})};
  const Scan found = scan(small_mapping(), accounts, {}).value();
  EXPECT_EQ(found.profiles.size(), 2U);
  ASSERT_EQ(found.findings.size(), 1U);
  EXPECT_EQ(found.findings[0].code, "quickscan/total-differs");
  EXPECT_EQ(found.findings[0].amount, 1_eur);
}

TEST(ScanBooks, NamesWhoIsMissingOnEitherSide) {
  const std::vector accounts = {books(budget_2024, {{"Aa", "6.6", 10_eur, 0_eur, 2}})};
  const std::vector incomes = {income(2024, {{"", "Bb", "Wmo", "", 22_eur}})};
  const Scan found = scan(small_mapping(), accounts, incomes).value();
  ASSERT_EQ(found.findings.size(), 2U);
  EXPECT_EQ(found.findings[0].code, "quickscan/no-books");
  EXPECT_EQ(found.findings[1].code, "quickscan/no-income");
  EXPECT_EQ(found.find("Aa", budget_2024, "wmo")->result, std::nullopt);
}

TEST(ScanBooks, RefusesAClusterThatNoRowNames) {
  const std::vector accounts = {books(budget_2024, {{"Aa", "6.6", 10_eur, 0_eur, 2}})};
  const std::vector incomes = {income(2024, {{"", "Aa", "Wmoo", "", 22_eur}})};
  const auto refused = scan(small_mapping(), accounts, incomes);
  ASSERT_FALSE(refused.has_value());
  EXPECT_EQ(refused.error().front().code, "quickscan/unknown-cluster");
  EXPECT_EQ(refused.error().front().suggestion, "Wmo");
}

// K-L: an old code may not be used in a budget of 2023.
TEST(TaskFieldInYear, RefusesAnOldCodeFrom2023On) {
  EXPECT_TRUE(task_field_in(small_mapping(), "6.71", 2022).has_value());
  const auto refused = task_field_in(small_mapping(), "6.71", 2023);
  ASSERT_FALSE(refused.has_value());
  EXPECT_EQ(refused.error().front().code, "quickscan/task-field-not-in-year");
  EXPECT_EQ(task_field_in(small_mapping(), "6.71a", 2023).value().trend, "6.71");
}

TEST(Trends, JoinOldAndNewCodesInOneSeries) {
  const std::vector accounts = {
      books({2022, Books::accounts}, {{"Aa", "6.71", 40_eur, 1_eur, 2}}),
      books({2023, Books::accounts}, {{"Aa", "6.71a", 50_eur, 2_eur, 2}})};
  const auto lines = trends(small_mapping(), accounts);
  ASSERT_EQ(lines.size(), 2U);
  EXPECT_EQ(lines[0].trend, "6.71");
  EXPECT_EQ(lines[0].net_spending, 39_eur);
  EXPECT_EQ(lines[1].trend, "6.71");
  EXPECT_EQ(lines[1].net_spending, 48_eur);
}

TEST(BandOf, IsDecidedOnTheExactShare) {
  const auto& bands = default_bands();
  EXPECT_EQ(band_of(-20.01_eur, 100_eur, bands), 0U);
  EXPECT_EQ(band_of(-20_eur, 100_eur, bands), 1U);
  EXPECT_EQ(band_of(-0.01_eur, 100_eur, bands), 4U);
  EXPECT_EQ(band_of(0_eur, 100_eur, bands), 5U);
  EXPECT_EQ(band_of(10_eur, 100_eur, bands), 7U);
}

TEST(CountBands, GroupsMunicipalitiesByTheirTraits) {
  const std::vector accounts = {
      books(budget_2024, {{"Aa", "6.6", 110_eur, 0_eur, 2}, {"Bb", "6.6", 50_eur, 0_eur, 3}})};
  const std::vector incomes = {
      income(2024, {{"", "Aa", "Wmo", "", 100_eur}, {"", "Bb", "Wmo", "", 100_eur}})};
  const Scan found = scan(small_mapping(), accounts, incomes).value();
  const auto counts = count_bands(found, Group::size_class, default_bands());
  for (const BandCount& count : counts) {
    if (count.domain != "wmo") continue;
    EXPECT_EQ(count.group, "klein");
    EXPECT_EQ(count.all, 2);
    EXPECT_EQ(count.deficits, 1);
    EXPECT_EQ(count.counts[2], 0);
    EXPECT_EQ(count.counts[3], 1);
    EXPECT_EQ(count.counts[7], 1);
  }
  EXPECT_EQ(count_bands(found, {{"Aa", "regio"}}, default_bands()).front().all, 1);
}

TEST(QuadrantsOfTwoYears, FollowTheFourWaysOf2015And2020) {
  const Moment then{2023, Books::accounts};
  const std::vector accounts = {
      books(then, {{"Aa", "6.6", 90_eur, 0_eur, 2}, {"Bb", "6.6", 110_eur, 0_eur, 3}}),
      books(budget_2024, {{"Aa", "6.6", 110_eur, 0_eur, 2}, {"Bb", "6.6", 120_eur, 0_eur, 3}})};
  const std::vector incomes = {
      income(2023, {{"", "Aa", "Wmo", "", 100_eur}, {"", "Bb", "Wmo", "", 100_eur}}),
      income(2024, {{"", "Aa", "Wmo", "", 100_eur}, {"", "Bb", "Wmo", "", 100_eur}})};
  const Scan found = scan(small_mapping(), accounts, incomes).value();
  const Quadrants four = quadrants(found, "total", then, budget_2024);
  EXPECT_EQ(four.counts.at(Quadrant::turns_deficit), 1);
  EXPECT_EQ(four.counts.at(Quadrant::stays_deficit), 1);
  const auto stacks = stack(found, budget_2024, {{"Aa", -50_eur}, {"Bb", 5_eur}});
  ASSERT_EQ(stacks.size(), 2U);
  EXPECT_TRUE(stacks[0].both_deficits);
  EXPECT_TRUE(stacks[0].other_is_larger);
  EXPECT_FALSE(stacks[1].both_deficits);
}

}  // namespace
}  // namespace houvast::quickscan
