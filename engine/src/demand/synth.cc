// SPDX-License-Identifier: EUPL-1.2
#include "houvast/synth.h"

#include <algorithm>
#include <cmath>
#include <map>

#include "demand/fictional_names.h"
#include "demand/fictional_people.h"
#include "demand/fictional_scopes.h"
#include "demand/shuffle.h"
#include "houvast/check.h"
#include "houvast/random.h"
#include "random/portable_math.h"

namespace houvast::demand {
namespace {

/// Of the logarithm of the levels: what all products of a municipality share, and what they do not.
constexpr double shared_part = 0.8, own_part = 0.6;

Problems find_problems(const SynthOptions& options, const DemandTerms& terms,
                       std::span<const Municipality> like) {
  Problems problems;
  const auto add = [&](std::string code, std::string field, std::string found) {
    problems.push_back(
        {.code = std::move(code), .place = {.field = std::move(field)}, .found = std::move(found)});
  };
  if (options.municipalities < 1 || options.municipalities > most_fictional_municipalities)
    add("demand/synth-municipalities", "municipalities", std::to_string(options.municipalities));
  constexpr std::int64_t most_inhabitants = 1'000'000'000;
  if (options.inhabitants < 100 * static_cast<std::int64_t>(options.municipalities) ||
      options.inhabitants > most_inhabitants)
    add("demand/synth-inhabitants", "inhabitants", std::to_string(options.inhabitants));
  if (options.region_size < 1)
    add("demand/synth-region-size", "region_size", std::to_string(options.region_size));
  if (like.empty() || terms.products.empty()) add("demand/synth-without-example", "like", "");
  return problems;
}

/// Regions of about the same number of municipalities, each around one of the largest; what is left
/// is dealt out at random. Sizes are from large to small; the result has the size of each code.
std::vector<std::int64_t> lay_out(FictionalCountry& country, std::vector<std::int64_t> sizes,
                                  const SynthOptions& options) {
  const std::size_t count = sizes.size();
  const std::size_t regions =
      std::max<std::size_t>(1, (count + options.region_size / 2) / options.region_size);
  RandomStream stream(stream_key(options.seed, {"synth/region"}), 0, 0);
  const auto first_small = sizes.begin() + static_cast<std::ptrdiff_t>(regions);
  std::vector<std::int64_t> centres(sizes.begin(), first_small);
  std::vector<std::int64_t> others(first_small, sizes.end());
  shuffle(centres, stream);
  shuffle(others, stream);
  const std::vector<std::string> names = fictional_names(count, options.seed);
  std::vector<std::int64_t> by_code;
  auto other = others.begin();
  for (std::size_t r = 0; r < regions; ++r) {
    const std::size_t end = count * (r + 1) / regions;
    FictionalRegion region{.name = names[by_code.size()]};
    while (by_code.size() < end) {
      region.municipalities.push_back(by_code.size());
      by_code.push_back(region.municipalities.size() == 1 ? centres[r] : *other++);
      country.municipalities.push_back({.code = "GM" + std::to_string(9000 + by_code.size()),
                                        .name = names[by_code.size() - 1]});
    }
    country.regions.push_back(std::move(region));
  }
  return by_code;
}

/// People who may start with a product, weighed with how often they do; all people when none start.
double exposure(const DemandTerms& terms, const std::string& product,
                const std::map<AgeBand, std::int64_t>& people) {
  double exposed = 0;
  for (const InflowRow& row : terms.inflow) {
    if (row.product != product) continue;
    for (const auto& [ages, inhabitants] : people) {
      const int years = std::min(ages.to, row.ages.to) - std::max(ages.from, row.ages.from) + 1;
      if (years > 0)
        exposed +=
            row.per_thousand * static_cast<double>(inhabitants) * years / (ages.to - ages.from + 1);
    }
  }
  if (exposed > 0) return exposed;
  for (const auto& [ages, inhabitants] : people) exposed += static_cast<double>(inhabitants);
  return exposed;
}

using PeopleByAge = std::map<std::string, std::map<AgeBand, std::int64_t>>;

/// On 1 January of a year, or of the latest year before it that is known.
PeopleByAge people_in(const DemandTerms& terms, std::span<const Municipality> municipalities,
                      int year) {
  PeopleByAge people;
  std::map<std::pair<std::string, AgeBand>, int> known;
  for (const PopulationRow& row : terms.population) {
    const auto seen = known.find({row.municipality, row.ages});
    const bool better = seen == known.end() || (row.year <= year && row.year > seen->second) ||
                        (seen->second > year && row.year < seen->second);
    if (!better) continue;
    known[{row.municipality, row.ages}] = row.year;
    people[row.municipality][row.ages] = row.inhabitants;
  }
  for (const Municipality& each : municipalities)
    if (!people.contains(each.code))
      people[each.code][AgeBand{}] = inhabitants_in({&each, 1}, year);
  return people;
}

std::map<std::pair<std::string, std::string>, double> levels_of(const DemandTerms& terms) {
  std::map<std::pair<std::string, std::string>, double> levels;
  for (const LevelRow& row : terms.levels) levels[{row.municipality, row.product}] = row.level;
  return levels;
}

void give_levels(FictionalCountry& country, const SynthOptions& options) {
  const StreamKey shared_key = stream_key(options.seed, {"synth/level"});
  for (std::size_t m = 0; m < country.municipalities.size(); ++m) {
    RandomStream shared(shared_key, 0, static_cast<std::uint32_t>(m));
    const double common = shared_part * draw_normal(shared);
    for (const Product& product : country.demand.products) {
      RandomStream own(stream_key(options.seed, {"synth/level", product.id}), 0,
                       static_cast<std::uint32_t>(m));
      const double level =
          portable_exp(options.level_spread * (common + own_part * draw_normal(own)));
      country.demand.levels.push_back(
          {country.municipalities[m].code, product.id, std::round(level * 10'000) / 10'000});
    }
  }
}

/// What the municipalities of the example have of a product together.
struct ExampleStock {
  double clients = 0, waiting = 0, with_rights = 0;
  double exposed = 0;
  std::optional<Period> rights_until;
};

ExampleStock example_stock(const DemandTerms& like, const std::string& product,
                           const PeopleByAge& people) {
  ExampleStock stock;
  for (const StockRow& row : like.stock) {
    if (row.product != product) continue;
    stock.clients += static_cast<double>(row.clients);
    stock.waiting += static_cast<double>(row.waiting);
    stock.with_rights += static_cast<double>(row.with_rights);
    if (row.rights_until) stock.rights_until = row.rights_until;
  }
  const auto levels = levels_of(like);
  for (const auto& [municipality, by_age] : people) {
    const auto level = levels.find({municipality, product});
    stock.exposed += exposure(like, product, by_age) * (level == levels.end() ? 1 : level->second);
  }
  return stock;
}

void give_stock(FictionalCountry& country, const DemandTerms& like,
                std::span<const Municipality> like_municipalities, int year,
                const SynthOptions& options) {
  const PeopleByAge theirs = people_in(like, like_municipalities, year);
  const PeopleByAge ours = people_in(country.demand, country.municipalities, year);
  const auto levels = levels_of(country.demand);
  for (const Product& product : like.products) {
    const ExampleStock stock = example_stock(like, product.id, theirs);
    if (stock.clients + stock.waiting == 0 || stock.exposed == 0) continue;
    for (std::size_t m = 0; m < country.municipalities.size(); ++m) {
      const std::string& code = country.municipalities[m].code;
      const double share =
          exposure(like, product.id, ours.at(code)) * levels.at({code, product.id}) / stock.exposed;
      RandomStream stream(stream_key(options.seed, {"synth/stock", product.id}), 0,
                          static_cast<std::uint32_t>(m));
      StockRow row{.municipality = code, .product = product.id};
      row.clients = draw_poisson(stream, stock.clients * share);
      row.waiting = draw_poisson(stream, stock.waiting * share);
      if (stock.clients > 0)
        row.with_rights =
            std::llround(static_cast<double>(row.clients) * stock.with_rights / stock.clients);
      if (row.with_rights > 0) row.rights_until = stock.rights_until;
      country.demand.stock.push_back(row);
    }
  }
}

}  // namespace

Result<FictionalCountry> synthesise(const DemandTerms& like,
                                    std::span<const Municipality> like_municipalities, Years years,
                                    const SynthOptions& options) {
  if (Problems problems = find_problems(options, like, like_municipalities); !problems.empty())
    return tl::unexpected(std::move(problems));

  FictionalCountry country;
  const std::vector<std::int64_t> sizes = lay_out(country, fictional_sizes(options), options);
  country.demand = like;
  country.demand.population.clear();
  country.demand.levels.clear();
  country.demand.stock.clear();
  populate(country.municipalities, country.demand, sizes, like, like_municipalities, years,
           options);
  give_levels(country, options);
  give_stock(country, like, like_municipalities, years.from, options);
  scale_scopes(country, like, like_municipalities, years.from);
  return country;
}

}  // namespace houvast::demand
