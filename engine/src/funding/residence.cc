// SPDX-License-Identifier: EUPL-1.2
#include "houvast/residence.h"

#include <map>

#include "funding/findings.h"

namespace houvast::funding {
namespace {

Residence rule_in(const ResidenceTerms& terms, int year) {
  if (terms.origin_from && year >= *terms.origin_from) return Residence::origin;
  return terms.rule;
}

}  // namespace

Result<ResidenceOutcome> compare_residence(const ResidenceTerms& terms, int year) {
  Findings findings;
  std::map<std::string, ResidenceLine> lines;
  std::map<std::pair<std::string, std::string>, Cents> moved;
  for (const CostByResidence& row : terms.costs) {
    if (row.year != year) continue;
    findings.refuse_negative(row.cost, row.actual + " " + figure_name(row.origin, year));
    lines[row.actual].by_actual += row.cost;
    lines[row.origin].by_origin += row.cost;
    if (row.actual != row.origin) moved[{row.actual, row.origin}] += row.cost;
  }
  if (!findings.none()) return findings.failure();

  ResidenceOutcome outcome{
      .year = year, .rule = rule_in(terms, year), .spending_is_by = terms.spending_is_by};
  Cents sum;
  for (auto& [code, line] : lines) {
    line.municipality = code;
    line.difference = line.by_origin - line.by_actual;
    sum += line.difference;
    outcome.lines.push_back(line);
  }
  check(sum == Cents());
  for (const auto& [pair, cost] : moved)
    outcome.moved.push_back(
        {.year = year, .actual = pair.first, .origin = pair.second, .cost = cost});
  return outcome;
}

std::vector<Transfer> transfers(const ResidenceOutcome& outcome, std::string_view scheme) {
  std::vector<Transfer> all;
  if (outcome.rule == outcome.spending_is_by) return all;
  const bool origin_bears = outcome.rule == Residence::origin;
  for (const CostByResidence& row : outcome.moved) {
    if (row.cost == Cents()) continue;
    all.push_back(
        {.period = {outcome.year, 0},
         .from = municipality(origin_bears ? row.origin : row.actual),
         .to = municipality(origin_bears ? row.actual : row.origin),
         .amount = row.cost,
         .scheme = std::string(scheme),
         .reason = {
             .rule = origin_bears ? "F8.origin_bears" : "F8.actual_bears",
             .inputs = {{"actual", row.actual}, {"origin", row.origin}, {"cost", row.cost}}}});
  }
  return all;
}

}  // namespace houvast::funding
