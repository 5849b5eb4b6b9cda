// SPDX-License-Identifier: EUPL-1.2
// R8. Capacity that municipalities share (000): places that one pays for and another uses.
#include <algorithm>

#include "houvast/check.h"
#include "houvast/cooperation.h"
#include "houvast/split.h"

namespace houvast::region {

Result<std::vector<CapacityLine>> share_capacity(std::span<const CapacityMember> members,
                                                 Cents price) {
  Problems problems;
  std::vector<std::int64_t> spare;
  std::vector<std::int64_t> short_of;
  std::int64_t all_spare = 0;
  std::int64_t all_short = 0;
  for (const CapacityMember& member : members) {
    if (member.paid_places < 0 || member.needed_places < 0) {
      problems.push_back(
          {.code = "region/negative-places",
           .place = {.field = member.municipality},
           .found = std::to_string(std::min(member.paid_places, member.needed_places))});
      continue;
    }
    spare.push_back(std::max<std::int64_t>(0, member.paid_places - member.needed_places));
    short_of.push_back(std::max<std::int64_t>(0, member.needed_places - member.paid_places));
    all_spare += spare.back();
    all_short += short_of.back();
  }
  if (!problems.empty()) return tl::unexpected(std::move(problems));

  // Whole places are split as whole cents are. A part is never more than its weight, since what is
  // matched is at most the sum of the weights.
  const Cents matched(std::min(all_spare, all_short));
  const auto lent = houvast::split(matched, spare);
  const auto borrowed = houvast::split(matched, short_of);
  check(lent.has_value() && borrowed.has_value());
  std::vector<CapacityLine> lines;
  for (std::size_t i = 0; i < members.size(); ++i) {
    const std::int64_t out = (*lent)[i].count();
    const std::int64_t in = (*borrowed)[i].count();
    std::int64_t moved = 0;
    check(!__builtin_mul_overflow(out - in, price.count(), &moved));
    lines.push_back({.municipality = members[i].municipality,
                     .lent = out,
                     .borrowed = in,
                     .moved = Cents(moved)});
  }
  return lines;
}

std::vector<Transfer> transfers(std::span<const CapacityLine> lines, Cents price, int year,
                                std::string_view scheme, const RegionAccounts& accounts) {
  std::vector<Transfer> posted;
  for (const CapacityLine& line : lines) {
    const Account own = municipality(line.municipality);
    if (line.moved == Cents() || own == accounts.pool) continue;
    const bool pays = line.moved < Cents();
    posted.push_back(
        {.period = {.year = year},
         .from = pays ? own : accounts.pool,
         .to = pays ? accounts.pool : own,
         .amount = pays ? -line.moved : line.moved,
         .scheme = std::string(scheme),
         .reason = {"R8.capacity",
                    {{"places", Decimal(pays ? line.borrowed : line.lent)}, {"price", price}}}});
  }
  return posted;
}

}  // namespace houvast::region
