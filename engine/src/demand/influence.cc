// SPDX-License-Identifier: EUPL-1.2
#include "demand/influence.h"

#include <algorithm>
#include <map>

#include "houvast/check.h"

namespace houvast::demand {

/// One driver, effect or adjustment, by month and apart from whom it is about.
struct Force {
  Effect::Kind kind = Effect::Kind::inflow;
  std::vector<bool> municipalities;
  std::vector<bool> products;
  std::array<bool, channel_count> channels{};
  double factor = 1;
  int first = 0;
  int ramp_months = 0;
  std::optional<int> last;
  std::optional<std::size_t> lever;
  std::string to;
  std::vector<bool> providers;  ///< Empty: all.
};

namespace {

std::size_t find(const std::vector<std::string>& names, const std::string& name) {
  const auto at = std::lower_bound(names.begin(), names.end(), name);
  check(at != names.end() && *at == name);  // The dossier was checked.
  return static_cast<std::size_t>(at - names.begin());
}

template <class List, class Value>
bool holds(const List& list, const Value& value) {
  return std::find(list.begin(), list.end(), value) != list.end();
}

std::vector<bool> municipalities_of(const std::vector<std::string>& scope, const Names& names) {
  std::vector<bool> chosen(names.municipalities.size(), scope.empty());
  for (const std::string& code : scope) chosen[names.municipality(code)] = true;
  return chosen;
}

std::array<bool, channel_count> channels_of(const std::vector<Channel>& scope) {
  std::array<bool, channel_count> chosen{};
  chosen.fill(scope.empty());
  for (const Channel channel : scope) chosen[static_cast<std::size_t>(channel)] = true;
  return chosen;
}

std::vector<bool> products_of(const std::vector<std::string>& scope, const Names& names) {
  std::vector<bool> chosen(names.products.size(), scope.empty());
  for (const std::string& id : scope) chosen[names.product(id)] = true;
  return chosen;
}

Force force_of(const Driver& driver, const Timeline& timeline, const Names& names) {
  return {.kind = Effect::Kind::inflow,
          .municipalities = municipalities_of(driver.scope.municipalities, names),
          .products = products_of(driver.scope.products, names),
          .channels = channels_of(driver.scope.channels),
          .factor = driver.factor,
          .first = timeline.month_of(driver.from),
          .ramp_months = driver.ramp_months,
          .last = driver.to ? std::optional(timeline.month_of(*driver.to)) : std::nullopt};
}

Force force_of(const Lever& lever, std::size_t number, const Effect& effect,
               const Timeline& timeline, const Names& names) {
  Force force{.kind = effect.kind,
              .municipalities = municipalities_of(effect.scope.municipalities, names),
              .products = products_of(effect.scope.products, names),
              .channels = channels_of(effect.scope.channels),
              .factor = effect.factor,
              .first = timeline.month_of(lever.from) + effect.lag_months,
              .ramp_months = effect.ramp_months,
              .lever = number,
              .to = effect.to};
  if (!effect.scope.providers.empty()) {
    force.providers.assign(names.providers.size(), false);
    for (const std::string& id : effect.scope.providers)
      force.providers[find(names.providers, id)] = true;
  }
  if (lever.to) force.last = timeline.month_of(*lever.to) + effect.lag_months;
  const std::vector<bool> takes_part = municipalities_of(lever.municipalities, names);
  for (std::size_t m = 0; m < takes_part.size(); ++m)
    force.municipalities[m] = force.municipalities[m] && takes_part[m];
  return force;
}

Force force_of(const Adjustment& adjustment, const Timeline& timeline, const Names& names) {
  Force force{.kind = Effect::Kind::inflow,
              .municipalities = std::vector<bool>(names.municipalities.size(), false),
              .products = std::vector<bool>(names.products.size(), false),
              .channels = {},
              .factor = adjustment.factor,
              .first = timeline.month_of({adjustment.year, 1})};
  force.municipalities[adjustment.municipality] = true;
  for (const std::size_t product : adjustment.products) force.products[product] = true;
  for (const Channel channel : adjustment.channels)
    force.channels[static_cast<std::size_t>(channel)] = true;
  return force;
}

/// What is left of a lever in a municipality and month after adjustments.
double kept(std::span<const Adjustment> adjustments, const Timeline& timeline, std::size_t lever,
            std::size_t municipality, int month) {
  double share = 1;
  for (const Adjustment& adjustment : adjustments)
    if (adjustment.lever == lever && adjustment.municipality == municipality &&
        month >= timeline.month_of({adjustment.year, 1}))
      share *= adjustment.factor;
  return share;
}

}  // namespace

std::size_t Names::product(const std::string& id) const { return find(products, id); }
std::size_t Names::municipality(const std::string& code) const {
  return find(municipalities, code);
}

double strength(int month, int first, int ramp_months, std::optional<int> last) {
  if (month < first || (last && month > *last)) return 0;
  const int steps = month - first + 1;
  return ramp_months <= 0 || steps >= ramp_months ? 1.0 : static_cast<double>(steps) / ramp_months;
}

/// Everything that pushes, and how hard it does in a municipality and month.
struct Influences::Forces {
  Forces(const DemandTerms& terms, const Timeline& all_days, const Names& all_names,
         std::span<const Adjustment> all_adjustments)
      : timeline(all_days), names(all_names), adjustments(all_adjustments) {
    for (const Driver& driver : terms.drivers) list.push_back(force_of(driver, timeline, names));
    for (std::size_t l = 0; l < terms.levers.size(); ++l)
      for (const Effect& effect : terms.levers[l].effects)
        list.push_back(force_of(terms.levers[l], l, effect, timeline, names));
    for (const Adjustment& adjustment : adjustments)
      if (!adjustment.channels.empty()) list.push_back(force_of(adjustment, timeline, names));
  }

  static bool is_diversion(const Force& force) {
    return force.kind == Effect::Kind::exits || force.kind == Effect::Kind::substitution;
  }
  [[nodiscard]] double size_at(const Force& force, std::size_t municipality, int month) const {
    const double size = strength(month, force.first, force.ramp_months, force.last);
    if (!force.lever || size == 0) return size;
    return size * kept(adjustments, timeline, *force.lever, municipality, month);
  }
  [[nodiscard]] double factor_at(const Force& force, std::size_t municipality, int month) const {
    return 1 + (force.factor - 1) * size_at(force, municipality, month);
  }
  /// Whom a force moves in the same way: all it is about, or with adjustments, by which a lever is
  /// not equally strong everywhere, each municipality by itself. Calls make(one of them, all).
  template <class Make>
  void for_each_group(const Force& force, const Make& make) const {
    for (std::size_t m = 0; m < force.municipalities.size(); ++m) {
      if (!force.municipalities[m]) continue;
      if (adjustments.empty()) {
        make(m, force.municipalities);
        return;
      }
      std::vector<bool> alone(force.municipalities.size(), false);
      alone[m] = true;
      make(m, alone);
    }
  }

  std::vector<Force> list;
  const Timeline& timeline;
  const Names& names;
  std::span<const Adjustment> adjustments;
};

Influences::Influences(const DemandTerms& terms, const Timeline& timeline, const Names& names,
                       std::span<const Adjustment> adjustments)
    : municipalities_(names.municipalities.size()),
      products_(names.products.size()),
      placements_(terms, names.municipalities.size(), timeline.months()) {
  index_.assign(kinds * municipalities_ * products_ * channel_count, -1);
  touched_.assign(products_, 0);
  exits_.resize(products_);
  substitutions_.resize(products_);
  of_providers_.resize(products_);
  const Forces forces(terms, timeline, names, adjustments);
  add_factors(forces);
  for (const Force& force : forces.list)
    if (Forces::is_diversion(force))
      add_diversion(forces, force);
    else if (!force.providers.empty())
      add_provider_effect(forces, force);
}

void Influences::add_factors(const Forces& forces) {
  // Clients who meet the same forces share one series.
  std::map<std::vector<std::size_t>, std::int32_t> known;
  for (std::size_t kind = 0; kind < kinds; ++kind)
    for (std::size_t m = 0; m < municipalities_; ++m)
      for (std::size_t p = 0; p < products_; ++p)
        for (std::size_t c = 0; c < channel_count; ++c) {
          std::vector<std::size_t> met;
          for (std::size_t f = 0; f < forces.list.size(); ++f)
            if (const Force& force = forces.list[f]; static_cast<std::size_t>(force.kind) == kind &&
                                                     !Forces::is_diversion(force) &&
                                                     force.municipalities[m] && force.products[p] &&
                                                     force.channels[c] && force.providers.empty())
              met.push_back(f);
          if (met.empty()) continue;
          // Adjustments differ between municipalities even where the forces do not.
          if (!forces.adjustments.empty()) met.push_back(forces.list.size() + m);
          const auto [at, is_new] = known.try_emplace(met, -1);
          if (is_new) at->second = product_of(forces, met, m);
          if (at->second >= 0) touched_[p] |= static_cast<std::uint8_t>(1U << kind);
          index_[place(static_cast<Effect::Kind>(kind), m, p, static_cast<Channel>(c))] =
              at->second;
        }
}

std::int32_t Influences::product_of(const Forces& forces, const std::vector<std::size_t>& met,
                                    std::size_t municipality) {
  Series series(static_cast<std::size_t>(forces.timeline.months()), 1.0);
  for (int month = 0; month < forces.timeline.months(); ++month)
    for (const std::size_t f : met)
      if (f < forces.list.size())
        series[static_cast<std::size_t>(month)] *=
            forces.factor_at(forces.list[f], municipality, month);
  if (std::all_of(series.begin(), series.end(), [](double x) { return x == 1; })) return -1;
  series_.push_back(std::move(series));
  return static_cast<std::int32_t>(series_.size()) - 1;
}

void Influences::add_diversion(const Forces& forces, const Force& force) {
  const bool is_exit = force.kind == Effect::Kind::exits;
  if (is_exit ? force.factor == 1 : force.factor == 0) return;
  forces.for_each_group(force, [&](std::size_t one, const std::vector<bool>& group) {
    const Diversion diversion{.to = force.to.empty() ? products_ : forces.names.product(force.to),
                              .channels = force.channels,
                              .municipalities = group,
                              .providers = force.providers,
                              .series = series_.size()};
    Series series;
    for (int month = 0; month < forces.timeline.months(); ++month)
      series.push_back(is_exit ? forces.factor_at(force, one, month)
                               : force.factor * forces.size_at(force, one, month));
    series_.push_back(std::move(series));
    for (std::size_t p = 0; p < products_; ++p)
      if (force.products[p]) (is_exit ? exits_ : substitutions_)[p].push_back(diversion);
  });
}

void Influences::add_provider_effect(const Forces& forces, const Force& force) {
  if (force.factor == 1) return;
  forces.for_each_group(force, [&](std::size_t one, const std::vector<bool>& group) {
    const ProviderEffect effect{.kind = force.kind,
                                .channels = force.channels,
                                .municipalities = group,
                                .providers = force.providers,
                                .series = series_.size()};
    Series series;
    for (int month = 0; month < forces.timeline.months(); ++month)
      series.push_back(forces.factor_at(force, one, month));
    series_.push_back(std::move(series));
    for (std::size_t p = 0; p < products_; ++p)
      if (force.products[p]) of_providers_[p].push_back(effect);
  });
}

}  // namespace houvast::demand
