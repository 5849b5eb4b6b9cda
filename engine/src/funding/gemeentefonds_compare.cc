// SPDX-License-Identifier: EUPL-1.2
// F3, X2. What a change between two circulars comes from.
#include <map>

#include "base/name_key.h"
#include "funding/gemeentefonds_bases.h"

namespace houvast {
namespace {

using namespace funding;

std::size_t index(ChangeEffect effect) { return static_cast<std::size_t>(effect); }

/// The same thing in both circulars, by its place there; empty when a circular does not have it.
struct Pair {
  std::string name;
  std::optional<std::size_t> before;
  std::optional<std::size_t> after;
};

/// Things of both circulars that share a key, in order of key, or in the order of the circulars.
class Pairs {
 public:
  void add_before(const std::string& key, const std::string& name, std::size_t place) {
    at(key, name).before = place;
  }
  void add_after(const std::string& key, const std::string& name, std::size_t place) {
    Pair& pair = at(key, name);
    pair.name = name;
    pair.after = place;
  }
  [[nodiscard]] std::vector<Pair> in_order_of_key() const {
    std::vector<Pair> pairs;
    for (const auto& [key, place] : places_) pairs.push_back(pairs_[place]);
    return pairs;
  }
  [[nodiscard]] const std::vector<Pair>& as_added() const { return pairs_; }

 private:
  Pair& at(const std::string& key, const std::string& name) {
    const auto [found, is_new] = places_.try_emplace(key, pairs_.size());
    if (is_new) pairs_.push_back({.name = name});
    return pairs_[found->second];
  }

  std::map<std::string, std::size_t> places_;
  std::vector<Pair> pairs_;
};

/// A measure in one cluster, with both weights as whole numbers.
struct Weighing {
  const Pair* measure;
  BigInt before;
  BigInt after;
  bool is_own_capacity;
  /// Not shared by Shapley: the whole change is this effect.
  std::optional<ChangeEffect> whole_effect;
};

/// A part of the change of one cell, as a numerator over Comparer's denominator.
struct Part {
  ChangeEffect effect;
  const std::string* measure;
  BigInt numerator;
};

struct Side {
  const Circular& circular;
  const GemeentefondsOptions& options;
  const GemeentefondsAmounts& amounts;
};

class Comparer {
 public:
  Comparer(const Side& before, const Side& after, const Ratio& before_factor,
           const Ratio& after_factor)
      : before_(before),
        after_(after),
        whole_(before_factor.q * after_factor.q),
        old_factor_(before_factor.p * after_factor.q),
        new_factor_(after_factor.p * before_factor.q) {
    const Scales a = scales_of(before.circular);
    const Scales b = scales_of(after.circular);
    scales_ = {std::max(a.volume, b.volume), std::max(a.weight, b.weight)};
    // Six orders of three causes; a hundred cents in a euro are in the numerators.
    denominator_ = whole_ * power_of_ten(scales_.volume + scales_.weight) * 6;
    find_pairs();
    for (const Pair& cluster : clusters_.as_added()) {
      weighings_.push_back(weighings_in(cluster));
      grants_.push_back(grants_in(cluster));
    }
  }

  [[nodiscard]] Result<GemeentefondsComparison> compare() {
    Pairs municipalities;
    for (std::size_t i = 0; i < before_.circular.municipalities.size(); ++i)
      municipalities.add_before(before_.circular.municipalities[i].code,
                                before_.circular.municipalities[i].name, i);
    for (std::size_t i = 0; i < after_.circular.municipalities.size(); ++i)
      municipalities.add_after(after_.circular.municipalities[i].code,
                               after_.circular.municipalities[i].name, i);
    for (const Pair& municipality : municipalities.in_order_of_key())
      if (!compare_municipality(municipality)) return failure({.code = "money/out-of-range"});
    return std::move(result_);
  }

 private:
  void find_pairs() {
    Pairs measures;
    Pairs grants;
    const auto add = [&](const Circular& circular, auto method) {
      for (std::size_t c = 0; c < circular.clusters.size(); ++c)
        (clusters_.*method)(name_key(circular.clusters[c]), circular.clusters[c], c);
      for (std::size_t k = 0; k < circular.measures.size(); ++k)
        (measures.*method)(circular.measures[k].code, circular.measures[k].code, k);
      for (std::size_t g = 0; g < circular.grants.size(); ++g)
        (grants.*method)(name_key(circular.grants[g].name), circular.grants[g].name, g);
    };
    add(before_.circular, &Pairs::add_before);
    add(after_.circular, &Pairs::add_after);
    measure_pairs_ = measures.in_order_of_key();
    grant_pairs_ = grants.in_order_of_key();
  }

  /// The measure's terms on one side; empty when it is not there or was left out.
  static const CircularMeasure* terms(const Side& side, std::optional<std::size_t> place) {
    if (!place) return nullptr;
    const CircularMeasure& measure = side.circular.measures[*place];
    return measure.is_fixed_amount && !side.options.with_fixed_amount ? nullptr : &measure;
  }

  [[nodiscard]] BigInt weight_of(const CircularMeasure* measure,
                                 std::optional<std::size_t> cluster) const {
    if (measure == nullptr || !cluster) return 0;
    return scaled<BigInt>(measure->weights[*cluster], scales_.weight);
  }

  [[nodiscard]] std::vector<Weighing> weighings_in(const Pair& cluster) const {
    std::vector<Weighing> weighings;
    for (const Pair& pair : measure_pairs_) {
      const CircularMeasure* a = terms(before_, pair.before);
      const CircularMeasure* b = terms(after_, pair.after);
      Weighing weighing{.measure = &pair,
                        .before = weight_of(a, cluster.before),
                        .after = weight_of(b, cluster.after),
                        .is_own_capacity = (a != nullptr ? a : b) != nullptr &&
                                           (a != nullptr ? a : b)->is_own_capacity};
      if (weighing.before == 0 && weighing.after == 0) continue;
      if ((a != nullptr && a->is_fixed_amount) || (b != nullptr && b->is_fixed_amount))
        weighing.whole_effect = ChangeEffect::fixed_amount;
      else if (a == nullptr || b == nullptr || a->is_own_capacity != b->is_own_capacity)
        weighing.whole_effect = ChangeEffect::measures;
      weighings.push_back(std::move(weighing));
    }
    return weighings;
  }

  /// Grants that are in this cluster in either circular.
  [[nodiscard]] std::vector<Pair> grants_in(const Pair& cluster) const {
    std::vector<Pair> grants;
    for (Pair pair : grant_pairs_) {
      const auto is_elsewhere = [&](const Side& side, std::optional<std::size_t> grant,
                                    std::optional<std::size_t> place) {
        return !grant || !side.options.with_grants || side.circular.grants[*grant].cluster != place;
      };
      if (is_elsewhere(before_, pair.before, cluster.before)) pair.before.reset();
      if (is_elsewhere(after_, pair.after, cluster.after)) pair.after.reset();
      if (pair.before || pair.after) grants.push_back(std::move(pair));
    }
    return grants;
  }

  [[nodiscard]] std::vector<BigInt> volumes_of(const Side& side,
                                               std::optional<std::size_t> place) const {
    std::vector<BigInt> volumes;
    if (!place) return volumes;
    for (const Decimal volume : side.circular.municipalities[*place].volumes)
      volumes.push_back(scaled<BigInt>(volume, scales_.volume));
    return volumes;
  }

  [[nodiscard]] bool compare_municipality(const Pair& municipality) {
    const auto& [name, a, b] = municipality;
    const std::string& code =
        a ? before_.circular.municipalities[*a].code : after_.circular.municipalities[*b].code;
    if (!a) result_.only_after.push_back(code);
    if (!b) result_.only_before.push_back(code);
    old_volumes_ = volumes_of(before_, a);
    new_volumes_ = volumes_of(after_, b);
    for (std::size_t c = 0; c < weighings_.size(); ++c) {
      const Pair& cluster = clusters_.as_added()[c];
      GemeentefondsChange change{.municipality = code, .name = name, .cluster = cluster.name};
      if (a && cluster.before) change.before = before_.amounts.amount(*a, *cluster.before);
      if (b && cluster.after) change.after = after_.amounts.amount(*b, *cluster.after);
      const Cents difference = change.after - change.before;
      if (a && b) {
        if (!share_out(difference, parts_of(*a, *b, c), change)) return false;
      } else {
        change.effects[index(ChangeEffect::municipality)] = difference;
        add_measure(ChangeEffect::municipality, "", difference);
      }
      result_.changes.push_back(std::move(change));
    }
    return true;
  }

  [[nodiscard]] std::vector<Part> parts_of(std::size_t a, std::size_t b,
                                           std::size_t cluster) const {
    std::vector<Part> parts;
    for (const Weighing& weighing : weighings_[cluster]) add_measure_parts(weighing, parts);
    for (const Pair& grant : grants_[cluster]) {
      Cents change;
      if (grant.before) change -= before_.circular.municipalities[a].grants[*grant.before];
      if (grant.after) change += after_.circular.municipalities[b].grants[*grant.after];
      if (change != Cents())
        parts.push_back({ChangeEffect::grants, &grant.name, BigInt(change.count()) * denominator_});
    }
    return parts;
  }

  void add_measure_parts(const Weighing& weighing, std::vector<Part>& parts) const {
    const Pair& pair = *weighing.measure;
    const BigInt none = 0;
    const BigInt& v = pair.before ? old_volumes_[*pair.before] : none;
    const BigInt& v2 = pair.after ? new_volumes_[*pair.after] : none;
    const BigInt& w = weighing.before;
    const BigInt& w2 = weighing.after;
    const BigInt& f = weighing.is_own_capacity ? whole_ : old_factor_;
    const BigInt& f2 = weighing.is_own_capacity ? whole_ : new_factor_;
    if (weighing.whole_effect) {
      const BigInt change = worth(pair.after, after_, v2, w2) - worth(pair.before, before_, v, w);
      if (change != 0) parts.push_back({*weighing.whole_effect, &pair.name, change * 600});
      return;
    }
    // Shapley for x * y * z: (x' - x) * (2yz + 2y'z' + yz' + y'z) / 6, and so for each.
    const auto add = [&](ChangeEffect effect, const BigInt& step, const BigInt& y, const BigInt& y2,
                         const BigInt& z, const BigInt& z2) {
      if (step == 0) return;
      const BigInt mean = 2 * y * z + 2 * y2 * z2 + y * z2 + y2 * z;
      parts.push_back({effect, &pair.name, step * mean * 100});
    };
    add(ChangeEffect::volumes, v2 - v, w, w2, f, f2);
    add(ChangeEffect::weights, w2 - w, v, v2, f, f2);
    add(ChangeEffect::factor, f2 - f, v, v2, w, w2);
  }

  /// volume * weight * factor of a measure that is compared as a whole.
  [[nodiscard]] BigInt worth(std::optional<std::size_t> place, const Side& side,
                             const BigInt& volume, const BigInt& weight) const {
    if (!place) return 0;
    const bool is_own = side.circular.measures[*place].is_own_capacity;
    const BigInt& factor = &side == &before_ ? old_factor_ : new_factor_;
    return volume * weight * (is_own ? whole_ : factor);
  }

  /// The difference in cents over the effects, and every effect over its measures.
  [[nodiscard]] bool share_out(Cents difference, const std::vector<Part>& parts,
                               GemeentefondsChange& change) {
    std::map<ChangeEffect, std::vector<const Part*>> by_effect;
    for (const Part& part : parts) by_effect[part.effect].push_back(&part);
    std::vector<BigInt> numerators;
    for (const auto& [effect, list] : by_effect) {
      BigInt sum = 0;
      for (const Part* part : list) sum += part->numerator;
      numerators.push_back(sum);
    }
    if (numerators.empty()) {
      // Nothing changed but where a macro amount put its last cents: that is the factor's doing.
      change.effects[index(ChangeEffect::factor)] = difference;
      add_measure(ChangeEffect::factor, "", difference);
      return true;
    }
    const auto amounts = round_numerators<BigInt>(difference, numerators, denominator_);
    if (!amounts) return false;
    std::size_t at = 0;
    for (const auto& [effect, list] : by_effect) {
      const Cents amount = (*amounts)[at++];
      change.effects[index(effect)] = amount;
      numerators.clear();
      for (const Part* part : list) numerators.push_back(part->numerator);
      const auto of_measures = round_numerators<BigInt>(amount, numerators, denominator_);
      if (!of_measures) return false;
      for (std::size_t i = 0; i < list.size(); ++i)
        add_measure(effect, *list[i]->measure, (*of_measures)[i]);
    }
    return true;
  }

  /// Called before the change itself is added: its place is the number of changes so far.
  void add_measure(ChangeEffect effect, const std::string& measure, Cents amount) {
    if (amount != Cents())
      result_.by_measure.push_back({result_.changes.size(), effect, measure, amount});
  }

  const Side& before_;
  const Side& after_;
  BigInt whole_;  ///< One, as a factor of both sides.
  BigInt old_factor_;
  BigInt new_factor_;
  Scales scales_;
  BigInt denominator_;
  Pairs clusters_;
  std::vector<Pair> measure_pairs_;
  std::vector<Pair> grant_pairs_;
  std::vector<std::vector<Weighing>> weighings_;  ///< By cluster.
  std::vector<std::vector<Pair>> grants_;         ///< By cluster.
  std::vector<BigInt> old_volumes_;               ///< Of the municipality that is compared.
  std::vector<BigInt> new_volumes_;
  GemeentefondsComparison result_;
};

}  // namespace

Result<GemeentefondsComparison> compare_circulars(const Circular& before,
                                                  const GemeentefondsOptions& before_options,
                                                  const Circular& after,
                                                  const GemeentefondsOptions& after_options) {
  const auto before_factor = factor_of(before, before_options);
  if (!before_factor) return tl::unexpected(before_factor.error());
  const auto after_factor = factor_of(after, after_options);
  if (!after_factor) return tl::unexpected(after_factor.error());
  const auto before_amounts = allocate_gemeentefonds(before, before_options);
  if (!before_amounts) return tl::unexpected(before_amounts.error());
  const auto after_amounts = allocate_gemeentefonds(after, after_options);
  if (!after_amounts) return tl::unexpected(after_amounts.error());
  const Side old_side{before, before_options, *before_amounts};
  const Side new_side{after, after_options, *after_amounts};
  return Comparer(old_side, new_side, *before_factor, *after_factor).compare();
}

Text change_effect_label(ChangeEffect effect) {
  switch (effect) {
    case ChangeEffect::volumes:
      return {"volumes", "volumes"};
    case ChangeEffect::weights:
      return {"gewichten", "weights"};
    case ChangeEffect::factor:
      return {"uitkeringsfactor", "factor"};
    case ChangeEffect::measures:
      return {"maatstaven erbij of eraf", "measures that came or went"};
    case ChangeEffect::fixed_amount:
      return {"vast bedrag", "fixed amount"};
    case ChangeEffect::grants:
      return {"uitkeringen", "grants"};
    case ChangeEffect::municipality:
      return {"gemeente erbij of eraf", "municipality that came or went"};
  }
  check(false);
  return {};
}

}  // namespace houvast
