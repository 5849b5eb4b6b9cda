// SPDX-License-Identifier: EUPL-1.2
#include "region/solidarity_plan.h"

#include <algorithm>
#include <numeric>
#include <string>

namespace houvast::region {
namespace {

/// So that sums of amounts provably fit in 64 bits; there are 342 municipalities.
constexpr std::size_t most_members = 1000;
static_assert(most_members * 6 * static_cast<std::uint64_t>(max_amount.count()) < INT64_MAX);

constexpr std::int64_t ten_to(int exponent) {
  std::int64_t power = 1;
  for (int i = 0; i < exponent; ++i) power *= 10;
  return power;
}

Decimal in_year(Decimal usual, const std::map<int, Decimal>& different, int year) {
  const auto found = different.find(year);
  return found == different.end() ? usual : found->second;
}

bool is_share(Decimal number) { return !number.is_negative() && number <= Decimal(1); }

void check_shares(const SolidarityTerms& terms, Problems& problems) {
  const auto check_share = [&](Decimal share, std::string field) {
    if (!is_share(share))
      problems.push_back({.code = "region/share-out-of-range",
                          .place = {.field = std::move(field)},
                          .found = to_string(share)});
  };
  check_share(terms.own_share_deficit, "own_share_deficit");
  check_share(terms.own_share_surplus, "own_share_surplus");
  for (const auto& [year, share] : terms.own_share_deficit_in)
    check_share(share, "own_share_deficit " + std::to_string(year));
  for (const auto& [year, share] : terms.own_share_surplus_in)
    check_share(share, "own_share_surplus " + std::to_string(year));
  if (terms.execution_surcharge && !is_share(*terms.execution_surcharge))
    problems.push_back({.code = "region/surcharge-out-of-range",
                        .place = {.field = "execution_surcharge"},
                        .found = to_string(*terms.execution_surcharge)});
}

void check_members(std::span<const SolidarityMember> members, Problems& problems) {
  if (members.size() > most_members)
    problems.push_back({.code = "region/too-many-municipalities",
                        .found = std::to_string(members.size()),
                        .expected = std::to_string(most_members)});
  for (std::size_t i = 1; i < members.size(); ++i) {
    check(members[i - 1].municipality <= members[i].municipality);
    if (members[i - 1].municipality == members[i].municipality)
      problems.push_back({.code = "region/municipality-twice", .found = members[i].municipality});
  }
}

/// Choice 4, as the user gave them.
std::vector<Decimal> shown_weights(const SolidarityTerms& terms,
                                   std::span<const SolidarityMember> members, Problems& problems) {
  std::vector<Decimal> weights;
  for (const SolidarityMember& member : members) {
    Decimal weight;
    if (terms.weight == SolidarityWeight::inhabitants) {
      weight = Decimal(member.inhabitants);
    } else if (const auto found = terms.weight_table.find(member.municipality);
               found != terms.weight_table.end()) {
      weight = found->second;
    } else {
      problems.push_back(
          {.code = "region/weight-missing", .place = {.field = member.municipality}});
    }
    if (weight.is_negative())
      problems.push_back({.code = "money/negative-weight",
                          .place = {.field = member.municipality},
                          .found = to_string(weight)});
    weights.push_back(weight);
  }
  return weights;
}

Int128 greatest_divisor(Int128 a, Int128 b) {
  while (b != 0) {
    const Int128 rest = a % b;
    a = b;
    b = rest;
  }
  return a;
}

/// The same proportions in the smallest whole numbers. At most 18 digits and 18 more to bring all
/// to the same number of decimals: 10^36 is below 2^120.
std::vector<Int128> whole_weights(const std::vector<Decimal>& shown) {
  int decimals = 0;
  for (const Decimal weight : shown) decimals = std::max(decimals, weight.decimals());
  std::vector<Int128> weights;
  Int128 divisor = 0;
  for (const Decimal weight : shown) {
    weights.push_back(Int128(weight.units()) * ten_to(decimals - weight.decimals()));
    divisor = greatest_divisor(divisor, weights.back());
  }
  if (divisor > 1)
    for (Int128& weight : weights) weight /= divisor;
  return weights;
}

void plan_own_shares(const SolidarityTerms& terms, int year, SolidarityPlan& plan) {
  plan.own_share_deficit = in_year(terms.own_share_deficit, terms.own_share_deficit_in, year);
  plan.own_share_surplus = in_year(terms.own_share_surplus, terms.own_share_surplus_in, year);
  const int decimals =
      std::max(plan.own_share_deficit.decimals(), plan.own_share_surplus.decimals());
  const std::int64_t one = ten_to(decimals);
  const auto pooled = [&](Decimal own) {
    return one - own.units() * ten_to(decimals - own.decimals());
  };
  const std::int64_t deficit = pooled(plan.own_share_deficit);
  const std::int64_t surplus = pooled(plan.own_share_surplus);
  const std::int64_t divisor = std::gcd(one, std::gcd(deficit, surplus));
  plan.pooled_parts_deficit = deficit / divisor;
  plan.pooled_parts_surplus = surplus / divisor;
  plan.kept_parts = one / divisor;
}

void plan_surcharge(Decimal surcharge, SolidarityPlan& plan) {
  const std::int64_t one = ten_to(surcharge.decimals());
  const std::int64_t divisor = std::gcd(one, surcharge.units());
  plan.has_surcharge = true;
  plan.cost_parts = one / divisor;
  plan.spending_parts = (one + surcharge.units()) / divisor;
}

std::vector<Cents> corrections_of(const SolidarityTerms& terms, int year,
                                  std::span<const SolidarityMember> members, Problems& problems) {
  std::vector<Cents> corrections(members.size());
  for (const Correction& correction : terms.corrections) {
    if (correction.year != year) continue;
    for (std::size_t i = 0; i < members.size(); ++i) {
      if (members[i].municipality != correction.municipality) continue;
      // Two amounts in range can always be added.
      if (is_in_range(correction.amount)) corrections[i] += correction.amount;
      if (!is_in_range(correction.amount) || !is_in_range(corrections[i]))
        problems.push_back({.code = "money/out-of-range",
                            .place = {.field = correction.municipality},
                            .found = to_string(correction.amount)});
    }
  }
  return corrections;
}

std::uint64_t magnitude(Cents amount) {
  return static_cast<std::uint64_t>(std::abs(amount.count()));
}

}  // namespace

int amount_bits(const SolidarityPlan& plan, std::span<const SolidarityFigures> figures) {
  std::uint64_t all = 0;
  for (std::size_t i = 0; i < figures.size(); ++i) {
    const SolidarityFigures& own = figures[i];
    all |= magnitude(own.income) | magnitude(own.spending) | magnitude(own.execution) |
           magnitude(plan.corrections[i]);
    if (own.real_result) all |= magnitude(*own.real_result);
  }
  return bit_length(all);
}

// A cost or a real result is a sum of three amounts: two bits more. A sum over members has as many
// bits more as their number has.
bool fits_128_bits(const SolidarityPlan& plan, int amount, std::size_t members) {
  const auto bits = [](std::int64_t parts) {
    return bit_length(static_cast<std::uint64_t>(parts));
  };
  const int sum = bits(static_cast<std::int64_t>(members));
  const int cost = amount + 2 + bits(plan.spending_parts);
  const int result = 1 + cost + (plan.is_average ? amount + sum : 0);
  const int pooled = result + bits(plan.kept_parts);
  const int weight = plan.weight == SolidarityWeight::income ? amount : plan.weight_bits;
  return pooled + weight + sum <= safe_bits;
}

Result<SolidarityPlan> plan_solidarity(const SolidarityTerms& terms, int year,
                                       std::span<const SolidarityMember> members) {
  Problems problems;
  check_members(members, problems);
  check_shares(terms, problems);

  SolidarityPlan plan;
  plan.is_average = terms.baseline == SolidarityTerms::Baseline::regional_average;
  plan.is_capped = terms.capped;
  // Option 2 settles results as they are: weights do not apply.
  plan.weight = plan.is_average ? SolidarityWeight::none : terms.weight;
  if (plan.weight == SolidarityWeight::inhabitants || plan.weight == SolidarityWeight::table)
    plan.weight_shown = shown_weights(terms, members, problems);
  plan.corrections = corrections_of(terms, year, members, problems);
  if (!problems.empty()) return tl::unexpected(std::move(problems));

  plan_own_shares(terms, year, plan);
  if (terms.execution_surcharge) plan_surcharge(*terms.execution_surcharge, plan);
  plan.weights = whole_weights(plan.weight_shown);
  for (const Int128 weight : plan.weights)
    plan.weight_bits = std::max(plan.weight_bits, bit_length(weight));
  return plan;
}

}  // namespace houvast::region
