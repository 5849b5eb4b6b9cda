// SPDX-License-Identifier: EUPL-1.2
#include "houvast/equalisation.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdint>
#include <string>
#include <vector>

#include "houvast/ledger.h"
#include "support/print.h"

namespace houvast::region {
namespace {

using namespace literals;
using Amounts = std::vector<Cents>;

constexpr int year = 2026;

/// The region of K-D: 50,000, 30,000 and 20,000 inhabitants, cost 6.0, 1.5 and 2.5 million.
std::vector<EqualisationInput> three() {
  return {{"GM9001", 6'000'000_eur, 50'000, 5'000'000_eur, 5'000'000_eur, 500},
          {"GM9002", 1'500'000_eur, 30'000, 3'000'000_eur, 1'600'000_eur, 150},
          {"GM9003", 2'500'000_eur, 20'000, 2'000'000_eur, 2'000'000_eur, 150}};
}

EqualisationTerms terms(EqualisationForm form) {
  EqualisationTerms agreed;
  agreed.form = form;
  return agreed;
}

/// K-D3: cost of the three years before.
EqualisationTerms with_past(EqualisationForm form) {
  EqualisationTerms agreed = terms(form);
  const auto add = [&](const char* municipality, Amounts costs) {
    for (std::size_t i = 0; i < costs.size(); ++i)
      agreed.past_cost.push_back({municipality, year - 3 + static_cast<int>(i), costs[i]});
  };
  add("GM9001", {5'000'000_eur, 5'200'000_eur, 5'400'000_eur});
  add("GM9002", {1'600'000_eur, 1'800'000_eur, 1'700'000_eur});
  add("GM9003", {2'000'000_eur, 2'100'000_eur, 2'200'000_eur});
  return agreed;
}

Equalisation equalised(const EqualisationTerms& agreed,
                       const std::vector<EqualisationInput>& inputs = three()) {
  return equalise(agreed, year, inputs).value();
}

Amounts contributions(const Equalisation& result) {
  Amounts amounts;
  for (const EqualisationLine& line : result.lines) amounts.push_back(line.contribution);
  return amounts;
}

// -- K-D1 to K-D4: computed from the formulas of source 001
// ------------------------------------------

TEST(EqualisationBySolidarity, GivesEveryInhabitantTheSamePart) {
  EXPECT_EQ(contributions(equalised(terms(EqualisationForm::solidarity))),
            (Amounts{5'000'000_eur, 3'000'000_eur, 2'000'000_eur}));
}

TEST(EqualisationByUse, LetsEveryMunicipalityPayItsOwn) {
  const Equalisation result = equalised(terms(EqualisationForm::user_pays));
  EXPECT_EQ(contributions(result), (Amounts{6'000'000_eur, 1'500'000_eur, 2'500'000_eur}));
  EXPECT_TRUE(transfers(result, "jeugd", {AccountKind::region, "R"}, {}).empty());
}

TEST(EqualisationByDeferredUse, TakesTheMeanAndSharesTheDifferenceByKey) {
  const Equalisation result = equalised(with_past(EqualisationForm::deferred_user_pays));
  EXPECT_EQ(result.shared, 1'000'000_eur);
  EXPECT_EQ(result.lines[0].own_average, 5'200'000_eur);
  EXPECT_EQ(contributions(result), (Amounts{5'700'000_eur, 2'000'000_eur, 2'300'000_eur}));
}

TEST(EqualisationByDeferredUse, MayShareTheDifferenceByOwnMean) {
  EqualisationTerms agreed = with_past(EqualisationForm::deferred_user_pays);
  agreed.by_own_average = true;
  EXPECT_EQ(contributions(equalised(agreed)),
            (Amounts{5'777'777.78_eur, 1'888'888.89_eur, 2'333'333.33_eur}));
}

TEST(EqualisationByDeferredUse, GivesBackWhatAYearWasCheaper) {
  auto inputs = three();
  inputs[0].cost = 4'000'000_eur;  // 8 million in all, where the means add up to 9.
  EXPECT_EQ(contributions(equalised(with_past(EqualisationForm::deferred_user_pays), inputs)),
            (Amounts{4'700'000_eur, 1'400'000_eur, 1'900'000_eur}));
}

TEST(EqualisationByDeferredUse, PrefersTheCostThatComesWithTheYear) {
  auto inputs = three();
  inputs[0].past_cost[year - 1] = 6'000'000_eur;  // Instead of 5.4: the mean is 5.4.
  const Equalisation result = equalised(with_past(EqualisationForm::deferred_user_pays), inputs);
  EXPECT_EQ(result.lines[0].own_average, 5'400'000_eur);
}

TEST(EqualisationOfFixedCost, SharesItAndLeavesTheVariablePartToUse) {
  EqualisationTerms agreed = terms(EqualisationForm::fixed_shared);
  agreed.fixed_cost[year] = 4'000'000_eur;
  const Equalisation result = equalised(agreed);
  EXPECT_EQ(result.lines[0].own_part, 3'600'000_eur);
  EXPECT_EQ(contributions(result), (Amounts{5'600'000_eur, 2'100'000_eur, 2'300'000_eur}));
}

TEST(EqualisationOfFixedCost, NeverSharesMoreThanThereIs) {
  EqualisationTerms agreed = terms(EqualisationForm::fixed_shared);
  agreed.fixed_cost[year] = 12'000'000_eur;
  EXPECT_EQ(contributions(equalised(agreed)),
            (Amounts{5'000'000_eur, 3'000'000_eur, 2'000'000_eur}));
  auto inputs = three();
  for (EqualisationInput& input : inputs) input.cost = 0_eur;
  EXPECT_EQ(contributions(equalised(agreed, inputs)), (Amounts{0_eur, 0_eur, 0_eur}));
}

// -- the other forms, numbers ours
// --------------------------------------------------------------------

TEST(EqualisationOfUnderUse, SharesWhatProvidersWerePromised) {
  EqualisationTerms agreed = terms(EqualisationForm::shared_under_use);
  agreed.minimum_volume = 1000_d;
  agreed.unit_rate = 500_eur;
  agreed.volumes = {{"GM9001", year, 500_d},
                    {"GM9002", year, 150_d},
                    {"GM9003", year, 150_d},
                    {"GM9003", year - 1, 900_d}};
  const Equalisation by_key = equalised(agreed);  // 200 units of 500: 100,000 by inhabitants.
  EXPECT_EQ(by_key.joint_cost, 100'000_eur);
  EXPECT_EQ(contributions(by_key), (Amounts{6'050'000_eur, 1'530'000_eur, 2'520'000_eur}));

  agreed.by_surcharge = true;  // 25% on the rate: 125 a unit.
  EXPECT_EQ(contributions(equalised(agreed)),
            (Amounts{6'062'500_eur, 1'518'750_eur, 2'518'750_eur}));

  agreed.key = {{Key::income, 1_d}};
  agreed.by_surcharge = false;
  EXPECT_EQ(contributions(equalised(agreed)),
            (Amounts{6'050'000_eur, 1'530'000_eur, 2'520'000_eur}));

  agreed.minimum_volume = 800_d;
  EXPECT_EQ(equalised(agreed).joint_cost, 0_eur);
}

TEST(EqualisationByThreshold, SharesWhatIsAboveBudgetAndThreshold) {
  EqualisationTerms agreed = terms(EqualisationForm::threshold);
  agreed.threshold = 0.10_d;
  // Own risk 5.5, 1.76 and 2.2 million: 0.5 + 0.3 million is shared by inhabitants.
  const Equalisation result = equalised(agreed);
  EXPECT_EQ(result.shared, 800'000_eur);
  EXPECT_EQ(result.lines[0].own_risk, 5'500'000_eur);
  EXPECT_EQ(result.lines[1].excess, 0_eur);
  EXPECT_EQ(contributions(result), (Amounts{5'900'000_eur, 1'740'000_eur, 2'360'000_eur}));
}

TEST(EqualisationByStopLoss, SharesWhatAClientCostsAboveTheLimit) {
  EqualisationTerms agreed = terms(EqualisationForm::stop_loss);
  agreed.client_limit = 100'000_eur;
  agreed.large_clients = {{"GM9001", year, "a", 180'000_eur},
                          {"GM9001", year, "b", 120'000_eur},
                          {"GM9003", year, "c", 90'000_eur},
                          {"GM9002", year - 1, "d", 400'000_eur}};
  EXPECT_EQ(contributions(equalised(agreed)),
            (Amounts{5'950'000_eur, 1'530'000_eur, 2'520'000_eur}));
}

TEST(EqualisationByIncome, TakesOnePercentageFromAll) {
  auto inputs = three();
  inputs[0].income = 8'000'000_eur;
  inputs[1].income = 3'000'000_eur;
  inputs[2].income = 1'000'000_eur;
  EXPECT_EQ(contributions(equalised(terms(EqualisationForm::income_share), inputs)),
            (Amounts{6'666'666.67_eur, 2'500'000_eur, 833'333.33_eur}));
}

/// Own risk is the budget: 5.0, 1.6 and 2.0 million. Mean past excess 0.2 (0, 0.2, 0.4), 0.1
/// (0, 0.2, 0.1) and 0.1 million (0, 0.1, 0.2); this year's excess 1.0, 0 and 0.5 million.
TEST(EqualisationByInsurance, PaysTheExcessOutOfPremiums) {
  const EqualisationTerms agreed = with_past(EqualisationForm::insurance);
  const Equalisation rich = equalise(agreed, year, three(), 2'000'000_eur).value();
  EXPECT_EQ(rich.fund_closing, 900'000_eur);
  EXPECT_EQ(rich.lines[0].premium, 200'000_eur);
  EXPECT_EQ(rich.lines[0].paid_by_fund, 1'000'000_eur);
  EXPECT_EQ(contributions(rich), (Amounts{5'200'000_eur, 1'600'000_eur, 2'100'000_eur}));
}

TEST(EqualisationByInsurance, CorrectsPremiumsWhereTheFundFallsShort) {
  EqualisationTerms agreed = with_past(EqualisationForm::insurance);
  agreed.premium_surcharge = 0.25_d;  // Premiums 250,000, 125,000 and 125,000.
  agreed.fund_opening = 100'000_eur;
  const Equalisation result = equalised(agreed);
  EXPECT_EQ(result.fund_closing, 0_eur);
  EXPECT_EQ(result.lines[0].premium_correction, 450'000_eur);  // Half of 900,000.
  EXPECT_EQ(contributions(result), (Amounts{5'700'000_eur, 1'895'000_eur, 2'305'000_eur}));
}

// -- what always holds
// ---------------------------------------------------------------------------------

EqualisationTerms agreed_by(EqualisationForm form) {
  EqualisationTerms agreed = with_past(form);
  agreed.fixed_cost[year] = 1'234'567.89_eur;
  agreed.minimum_volume = 900.5_d;
  agreed.unit_rate = 33.33_eur;
  agreed.volumes = {{"GM9001", year, 300.25_d}, {"GM9002", year, 150_d}, {"GM9003", year, 7_d}};
  agreed.threshold = 0.035_d;
  agreed.client_limit = 50'000_eur;
  agreed.large_clients = {{"GM9002", year, "x", 77'777.77_eur}};
  agreed.premium_surcharge = 0.07_d;
  return agreed;
}

TEST(EqualisationInEveryForm, AddsUpAndRunsThroughTheLedger) {
  const Account region{AccountKind::region, "R"};
  const Account fund{AccountKind::fund, "R"};
  std::int64_t shake = 1;
  for (int round = 0; round < 200; ++round)
    for (int form = 0; form <= static_cast<int>(EqualisationForm::insurance); ++form) {
      auto inputs = three();
      for (EqualisationInput& input : inputs) {
        shake = shake * 48'271 % 1'000'003;  // Never near 64 bits.
        input.cost += Cents(std::abs(shake) * 100 - 17);
        input.inhabitants += std::abs(shake) % 1000;
      }
      EqualisationTerms agreed = agreed_by(static_cast<EqualisationForm>(form));
      if (round % 2 == 1) agreed.key = {{Key::inhabitants, 0.3_d}, {Key::clients, 0.7_d}};
      const Equalisation result = equalised(agreed, inputs);
      for (const Account& joint : {region, municipality("GM9002")}) {
        Ledger ledger;
        ledger.post(transfers(result, "jeugd", joint, fund));
        // Also of who holds the account: the others have paid it for its own part.
        for (const EqualisationLine& line : result.lines)
          EXPECT_EQ(ledger.balance(municipality(line.municipality)), -line.difference)
              << "form " << form;
        EXPECT_EQ(ledger.balance(region), 0_eur);
        EXPECT_EQ(ledger.balance(fund), result.fund_closing - result.fund_opening);
        EXPECT_EQ(ledger.balance({AccountKind::provider, "jeugd"}), result.joint_cost);
      }
      std::reverse(inputs.begin(), inputs.end());
      EXPECT_EQ(contributions(equalised(agreed, inputs)), contributions(result));
    }
}

TEST(EqualisationOfNobody, IsNothing) {
  EXPECT_TRUE(equalised(terms(EqualisationForm::solidarity), {}).lines.empty());
}

// -- what is wrong
// --------------------------------------------------------------------------------------

std::vector<std::string> codes(const Result<Equalisation>& result) {
  std::vector<std::string> all;
  if (result) return all;
  for (const Problem& problem : result.error()) {
    all.push_back(problem.code);
    EXPECT_FALSE(to_string(problem, Language::dutch).empty());
  }
  return all;
}

using Codes = std::vector<std::string>;

TEST(EqualisationWithoutFigures, SaysWhatItNeeds) {
  auto inputs = three();
  EXPECT_EQ(codes(equalise(terms(EqualisationForm::deferred_user_pays), year, inputs)),
            Codes(9, "region/past-cost-missing"));
  EXPECT_EQ(codes(equalise(terms(EqualisationForm::shared_under_use), year, inputs)),
            Codes(3, "region/volume-missing"));
  EXPECT_EQ(codes(equalise(terms(EqualisationForm::fixed_shared), year, inputs)),
            Codes{"region/fixed-cost-missing"});
  inputs[1].budget.reset();
  EXPECT_EQ(codes(equalise(terms(EqualisationForm::threshold), year, inputs)),
            Codes{"region/budget-missing"});
  inputs[2].clients.reset();
  EqualisationTerms by_clients = terms(EqualisationForm::solidarity);
  by_clients.key = {{Key::clients, 1_d}};
  EXPECT_EQ(codes(equalise(by_clients, year, inputs)), Codes{"region/key-without-data"});
}

TEST(EqualisationWithImpossibleFigures, RefusesThem) {
  EqualisationTerms agreed = terms(EqualisationForm::stop_loss);
  agreed.large_clients = {{"GM9002", year, "a", 1'600'000_eur}};
  EXPECT_EQ(codes(equalise(agreed, year, three())), Codes{"region/clients-above-cost"});

  auto inputs = three();
  inputs[0].income = -1_eur;
  EXPECT_EQ(codes(equalise(terms(EqualisationForm::income_share), year, inputs)),
            Codes{"money/negative-weight"});
  for (EqualisationInput& input : inputs) input.income = 0_eur;
  EXPECT_EQ(codes(equalise(terms(EqualisationForm::income_share), year, inputs)),
            Codes{"money/no-weight"});
  for (EqualisationInput& input : inputs) input.inhabitants = 0;
  EXPECT_EQ(codes(equalise(terms(EqualisationForm::solidarity), year, inputs)),
            Codes{"region/key-all-zero"});
  inputs[1].municipality = inputs[0].municipality;
  inputs[2].cost = Cents(INT64_MAX);
  EXPECT_EQ(codes(equalise(terms(EqualisationForm::user_pays), year, inputs)),
            (Codes{"region/municipality-twice", "money/out-of-range"}));
}

TEST(EqualisationTermsThatCannotBe, AreAllNamedAtOnce) {
  EqualisationTerms agreed = terms(EqualisationForm::user_pays);
  agreed.threshold = 110_d;
  agreed.unit_rate = -1_eur;
  agreed.mean_years = 0;
  agreed.premium_surcharge = -0.1_d;
  EXPECT_EQ(codes(equalise(agreed, year, three())),
            (Codes{"region/terms-out-of-range", "region/terms-out-of-range",
                   "region/terms-out-of-range", "region/years-of-the-mean"}));
  EqualisationTerms huge = terms(EqualisationForm::shared_under_use);
  huge.minimum_volume = Decimal(Decimal::max_units);
  huge.unit_rate = 100_eur;
  huge.volumes = {{"GM9001", year, 1_d}, {"GM9002", year, 1_d}, {"GM9003", year, 1_d}};
  EXPECT_EQ(codes(equalise(huge, year, three())), Codes{"money/out-of-range"});
}

TEST(EqualisationTransfers, CarryWhatIsNeededToCheckThemByHand) {
  const auto posted = transfers(equalised(with_past(EqualisationForm::deferred_user_pays)), "jeugd",
                                {AccountKind::region, "R"}, {});
  ASSERT_EQ(posted.size(), 3u);
  EXPECT_EQ(posted[0].from, municipality("GM9002"));
  EXPECT_EQ(posted[0].amount, 500'000_eur);
  const std::vector<Input> expected{{"municipality", "GM9002"}, {"contribution", 2'000'000_eur},
                                    {"cost", 1'500'000_eur},    {"own_part", 1'700'000_eur},
                                    {"share", 0.3_d},           {"shared", 1'000'000_eur},
                                    {"mean_years", 3_d}};
  EXPECT_EQ(posted[0].reason.inputs, expected);
  EXPECT_EQ(posted[1].to, municipality("GM9001"));
}

}  // namespace
}  // namespace houvast::region
