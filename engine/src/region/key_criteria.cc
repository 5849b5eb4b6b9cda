// SPDX-License-Identifier: EUPL-1.2
// R2. The five criteria of 002, computed for every key.
#include "houvast/key_criteria.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "houvast/check.h"
#include "money/exact.h"
#include "region/key_weights.h"
#include "region/pool.h"
#include "region/statistics.h"

namespace houvast::region {
namespace {

/// One municipality in one year, under one key.
struct Observation {
  double cost = 0;
  double contribution = 0;
  double result = 0;  ///< Income, less own care that is not pooled, less the contribution.
  double income = 0;
};

/// By run, year and municipality.
using Observations = std::vector<std::vector<std::vector<Observation>>>;

Result<std::vector<Observation>> observe(const KeyBlend& key, Decimal pooled_share,
                                         std::span<const PoolMember> members) {
  const auto weights = key_weights(key, actual_figures(members),
                                   [&](std::size_t i) { return members[i].municipality; });
  if (!weights) return tl::unexpected(weights.error());
  std::vector<Cents> costs;
  Cents total;
  for (const PoolMember& member : members) {
    costs.push_back(times(member.spending, pooled_share));
    total += costs.back();
  }
  const std::vector<Cents> contributions = split(total, *weights);
  std::vector<Observation> observations;
  for (std::size_t i = 0; i < members.size(); ++i) {
    const Cents result = members[i].income - (members[i].spending - costs[i]) - contributions[i];
    observations.push_back({.cost = to_double(costs[i]),
                            .contribution = to_double(contributions[i]),
                            .result = to_double(result),
                            .income = to_double(members[i].income)});
  }
  return observations;
}

using Years = std::vector<std::vector<std::vector<PoolMember>>>;

Result<Years> years_in_order(std::span<const std::vector<PoolFigures>> runs) {
  Years years;
  std::optional<std::size_t> municipalities;
  Problems problems;
  for (const std::vector<PoolFigures>& run : runs) {
    years.emplace_back();
    for (const PoolFigures& year : run) {
      auto members = in_order(year.members);
      if (!members) {
        problems.insert(problems.end(), members.error().begin(), members.error().end());
        continue;
      }
      if (!municipalities) municipalities = members->size();
      if (members->size() != *municipalities)
        problems.push_back({.code = "region/uneven-years",
                            .found = std::to_string(members->size()),
                            .expected = std::to_string(*municipalities)});
      years.back().push_back(*std::move(members));
    }
  }
  if (problems.empty() && !municipalities) problems.push_back({.code = "region/no-years"});
  if (!problems.empty()) return tl::unexpected(std::move(problems));
  return years;
}

/// Calls `visit` with every observation of municipality i, in order.
template <class Visit>
void for_each(const Observations& all, std::size_t i, Visit visit) {
  for (const auto& run : all)
    for (const auto& year : run) visit(year[i]);
}

double off_task(const Observations& all, std::size_t municipalities) {
  std::vector<double> need(municipalities);
  std::vector<double> contribution(municipalities);
  double all_need = 0;
  double all_contributions = 0;
  for (std::size_t i = 0; i < municipalities; ++i) {
    for_each(all, i, [&](const Observation& o) {
      need[i] += o.cost;
      contribution[i] += o.contribution;
    });
    all_need += need[i];
    all_contributions += contribution[i];
  }
  if (all_need == 0 || all_contributions == 0) return 0;
  double distance = 0;
  for (std::size_t i = 0; i < municipalities; ++i)
    distance += std::abs(contribution[i] / all_contributions - need[i] / all_need);
  return distance / 2;
}

void find_worst_loss(const Observations& all, std::span<const PoolMember> members,
                     KeyCriteria& criteria) {
  for (std::size_t i = 0; i < members.size(); ++i) {
    std::vector<double> results;
    for_each(all, i, [&](const Observation& o) {
      if (o.income > 0) results.push_back(o.result / o.income);
    });
    if (results.empty()) continue;
    const double loss = -mean_of_lowest(std::move(results));
    if (criteria.worst_loss && loss <= *criteria.worst_loss) continue;
    criteria.worst_loss = loss;
    criteria.worst_loss_of = members[i].municipality;
  }
}

std::optional<double> yearly_change(const Observations& all, std::size_t municipalities) {
  double change = 0;
  double sum = 0;
  double pairs = 0;
  double years = 0;
  for (const auto& run : all)
    for (std::size_t y = 0; y < run.size(); ++y)
      for (std::size_t i = 0; i < municipalities; ++i) {
        sum += run[y][i].contribution;
        ++years;
        if (y == 0) continue;
        change += std::abs(run[y][i].contribution - run[y - 1][i].contribution);
        ++pairs;
      }
  if (pairs == 0 || sum == 0) return std::nullopt;
  return (change / pairs) / (sum / years);
}

void count_data(KeyCriteria& criteria) {
  for (const KeyDataField& field : key_data_fields()) {
    const auto used = criteria.key.find(field.key);
    if (used == criteria.key.end() || used->second == Decimal()) continue;
    ++criteria.data_fields;
    criteria.administration_fields += field.kind == KeyDataField::Kind::administration;
    criteria.reconciliations += field.reconciliations;
  }
}

std::optional<Decimal> slowest(const KeyBlend& key, const std::map<Key, Decimal>& months) {
  std::optional<Decimal> result;
  for (const auto& [one, weight] : key) {
    if (weight == Decimal()) continue;
    const auto known = months.find(one);
    if (known == months.end()) return std::nullopt;
    if (!result || known->second > *result) result = known->second;
  }
  return result;
}

std::vector<Cents> mean_contributions(const Observations& all, std::size_t municipalities) {
  std::vector<Cents> means;
  for (std::size_t i = 0; i < municipalities; ++i) {
    std::vector<double> contributions;
    for_each(all, i, [&](const Observation& o) { contributions.push_back(o.contribution); });
    means.emplace_back(std::llround(mean(contributions)));
  }
  return means;
}

}  // namespace

std::span<const KeyDataField> key_data_fields() {
  using Kind = KeyDataField::Kind;
  static const std::array fields{
      KeyDataField{Key::inhabitants,
                   {"Inwoners op 1 januari", "Inhabitants on 1 January"},
                   Kind::published,
                   0},
      KeyDataField{Key::income,
                   {"Historisch deel van de rijksinkomsten", "Historical part of the state income"},
                   Kind::published,
                   0},
      KeyDataField{Key::income,
                   {"Objectief deel van de rijksinkomsten", "Objective part of the state income"},
                   Kind::published,
                   0},
      KeyDataField{Key::clients,
                   {"Aantal cliënten per gemeente", "Number of clients of each municipality"},
                   Kind::administration,
                   1},
      KeyDataField{Key::spending,
                   {"Gedeclareerde kosten per gemeente", "Claimed cost of each municipality"},
                   Kind::administration,
                   1},
      KeyDataField{Key::spending,
                   {"Nagekomen declaraties na het jaar", "Claims that came in after the year"},
                   Kind::administration,
                   1},
  };
  return fields;
}

const std::map<Key, Decimal>& assumed_months_until_final() {
  static const std::map<Key, Decimal> months{{Key::inhabitants, Decimal(0)},
                                             {Key::income, Decimal(0)},
                                             {Key::clients, Decimal(1)},
                                             {Key::spending, Decimal(3)}};
  return months;
}

Result<std::vector<KeyCriteria>> compare_keys(const Agreement& agreement,
                                              std::span<const KeyBlend> keys,
                                              std::span<const std::vector<PoolFigures>> runs) {
  const auto years = years_in_order(runs);
  if (!years) return tl::unexpected(years.error());
  const Decimal pooled = agreement.contribution ? agreement.contribution->pooled_share : Decimal(1);
  const auto& months = agreement.months_until_final.empty() ? assumed_months_until_final()
                                                            : agreement.months_until_final;
  std::vector<KeyCriteria> result;
  for (const KeyBlend& key : keys) {
    Observations all;
    std::span<const PoolMember> members;
    for (const auto& run : *years) {
      all.emplace_back();
      for (const std::vector<PoolMember>& year : run) {
        members = year;
        auto observations = observe(key, pooled, year);
        if (!observations) return tl::unexpected(std::move(observations).error());
        all.back().push_back(*std::move(observations));
      }
    }
    KeyCriteria criteria{.key = key, .off_task = off_task(all, members.size())};
    find_worst_loss(all, members, criteria);
    count_data(criteria);
    criteria.yearly_change = yearly_change(all, members.size());
    criteria.months_until_final = slowest(key, months);
    criteria.mean_contribution = mean_contributions(all, members.size());
    result.push_back(std::move(criteria));
  }
  return result;
}

}  // namespace houvast::region
