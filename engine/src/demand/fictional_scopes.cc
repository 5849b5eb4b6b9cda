// SPDX-License-Identifier: EUPL-1.2
#include "demand/fictional_scopes.h"

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "demand/fictional_people.h"
#include "money/exact.h"

namespace houvast::demand {
namespace {

/// Of the listed municipalities; of all when none is listed.
std::int64_t inhabitants_of(std::span<const Municipality> all,
                            const std::vector<std::string>& listed, int year) {
  std::int64_t sum = 0;
  for (const Municipality& each : all)
    if (listed.empty() || std::find(listed.begin(), listed.end(), each.code) != listed.end())
      sum += inhabitants_in({&each, 1}, year);
  return std::max<std::int64_t>(1, sum);
}

Cents scaled(Cents amount, const Exact& ratio) { return round_to_cents(exact(amount) * ratio); }

std::int64_t scaled(std::int64_t count, const Exact& ratio) {
  return round_to_cents(Exact(count) * ratio).count();
}

/// Limits keep their numbers in a field of their own.
std::map<int, std::int64_t>& numbers_of(Capacity& limit) { return limit.places; }
std::map<int, std::int64_t>& numbers_of(ExitQueue& limit) { return limit.houses_per_year; }
std::map<int, Cents>& numbers_of(PlainBudget& limit) { return limit.budget; }

std::vector<std::string> products_of(const Capacity& limit) { return limit.products; }
std::vector<std::string> products_of(const ExitQueue& limit) { return {limit.product}; }
std::vector<std::string> products_of(const PlainBudget& limit) { return limit.products; }

/// A country, its example and the year in which their inhabitants are compared.
struct Scaling {
  const FictionalCountry& country;
  std::span<const Municipality> like;
  int year = 0;

  [[nodiscard]] Exact ratio(std::int64_t inhabitants, const std::vector<std::string>& scope) const {
    return Exact(inhabitants) / inhabitants_of(like, scope, year);
  }
};

/// One copy of a limit for some municipalities.
template <class Limit>
Limit copy_for(const Limit& limit, const std::vector<std::string>& codes, const std::string& suffix,
               const Scaling& scaling) {
  Limit copy = limit;
  copy.id += "-" + suffix;
  copy.municipalities = codes;
  const std::size_t sharing =
      limit.municipalities.empty() ? scaling.like.size() : limit.municipalities.size();
  Exact ratio = scaling.ratio(inhabitants_of(scaling.country.municipalities, codes, scaling.year),
                              limit.municipalities);
  // Not shared: the number is that of each municipality, so of the mean one in the example.
  if (!limit.shared) ratio *= sharing;
  for (auto& [year, number] : numbers_of(copy)) number = scaled(number, ratio);
  return copy;
}

template <class Limit>
std::vector<Limit> for_country(const std::vector<Limit>& limits, const Scaling& scaling) {
  std::vector<Limit> all;
  std::set<std::vector<std::string>> seen;
  for (const Limit& limit : limits) {
    if (!seen.insert(products_of(limit)).second) continue;
    Limit plain = limit;
    plain.municipalities.clear();
    if (!limit.shared && numbers_of(plain).empty()) {
      all.push_back(std::move(plain));
      continue;
    }
    for (const FictionalRegion& region : scaling.country.regions) {
      std::vector<std::string> codes;
      for (const std::size_t m : region.municipalities)
        codes.push_back(scaling.country.municipalities[m].code);
      std::sort(codes.begin(), codes.end());
      if (limit.shared) {
        all.push_back(copy_for(limit, codes, codes.front(), scaling));
        continue;
      }
      for (const std::string& code : codes) all.push_back(copy_for(limit, {code}, code, scaling));
    }
  }
  return all;
}

}  // namespace

void scale_scopes(FictionalCountry& country, const DemandTerms& like,
                  std::span<const Municipality> like_municipalities, int year) {
  const Scaling scaling{country, like_municipalities, year};
  const std::int64_t everybody = inhabitants_in(country.municipalities, year);
  DemandTerms& terms = country.demand;
  terms.capacities = for_country(like.capacities, scaling);
  terms.exit_queues = for_country(like.exit_queues, scaling);
  terms.budgets = for_country(like.budgets, scaling);
  for (Driver& driver : terms.drivers) {
    const Exact ratio = scaling.ratio(everybody, driver.scope.municipalities);
    driver.income_per_year = scaled(driver.income_per_year, ratio);
    driver.scope.municipalities.clear();
  }
  for (Lever& lever : terms.levers) {
    const Exact ratio = scaling.ratio(everybody, lever.municipalities);
    lever.cost_per_year = scaled(lever.cost_per_year, ratio);
    lever.cost_once = scaled(lever.cost_once, ratio);
    lever.municipalities.clear();
    for (Effect& effect : lever.effects) effect.scope.municipalities.clear();
  }
  for (BudgetReaction& reaction : terms.reactions)
    reaction.reserve = scaled(reaction.reserve, scaling.ratio(everybody, {}));
}

}  // namespace houvast::demand
