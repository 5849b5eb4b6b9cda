// SPDX-License-Identifier: EUPL-1.2
// A dossier that is right becomes typed terms; amounts and rates are those of the text.
#include "dossier/load.h"

#include <gtest/gtest.h>

#include "dossier/test_dossier.h"

namespace houvast::dossier {
namespace {

using namespace literals;

class LoadDossier : public testing::Test {
 protected:
  static Dossier load() { return read_dossier(folder_of(good_dossier())).value(); }

  static const Scheme& scheme(const Dossier& dossier, const std::string& id) {
    for (const Scheme& candidate : dossier.schemes)
      if (candidate.id == id) return candidate;
    ADD_FAILURE() << id;
    return dossier.schemes.front();
  }
};

TEST_F(LoadDossier, FindsNothingWrongWithAGoodDossier) {
  EXPECT_EQ(wrong_with(good_dossier()), std::vector<std::string>());
  EXPECT_EQ(wrong_with(good_dossier(), "half"), std::vector<std::string>());
}

TEST_F(LoadDossier, ReadsWhatTheDossierIsAbout) {
  const Dossier dossier = load();
  EXPECT_EQ(dossier.name, "Proef");
  EXPECT_EQ(dossier.region, "Proefregio");
  EXPECT_EQ(dossier.centre, "GM9001");
  EXPECT_EQ(dossier.years, (Years{2026, 2027}));
  ASSERT_EQ(dossier.municipalities.size(), 2U);
  EXPECT_EQ(dossier.municipalities[1].name, "Elzenaar");
  EXPECT_EQ(dossier.municipalities[1].inhabitants.at(2027), 7950);
  EXPECT_EQ(dossier.scenarios.at("half"), (Text{"De helft", "Half"}));
  EXPECT_EQ(dossier.chance.at("bw").cost_per_client, 54'000_eur);
  EXPECT_EQ(dossier.chance.at("bw").client_cv, 0.45_d);
}

TEST_F(LoadDossier, ReadsTheTermsOfAnAllocation) {
  const Dossier dossier = load();
  const Scheme& bw = scheme(dossier, "bw");
  EXPECT_EQ(bw.label, "Beschermd wonen");
  EXPECT_EQ(bw.payment, PaymentCalendar::monthly);
  EXPECT_EQ(bw.macro->amount, 1'000'000_eur);
  EXPECT_EQ(bw.macro->volume_index, 0.01_d);
  EXPECT_EQ(bw.macro->incidental.at(2027), 5000.50_eur);
  EXPECT_EQ(bw.historical->to_centre, "GM9001");
  ASSERT_EQ(bw.historical->spending.size(), 2U);
  EXPECT_EQ(bw.historical->spending[0].own_money, 50'000_eur);
  ASSERT_EQ(bw.objective->measures.size(), 2U);
  EXPECT_EQ(bw.objective->measures[0].weight, 12.5_d);
  EXPECT_TRUE(bw.objective->measures[1].is_fixed_amount);
  EXPECT_EQ(bw.objective->volumes.at("inwoners").size(), 4U);
  EXPECT_EQ(bw.transition->from, 2025);
  EXPECT_EQ(bw.transition->years, 10);
  EXPECT_EQ(dossier.cumulation->per_inhabitant, 15_eur);
}

TEST_F(LoadDossier, ReadsOtherPayments) {
  const Dossier dossier = load();
  const Scheme& guardianship = scheme(dossier, "voogdij");
  EXPECT_EQ(guardianship.pxq->price.at("pleegzorg"), 45.50_eur);
  EXPECT_EQ(guardianship.pxq->volumes.at(1).volume, 365.5_d);
  const Scheme& support = scheme(dossier, "buig");
  ASSERT_EQ(support.income_support->safety_net.at(2024).size(), 2U);
  EXPECT_EQ(support.income_support->safety_net.at(2024)[0].to, 0.125_d);
  EXPECT_EQ(support.income_support->safety_net.at(2024)[1].to, std::nullopt);
  EXPECT_EQ(support.income_support->safety_net_threshold.at(2026).share, 0.075_d);
  EXPECT_EQ(support.income_support->figures.at(0).actual_cost, 2'700'000_eur);
  const Scheme& youth = scheme(dossier, "jeugd");
  EXPECT_EQ(youth.given_income.size(), 4U);
  EXPECT_EQ(youth.relief->deficit_years, (std::vector{2026, 2027}));
  EXPECT_EQ(youth.residence->origin_from, 2027);
  EXPECT_EQ(youth.residence->costs.at(0).cost, 40'000_eur);
  EXPECT_EQ(youth.burden.at(0).cost_per_action, 2.50_eur);
  EXPECT_EQ(youth.burden_actions.at(0).count, 1200);
}

TEST_F(LoadDossier, ReadsTheLinesOfASchemeFromTheSharedTables) {
  const Dossier dossier = load();
  const Scheme& bw = scheme(dossier, "bw");
  ASSERT_EQ(bw.spending.size(), 4U);
  EXPECT_EQ(bw.spending[2].kind, SpendingKind::estimate);
  EXPECT_EQ(bw.spending[2].clients, 3);
  EXPECT_EQ(scheme(dossier, "jeugd").spending[0].clients, std::nullopt);
  EXPECT_EQ(bw.other_income.at(0).kind, OtherIncome::Kind::own_contribution);
  EXPECT_EQ(bw.budget.at(0).assumed_cut, 10'000_eur);
  EXPECT_TRUE(bw.execution.at(0).is_joint);
  EXPECT_EQ(bw.execution.at(0).kind, "staff");
}

TEST_F(LoadDossier, ReadsWhatMunicipalitiesAgreed) {
  const Dossier dossier = load();
  const Agreement& bw = dossier.agreements.at(0);
  EXPECT_EQ(bw.id, "bw");
  EXPECT_EQ(bw.members, (std::vector<std::string>{"GM9001", "GM9002"}));
  EXPECT_EQ(bw.cooperation.model, CooperationModel::account_holder);
  EXPECT_EQ(bw.cooperation.leader, "GM9001");
  EXPECT_EQ(bw.contribution->key, (KeyBlend{{Key::inhabitants, 0.5_d}, {Key::clients, 0.5_d}}));
  EXPECT_EQ(bw.contribution->pooled_share, Decimal(1));
  EXPECT_EQ(bw.reserve->opening, 50'000_eur);
  EXPECT_EQ(bw.reserve->maximum, 0.15_d);
  EXPECT_EQ(bw.solidarity->weight_table.at("GM9002"), 2.5_d);
  EXPECT_EQ(bw.solidarity->own_share_deficit, 0.25_d);
  EXPECT_EQ(bw.solidarity->own_share_surplus, 0.25_d);
  EXPECT_EQ(bw.solidarity->execution_surcharge, std::nullopt);
  EXPECT_EQ(bw.solidarity->corrections.at(0).amount, -1500_eur);
  const Agreement& youth = dossier.agreements.at(1);
  EXPECT_EQ(youth.equalisation->form, EqualisationForm::threshold);
  EXPECT_EQ(youth.equalisation->threshold, 0.1_d);
}

TEST_F(LoadDossier, TakesRatesAndAmountsAsTheyAreWritten) {
  // As binary floats, 0.1 and 1234567890.12 would become something else.
  for (const std::string text : {"0.1", "\"0.1\"", "+0.1", "0.100000000000000000"}) {
    Texts files = good_dossier();
    edit(files, "dossier.toml", "minimum = 0.05", "minimum = " + text);
    const Dossier dossier = read_dossier(folder_of(files)).value();
    EXPECT_EQ(dossier.agreements.at(0).reserve->minimum, Decimal(1, 1)) << text;
  }
  for (const std::string text : {"1234567890.12", "\"1234567890.12\"", "1_234_567_890.12"}) {
    Texts files = good_dossier();
    edit(files, "dossier.toml", "\"1000000.00\"", text);
    const Dossier dossier = read_dossier(folder_of(files)).value();
    EXPECT_EQ(scheme(dossier, "bw").macro->amount, 1'234'567'890.12_eur) << text;
  }
}

TEST_F(LoadDossier, ReadsANumberBehindLettersWithAccents) {
  Texts files = good_dossier();
  edit(files, "dossier.toml", "label = \"Beschermd wonen\"\n",
       "label = \"Beschermd wonen\" # ééñ €\nresidence = { \"table\" = \"residence.csv\" } # ë\n");
  edit(files, "dossier.toml", "{ pleegzorg = \"45.50\"", "{ \"zórg ë\" = 12.75, pleegzorg = 45.50");
  const Dossier dossier = read_dossier(folder_of(files)).value();
  EXPECT_EQ(scheme(dossier, "voogdij").pxq->price.at("pleegzorg"), 45.50_eur);
  EXPECT_EQ(scheme(dossier, "voogdij").pxq->price.at("zórg ë"), 12.75_eur);
}

TEST_F(LoadDossier, ReadsTablesAsOfficesWriteThem) {
  const Dossier plain = load();
  const std::string dutch =
      "code;year;spending;own_money\r\n"
      "9001;2013;900.000,00;50.000,00\r\n"
      "gm9002;2013;80.000;\r\n";
  for (const std::string& text : {dutch, "\xEF\xBB\xBF" + dutch,
                                  std::string("code\tyear\tspending\town_money\n"
                                              "GM9001\t2013\t900000.00\t50000.00\n"
                                              "GM9002\t2013\t80000.00\t\n")}) {
    Texts files = good_dossier();
    files["historical.csv"] = text;
    const Dossier dossier = read_dossier(folder_of(files)).value();
    const auto& read = scheme(dossier, "bw").historical->spending;
    const auto& meant = scheme(plain, "bw").historical->spending;
    ASSERT_EQ(read.size(), meant.size());
    for (std::size_t i = 0; i < read.size(); ++i) {
      EXPECT_EQ(read[i].municipality, meant[i].municipality);
      EXPECT_EQ(read[i].spending, meant[i].spending);
      EXPECT_EQ(read[i].own_money, meant[i].own_money);
    }
  }
}

TEST_F(LoadDossier, ReadsNamesInLatin1) {
  Texts files = good_dossier();
  edit(files, "municipalities.csv", "Elzenaar,2026", "Sint Adri\xEB,2026");
  edit(files, "municipalities.csv", "Elzenaar,2027", "Sint Adri\xEB,2027");
  edit(files, "dossier.toml", "Proefregio", "Adri\xEBregio");
  const Dossier dossier = read_dossier(folder_of(files)).value();
  EXPECT_EQ(dossier.municipalities.at(1).name, "Sint Adrië");
  EXPECT_EQ(dossier.region, "Adriëregio");
}

TEST_F(LoadDossier, DoesNotDependOnTheOrderOfRows) {
  Texts files = good_dossier();
  files["municipalities.csv"] =
      "code,name,year,inhabitants\n"
      "GM9002,Elzenaar,2027,7950\n"
      "GM9001,Havermonde,2027,60500\n"
      "GM9002,Elzenaar,2026,8000\n"
      "GM9001,Havermonde,2026,60000\n";
  const Dossier dossier = read_dossier(folder_of(files)).value();
  EXPECT_EQ(dossier.municipalities.at(0).code, "GM9001");
  EXPECT_EQ(dossier.municipalities.at(1).code, "GM9002");
}

TEST_F(LoadDossier, HashesWhatWasReadAndNothingElse) {
  const auto files = good_dossier();
  const Dossier dossier = load();
  EXPECT_EQ(dossier.files.size(), files.size());
  EXPECT_EQ(dossier.files.front(), "budget.csv");
  EXPECT_EQ(dossier.hash.size(), 64U);
  Texts changed = files;
  edit(changed, "corrections.csv", "-1500.00", "-1500.01");
  EXPECT_NE(read_dossier(folder_of(changed)).value().hash, dossier.hash);
  // A file that is not read does not count.
  Texts more = files;
  more["notes.txt"] = "kladblok";
  EXPECT_EQ(read_dossier(folder_of(more)).value().hash, dossier.hash);
}

}  // namespace
}  // namespace houvast::dossier
