// SPDX-License-Identifier: EUPL-1.2
// One mistake at a time in a good dossier, and the exact sentence that the user reads.
#include <gtest/gtest.h>

#include <ostream>

#include "dossier/test_contract_dossier.h"

namespace houvast::dossier {
namespace {

struct Change {
  std::string file, from, to;
};

struct Mistake {
  std::string name;
  std::vector<Change> changes;
  std::vector<std::string> said;
  std::optional<std::string> scenario;

  friend std::ostream& operator<<(std::ostream& out, const Mistake& mistake) {
    return out << mistake.name;
  }
};

const std::vector<Mistake>& mistakes() {
  static const std::vector<Mistake> all{
#include "dossier/mistakes.inc"
  };
  return all;
}

/// The same in the dossier with clients.
const std::vector<Mistake>& mistakes_about_care() {
  static const std::vector<Mistake> all{
#include "dossier/mistakes_demand.inc"
  };
  return all;
}

/// The same in the dossier with contracts.
const std::vector<Mistake>& mistakes_about_contracts() {
  static const std::vector<Mistake> all{
#include "dossier/mistakes_contracts.inc"
  };
  return all;
}

Texts with(const Mistake& mistake, Texts files) {
  for (const auto& [file, from, to] : mistake.changes) edit(files, file, from, to);
  return files;
}

class SayWhatIsWrongWith : public testing::TestWithParam<Mistake> {};

TEST_P(SayWhatIsWrongWith, InOneSentence) {
  const Texts files = with(GetParam(), good_dossier());
  EXPECT_EQ(wrong_with(files, GetParam().scenario), GetParam().said);
  EXPECT_FALSE(GetParam().said.empty());
}

INSTANTIATE_TEST_SUITE_P(Dossier, SayWhatIsWrongWith, testing::ValuesIn(mistakes()),
                         [](const auto& mistake) { return mistake.param.name; });

class SayWhatIsWrongWithCare : public testing::TestWithParam<Mistake> {};

TEST_P(SayWhatIsWrongWithCare, InOneSentence) {
  const Texts files = with(GetParam(), good_care_dossier());
  EXPECT_EQ(wrong_with(files, GetParam().scenario), GetParam().said);
  EXPECT_FALSE(GetParam().said.empty());
}

INSTANTIATE_TEST_SUITE_P(Dossier, SayWhatIsWrongWithCare, testing::ValuesIn(mistakes_about_care()),
                         [](const auto& mistake) { return mistake.param.name; });

class SayWhatIsWrongWithContracts : public testing::TestWithParam<Mistake> {};

TEST_P(SayWhatIsWrongWithContracts, InOneSentence) {
  const Texts files = with(GetParam(), good_contract_dossier());
  EXPECT_EQ(wrong_with(files, GetParam().scenario), GetParam().said);
  EXPECT_FALSE(GetParam().said.empty());
}

INSTANTIATE_TEST_SUITE_P(Dossier, SayWhatIsWrongWithContracts,
                         testing::ValuesIn(mistakes_about_contracts()),
                         [](const auto& mistake) { return mistake.param.name; });

// Every code of this part is said in one of the mistakes above, or is named here with the test that
// asserts it.
TEST(ProblemsOfADossier, AreAllTested) {
  std::string said;
  for (const auto* all : {&mistakes(), &mistakes_about_care(), &mistakes_about_contracts()})
    for (const Mistake& mistake : *all)
      for (const std::string& line : mistake.said) said += line + "\n";
  for (const ProblemText& text : problem_catalogue()) {
    const bool is_ours = text.code.starts_with("dossier/");
    const bool is_tested_elsewhere = text.code == "dossier/folder-missing";  // folder_test.cc
    if (is_ours && !is_tested_elsewhere) {
      EXPECT_NE(said.find("[" + std::string(text.code) + "]"), std::string::npos) << text.code;
    }
  }
}

TEST(ProblemsOfADossier, AreSaidInEnglishAsWell) {
  const auto expect_english = [](const Mistake& mistake, const Texts& good) {
    const auto dossier = read_dossier(folder_of(with(mistake, good)), mistake.scenario);
    ASSERT_FALSE(dossier.has_value()) << mistake.name;
    for (const Problem& problem : dossier.error())
      EXPECT_EQ(to_string(problem, Language::english).find("Verwacht"), std::string::npos);
  };
  for (const Mistake& mistake : mistakes()) expect_english(mistake, good_dossier());
  for (const Mistake& mistake : mistakes_about_care()) expect_english(mistake, good_care_dossier());
  for (const Mistake& mistake : mistakes_about_contracts())
    expect_english(mistake, good_contract_dossier());
}

// 22 mistakes; a mistyped column is both unknown and missing.
TEST(ProblemsOfADossier, AreAllReportedAtOnce) {
  Texts files = good_dossier();
  const auto wrong = [&](const std::string& file, const std::string& from, const std::string& to) {
    edit(files, file, from, to);
  };
  wrong("dossier.toml", "name = \"Proef\"", "name = 1");
  wrong("dossier.toml", "payment = \"monthly\"", "payment = \"dayly\"");
  wrong("dossier.toml", "volume_index = 0.01", "volume_indx = 0.01");
  wrong("dossier.toml", "{ 2027 = 5000.50 }", "{ 2027 = \"veel\" }");
  wrong("dossier.toml", "label = \"Jeugd\"\n", "");
  wrong("dossier.toml", "paid = 0.5", "paid = 5");
  wrong("dossier.toml", "schemes = [\"bw\"]", "schemes = [\"wmo\"]");
  wrong("dossier.toml", "per_inhabitant = \"15.00\"", "per_inhabitant = -15");
  wrong("dossier.toml", "inhabitants = 0.5", "inhabitants = 0.6");
  wrong("dossier.toml", "true_up = true", "true_up = 1");
  wrong("dossier.toml", "minimum = 0.05", "minimum = 0.5");
  wrong("dossier.toml", "own_share = 0.25", "own_share = 1.25");
  wrong("dossier.toml", "form = \"threshold\"", "form = \"treshold\"");
  wrong("dossier.toml", "persistence = 0.6\n", "");
  wrong("municipalities.csv", "GM9002,Elzenaar,2027", "GM9002,Elzenaar,2072");
  wrong("spending.csv", "GM9001,bw,2027", "GM9010,bw,2027");
  wrong("spending.csv", "150000.00,3", "-150000.00,3");
  wrong("spending.csv", "GM9002,bw,2027,estimate", "GM9002,bw,2027,schatting");
  wrong("income.csv", "590000.00", "590.000.00");
  wrong("historical.csv", "2013,80000.00", "13,80000.00");
  wrong("measures.csv", "inwoners,GM9002,2027", "inwoners,GM9002,2026");
  wrong("corrections.csv", "amount", "bedrag");
  const auto dossier = read_dossier(folder_of(files));
  ASSERT_FALSE(dossier.has_value());
  std::vector<std::string> places;
  for (const Problem& problem : dossier.error())
    places.push_back(problem.place.file + ":" + std::to_string(problem.place.line) + " " +
                     problem.code);
  const std::vector<std::string> expected{
      "dossier.toml:2 dossier/not-a-text",
      "dossier.toml:17 dossier/not-a-choice",
      "dossier.toml:18 dossier/unknown-key",
      "dossier.toml:18 dossier/not-an-amount",
      "dossier.toml:23 dossier/missing-key",
      "dossier.toml:39 dossier/share-outside",
      "dossier.toml:45 dossier/unknown-scheme",
      "dossier.toml:47 dossier/negative",
      "dossier.toml:53 dossier/blend-sum",
      "dossier.toml:53 dossier/not-true-or-false",
      "dossier.toml:54 dossier/minimum-above-maximum",
      "dossier.toml:55 dossier/share-outside",
      "dossier.toml:59 dossier/not-a-choice",
      "dossier.toml:61 dossier/missing-key",
      "corrections.csv:1 base/column-unknown",
      "corrections.csv:1 base/column-missing",
      "historical.csv:3 base/cell-not-a-year",
      "income.csv:4 base/cell-not-a-number",
      "measures.csv:5 dossier/row-twice",
      "municipalities.csv:5 dossier/year-outside",
      "spending.csv:3 dossier/unknown-municipality",
      "spending.csv:4 base/cell-negative",
      "spending.csv:5 base/cell-not-a-choice",
  };
  EXPECT_EQ(places, expected);
}

// Mistakes of form, in tables and in what fits together.
TEST(ProblemsOfADossier, AboutCareAreAllReportedAtOnce) {
  Texts files = good_care_dossier();
  const auto wrong = [&](const std::string& file, const std::string& from, const std::string& to) {
    edit(files, file, from, to);
  };
  wrong("dossier.toml", "\"61.2345\"", "\"61,2345\"");
  wrong("dossier.toml", "mean = 240", "mean = 0");
  wrong("dossier.toml", "then = \"wijkteam\"", "then = \"ambulant\"");
  wrong("dossier.toml", "ends = 0.05", "ends = 0.95");
  wrong("dossier.toml", "bridge = \"wijkteam\"", "bridge = \"wijkteem\"");
  wrong("dossier.toml", "to = \"2027-12\"", "to = \"2025-12\"");
  wrong("dossier.toml", "from = \"2026-07\"\nto = \"2028-12\"", "from = \"2025-07\"");
  wrong("dossier.toml", "factor = 0.2", "factor = 1.2");
  wrong("dossier.toml", "{ 2026 = 20, 2028 = 18 }", "{ 2027 = 20 }");
  wrong("dossier.toml", "products = [\"ambulant\", \"verblijf\"]",
        "products = [\"beschermd\", \"wijkteam\"]");
  wrong("duur.csv", "900,1", "90,1");
  wrong("inflow.csv", "12.5", "-12.5");
  wrong("population.csv", "GM9002,2025,18", "GM9002,2025,17");
  wrong("stock.csv", "20,2027-06", "20,");
  wrong("trend.csv", "ambulant,2027", "ambulant,2029");
  const auto dossier = read_dossier(folder_of(files));
  ASSERT_FALSE(dossier.has_value());
  std::vector<std::string> places;
  for (const Problem& problem : dossier.error())
    places.push_back(problem.place.file + ":" + std::to_string(problem.place.line) + " " +
                     problem.code);
  const std::vector<std::string> expected{
      "dossier.toml:30 dossier/not-a-price",
      "dossier.toml:34 dossier/not-above-zero",
      "dossier.toml:39 dossier/same-product",
      "dossier.toml:56 dossier/shares-above-one",
      "dossier.toml:64 dossier/unknown-product",
      "dossier.toml:120 dossier/months-reversed",
      "dossier.toml:120 dossier/month-outside",
      "dossier.toml:129 dossier/month-outside",
      "dossier.toml:145 dossier/share-outside",
      "dossier.toml:151 dossier/first-year-missing",
      "dossier.toml:163 dossier/budget-of-two-schemes",
      "duur.csv:4 dossier/not-ascending",
      "inflow.csv:2 base/cell-negative",
      "population.csv:7 dossier/ages-not-adjoining",
      "stock.csv:3 dossier/rights-without-end",
      "trend.csv:2 dossier/year-outside",
  };
  EXPECT_EQ(places, expected);
}

}  // namespace
}  // namespace houvast::dossier
