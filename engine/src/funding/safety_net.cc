// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>

#include "funding/findings.h"
#include "houvast/income_support.h"

namespace houvast::funding {
namespace {

bool are_equal(std::span<const SafetyNetBand> a, std::span<const SafetyNetBand> b) {
  return std::ranges::equal(a, b, [](const SafetyNetBand& one, const SafetyNetBand& other) {
    return one.from == other.from && one.to == other.to && one.paid == other.paid;
  });
}

/// How sure bands are that stand in the table under one year and are used in another.
std::optional<Certainty> certainty_of(std::span<const SafetyNetBand> bands, int rule_year,
                                      int year) {
  for (const KnownSafetyNet& known : known_safety_nets())
    if (known.year == rule_year && are_equal(known.bands, bands))
      return rule_year == year ? known.certainty : Certainty::assumption;
  return std::nullopt;
}

void find_problems(std::span<const SafetyNetBand> bands, Findings& findings) {
  for (std::size_t i = 0; i < bands.size(); ++i) {
    const SafetyNetBand& band = bands[i];
    const std::string place = "safety_net " + std::to_string(i + 1);
    if (band.from.is_negative() || band.paid.is_negative() || band.paid > Decimal(1))
      findings.add("funding/band-outside-zero-one", place, to_string(band.paid));
    const bool ends_too_early = band.to && *band.to <= band.from;
    const bool starts_too_early = i > 0 && (!bands[i - 1].to || band.from < *bands[i - 1].to);
    if (ends_too_early || starts_too_early)
      findings.add("funding/bands-out-of-order", place, to_string(band.from));
  }
}

/// A sum over years needs all of them: what is not known is not taken for zero.
std::optional<Cents> cumulated_deficit(const SafetyNetInput& input, int year, int years,
                                       Findings& findings) {
  Cents sum = input.cost - input.budget;
  for (int earlier = year - years + 1; earlier < year; ++earlier) {
    const auto known = input.earlier_deficits.find(earlier);
    if (known == input.earlier_deficits.end()) {
      findings.add("funding/deficit-unknown", figure_name(input.municipality, year),
                   std::to_string(earlier));
      return std::nullopt;
    }
    sum += known->second;
  }
  return sum;
}

bool passes(const SafetyNetThreshold& threshold, const SafetyNetInput& input, Cents deficit,
            int year, Findings& findings) {
  if (deficit == Cents()) return false;
  const Exact of_year = exact(deficit);
  const Exact budget = exact(input.budget);
  bool passes_year = !threshold.share && !threshold.per_inhabitant;
  if (threshold.share && of_year > budget * exact(*threshold.share)) passes_year = true;
  if (threshold.per_inhabitant &&
      of_year > exact(*threshold.per_inhabitant) * exact(input.inhabitants))
    passes_year = true;
  if (!passes_year || !threshold.cumulated_share) return passes_year;
  const auto cumulated = cumulated_deficit(input, year, threshold.cumulated_years, findings);
  return cumulated && exact(*cumulated) > budget * exact(*threshold.cumulated_share);
}

/// Of a band: max(0, min(deficit, to * budget) - from * budget) * paid.
SafetyNetStep step_of(const SafetyNetBand& band, Cents deficit, Cents budget) {
  Exact top = exact(deficit);
  if (band.to) top = std::min<Exact>(top, exact(budget) * exact(*band.to));
  const Exact in_band = std::max<Exact>(0, top - exact(budget) * exact(band.from));
  return {.band = band,
          .deficit_in_band = round_to_cents(in_band),
          .paid = round_to_cents(in_band * exact(band.paid))};
}

SafetyNetLine line_of(const SafetyNetInput& input, int year, std::span<const SafetyNetBand> bands,
                      const SafetyNetThreshold& threshold, Findings& findings) {
  SafetyNetLine line{.municipality = input.municipality,
                     .budget = input.budget,
                     .cost = input.cost,
                     .deficit = std::max(Cents(), input.cost - input.budget)};
  line.passes_threshold = passes(threshold, input, line.deficit, year, findings);
  if (line.passes_threshold)
    for (const SafetyNetBand& band : bands) {
      line.steps.push_back(step_of(band, line.deficit, line.budget));
      line.paid += line.steps.back().paid;
    }
  line.own_loss = line.deficit - line.paid;
  return line;
}

std::vector<SafetyNetInput> in_order(std::span<const SafetyNetInput> input) {
  std::vector<SafetyNetInput> ordered(input.begin(), input.end());
  std::sort(ordered.begin(), ordered.end(), [](const SafetyNetInput& a, const SafetyNetInput& b) {
    return a.municipality < b.municipality;
  });
  return ordered;
}

void find_problems(const std::vector<SafetyNetInput>& input, int year, Findings& findings) {
  for (std::size_t i = 0; i < input.size(); ++i) {
    const std::string place = figure_name(input[i].municipality, year);
    findings.refuse_negative(input[i].budget, place);
    findings.refuse_negative(input[i].cost, place);
    if (input[i].inhabitants <= 0)
      findings.add("funding/inhabitants-not-positive", place, std::to_string(input[i].inhabitants));
    if (i > 0 && input[i].municipality == input[i - 1].municipality)
      findings.add("funding/figure-twice", place);
  }
}

}  // namespace

Result<SafetyNet> safety_net(const IncomeSupportTerms& terms, int year,
                             std::span<const SafetyNetInput> input) {
  // A rule stays in force until the table has another one.
  const auto next = terms.safety_net.upper_bound(year);
  if (next == terms.safety_net.begin())
    return failure({.code = "funding/no-safety-net-rule",
                    .place = {.field = "income_support.safety_net"},
                    .found = std::to_string(year)});
  const auto& [rule_year, bands] = *std::prev(next);
  const auto threshold = terms.safety_net_threshold.find(year);
  const std::vector<SafetyNetInput> ordered = in_order(input);
  Findings findings;
  find_problems(bands, findings);
  find_problems(ordered, year, findings);
  if (!findings.none()) return findings.failure();

  SafetyNet net{.year = year,
                .paid_in = year + terms.safety_net_paid_after,
                .rule_year = rule_year,
                .certainty = certainty_of(bands, rule_year, year)};
  for (const SafetyNetInput& one : ordered) {
    net.lines.push_back(line_of(
        one, year, bands,
        threshold == terms.safety_net_threshold.end() ? SafetyNetThreshold() : threshold->second,
        findings));
    net.paid += net.lines.back().paid;
  }
  if (!findings.none()) return findings.failure();
  return net;
}

std::optional<Decimal> largest_own_loss(std::span<const SafetyNetBand> bands) {
  Exact loss = 0;
  Exact from = 0;
  for (const SafetyNetBand& band : bands) {
    loss += exact(band.from) - from;
    if (!band.to) {
      if (band.paid != Decimal(1)) return std::nullopt;
      return round_to_decimal(loss, 9);
    }
    loss += (exact(*band.to) - exact(band.from)) * (1 - exact(band.paid));
    from = exact(*band.to);
  }
  return std::nullopt;
}

std::vector<Transfer> transfers(const SafetyNet& year, std::string_view scheme) {
  std::vector<Transfer> all;
  for (const SafetyNetLine& line : year.lines) {
    if (line.paid == Cents()) continue;
    std::string bands;
    for (const SafetyNetStep& step : line.steps) {
      if (!bands.empty()) bands += "; ";
      bands += to_string(step.band.from) + "-" + (step.band.to ? to_string(*step.band.to) : "") +
               ": " + to_string(step.band.paid);
    }
    all.push_back({.period = {year.paid_in, 0},
                   .from = state(),
                   .to = municipality(line.municipality),
                   .amount = line.paid,
                   .scheme = std::string(scheme),
                   .reason = {.rule = "F7.safety_net",
                              .inputs = {{"year", std::to_string(year.year)},
                                         {"budget", line.budget},
                                         {"cost", line.cost},
                                         {"deficit", line.deficit},
                                         {"rule_year", std::to_string(year.rule_year)},
                                         {"bands", std::move(bands)}}}});
  }
  return all;
}

}  // namespace houvast::funding
