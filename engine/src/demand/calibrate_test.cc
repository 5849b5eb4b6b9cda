// SPDX-License-Identifier: EUPL-1.2
#include "houvast/calibrate.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

#include "demand/calibrate_parts.h"
#include "houvast/demand.h"

namespace houvast::demand {
namespace {

using namespace literals;
using namespace std::chrono_literals;
using std::chrono::sys_days;

constexpr Years years{2026, 2031};
constexpr AgeBand young{0, 17}, grown{18, 120};

sys_days new_year(int year) { return sys_days(std::chrono::year(year) / std::chrono::January / 1); }

/// Stays are watched for five years. Of clients who were in care on the first day of all nobody
/// knows since when.
CalibrateOptions five_years() {
  return {.from = new_year(2027),
          .to = new_year(2032),
          .starts_known_from = new_year(2026) + std::chrono::days(1),
          .at_once_within_days = 0};
}

std::vector<Municipality> four_municipalities() {
  std::vector<Municipality> all;
  for (int m = 1; m <= 4; ++m)
    all.push_back({.code = "GM900" + std::to_string(m), .inhabitants = {{2026, 150'000}}});
  return all;
}

/// Help that steps up to a stay, comes back, and goes together with day care.
DemandTerms known_terms() {
  DemandTerms terms;
  for (const Municipality& each : four_municipalities()) {
    terms.population.push_back({each.code, 2026, young, 40'000});
    terms.population.push_back({each.code, 2026, grown, 110'000});
  }
  Product day{.id = "dag", .scheme = "jeugd", .unit = "day"};
  day.duration = {.kind = Spread::Kind::gamma, .mean = 150, .shape = 2.2};
  day.intensity = {.kind = Spread::Kind::constant, .mean = 8};
  day.price = 90_d;
  Product help{.id = "hulp", .scheme = "jeugd", .unit = "hour"};
  help.duration = {.kind = Spread::Kind::weibull, .mean = 320, .shape = 1.3};
  help.intensity = {.kind = Spread::Kind::lognormal, .mean = 9, .cv = 0.6};
  help.price = 100_d;
  help.personal_budget_share = 0.2;
  help.exits = {{.to = "verblijf", .share = 0.15},
                {.to = "hulp",
                 .share = 0.1,
                 .after = Spread{.kind = Spread::Kind::weibull, .mean = 80, .shape = 1.5}}};
  help.together_with = {{"dag", 0.3}};
  help.reporting_delay = {0.5, 0.3, 0.2};
  Product stay{.id = "verblijf", .scheme = "jeugd"};
  stay.duration = {.kind = Spread::Kind::lognormal, .mean = 500, .cv = 0.8};
  stay.intensity = {.kind = Spread::Kind::constant, .mean = 1};
  stay.price = 5'000_d;
  terms.products = {day, help, stay};
  terms.inflow = {{"hulp", Channel::general_practitioner, young, 8},
                  {"hulp", Channel::municipal_access, grown, 3},
                  {"verblijf", Channel::certified_institution, young, 1.5}};
  terms.levels = {{"GM9001", "hulp", 0.8}, {"GM9002", "hulp", 1.2}};
  terms.stock = {{"GM9001", "hulp", 500}, {"GM9002", "verblijf", 100}};
  return terms;
}

std::vector<CareRecord> records_of(const Model& model, std::uint32_t replication) {
  Simulator simulator(model);
  std::vector<CareRecord> records;
  for (std::size_t cluster = 0; cluster < model.clusters().size(); ++cluster)
    static_cast<void>(simulator.simulate(
        cluster, {.replication = replication,
                  .records = [&](const CareRecord& record) { records.push_back(record); }}));
  return records;
}

std::vector<CareRecord> simulated_records(const DemandTerms& terms, std::uint64_t seed) {
  return records_of(prepare(terms, years, four_municipalities(), seed), 0);
}

const ProductFit& product(const Calibration& calibration, const std::string& id) {
  return *std::find_if(calibration.products.begin(), calibration.products.end(),
                       [&](const ProductFit& each) { return each.product == id; });
}

const SpreadFit& family(const std::vector<SpreadFit>& fits, Spread::Kind kind) {
  return *std::find_if(fits.begin(), fits.end(), [&](const SpreadFit& each) {
    return each.spread.kind == kind && !each.exponential;
  });
}

/// How far off in standard errors.
double errors_off(const Estimate& estimate, double truth) {
  return std::abs(estimate.value - truth) / estimate.standard_error;
}

// With some twenty parameters, three standard errors is where chance stops being an excuse.
constexpr double bound = 3;

class Recovery : public testing::Test {
 protected:
  static void SetUpTestSuite() {
    records = new std::vector<CareRecord>(simulated_records(known_terms(), 7));
    found = new Calibration(calibrate(*records, known_terms(), five_years()).value());
  }
  static void TearDownTestSuite() {
    delete found;
    delete records;
  }
  inline static const std::vector<CareRecord>* records = nullptr;
  inline static const Calibration* found = nullptr;
};

TEST_F(Recovery, FindsTheHazardsByProductChannelAndAge) {
  for (const InflowRow& row : known_terms().inflow) {
    const auto fit =
        std::find_if(found->inflow.begin(), found->inflow.end(), [&](const auto& each) {
          return each.product == row.product && each.channel == row.channel &&
                 each.ages == row.ages;
        });
    ASSERT_NE(fit, found->inflow.end());
    EXPECT_DOUBLE_EQ(fit->exposure, 4 * 5 * (row.ages == young ? 40'000 : 110'000));
    EXPECT_LT(errors_off(fit->per_thousand, row.per_thousand), bound) << row.product;
  }
  // A client who comes back after more than a year counts as new; there is one in thousands.
  std::int64_t others = 0;
  for (const InflowFit& fit : found->inflow) others += fit.starts < 100 ? fit.starts : 0;
  EXPECT_LE(others, 5);
}

TEST_F(Recovery, FindsTheLevelsOfMunicipalities) {
  std::vector<double> of_help;
  for (const LevelFit& fit : found->levels)
    if (fit.product == "hulp") {
      const double truth = fit.municipality == "GM9001"   ? 0.8
                           : fit.municipality == "GM9002" ? 1.2
                                                          : 1;
      EXPECT_LT(errors_off(fit.level, truth), bound) << fit.municipality;
      of_help.push_back(fit.level.value);
    }
  EXPECT_EQ(of_help.size(), 4u);
}

TEST_F(Recovery, FindsDurationsOfEachFamily) {
  const SpreadFit& help = family(product(*found, "hulp").durations, Spread::Kind::weibull);
  EXPECT_LT(errors_off(help.mean, 320), bound);
  EXPECT_LT(errors_off(*help.shape, 1.3), bound);
  const SpreadFit& day = family(product(*found, "dag").durations, Spread::Kind::gamma);
  EXPECT_LT(errors_off(day.mean, 150), bound);
  EXPECT_LT(errors_off(*day.shape, 2.2), bound);
  const SpreadFit& stay = family(product(*found, "verblijf").durations, Spread::Kind::lognormal);
  EXPECT_LT(errors_off(stay.mean, 500), bound);
  EXPECT_LT(errors_off(*stay.cv, 0.8), bound);
}

TEST_F(Recovery, ChoosesTheFamilyThatWasSimulated) {
  EXPECT_EQ(product(*found, "hulp").durations.front().spread.kind, Spread::Kind::weibull);
  EXPECT_EQ(product(*found, "dag").durations.front().spread.kind, Spread::Kind::gamma);
  EXPECT_EQ(product(*found, "verblijf").durations.front().spread.kind, Spread::Kind::lognormal);
}

TEST_F(Recovery, HasTheSurvivalCurveOfTheTruth) {
  const auto& curve = product(*found, "hulp").survival;
  const Spread truth = known_terms().products[1].duration;
  for (const double days : {60.0, 180.0, 365.0, 730.0})
    EXPECT_LT(errors_off(longer_than(curve, days), chance_above(truth, days + 0.5)), bound) << days;
}

TEST_F(Recovery, FindsIntensitiesAndPersonalBudgets) {
  const ProductFit& help = product(*found, "hulp");
  EXPECT_EQ(help.intensities.front().spread.kind, Spread::Kind::lognormal);
  EXPECT_LT(errors_off(help.intensities.front().mean, 9), bound);
  EXPECT_LT(errors_off(*help.intensities.front().cv, 0.6), bound);
  EXPECT_LT(errors_off(*help.personal_budget_share, 0.2), bound);
  const SpreadFit& day = product(*found, "dag").intensities.front();
  EXPECT_EQ(day.spread.kind, Spread::Kind::constant);
  EXPECT_DOUBLE_EQ(day.spread.mean, 8);
}

TEST_F(Recovery, FindsWhatFollowsAndWhatGoesTogether) {
  const ProductFit& help = product(*found, "hulp");
  ASSERT_EQ(help.exits.size(), 2u);
  EXPECT_EQ(help.exits[0].to, "verblijf");
  EXPECT_FALSE(help.exits[0].after.has_value());
  EXPECT_LT(errors_off(help.exits[0].share, 0.15), bound);
  EXPECT_EQ(help.exits[1].to, "hulp");
  EXPECT_LT(errors_off(help.exits[1].share, 0.1), bound);
  EXPECT_NEAR(help.exits[1].after->mean, 80, 4);
  ASSERT_EQ(help.together.size(), 1u);
  EXPECT_LT(errors_off(help.together[0].chance, 0.3), bound);
}

TEST_F(Recovery, FindsReportingDelaysAlthoughTheLastClaimsAreStillToCome) {
  const auto& delay = product(*found, "hulp").reporting_delay;
  ASSERT_EQ(delay.size(), 3u);
  EXPECT_NEAR(delay[0], 0.5, 0.005);
  EXPECT_NEAR(delay[1], 0.3, 0.005);
  EXPECT_NEAR(delay[2], 0.2, 0.005);
}

TEST_F(Recovery, SimulatesWhatWasObserved) {
  const auto lines = compare_fit(*records, fitted(known_terms(), *found), four_municipalities(),
                                 {.years = {2028, 2031}});
  ASSERT_EQ(lines.size(), 3u * 4 * 5);
  int far = 0;
  for (const FitLine& line : lines) {
    EXPECT_NEAR(line.simulated / line.observed, 1, 0.12) << line.product << line.year;
    far += std::abs(line.difference) > 2.5 ? 1 : 0;
  }
  EXPECT_LE(far, 4);
}

TEST(CompareFit, ShowsWhatAModelMisses) {
  const auto records = simulated_records(known_terms(), 7);
  DemandTerms wrong = known_terms();
  for (InflowRow& row : wrong.inflow) row.per_thousand *= 0.7;
  const auto lines = compare_fit(records, wrong, four_municipalities(), {.years = {2028, 2031}});
  for (const FitLine& line : lines)
    if (line.figure == FitLine::Figure::starts && line.product == "hulp") {
      EXPECT_GT(line.difference, 5);
    }
}

TEST(InflowIntervals, HoldTheTruthInNineOfTenWorlds) {
  constexpr std::uint64_t seed = 11;
  int held = 0, all = 0;
  DemandTerms terms = known_terms();
  for (Product& each : terms.products) {
    each.exits.clear();
    each.together_with.clear();
  }
  terms.levels.clear();
  terms.stock.clear();
  for (InflowRow& row : terms.inflow) row.per_thousand /= 40;
  const Model model = prepare(terms, years, four_municipalities(), seed);
  for (std::uint32_t world = 0; world < 400; ++world) {
    const std::vector<CareRecord> records = records_of(model, world);
    Calibration found;  // Of the inflow alone; the durations have a test like this of their own.
    fit_inflow({records, place_orders(records, terms, 365), five_years()}, terms, found);
    for (const InflowFit& fit : found.inflow) {
      const Interval interval = interval_of(fit.per_thousand);
      const double truth = (fit.product == "verblijf" ? 1.5 : fit.ages == young ? 8 : 3) / 40;
      held += interval.from <= truth && truth <= interval.to ? 1 : 0;
      ++all;
    }
  }
  std::printf("seed %llu: %d of %d intervals hold the truth\n",
              static_cast<unsigned long long>(seed), held, all);
  // An age at the edge of a band may make a row of its own.
  EXPECT_NEAR(all, 1'200, 5);
  EXPECT_GE(held, all * 87 / 100);
  EXPECT_LE(held, all * 93 / 100);
}

TEST(PlacedOrders, TellInflowFromWhatFollows) {
  const auto order = [](const char* client, const char* product, int from, std::optional<int> to) {
    CareRecord record{.client = client, .municipality = "GM9001", .product = product};
    record.ordered = new_year(2027) + std::chrono::days(from);
    record.start = record.ordered;
    if (to) record.stop = new_year(2027) + std::chrono::days(*to);
    return record;
  };
  const std::vector<CareRecord> records = {
      order("a", "hulp", 0, 100),        // 0: new,
      order("a", "dag", 0, 50),          // 1: with it,
      order("a", "verblijf", 100, 200),  // 2: after it,
      order("a", "hulp", 700, {}),       // 3: new again, too long after it,
      order("b", "dag", 10, 20)};        // 4: somebody else.
  std::vector<CareRecord> waited = {order("c", "hulp", 0, 100), order("c", "dag", 30, 60)};
  waited[0].start = waited[1].start;  // Ordered on day 0, and together from day 30.
  const auto placed = place_orders(records, known_terms(), 365);
  EXPECT_EQ(placed[0].origin, Origin::inflow);
  EXPECT_EQ(placed[1].origin, Origin::companion);
  EXPECT_EQ(placed[1].because_of, 0u);
  EXPECT_EQ(placed[2].origin, Origin::continuation);
  EXPECT_EQ(placed[2].because_of, 0u);
  EXPECT_EQ(placed[3].origin, Origin::inflow);
  EXPECT_EQ(placed[4].origin, Origin::inflow);
  EXPECT_EQ(place_orders(records, known_terms(), 600)[3].because_of, 2u);
  EXPECT_EQ(place_orders(waited, known_terms(), 365)[1].origin, Origin::companion);
}

TEST(Fitted, HasExitsThatAreNotMoreThanAll) {
  Calibration found;
  found.products = {{.product = "hulp", .stops = 3}};
  found.products[0].exits = {{.to = "verblijf", .count = 3, .share = {1, 0}},
                             {.to = "hulp", .count = 1, .share = {0.25, 0}, .after = Spread{}}};
  const DemandTerms terms = fitted(known_terms(), found);
  EXPECT_NEAR(terms.products[1].exits[0].share, 0.8, 1e-8);
  EXPECT_NEAR(terms.products[1].exits[1].share, 0.2, 1e-8);
  EXPECT_EQ(terms.inflow.size(), known_terms().inflow.size());  // What was not found stays.
}

TEST(Calibrate, TellsEverythingThatIsWrongAtOnce) {
  CareRecord record{.client = "a", .municipality = "GM0014", .product = "hulpp"};
  record.ordered = new_year(2028);
  const auto refused =
      calibrate(std::vector<CareRecord>{record, record}, known_terms(),
                {.from = new_year(2028), .to = new_year(2027), .return_within_days = 0});
  ASSERT_FALSE(refused.has_value());
  std::vector<std::string> codes;
  for (const Problem& problem : refused.error()) {
    EXPECT_NE(to_string(problem, Language::dutch), "");
    codes.push_back(problem.code);
  }
  EXPECT_EQ(codes, (std::vector<std::string>{"demand/calibrate-window", "demand/calibrate-return",
                                             "demand/calibrate-unknown-product",
                                             "demand/calibrate-unknown-municipality",
                                             "demand/calibrate-age"}));
  EXPECT_EQ(refused.error()[2].suggestion, "hulp");
}

}  // namespace
}  // namespace houvast::demand
