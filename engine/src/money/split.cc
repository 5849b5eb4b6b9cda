// SPDX-License-Identifier: EUPL-1.2
#include "houvast/split.h"

#include <algorithm>
#include <numeric>
#include <string>

#include "money/exact.h"

namespace houvast {
namespace {

__extension__ using UInt128 = unsigned __int128;

/// Weights as whole numbers, or what is wrong with them.
Result<UInt128> total_weight(Cents total, std::span<const std::int64_t> weights) {
  Problems problems;
  UInt128 sum = 0;
  for (std::size_t i = 0; i < weights.size(); ++i) {
    if (weights[i] < 0)
      problems.push_back({.code = "money/negative-weight",
                          .place = {.field = std::to_string(i + 1)},
                          .found = std::to_string(weights[i])});
    else
      sum += static_cast<UInt128>(weights[i]);
  }
  if (problems.empty() && sum == 0 && total != Cents())
    problems.push_back({.code = "money/no-weight", .found = to_string(total)});
  if (!problems.empty()) return tl::unexpected(std::move(problems));
  return sum;
}

struct Share {
  std::int64_t whole;
  UInt128 remainder;
  std::size_t index;
};

/// Largest remainder on a total of zero or more. `sum` is above zero.
std::vector<Share> shares_of(std::uint64_t total, std::span<const std::int64_t> weights,
                             UInt128 sum) {
  std::vector<Share> shares;
  shares.reserve(weights.size());
  std::uint64_t left = total;
  for (std::size_t i = 0; i < weights.size(); ++i) {
    const UInt128 product = UInt128(total) * static_cast<UInt128>(weights[i]);
    const auto whole = static_cast<std::int64_t>(product / sum);
    shares.push_back({whole, product % sum, i});
    left -= static_cast<std::uint64_t>(whole);
  }
  std::vector<Share*> order;
  order.reserve(shares.size());
  for (Share& share : shares) order.push_back(&share);
  std::stable_sort(order.begin(), order.end(),
                   [](const Share* a, const Share* b) { return a->remainder > b->remainder; });
  check(left <= order.size());
  for (std::uint64_t i = 0; i < left; ++i) ++order[i]->whole;
  return shares;
}

}  // namespace

Result<std::vector<Cents>> split(Cents total, std::span<const std::int64_t> weights) {
  const auto sum = total_weight(total, weights);
  if (!sum) return tl::unexpected(sum.error());
  std::vector<Cents> parts(weights.size());
  if (total == Cents()) return parts;
  const bool negative = total < Cents();
  const auto magnitude = static_cast<std::uint64_t>((negative ? -total : total).count());
  for (const Share& share : shares_of(magnitude, weights, *sum))
    parts[share.index] = Cents(negative ? -share.whole : share.whole);
  return parts;
}

Result<std::vector<Cents>> split(Cents total, std::span<const Cents> weights) {
  std::vector<std::int64_t> counts;
  counts.reserve(weights.size());
  for (const Cents weight : weights) counts.push_back(weight.count());
  return split(total, counts);
}

Result<std::vector<Cents>> split(Cents total, std::span<const Decimal> weights) {
  std::vector<std::int64_t> signs;
  for (const Decimal weight : weights) signs.push_back(weight.units());
  if (const auto fits = total_weight(total, signs); !fits) {
    Problems problems = fits.error();
    for (Problem& problem : problems)
      if (problem.code == "money/negative-weight")
        problem.found = to_string(weights[std::stoul(problem.place.field) - 1]);
    return tl::unexpected(std::move(problems));
  }
  std::vector<Exact> fractions;
  for (const Decimal weight : weights) fractions.push_back(exact(weight));
  return split_exactly(total, fractions);
}

}  // namespace houvast
