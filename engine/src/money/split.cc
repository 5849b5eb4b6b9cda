// SPDX-License-Identifier: EUPL-1.2
#include "houvast/split.h"

#include <algorithm>
#include <optional>
#include <string>

#include "money/exact.h"
#include "money/split_kernel.h"

namespace houvast {
namespace {

bool is_negative(std::int64_t weight) { return weight < 0; }
bool is_negative(Cents weight) { return weight < Cents(); }
bool is_negative(Decimal weight) { return weight.is_negative(); }

std::string as_text(std::int64_t weight) { return std::to_string(weight); }
std::string as_text(Cents weight) { return to_string(weight); }
std::string as_text(Decimal weight) { return to_string(weight); }

/// Everything that is wrong with the weights. The place of a weight is its number, from 1.
template <class Weight>
Problems find_problems(Cents total, std::span<const Weight> weights) {
  Problems problems;
  bool all_zero = true;
  for (std::size_t i = 0; i < weights.size(); ++i) {
    if (weights[i] == Weight()) continue;
    all_zero = false;
    if (is_negative(weights[i]))
      problems.push_back({.code = "money/negative-weight",
                          .place = {.field = std::to_string(i + 1)},
                          .found = as_text(weights[i])});
  }
  if (all_zero && total != Cents())
    problems.push_back({.code = "money/no-weight", .found = to_string(total)});
  return problems;
}

/// The same weights as whole numbers, when they fit: 0.5 and 0.25 are 50 and 25.
std::optional<std::vector<std::int64_t>> to_whole(std::span<const Decimal> weights) {
  int decimals = 0;
  for (const Decimal weight : weights) decimals = std::max(decimals, weight.decimals());
  std::vector<std::int64_t> whole;
  whole.reserve(weights.size());
  for (const Decimal weight : weights) {
    std::int64_t units = weight.units();
    for (int i = weight.decimals(); i < decimals; ++i)
      if (__builtin_mul_overflow(units, std::int64_t{10}, &units)) return std::nullopt;
    whole.push_back(units);
  }
  return whole;
}

}  // namespace

Result<std::vector<Cents>> split(Cents total, std::span<const std::int64_t> weights) {
  if (Problems problems = find_problems(total, weights); !problems.empty())
    return tl::unexpected(std::move(problems));
  std::vector<Cents> parts(weights.size());
  split_into(total, weights, parts);
  return parts;
}

Result<std::vector<Cents>> split(Cents total, std::span<const Cents> weights) {
  if (Problems problems = find_problems(total, weights); !problems.empty())
    return tl::unexpected(std::move(problems));
  std::vector<std::int64_t> counts;
  counts.reserve(weights.size());
  for (const Cents weight : weights) counts.push_back(weight.count());
  return split(total, counts);
}

Result<std::vector<Cents>> split(Cents total, std::span<const Decimal> weights) {
  if (Problems problems = find_problems(total, weights); !problems.empty())
    return tl::unexpected(std::move(problems));
  if (const auto whole = to_whole(weights)) return split(total, *whole);
  std::vector<Exact> fractions;
  fractions.reserve(weights.size());
  for (const Decimal weight : weights) fractions.push_back(exact(weight));
  return split_exactly(total, fractions);
}

}  // namespace houvast
