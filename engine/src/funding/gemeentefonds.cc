// SPDX-License-Identifier: EUPL-1.2
#include "houvast/gemeentefonds.h"

#include "funding/gemeentefonds_bases.h"

namespace houvast {
namespace funding {

Scales scales_of(const Circular& circular) {
  Scales scales;
  for (const CircularMeasure& measure : circular.measures)
    for (const Decimal weight : measure.weights)
      scales.weight = std::max(scales.weight, weight.decimals());
  for (const CircularMunicipality& municipality : circular.municipalities)
    for (const Decimal volume : municipality.volumes)
      scales.volume = std::max(scales.volume, volume.decimals());
  return scales;
}

Ratio ratio_of(Decimal number) { return {number.units(), power_of_ten(number.decimals())}; }

BigInt largest_base(const Circular& circular, Scales scales) {
  BigInt bound = 0;
  for (std::size_t k = 0; k < circular.measures.size(); ++k) {
    Int128 volume = 0;
    Int128 weight = 0;
    for (const CircularMunicipality& municipality : circular.municipalities)
      volume = std::max(volume, scaled<Int128>(municipality.volumes[k], scales.volume));
    for (const Decimal one : circular.measures[k].weights) {
      const auto units = scaled<Int128>(one, scales.weight);
      weight = std::max(weight, units < 0 ? -units : units);
    }
    bound += BigInt(volume) * BigInt(weight);
  }
  return bound;
}

}  // namespace funding

namespace {

using namespace funding;

constexpr int shown_decimals = 9;

/// One circular's weights applied to its volumes. Amount in cents of a cell = (p * with_factor +
/// q * own_capacity) / (q * scale), with the factor p / q.
template <class Int>
class Calculation {
 public:
  Calculation(const Circular& circular, Scales scales, const GemeentefondsOptions& options)
      : circular_(circular),
        scales_(scales),
        options_(options),
        clusters_(circular.clusters.size()),
        weights_(weights_of<Int>(circular, scales.weight, options.with_fixed_amount)),
        with_factor_(circular.municipalities.size() * clusters_),
        own_capacity_(with_factor_.size()) {
    std::vector<Int> volumes(circular.measures.size());
    for (std::size_t i = 0; i < circular.municipalities.size(); ++i) {
      for (std::size_t k = 0; k < volumes.size(); ++k)
        volumes[k] = scaled<Int>(circular.municipalities[i].volumes[k], scales.volume);
      for (const auto& [measure, cluster, weight] : weights_) {
        const bool is_own = circular.measures[measure].is_own_capacity;
        (is_own ? own_capacity_ : with_factor_)[i * clusters_ + cluster] +=
            volumes[measure] * weight;
      }
    }
  }

  /// factor = (M - sum of own tax capacity) / sum of all other bases.
  [[nodiscard]] Result<Ratio> solve_factor(Cents macro) const {
    BigInt bases = 0;
    BigInt own = 0;
    for (const Int& base : with_factor_) bases += BigInt(base);
    for (const Int& base : own_capacity_) own += BigInt(base);
    if (bases <= 0) return failure({.code = "funding/base-not-positive"});
    // A scale below 100 would leave a cent without a whole number: both sides times 100.
    const BigInt scale = power_of_ten(scales_.volume + scales_.weight);
    Ratio factor{BigInt(macro.count()) * scale - own * 100, bases * 100};
    if (factor.p < 0)
      return failure({.code = "funding/factor-negative", .found = to_string(macro)});
    const BigInt common = gcd(factor.p, factor.q);
    return Ratio{factor.p / common, factor.q / common};
  }

  /// The numerators of all cells over one denominator, in cents.
  struct Cells {
    Int p, q, denominator;
    std::vector<Int> numerators;
  };
  [[nodiscard]] Cells cells(const Ratio& factor) const {
    Cells cells{Int(factor.p),
                Int(factor.q),
                Int(factor.q * power_of_ten(scales_.volume + scales_.weight)),
                {}};
    cells.numerators.reserve(with_factor_.size());
    for (std::size_t i = 0; i < with_factor_.size(); ++i)
      cells.numerators.push_back((cells.p * with_factor_[i] + cells.q * own_capacity_[i]) * 100);
    return cells;
  }

  /// What each measure brings: amounts of a cell that add up to it. False: out of range.
  [[nodiscard]] bool add_parts(const Cells& cells, GemeentefondsAmounts& amounts) const {
    std::vector<std::vector<const Weight<Int>*>> by_cluster(clusters_);
    for (const auto& weight : weights_) by_cluster[weight.cluster].push_back(&weight);
    std::vector<Int> numerators;
    for (std::size_t i = 0; i < circular_.municipalities.size(); ++i)
      for (std::size_t c = 0; c < clusters_; ++c) {
        numerators.clear();
        for (const auto* weight : by_cluster[c]) {
          const bool is_own = circular_.measures[weight->measure].is_own_capacity;
          const auto volume =
              scaled<Int>(circular_.municipalities[i].volumes[weight->measure], scales_.volume);
          numerators.push_back((is_own ? cells.q : cells.p) * volume * weight->weight * 100);
        }
        const auto parts = round_numerators<Int>(amounts.general[i * clusters_ + c], numerators,
                                                 cells.denominator);
        if (!parts) return false;
        for (std::size_t n = 0; n < parts->size(); ++n)
          amounts.parts.push_back({i, c, by_cluster[c][n]->measure, {}, (*parts)[n]});
      }
    return true;
  }

  [[nodiscard]] Result<GemeentefondsAmounts> amounts(const Ratio& factor) const {
    GemeentefondsAmounts result{.cluster_count = clusters_};
    const Cells all = cells(factor);
    for (std::size_t i = 0; i < all.numerators.size(); ++i) {
      const auto amount = divide_to_cents<Int>(all.numerators[i], all.denominator);
      if (!amount)
        return failure({.code = "money/out-of-range",
                        .place = {.field = circular_.municipalities[i / clusters_].code}});
      result.general.push_back(*amount);
    }
    if (options_.macro)
      result.general = *round_numerators<Int>(*options_.macro, all.numerators, all.denominator);
    if (options_.by_measure && !add_parts(all, result))
      return failure({.code = "money/out-of-range"});
    return result;
  }

 private:
  const Circular& circular_;
  Scales scales_;
  const GemeentefondsOptions& options_;
  std::size_t clusters_;
  std::vector<Weight<Int>> weights_;
  std::vector<Int> with_factor_;  ///< By municipality, then cluster.
  std::vector<Int> own_capacity_;
};

void add_grants(const Circular& circular, const GemeentefondsOptions& options,
                GemeentefondsAmounts& amounts) {
  amounts.grants.resize(amounts.general.size());
  if (!options.with_grants) return;
  for (std::size_t i = 0; i < circular.municipalities.size(); ++i)
    for (std::size_t g = 0; g < circular.grants.size(); ++g) {
      const Cents amount = circular.municipalities[i].grants[g];
      const std::size_t cluster = circular.grants[g].cluster;
      amounts.grants[i * amounts.cluster_count + cluster] += amount;
      if (options.by_measure && amount != Cents())
        amounts.parts.push_back({i, cluster, {}, g, amount});
    }
}

/// Parts of a cell side by side: its measures, then its grants.
void sort_parts(GemeentefondsAmounts& amounts) {
  std::stable_sort(amounts.parts.begin(), amounts.parts.end(),
                   [](const GemeentefondsPart& a, const GemeentefondsPart& b) {
                     return std::pair(a.municipality, a.cluster) <
                            std::pair(b.municipality, b.cluster);
                   });
}

/// Any sum of amounts of this circular fits in 64 bits.
bool sums_fit(const Circular& circular, const GemeentefondsAmounts& amounts) {
  Int128 sum = 0;
  const auto add = [&](Cents amount) { sum += std::abs(amount.count()); };
  for (const Cents amount : amounts.general) add(amount);
  for (const CircularMunicipality& municipality : circular.municipalities)
    for (const Cents amount : municipality.grants) add(amount);
  return sum <= INT64_MAX;
}

template <class Int>
Result<GemeentefondsAmounts> allocate(const Circular& circular, Scales scales, const Ratio& factor,
                                      const GemeentefondsOptions& options) {
  auto amounts = Calculation<Int>(circular, scales, options).amounts(factor);
  if (!amounts) return amounts;
  if (!sums_fit(circular, *amounts)) return failure({.code = "money/out-of-range"});
  amounts->factor = round_to_decimal(Exact(factor.p, factor.q), shown_decimals).value_or(Decimal());
  amounts->factor_is_solved = options.macro.has_value();
  add_grants(circular, options, *amounts);
  sort_parts(*amounts);
  return amounts;
}

}  // namespace

Result<Ratio> funding::factor_of(const Circular& circular, const GemeentefondsOptions& options) {
  if (options.macro)
    return Calculation<BigInt>(circular, scales_of(circular), options).solve_factor(*options.macro);
  const auto factor = options.factor ? options.factor : circular.factor;
  if (!factor) return failure({.code = "funding/factor-missing"});
  if (factor->is_negative())
    return failure({.code = "funding/factor-negative", .found = to_string(*factor)});
  return ratio_of(*factor);
}

Result<GemeentefondsAmounts> allocate_gemeentefonds(const Circular& circular,
                                                    const GemeentefondsOptions& options) {
  const auto factor = factor_of(circular, options);
  if (!factor) return tl::unexpected(factor.error());
  const Scales scales = scales_of(circular);
  // No number on the way is above 100 * (p + q) * base or the denominator, doubled by rounding.
  const BigInt largest =
      std::max<BigInt>(largest_base(circular, scales) * (factor->p + factor->q) * 200,
                       factor->q * power_of_ten(scales.volume + scales.weight) * 2);
  const bool fits = largest < (BigInt(1) << 126);
  if (fits) return allocate<Int128>(circular, scales, *factor, options);
  return allocate<BigInt>(circular, scales, *factor, options);
}

Cents GemeentefondsAmounts::of_municipality(std::size_t municipality) const {
  Cents sum;
  for (std::size_t c = 0; c < cluster_count; ++c) sum += amount(municipality, c);
  return sum;
}

Cents GemeentefondsAmounts::of_cluster(std::size_t cluster) const {
  Cents sum;
  for (std::size_t at = cluster; at < general.size(); at += cluster_count)
    sum += general[at] + grants[at];
  return sum;
}

Cents GemeentefondsAmounts::general_total() const {
  Cents sum;
  for (const Cents amount : general) sum += amount;
  return sum;
}

Cents GemeentefondsAmounts::total() const {
  Cents sum = general_total();
  for (const Cents amount : grants) sum += amount;
  return sum;
}

}  // namespace houvast
