// SPDX-License-Identifier: EUPL-1.2
#include "houvast/gemeentefonds.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>

#include "money/exact.h"

namespace houvast {
namespace {

using namespace literals;

/// Three of the twelve clusters and three of the 342 municipalities of the circular of May 2024
/// about 2024: weights, volumes and factor as the Ministry published them.
Circular may_2024() {
  Circular circular{
      .name = "GF_M2024_2024",
      .clusters = {"Participatie", "Individuele voorzieningen Jeugd", "Onroerendezaakbelasting"}};
  circular.measures = {
      {.code = "bo3_nw", .name = "bijstandsontvangers", .weights = {5179.66_d, 0_d, 0_d}},
      {.code = "doelgroep", .name = "doelgroepenregister", .weights = {1047.75_d, 0_d, 0_d}},
      {.code = "lidr_w_nw", .name = "laag inkomen", .weights = {355.9_d, 2598.9_d, 0_d}},
      {.code = "jong", .name = "jongeren", .weights = {0_d, 305.55_d, 0_d}},
      {.code = "loonksub", .name = "loonkostensubsidie", .weights = {5179.66_d, 0_d, 0_d}},
      {.code = "cf.regionaal", .name = "centrumfunctie", .weights = {0_d, 45.62_d, 0_d}},
      {.code = "oadw", .name = "adressendichtheid", .weights = {0_d, -26.22_d, 0_d}},
      {.code = "WOZnwe70",
       .name = "ozb niet-woningen eigenaren",
       .weights = {0_d, 0_d, -0.002933_d},
       .is_own_capacity = true},
      {.code = "WOZnwg70",
       .name = "ozb niet-woningen gebruikers",
       .weights = {0_d, 0_d, -0.002231_d},
       .is_own_capacity = true},
      {.code = "WOZwe80",
       .name = "ozb woningen eigenaren",
       .weights = {0_d, 0_d, -0.00089_d},
       .is_own_capacity = true},
      {.code = "vast",
       .name = "vast bedrag",
       .weights = {0_d, 0_d, 49821.63_d},
       .is_fixed_amount = true},
      {.code = "woonr", .name = "woonruimten", .weights = {0_d, 0_d, -62.09_d}},
  };
  circular.municipalities = {
      {"GM0014",
       "Groningen",
       {9722.33_d, 1734_d, 24283.3_d, 34326_d, 525_d, 517800_d, 462355.82_d, 3'624'250'000_d,
        3'515'750'000_d, 28'955'600'000_d, 1_d, 133167_d},
       {}},
      {"GM0184",
       "Urk",
       {110.33_d, 135_d, 1394.3_d, 7129_d, 43_d, 22100_d, 7678.02_d, 376'250'000_d, 371'000'000_d,
        1'812'000'000_d, 1_d, 7057_d},
       {}},
      {"GM0743",
       "Asten",
       {168.67_d, 85_d, 1460.8_d, 3092_d, 15_d, 9040_d, 7421.57_d, 307'300'000_d, 283'150'000_d,
        2'263'200'000_d, 1_d, 7392_d},
       {}},
  };
  circular.factor = 1.414_d;
  return circular;
}

/// Slow and obvious: exact fractions, one cell at a time.
Exact exact_amount(const Circular& circular, std::size_t municipality, std::size_t cluster,
                   const Exact& factor, bool with_fixed_amount = true) {
  Exact sum = 0;
  for (std::size_t k = 0; k < circular.measures.size(); ++k) {
    const CircularMeasure& measure = circular.measures[k];
    if (measure.is_fixed_amount && !with_fixed_amount) continue;
    const Exact base = exact(circular.municipalities[municipality].volumes[k]) *
                       exact(measure.weights[cluster]) * 100;
    sum += measure.is_own_capacity ? base : Exact(base * factor);
  }
  return sum;
}

Circular random_circular(std::mt19937_64& random, int volume_decimals, std::int64_t most_volume) {
  Circular circular{.name = "random", .clusters = {"a", "b", "c"}};
  const auto number = [&](std::int64_t most, int decimals) {
    return Decimal(static_cast<std::int64_t>(random() % static_cast<std::uint64_t>(most)),
                   decimals);
  };
  for (int k = 0; k < 6; ++k) {
    CircularMeasure measure{.code = "m" + std::to_string(k), .name = "measure"};
    for (int c = 0; c < 3; ++c) {
      const Decimal weight = random() % 3 == 0 ? Decimal() : number(10'000'000, k);
      measure.weights.push_back(k == 2 ? -weight : weight);
    }
    measure.is_own_capacity = k == 2;
    measure.is_fixed_amount = k == 3;
    circular.measures.push_back(measure);
  }
  circular.grants = {{"x", 0}, {"y", 2}};
  for (int i = 0; i < 7; ++i) {
    CircularMunicipality municipality{.code = "GM" + std::to_string(9001 + i), .name = "M"};
    for (int k = 0; k < 6; ++k)
      municipality.volumes.push_back(k == 3 ? 1_d : number(most_volume, volume_decimals));
    municipality.grants = {Cents(static_cast<std::int64_t>(random() % 1'000'000)),
                           Cents(-static_cast<std::int64_t>(random() % 1'000'000))};
    circular.municipalities.push_back(municipality);
  }
  circular.factor = number(3000, 3);
  return circular;
}

GemeentefondsAmounts allocated(const Circular& circular, GemeentefondsOptions options = {}) {
  return allocate_gemeentefonds(circular, options).value();
}

Cents total_of(const std::vector<Cents>& amounts) {
  Cents sum;
  for (const Cents amount : amounts) sum += amount;
  return sum;
}

// What michielsd/begrotingsanalysetool (Apache-2.0) computed from the same circular, which leaves
// the fixed amount out.
TEST(Gemeentefonds, EqualsAnIndependentCalculationOfMay2024) {
  const auto amounts = allocated(may_2024(), {.with_fixed_amount = false});
  const std::vector<Cents> groningen{89'841'191.13_eur, 120'327'503.11_eur, -55'935'478.89_eur};
  const std::vector<Cents> urk{2'024'671.09_eur, 9'344'838.30_eur, -4'163'493.40_eur};
  const std::vector<Cents> asten{2'206'272.15_eur, 7'012'089.57_eur, -4'196'249.11_eur};
  for (std::size_t c = 0; c < 3; ++c) {
    EXPECT_EQ(amounts.amount(0, c), groningen[c]);
    EXPECT_EQ(amounts.amount(1, c), urk[c]);
    EXPECT_EQ(amounts.amount(2, c), asten[c]);
  }
  EXPECT_EQ(amounts.factor, 1.414_d);
  EXPECT_FALSE(amounts.factor_is_solved);
  EXPECT_EQ(amounts.of_municipality(2), 5'022'112.61_eur);
  EXPECT_EQ(amounts.of_cluster(2), -64'295'221.40_eur);
}

TEST(Gemeentefonds, GivesEveryMunicipalityTheFixedAmountTimesTheFactor) {
  const auto with = allocated(may_2024());
  const auto without = allocated(may_2024(), {.with_fixed_amount = false});
  for (std::size_t i = 0; i < 3; ++i) {
    EXPECT_EQ(with.amount(i, 0), without.amount(i, 0));
    // 49,821.63 * 1.414 = 70,447.78482
    const Cents gained = with.amount(i, 2) - without.amount(i, 2);
    EXPECT_LE(std::abs((gained - 70'447.78_eur).count()), 1);
  }
}

// Published for 2026: one more dwelling with 1.93 inhabitants; one more person on welfare.
TEST(Gemeentefonds, GivesThePublishedAmountsOf2026) {
  Circular circular{.name = "2026", .clusters = {"all"}};
  circular.measures = {{.code = "woonr", .weights = {11.55_d}},
                       {.code = "inwo", .weights = {374.88_d}},
                       {.code = "bo3_nw", .weights = {5136.70_d}}};
  circular.municipalities = {{"GM9001", "A", {1_d, 1.93_d, 0_d}, {}},
                             {"GM9002", "B", {0_d, 0_d, 1_d}, {}}};
  const auto amounts = allocated(circular, {.factor = 1.491_d});
  EXPECT_EQ(amounts.amount(0, 0), 1095.99_eur);
  EXPECT_EQ(amounts.amount(1, 0), 7658.82_eur);
}

TEST(Gemeentefonds, SolvesTheFactorFromAMacroAmount) {
  Circular circular{.name = "macro", .clusters = {"all"}};
  circular.measures = {{.code = "base", .weights = {1_d}},
                       {.code = "woz", .weights = {-1_d}, .is_own_capacity = true}};
  circular.municipalities = {{"GM9001", "A", {600_d, 90_d}, {}},
                             {"GM9002", "B", {300_d, 60_d}, {}}};
  const auto amounts = allocated(circular, {.macro = 1000_eur});
  EXPECT_EQ(amounts.factor, 1.277777778_d);
  EXPECT_TRUE(amounts.factor_is_solved);
  EXPECT_EQ(amounts.amount(0, 0), 676.67_eur);
  EXPECT_EQ(amounts.amount(1, 0), 323.33_eur);
}

TEST(Gemeentefonds, EqualsExactFractionsRoundedOnce) {
  const unsigned seed = 49;
  SCOPED_TRACE(seed);
  std::mt19937_64 random(seed);
  for (int round = 0; round < 60; ++round) {
    // Every third one does not fit in 128 bits and takes the other road.
    const bool is_large = round % 3 == 0;
    const Circular circular = random_circular(random, is_large ? 17 : round % 9,
                                              is_large ? 999'999'999'999'999'999 : 100'000);
    const auto amounts = allocated(circular, {.with_fixed_amount = round % 2 == 0});
    for (std::size_t i = 0; i < circular.municipalities.size(); ++i)
      for (std::size_t c = 0; c < 3; ++c)
        EXPECT_EQ(
            amounts.general[i * 3 + c],
            round_to_cents(exact_amount(circular, i, c, exact(*circular.factor), round % 2 == 0)));
  }
}

TEST(Gemeentefonds, AddsUpToTheMacroAmountToTheCent) {
  const unsigned seed = 50;
  SCOPED_TRACE(seed);
  std::mt19937_64 random(seed);
  for (int round = 0; round < 30; ++round) {
    const Circular circular = random_circular(random, round % 9, 100'000);
    const Cents macro(static_cast<std::int64_t>(random() % 100'000'000'000));
    const auto amounts = allocated(circular, {.macro = macro, .by_measure = true});
    EXPECT_EQ(amounts.general_total(), macro);
    EXPECT_EQ(amounts.total(), macro + total_of(amounts.grants));
    for (std::size_t i = 0; i < amounts.general.size(); ++i) {
      Exact own = 0;
      for (std::size_t j = 0; j < amounts.general.size(); ++j)
        own += exact_amount(circular, j / 3, j % 3, 0);
      Exact base = 0;
      for (std::size_t j = 0; j < amounts.general.size(); ++j)
        base += exact_amount(circular, j / 3, j % 3, 1) - exact_amount(circular, j / 3, j % 3, 0);
      const Exact exact_cents = exact_amount(circular, i / 3, i % 3, (exact(macro) - own) / base);
      EXPECT_LT(abs(exact(amounts.general[i]) - exact_cents), 1);
    }
  }
}

TEST(Gemeentefonds, SplitsEveryAmountOverItsMeasuresAndGrants) {
  std::mt19937_64 random(51);
  const Circular circular = random_circular(random, 4, 1'000'000'000);
  const auto amounts = allocated(circular, {.by_measure = true});
  std::vector<Cents> sums(amounts.general.size());
  for (const GemeentefondsPart& part : amounts.parts) {
    EXPECT_NE(part.measure.has_value(), part.grant.has_value());
    sums[part.municipality * 3 + part.cluster] += part.amount;
  }
  for (std::size_t i = 0; i < sums.size(); ++i)
    EXPECT_EQ(sums[i], amounts.general[i] + amounts.grants[i]);
}

TEST(Gemeentefonds, DoublesWhenEveryVolumeDoubles) {
  std::mt19937_64 random(52);
  Circular circular = random_circular(random, 0, 1'000'000);
  const Cents macro = 1'000'000_eur;
  const auto before = allocated(circular, {.macro = macro});
  for (auto& municipality : circular.municipalities)
    for (Decimal& volume : municipality.volumes) volume = Decimal(volume.units() * 2);
  const auto after = allocated(circular, {.macro = macro + macro});
  for (std::size_t i = 0; i < before.general.size(); ++i)
    EXPECT_LE(std::abs(after.general[i].count() - 2 * before.general[i].count()), 2);
  EXPECT_EQ(after.factor, before.factor);
}

TEST(Gemeentefonds, DoesNotDependOnTheOrderOfMunicipalitiesAndMeasures) {
  std::mt19937_64 random(53);
  const Circular circular = random_circular(random, 3, 1'000'000);
  Circular turned = circular;
  std::ranges::reverse(turned.municipalities);
  std::ranges::reverse(turned.measures);
  for (auto& municipality : turned.municipalities) std::ranges::reverse(municipality.volumes);
  const auto amounts = allocated(circular);
  const auto other = allocated(turned);
  const std::size_t last = circular.municipalities.size() - 1;
  for (std::size_t i = 0; i <= last; ++i)
    for (std::size_t c = 0; c < 3; ++c) EXPECT_EQ(amounts.amount(i, c), other.amount(last - i, c));
}

TEST(Gemeentefonds, RefusesWhatItCannotCompute) {
  Circular circular = may_2024();
  circular.factor.reset();
  const auto code = [&](const GemeentefondsOptions& options) {
    const auto amounts = allocate_gemeentefonds(circular, options);
    EXPECT_NE(to_string(amounts.error().front(), Language::dutch), "");
    return amounts.error().front().code;
  };
  EXPECT_EQ(code({}), "funding/factor-missing");
  EXPECT_EQ(code({.factor = -1_d}), "funding/factor-negative");
  EXPECT_EQ(code({.macro = -900'000'000_eur}), "funding/factor-negative");
  EXPECT_EQ(code({.factor = 999'999'999_d}), "money/out-of-range");
  for (auto& municipality : circular.municipalities)
    for (Decimal& volume : municipality.volumes) volume = 0_d;
  EXPECT_EQ(code({.macro = 1_eur}), "funding/base-not-positive");
}

// An unweighted mean over municipalities is not what an inhabitant gets: 528 was published for
// 2015, but 10,359,075,814 euro for 16.9 million inhabitants is 613.
TEST(PerInhabitant, DividesTheWholeByAllInhabitants) {
  EXPECT_EQ(per_inhabitant(10'359'075'814_eur, 16'900'000_d), 612.96_eur);
  EXPECT_EQ(per_inhabitant(1_eur, 0_d), std::nullopt);
}

TEST(CompareCirculars, SplitsAChangeByShapley) {
  Circular before{.name = "a", .clusters = {"c"}, .factor = 1_d};
  before.measures = {{.code = "m", .weights = {10_d}}};
  before.municipalities = {{"GM9001", "A", {100_d}, {}}};
  Circular after = before;
  after.measures[0].weights = {12_d};
  after.municipalities[0].volumes = {110_d};
  after.factor = 1.5_d;
  const auto comparison = compare_circulars(before, {}, after, {}).value();
  const auto& effects = comparison.changes[0].effects;
  // 1,000 becomes 1,980. Volumes: 10 * (2*10*1 + 2*12*1.5 + 10*1.5 + 12*1) / 6.
  EXPECT_EQ(effects[0], 138.34_eur);  // of equal remainders the first gets the cent
  EXPECT_EQ(effects[1], 263.33_eur);
  EXPECT_EQ(effects[2], 578.33_eur);
  EXPECT_EQ(effects[0] + effects[1] + effects[2], 980_eur);
}

void expect_additive(const GemeentefondsComparison& comparison) {
  std::vector<std::array<Cents, change_effect_count>> of_measures(comparison.changes.size());
  for (const auto& part : comparison.by_measure)
    of_measures[part.change][static_cast<std::size_t>(part.effect)] += part.amount;
  for (std::size_t i = 0; i < comparison.changes.size(); ++i) {
    const GemeentefondsChange& change = comparison.changes[i];
    Cents sum;
    for (const Cents effect : change.effects) sum += effect;
    EXPECT_EQ(sum, change.after - change.before);
    EXPECT_EQ(change.effects, of_measures[i]);
  }
}

TEST(CompareCirculars, IsAdditiveAndTurnsItsSignWhenTurned) {
  std::mt19937_64 random(54);
  for (int round = 0; round < 20; ++round) {
    const Circular before = random_circular(random, 2, 1'000'000);
    Circular after = random_circular(random, 3, 1'000'000);
    after.measures[5].code = "new";
    after.municipalities.back().code = "GM9999";
    GemeentefondsOptions macro{.macro = 123'456.78_eur};
    const auto comparison =
        compare_circulars(before, {}, after, round % 2 == 0 ? GemeentefondsOptions{} : macro)
            .value();
    expect_additive(comparison);
    EXPECT_EQ(comparison.only_before, std::vector<std::string>{"GM9007"});
    EXPECT_EQ(comparison.only_after, std::vector<std::string>{"GM9999"});
    if (round % 2 != 0) continue;
    const auto turned = compare_circulars(after, {}, before, {}).value();
    ASSERT_EQ(turned.changes.size(), comparison.changes.size());
    for (std::size_t i = 0; i < turned.changes.size(); ++i)
      for (std::size_t e = 0; e < change_effect_count; ++e)
        EXPECT_LE(
            std::abs((turned.changes[i].effects[e] + comparison.changes[i].effects[e]).count()), 1);
  }
}

TEST(CompareCirculars, FindsNothingBetweenACircularAndItself) {
  const Circular circular = may_2024();
  const auto comparison = compare_circulars(circular, {}, circular, {}).value();
  for (const auto& change : comparison.changes) {
    EXPECT_EQ(change.before, change.after);
    for (const Cents effect : change.effects) EXPECT_EQ(effect, Cents());
  }
}

TEST(CompareCirculars, PutsTheFixedAmountAndGrantsApart) {
  Circular before = may_2024();
  before.grants = {{"Beschermd wonen", 0}};
  for (auto& municipality : before.municipalities) municipality.grants = {100_eur};
  Circular after = before;
  after.grants[0].name = "beschermd wonen";
  after.municipalities[0].grants = {175_eur};
  after.measures[10].weights[2] = 50'000_d;
  const auto comparison = compare_circulars(before, {}, after, {}).value();
  EXPECT_EQ(comparison.changes[0].effects[static_cast<std::size_t>(ChangeEffect::grants)], 75_eur);
  EXPECT_EQ(comparison.changes[2].effects[static_cast<std::size_t>(ChangeEffect::fixed_amount)],
            252.21_eur);
  expect_additive(comparison);
}

TEST(EditCircular, SetsWeightsAndVolumes) {
  using Kind = CircularEdit::Kind;
  const Circular edited =
      edit_circular(may_2024(),
                    {{Kind::weight, "JONG", "individuele voorzieningen jeugd", {}, 400_d},
                     {Kind::volume, "bo3_nw", "", "14", 1_d},
                     {Kind::volume, "jong", "", {}, 5_d},
                     {Kind::volume, "oadw", "", "urk", 6_d}})
          .value();
  EXPECT_EQ(edited.measures[3].weights[1], 400_d);
  EXPECT_EQ(edited.municipalities[0].volumes[0], 1_d);
  EXPECT_EQ(edited.municipalities[1].volumes[0], 110.33_d);
  EXPECT_EQ(edited.municipalities[1].volumes[3], 5_d);
  EXPECT_EQ(edited.municipalities[1].volumes[6], 6_d);
}

TEST(EditCircular, SetsUseAtTheNationalMeanPerInhabitant) {
  using Kind = CircularEdit::Kind;
  Circular circular = may_2024();
  // 10,001.33 people on welfare over 44,547 young people, 7,129 of them in Urk.
  circular = edit_circular(circular, {{Kind::at_mean, "bo3_nw", "", "Urk", {}}}, "jong").value();
  EXPECT_EQ(circular.municipalities[1].volumes[0], 1600.545077559_d);
  EXPECT_EQ(circular.municipalities[0].volumes[0], 9722.33_d);
}

TEST(EditCircular, NamesEverythingItDoesNotKnow) {
  using Kind = CircularEdit::Kind;
  const auto edited = edit_circular(may_2024(), {{Kind::weight, "jonk", "Participatie", {}, 1_d},
                                                 {Kind::weight, "jong", "Partisipatie", {}, 1_d},
                                                 {Kind::volume, "jong", "", "Urck", 1_d},
                                                 {Kind::volume, "jong", "", {}, -1_d},
                                                 {Kind::at_mean, "jong", "", {}, {}}});
  std::vector<std::string> codes;
  for (const Problem& problem : edited.error()) codes.push_back(problem.code);
  EXPECT_EQ(codes,
            (std::vector<std::string>{"funding/measure-unknown", "funding/cluster-unknown",
                                      "funding/municipality-unknown", "funding/volume-negative",
                                      "funding/measure-unknown"}));
  EXPECT_EQ(edited.error()[0].suggestion, "jong");
  EXPECT_EQ(edited.error()[1].suggestion, "Participatie");
  EXPECT_EQ(edited.error()[2].suggestion, "Urk");
}

}  // namespace
}  // namespace houvast
