// SPDX-License-Identifier: EUPL-1.2
// F3 on the whole gemeentefonds: measures x clusters x municipalities. docs/methods/
// F3-objective-allocation.md. Places in vectors are those of the circular.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <vector>

#include "houvast/cents.h"
#include "houvast/circular.h"
#include "houvast/decimal.h"
#include "houvast/problem.h"

namespace houvast {

struct GemeentefondsOptions {
  std::optional<Decimal> factor;  ///< Empty: the circular's own.
  std::optional<Cents> macro;     ///< Solves the factor; see GemeentefondsAmounts.
  bool with_fixed_amount = true;
  bool with_grants = true;
  bool by_measure = false;  ///< Also says what each measure brings.
};

/// What one measure or grant brings a municipality in one cluster.
struct GemeentefondsPart {
  std::size_t municipality = 0;
  std::size_t cluster = 0;
  std::optional<std::size_t> measure;  ///< Exactly one of these two.
  std::optional<std::size_t> grant;
  Cents amount;
};

/// F3. amount = factor * sum of volume * weight, plus own tax capacity without factor, plus grants.
/// With a published factor each amount of a municipality in a cluster is rounded once. With a macro
/// amount the factor is solved exactly, and the amounts without grants add up to it to the cent:
/// largest remainder, ties to the earlier municipality and cluster.
struct GemeentefondsAmounts {
  std::size_t cluster_count = 0;
  std::vector<Cents> general;            ///< By municipality, then cluster; without grants.
  std::vector<Cents> grants;             ///< As above; zeros when they were left out.
  std::vector<GemeentefondsPart> parts;  ///< Add up to general and grants, if they were asked for.
  Decimal factor;                        ///< As given, or as solved, shown to 9 decimals.
  bool factor_is_solved = false;

  [[nodiscard]] Cents amount(std::size_t municipality, std::size_t cluster) const {
    const std::size_t at = municipality * cluster_count + cluster;
    return general[at] + grants[at];
  }
  [[nodiscard]] Cents of_municipality(std::size_t municipality) const;
  [[nodiscard]] Cents of_cluster(std::size_t cluster) const;
  [[nodiscard]] Cents total() const;
  [[nodiscard]] Cents general_total() const;
};

/// Errors: funding/factor-missing, funding/factor-negative, funding/base-not-positive,
/// money/out-of-range.
[[nodiscard]] Result<GemeentefondsAmounts> allocate_gemeentefonds(
    const Circular& circular, const GemeentefondsOptions& options);

/// What a change between two circulars comes from.
enum class ChangeEffect {
  volumes,
  weights,
  factor,
  measures,      ///< Measures that came, went, or became own tax capacity.
  fixed_amount,  ///< Its weight and the factor on it together.
  grants,
  municipality,  ///< The municipality is in one of the two circulars only.
};
inline constexpr std::size_t change_effect_count = 7;
[[nodiscard]] Text change_effect_label(ChangeEffect effect);

/// The change of one municipality in one cluster. `after - before` is the sum of `effects`.
struct GemeentefondsChange {
  std::string municipality;  ///< Code.
  std::string name;
  std::string cluster;
  Cents before;
  Cents after;
  std::array<Cents, change_effect_count> effects;  ///< By ChangeEffect.
};

/// A change that one measure or grant brings; the sum over measures is the effect.
struct GemeentefondsMeasureChange {
  std::size_t change = 0;  ///< Place in GemeentefondsComparison::changes.
  ChangeEffect effect = ChangeEffect::volumes;
  std::string measure;  ///< Code, or a grant's name.
  Cents amount;
};

struct GemeentefondsComparison {
  std::vector<GemeentefondsChange> changes;  ///< In order of code, then cluster.
  std::vector<GemeentefondsMeasureChange> by_measure;
  std::vector<std::string> only_before;  ///< Codes.
  std::vector<std::string> only_after;
};

/// F3, X2. Splits the change between two circulars over its causes. A measure in both gives
/// volume * weight * factor twice; the three causes share the difference by Shapley value: the
/// mean over all orders in which they can change. Exact, and the same whatever the order.
/// Errors: those of allocate_gemeentefonds.
[[nodiscard]] Result<GemeentefondsComparison> compare_circulars(
    const Circular& before, const GemeentefondsOptions& before_options, const Circular& after,
    const GemeentefondsOptions& after_options);

/// What if something in a circular were different.
struct CircularEdit {
  enum class Kind {
    weight,   ///< `value` is the new weight of the measure in the cluster.
    volume,   ///< `value` is the new volume in the municipality, or everywhere.
    at_mean,  ///< The volume is at the national mean per inhabitant.
  } kind = Kind::weight;
  std::string measure;
  std::string cluster;                      ///< weight only.
  std::optional<std::string> municipality;  ///< Code or name; empty: all of them.
  Decimal value;                            ///< Not used by at_mean.
};

/// The circular with the edits made, in order. At the mean, volumes are rounded to 9 decimals;
/// `inhabitants` is the code of the measure that counts them.
/// Errors: funding/measure-unknown, funding/cluster-unknown, funding/municipality-unknown,
/// funding/volume-negative, funding/inhabitants-missing.
[[nodiscard]] Result<Circular> edit_circular(Circular circular,
                                             const std::vector<CircularEdit>& edits,
                                             const std::string& inhabitants = "inwo");

/// The place of a municipality by code ("14", "GM0014") or name; errors: funding/
/// municipality-unknown with the nearest name.
[[nodiscard]] Result<std::size_t> find_municipality(const Circular& circular,
                                                    const std::string& name_or_code);

/// An amount over inhabitants, to the cent; empty when there are none.
[[nodiscard]] std::optional<Cents> per_inhabitant(Cents amount, Decimal inhabitants);

}  // namespace houvast
