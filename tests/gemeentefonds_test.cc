// SPDX-License-Identifier: EUPL-1.2
// F3 on four real circulars (data/gemeentefonds, BZK through michielsd/begrotingsanalysetool,
// Apache-2.0): our amounts against that tool's outcome, with its known defects named, and against
// what the municipality of Landgraaf published.
#include "houvast/gemeentefonds.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <filesystem>
#include <map>
#include <set>

#include "base/csv.h"
#include "base/name_key.h"
#include "houvast/measures.h"

namespace houvast {
namespace {

using namespace literals;

std::string data_file(const std::string& name) {
  const char* folder = std::getenv("HOUVAST_DATA");
  return (folder == nullptr ? std::string() : std::string(folder)) + "/gemeentefonds/" + name;
}

#define SKIP_WITHOUT_DATA()                                               \
  if (!std::filesystem::exists(data_file("GF_M2023_2024_Gewichten.csv"))) \
  GTEST_SKIP() << "public reference data gemeentefonds/ is not there (HOUVAST_DATA)"

const std::vector<std::string> all_sets{"M2023_2024", "S2023_2024", "M2024_2024", "S2024_2024"};

Circular real(const std::string& set) {
  auto files = find_circular_files(data_file("GF_" + set)).value();
  Circular circular = load_circular(files).value();
  circular.factor = load_factor(data_file("Uitkeringsfactor.csv"), set).value();
  return circular;
}

/// Euros of a tool that computes in doubles, by municipality and then column of the header.
using Outcome = std::map<std::string, std::map<std::string, double>>;

Outcome outcome(const std::string& set) {
  const Csv csv = read_csv(data_file("UITKOMST_GF_" + set + ".csv")).value();
  Outcome outcome;
  for (std::size_t row = 0; row < csv.row_count(); ++row)
    for (std::size_t i = 2; i < csv.header().size(); ++i)
      outcome[std::string(csv.row(row).fields[1])][std::string(csv.header()[i])] =
          std::stod(std::string(csv.row(row).fields[i]));
  return outcome;
}

double euros(Cents amount) { return static_cast<double>(amount.count()) / 100; }

/// Every amount within a cent, the national ones within the rounding of 342 amounts.
void expect_equal(const Circular& circular, const GemeentefondsAmounts& amounts,
                  const Outcome& expected) {
  ASSERT_EQ(circular.municipalities.size(), 342U);
  ASSERT_EQ(circular.clusters.size(), 12U);
  for (std::size_t c = 0; c < circular.clusters.size(); ++c) {
    const std::string& cluster = circular.clusters[c];
    for (std::size_t i = 0; i < circular.municipalities.size(); ++i) {
      const std::string& name = circular.municipalities[i].name;
      ASSERT_NEAR(euros(amounts.amount(i, c)), expected.at(name).at(cluster), 0.01)
          << circular.name << " " << name << " " << cluster;
    }
    EXPECT_NEAR(euros(amounts.of_cluster(c)), expected.at("Nederland").at(cluster), 342 * 0.005);
  }
}

TEST(RealCirculars, EqualAnIndependentCalculationInEveryClusterOfEveryMunicipality) {
  SKIP_WITHOUT_DATA();
  // The tool leaves out the fixed amount, since its column is called "vast nieuw", and in these
  // three sets all grants.
  for (const std::string set : {"M2023_2024", "S2023_2024", "M2024_2024"}) {
    const Circular circular = real(set);
    const auto amounts =
        allocate_gemeentefonds(circular, {.with_fixed_amount = false, .with_grants = false});
    expect_equal(circular, amounts.value(), outcome(set));
  }
}

TEST(RealCirculars, EqualItInSeptember2024ButForThreeGrantsThatItDrops) {
  SKIP_WITHOUT_DATA();
  Circular circular = real("S2024_2024");
  std::map<std::string, Cents> dropped;
  for (std::size_t g = 0; g < circular.grants.size(); ++g) {
    // "Beschermd wonen" is "beschermd wonen" in the weights, and so on: it compares letter by
    // letter.
    const std::set<std::string> lost{"beschermd wonen", "participatie", "Art. 12"};
    if (!lost.contains(circular.grants[g].name)) continue;
    for (CircularMunicipality& municipality : circular.municipalities) {
      dropped[circular.grants[g].name] += municipality.grants[g];
      municipality.grants[g] = 0_eur;
    }
  }
  const auto amounts = allocate_gemeentefonds(circular, {.with_fixed_amount = false});
  expect_equal(circular, amounts.value(), outcome("S2024_2024"));
  EXPECT_EQ(dropped.at("beschermd wonen"), 1'730'991'997_eur);
  EXPECT_EQ(dropped.at("participatie"), 2'070'910'995_eur);
  EXPECT_EQ(dropped.at("Art. 12"), 20'534'311_eur);
}

TEST(RealCirculars, GiveEveryMunicipalityTheFixedAmountTimesTheFactor) {
  SKIP_WITHOUT_DATA();
  const std::map<std::string, double> fixed{{"M2023_2024", 980'357.93 * 1.395},
                                            {"S2023_2024", 980'357.93 * 1.406},
                                            {"M2024_2024", 982'055.84 * 1.414},
                                            {"S2024_2024", 982'055.84 * 1.420}};
  for (const std::string& set : all_sets) {
    const Circular circular = real(set);
    const auto with = allocate_gemeentefonds(circular, {}).value();
    const auto without = allocate_gemeentefonds(circular, {.with_fixed_amount = false}).value();
    for (std::size_t i = 0; i < circular.municipalities.size(); ++i)
      EXPECT_NEAR(euros(with.of_municipality(i) - without.of_municipality(i)), fixed.at(set), 0.03);
  }
}

TEST(RealCirculars, KnowFromTheWeightsWhatIsOwnTaxCapacity) {
  SKIP_WITHOUT_DATA();
  for (const std::string& set : all_sets) {
    const Circular circular = real(set);
    EXPECT_EQ(circular.measures.size(), 49U);
    std::set<std::string> own;
    std::set<std::string> fixed;
    for (const CircularMeasure& measure : circular.measures) {
      if (measure.is_own_capacity) own.insert(measure.code);
      if (measure.is_fixed_amount) fixed.insert(measure.code);
    }
    EXPECT_EQ(own, (std::set<std::string>{"WOZnwe70", "WOZnwg70", "WOZwe80"}));
    EXPECT_EQ(fixed, std::set<std::string>{"vast"});
  }
}

std::multiset<std::string> note_codes(const Circular& circular) {
  std::multiset<std::string> codes;
  for (const Problem& note : circular.notes) codes.insert(note.code);
  return codes;
}

TEST(RealCirculars, TellWhatTheirFilesHaveThatIsOdd) {
  SKIP_WITHOUT_DATA();
  const auto may_2023 = note_codes(real("M2023_2024"));
  EXPECT_EQ(may_2023.count("exchange/circular-note-exponent"), 1U);    // Amsterdam, homes
  EXPECT_EQ(may_2023.count("exchange/circular-note-no-amounts"), 2U);  // herindeling, suppletie
  EXPECT_EQ(may_2023.count("exchange/circular-note-total"), 1U);       // 3,758.76 is 3,758.75
  const auto september_2023 = note_codes(real("S2023_2024"));
  EXPECT_EQ(september_2023.count("exchange/circular-note-code-twice"), 1U);
  const Circular may_2024 = real("M2024_2024");
  for (const Problem& note : may_2024.notes) {
    EXPECT_NE(to_string(note, Language::dutch), "");
    if (note.code != "exchange/circular-note-no-cluster") continue;
    EXPECT_EQ(note.place.field, "ART.12");
    EXPECT_EQ(note.found, "20534311");
  }
  EXPECT_EQ(note_codes(may_2024).count("exchange/circular-note-no-cluster"), 1U);
  EXPECT_EQ(note_codes(real("S2024_2024")).count("exchange/circular-note-no-cluster"), 0U);
}

TEST(RealCirculars, AddUpToAMacroAmountToTheCent) {
  SKIP_WITHOUT_DATA();
  const Circular circular = real("S2024_2024");
  const auto published = allocate_gemeentefonds(circular, {}).value();
  const Cents macro = published.general_total();
  const auto solved =
      allocate_gemeentefonds(circular, {.macro = macro, .by_measure = true}).value();
  EXPECT_EQ(solved.general_total(), macro);
  // The macro amount is the published one but for the rounding of 4,104 amounts.
  EXPECT_NEAR(solved.factor.to_double(), 1.420, 1e-8);
  std::vector<Cents> sums(solved.general.size());
  for (const GemeentefondsPart& part : solved.parts)
    sums[part.municipality * 12 + part.cluster] += part.amount;
  for (std::size_t i = 0; i < sums.size(); ++i)
    ASSERT_EQ(sums[i], solved.general[i] + solved.grants[i]);
}

TEST(RealCirculars, AreComparedToTheCent) {
  SKIP_WITHOUT_DATA();
  const Circular before = real("M2023_2024");
  const Circular after = real("S2024_2024");
  const auto comparison = compare_circulars(before, {}, after, {}).value();
  EXPECT_TRUE(comparison.only_before.empty());
  EXPECT_TRUE(comparison.only_after.empty());
  ASSERT_EQ(comparison.changes.size(), 342U * 12U);
  std::array<Cents, change_effect_count> national{};
  Cents change;
  for (const GemeentefondsChange& one : comparison.changes) {
    Cents sum;
    for (std::size_t e = 0; e < change_effect_count; ++e) {
      sum += one.effects[e];
      national[e] += one.effects[e];
    }
    ASSERT_EQ(sum, one.after - one.before) << one.municipality << " " << one.cluster;
    change += one.after - one.before;
  }
  EXPECT_EQ(change, allocate_gemeentefonds(after, {}).value().total() -
                        allocate_gemeentefonds(before, {}).value().total());
  // All measures of 2023 are still there, so nothing came or went but grants.
  EXPECT_EQ(national[static_cast<std::size_t>(ChangeEffect::measures)], 0_eur);
  EXPECT_EQ(national[static_cast<std::size_t>(ChangeEffect::municipality)], 0_eur);
}

// Landgraaf publishes volume times the total weight over all clusters, before the factor, in whole
// euros. Five of its rows use its own, newer volumes.
TEST(Landgraaf, PublishesWhatTheCircularOfMay2023Gives) {
  SKIP_WITHOUT_DATA();
  const Circular circular = real("M2023_2024");
  const std::size_t landgraaf = find_municipality(circular, "Landgraaf").value();
  const Csv csv = read_csv(data_file("CONTROLE_landgraaf_2024_gepubliceerd.csv")).value();
  const auto column = [&](std::string_view name) {
    return std::size_t(std::ranges::find(csv.header(), name) - csv.header().begin());
  };
  const std::size_t code = column("codering");
  const std::size_t published = column("gepubliceerd_2024_eur_voor_uitkeringsfactor");
  std::set<std::string> other;
  std::set<std::string> one_euro_off;
  for (std::size_t row = 0; row < csv.row_count(); ++row) {
    const auto fields = csv.row(row).fields;
    Cents sum;
    for (std::size_t k = 0; k < circular.measures.size(); ++k) {
      const std::string codes = "|" + std::string(fields[code]) + "|";
      if (codes.find("|" + circular.measures[k].code + "|") == std::string::npos) continue;
      sum += explained_row(circular.municipalities[landgraaf].volumes[k],
                           *circular.measures[k].published_total)
                 .value();
    }
    const Cents difference = sum - *parse_euro(fields[published]);
    if (difference == 1_eur || difference == -1_eur)
      one_euro_off.insert(std::string(fields[code]));
    else if (difference != 0_eur)
      other.insert(std::string(fields[code]));
  }
  EXPECT_EQ(csv.row_count(), 26U);
  // 317.7979987 * 1,024.75 is 325,663.4992: the volume is printed rounded.
  EXPECT_EQ(one_euro_off, std::set<std::string>{"doelgroep"});
  EXPECT_EQ(other, (std::set<std::string>{"inwo", "jong", "inw75+dr", "woonr", "woonrbfk"}));
}

// Five of them typed in, so that a copy without the data checks them too.
TEST(Landgraaf, PublishesWhatItsVolumesGive) {
  EXPECT_EQ(explained_row(6440.770298_d, 166.02_d).value(), 1'069'297_eur);
  EXPECT_EQ(explained_row(4390.949577_d, 3758.76_d).value(), 16'504'526_eur);
  EXPECT_EQ(explained_row(1009.419761_d, 5065.98_d).value(), 5'113'700_eur);
  EXPECT_EQ(explained_row(35680.17127_d, 154.81_d).value(), 5'523'647_eur);
  EXPECT_EQ(explained_row(2460_d, 39_d).value(), 95'940_eur);
}

}  // namespace
}  // namespace houvast
