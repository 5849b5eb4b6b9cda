// SPDX-License-Identifier: EUPL-1.2
#include "demand/model.h"

#include <algorithm>
#include <set>
#include <string>
#include <utility>

#include "houvast/check.h"
#include "money/exact.h"

namespace houvast::demand {
namespace {

Names names_of(const DemandTerms& terms, std::span<const Municipality> municipalities) {
  Names names;
  for (const Municipality& municipality : municipalities)
    names.municipalities.push_back(municipality.code);
  for (const Product& product : terms.products) names.products.push_back(product.id);
  names.providers = terms.providers;
  check(std::is_sorted(names.municipalities.begin(), names.municipalities.end()));
  check(std::is_sorted(names.products.begin(), names.products.end()));
  return names;
}

/// Inhabitants by municipality, age band and year; the latest known year holds until the next.
class People {
 public:
  People(const DemandTerms& terms, Years years, const Names& names)
      : years_(years), by_band_(names.municipalities.size()) {
    std::vector<const PopulationRow*> rows;
    for (const PopulationRow& row : terms.population) rows.push_back(&row);
    std::stable_sort(rows.begin(), rows.end(), [](const PopulationRow* a, const PopulationRow* b) {
      return a->year < b->year;
    });
    const auto count = static_cast<std::size_t>(years.count());
    // Bands of a year take the place of all bands of years before it.
    std::map<std::pair<std::size_t, int>, bool> is_begun;
    for (const PopulationRow* row : rows) {
      const std::size_t m = names.municipality(row->municipality);
      if (!std::exchange(is_begun[{m, row->year}], true))
        for (auto& [ages, by_year] : by_band_[m])
          for (int year = std::max(row->year, years.from); year <= years.to; ++year)
            by_year[static_cast<std::size_t>(year - years.from)] = 0;
      auto& of_band = by_band_[m][row->ages];
      of_band.resize(count, 0);
      for (int year = std::max(row->year, years.from); year <= years.to; ++year)
        of_band[static_cast<std::size_t>(year - years.from)] = row->inhabitants;
    }
  }

  /// Of all bands within these ages.
  [[nodiscard]] std::int64_t within(std::size_t municipality, AgeBand ages,
                                    std::size_t year) const {
    std::int64_t sum = 0;
    for (const auto& [band, by_year] : by_band_[municipality])
      if (band.from >= ages.from && band.to <= ages.to) sum += by_year[year];
    return sum;
  }

 private:
  Years years_;
  std::vector<std::map<AgeBand, std::vector<std::int64_t>>> by_band_;
};

std::string text_of(AgeBand ages) {
  return std::to_string(ages.from) + "-" + std::to_string(ages.to);
}

/// Levels by municipality and product; 1 where none is given.
class Levels {
 public:
  explicit Levels(const DemandTerms& terms) {
    for (const LevelRow& row : terms.levels) levels_[{row.municipality, row.product}] = row.level;
  }
  [[nodiscard]] double of(const std::string& code, const std::string& product) const {
    const auto known = levels_.find({code, product});
    return known == levels_.end() ? 1 : known->second;
  }

 private:
  std::map<std::pair<std::string, std::string>, double> levels_;
};

double trend_of(const DemandTerms& terms, const std::string& product, int year) {
  const auto of_product = terms.trend.find(product);
  if (of_product == terms.trend.end()) return 1;
  const auto known = of_product->second.find(year);
  return known == of_product->second.end() ? 1 : known->second;
}

void make_cells(Model::Impl& model, const People& people, std::uint64_t seed) {
  std::vector<InflowRow> rows = model.terms.inflow;
  std::stable_sort(rows.begin(), rows.end(), [](const InflowRow& a, const InflowRow& b) {
    return std::tie(a.product, a.channel, a.ages) < std::tie(b.product, b.channel, b.ages);
  });
  const Levels levels(model.terms);
  for (std::size_t m = 0; m < model.names.municipalities.size(); ++m) {
    const std::string& code = model.names.municipalities[m];
    model.cells_from.push_back(model.cells.size());
    for (const InflowRow& row : rows) {
      const auto channel = static_cast<std::size_t>(row.channel);
      model.cells.push_back(
          {.key = stream_key(seed, {"demand/start", row.product, channel_names[channel],
                                    text_of(row.ages), code}),
           .municipality = static_cast<std::uint16_t>(m),
           .product = static_cast<std::uint16_t>(model.names.product(row.product)),
           .channel = row.channel,
           .ages = row.ages});
      const double level = levels.of(code, row.product);
      for (std::size_t y = 0; y < model.years(); ++y)
        model.counts.emplace_back(
            static_cast<double>(people.within(m, row.ages, y)) * row.per_thousand / 1000 * level *
            trend_of(model.terms, row.product, model.timeline.years().from + static_cast<int>(y)));
    }
  }
  model.cells_from.push_back(model.cells.size());
}

using Origins = std::vector<std::pair<std::uint32_t, std::pair<Channel, AgeBand>>>;

/// Products from which clients come into one of these.
std::set<std::size_t> before(const Model::Impl& model, const std::set<std::size_t>& products) {
  std::set<std::size_t> from;
  for (std::size_t p = 0; p < model.products.size(); ++p)
    for (const std::size_t to : leads_to(model.terms.products[p], model.names, model.terms.levers))
      if (products.contains(to)) from.insert(p);
  return from;
}

/// Ages below the birthday on which a product ends.
AgeBand young_enough(const Model::Impl& model, std::size_t product, AgeBand ages) {
  if (const auto until = model.products[product].until_age; until && ages.from < *until)
    ages.to = std::min(ages.to, *until - 1);
  return ages;
}

/// Channels and ages of existing clients: those of the inflow into the product, else of the inflow
/// into products that lead there, else any age that the product takes.
Origins origins_of(const Model::Impl& model, std::size_t municipality, std::size_t product) {
  std::vector<std::pair<double, std::pair<Channel, AgeBand>>> weights;
  double all = 0;
  std::set<std::size_t> from{product};
  for (std::size_t steps = 0; weights.empty() && steps <= model.products.size(); ++steps) {
    for (std::size_t c = model.cells_from[municipality]; c < model.cells_from[municipality + 1];
         ++c)
      if (const Cell& cell = model.cells[c]; from.contains(cell.product)) {
        const double starts = model.counts[c * model.years()].mean();
        if (starts <= 0) continue;
        all += starts;
        weights.emplace_back(all, std::pair(cell.channel, young_enough(model, product, cell.ages)));
      }
    from = before(model, from);
  }
  if (weights.empty())
    weights.emplace_back(all = 1, std::pair(Channel(), young_enough(model, product, {0, 79})));
  Origins origins;
  for (const auto& [up_to, origin] : weights)
    origins.emplace_back(words_below(up_to / all), origin);
  origins.back().first = 0xffffffffU;
  return origins;
}

void make_stock(Model::Impl& model, std::uint64_t seed) {
  std::map<std::pair<std::size_t, std::size_t>, const StockRow*> rows;
  for (const StockRow& row : model.terms.stock)
    rows[{model.names.municipality(row.municipality), model.names.product(row.product)}] = &row;
  model.stock_from.assign(model.names.municipalities.size() + 1, 0);
  for (const auto& [place, row] : rows) {
    StockCell cell{.key = stream_key(seed, {"demand/stock", row->product, row->municipality}),
                   .municipality = static_cast<std::uint16_t>(place.first),
                   .product = static_cast<std::uint16_t>(place.second),
                   .clients = row->clients,
                   .waiting = row->waiting,
                   .with_rights = row->rights_until ? row->with_rights : 0,
                   .origins = origins_of(model, place.first, place.second)};
    if (row->rights_until) {
      const int after = model.timeline.month_of(*row->rights_until) + 1;
      cell.rights_until = after >= model.timeline.months()
                              ? model.timeline.days()
                              : model.timeline.month_start(std::max(0, after));
    }
    model.stock.push_back(std::move(cell));
  }
  for (const StockCell& cell : model.stock) ++model.stock_from[cell.municipality + std::size_t{1}];
  for (std::size_t m = 0; m < model.names.municipalities.size(); ++m)
    model.stock_from[m + 1] += model.stock_from[m];
}

/// Which channels ever bring somebody into a product, directly or by way of another.
void make_slots(Model::Impl& model) {
  const std::size_t products = model.products.size();
  std::vector<std::set<Channel>> channels(products);
  for (const Cell& cell : model.cells) channels[cell.product].insert(cell.channel);
  for (const StockCell& cell : model.stock)
    for (const auto& [up_to, origin] : cell.origins) channels[cell.product].insert(origin.first);
  for (bool grew = true; grew;) {
    grew = false;
    for (std::size_t p = 0; p < products; ++p)
      for (const std::size_t to :
           leads_to(model.terms.products[p], model.names, model.terms.levers))
        for (const Channel channel : channels[p]) grew |= channels[to].insert(channel).second;
  }
  model.slot_of.assign(products * channel_count, Model::Impl::no_slot);
  for (std::size_t p = 0; p < products; ++p)
    for (const Channel channel : channels[p]) {
      model.slot_of[p * channel_count + static_cast<std::size_t>(channel)] =
          static_cast<std::int32_t>(model.slots);
      model.slots += model.products[p].personal_budget_below > 0 ? 2 : 1;
    }
}

void make_prices(Model::Impl& model) {
  constexpr int decimals = 4;
  for (const Product& product : model.terms.products)
    for (const Decimal factor : {Decimal(1), product.personal_budget_factor})
      for (int year = model.timeline.years().from; year <= model.timeline.years().to; ++year) {
        const auto price = round_to_decimal(
            exact(price_in(product, model.timeline.years().from, year)) * exact(factor), decimals);
        check(price.has_value());
        std::int64_t units = price->units();
        for (int d = price->decimals(); d < decimals; ++d) units *= 10;
        model.prices.push_back({units});
      }
}

}  // namespace

std::vector<std::size_t> leads_to(const Product& product, const Names& names,
                                  const std::vector<Lever>& levers) {
  std::set<std::size_t> to;
  const auto add = [&](const std::string& id) {
    if (!id.empty()) to.insert(names.product(id));
  };
  for (const Exit& exit : product.exits) add(exit.to);
  for (const HazardRow& row : product.hazards) add(row.to);
  for (const auto& [other, chance] : product.together_with) add(other);
  if (product.review) add(product.review->to);
  if (product.waiting) {
    add(product.waiting->escalates_to);
    add(product.waiting->bridge);
  }
  add(product.then);
  for (const Lever& lever : levers)
    for (const Effect& effect : lever.effects)
      if (effect.kind == Effect::Kind::substitution || effect.kind == Effect::Kind::exits)
        if (effect.scope.products.empty() ||
            std::find(effect.scope.products.begin(), effect.scope.products.end(), product.id) !=
                effect.scope.products.end())
          add(effect.to);
  return {to.begin(), to.end()};
}

Model::Impl::Impl(const DemandTerms& all_terms, Years years,
                  std::span<const Municipality> municipalities, std::uint64_t seed,
                  std::span<const SharedRoom> rooms)
    : terms(all_terms),
      timeline(years),
      names(names_of(terms, municipalities)),
      exposure(QuantileTable::of({.kind = Spread::Kind::weibull, .mean = 1, .shape = 1})) {
  check(municipalities.size() < 65536 && terms.products.size() < 65536);
  for (const Product& product : terms.products) products.push_back(product_model(product, names));
  for (const ProductModel& product : products) ages_matter = ages_matter || product.needs_age;
  const People people(terms, years, names);
  make_cells(*this, people, seed);
  make_stock(*this, seed);
  make_slots(*this);
  make_prices(*this);
  influences = Influences(terms, timeline, names, {});

  std::vector<std::vector<std::int64_t>> inhabitants(names.municipalities.size());
  for (std::size_t m = 0; m < inhabitants.size(); ++m)
    for (std::size_t y = 0; y < this->years(); ++y)
      inhabitants[m].push_back(people.within(m, {0, 1000}, y));
  make_clusters(*this, inhabitants, rooms);
  for (const std::vector<std::size_t>& cluster : clusters) {
    double trajectories = 0;
    for (const std::size_t m : cluster) {
      for (std::size_t at = cells_from[m] * this->years(); at < cells_from[m + 1] * this->years();
           ++at)
        trajectories += counts[at].mean();
      for (std::size_t s = stock_from[m]; s < stock_from[m + 1]; ++s)
        trajectories += static_cast<double>(stock[s].clients + stock[s].waiting);
    }
    work.push_back(trajectories);
  }
}

Model prepare(const DemandTerms& terms, Years years, std::span<const Municipality> municipalities,
              std::uint64_t seed, std::span<const SharedRoom> rooms) {
  return Model(std::make_shared<const Model::Impl>(terms, years, municipalities, seed, rooms));
}

Years Model::years() const { return impl_->timeline.years(); }
std::size_t Model::municipalities() const { return impl_->names.municipalities.size(); }
std::size_t Model::products() const { return impl_->products.size(); }
const std::vector<std::vector<std::size_t>>& Model::clusters() const { return impl_->clusters; }
double Model::work_of(std::size_t cluster) const { return impl_->work[cluster]; }

}  // namespace houvast::demand
