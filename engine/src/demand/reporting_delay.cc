// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>

#include "demand/calibrate_parts.h"

namespace houvast::demand {
namespace {

constexpr int longest_delay = 36;

int month_number(Period month) { return month.year * 12 + month.month - 1; }

int month_number(std::chrono::sys_days day) {
  const std::chrono::year_month_day date(day);
  return static_cast<int>(date.year()) * 12 +
         static_cast<int>(static_cast<unsigned>(date.month())) - 1;
}

/// Claims by month of delay, and by how many months they could have been seen to be late.
struct SeenClaim {
  int delay = 0;
  int could_be_seen = 0;
};

std::vector<SeenClaim> seen_claims(const PlacedRecords& all, std::span<const std::size_t> orders) {
  const int first = month_number(all.options.from);
  const int last = month_number(all.options.to) - 1;  // The last month that is whole.
  std::vector<SeenClaim> seen;
  for (const std::size_t order : orders)
    for (const Claim& claim : all.records[order].claims) {
      const int month = month_number(claim.month), reported = month_number(claim.reported);
      if (month < first || reported > last) continue;
      seen.push_back({std::min(reported - month, longest_delay), last - month});
    }
  return seen;
}

}  // namespace

// Only claims that came in are seen, so late ones are missed. Of the claims that could have been
// seen k months late, the share that was exactly k late among those at most k late is not missed;
// these shares give the distribution from its end to its beginning.
std::vector<double> fit_reporting_delay(const PlacedRecords& all,
                                        std::span<const std::size_t> orders) {
  const std::vector<SeenClaim> seen = seen_claims(all, orders);
  if (seen.empty()) return {};
  int longest = 0;
  for (const SeenClaim& claim : seen) longest = std::max(longest, claim.delay);
  std::vector<double> shares(static_cast<std::size_t>(longest) + 1);
  double at_most = 1;
  for (int k = longest; k > 0; --k) {
    double exactly = 0, up_to = 0;
    for (const SeenClaim& claim : seen) {
      if (claim.could_be_seen < k || claim.delay > k) continue;
      up_to += 1;
      exactly += claim.delay == k ? 1 : 0;
    }
    const double share = up_to > 0 ? exactly / up_to : 0;
    shares[static_cast<std::size_t>(k)] = at_most * share;
    at_most *= 1 - share;
  }
  shares[0] = at_most;
  return shares;
}

}  // namespace houvast::demand
