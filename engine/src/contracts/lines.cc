// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>
#include <array>
#include <tuple>

#include "contracts/line_order.h"

namespace houvast::contracts {
namespace {

/// Lists in which `source` is a place: clauses of the contract, ceilings, savings, providers.
int source_kind(LineKind kind) {
  switch (kind) {
    case LineKind::ceiling:
      return 1;
    case LineKind::savings:
    case LineKind::losses:
      return 2;
    case LineKind::subcontract:
      return 3;
    default:
      return 0;
  }
}

/// Places as one number, in their order: two numbers compare faster than nine fields.
std::uint64_t source_key(const ContractLine& line) {
  return std::uint64_t{line.contract} << 40 |
         static_cast<std::uint64_t>(source_kind(line.kind)) << 32 |
         std::uint64_t{line.source} << 16 | line.municipality;
}

std::uint64_t care_key(const ContractLine& line) {
  const auto place = [](std::optional<std::uint16_t> of) {
    return of ? std::uint64_t{*of} + 1 : std::uint64_t{0};
  };
  return place(line.product) << 47 | place(line.provider) << 30 |
         static_cast<std::uint64_t>(line.month);
}

bool comes_before(const ContractLine& a, const ContractLine& b) {
  const std::uint64_t a_source = source_key(a), b_source = source_key(b);
  if (a_source != b_source) return a_source < b_source;
  const std::uint64_t a_care = care_key(a), b_care = care_key(b);
  if (a_care != b_care) return a_care < b_care;
  return std::tie(a.kind, a.part, a.care, a.from_provider) <
         std::tie(b.kind, b.part, b.care, b.from_provider);
}

}  // namespace

void put_in_order(std::vector<ContractLine>& lines) {
  // Clauses make their lines in order, so most often there is nothing to do.
  const auto sorted_until = std::is_sorted_until(lines.begin(), lines.end(), comes_before);
  if (sorted_until == lines.end()) return;
  std::stable_sort(sorted_until, lines.end(), comes_before);
  std::inplace_merge(lines.begin(), sorted_until, lines.end(), comes_before);
}

std::string_view rule_of(LineKind kind) {
  // In the order of LineKind.
  static constexpr std::array<std::string_view, 24> ids = {
      "C1.availability",    "C2.unit",         "C2.function",
      "C2.trajectory",      "C2.person_year",  "C2.client_following",
      "C3.characteristics", "C3.history",      "C3.network",
      "C3.team_population", "C3.team_results", "C3.team_referrals",
      "C4.result",          "C5.advance",      "C5.reimbursement",
      "C5.unspent",         "C5.recovered",    "C6.ceiling",
      "C7.guarantee",       "C8.advance",      "C8.settled",
      "C9.savings",         "C9.losses",       "C12.subcontract",
  };
  return ids[static_cast<std::size_t>(kind)];
}

Cents Settlement::paid(std::size_t contract, std::size_t municipality, int year,
                       const ContractFacts& facts) const {
  Cents sum;
  const auto from = std::partition_point(lines.begin(), lines.end(), [&](const ContractLine& line) {
    return line.contract < contract;
  });
  for (auto line = from; line != lines.end() && line->contract == contract; ++line)
    if (line->municipality == municipality && !line->from_provider &&
        facts.years.from + line->month / 12 == year)
      sum += line->amount;
  return sum;
}

}  // namespace houvast::contracts
