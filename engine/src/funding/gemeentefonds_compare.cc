// SPDX-License-Identifier: EUPL-1.2
// F3, X2. What a change between two circulars comes from.
#include <map>
#include <set>

#include "base/name_key.h"
#include "funding/gemeentefonds_bases.h"

namespace houvast {
namespace {

using namespace funding;

std::size_t index(ChangeEffect effect) { return static_cast<std::size_t>(effect); }

/// A part of the change of one cell, as a numerator over Comparer's denominator.
struct Part {
  ChangeEffect effect;
  std::string measure;
  BigInt numerator;
};

/// One of the two circulars, with places by name.
struct Side {
  const Circular& circular;
  GemeentefondsAmounts amounts;
  bool with_fixed_amount;
  bool with_grants;
  Scales scales;
  BigInt factor;                                    ///< Over the denominator of both.
  std::map<std::string, std::size_t> municipality;  ///< By code.
  std::map<std::string, std::size_t> measure;       ///< By code.
  std::map<std::string, std::size_t> cluster;       ///< By key.

  Side(const Circular& all, const GemeentefondsOptions& options, GemeentefondsAmounts calculated)
      : circular(all),
        amounts(std::move(calculated)),
        with_fixed_amount(options.with_fixed_amount),
        with_grants(options.with_grants) {
    for (std::size_t i = 0; i < all.municipalities.size(); ++i)
      municipality[all.municipalities[i].code] = i;
    for (std::size_t k = 0; k < all.measures.size(); ++k) measure[all.measures[k].code] = k;
    for (std::size_t c = 0; c < all.clusters.size(); ++c) cluster[name_key(all.clusters[c])] = c;
  }

  [[nodiscard]] Cents amount(std::size_t i, const std::string& key) const {
    const auto found = cluster.find(key);
    return found == cluster.end() ? Cents() : amounts.amount(i, found->second);
  }
};

/// A measure of one side in one cell; empty when that side does not have it.
struct Term {
  BigInt volume;
  BigInt weight;
  BigInt factor;
  bool is_own_capacity;
  bool is_fixed_amount;

  [[nodiscard]] BigInt worth() const { return volume * weight * factor; }
};

class Comparer {
 public:
  Comparer(Side& before, Side& after, const Ratio& before_factor, const Ratio& after_factor)
      : before_(before), after_(after), whole_(before_factor.q * after_factor.q) {
    const Scales a = scales_of(before.circular);
    const Scales b = scales_of(after.circular);
    scales_ = {std::max(a.volume, b.volume), std::max(a.weight, b.weight)};
    before.factor = before_factor.p * after_factor.q;
    after.factor = after_factor.p * before_factor.q;
    // Six orders of three causes; a hundred cents in a euro are in the numerators.
    denominator_ = whole_ * power_of_ten(scales_.volume + scales_.weight) * 6;
    std::set<std::string> codes;
    for (const auto& [code, place] : before.measure) codes.insert(code);
    for (const auto& [code, place] : after.measure) codes.insert(code);
    measures_.assign(codes.begin(), codes.end());
  }

  [[nodiscard]] Result<GemeentefondsComparison> compare() {
    std::set<std::string> codes;
    for (const auto& [code, place] : before_.municipality) codes.insert(code);
    for (const auto& [code, place] : after_.municipality) codes.insert(code);
    for (const std::string& code : codes) {
      const auto a = before_.municipality.find(code);
      const auto b = after_.municipality.find(code);
      if (a == before_.municipality.end()) result_.only_after.push_back(code);
      if (b == after_.municipality.end()) result_.only_before.push_back(code);
      for (const std::string& cluster : clusters())
        if (!compare_cell(code, cluster)) return failure({.code = "money/out-of-range"});
    }
    return std::move(result_);
  }

 private:
  /// Those of before, then those that came.
  [[nodiscard]] std::vector<std::string> clusters() const {
    std::vector<std::string> names = before_.circular.clusters;
    for (const std::string& name : after_.circular.clusters)
      if (!before_.cluster.contains(name_key(name))) names.push_back(name);
    return names;
  }

  [[nodiscard]] bool compare_cell(const std::string& code, const std::string& cluster) {
    const std::string key = name_key(cluster);
    const auto a = before_.municipality.find(code);
    const auto b = after_.municipality.find(code);
    const bool was_there = a != before_.municipality.end();
    const bool is_there = b != after_.municipality.end();
    GemeentefondsChange change{.municipality = code, .cluster = cluster};
    change.name = is_there ? after_.circular.municipalities[b->second].name
                           : before_.circular.municipalities[a->second].name;
    if (was_there) change.before = before_.amount(a->second, key);
    if (is_there) change.after = after_.amount(b->second, key);
    const Cents difference = change.after - change.before;
    bool fits = true;
    if (was_there && is_there) {
      fits = share_out(difference, parts_of(a->second, b->second, key), change);
    } else {
      change.effects[index(ChangeEffect::municipality)] = difference;
      add_measure(ChangeEffect::municipality, "", difference);
    }
    result_.changes.push_back(std::move(change));
    return fits;
  }

  [[nodiscard]] std::vector<Part> parts_of(std::size_t a, std::size_t b, const std::string& key) {
    std::vector<Part> parts;
    for (const std::string& measure : measures_) {
      const auto old_term = term(before_, a, key, measure);
      const auto new_term = term(after_, b, key, measure);
      const bool weighs =
          (old_term && old_term->weight != 0) || (new_term && new_term->weight != 0);
      if (weighs) add_measure_parts(measure, old_term, new_term, parts);
    }
    add_grant_parts(a, b, key, parts);
    return parts;
  }

  [[nodiscard]] std::optional<Term> term(const Side& side, std::size_t municipality,
                                         const std::string& key, const std::string& code) const {
    const auto cluster = side.cluster.find(key);
    const auto measure = side.measure.find(code);
    if (cluster == side.cluster.end() || measure == side.measure.end()) return std::nullopt;
    const CircularMeasure& terms = side.circular.measures[measure->second];
    if (terms.is_fixed_amount && !side.with_fixed_amount) return std::nullopt;
    const Decimal volume = side.circular.municipalities[municipality].volumes[measure->second];
    return Term{scaled<BigInt>(volume, scales_.volume),
                scaled<BigInt>(terms.weights[cluster->second], scales_.weight),
                terms.is_own_capacity ? whole_ : side.factor, terms.is_own_capacity,
                terms.is_fixed_amount};
  }

  void add_measure_parts(const std::string& measure, const std::optional<Term>& a,
                         const std::optional<Term>& b, std::vector<Part>& parts) const {
    const bool is_fixed = (a && a->is_fixed_amount) || (b && b->is_fixed_amount);
    const bool is_shared = a && b && a->is_own_capacity == b->is_own_capacity;
    if (is_fixed || !is_shared) {
      const BigInt change = (b ? b->worth() : BigInt(0)) - (a ? a->worth() : BigInt(0));
      const auto effect = is_fixed ? ChangeEffect::fixed_amount : ChangeEffect::measures;
      if (change != 0) parts.push_back({effect, measure, change * 600});
      return;
    }
    // Shapley for x * y * z: (x' - x) * (2yz + 2y'z' + yz' + y'z) / 6, and so for each.
    const auto add = [&](ChangeEffect effect, const BigInt& step, const BigInt& y, const BigInt& y2,
                         const BigInt& z, const BigInt& z2) {
      if (step == 0) return;
      const BigInt mean = 2 * y * z + 2 * y2 * z2 + y * z2 + y2 * z;
      parts.push_back({effect, measure, step * mean * 100});
    };
    add(ChangeEffect::volumes, b->volume - a->volume, a->weight, b->weight, a->factor, b->factor);
    add(ChangeEffect::weights, b->weight - a->weight, a->volume, b->volume, a->factor, b->factor);
    add(ChangeEffect::factor, b->factor - a->factor, a->volume, b->volume, a->weight, b->weight);
  }

  void add_grant_parts(std::size_t a, std::size_t b, const std::string& key,
                       std::vector<Part>& parts) const {
    std::map<std::string, std::pair<std::string, Cents>> changes;
    const auto collect = [&](const Side& side, std::size_t municipality, bool is_after) {
      if (!side.with_grants) return;
      for (std::size_t g = 0; g < side.circular.grants.size(); ++g) {
        const CircularGrant& grant = side.circular.grants[g];
        if (name_key(side.circular.clusters[grant.cluster]) != key) continue;
        auto& [name, change] = changes[name_key(grant.name)];
        const Cents amount = side.circular.municipalities[municipality].grants[g];
        name = grant.name;
        change += is_after ? amount : -amount;
      }
    };
    collect(before_, a, false);
    collect(after_, b, true);
    for (const auto& [unused, change] : changes)
      if (change.second != Cents())
        parts.push_back(
            {ChangeEffect::grants, change.first, BigInt(change.second.count()) * denominator_});
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
        add_measure(effect, list[i]->measure, (*of_measures)[i]);
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
  Scales scales_;
  BigInt denominator_;
  std::vector<std::string> measures_;
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
  auto before_amounts = allocate_gemeentefonds(before, before_options);
  if (!before_amounts) return tl::unexpected(before_amounts.error());
  auto after_amounts = allocate_gemeentefonds(after, after_options);
  if (!after_amounts) return tl::unexpected(after_amounts.error());
  Side old_side(before, before_options, *std::move(before_amounts));
  Side new_side(after, after_options, *std::move(after_amounts));
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
