// SPDX-License-Identifier: EUPL-1.2
#include "houvast/cumulation.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>

#include "funding/testing.h"

namespace houvast::funding {
namespace {

using namespace literals;
using Clamp = CumulationTerms::Clamp;
using Financing = CumulationTerms::Financing;

constexpr std::int64_t inhabitants = 30'000;

/// The same effect per inhabitant in the four years from 2016 on, in euro.
std::vector<RedistributionEffect> effect_of(int euro_per_inhabitant) {
  std::vector<RedistributionEffect> effects;
  for (int year = 2016; year <= 2019; ++year)
    effects.push_back(
        {year, "jeugd", "GM9001", Cents(euro_per_inhabitant * 100 * inhabitants), Cents()});
  return effects;
}

const CumulationTerms fifteen_euro{.from = 2016, .per_inhabitant = 15_eur};

struct Step {
  std::int64_t felt_per_inhabitant;
  Cents compensation;
};

void expect_steps(const CumulationTerms& terms, int effect, const std::vector<Step>& steps) {
  const auto result = cumulate(terms, municipalities({inhabitants}), effect_of(effect)).value();
  ASSERT_EQ(result.years.size(), steps.size());
  for (std::size_t k = 0; k < steps.size(); ++k) {
    const CumulatedLine& line = result.years[k].lines[0];
    EXPECT_EQ(line.felt, Cents(steps[k].felt_per_inhabitant * 100 * inhabitants)) << k;
    EXPECT_EQ(line.compensation, steps[k].compensation) << k;
  }
}

// K-A7.
TEST(Cumulate, LetsALoserFeelFifteenEuroAnInhabitantMoreEveryYear) {
  expect_steps(fifteen_euro, -50,
               {{-15, 1'050'000_eur}, {-30, 600'000_eur}, {-45, 150'000_eur}, {-50, Cents()}});
}

TEST(Cumulate, LeavesASmallLossAlone) {
  expect_steps(fifteen_euro, -10, {{-10, Cents()}, {-10, Cents()}, {-10, Cents()}, {-10, Cents()}});
}

TEST(Cumulate, HoldsGainersBackWhenItIsSymmetric) {
  CumulationTerms terms = fifteen_euro;
  expect_steps(terms, 40, {{40, Cents()}, {40, Cents()}, {40, Cents()}, {40, Cents()}});
  terms.clamp = Clamp::both;
  expect_steps(terms, 40, {{15, -750'000_eur}, {30, -300'000_eur}, {40, Cents()}, {40, Cents()}});
}

// K-A7, second part: -12 (youth), -9 (Wmo), +4 (participation) is -17, so 2 euro are compensated.
// Capping scheme by scheme would give nothing.
TEST(Cumulate, AddsTheSchemesUpBeforeItCaps) {
  const auto effect = [](const char* scheme, std::int64_t euro) {
    return RedistributionEffect{2016, scheme, "GM9001", Cents(euro * 100 * inhabitants), Cents()};
  };
  const std::vector<RedistributionEffect> effects{effect("jeugd", -12), effect("wmo", -9),
                                                  effect("participatie", 4)};
  const auto result = cumulate(fifteen_euro, municipalities({inhabitants}), effects).value();
  EXPECT_EQ(result.years[0].lines[0].effect, Cents(-17 * 100 * inhabitants));
  EXPECT_EQ(result.years[0].lines[0].compensation, Cents(2 * 100 * inhabitants));
  EXPECT_EQ(result.years[0].lines[0].by_scheme.size(), 3u);
}

TEST(Cumulate, LeavesOutSchemesThatDoNotTakePart) {
  CumulationTerms terms = fifteen_euro;
  terms.schemes = {"wmo"};
  EXPECT_TRUE(cumulate(terms, municipalities({inhabitants}), effect_of(-50)).value().years.empty());
}

// The general fund of 2023: 7.50, 22.50 and 37.50 euro up or down (binnenlandsbestuur.nl, 6-4-2022;
// the cumulative reading is an assumption).
TEST(Cumulate, FollowsThePathOfTheGeneralFund) {
  std::vector<RedistributionEffect> effects;
  for (int year = 2023; year <= 2025; ++year) {
    effects.push_back({year, "au", "GM9001", -6'000'000_eur, Cents()});
    effects.push_back({year, "au", "GM9002", 6'000'000_eur, Cents()});
  }
  const auto result =
      cumulate(general_fund_2023(), municipalities({100'000, 100'000}), effects).value();
  const std::vector<Cents> felt{750'000_eur, 2'250'000_eur, 3'750'000_eur};
  for (std::size_t k = 0; k < 3; ++k) {
    EXPECT_EQ(result.years[k].lines[0].felt, -felt[k]);
    EXPECT_EQ(result.years[k].lines[1].felt, felt[k]);
    EXPECT_EQ(result.years[k].state, Cents());
  }
  effects.push_back({2026, "au", "GM9001", -1_eur, Cents()});
  EXPECT_EQ(codes_of(cumulate(general_fund_2023(), municipalities({100'000, 100'000}), effects)),
            Codes{"funding/year-outside-path"});
}

TEST(Cumulate, LimitsGrowthFromYearToYearWithALimitOfItsOwnForGains) {
  CumulationTerms terms = fifteen_euro;
  terms.clamp = Clamp::growth_per_year;
  terms.gain_per_inhabitant = 5_eur;
  expect_steps(terms, -50,
               {{-15, 1'050'000_eur}, {-30, 600'000_eur}, {-45, 150'000_eur}, {-50, Cents()}});
  expect_steps(terms, 12, {{5, -210'000_eur}, {10, -60'000_eur}, {12, Cents()}, {12, Cents()}});

  // A loss that turns into a gain may grow by five euro a year as well.
  std::vector<RedistributionEffect> effects = effect_of(-20);
  effects[1].effect = effects[2].effect = effects[3].effect = Cents(20 * 100 * inhabitants);
  const auto result = cumulate(terms, municipalities({inhabitants}), effects).value();
  EXPECT_EQ(result.years[0].lines[0].felt, Cents(-15 * 100 * inhabitants));
  EXPECT_EQ(result.years[1].lines[0].felt, Cents(-10 * 100 * inhabitants));
  EXPECT_EQ(result.years[3].lines[0].felt, Cents());
}

TEST(Cumulate, CannotFollowGrowthWithoutTheYearsBefore) {
  CumulationTerms terms = fifteen_euro;
  terms.clamp = Clamp::growth_per_year;
  std::vector<RedistributionEffect> effects = effect_of(-50);
  effects.erase(effects.begin());
  EXPECT_EQ(codes_of(cumulate(terms, municipalities({inhabitants}), effects)),
            Codes{"funding/years-missing"});
}

TEST(Cumulate, CountsTheYearsInWhichAMunicipalityDrawsOnIt) {
  const auto result = cumulate(fifteen_euro, municipalities({inhabitants}), effect_of(-50)).value();
  EXPECT_EQ(result.years_drawn.at("GM9001"), (std::vector<int>{2016, 2017, 2018}));
}

/// One loses 40 euro an inhabitant, two gain: the second more, with fewer inhabitants.
std::vector<RedistributionEffect> one_loser_two_gainers() {
  return {{2016, "jeugd", "GM9001", -400'000_eur, 3'000'000_eur},
          {2016, "jeugd", "GM9002", 100'000_eur, 1'000'000_eur},
          {2016, "jeugd", "GM9003", 300'000_eur, 1'000'000_eur}};
}

CumulatedYear financed_by(Financing financing) {
  CumulationTerms terms = fifteen_euro;
  terms.financing = financing;
  return cumulate(terms, municipalities({10'000, 20'000, 10'000}), one_loser_two_gainers())
      .value()
      .years[0];
}

std::vector<Cents> financing(const CumulatedYear& year) {
  std::vector<Cents> all;
  for (const CumulatedLine& line : year.lines) all.push_back(line.financing);
  return all;
}

TEST(Finance, CanBeTheStatesTask) {
  const CumulatedYear year = financed_by(Financing::state);
  EXPECT_EQ(year.lines[0].compensation, 250'000_eur);
  EXPECT_EQ(financing(year), (std::vector<Cents>{Cents(), Cents(), Cents()}));
  EXPECT_EQ(year.state, 250'000_eur);
}

TEST(Finance, CanBeForAllByInhabitants) {
  const CumulatedYear year = financed_by(Financing::all_per_inhabitant);
  EXPECT_EQ(financing(year), (std::vector<Cents>{62'500_eur, 125'000_eur, 62'500_eur}));
  // The cap holds before financing; both figures are there.
  EXPECT_EQ(year.lines[0].felt, -150'000_eur);
  EXPECT_EQ(year.lines[0].kept, -212'500_eur);
  EXPECT_EQ(year.state, Cents());
}

TEST(Finance, CanBeForAllByTheirAllocation) {
  EXPECT_EQ(financing(financed_by(Financing::all_by_base)),
            (std::vector<Cents>{150'000_eur, 50'000_eur, 50'000_eur}));
}

TEST(Finance, CanBeForGainersByTheirGain) {
  EXPECT_EQ(financing(financed_by(Financing::gainers_by_gain)),
            (std::vector<Cents>{Cents(), 62'500_eur, 187'500_eur}));
}

TEST(Finance, CanBeForGainersByInhabitantsButNeverMoreThanTheirGain) {
  // By inhabitants it would be 166,666.67 and 83,333.33: the first has a gain of 100,000 only.
  EXPECT_EQ(financing(financed_by(Financing::gainers_per_inhabitant)),
            (std::vector<Cents>{Cents(), 100'000_eur, 150'000_eur}));
}

TEST(Finance, LeavesToTheStateWhatGainersCannotBear) {
  CumulationTerms terms = fifteen_euro;
  terms.financing = Financing::gainers_by_gain;
  const std::vector<RedistributionEffect> effects{
      {2016, "jeugd", "GM9001", -400'000_eur, 3'000'000_eur},
      {2016, "jeugd", "GM9002", 100'000_eur, 1'000'000_eur}};
  const auto year = cumulate(terms, municipalities({10'000, 20'000}), effects).value().years[0];
  EXPECT_EQ(financing(year), (std::vector<Cents>{Cents(), 100'000_eur}));
  EXPECT_EQ(year.state, 150'000_eur);
}

TEST(Finance, GivesBackWhatIsLeftOfGainsThatWereHeldBack) {
  CumulationTerms terms = fifteen_euro;
  terms.clamp = Clamp::both;
  terms.financing = Financing::gainers_by_gain;
  // Held back are 1,000,000 - 150,000 = 850,000; only 250,000 of it is needed.
  const std::vector<RedistributionEffect> effects{
      {2016, "jeugd", "GM9001", -400'000_eur, Cents()},
      {2016, "jeugd", "GM9002", 1'000'000_eur, Cents()}};
  const auto year = cumulate(terms, municipalities({10'000, 10'000}), effects).value().years[0];
  EXPECT_EQ(year.lines[1].compensation, -850'000_eur);
  EXPECT_EQ(year.lines[1].financing, -600'000_eur);
  EXPECT_EQ(year.lines[1].kept, 750'000_eur);
  expect_explained(transfers(year, terms, "sociaal_domein"));
}

TEST(Cumulate, TellsWhatIsWrong) {
  auto effects = one_loser_two_gainers();
  effects.push_back(effects[0]);
  effects.push_back({2016, "jeugd", "GM9004", 1_eur, Cents()});
  EXPECT_EQ(codes_of(cumulate(fifteen_euro, municipalities({1, 0, 1}), effects)),
            (Codes{"funding/figure-twice", "funding/unknown-municipality",
                   "funding/inhabitants-not-positive"}));
  auto without_year = municipalities({1, 1, 1});
  without_year[0].inhabitants.clear();
  EXPECT_EQ(codes_of(cumulate(fifteen_euro, without_year, one_loser_two_gainers())),
            Codes{"funding/inhabitants-missing"});
}

TEST(Cumulate, TakesItsEffectsFromAllocations) {
  const Allocation allocation = allocate({.year = 2016,
                                          .macro = 1'000'000_eur,
                                          .objective_share = Fraction(1),
                                          .weights = {{"GM9001", "GM9001", 3_eur, 2_eur},
                                                      {"GM9002", "GM9002", 1_eur, 2_eur}}})
                                    .value();
  const auto found = effects(allocation, "jeugd");
  ASSERT_EQ(found.size(), 2u);
  EXPECT_EQ(found[0].effect, -250'000_eur);
  EXPECT_EQ(found[1].effect, 250'000_eur);
  EXPECT_EQ(found[1].base, 500'000_eur);
}

/// Effects of two schemes over three years, each scheme and year adding up to zero.
struct RandomCase {
  std::vector<Municipality> all;
  std::vector<RedistributionEffect> effects;
  CumulationTerms terms;
};

RandomCase random_case(std::mt19937_64& random) {
  const int count = 2 + static_cast<int>(random() % 20);
  std::vector<std::int64_t> people;
  for (int i = 0; i < count; ++i)
    people.push_back(1'000 + static_cast<std::int64_t>(random() % 200'000));
  RandomCase made{.all = municipalities(people)};
  for (int year = 2016; year <= 2018; ++year)
    for (const char* scheme : {"jeugd", "wmo"}) {
      Cents sum;
      for (int i = 1; i <= count; ++i) {
        const Cents effect =
            i == count ? -sum
                       : Cents(static_cast<std::int64_t>(random() % 2'000'000'000) - 1'000'000'000);
        sum += effect;
        made.effects.push_back({year, scheme, code(i), effect, Cents(1'000'000'000 + i)});
      }
    }
  made.terms = fifteen_euro;
  made.terms.clamp = static_cast<Clamp>(random() % 3);
  made.terms.financing = static_cast<Financing>(random() % 5);
  return made;
}

TEST(Cumulate, PaysInWhatItPaysOut) {
  std::mt19937_64 random(seed());
  for (int round = 0; round < 300; ++round) {
    const RandomCase made = random_case(random);
    const auto result = cumulate(made.terms, made.all, made.effects).value();
    for (const CumulatedYear& year : result.years) {
      Cents compensation;
      Cents financing;
      for (const CumulatedLine& line : year.lines) {
        compensation += line.compensation;
        financing += line.financing;
        EXPECT_EQ(line.effect + line.compensation, line.felt);
        EXPECT_EQ(line.felt - line.financing, line.kept);
        EXPECT_GE(line.felt, line.loss_limit);
        const bool gainers_pay = made.terms.financing == Financing::gainers_by_gain ||
                                 made.terms.financing == Financing::gainers_per_inhabitant;
        if (gainers_pay && line.financing > Cents()) {
          EXPECT_LE(line.financing, line.felt);
        }
        if (gainers_pay && line.financing < Cents()) {
          EXPECT_LE(line.kept, line.effect);
        }
      }
      EXPECT_EQ(compensation - financing, year.state);
      const bool effects_are_zero_sum = made.terms.financing != Financing::state;
      if (effects_are_zero_sum) {
        EXPECT_EQ(year.state, Cents());
      }
      const auto posted = transfers(year, made.terms, "sociaal_domein");
      expect_explained(posted);
      Ledger ledger;
      ledger.post(posted);
      EXPECT_EQ(ledger.balance(state()), -year.state);
    }
  }
}

TEST(Cumulate, DoesNotDependOnTheOrderOfTheInput) {
  std::mt19937_64 random(seed());
  for (int round = 0; round < 100; ++round) {
    RandomCase made = random_case(random);
    const auto result = cumulate(made.terms, made.all, made.effects).value();
    std::shuffle(made.all.begin(), made.all.end(), random);
    std::shuffle(made.effects.begin(), made.effects.end(), random);
    const auto shuffled = cumulate(made.terms, made.all, made.effects).value();
    for (std::size_t k = 0; k < result.years.size(); ++k)
      EXPECT_EQ(shuffled.years[k].lines, result.years[k].lines);
  }
}

}  // namespace
}  // namespace houvast::funding
