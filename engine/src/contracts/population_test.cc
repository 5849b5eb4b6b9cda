// SPDX-License-Identifier: EUPL-1.2
// C3: clauses that pay for a population.
#include <gtest/gtest.h>

#include "contracts/testing.h"
#include "support/random_input.h"

namespace houvast::contracts {
namespace {

using namespace testing;
using houvast::testing::for_random_input;
using houvast::testing::RandomInput;

/// Sum of lines of a kind, by provider ("" for all) and year.
Cents sum_of(const Settlement& settlement, LineKind kind, std::optional<std::uint16_t> provider,
             int year) {
  Cents sum;
  for (const ContractLine& line : settlement.lines)
    if (line.kind == kind && (!provider || line.provider == provider) &&
        2026 + line.month / 12 == year)
      sum += line.amount;
  return sum;
}

ContractFacts facts_with_ages() {
  ContractFacts facts = small_facts();
  for (const char* code : {"GM2", "GM1"}) {  // In any order.
    facts.population.push_back({code, 2025, {0, 17}, 2'000});
    facts.population.push_back({code, 2025, {18, 120}, 8'000});
    facts.population.push_back({code, 2027, {0, 17}, 2'500});
  }
  return facts;
}

TEST(CharacteristicsClause, CountsPeopleWithinTheAgesOfTheLatestYearKnown) {
  ContractTerms terms = four_providers();
  CharacteristicsClause clause_terms;
  clause_terms.inhabitants = {{{0, 17}, {{2026, 12.5_d}}}};
  terms.contracts = {contract("k", {"a"}, {"day"}, {clause(clause_terms)})};
  terms.contracts[0].municipalities = {"GM2"};
  const ContractBook book(terms, facts_with_ages());
  const Settlement settlement = settle_sheet(book, {});
  EXPECT_EQ(settlement.paid(0, 1, 2026, book.facts()), 25'000_eur);  // 2,000 * 12.50
  EXPECT_EQ(settlement.paid(0, 1, 2027, book.facts()), 31'250_eur);  // 2,500 * 12.50
  EXPECT_EQ(settlement.lines.size(), 24U);
  EXPECT_EQ(settlement.lines[0].quantity, 2'000'000'000);
  EXPECT_EQ(settlement.lines[0].price, 125'000);
}

TEST(CharacteristicsClause, CountsAllInhabitantsAndOtherMeasures) {
  ContractTerms terms = four_providers();
  CharacteristicsClause clause_terms;
  clause_terms.inhabitants = {{{}, {{2026, 2_d}}}};
  clause_terms.measures = {{"Lage inkomens", {{2026, 30_d}}, {{"GM1", {{2026, 450.5_d}}}}}};
  terms.contracts = {contract("k", {"a"}, {"day"}, {clause(clause_terms)})};
  const ContractBook book(terms, facts_with_ages());
  const Settlement settlement = settle_sheet(book, {});
  EXPECT_EQ(settlement.paid(0, 0, 2026, book.facts()), 73'515_eur);  // 60,000 + 450.5 * 30
  EXPECT_EQ(settlement.paid(0, 1, 2026, book.facts()), 20'000_eur);
}

TEST(CharacteristicsClause, PaysTheMonthsUnderContractOnly) {
  ContractTerms terms = four_providers();
  CharacteristicsClause clause_terms;
  clause_terms.inhabitants = {{{}, {{2026, 1.2_d}}}};
  terms.contracts = {contract("k", {"a", "b"}, {"day"}, {clause(clause_terms)})};
  terms.contracts[0].municipalities = {"GM2"};
  terms.contracts[0].from = {2026, 10};
  const ContractBook book(terms, small_facts());
  const Settlement settlement = settle_sheet(book, {});
  EXPECT_EQ(settlement.paid(0, 1, 2026, book.facts()), 3'000_eur);  // 3 / 12 of 12,000
  EXPECT_EQ(sum_of(settlement, LineKind::characteristics, 1, 2026), 1'500_eur);
}

TEST(HistoryClause, BringsVolumeIntoTheBudgetWithALag) {
  ContractTerms terms = four_providers();
  HistoryClause clause_terms;
  clause_terms.history = {{2020, 8'000_eur}, {2025, 12'000_eur}};
  clause_terms.factor = 1.1_d;
  clause_terms.price = {{2026, 50_d}};
  terms.contracts = {contract("k", {"a"}, {"day"}, {clause(clause_terms)})};
  const ContractBook book(terms, small_facts());
  CareSheet sheet;
  sheet.orders = {order(0, 0, 0, 0, 730, 10'000'000), order(1, 0, 0, 365, 730, 99'000'000)};
  const Settlement settlement = settle_sheet(book, sheet);
  // 12,000 * 1.1 by inhabitants 3 : 1; then 120 units * 1.1 * 50 where they were delivered.
  EXPECT_EQ(settlement.paid(0, 0, 2026, book.facts()), 9'900_eur);
  EXPECT_EQ(settlement.paid(0, 1, 2026, book.facts()), 3'300_eur);
  EXPECT_EQ(settlement.paid(0, 0, 2027, book.facts()), 6'600_eur);
  EXPECT_EQ(settlement.paid(0, 1, 2027, book.facts()), 0_eur);
}

TEST(HistoryClause, TakesTheMeanOfYearsBeforeAndInTheDossier) {
  ContractTerms terms = four_providers();
  HistoryClause clause_terms;
  clause_terms.mean_years = 2;
  clause_terms.history = {{2025, 12'000_eur}};  // Nothing is known of 2024.
  terms.contracts = {contract("k", {"a"}, {"day"}, {clause(clause_terms)})};
  const ContractBook book(terms, small_facts());
  CareSheet sheet;
  sheet.orders = {order(0, 0, 0, 0, 730, 10'000'000)};
  const Settlement settlement = settle_sheet(book, sheet);
  EXPECT_EQ(sum_of(settlement, LineKind::history, 0, 2026), 6'000_eur);
  // (12,000 + 120 units at 42, the price of the product in 2027) / 2
  EXPECT_EQ(sum_of(settlement, LineKind::history, 0, 2027), 8'520_eur);
}

TEST(NetworkClause, SharesByWhatEachDeliveredInTheMonth) {
  ContractTerms terms = four_providers();
  terms.contracts = {
      contract("k", {"a", "b"}, {"day", "talk"},
               {clause(NetworkClause{.amount = {{2026, 48'000_eur}}, .shares = {}})})};
  const ContractBook book(terms, small_facts());
  CareSheet sheet;
  // January: a 10 * 40 = 400, b 10 * 90 + 30 * 40 = 2,100. February: a alone. After that nobody.
  sheet.orders = {order(0, 0, 0, 0, 59, 10'000'000), order(1, 1, 1, 0, 31, 10'000'000),
                  order(0, 0, 1, 0, 31, 30'000'000)};
  const Settlement settlement = settle_sheet(book, sheet);
  std::map<int, std::map<int, Cents>> paid;
  for (const ContractLine& line : settlement.lines) paid[line.month][*line.provider] += line.amount;
  EXPECT_EQ(paid[0][0], 640_eur);  // 4,000 a month, 16%.
  EXPECT_EQ(paid[0][1], 3'360_eur);
  EXPECT_EQ(paid[1][0], 4'000_eur);
  EXPECT_EQ(paid[1].count(1), 0U);
  EXPECT_EQ(paid[2][0], 2'000_eur);
  EXPECT_EQ(paid[2][1], 2'000_eur);
}

TEST(NetworkClause, SharesAsAgreed) {
  ContractTerms terms = four_providers();
  NetworkClause clause_terms{.amount = {{2026, 10'000_eur}}, .shares = {}};
  clause_terms.shares = {{"a", 0.75_d}, {"b", 0.25_d}};
  terms.contracts = {contract("k", {"a", "b"}, {"day"}, {clause(clause_terms)})};
  const ContractBook book(terms, small_facts());
  const Settlement settlement = settle_sheet(book, {});
  const Cents first = sum_of(settlement, LineKind::network, 0, 2026);
  EXPECT_EQ(first, 7'500_eur);
  EXPECT_EQ(first + sum_of(settlement, LineKind::network, 1, 2026), 10'000_eur);
}

TEST(NetworkClause, AlwaysAddsUpToItsBudget) {
  for_random_input(300, [](RandomInput& input) {
    ContractTerms terms = four_providers();
    const Cents budget(input.magnitude(10'000'000'000));
    terms.contracts = {contract("k", {"d", "a", "b"}, {"day", "talk"},
                                {clause(NetworkClause{.amount = {{2026, budget}}, .shares = {}})})};
    const ContractBook book(terms, small_facts());
    CareSheet sheet;
    for (std::int64_t i = input.number(0, 20); i > 0; --i) {
      const int start = static_cast<int>(input.number(-20, 700));
      sheet.orders.push_back(order(static_cast<std::uint16_t>(input.index(2)),
                                   static_cast<std::uint16_t>(input.index(2)),
                                   static_cast<std::uint16_t>(input.index(4)), start,
                                   static_cast<int>(input.number(std::max(start + 1, 1), 730)),
                                   input.magnitude(1'000'000'000)));
    }
    const Settlement settlement = settle_sheet(book, sheet);
    EXPECT_EQ(sum_of(settlement, LineKind::network, {}, 2026), budget);
    EXPECT_EQ(sum_of(settlement, LineKind::network, {}, 2027), budget);
  });
}

/// 40 euro an inhabitant of GM2: term 1 is 400,000.
TeamClause team() {
  TeamClause terms;
  terms.inhabitants = {{{}, {{2026, 40_d}}}};
  return terms;
}

Settlement settle_team(const TeamClause& team_terms, const CareSheet& sheet) {
  ContractTerms terms = four_providers();
  terms.contracts = {contract("k", {"a"}, {"talk"}, {clause(team_terms)})};
  terms.contracts[0].municipalities = {"GM2"};
  return settle_sheet(ContractBook(terms, small_facts()), sheet);
}

TEST(TeamClause, PaysTheResultsThatWereMeasuredInDecember) {
  TeamClause terms = team();
  terms.results = {{"Jongeren op school", {{2026, 30'000_eur}}, {{"", {{2026, 0.8_d}}}}},
                   {"Buurt", {{2026, 10'000_eur}}, {{"GM1", {{2026, 1_d}}}}}};
  const Settlement settlement = settle_team(terms, {});
  EXPECT_EQ(sum_of(settlement, LineKind::team_population, 0, 2026), 400'000_eur);
  EXPECT_EQ(sum_of(settlement, LineKind::team_results, 0, 2026), 24'000_eur);
  for (const ContractLine& line : settlement.lines)
    EXPECT_TRUE(line.kind != LineKind::team_results || line.month % 12 == 11);
}

TEST(TeamClause, RewardsFewerAndCheaperReferralsThanExpected) {
  TeamClause terms = team();
  terms.referrals = TeamClause::Referrals{};
  terms.referrals->products = {"day"};
  terms.referrals->expected = 0.5_d;  // Per 1,000: 5 a year.
  terms.referrals->each = 500_d;
  terms.referrals->expected_cost = {{2026, 10'000_eur}};
  terms.referrals->cost_share = 0.2_d;
  CareSheet sheet;
  // Three referrals, to any provider; 12 and 20 and 100 days' parts at 40 euro: 5,280 euro.
  sheet.orders = {order(1, 0, 1, 0, 31, 12'000'000), order(1, 0, 2, 31, 59, 20'000'000),
                  order(1, 0, 3, 59, 90, 100'000'000), order(1, 0, 1, 90, 120, 1'000'000),
                  order(0, 0, 1, 90, 120, 1'000'000)};
  sheet.orders[3].channel = Channel::general_practitioner;  // Not the team's.
  const Settlement settlement = settle_team(terms, sheet);
  // 2026: (5 - 3) * 500 + (10,000 - 5,280) * 20%. 2027: 5 * 500 + 10,000 * 20%.
  EXPECT_EQ(sum_of(settlement, LineKind::team_referrals, 0, 2026), 1'944_eur);
  EXPECT_EQ(sum_of(settlement, LineKind::team_referrals, 0, 2027), 4'500_eur);
}

TEST(TeamClause, KeepsBonusAndMalusWithinAShareOfTheFirstTerm) {
  TeamClause terms = team();
  terms.referrals = TeamClause::Referrals{};
  terms.referrals->each = 500'000_d;
  terms.referrals->expected = 0.1_d;  // One a year.
  terms.referrals->most = 0.05_d;
  CareSheet sheet;
  sheet.orders = {order(1, 0, 1, 0, 31, 0), order(1, 0, 1, 40, 50, 0), order(1, 1, 1, 60, 70, 0)};
  const Settlement settlement = settle_team(terms, sheet);
  EXPECT_EQ(sum_of(settlement, LineKind::team_referrals, 0, 2026), -20'000_eur);
  EXPECT_EQ(sum_of(settlement, LineKind::team_referrals, 0, 2027), 20'000_eur);
}

}  // namespace
}  // namespace houvast::contracts
