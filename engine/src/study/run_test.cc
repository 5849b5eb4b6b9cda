// SPDX-License-Identifier: EUPL-1.2
#include <gtest/gtest.h>

#include <algorithm>

#include "houvast/study.h"

namespace houvast::study {
namespace {

using namespace literals;

/// The region of source 002 (AEF): G1 has 100 million and spends 120, G2 has 20 and spends 10.
Dossier two_municipalities() {
  Dossier dossier;
  dossier.name = "Twee gemeenten";
  dossier.years = {2026, 2026};
  dossier.region = "Voorbeeldregio";
  dossier.municipalities = {{"GM9001", "G1", {{2026, 80'000}}}, {"GM9002", "G2", {{2026, 20'000}}}};
  Scheme scheme;
  scheme.id = "bw";
  scheme.given_income = {{"GM9001", 2026, 100'000'000_eur}, {"GM9002", 2026, 20'000'000_eur}};
  scheme.spending = {{"GM9001", 2026, SpendingKind::actual, 120'000'000_eur, 100},
                     {"GM9002", 2026, SpendingKind::actual, 10'000'000_eur, 10}};
  dossier.schemes = {scheme};
  return dossier;
}

Agreement solidarity(SolidarityTerms::Baseline baseline, bool capped, Decimal own_share) {
  Agreement agreement;
  agreement.id = "bw";
  agreement.scheme = "bw";
  agreement.solidarity = SolidarityTerms{.baseline = baseline,
                                         .capped = capped,
                                         .own_share_deficit = own_share,
                                         .own_share_surplus = own_share};
  return agreement;
}

Cents figure(const study::Run& run, const std::string& code, const std::string& item,
             int year = 2026) {
  Cents sum;
  for (const ItemAmount& line : run.record.results)
    if (line.municipality == code && line.item == item && line.year == year) sum += line.amount;
  return sum;
}

TEST(RunDossier, GivesEachItsOwnResultWithoutAnAgreement) {
  const study::Run run = study::run(two_municipalities(), {}).value();
  EXPECT_EQ(figure(run, "GM9001", "result"), -20'000'000_eur);
  EXPECT_EQ(figure(run, "GM9002", "result"), 10'000'000_eur);
}

// K-C2: results after settlement, in the words of source 002. R4 cuts the total that moves to whole
// cents, so a third of a cent stays where it was.
TEST(RunDossier, SettlesTheRegionOfTheSlides) {
  struct Case {
    SolidarityTerms::Baseline baseline;
    bool capped;
    Decimal own_share;
    Cents g1, g2;
  };
  using enum SolidarityTerms::Baseline;
  const std::vector<Case> cases = {
      {regional_average, false, 0_d, -8'333'333.34_eur, -1'666'666.66_eur},
      {regional_average, true, 0_d, -10'000'000_eur, 0_eur},
      {income, true, 0_d, -10'000'000_eur, 0_eur},
      {income, false, 0_d, 0_eur, -10'000'000_eur},
      {regional_average, false, 0.5_d, -14'166'666.67_eur, 4'166'666.67_eur},
      {income, true, 0.5_d, -15'000'000_eur, 5'000'000_eur},
      {income, true, 1_d, -20'000'000_eur, 10'000'000_eur},
  };
  for (const Case& one : cases) {
    Dossier dossier = two_municipalities();
    dossier.agreements = {solidarity(one.baseline, one.capped, one.own_share)};
    const study::Run run = study::run(dossier, {}).value();
    EXPECT_EQ(figure(run, "GM9001", "result"), one.g1) << to_string(one.own_share);
    EXPECT_EQ(figure(run, "GM9002", "result"), one.g2) << to_string(one.own_share);
  }
}

TEST(RunDossier, PaysJointCareThroughThePool) {
  Dossier dossier = two_municipalities();
  Agreement agreement;
  agreement.id = "bw";
  agreement.scheme = "bw";
  agreement.contribution = ContributionTerms{.key = {{Key::inhabitants, 1_d}}};
  dossier.agreements = {agreement};
  const study::Run run = study::run(dossier, {}).value();
  // 130 million of care over 80,000 and 20,000 inhabitants.
  EXPECT_EQ(figure(run, "GM9001", "result"), 100'000'000_eur - 104'000'000_eur);
  EXPECT_EQ(figure(run, "GM9002", "result"), 20'000'000_eur - 26'000'000_eur);
  EXPECT_EQ(figure(run, "GM9001", "care"), 0_eur);
}

TEST(RunDossier, LetsTheAccountHolderPlayTheRegionsPart) {
  Dossier dossier = two_municipalities();
  Agreement agreement;
  agreement.id = "bw";
  agreement.scheme = "bw";
  agreement.cooperation = {.model = CooperationModel::account_holder, .leader = "GM9001"};
  agreement.contribution = ContributionTerms{.key = {{Key::inhabitants, 1_d}}};
  dossier.agreements = {agreement};
  const study::Run run = study::run(dossier, {}).value();
  EXPECT_EQ(figure(run, "GM9001", "result"), 100'000'000_eur - 104'000'000_eur);
  EXPECT_EQ(figure(run, "GM9001", "care"), -130'000'000_eur);
  EXPECT_EQ(figure(run, "GM9002", "result"), 20'000'000_eur - 26'000'000_eur);
}

TEST(RunDossier, KeepsTheReserveFromYearToYear) {
  Dossier dossier = two_municipalities();
  dossier.years = {2026, 2027};
  for (Municipality& municipality : dossier.municipalities)
    municipality.inhabitants[2027] = municipality.inhabitants[2026];
  Scheme& scheme = dossier.schemes.front();
  for (int i = 0; i < 2; ++i) {
    auto income = scheme.given_income[static_cast<std::size_t>(i)];
    income.year = 2027;
    scheme.given_income.push_back(income);
    auto spending = scheme.spending[static_cast<std::size_t>(i)];
    spending.year = 2027;
    scheme.spending.push_back(spending);
    // Budgets of 2026 are 10 million too high together, those of 2027 10 million too low.
    spending.kind = SpendingKind::budget;
    spending.year = 2026;
    spending.amount += 5'000'000_eur;
    scheme.spending.push_back(spending);
    spending.year = 2027;
    spending.amount -= 10'000'000_eur;
    scheme.spending.push_back(spending);
  }
  Agreement agreement;
  agreement.id = "bw";
  agreement.scheme = "bw";
  agreement.contribution = ContributionTerms{.key = {{Key::inhabitants, 1_d}}};
  agreement.reserve = ReserveTerms{.opening = 0_eur,
                                   .surplus_share = 1_d,
                                   .deficit_share = 1_d,
                                   .minimum = 0_d,
                                   .maximum = 0.15_d};
  dossier.agreements = {agreement};
  const study::Run run = study::run(dossier, {}).value();
  ASSERT_EQ(run.agreement_years.size(), 2U);
  EXPECT_EQ(run.agreement_years[0].pool->reserve.closing, 10'000'000_eur);
  EXPECT_EQ(run.agreement_years[1].pool->reserve.opening, 10'000'000_eur);
  EXPECT_EQ(run.agreement_years[1].pool->reserve.closing, 0_eur);
}

TEST(RunDossier, MovesTheCostToTheMunicipalityOfOrigin) {
  Dossier dossier = two_municipalities();
  dossier.schemes.front().residence = ResidenceTerms{
      .costs = {{2026, "GM9001", "GM9002", 3'000'000_eur}}, .rule = Residence::origin};
  const study::Run alone = study::run(dossier, {}).value();
  EXPECT_EQ(figure(alone, "GM9001", "result"), -17'000'000_eur);
  EXPECT_EQ(figure(alone, "GM9002", "result"), 7'000'000_eur);

  dossier.agreements = {solidarity(SolidarityTerms::Baseline::income, true, 0_d)};
  const study::Run settled = study::run(dossier, {}).value();
  EXPECT_EQ(figure(settled, "GM9001", "result"), -10'000'000_eur);
  EXPECT_EQ(figure(settled, "GM9002", "result"), 0_eur);
}

TEST(RunDossier, SaysWhatOneExtraEuroStillCosts) {
  Dossier dossier = two_municipalities();
  dossier.agreements = {solidarity(SolidarityTerms::Baseline::income, false, 0.25_d)};
  const study::Run run = study::run(dossier, {}).value();
  // G1 has the deficit: three quarters of what it spends more is paid by G2.
  EXPECT_NEAR(*run.agreements.front().effect.municipalities[0].incentive_left, 0.25, 1e-4);
}

/// Three years of chance in which the region pools its care and keeps a reserve.
Dossier uncertain_region() {
  Dossier dossier = two_municipalities();
  dossier.years = {2026, 2028};
  Scheme& scheme = dossier.schemes.front();
  for (int year = 2027; year <= 2028; ++year)
    for (std::size_t i = 0; i < 2; ++i) {
      Municipality& municipality = dossier.municipalities[i];
      municipality.inhabitants[year] = municipality.inhabitants[2026];
      scheme.given_income.push_back({municipality.code, year, scheme.given_income[i].value});
      Spending spending = scheme.spending[i];
      spending.year = year;
      scheme.spending.push_back(spending);
    }
  Agreement agreement = solidarity(SolidarityTerms::Baseline::regional_average, true, 0.25_d);
  agreement.contribution = ContributionTerms{.key = {{Key::inhabitants, 1_d}, {Key::spending, 2_d}},
                                             .pooled_share = 0.5_d};
  agreement.reserve = ReserveTerms{.opening = 6'000'000_eur,
                                   .surplus_share = 0.5_d,
                                   .deficit_share = 0.5_d,
                                   .minimum = 0.02_d,
                                   .maximum = 0.1_d};
  dossier.agreements = {agreement};
  dossier.chance["bw"] = {.regional_cv = 0.03_d,
                          .own_cv = 0.05_d,
                          .persistence = 0.5_d,
                          .cost_per_client = 60'000_eur,
                          .client_cv = 0.4_d};
  return dossier;
}

TEST(Replications, AreTheSameBytesOnAnyNumberOfThreads) {
  const Dossier dossier = uncertain_region();
  const study::Run one = study::run(dossier, {.replications = 64, .seed = 7}).value();
  for (const int threads : {2, 3, 16}) {
    const study::Run many =
        study::run(dossier, {.replications = 64, .seed = 7, .threads = threads}).value();
    EXPECT_EQ(many.record.distributions, one.record.distributions) << threads;
    EXPECT_EQ(many.draw, one.draw) << threads;
    EXPECT_EQ(many.record.transfers, one.record.transfers) << threads;
  }
}

TEST(Replications, KeepTheExpectedResultAsTheirMean) {
  const Dossier dossier = uncertain_region();
  const study::Run run = study::run(dossier, {.replications = 2'000, .seed = 11}).value();
  for (const Distribution& line : run.record.distributions) {
    if (line.figure != "result_before" || line.year == 0) continue;
    const Cents expected = line.municipality == "GM9001" ? -20'000'000_eur : 10'000'000_eur;
    EXPECT_NEAR(line.mean, static_cast<double>(expected.count()), 4 * line.standard_error);
    EXPECT_GT(line.standard_deviation, 0);
    EXPECT_LE(line.worst, line.p5);
  }
}

TEST(Replications, ChangeWithTheSeedAlone) {
  const Dossier dossier = uncertain_region();
  const auto draw = [&](std::uint64_t seed) {
    return study::run(dossier, {.replications = 1, .seed = seed}).value().draw;
  };
  EXPECT_EQ(draw(1), draw(1));
  EXPECT_NE(draw(1), draw(2));
}

TEST(Replications, TakeRiskAwayWhereTheRegionShares) {
  const study::Run run = study::run(uncertain_region(), {.replications = 500, .seed = 3}).value();
  const region::AgreementEffect& effect = run.agreements.front().effect;
  EXPECT_GT(*effect.risk_taken_away, 0);
  ASSERT_TRUE(run.agreements.front().reserve.has_value());
  EXPECT_EQ(run.agreements.front().reserve->years.size(), 3U);
}

TEST(RunDossier, NamesTheAgreementThatCannotBeApplied) {
  Dossier dossier = two_municipalities();
  Agreement agreement = solidarity(SolidarityTerms::Baseline::income, true, 0_d);
  agreement.solidarity->own_share_deficit = 2_d;
  dossier.agreements = {agreement};
  const auto run = study::run(dossier, {});
  ASSERT_FALSE(run.has_value());
  EXPECT_EQ(run.error().front().code, "region/share-out-of-range");
  EXPECT_NE(run.error().front().place.field.find("agreement.bw"), std::string::npos);
}

}  // namespace
}  // namespace houvast::study
