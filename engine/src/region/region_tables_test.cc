// SPDX-License-Identifier: EUPL-1.2
#include "houvast/region_tables.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

namespace houvast::region {
namespace {

using namespace literals;

/// Files in a folder that goes with the test.
class RegionTables : public ::testing::Test {
 protected:
  RegionTables() { std::filesystem::create_directories(folder_); }
  ~RegionTables() override { std::filesystem::remove_all(folder_); }

  std::string file(const std::string& text) {
    const std::string path = (folder_ / ("t" + std::to_string(++count_) + ".csv")).string();
    std::ofstream(path) << text;
    return path;
  }

  template <class Loaded>
  std::vector<std::string> codes(const Loaded& loaded) {
    std::vector<std::string> all;
    if (loaded) return all;
    for (const Problem& problem : loaded.error()) {
      EXPECT_NE(to_string(problem, Language::dutch), "");
      all.push_back(problem.code);
    }
    return all;
  }

 private:
  std::filesystem::path folder_ =
      std::filesystem::path(::testing::TempDir()) /
      ("region_tables_" +
       std::string(::testing::UnitTest::GetInstance()->current_test_info()->name()));
  int count_ = 0;
};

using Codes = std::vector<std::string>;

TEST_F(RegionTables, ReadKeysByYearInOrderOfCode) {
  const auto table =
      load_key_table(file("code,name,year,inhabitants,spending\n"
                          "9002,Bosrand,2026,40,2.50\n9001,Centrumstad,2026,60,10\n"
                          "9001,Centrumstad,2025,59,9\n9002,Bosrand,2025,41,1\n"));
  ASSERT_TRUE(table) << codes(table)[0];
  EXPECT_EQ(table->years, (std::vector<int>{2025, 2026}));
  EXPECT_EQ(table->figures[1].members[0].municipality, "GM9001");
  EXPECT_EQ(table->figures[1].members[1].spending, 2.50_eur);
  EXPECT_EQ(table->figures[0].members[1].inhabitants, 41);
  EXPECT_EQ(table->names.at("GM9002"), "Bosrand");
  EXPECT_EQ(table->keys, (std::vector<Key>{Key::inhabitants, Key::spending}));
}

TEST_F(RegionTables, ReadDutchNumbersWhereTheyShowThemselves) {
  const auto comma = load_key_table(file("code;income\n9001;1.234,56\n9002;100\n"));
  ASSERT_TRUE(comma) << codes(comma)[0];
  EXPECT_EQ(comma->figures[0].members[0].income, 1234.56_eur);
  const auto grouped = load_key_table(file("code;income\n9001;1.234.500\n9002;1.000\n"));
  ASSERT_TRUE(grouped) << codes(grouped)[0];
  EXPECT_EQ(grouped->figures[0].members[1].income, 1000_eur);
  EXPECT_EQ(grouped->years, std::vector<int>{0});
}

TEST_F(RegionTables, RefuseAMunicipalityTwiceAndYearsThatDiffer) {
  EXPECT_EQ(codes(load_key_table(file("code,inhabitants\n9001,1\n9001,2\n"))),
            Codes{"region/municipality-twice"});
  EXPECT_EQ(codes(load_key_table(file("code,year\n9001,2025\n9002,2026\n"))),
            Codes{"region/uneven-years"});
  EXPECT_EQ(codes(load_key_table(file("code,year\n"))), Codes{"region/no-years"});
  EXPECT_EQ(codes(load_key_table(file("code,clients\n9001,-1\n9002,\n"))).size(), 2u);
}

TEST_F(RegionTables, ReadAReserveFromResultsOrFromAdvancesAndCost) {
  const auto results = load_reserve_table(file("year,income,result\n2027,10,-1\n2026,10,1\n"));
  ASSERT_TRUE(results) << codes(results)[0];
  EXPECT_EQ((*results)[0].year, 2026);
  EXPECT_EQ((*results)[1].pool_result, -1_eur);
  const auto both = load_reserve_table(file("year,income,advances,cost\n2026,10,12,13\n"));
  EXPECT_EQ(both.value()[0].pool_result, -1_eur);
  EXPECT_EQ(codes(load_reserve_table(file("year,income,cost\n2026,10,13\n"))),
            Codes{"region/reserve-columns"});
  EXPECT_EQ(codes(load_reserve_table(file("year,income,result\n2026,1,1\n2026,1,1\n"))),
            Codes{"region/year-twice"});
}

TEST_F(RegionTables, ReadScoresAndWeights) {
  const auto scores =
      load_scores(file("code;option;criterion;score\n9001;netwerk;stability;4,5\n"));
  EXPECT_EQ(scores.value()[0].score, 4.5_d);
  EXPECT_EQ(load_score_weights(file("code,criterion,weight\n9001,stability,2\n")).value()[0].weight,
            2_d);
}

}  // namespace
}  // namespace houvast::region
