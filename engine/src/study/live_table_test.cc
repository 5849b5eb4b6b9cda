// SPDX-License-Identifier: EUPL-1.2
// The live table against study::run(), which computes everything anew.
#include "houvast/live_table.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "study/testing.h"
#include "support/live_region.h"

namespace houvast::study {
namespace {

using namespace literals;

constexpr std::int64_t draws = 40;
constexpr std::uint64_t seed = 7;

LiveTable table_of(const Dossier& dossier, int threads = 2) {
  return LiveTable::prepare(dossier, {.draws = draws, .seed = seed, .threads = threads}).value();
}

Dossier with(Dossier dossier, const Agreement& agreement) {
  for (Agreement& known : dossier.agreements)
    if (known.id == agreement.id) {
      known = agreement;
      return dossier;
    }
  dossier.agreements.push_back(agreement);
  return dossier;
}

void expect_same(const region::MunicipalityEffect& live, const region::MunicipalityEffect& run) {
  EXPECT_EQ(live.municipality, run.municipality);
  for (const auto& [a, b] : {std::pair(&live.before, &run.before), {&live.after, &run.after}}) {
    EXPECT_EQ(a->mean, b->mean);
    EXPECT_EQ(a->spread, b->spread);
    EXPECT_EQ(a->worst, b->worst);
  }
  EXPECT_EQ(live.risk_taken_away, run.risk_taken_away);
  EXPECT_EQ(live.mean_net, run.mean_net);
  EXPECT_EQ(live.share_paid, run.share_paid);
  EXPECT_EQ(live.always_payer, run.always_payer);
  EXPECT_EQ(live.incentive_left, run.incentive_left);
}

void expect_same(const region::ReserveStatistics& live, const region::ReserveStatistics& run) {
  EXPECT_EQ(live.chance_ever_at_minimum, run.chance_ever_at_minimum);
  EXPECT_EQ(live.chance_ever_at_maximum, run.chance_ever_at_maximum);
  ASSERT_EQ(live.years.size(), run.years.size());
  for (std::size_t y = 0; y < run.years.size(); ++y) {
    EXPECT_EQ(live.years[y].year, run.years[y].year);
    EXPECT_EQ(live.years[y].mean_closing, run.years[y].mean_closing);
    EXPECT_EQ(live.years[y].p5_closing, run.years[y].p5_closing);
    EXPECT_EQ(live.years[y].chance_at_minimum, run.years[y].chance_at_minimum);
    EXPECT_EQ(live.years[y].worst_top_up, run.years[y].worst_top_up);
  }
}

void expect_same(const LiveOutcome& live, const study::Run& run) {
  const auto of_run = std::find_if(run.agreements.begin(), run.agreements.end(),
                                   [&](const AgreementOutcome& agreement) {
                                     return agreement.agreement == live.agreement.agreement;
                                   });
  ASSERT_NE(of_run, run.agreements.end());
  EXPECT_EQ(live.agreement.members, of_run->members);
  EXPECT_EQ(live.agreement.effect.risk_taken_away, of_run->effect.risk_taken_away);
  EXPECT_EQ(live.agreement.effect.tail_taken_away, of_run->effect.tail_taken_away);
  EXPECT_EQ(live.agreement.effect.structural, of_run->effect.structural);
  EXPECT_EQ(live.agreement.effect.moved, of_run->effect.moved);
  EXPECT_EQ(live.agreement.effect.incentive_left, of_run->effect.incentive_left);
  ASSERT_EQ(live.agreement.effect.payments.size(), of_run->effect.payments.size());
  for (std::size_t p = 0; p < of_run->effect.payments.size(); ++p)
    EXPECT_EQ(live.agreement.effect.payments[p].amount, of_run->effect.payments[p].amount);
  ASSERT_EQ(live.agreement.effect.municipalities.size(), of_run->effect.municipalities.size());
  for (std::size_t m = 0; m < of_run->effect.municipalities.size(); ++m)
    expect_same(live.agreement.effect.municipalities[m], of_run->effect.municipalities[m]);
  ASSERT_EQ(live.agreement.reserve.has_value(), of_run->reserve.has_value());
  if (of_run->reserve) expect_same(*live.agreement.reserve, *of_run->reserve);

  std::vector<Distribution> distributions;
  for (const Distribution& line : run.record.distributions)
    if (line.scheme == of_run->scheme) distributions.push_back(line);
  EXPECT_EQ(live.distributions, distributions);

  std::vector<Transfer> reasons;
  for (const AgreementYear& year : run.agreement_years) {
    if (year.agreement != live.agreement.agreement) continue;
    const auto of_year =
        std::find_if(live.years.begin(), live.years.end(),
                     [&](const LiveYear& other) { return other.year == year.year; });
    ASSERT_NE(of_year, live.years.end());
    for (std::size_t m = 0; m < of_run->members.size(); ++m) {
      if (year.solidarity) {
        EXPECT_EQ(of_year->solidarity[m], year.solidarity->lines[m].moved);
      }
      if (year.pool) {
        EXPECT_EQ(of_year->pool[m], year.pool->lines[m].cost - year.pool->lines[m].contribution);
      }
    }
    if (year.pool && of_year->reserve) {
      EXPECT_EQ(*of_year->reserve, year.pool->reserve);
    }
  }
}

/// What the ledger of a run says a municipality kept of one scheme, before what nobody agreed on.
Cents kept(const study::Run& run, const std::string& code, int year) {
  Cents sum;
  for (const ItemAmount& line : run.record.results)
    if (line.municipality == code && line.year == year && line.item == "result") sum += line.amount;
  return sum;
}

void expect_same_as_run(const LiveTable& table, const Dossier& dossier,
                        const Agreement& agreement) {
  const auto live = table.evaluate({.agreement = agreement, .years = {}});
  const auto anew = study::run(with(dossier, agreement), {.replications = draws, .seed = seed});
  ASSERT_EQ(live.has_value(), anew.has_value());
  if (anew)
    expect_same(*live, *anew);
  else
    EXPECT_EQ(live.error(), anew.error());
}

TEST(LiveTable, SaysOfEveryChoiceWhatARunSays) {
  const Dossier dossier = testing::live_region(5, {2026, 2029});
  const LiveTable table = table_of(dossier);
  Agreement agreement = dossier.agreements.front();
  expect_same_as_run(table, dossier, agreement);
  agreement.solidarity->baseline = SolidarityTerms::Baseline::regional_average;
  expect_same_as_run(table, dossier, agreement);
  agreement.solidarity->execution_surcharge = 0.04_d;
  agreement.solidarity->capped = false;
  expect_same_as_run(table, dossier, agreement);
  agreement.solidarity->baseline = SolidarityTerms::Baseline::income;
  agreement.solidarity->weight = SolidarityWeight::inhabitants;
  agreement.solidarity->corrections = {{"GM9002", 2027, 250'000_eur}};
  agreement.solidarity->own_share_deficit_in = {{2028, 1_d}};
  expect_same_as_run(table, dossier, agreement);
  agreement.reserve->at_minimum = ReserveTerms::AtMinimum::savings_task;
  agreement.reserve->at_maximum = ReserveTerms::AtMaximum::invest;
  agreement.reserve->minimum = 0.1_d;
  agreement.reserve->maximum = 0.12_d;
  expect_same_as_run(table, dossier, agreement);
  agreement.contribution->advance = ContributionTerms::Advance::last_year;
  agreement.contribution->key = {{Key::income, 1_d}, {Key::spending, 2_d}};
  agreement.contribution->pooled_share = 1_d;
  expect_same_as_run(table, dossier, agreement);
  agreement.reserve.reset();
  agreement.contribution->true_up = false;
  expect_same_as_run(table, dossier, agreement);
  agreement.contribution.reset();
  expect_same_as_run(table, dossier, agreement);
  agreement.solidarity.reset();
  for (const EqualisationForm form :
       {EqualisationForm::solidarity, EqualisationForm::user_pays, EqualisationForm::threshold,
        EqualisationForm::income_share, EqualisationForm::deferred_user_pays,
        EqualisationForm::insurance}) {
    agreement.equalisation = EqualisationTerms{.form = form, .threshold = 0.02_d};
    for (const Municipality& one : dossier.municipalities)
      for (int year = 2023; year < 2026; ++year)
        agreement.equalisation->past_cost.push_back({one.code, year, Cents(year * 300'000)});
    expect_same_as_run(table, dossier, agreement);
  }
}

TEST(LiveTable, KeepsExactlyWhatTheLedgerKeeps) {
  const Dossier dossier = testing::live_region(4, {2026, 2028});
  const LiveTable table = table_of(dossier);
  Agreement agreement = dossier.agreements.front();
  agreement.solidarity->own_share_deficit = 0.1_d;
  const LiveOutcome live = table.evaluate({.agreement = agreement, .years = {}}).value();
  const study::Run anew = study::run(with(dossier, agreement), {}).value();
  for (const LiveYear& year : live.years)
    for (std::size_t m = 0; m < dossier.municipalities.size(); ++m)
      EXPECT_EQ(year.after[m], kept(anew, dossier.municipalities[m].code, year.year));
}

TEST(LiveTable, GivesTheReasonsThatARunGives) {
  const Dossier dossier = testing::live_region(4, {2026, 2028});
  const LiveTable table = table_of(dossier);
  Agreement agreement = dossier.agreements.front();
  agreement.cooperation = {CooperationModel::account_holder, "GM9002", {}};
  const study::Run anew = study::run(with(dossier, agreement), {}).value();
  std::vector<Transfer> expected;
  for (const Transfer& transfer : anew.record.transfers)
    if (transfer.reason.rule.starts_with("R")) expected.push_back(transfer);
  EXPECT_FALSE(expected.empty());
  EXPECT_EQ(table.explain({.agreement = agreement, .years = {}}).value(), expected);
}

TEST(LiveTable, GivesTheSameBitsOnAnyNumberOfThreads) {
  const Dossier dossier = testing::live_region(6, {2026, 2028});
  const LiveQuestion question{.agreement = dossier.agreements.front(), .years = {}};
  const LiveOutcome one = table_of(dossier, 1).evaluate(question).value();
  const LiveOutcome four = table_of(dossier, 4).evaluate(question).value();
  EXPECT_EQ(one.distributions, four.distributions);
  EXPECT_EQ(one.agreement.effect.structural, four.agreement.effect.structural);
  EXPECT_EQ(one.agreement.effect.incentive_left, four.agreement.effect.incentive_left);
}

TEST(LiveTable, SimulatesCareOnce) {
  Dossier dossier = care_region();
  Agreement agreement;
  agreement.id = "jeugd";
  agreement.scheme = "jeugd";
  agreement.solidarity = SolidarityTerms{.own_share_deficit = 0.5_d, .own_share_surplus = 0.5_d};
  const LiveTable table = table_of(dossier);
  expect_same_as_run(table, dossier, agreement);
  agreement.contribution = ContributionTerms{.key = {{Key::clients, 1_d}}};
  expect_same_as_run(table, dossier, agreement);
}

// Two schemes share one reserve: what one pool draws from it, the other does not find.
TEST(LiveTable, FollowsAgreementsThatShareAReserve) {
  Dossier dossier = testing::live_region(3, {2026, 2027});
  Scheme other = dossier.schemes.front();
  other.id = "mo";
  dossier.schemes.push_back(other);
  dossier.chance["mo"] = dossier.chance["bw"];
  Agreement pool = dossier.agreements.front();
  pool.id = "mo";
  pool.scheme = "mo";
  pool.reserve.reset();
  Agreement apart = pool;
  apart.id = "apart";
  apart.contribution.reset();
  dossier.agreements.front().reserve->scope = {"bw", "mo"};
  dossier.agreements = {apart, dossier.agreements.front(), pool};
  const LiveTable table = table_of(dossier);
  Agreement agreement = dossier.agreements[1];
  agreement.reserve->deficit_share = 1_d;
  expect_same_as_run(table, dossier, agreement);
  pool.contribution->pooled_share = 0.2_d;
  expect_same_as_run(table, dossier, pool);
}

TEST(LiveTable, SummarisesTheYearsAskedForOnly) {
  const Dossier dossier = testing::live_region(4, {2026, 2029});
  const LiveTable table = table_of(dossier);
  const Agreement& agreement = dossier.agreements.front();
  const LiveOutcome some =
      table.evaluate({.agreement = agreement, .years = Years{2027, 2028}}).value();
  ASSERT_EQ(some.years.size(), 2U);
  EXPECT_EQ(some.years.front().year, 2027);
  EXPECT_EQ(some.agreement.reserve->years.size(), 2U);
  const LiveOutcome all = table.evaluate({.agreement = agreement, .years = {}}).value();
  for (const Distribution& line : some.distributions) {
    if (line.year == 0) continue;
    EXPECT_NE(std::find(all.distributions.begin(), all.distributions.end(), line),
              all.distributions.end());
  }
  // The reserve that the years begin with is what the years before left.
  EXPECT_EQ(some.years.front().reserve->opening, all.years.front().reserve->closing);
}

TEST(LiveTable, ComputesTheFiveCriteriaOfKeysOverTheDraws) {
  const Dossier dossier = testing::live_region(4, {2026, 2028});
  const LiveTable table = table_of(dossier);
  const std::vector<KeyBlend> keys{{{Key::inhabitants, 1_d}}, {{Key::spending, 1_d}}};
  const auto criteria =
      table.compare_keys({.agreement = dossier.agreements.front(), .years = {}}, keys).value();
  ASSERT_EQ(criteria.size(), 2U);
  EXPECT_GT(criteria[0]->off_task, 0.01);
  // Whoever pays what it spends, pays what it needs.
  EXPECT_LT(criteria[1]->off_task, 1e-6);
  EXPECT_LT(*criteria[0]->yearly_change, *criteria[1]->yearly_change);
}

TEST(LiveTable, SaysWhatItCannotCompute) {
  const Dossier dossier = testing::live_region(3, {2026, 2027});
  EXPECT_EQ(LiveTable::prepare(dossier, {.draws = 0}).error()[0].code, "study/live-draws");
  const LiveTable table = table_of(dossier);
  Agreement agreement = dossier.agreements.front();
  agreement.scheme = "bww";
  agreement.members = {"GM0001"};
  const auto wrong = table.evaluate({.agreement = agreement, .years = Years{2025, 2027}});
  ASSERT_EQ(wrong.error().size(), 3U);
  EXPECT_EQ(wrong.error()[0].code, "study/live-scheme");
  EXPECT_EQ(wrong.error()[0].suggestion, "bw");
  EXPECT_EQ(wrong.error()[1].code, "study/live-member");
  EXPECT_EQ(wrong.error()[2].code, "study/live-years");
}

}  // namespace
}  // namespace houvast::study
