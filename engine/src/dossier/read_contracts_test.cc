// SPDX-License-Identifier: EUPL-1.2
// What a dossier says about providers, contracts and access becomes typed terms (C1 to C12, D6, D7,
// D11).
#include <gtest/gtest.h>

#include "dossier/test_contract_dossier.h"

namespace houvast::dossier {
namespace {

using namespace literals;

class ReadContracts : public testing::Test {
 protected:
  static ContractTerms load(const std::optional<std::string>& scenario = {}) {
    return read_dossier(folder_of(good_contract_dossier()), scenario).value().contracts;
  }

  template <class Terms>
  static const Terms& find(const std::vector<Terms>& all, const std::string& id) {
    for (const Terms& candidate : all)
      if (candidate.id == id) return candidate;
    ADD_FAILURE() << id;
    return all.front();
  }

  /// The terms of a clause of a contract, counted from 1.
  template <class Kind>
  static Kind clause(const std::string& contract, std::size_t number,
                     const std::optional<std::string>& scenario = {}) {
    return std::get<Kind>(find(load(scenario).contracts, contract).clauses.at(number - 1).terms);
  }
};

TEST_F(ReadContracts, FindsNothingWrongWithAGoodDossier) {
  EXPECT_EQ(wrong_with(good_contract_dossier()), std::vector<std::string>());
  EXPECT_EQ(wrong_with(good_contract_dossier(), "taak"), std::vector<std::string>());
  EXPECT_EQ(wrong_with(good_contract_dossier(), "output"), std::vector<std::string>());
}

TEST_F(ReadContracts, ReadsWhatAProviderCostsAndOffers) {
  const ContractTerms terms = load();
  ASSERT_EQ(terms.providers.size(), 4U);
  EXPECT_EQ(terms.providers[1].id, "noord") << "in order of id";
  const Provider& zuid = find(terms.providers, "zuid");
  EXPECT_EQ(zuid.label, "Zorg Zuid");
  EXPECT_EQ(zuid.municipalities, (std::vector<std::string>{"GM9001", "GM9002"}));
  EXPECT_EQ(zuid.fixed_cost, (ByYear<Cents>{{2026, 250'000_eur}, {2028, 260'000_eur}}));
  EXPECT_EQ(zuid.unit_cost.at("ambulant"), 48.5_d);
  EXPECT_EQ(zuid.start_cost.at("ambulant"), 320_d);
  EXPECT_EQ(zuid.cost_index, 0.03_d);
  EXPECT_EQ(zuid.capacity.at(2027), 320);
  EXPECT_EQ(zuid.cash, 150'000_eur);
  EXPECT_EQ(zuid.payment_months, 2);
  EXPECT_EQ(zuid.quality, 0.6);
  EXPECT_EQ(zuid.guarantee, 0.9);
  EXPECT_EQ(zuid.distance, 12.5);
  EXPECT_EQ(zuid.distance_from.at("GM9002"), 3);
  EXPECT_EQ(zuid.elasticity, 0.4);
  EXPECT_EQ(find(terms.providers, "nieuw").from, (Period{2027, 7}));
  EXPECT_EQ(find(terms.providers, "nieuw").to, (Period{2028, 6}));
  EXPECT_EQ(find(terms.providers, "team").municipalities.at(0), "GM9001") << "the centre";
}

TEST_F(ReadContracts, TakesOneValueFromTheFirstYearOn) {
  const Provider noord = find(load().providers, "noord");
  EXPECT_EQ(noord.fixed_cost, (ByYear<Cents>{{2026, 100'000_eur}}));
  EXPECT_EQ(noord.capacity, (ByYear<std::int64_t>{{2026, 250}}));
}

TEST_F(ReadContracts, TakesFromASharedFileTheCostsOfAProvider) {
  const Provider noord = find(load().providers, "noord");
  EXPECT_EQ(noord.unit_cost,
            (std::map<std::string, Decimal>{
                {"ambulant", 47.25_d}, {"beschermd", 120_d}, {"verblijf", 3800_d}}));
  EXPECT_EQ(noord.start_cost, (std::map<std::string, Decimal>{{"verblijf", 500_d}}));
}

TEST_F(ReadContracts, ReadsWhoGetsWhichShareOfTheStarts) {
  const std::vector<Supply> supply = load().supply;
  ASSERT_EQ(supply.size(), 3U);
  EXPECT_EQ(supply[0].product, "ambulant") << "in order of product";
  EXPECT_EQ(supply[0].shares, (std::map<std::string, double>{{"noord", 0.4}, {"zuid", 0.6}}));
  EXPECT_TRUE(supply[0].goes_elsewhere);
  EXPECT_FALSE(supply[0].attraction);
  const Supply& verblijf = supply[2];
  ASSERT_TRUE(verblijf.attraction);
  EXPECT_EQ(verblijf.attraction->quality, 2);
  EXPECT_EQ(verblijf.attraction->price, -0.5);
  EXPECT_EQ(verblijf.attraction->distance, -0.1);
  EXPECT_EQ(verblijf.attraction->guarantee, 0.3);
  EXPECT_EQ(verblijf.attraction->grows_in_months, 18);
  EXPECT_EQ(verblijf.providers.size(), 3U);
}

TEST_F(ReadContracts, ReadsWhoAgreedAboutWhat) {
  const ContractTerms terms = load();
  ASSERT_EQ(terms.contracts.size(), 6U);
  const Contract& contract = find(terms.contracts, "ambulant_zuid");
  EXPECT_EQ(contract.label, "Ambulant, Zorg Zuid");
  EXPECT_EQ(contract.scheme, "jeugd");
  EXPECT_EQ(contract.providers, std::vector<std::string>{"zuid"});
  EXPECT_EQ(contract.products, std::vector<std::string>{"ambulant"});
  EXPECT_EQ(contract.municipalities.size(), 2U);
  EXPECT_EQ(contract.from, (Period{2025, 1}));
  EXPECT_EQ(contract.to, (Period{2029, 12}));
  EXPECT_EQ(contract.clauses.size(), 4U);
  EXPECT_EQ(contract.clauses[1].products, std::vector<std::string>{"ambulant"});
  EXPECT_EQ(find(terms.contracts, "beschermd").subcontracts.at("noord"), 0.85_d);
  EXPECT_EQ(find(terms.contracts, "beschermd").providers.at(0), "zuid") << "in the order given";
}

TEST_F(ReadContracts, ReadsClausesAboutUnits) {
  const auto unit = clause<UnitClause>("ambulant_zuid", 1);
  EXPECT_EQ(unit.price, (ByYear<Decimal>{{2026, 60.25_d}, {2027, 62.1234_d}}));
  EXPECT_EQ(unit.share, 0.95_d);
  EXPECT_EQ(unit.billing.maximum, BillingTerms::Maximum::weekly_effort) << "of the preset";
  EXPECT_TRUE(unit.billing.whole_hours);
  EXPECT_FALSE(unit.billing.household_help);
  EXPECT_EQ(clause<ClientFollowingClause>("verblijf_nieuw", 1).price.at(2026), 180_d);
  EXPECT_EQ(clause<PersonYearClause>("beschermd", 1).price.at(2026), 54'000_d);
}

TEST_F(ReadContracts, ReadsClausesAboutFunctionsAndTrajectories) {
  const auto function = clause<FunctionClause>("ambulant_noord", 2);
  ASSERT_EQ(function.functions.size(), 2U);
  EXPECT_EQ(function.functions[0].label, "Intake");
  EXPECT_EQ(function.functions[0].price.at(2026), 210_d);
  EXPECT_EQ(function.functions[0].at_start, 1_d);
  EXPECT_EQ(function.functions[1].a_month, 0.5_d);
  EXPECT_EQ(function.functions[1].at_end, 2_d);
  const auto trajectory = clause<TrajectoryClause>("ambulant_noord", 1);
  EXPECT_EQ(trajectory.price.at(2026), 3100_d);
  EXPECT_EQ(trajectory.at_start, 0.5_d);
  EXPECT_EQ(trajectory.parts, (std::vector<std::pair<int, Decimal>>{{3, 0.2_d}, {12, 0.1_d}}));
  EXPECT_EQ(trajectory.at_end, 0.2_d) << "what the others leave of 1";
}

TEST_F(ReadContracts, ReadsClausesAboutThePopulation) {
  const auto network = clause<NetworkClause>("verblijf", 1);
  EXPECT_EQ(network.amount.at(2026), 800'000_eur);
  EXPECT_EQ(network.shares.at("noord"), 0.3_d);
  const auto objective = clause<CharacteristicsClause>("wijkteam", 2);
  ASSERT_EQ(objective.inhabitants.size(), 1U);
  EXPECT_EQ(objective.inhabitants[0].amount, (ByYear<Decimal>{{2026, 1.5_d}, {2027, 1.55_d}}));
  ASSERT_EQ(objective.measures.size(), 2U);
  EXPECT_EQ(objective.measures[0].amount.at(2026), 55.5_d);
  EXPECT_EQ(objective.measures[0].volume.at("GM9001").at(2026), 4100_d);
  EXPECT_EQ(objective.measures[0].volume.at("GM9002").at(2028), 310_d);
  EXPECT_EQ(objective.measures[1].volume.at("GM9001").at(2025), 900_d);
  const auto history = clause<HistoryClause>("wijkteam", 3);
  EXPECT_EQ(history.lag_years, 2);
  EXPECT_EQ(history.mean_years, 2);
  EXPECT_EQ(history.history.at(2024), 510'000_eur);
  EXPECT_EQ(history.factor, 0.1_d);
  EXPECT_EQ(history.price.at(2026), 38_d);
  EXPECT_EQ(clause<AvailabilityClause>("wijkteam", 4).amount.at(2026), 100'000_eur);
}

TEST_F(ReadContracts, ReadsTheThreeTermsOfTheNeighbourhoodTeam) {
  const auto team = clause<TeamClause>("wijkteam", 1);
  ASSERT_EQ(team.inhabitants.size(), 2U);
  EXPECT_EQ(team.inhabitants[0].ages, (AgeBand{0, 17}));
  EXPECT_EQ(team.inhabitants[0].amount.at(2026), 31.5_d);
  EXPECT_EQ(team.inhabitants[1].ages, (AgeBand{18, 120}));
  EXPECT_EQ(team.inhabitants[1].amount.at(2027), 4.25_d);
  ASSERT_EQ(team.results.size(), 2U);
  EXPECT_EQ(team.results[0].amount.at(2026), 40'000_eur);
  EXPECT_EQ(team.results[0].score.at("").at(2026), 0.6_d);
  EXPECT_EQ(team.results[0].score.at("GM9002").at(2027), 0.75_d);
  EXPECT_EQ(team.results[1].score.at("").at(2026), 0.8_d);
  EXPECT_EQ(team.results[1].score.at("GM9001").at(2028), 0.9_d);
  ASSERT_TRUE(team.referrals);
  EXPECT_EQ(team.referrals->products, std::vector<std::string>{"verblijf"});
  EXPECT_EQ(team.referrals->channels.size(), 2U);
  EXPECT_EQ(team.referrals->expected, 1.5_d);
  EXPECT_EQ(team.referrals->each, 250_d);
  EXPECT_EQ(team.referrals->expected_cost.at(2026), 1'500'000_eur);
  EXPECT_EQ(team.referrals->cost_share, 0.1_d);
  EXPECT_EQ(team.referrals->most, 0.2_d);
}

TEST_F(ReadContracts, ReadsClausesAboutOutcomesAndPersonalBudgets) {
  const auto agreed = clause<ResultClause>("ambulant_noord", 3);
  EXPECT_EQ(agreed.measure, ResultClause::Measure::agreed);
  EXPECT_EQ(agreed.label, "Doel bereikt");
  EXPECT_EQ(agreed.chance, 0.7);
  const auto no_return = clause<ResultClause>("ambulant_noord", 4);
  EXPECT_EQ(no_return.measure, ResultClause::Measure::no_return);
  EXPECT_EQ(no_return.months, 18);
  const auto budget = clause<PersonalBudgetClause>("ambulant_zuid", 2);
  EXPECT_FALSE(budget.in_advance);
  EXPECT_EQ(budget.price.at(2026), 50_d);
  EXPECT_EQ(budget.unspent, 0.12_d);
  EXPECT_EQ(budget.wrongly_spent, 0.03_d);
  EXPECT_EQ(budget.recovered, 0.4_d);
  EXPECT_TRUE(clause<PersonalBudgetClause>("ambulant_noord", 5).in_advance);
}

TEST_F(ReadContracts, ReadsGuaranteesAndAdvances) {
  EXPECT_EQ(clause<GuaranteeClause>("ambulant_zuid", 3).minimum.at(2028), 700'000_eur);
  const auto advance = clause<AdvanceClause>("ambulant_zuid", 4);
  EXPECT_EQ(advance.expected.at(2026), 1'200'000_eur);
  EXPECT_EQ(advance.share, 0.9_d);
  EXPECT_EQ(advance.settled_after, 4);
}

TEST_F(ReadContracts, ReadsCeilings) {
  const ContractTerms terms = load();
  const Ceiling& zuid = find(terms.ceilings, "zuid");
  EXPECT_EQ(zuid.level, Ceiling::Level::provider);
  EXPECT_EQ(zuid.contract, "ambulant_zuid");
  EXPECT_EQ(zuid.budget.at(2027), 1'550'000_eur);
  EXPECT_EQ(zuid.clients.at(2026), 400);
  EXPECT_EQ(zuid.activities.at(2026), 20000.5_d);
  EXPECT_EQ(zuid.above, Decimal());
  EXPECT_FALSE(zuid.closes_door);
  EXPECT_TRUE(zuid.pays_running && zuid.pays_acute && zuid.shared);
  const Ceiling& second = find(terms.ceilings, "lijn2");
  EXPECT_EQ(second.level, Ceiling::Level::specialist);
  EXPECT_EQ(second.scheme, "jeugd");
  EXPECT_EQ(second.municipalities, std::vector<std::string>{"GM9001"});
  EXPECT_FALSE(second.shared);
  EXPECT_EQ(second.above, 0.5_d);
}

TEST_F(ReadContracts, ReadsSharedSavings) {
  const ContractTerms terms = load();
  const SharedSavings& youth = find(terms.savings, "jeugd");
  EXPECT_EQ(youth.form, SharedSavings::Form::payer_and_providers);
  EXPECT_EQ(youth.contracts.size(), 2U);
  EXPECT_EQ(youth.from, 2027);
  EXPECT_EQ(youth.to, 2028);
  EXPECT_EQ(youth.baseline->to, 2026);
  EXPECT_EQ(youth.baseline->rise, 0.03_d);
  EXPECT_EQ(youth.completion, 0.98_d);
  EXPECT_EQ(youth.truncate_at, 100'000_eur);
  EXPECT_EQ(youth.minimum_rate, 0.02_d);
  EXPECT_EQ(youth.sharing, 0.5_d);
  EXPECT_EQ(youth.quality, 0.9_d);
  EXPECT_EQ(youth.cap, 0.1_d);
  EXPECT_EQ(youth.losses->sharing, 0.25_d);
  EXPECT_EQ(youth.losses->cap, 0.05_d);
  EXPECT_EQ(youth.receives.at("noord"), 0.4_d);
  const SharedSavings& insurer = find(terms.savings, "verzekeraar");
  EXPECT_EQ(insurer.form, SharedSavings::Form::with_insurer);
  EXPECT_EQ(insurer.benchmark.at(2026), 4'500'000_eur);
  EXPECT_EQ(insurer.payer, "Zorgkantoor");
  EXPECT_FALSE(insurer.losses || insurer.baseline || insurer.truncate_at);
}

TEST_F(ReadContracts, ReadsWhoDecidesAboutAccess) {
  const ContractTerms terms = load();
  const Access& access = terms.access.at(0);
  EXPECT_EQ(access.product, "verblijf");
  EXPECT_EQ(access.basis, "wijkteam");
  EXPECT_EQ(access.channels, std::vector<Channel>{Channel::certified_institution});
  EXPECT_EQ(access.light_share, 0.15);
  EXPECT_EQ(access.late_months, 9);
  EXPECT_EQ(access.late_weight, 1.25);
  EXPECT_EQ(access.today.decider, Decider::provider);
  EXPECT_EQ(access.today.own_interest, 0.1);
  EXPECT_FALSE(access.today.cost || access.today.too_heavy || access.today.ratify_above);
  ASSERT_TRUE(access.chosen);
  EXPECT_EQ(access.chosen->advice, Access::Advice::joint);
  EXPECT_EQ(access.chosen->ratify_above, 20'000_eur);
  EXPECT_EQ(access.chosen->cost, 450_eur);
  EXPECT_EQ(access.chosen->too_heavy, 0.05);
  EXPECT_EQ(access.chosen->too_late, 0.02);
  EXPECT_EQ(access.from, (Period{2027, 1}));
  EXPECT_EQ(access.expertise, 0.8);
  EXPECT_EQ(terms.advice.volume_risk, 0.08_d);
  EXPECT_EQ(terms.advice.expertise, 0.6);
}

TEST_F(ReadContracts, ReadsWhatMunicipalityAndInsurerBringAbout) {
  const InsurerEffect effect = load().insurer_effects.at(0);
  EXPECT_EQ(effect.id, "fact");
  EXPECT_EQ(effect.action, "Outreachende zorg");
  EXPECT_EQ(effect.effect, "Minder begeleiding");
  EXPECT_EQ(effect.direction, InsurerEffect::Direction::both);
  EXPECT_TRUE(effect.lowers);
  EXPECT_EQ(effect.product, "beschermd");
  EXPECT_EQ(effect.amount, 2500_d);
  EXPECT_EQ(effect.agreed_share, 0.3_d);
}

TEST_F(ReadContracts, ExchangesAPaymentFormInAScenario) {
  const auto task = clause<AvailabilityClause>("ambulant_zuid", 1, "taak");
  EXPECT_EQ(task.amount.at(2026), 1'000'000_eur);
  EXPECT_EQ(find(load("taak").contracts, "ambulant_zuid").clauses[0].preset, "task");
  EXPECT_EQ(find(load("taak").providers, "zuid").elasticity, 0);
  EXPECT_EQ(clause<UnitClause>("ambulant_noord", 1, "output").billing.maximum,
            BillingTerms::Maximum::weekly_output);
}

TEST_F(ReadContracts, ADossierWithoutContractsHasNone) {
  const ContractTerms terms = read_dossier(folder_of(good_care_dossier())).value().contracts;
  EXPECT_TRUE(terms.providers.empty() && terms.contracts.empty() && terms.access.empty());
  EXPECT_EQ(terms.advice.volume_risk, 0.05_d);
}

}  // namespace
}  // namespace houvast::dossier
