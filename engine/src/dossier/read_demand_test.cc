// SPDX-License-Identifier: EUPL-1.2
// What a dossier says about clients and care becomes typed terms (D1 to D5, D8, D9, D14).
#include <gtest/gtest.h>

#include "dossier/test_care_dossier.h"

namespace houvast::dossier {
namespace {

using namespace literals;

class ReadDemand : public testing::Test {
 protected:
  static DemandTerms load(const std::optional<std::string>& scenario = {}) {
    return read_dossier(folder_of(good_care_dossier()), scenario).value().demand;
  }

  static const Product& product(const DemandTerms& terms, const std::string& id) {
    for (const Product& candidate : terms.products)
      if (candidate.id == id) return candidate;
    ADD_FAILURE() << id;
    return terms.products.front();
  }
};

TEST_F(ReadDemand, FindsNothingWrongWithAGoodDossier) {
  EXPECT_EQ(wrong_with(good_care_dossier()), std::vector<std::string>());
  EXPECT_EQ(wrong_with(good_care_dossier(), "zonder"), std::vector<std::string>());
  EXPECT_EQ(wrong_with(good_care_dossier(), "sterker"), std::vector<std::string>());
}

TEST_F(ReadDemand, ReadsWhoLivesWhere) {
  const DemandTerms terms = load();
  ASSERT_EQ(terms.population.size(), 6U);
  EXPECT_EQ(terms.population[0].municipality, "GM9001");
  EXPECT_EQ(terms.population[0].year, 2026);
  EXPECT_EQ(terms.population[0].ages, (AgeBand{0, 17}));
  EXPECT_EQ(terms.population[0].inhabitants, 12'000);
  EXPECT_EQ(terms.population[1].ages, (AgeBand{18, 120}));
}

TEST_F(ReadDemand, ReadsWhoComesAndWhoIsThere) {
  const DemandTerms terms = load();
  ASSERT_EQ(terms.inflow.size(), 5U);
  EXPECT_EQ(terms.inflow[1].product, "ambulant");
  EXPECT_EQ(terms.inflow[1].channel, Channel::general_practitioner);
  EXPECT_EQ(terms.inflow[2].per_thousand, 1.25);
  EXPECT_EQ(terms.levels.at(0).level, 0.85);
  EXPECT_EQ(terms.trend.at("ambulant").at(2028), 1.06);
  ASSERT_EQ(terms.stock.size(), 3U);
  EXPECT_EQ(terms.stock[0].clients, 400);
  EXPECT_EQ(terms.stock[0].rights_until, std::nullopt);
  EXPECT_EQ(terms.stock[1].waiting, 6);
  EXPECT_EQ(terms.stock[1].with_rights, 20);
  EXPECT_EQ(terms.stock[1].rights_until, (Period{2027, 6}));
}

TEST_F(ReadDemand, ReadsWhatAProductIsAndCosts) {
  const DemandTerms terms = load();
  ASSERT_EQ(terms.products.size(), 4U);
  EXPECT_EQ(terms.products[1].id, "beschermd") << "in order of id";
  const Product& ambulant = product(terms, "ambulant");
  EXPECT_EQ(ambulant.label, "Ambulante begeleiding");
  EXPECT_EQ(ambulant.scheme, "jeugd");
  EXPECT_EQ(ambulant.line, 1);
  EXPECT_EQ(ambulant.unit, "hour");
  EXPECT_EQ(ambulant.price, 61.2345_d);
  EXPECT_EQ(ambulant.price_index, 0.03_d);
  EXPECT_EQ(ambulant.price_in.at(2028), 66.1_d);
  EXPECT_EQ(ambulant.personal_budget_share, 0.15);
  EXPECT_EQ(ambulant.personal_budget_factor, 0.8_d);
  EXPECT_EQ(ambulant.reporting_delay, (std::vector<double>{0.6, 0.3, 0.1}));
}

TEST_F(ReadDemand, TakesOrdinaryValuesForWhatIsLeftOut) {
  const Product wijkteam = product(load(), "wijkteam");
  EXPECT_EQ(wijkteam.label, "wijkteam");
  EXPECT_EQ(wijkteam.unit, "month");
  EXPECT_EQ(wijkteam.intensity.kind, Spread::Kind::constant);
  EXPECT_EQ(wijkteam.intensity.mean, 1);
  EXPECT_EQ(wijkteam.price_index, Decimal());
  EXPECT_EQ(wijkteam.personal_budget_share, 0);
  EXPECT_EQ(wijkteam.reporting_delay, std::vector<double>{1});
  EXPECT_TRUE(wijkteam.exits.empty());
  EXPECT_FALSE(wijkteam.review || wijkteam.household || wijkteam.waiting || wijkteam.until_age);
}

TEST_F(ReadDemand, ReadsWhatARateIsBuiltUpFrom) {
  const DemandTerms terms = load();
  EXPECT_EQ(product(terms, "wijkteam").rate, "wijkteam");
  EXPECT_EQ(product(terms, "ambulant").rate, std::nullopt);
  ASSERT_EQ(terms.rates.size(), 2U);
  EXPECT_EQ(terms.rates[0].id, "kaal") << "in order of id";
  const RateTerms& rate = terms.rates[1];
  EXPECT_EQ(rate.label, "Wijkteam per uur");
  EXPECT_EQ(rate.from, 2025);
  ASSERT_EQ(rate.functions.size(), 2U);
  EXPECT_EQ(rate.functions[0].wage_scale, "FWG 45");
  EXPECT_EQ(rate.functions[0].share, 0.75_d);
  EXPECT_EQ(std::get<Decimal>(rate.functions[0].wage), 24.68_d);
  const auto& monthly = std::get<MonthlyWage>(rate.functions[1].wage);
  EXPECT_EQ(monthly.wage, 4500_d);
  EXPECT_EQ(monthly.holiday_allowance, 0.085_d);
  EXPECT_EQ(monthly.year_end_bonus, 0.0833_d);
  EXPECT_EQ(monthly.employer_charges, 0.27_d);
  EXPECT_EQ(monthly.contract_hours, 1872_d);
  const auto& hours = std::get<ContractHours>(rate.productive);
  EXPECT_EQ(hours.leave, 250_d);
  EXPECT_EQ(hours.absence, 120.5_d);
  EXPECT_EQ(hours.training, 40_d);
  EXPECT_EQ(hours.meetings, 60_d);
  EXPECT_EQ(rate.overhead, 0.2_d);
  EXPECT_EQ(rate.housing, 1.5_d);
  EXPECT_EQ(rate.municipal_demands, 0.75_d);
  EXPECT_EQ(rate.travel, 2_d);
  EXPECT_EQ(rate.risk_margin, 0.03_d);
  EXPECT_EQ(rate.index, 0.025_d);
  EXPECT_EQ(rate.index_in.at(2026), 0.04_d);
  EXPECT_EQ(rate.minutes, 45);
  EXPECT_EQ(rate.group_size, 2);
  EXPECT_EQ(rate.decimals, 3);
  EXPECT_EQ(rate.agreed.at(2027), 38.5_d);
  EXPECT_EQ(std::get<Decimal>(terms.rates[0].productive), 0.8_d);
  EXPECT_EQ(terms.rates[0].minutes, 60);
}

TEST_F(ReadDemand, ReadsHowMuchAndHowLong) {
  const DemandTerms terms = load();
  const Product& ambulant = product(terms, "ambulant");
  EXPECT_EQ(ambulant.intensity.kind, Spread::Kind::lognormal);
  EXPECT_EQ(ambulant.intensity.mean, 12.5);
  EXPECT_EQ(ambulant.intensity.cv, 0.6);
  EXPECT_EQ(ambulant.duration.kind, Spread::Kind::weibull);
  EXPECT_EQ(ambulant.duration.shape, 0.8);
  const Spread& empirical = product(terms, "verblijf").duration;
  EXPECT_EQ(empirical.kind, Spread::Kind::empirical);
  EXPECT_EQ(empirical.quantiles,
            (std::vector<std::pair<double, double>>{{30, 0.1}, {200, 0.5}, {900, 1}}));
}

TEST_F(ReadDemand, ReadsWhereClientsGoNext) {
  const DemandTerms terms = load();
  const Product& ambulant = product(terms, "ambulant");
  ASSERT_EQ(ambulant.exits.size(), 2U);
  EXPECT_EQ(ambulant.exits[0].to, "verblijf");
  EXPECT_EQ(ambulant.exits[0].share, 0.1);
  EXPECT_FALSE(ambulant.exits[0].after);
  EXPECT_EQ(ambulant.exits[1].after->kind, Spread::Kind::gamma);
  EXPECT_EQ(ambulant.exits[1].after->mean, 300);
  EXPECT_EQ(ambulant.together_with,
            (std::vector<std::pair<std::string, double>>{{"wijkteam", 0.1}}));
  EXPECT_EQ(ambulant.household->most, 3);
  EXPECT_TRUE(ambulant.household->one_plan);
  EXPECT_EQ(ambulant.until_age, 18);
  EXPECT_EQ(ambulant.then, "wijkteam");
  const Product& verblijf = product(terms, "verblijf");
  EXPECT_EQ(verblijf.exits.at(0).to, "ambulant");
  EXPECT_EQ(verblijf.review->every_months, 6);
  EXPECT_EQ(verblijf.review->steps_down, 0.1);
  EXPECT_EQ(verblijf.review->to, "ambulant");
  EXPECT_EQ(verblijf.waiting->urgent_share, 0.25);
  EXPECT_EQ(verblijf.waiting->patience->mean, 180);
  EXPECT_EQ(verblijf.waiting->escalation->shape, 1);
  EXPECT_EQ(verblijf.waiting->escalates_to, "beschermd");
  EXPECT_EQ(verblijf.waiting->bridge, "wijkteam");
}

TEST_F(ReadDemand, TakesFromASharedFileTheHazardsOfAProduct) {
  const std::vector<HazardRow> hazards = product(load(), "beschermd").hazards;
  ASSERT_EQ(hazards.size(), 3U) << "the fourth row is about another product";
  EXPECT_EQ(hazards[0].ages, (AgeBand{18, 120}));
  EXPECT_EQ(hazards[1].days_from, 730);
  EXPECT_EQ(hazards[1].per_year, 0.35);
  EXPECT_EQ(hazards[2].to, "ambulant");
  EXPECT_EQ(hazards[2].days_from, 0);
}

TEST_F(ReadDemand, ReadsWhatShiftsDemand) {
  const DemandTerms terms = load();
  const Driver& driver = terms.drivers.at(0);
  EXPECT_EQ(driver.label, "Afbouw van bedden");
  EXPECT_EQ(driver.scope.products, std::vector<std::string>{"verblijf"});
  EXPECT_EQ(driver.scope.channels, std::vector<Channel>{Channel::specialist});
  EXPECT_EQ(driver.scope.municipalities, std::vector<std::string>{"GM9001"});
  EXPECT_EQ(driver.from, (Period{2026, 7}));
  EXPECT_EQ(driver.to, (Period{2027, 12}));
  EXPECT_EQ(driver.factor, 1.2);
  EXPECT_EQ(driver.ramp_months, 6);
  EXPECT_EQ(driver.income_per_year, 25'000_eur);
  EXPECT_EQ(driver.income_scheme, "jeugd");
  const Lever& lever = terms.levers.at(0);
  EXPECT_EQ(lever.id, "preventie");
  EXPECT_EQ(lever.cost_per_year, 300'000_eur);
  EXPECT_EQ(lever.cost_once, 50'000_eur);
  EXPECT_EQ(lever.municipalities, (std::vector<std::string>{"GM9001", "GM9002"}));
  ASSERT_EQ(lever.effects.size(), 2U);
  EXPECT_EQ(lever.effects[0].kind, Effect::Kind::inflow);
  EXPECT_EQ(lever.effects[0].factor, 0.9);
  EXPECT_EQ(lever.effects[0].lag_months, 12);
  EXPECT_EQ(lever.effects[0].scope.channels.size(), 2U);
  EXPECT_EQ(lever.effects[1].kind, Effect::Kind::substitution);
  EXPECT_EQ(lever.effects[1].to, "wijkteam");
}

TEST_F(ReadDemand, ReadsPlacesHousesBudgetsAndReactions) {
  const DemandTerms terms = load();
  ASSERT_EQ(terms.capacities.size(), 2U);
  EXPECT_EQ(terms.capacities[0].per_thousand, 1.5);
  EXPECT_TRUE(terms.capacities[1].shared);
  EXPECT_EQ(terms.capacities[1].places, (std::map<int, std::int64_t>{{2026, 20}, {2028, 18}}));
  EXPECT_EQ(terms.exit_queues.at(0).product, "beschermd");
  EXPECT_EQ(terms.exit_queues.at(0).houses_per_year.at(2026), 4);
  EXPECT_EQ(terms.budgets.at(0).budget.at(2027), 2'600'000_eur);
  const BudgetReaction& reaction = terms.reactions.at(0);
  EXPECT_EQ(reaction.scheme, "jeugd");
  EXPECT_EQ(reaction.tolerated, 0.02_d);
  EXPECT_EQ(reaction.reserve, 400'000_eur);
  EXPECT_EQ(reaction.cut_prevention, 0.5);
  EXPECT_EQ(reaction.prevention, std::vector<std::string>{"preventie"});
  EXPECT_EQ(reaction.threshold, 0.01);
  EXPECT_EQ(reaction.channels, std::vector<Channel>{Channel::municipal_access});
  EXPECT_EQ(reaction.budget_cut, 0.005);
}

TEST_F(ReadDemand, ChangesAnythingInAScenario) {
  const DemandTerms without = load("zonder");
  EXPECT_TRUE(without.levers.empty());
  EXPECT_TRUE(without.budgets.empty());
  const DemandTerms smaller = load("kleiner");
  EXPECT_EQ(smaller.levers.at(0).effects.size(), 1U);
  EXPECT_EQ(product(smaller, "verblijf").exits.at(0).to, "wijkteam");
  const DemandTerms stronger = load("sterker");
  EXPECT_EQ(stronger.levers.at(0).effects.at(0).factor, 0.5);
  EXPECT_EQ(stronger.levers.at(0).effects.at(1).factor, 0.2);
  EXPECT_EQ(product(stronger, "ambulant").exits.at(1).after->mean, 200);
  EXPECT_EQ(product(stronger, "verblijf").duration.kind, Spread::Kind::constant);
}

}  // namespace
}  // namespace houvast::dossier
