// SPDX-License-Identifier: EUPL-1.2
#include "houvast/income_support.h"

namespace houvast::funding {
namespace {

using namespace literals;

SafetyNetBand band(Decimal from, std::optional<Decimal> to, Decimal paid) {
  return {.from = from, .to = to, .paid = paid};
}

/// Half between two shares of the budget, all above the second.
std::vector<SafetyNetBand> half_then_all(Decimal from, Decimal to) {
  return {band(from, to, 0.5_d), band(to, {}, 1_d)};
}

constexpr auto of_field = "general knowledge of the field, not traced to a source";

std::vector<KnownSafetyNet> table() {
  using enum Certainty;
  return {
      {2014,
       {band(0.1_d, {}, 1_d)},
       {},
       statute,
       "statute text of the time: incidental supplementary payment (IAU) above 110% of the budget"},
      {2015, {band(0.1_d, {}, 1_d)}, {}, statute, "BWBR0020183 art. 10, 10a (text of 2015)"},
      {2016,
       half_then_all(0.05_d, 0.1_d),
       {.share = 0.05_d, .per_inhabitant = Cents(3000)},
       assumption,
       "threshold: toetsingscommissievp.nl 8-11-2017; bands: general knowledge"},
      {2017, half_then_all(0.05_d, 0.125_d), {.share = 0.05_d}, assumption, of_field},
      {2018, half_then_all(0.05_d, 0.125_d), {.share = 0.05_d}, assumption, of_field},
      {2019, half_then_all(0.075_d, 0.125_d), {.share = 0.075_d}, assumption, of_field},
      {2022,
       half_then_all(0.075_d, 0.125_d),
       {.share = 0.075_d, .cumulated_share = 0.075_d, .cumulated_years = 3},
       assumption,
       "threshold: toetsingscommissievp.nl/vangnetuitkering-2022; bands: general knowledge"},
      {2023, half_then_all(0.075_d, 0.125_d), {.share = 0.075_d}, assumption, of_field},
      {2024, half_then_all(0.075_d, 0.125_d), {.share = 0.075_d}, found, "Berenschot, April 2025"},
      {2025, half_then_all(0.075_d, 0.125_d), {.share = 0.075_d}, found, "Berenschot, April 2025"},
  };
}

}  // namespace

const std::vector<KnownSafetyNet>& known_safety_nets() {
  static const std::vector<KnownSafetyNet> known = table();
  return known;
}

IncomeSupportTerms statutory_income_support() {
  IncomeSupportTerms terms;
  terms.historical_weight_in = {{2015, 0.5_d}, {2016, 0.5_d}, {2017, 0.25_d}};
  for (const KnownSafetyNet& known : known_safety_nets()) {
    terms.safety_net[known.year] = known.bands;
    terms.safety_net_threshold[known.year] = known.threshold;
  }
  return terms;
}

}  // namespace houvast::funding
