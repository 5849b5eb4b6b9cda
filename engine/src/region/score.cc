// SPDX-License-Identifier: EUPL-1.2
// R2, R8. Scores and weights of municipalities, set side by side.
#include "houvast/score.h"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>
#include <utility>

#include "money/exact.h"

namespace houvast::region {
namespace {

using Weights = std::map<std::pair<std::string, std::string>, Decimal>;

Decimal shown(const Exact& number) {
  constexpr std::int64_t million = 1'000'000;
  return Decimal(round_to_cents(number * million).count(), 6);
}

Problems problems_of(std::span<const Score> scores, std::span<const ScoreWeight> weights) {
  Problems problems;
  std::set<std::tuple<std::string, std::string, std::string>> seen;
  for (const Score& score : scores) {
    const std::string place = score.municipality + " " + score.option + " " + score.criterion;
    if (score.score < Decimal(1) || score.score > Decimal(5))
      problems.push_back({.code = "region/score-out-of-range",
                          .place = {.field = place},
                          .found = to_string(score.score)});
    if (!seen.insert({score.municipality, score.option, score.criterion}).second)
      problems.push_back({.code = "region/score-twice", .place = {.field = place}});
  }
  for (const ScoreWeight& weight : weights)
    if (weight.weight.is_negative())
      problems.push_back({.code = "region/negative-score-weight",
                          .place = {.field = weight.municipality + " " + weight.criterion},
                          .found = to_string(weight.weight)});
  return problems;
}

std::vector<ScoreLine> lines_of(std::span<const Score> scores) {
  std::map<std::pair<std::string, std::string>, std::vector<Decimal>> grouped;
  for (const Score& score : scores) grouped[{score.option, score.criterion}].push_back(score.score);
  std::vector<ScoreLine> lines;
  for (const auto& [name, group] : grouped) {
    const auto [lowest, highest] = std::minmax_element(group.begin(), group.end());
    Exact sum = 0;
    for (const Decimal score : group) sum += exact(score);
    lines.push_back({.option = name.first,
                     .criterion = name.second,
                     .lowest = *lowest,
                     .highest = *highest,
                     .mean = shown(sum / group.size()),
                     .municipalities = static_cast<int>(group.size()),
                     .agreed = exact(*highest) - exact(*lowest) <= 1});
  }
  return lines;
}

/// Weighted mean, exact: two options that are equal must both come first.
struct Mean {
  Exact sum = 0;
  Exact weight = 0;
};

}  // namespace

Result<ScoreComparison> compare_scores(std::span<const Score> scores,
                                       std::span<const ScoreWeight> weights) {
  Problems problems = problems_of(scores, weights);
  if (!problems.empty()) return tl::unexpected(std::move(problems));
  Weights weight_of;
  for (const ScoreWeight& weight : weights)
    weight_of[{weight.municipality, weight.criterion}] = weight.weight;

  std::map<std::string, std::map<std::string, Mean>> means;
  for (const Score& score : scores) {
    const auto known = weight_of.find({score.municipality, score.criterion});
    const Exact weight = known == weight_of.end() ? Exact(1) : exact(known->second);
    Mean& mean = means[score.municipality][score.option];
    mean.sum += weight * exact(score.score);
    mean.weight += weight;
  }

  ScoreComparison result{.lines = lines_of(scores), .preferences = {}, .shared_first = {}};
  std::map<std::string, std::size_t> firsts;
  for (const auto& [municipality, options] : means) {
    std::optional<Exact> best;
    for (const auto& [option, mean] : options)
      if (mean.weight > 0 && (!best || mean.sum / mean.weight > *best))
        best = mean.sum / mean.weight;
    for (const auto& [option, mean] : options) {
      if (mean.weight == 0) continue;  // Nothing here counts for this municipality.
      const Exact value = mean.sum / mean.weight;
      result.preferences.push_back({.municipality = municipality,
                                    .option = option,
                                    .weighted_mean = shown(value),
                                    .is_first = value == *best});
      if (value == *best) ++firsts[option];
    }
  }
  for (const auto& [option, count] : firsts)
    if (count == means.size()) result.shared_first.push_back(option);
  return result;
}

}  // namespace houvast::region
