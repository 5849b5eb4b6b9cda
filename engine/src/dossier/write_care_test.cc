// SPDX-License-Identifier: EUPL-1.2
// What is written is what is read: a dossier with every key about care, there and back.
#include <gtest/gtest.h>

#include "dossier/test_care_dossier.h"
#include "dossier/toml_writer.h"
#include "houvast/care_files.h"

namespace houvast::dossier {
namespace {

DemandTerms all_terms() { return read_dossier(folder_of(good_care_dossier())).value().demand; }

Texts written(const DemandTerms& terms) {
  const CareFiles care = write_care(terms);
  Texts texts{{"dossier.toml", R"([dossier]
name = "Zorg"
region = "Proefregio"
centre = "GM9001"
years = { from = 2026, to = 2028 }
[scheme.bw]
label = "Beschermd wonen"
[scheme.jeugd]
label = "Jeugd"
[tables]
municipalities = "municipalities.csv"
income = "income.csv"
)"}};
  for (const auto& [key, table] : care.tables) {
    texts["dossier.toml"] += key + " = \"" + key + ".csv\"\n";
    texts[key + ".csv"] = table;
  }
  texts["dossier.toml"] += '\n' + care.sections;
  for (const auto& [name, text] : care.files) texts[name] = text;
  for (const char* name : {"municipalities.csv", "income.csv"})
    texts[name] = good_care_dossier().at(name);
  return texts;
}

TEST(WriteCare, WritesADossierWithoutMistakes) {
  EXPECT_EQ(wrong_with(written(all_terms())), std::vector<std::string>());
}

TEST(WriteCare, WritesWhatItReadThatFrom) {
  const Texts once = written(all_terms());
  const Dossier read = read_dossier(folder_of(once)).value();
  const Texts twice = written(read.demand);
  EXPECT_EQ(once, twice);
  // Were a key left out, both would lack it: every section of the source is there with all its
  // keys.
  const std::string& toml = once.at("dossier.toml");
  for (const char* key : {"line",
                          "unit",
                          "price_index",
                          "price_in",
                          "intensity",
                          "duration",
                          "hazards",
                          "together_with",
                          "personal_budget",
                          "review",
                          "household",
                          "waiting",
                          "patience",
                          "escalates_to",
                          "bridge",
                          "until_age",
                          "then",
                          "reporting_delay",
                          "after",
                          "channels",
                          "income_per_year",
                          "income_scheme",
                          "cost_per_year",
                          "cost_once",
                          "lag_months",
                          "ramp_months",
                          "places",
                          "per_thousand",
                          "houses_per_year",
                          "budget",
                          "shared",
                          "tolerated",
                          "reserve",
                          "cut_prevention",
                          "prevention",
                          "threshold",
                          "budget_cut"})
    EXPECT_NE(toml.find(key), std::string::npos) << key;
}

TEST(WriteCare, KeepsEveryNumber) {
  const DemandTerms before = all_terms();
  const DemandTerms after = read_dossier(folder_of(written(before))).value().demand;
  ASSERT_EQ(after.products.size(), before.products.size());
  for (std::size_t p = 0; p < before.products.size(); ++p) {
    EXPECT_EQ(after.products[p].price, before.products[p].price);
    EXPECT_EQ(after.products[p].price_in, before.products[p].price_in);
    EXPECT_EQ(after.products[p].duration.mean, before.products[p].duration.mean);
    EXPECT_EQ(after.products[p].duration.quantiles, before.products[p].duration.quantiles);
    EXPECT_EQ(after.products[p].hazards.size(), before.products[p].hazards.size());
    EXPECT_EQ(after.products[p].reporting_delay, before.products[p].reporting_delay);
  }
  ASSERT_EQ(after.stock.size(), before.stock.size());
  EXPECT_EQ(after.stock[1].rights_until, before.stock[1].rights_until);
  EXPECT_EQ(after.population.size(), before.population.size());
  EXPECT_EQ(after.trend, before.trend);
  EXPECT_EQ(after.levers[0].cost_once, before.levers[0].cost_once);
  EXPECT_EQ(after.budgets[0].budget, before.budgets[0].budget);
  EXPECT_EQ(after.capacities.size(), before.capacities.size());
}

TEST(WriteCare, WritesDelaysThatAddUpToExactlyOne) {
  DemandTerms terms = all_terms();
  for (int parts = 2; parts < 13; ++parts) {
    terms.products[0].reporting_delay.assign(static_cast<std::size_t>(parts), 1.0 / parts);
    EXPECT_EQ(wrong_with(written(terms)), std::vector<std::string>()) << parts;
  }
}

TEST(NumberText, HasNoExponentAndNoZerosBehind) {
  EXPECT_EQ(number_text(0.1), "0.1");
  EXPECT_EQ(number_text(1.0 / 3), "0.333333333333");
  EXPECT_EQ(number_text(2.5e-9), "0.0000000025");
  EXPECT_EQ(number_text(1'000'000), "1000000");
  EXPECT_EQ(number_text(-0.0), "0");
}

TEST(TomlText, EscapesWhatTomlReadsOtherwise) {
  EXPECT_EQ(toml_text("Zorg \"thuis\" \\ nu"), R"("Zorg \"thuis\" \\ nu")");
  EXPECT_EQ(toml_text("a\nb"), R"("a\u000ab")");
}

}  // namespace
}  // namespace houvast::dossier
