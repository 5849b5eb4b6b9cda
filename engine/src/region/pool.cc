// SPDX-License-Identifier: EUPL-1.2
// R2, R3. One year of the pool: advances, actual cost, pool result, reserve, true-up.
#include "region/pool.h"

#include <algorithm>

#include "houvast/check.h"
#include "money/exact.h"
#include "region/key_weights.h"

namespace houvast::region {
namespace {

constexpr std::size_t most_members = 9000;
static_assert(most_members <= INT64_MAX / std::size_t(max_amount.count()));  // Sums fit.

bool is_in_range(const PoolMember& member) {
  using houvast::is_in_range;
  return is_in_range(member.income) && is_in_range(member.spending) && is_in_range(member.budget) &&
         is_in_range(member.last_year.value_or(Cents()));
}

/// Who bears what no key covers (R8): the leader, else the centre.
std::optional<std::string> financing_municipality(const Agreement& agreement,
                                                  const PoolFigures& figures) {
  return agreement.cooperation.leader ? agreement.cooperation.leader : figures.centre;
}

bool needs_financing(const Agreement& agreement) {
  const bool has_savings_task =
      agreement.reserve && agreement.reserve->at_minimum == ReserveTerms::AtMinimum::savings_task;
  return !agreement.contribution->true_up || has_savings_task;
}

void check_terms(const Agreement& agreement, const PoolFigures& figures, Problems& problems) {
  const Decimal pooled = agreement.contribution->pooled_share;
  if (pooled.is_negative() || pooled > Decimal(1))
    problems.push_back({.code = "region/pooled-share",
                        .place = {.field = agreement.id},
                        .found = to_string(pooled)});
  if (!needs_financing(agreement)) return;
  const auto financing = financing_municipality(agreement, figures);
  const bool is_member =
      financing && std::any_of(figures.members.begin(), figures.members.end(),
                               [&](const PoolMember& m) { return m.municipality == *financing; });
  if (!is_member)
    problems.push_back({.code = "region/no-financing-municipality",
                        .place = {.field = agreement.id},
                        .found = financing.value_or("")});
}

Cents sum_of_cost(const std::vector<PoolLine>& lines) {
  Cents sum;
  for (const PoolLine& line : lines) sum += line.cost;
  return sum;
}

/// Everything that holds for all, once more.
void check_year(const PoolYear& pool) {
  const ReserveYear& reserve = pool.reserve;
  Cents contributions;
  Cents advances;
  for (const PoolLine& line : pool.lines) {
    contributions += line.contribution;
    advances += line.advance;
  }
  check(advances == pool.advances && pool.result == pool.advances - pool.cost);
  check(contributions + reserve.withdrawn + reserve.released ==
        pool.cost + reserve.added + reserve.refilled + reserve.invested);
}

}  // namespace

std::vector<KeyFigures> actual_figures(std::span<const PoolMember> members) {
  std::vector<KeyFigures> figures;
  figures.reserve(members.size());
  for (const PoolMember& member : members)
    figures.push_back({.inhabitants = member.inhabitants,
                       .income = member.income,
                       .clients = member.clients,
                       .spending = member.spending});
  return figures;
}

std::vector<KeyFigures> figures_beforehand(std::span<const PoolMember> members,
                                           ContributionTerms::Advance advance) {
  const bool by_last_year = advance == ContributionTerms::Advance::last_year;
  std::vector<KeyFigures> figures;
  figures.reserve(members.size());
  for (const PoolMember& member : members)
    figures.push_back(
        {.inhabitants = member.inhabitants,
         .income = member.income,
         .clients = member.expected_clients ? member.expected_clients : member.clients,
         .spending = by_last_year ? member.last_year.value_or(member.budget) : member.budget});
  return figures;
}

Result<std::vector<PoolMember>> in_order(std::span<const PoolMember> members) {
  std::vector<PoolMember> sorted(members.begin(), members.end());
  const auto code = [](const PoolMember& a, const PoolMember& b) {
    return a.municipality < b.municipality;
  };
  if (!std::is_sorted(sorted.begin(), sorted.end(), code))
    std::sort(sorted.begin(), sorted.end(), code);
  Problems problems;
  for (std::size_t i = 0; i < sorted.size(); ++i) {
    if (i > 0 && sorted[i - 1].municipality == sorted[i].municipality)
      problems.push_back({.code = "region/municipality-twice", .found = sorted[i].municipality});
    if (!is_in_range(sorted[i]))
      problems.push_back(
          {.code = "money/out-of-range", .place = {.field = sorted[i].municipality}});
  }
  if (!problems.empty()) return tl::unexpected(std::move(problems));
  check(sorted.size() <= most_members);
  return sorted;
}

Cents advance_total(const ContributionTerms& terms, std::span<const PoolMember> members) {
  Cents total;
  for (const PoolMember& member : members) switch (terms.advance) {
      case ContributionTerms::Advance::budget:
        total += member.budget;
        break;
      case ContributionTerms::Advance::last_year:
        total += member.last_year.value_or(member.budget);
        break;
      case ContributionTerms::Advance::income:
        total += member.income;
        break;
    }
  return times(total, terms.pooled_share);
}

Cents final_total(Cents cost, const ReserveYear& reserve) {
  return cost + reserve.added + reserve.refilled + reserve.invested - reserve.withdrawn -
         reserve.released - reserve.savings_task;
}

Result<PoolYear> pool_year(const Agreement& agreement, const PoolFigures& figures) {
  if (!agreement.contribution)
    return failure({.code = "region/no-contribution", .place = {.field = agreement.id}});
  const ContributionTerms& terms = *agreement.contribution;
  Problems problems;
  check_terms(agreement, figures, problems);
  const auto members = in_order(figures.members);
  if (!members) problems.insert(problems.end(), members.error().begin(), members.error().end());
  if (!problems.empty()) return tl::unexpected(std::move(problems));

  const auto name_of = [&](std::size_t i) { return (*members)[i].municipality; };
  const auto beforehand =
      key_weights(terms.key, figures_beforehand(*members, terms.advance), name_of);
  if (!beforehand) return tl::unexpected(beforehand.error());
  const auto actual = key_weights(terms.key, actual_figures(*members), name_of);
  if (!actual) return tl::unexpected(actual.error());

  PoolYear pool{.financing = financing_municipality(agreement, figures)};
  pool.advances = advance_total(terms, *members);
  const std::vector<Cents> advances = split(pool.advances, *beforehand);
  Cents income;
  pool.lines.reserve(members->size());
  for (std::size_t i = 0; i < members->size(); ++i) {
    const PoolMember& member = (*members)[i];
    pool.lines.push_back({.municipality = member.municipality,
                          .cost = times(member.spending, terms.pooled_share),
                          .advance = advances[i]});
    income += member.income;
  }
  pool.cost = sum_of_cost(pool.lines);
  pool.result = pool.advances - pool.cost;
  pool.reserve = {.pool_result = pool.result, .remainder = pool.result};

  if (agreement.reserve) {
    auto reserve = reserve_year(*agreement.reserve, figures.reserve_balance,
                                figures.reserve_income.value_or(income), pool.result);
    if (!reserve) return tl::unexpected(std::move(reserve).error());
    pool.reserve = *reserve;
  }
  const std::vector<Cents> topped_up = split(pool.reserve.topped_up, *actual);
  const std::vector<Cents> paid_out = split(pool.reserve.paid_out, *actual);
  std::vector<Cents> finals;
  if (terms.true_up) finals = split(final_total(pool.cost, pool.reserve), *actual);

  for (std::size_t i = 0; i < pool.lines.size(); ++i) {
    PoolLine& line = pool.lines[i];
    line.topped_up = topped_up[i];
    line.paid_out = paid_out[i];
    const Cents paid = line.advance + line.topped_up - line.paid_out;
    if (terms.true_up) line.true_up = paid - finals[i];
    if (pool.financing == line.municipality)
      line.borne = pool.reserve.savings_task - (terms.true_up ? Cents() : pool.reserve.remainder);
    line.contribution = paid - line.true_up + line.borne;
  }
  check_year(pool);
  return pool;
}

}  // namespace houvast::region
