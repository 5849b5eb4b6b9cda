// SPDX-License-Identifier: EUPL-1.2
// A run whose care is simulated.
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <set>

#include "houvast/study.h"
#include "study/simulated_care.h"
#include "study/testing.h"

namespace houvast::study {
namespace {

using namespace literals;

study::Run run_of(const Dossier& dossier, std::int64_t replications = 20, int threads = 1) {
  return study::run(dossier, {.replications = replications, .seed = 5, .threads = threads}).value();
}

Cents care_of(const std::vector<Transfer>& transfers, const std::string& code, int year) {
  Cents sum;
  for (const Transfer& transfer : transfers)
    if (transfer.from == municipality(code) && transfer.period.year == year &&
        transfer.to.kind == AccountKind::provider)
      sum += transfer.amount;
  return sum;
}

TEST(SimulatedRun, PaysEveryProductAndLeverInATransferOfItsOwn) {
  const study::Run run = run_of(care_region());
  std::map<std::string, int> transfers;
  for (const Transfer& transfer : run.record.transfers) ++transfers[transfer.reason.rule];
  EXPECT_EQ(transfers["D3.own_care"], 2 * 2 * 4);  // Municipalities, products, years.
  EXPECT_EQ(transfers["D9.own_cost"], 2 * 3);      // From 2027 on.
  EXPECT_EQ(transfers["C0.own_care"], 0);
}

// The cost of the team by inhabitants: four fifths of 120,000 euro.
TEST(SimulatedRun, SharesTheCostOfALeverByInhabitants) {
  const study::Run run = run_of(care_region());
  for (const Transfer& transfer : run.record.transfers)
    if (transfer.reason.rule == "D9.own_cost") {
      EXPECT_EQ(transfer.amount, transfer.from.id == "GM9001" ? 96'000_eur : 24'000_eur);
    }
}

// The tables of a run are the mean of its draws: the mean result of the replications and the booked
// result differ by rounding alone.
TEST(SimulatedRun, BooksTheMeanOfItsDraws) {
  const study::Run run = run_of(care_region());
  for (const Distribution& line : run.record.distributions) {
    if (line.year == 0 || line.figure != "result_after") continue;
    Cents booked;
    for (const ItemAmount& item : run.record.results)
      if (item.municipality == line.municipality && item.year == line.year && item.item == "result")
        booked = item.amount;
    EXPECT_NEAR(line.mean, static_cast<double>(booked.count()), 1.0) << line.year;
  }
}

// Expected by hand: 20 starts per thousand young people a year, each for 180 days at 6 hours a
// month of 80 euro; in 2028 the stock is full and prices have risen twice by 2%; the team finds a
// fifth more.
TEST(SimulatedRun, CostsAboutStartsTimesDurationTimesPrice) {
  const study::Run run = run_of(care_region(), 400);
  double spending = 0;
  for (const Transfer& transfer : run.record.transfers)
    if (transfer.period.year == 2028 && transfer.from == municipality("GM9001") &&
        transfer.reason.rule == "D3.own_care" &&
        transfer.reason.inputs.front().value == decltype(Input::value)(std::string("Ambulant")))
      spending = static_cast<double>(transfer.amount.count()) / 100;
  const double expected = 8 * 20 * 1.2 * (180.0 / 365.25 * 12) * 6 * 80 * 1.02 * 1.02;
  EXPECT_NEAR(spending / expected, 1, 0.03);
}

TEST(SimulatedRun, TellsItsFirstDrawWhole) {
  const study::Run run = run_of(care_region());
  std::set<std::string> rules;
  for (const Transfer& transfer : run.draw) rules.insert(transfer.reason.rule);
  EXPECT_TRUE(rules.contains("D3.own_care"));
  EXPECT_NE(care_of(run.draw, "GM9001", 2027), care_of(run.record.transfers, "GM9001", 2027));
}

TEST(SimulatedRun, LetsAnActualWin) {
  Dossier dossier = care_region();
  dossier.schemes[0].spending = {
      {"GM9001", 2026, SpendingKind::actual, 1'234'567.89_eur, std::nullopt},
      {"GM9001", 2027, SpendingKind::estimate, 5_eur, std::nullopt}};
  const study::Run run = run_of(dossier);
  EXPECT_EQ(care_of(run.record.transfers, "GM9001", 2026), 1'234'567.89_eur);
  EXPECT_EQ(care_of(run.draw, "GM9001", 2026), 1'234'567.89_eur);
  EXPECT_GT(care_of(run.record.transfers, "GM9001", 2027), 100'000_eur);
}

TEST(SimulatedRun, IsTheSameOnAnyNumberOfThreads) {
  const study::Run one = run_of(care_region(), 30, 1);
  for (const int threads : {2, 16}) {
    const study::Run many = run_of(care_region(), 30, threads);
    EXPECT_EQ(many.record.transfers, one.record.transfers) << threads;
    EXPECT_EQ(many.draw, one.draw) << threads;
    EXPECT_EQ(many.record.distributions, one.record.distributions) << threads;
  }
}

// The pool pays all care by the same parts, and what members pay is what it costs.
TEST(SimulatedRun, RunsThroughAnAgreementAsAnyOtherSpending) {
  Dossier dossier = care_region();
  Agreement agreement;
  agreement.id = "jeugd";
  agreement.scheme = "jeugd";
  agreement.contribution = ContributionTerms{.key = {{Key::clients, 1_d}}, .pooled_share = 0.4_d};
  dossier.agreements = {agreement};
  const study::Run alone = run_of(care_region());
  const study::Run pooled = run_of(dossier);
  Cents with, without;
  std::set<std::string> rules;
  for (const Transfer& transfer : pooled.record.transfers) {
    if (transfer.to.kind == AccountKind::provider) with += transfer.amount;
    rules.insert(transfer.reason.rule);
  }
  for (const Transfer& transfer : alone.record.transfers)
    if (transfer.to.kind == AccountKind::provider) without += transfer.amount;
  EXPECT_EQ(with, without);
  EXPECT_TRUE(rules.contains("D3.pooled_care"));
  EXPECT_TRUE(rules.contains("D9.pooled_cost"));
}

// 1.2 million a year from July 2027 on, for one municipality.
TEST(SimulatedRun, ReceivesTheMoneyThatComesWithADevelopment) {
  Dossier dossier = care_region();
  dossier.demand.drivers = {
      {.id = "ggz",
       .label = "Bedden dicht",
       .scope = {.products = {}, .channels = {}, .municipalities = {"GM9001"}},
       .from = {2027, 7},
       .factor = 1,
       .income_per_year = 1'200'000_eur,
       .income_scheme = "jeugd"}};
  const study::Run run = run_of(dossier);
  std::map<int, Cents> received;
  for (const Transfer& transfer : run.record.transfers)
    if (transfer.reason.rule == "D2.driver_income") {
      EXPECT_EQ(transfer.to, municipality("GM9001"));
      received[transfer.period.year] += transfer.amount;
    }
  const std::map<int, Cents> expected{
      {2027, 600'000_eur}, {2028, 1'200'000_eur}, {2029, 1'200'000_eur}};
  EXPECT_EQ(received, expected);
}

}  // namespace
}  // namespace houvast::study
