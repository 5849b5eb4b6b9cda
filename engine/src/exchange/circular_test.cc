// SPDX-License-Identifier: EUPL-1.2
#include "houvast/circular.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

#include "exchange/circular_sheet.h"

namespace houvast {
namespace {

using namespace literals;
using exchange::parse_number;

const std::string good_weights =
    "Codering maatstaf\tNaam maatstaf\tZorg\tOverig\tOnroerendezaakbelasting\tTotaal\r\n"
    "inwo\t inwoners\t1.130,20\t -   \t0,00\t1.130,20\r\n"
    "woonrbfk\twoonruimten \xE2\x88\x97 bodemfactor\t0\t52,99\t-62,09\t-9,10\n"
    "WOZwe80\tozb woningen\t0,00\t0,00\t-0,000890\t-0,000890\r\n"
    "vast\tvast bedrag\t0\t0\t49.821,63\t49.821,63\r\n"
    "\tbeschermd wonen\t1,00\t0\t0\t1,00\r\n"
    "\tArt. 12\t0\t1\t0\t1";
const std::string good_volumes =
    "CBS\tNaam\tProv\tinwo\tWOZwe80\twoonrbfk\tvast nieuw\n"
    "363\tAmsterdam\t7\t4379,381022\t1,94044E+11\t0\t1\n"
    "14\tGroningen\t1\t4.375,00\t954.100.000,00\t12,5\t1";
const std::string good_grants =
    "CBS\tNaam\tProv\tBeschermd wonen\tCBS\tART.12\n"
    "14\tGroningen\t1\t74350171\t14\t -   \n"
    "363\tAmsterdam\t7\t0\t363\t-1824865,57\n";

class CircularOnDisk : public ::testing::Test {
 protected:
  void SetUp() override {
    folder_ = std::filesystem::path(::testing::TempDir()) /
              ("houvast_circular_" +
               std::string(::testing::UnitTest::GetInstance()->current_test_info()->name()));
    std::filesystem::create_directories(folder_);
  }
  void TearDown() override { std::filesystem::remove_all(folder_); }

  std::string write(const std::string& name, const std::string& text) {
    const std::string path = (folder_ / name).string();
    std::ofstream(path, std::ios::binary) << text;
    return path;
  }

  Result<Circular> load(const std::string& weights, const std::string& volumes,
                        const std::optional<std::string>& grants = {}) {
    CircularFiles files{.weights = write("GF_M2023_2024_Gewichten.csv", weights),
                        .volumes = write("GF_M2023_2024_Volumina.csv", volumes)};
    if (grants) files.grants = write("GF_M2023_2024_SIUDU.csv", *grants);
    return load_circular(files);
  }

  std::vector<std::string> codes(const Result<Circular>& circular) {
    std::vector<std::string> all;
    if (circular) return all;
    for (const Problem& problem : circular.error()) {
      EXPECT_NE(to_string(problem, Language::dutch), "");
      all.push_back(problem.code);
    }
    return all;
  }

  std::filesystem::path folder_;
};

using Codes = std::vector<std::string>;

TEST_F(CircularOnDisk, IsReadAsItWasPublished) {
  const Circular circular = load(good_weights, good_volumes, good_grants).value();
  EXPECT_EQ(circular.name, "GF_M2023_2024");
  EXPECT_EQ(circular.clusters, (Codes{"Zorg", "Overig", "Onroerendezaakbelasting"}));
  ASSERT_EQ(circular.measures.size(), 4U);
  EXPECT_EQ(circular.measures[0].name, "inwoners");
  EXPECT_EQ(circular.measures[0].weights, (std::vector<Decimal>{1130.2_d, 0_d, 0_d}));
  EXPECT_EQ(circular.measures[1].name, "woonruimten * bodemfactor");
  EXPECT_FALSE(circular.measures[1].is_own_capacity);  // it takes away, but not there alone
  EXPECT_TRUE(circular.measures[2].is_own_capacity);
  EXPECT_TRUE(circular.measures[3].is_fixed_amount);
  EXPECT_FALSE(circular.measures[3].is_own_capacity);
  ASSERT_EQ(circular.municipalities.size(), 2U);
  EXPECT_EQ(circular.municipalities[0].code, "GM0014");
  EXPECT_EQ(circular.municipalities[0].volumes,
            (std::vector<Decimal>{4375_d, 12.5_d, 954'100'000_d, 1_d}));
  EXPECT_EQ(circular.municipalities[1].volumes[0], 4379.381022_d);
  EXPECT_EQ(circular.municipalities[1].volumes[2], 194'044'000'000_d);
  EXPECT_EQ(circular.municipalities[0].grants, (std::vector<Cents>{74'350'171_eur, 0_eur}));
  EXPECT_EQ(circular.municipalities[1].grants, (std::vector<Cents>{0_eur, -1'824'865.57_eur}));
  Codes notes;
  for (const Problem& note : circular.notes) notes.push_back(note.code);
  EXPECT_EQ(notes, (Codes{"exchange/circular-note-exponent", "exchange/circular-note-code-twice"}));
}

TEST_F(CircularOnDisk, MayUseCommasOrSemicolonsAndPointDecimals) {
  const Circular circular =
      load(
          "measure,name,Zorg,Onroerendezaakbelasting\ninwo,inwoners,130.20,0\nwoz,woz,0,-0.00089\n",
          "name;code;woz;inwo\nA;GM9001;1000;4379.5\n")
          .value();
  EXPECT_EQ(circular.measures[0].weights[0], 130.2_d);
  EXPECT_TRUE(circular.measures[1].is_own_capacity);
  EXPECT_EQ(circular.municipalities[0].volumes, (std::vector<Decimal>{4379.5_d, 1000_d}));
  EXPECT_FALSE(circular.measures[0].published_total.has_value());
}

TEST_F(CircularOnDisk, NamesEverythingThatIsWrongInAllFiles) {
  const auto circular = load(
      "Codering maatstaf;Naam maatstaf;Zorg;Overig\n"
      "inwo;inwoners;x;0\n"
      "inwo;nog eens;1;0\n"
      ";half;0,5;0\n"
      "kern;kernen;1;1\n",
      "CBS;Naam;inwo\n14;Groningen;-1\n14;Groningen;2\n99999;Z;\n",
      "CBS;Naam;half\n14;Groningen;0,123\n15;Anders;1\n");
  EXPECT_EQ(codes(circular),
            (Codes{"base/cell-not-a-number", "exchange/circular-measure-twice",
                   "exchange/circular-grant-weight", "exchange/circular-no-volumes",
                   "base/cell-negative", "base/cell-not-a-municipality", "base/cell-empty",
                   "exchange/circular-municipality-twice", "exchange/circular-other-municipality",
                   "exchange/circular-no-grants-row"}));
}

TEST_F(CircularOnDisk, MustHaveFilesWithRows) {
  EXPECT_EQ(codes(load("", good_volumes)), Codes{"base/csv-empty"});
  EXPECT_EQ(codes(load(good_weights, "CBS\tNaam\n14\n")).front(), "base/csv-short-row");
  EXPECT_EQ(codes(load("code;name;Zorg\n", "CBS;Naam\n1;A\n")), Codes{"exchange/circular-empty"});
  EXPECT_EQ(codes(load("Zorg;Overig\n1;2\n", good_volumes)),
            (Codes{"base/column-missing", "base/column-missing"}));
  EXPECT_EQ(codes(load_circular({.weights = "no/such", .volumes = "no/such"})),
            (Codes{"base/file-not-found", "base/file-not-found"}));
}

TEST_F(CircularOnDisk, LeavesOutGrantsThatHaveNoClusterAndSaysSo) {
  const Circular circular =
      load(good_weights, good_volumes,
           "CBS\tNaam\tBeschermd wonen\tiets nieuws\n14\tGroningen\t1\t2,50\n363\tA\t3\t4\n")
          .value();
  ASSERT_EQ(circular.notes.size(), 3U);
  EXPECT_EQ(circular.notes[1].code, "exchange/circular-note-no-amounts");
  EXPECT_EQ(circular.notes[1].found, "Art. 12");
  EXPECT_EQ(circular.notes[2].code, "exchange/circular-note-no-cluster");
  EXPECT_EQ(circular.notes[2].place.field, "iets nieuws");
  EXPECT_EQ(circular.notes[2].found, "6.5");
}

TEST_F(CircularOnDisk, IsFoundByTheStartOfItsName) {
  load(good_weights, good_volumes).value();
  const std::string start = (folder_ / "GF_M2023_2024").string();
  EXPECT_FALSE(find_circular_files(start).value().grants.has_value());
  write("GF_M2023_2024_SIUDU.csv", good_grants);
  EXPECT_TRUE(find_circular_files(start).value().grants.has_value());
  EXPECT_EQ(find_circular_files(start + "x").error()[0].code, "exchange/circular-no-set");
  write("weights.csv", good_weights);
  write("volumes.csv", good_volumes);
  const auto files = find_circular_files(folder_.string()).value();
  EXPECT_EQ(load_circular(files).value().name, folder_.filename().string());
}

TEST_F(CircularOnDisk, HasAFactorInATableOrAsANumber) {
  EXPECT_EQ(load_factor("1.395", {}).value(), 1.395_d);
  EXPECT_EQ(load_factor("1,395", {}).value(), 1.395_d);
  EXPECT_EQ(load_factor("-1.395", {}).error()[0].code, "exchange/circular-factor");
  EXPECT_EQ(load_factor("0", {}).error()[0].code, "exchange/circular-factor");
  EXPECT_EQ(load_factor("no/such.csv", {}).error()[0].code, "base/file-not-found");
  const std::string table =
      write("f.csv", "Circulaire,Jaar,Uitkeringsfactor\nM2023,2024,1.395\nS2024,2024,1.420\n");
  EXPECT_EQ(load_factor(table, "S2024_2024").value(), 1.42_d);
  EXPECT_EQ(load_factor(table, {}).error()[0].code, "exchange/circular-factor-row");
  EXPECT_EQ(load_factor(table, "S2025_2024").error()[0].expected, "M2023_2024, S2024_2024");
  EXPECT_EQ(factor_row_of("a/GF_M2023_2024_Gewichten.csv"), "M2023_2024");
  EXPECT_EQ(factor_row_of("a/weights.csv"), std::nullopt);
}

TEST(ParseNumber, TakesExponentsOnlyWhereTheyAreExact) {
  const auto style = NumberStyle::dutch;
  EXPECT_EQ(parse_number("1,94044E+11", style)->value, 194'044'000'000_d);
  EXPECT_TRUE(parse_number("1,94044E+11", style)->had_exponent);
  EXPECT_EQ(parse_number("2e-3", style)->value, 0.002_d);
  EXPECT_EQ(parse_number(" 1,5 ", style)->value, 1.5_d);
  for (const char* wrong : {"E5", "1E", "1E+", "1E99", "9E18", "1,5E1,5", "", "NaN", "inf", "1 2"})
    EXPECT_FALSE(parse_number(wrong, style).has_value()) << wrong;
}

}  // namespace
}  // namespace houvast
