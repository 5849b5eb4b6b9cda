// SPDX-License-Identifier: EUPL-1.2
#include "houvast/transition.h"

#include <algorithm>
#include <map>

#include "funding/findings.h"

namespace houvast::funding {
namespace {

Fraction to_fraction(Decimal number) {
  std::int64_t scale = 1;
  for (int i = 0; i < number.decimals(); ++i) scale *= 10;
  return Fraction(number.units(), scale);
}

/// What the weights add up to: over all, and over the municipalities of one receiver.
struct Totals {
  Cents historical;
  Cents objective;
};

struct Regions {
  std::map<std::string, Totals> by_receiver;
  Totals all;
};

std::vector<ShareWeights> in_order(std::vector<ShareWeights> weights) {
  std::sort(weights.begin(), weights.end(), [](const ShareWeights& a, const ShareWeights& b) {
    return a.municipality < b.municipality;
  });
  return weights;
}

Regions regions_of(const std::vector<ShareWeights>& weights) {
  Regions regions;
  for (const ShareWeights& row : weights) {
    for (Totals* totals : {&regions.all, &regions.by_receiver[row.receiver]}) {
      totals->historical += row.historical;
      totals->objective += row.objective;
    }
  }
  return regions;
}

Findings find_problems(const AllocationInput& input, const std::vector<ShareWeights>& weights) {
  Findings findings;
  findings.refuse_negative(input.macro, "macro");
  if (input.objective_macro) findings.refuse_negative(*input.objective_macro, "objective_macro");
  for (std::size_t i = 0; i < weights.size(); ++i) {
    findings.refuse_negative(weights[i].historical, weights[i].municipality);
    if (i > 0 && weights[i].municipality == weights[i - 1].municipality)
      findings.add("funding/figure-twice", figure_name(weights[i].municipality, input.year));
    if (!std::ranges::binary_search(weights, weights[i].receiver, {}, &ShareWeights::municipality))
      findings.add("funding/receiver-not-in-list", weights[i].municipality, weights[i].receiver);
  }
  return findings;
}

bool shares_whole_region(const AllocationInput& input) {
  return input.reading == TransitionTerms::Reading::whole_region_at_once;
}

/// There is something to share out, and nothing it could be in proportion to.
void find_missing_weights(const AllocationInput& input, const Regions& regions, Cents objective,
                          Findings& findings) {
  const std::string place = std::to_string(input.year);
  const bool has_historical_part = input.objective_share != Fraction(1) && input.macro != Cents();
  const bool has_objective_part = input.objective_share != Fraction(0) && objective != Cents();
  if (has_historical_part && regions.all.historical == Cents())
    findings.add("funding/no-base", place);
  if (has_objective_part && regions.all.objective <= Cents())
    findings.add("funding/no-objective-weight", place);
  if (!has_historical_part || !shares_whole_region(input)) return;
  for (const auto& [receiver, totals] : regions.by_receiver)
    if (totals.historical > Cents() && totals.objective <= Cents())
      findings.add("funding/no-objective-weight", receiver);
}

/// Part of `budget` in proportion to weight / total; nothing of nothing.
Exact part_of(const Exact& budget, Cents weight, Cents total) {
  if (budget == 0 || weight == Cents()) return 0;
  return budget * exact(weight) / exact(total);
}

/// The historical part of every municipality: at the receiver, or shared in its region.
std::vector<Exact> historical_parts(const std::vector<ShareWeights>& weights,
                                    const Regions& regions, const Exact& budget,
                                    bool in_whole_region) {
  std::vector<Exact> parts;
  for (const ShareWeights& row : weights) {
    if (in_whole_region) {
      const Totals& region = regions.by_receiver.at(row.receiver);
      const Exact of_region = part_of(budget, region.historical, regions.all.historical);
      parts.push_back(part_of(of_region, row.objective, region.objective));
    } else {
      const auto received = regions.by_receiver.find(row.municipality);
      const Cents weight =
          received == regions.by_receiver.end() ? Cents() : received->second.historical;
      parts.push_back(part_of(budget, weight, regions.all.historical));
    }
  }
  return parts;
}

}  // namespace

Result<Fraction> objective_share(const TransitionTerms& terms, int year) {
  const std::string place = "transition " + std::to_string(year);
  if (terms.path.empty()) {
    if (terms.years <= 0)
      return failure({.code = "funding/no-transition-years",
                      .place = {.field = "transition.years"},
                      .found = std::to_string(terms.years)});
    return Fraction(std::clamp(year - terms.from, 0, terms.years), terms.years);
  }
  const auto found = terms.path.find(year);
  if (found == terms.path.end())
    return failure({.code = "funding/year-outside-path",
                    .place = {.field = "transition.path"},
                    .found = std::to_string(year),
                    .expected = std::to_string(terms.path.begin()->first) + "-" +
                                std::to_string(terms.path.rbegin()->first)});
  if (found->second < Decimal(0) || found->second > Decimal(1))
    return failure({.code = "funding/path-outside-zero-one",
                    .place = {.field = place},
                    .found = to_string(found->second)});
  return to_fraction(found->second);
}

Result<Allocation> allocate(const AllocationInput& input) {
  const std::vector<ShareWeights> weights = in_order(input.weights);
  const Cents objective_macro = input.objective_macro.value_or(input.macro);
  Findings findings = find_problems(input, weights);
  if (!findings.none()) return findings.failure();
  const Regions regions = regions_of(weights);
  find_missing_weights(input, regions, objective_macro, findings);
  if (!findings.none()) return findings.failure();

  // a[i] = (1-L) * H * h[i] + L * O * o[i]: historical parts first, then objective ones, so that
  // all of them are rounded together and add up to the amount.
  const Exact share = exact(input.objective_share);
  const Exact historical_budget = (1 - share) * exact(input.macro);
  const Exact objective_budget = share * exact(objective_macro);
  std::vector<Exact> parts =
      historical_parts(weights, regions, historical_budget, shares_whole_region(input));
  for (const ShareWeights& row : weights)
    parts.push_back(part_of(objective_budget, row.objective, regions.all.objective));

  Allocation allocation{.year = input.year,
                        .macro = input.macro,
                        .objective_macro = objective_macro,
                        .objective_share = input.objective_share,
                        .reading = input.reading,
                        .amount = round_to_cents(historical_budget + objective_budget),
                        .historical_total = regions.all.historical,
                        .objective_total = regions.all.objective};
  const std::vector<Cents> amounts = round_parts(allocation.amount, parts);
  std::vector<Cents> unchanged(weights.size());
  if (regions.all.historical > Cents())
    unchanged =
        round_parts(input.macro, historical_parts(weights, regions, exact(input.macro), false));
  Cents sum;
  for (std::size_t i = 0; i < weights.size(); ++i) {
    allocation.lines.push_back({.municipality = weights[i].municipality,
                                .historical = amounts[i],
                                .objective = amounts[weights.size() + i],
                                .unchanged = unchanged[i],
                                .historical_weight = weights[i].historical,
                                .objective_weight = weights[i].objective,
                                .region = weights[i].receiver});
    sum += allocation.lines.back().amount();
  }
  check(weights.empty() || sum == allocation.amount);
  return allocation;
}

namespace {

/// What one receiver's municipalities weigh together, to name in reasons.
std::map<std::string, Totals> totals_by_region(const Allocation& allocation) {
  std::map<std::string, Totals> totals;
  for (const AllocationLine& line : allocation.lines) {
    totals[line.region].historical += line.historical_weight;
    totals[line.region].objective += line.objective_weight;
  }
  return totals;
}

Reason historical_reason(const Allocation& allocation, const AllocationLine& line,
                         const std::map<std::string, Totals>& regions) {
  const bool whole_region = allocation.reading == TransitionTerms::Reading::whole_region_at_once;
  const std::string& receiver = whole_region ? line.region : line.municipality;
  const auto region = regions.find(receiver);
  const Totals totals = region == regions.end() ? Totals() : region->second;
  Reason reason{.rule = whole_region ? "F4.historical_shared" : "F4.historical",
                .inputs = {{"macro", allocation.macro},
                           {"objective_share", to_string(allocation.objective_share)},
                           {"weight", totals.historical},
                           {"weight_total", allocation.historical_total}}};
  if (whole_region) {
    reason.inputs.push_back({"objective_weight", line.objective_weight});
    reason.inputs.push_back({"objective_weight_region", totals.objective});
  }
  return reason;
}

Reason objective_reason(const Allocation& allocation, const AllocationLine& line) {
  return {.rule = "F4.objective",
          .inputs = {{"macro", allocation.objective_macro},
                     {"objective_share", to_string(allocation.objective_share)},
                     {"weight", line.objective_weight},
                     {"weight_total", allocation.objective_total}}};
}

}  // namespace

std::vector<Transfer> transfers(const Allocation& allocation, std::string_view scheme) {
  const auto regions = totals_by_region(allocation);
  std::vector<Transfer> all;
  const auto post = [&](const AllocationLine& line, Cents amount, Reason reason) {
    if (amount == Cents()) return;
    all.push_back({.period = {allocation.year, 0},
                   .from = state(),
                   .to = municipality(line.municipality),
                   .amount = amount,
                   .scheme = std::string(scheme),
                   .reason = std::move(reason)});
  };
  for (const AllocationLine& line : allocation.lines) {
    post(line, line.historical, historical_reason(allocation, line, regions));
    post(line, line.objective, objective_reason(allocation, line));
  }
  return all;
}

}  // namespace houvast::funding
