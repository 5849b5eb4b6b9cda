// SPDX-License-Identifier: EUPL-1.2
#include "houvast/quickscan.h"

namespace houvast::quickscan {
namespace {

Quadrant quadrant_of(bool deficit_before, bool deficit_after) {
  if (deficit_before) return deficit_after ? Quadrant::stays_deficit : Quadrant::turns_surplus;
  return deficit_after ? Quadrant::turns_deficit : Quadrant::stays_surplus;
}

/// For a chart only.
double share(Cents result, Cents income) {
  return static_cast<double>(result.count()) / static_cast<double>(income.count());
}

}  // namespace

Quadrants quadrants(const Scan& scan, std::string_view domain, Moment before, Moment after) {
  std::map<std::string, const ScanLine*> first;
  Quadrants found;
  for (const ScanLine& line : scan.lines) {
    if (line.domain != domain || !line.result || *line.income <= Cents()) continue;
    if (line.moment == before) first[line.municipality] = &line;
  }
  for (const ScanLine& line : scan.lines) {
    if (line.domain != domain || line.moment != after || !line.result || *line.income <= Cents())
      continue;
    const auto earlier = first.find(line.municipality);
    if (earlier == first.end()) continue;
    const ScanLine& was = *earlier->second;
    const Quadrant quadrant = quadrant_of(*was.result < Cents(), *line.result < Cents());
    ++found.counts[quadrant];
    found.points.push_back({line.municipality, share(*was.result, *was.income),
                            share(*line.result, *line.income), quadrant});
  }
  return found;
}

std::vector<Stack> stack(const Scan& scan, Moment moment,
                         const std::map<std::string, Cents>& other_results) {
  std::vector<Stack> stacks;
  for (const ScanLine& line : scan.lines) {
    if (line.domain != "total" || line.moment != moment || !line.result) continue;
    const auto other = other_results.find(line.municipality);
    if (other == other_results.end()) continue;
    Stack one{line.municipality, moment, *line.result, other->second, false, false};
    one.both_deficits = one.result < Cents() && one.other_result < Cents();
    one.other_is_larger = one.both_deficits && one.other_result < one.result;
    stacks.push_back(std::move(one));
  }
  return stacks;
}

}  // namespace houvast::quickscan
