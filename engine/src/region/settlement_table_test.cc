// SPDX-License-Identifier: EUPL-1.2
#include "houvast/settlement_table.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <string>

#include "support/print.h"

namespace houvast::region {
namespace {

using namespace literals;

/// A file that is gone when the test is.
class SettlementTableFile : public ::testing::Test {
 protected:
  std::string file_with(const std::string& text) {
    const auto name = ::testing::UnitTest::GetInstance()->current_test_info()->name();
    path_ = std::filesystem::temp_directory_path() / (std::string("houvast-") + name + ".csv");
    std::ofstream(path_) << text;
    return path_.string();
  }

  void TearDown() override { std::filesystem::remove(path_); }

 private:
  std::filesystem::path path_;
};

TEST_F(SettlementTableFile, SettlesTheExampleOfTheSlides) {
  const auto table = load_settlement_table(file_with("code,name,income,spending\n"
                                                     "2,Gemeente 2,20000000,10000000\n"
                                                     "1,Gemeente 1,100000000,120000000\n"),
                                           {"income"}, 2026);
  ASSERT_TRUE(table);
  EXPECT_EQ(table->year, 2026);
  EXPECT_EQ(table->names.at("GM0001"), "Gemeente 1");
  const SolidarityCase all = solidarity_case(*table, {});
  const auto settlement = settle_solidarity(all.terms, table->year, all.members, all.figures);
  EXPECT_EQ(settlement->lines[0].moved, 10'000'000_eur);
}

TEST_F(SettlementTableFile, ReadsWhatAnOfficeWrites) {
  const auto table =
      load_settlement_table(file_with("code;income;spending;correction;weight;result\n"
                                      "GM0001;1.000,00;1.200,50;100,25;0,5;\n"
                                      "GM0002;2.000,00;1.000,00;;2;-12,34\n"),
                            {"income", "weight"}, {});
  ASSERT_TRUE(table);
  const SolidarityCase all = solidarity_case(*table, {});
  EXPECT_EQ(all.figures[0].spending, 1200.50_eur);
  EXPECT_FALSE(all.figures[0].real_result);
  EXPECT_EQ(all.figures[1].real_result, -12.34_eur);
  ASSERT_EQ(all.terms.corrections.size(), 1u);
  EXPECT_EQ(all.terms.corrections[0].amount, 100.25_eur);
  EXPECT_EQ(all.terms.weight_table.at("GM0001"), 0.5_d);
}

TEST_F(SettlementTableFile, GivesEarlierYearsAsPastCost) {
  const std::string file = file_with(
      "code,year,spending,inhabitants,volume\n"
      "GM0001,2024,100,10,1\nGM0001,2025,200,10,2\nGM0001,2026,300,10,3\n");
  const auto table = load_settlement_table(file, {}, 2025);
  const EqualisationCase all = equalisation_case(*table, {});
  ASSERT_EQ(all.terms.past_cost.size(), 1u);
  EXPECT_EQ(all.terms.past_cost[0].year, 2024);
  EXPECT_EQ(all.terms.volumes[0].value, 2_d);
  EXPECT_EQ(all.inputs[0].cost, 200_eur);
  EXPECT_EQ(load_settlement_table(file, {}, {})->year, 2026);
  EXPECT_EQ(load_settlement_table(file, {}, 2027).error()[0].code, "region/year-not-there");
}

TEST_F(SettlementTableFile, SaysWhatIsWrongAndWhere) {
  const std::string file = file_with("code,spending,income\nGM0001,1,-1\nGM0001,x,1\nGM0002,3,1\n");
  const auto wrong = load_settlement_table(file, {"income"}, {});
  ASSERT_FALSE(wrong);
  ASSERT_EQ(wrong.error().size(), 2u);
  EXPECT_EQ(wrong.error()[0].code, "base/cell-not-a-number");
  EXPECT_EQ(wrong.error()[1].code, "region/municipality-twice");
  EXPECT_EQ(wrong.error()[1].place.line, 3);
  EXPECT_EQ(load_settlement_table(file_with("code,spending\n"), {}, {}).error()[0].code,
            "region/no-rows");
}

TEST_F(SettlementTableFile, GivesProblemsOfMunicipalitiesTheirLine) {
  const auto table = load_settlement_table(
      file_with("code,spending,income\nGM0001,1,5\nGM0002,3,-1\n"), {"income"}, {});
  SolidarityTerms terms;
  terms.baseline = SolidarityTerms::Baseline::regional_average;
  const SolidarityCase all = solidarity_case(*table, terms);
  const auto refused = settle_solidarity(all.terms, table->year, all.members, all.figures);
  ASSERT_FALSE(refused);
  const Problems problems = with_lines(refused.error(), *table);
  EXPECT_EQ(problems[0].place.line, 3);
  EXPECT_EQ(problems[0].place.file, table->file);
}

TEST_F(SettlementTableFile, ReadsExpensiveClients) {
  const auto clients =
      load_large_clients(file_with("code,client,cost\n1,a,150000\n2,b,90000.50\n"), 2026);
  ASSERT_TRUE(clients);
  EXPECT_EQ((*clients)[1].municipality, "GM0002");
  EXPECT_EQ((*clients)[1].cost, 90'000.50_eur);
  EXPECT_EQ((*clients)[1].year, 2026);
  EXPECT_FALSE(load_large_clients("not there", 2026));
}

}  // namespace
}  // namespace houvast::region
