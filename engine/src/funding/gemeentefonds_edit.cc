// SPDX-License-Identifier: EUPL-1.2
// F3. What if a weight, a volume or the use of something were different.
#include <algorithm>

#include "base/name_key.h"
#include "houvast/gemeentefonds.h"
#include "houvast/municipality.h"
#include "money/exact.h"

namespace houvast {
namespace {

constexpr int mean_decimals = 9;

/// The place of a name in a list; a problem with the nearest name when it is not there.
Result<std::size_t> find_name(const std::vector<std::string>& names, const std::string& wanted,
                              std::string_view code) {
  const auto exact_name = std::ranges::find(names, wanted);
  if (exact_name != names.end()) return std::size_t(exact_name - names.begin());
  const auto same = std::ranges::find(names, name_key(wanted), name_key);
  if (same != names.end()) return std::size_t(same - names.begin());
  return failure(
      {.code = std::string(code), .found = wanted, .suggestion = nearest_name(wanted, names)});
}

Result<std::size_t> find_measure(const Circular& circular, const std::string& wanted) {
  std::vector<std::string> codes;
  for (const CircularMeasure& measure : circular.measures) codes.push_back(measure.code);
  return find_name(codes, wanted, "funding/measure-unknown");
}

/// As many decimals of a fraction as fit in 18 digits, nine at most.
std::optional<Decimal> volume_of(const Exact& number) {
  for (int decimals = mean_decimals; decimals >= 0; --decimals)
    if (const auto rounded = round_to_decimal(number, decimals)) return rounded;
  return std::nullopt;
}

/// The volume of each municipality if its use per inhabitant were that of all together.
Result<std::vector<Decimal>> volumes_at_mean(const Circular& circular, std::size_t measure,
                                             std::size_t inhabitants) {
  Exact volume = 0;
  Exact people = 0;
  for (const CircularMunicipality& municipality : circular.municipalities) {
    volume += exact(municipality.volumes[measure]);
    people += exact(municipality.volumes[inhabitants]);
  }
  if (people == 0) return failure({.code = "funding/inhabitants-missing"});
  std::vector<Decimal> volumes;
  for (const CircularMunicipality& municipality : circular.municipalities) {
    const auto mean = volume_of(volume * exact(municipality.volumes[inhabitants]) / people);
    if (!mean)
      return failure({.code = "money/out-of-range", .place = {.field = municipality.code}});
    volumes.push_back(*mean);
  }
  return volumes;
}

Problems apply(const CircularEdit& edit, const std::string& inhabitants, Circular& circular) {
  const auto measure = find_measure(circular, edit.measure);
  if (!measure) return measure.error();
  if (edit.kind == CircularEdit::Kind::weight) {
    const auto cluster = find_name(circular.clusters, edit.cluster, "funding/cluster-unknown");
    if (!cluster) return cluster.error();
    circular.measures[*measure].weights[*cluster] = edit.value;
    circular.measures[*measure].published_total.reset();
    return {};
  }
  std::vector<Decimal> volumes(circular.municipalities.size(), edit.value);
  if (edit.kind == CircularEdit::Kind::at_mean) {
    const auto people = find_measure(circular, inhabitants);
    if (!people) return people.error();
    auto means = volumes_at_mean(circular, *measure, *people);
    if (!means) return means.error();
    volumes = *std::move(means);
  } else if (edit.value.is_negative()) {
    return {{.code = "funding/volume-negative",
             .place = {.field = edit.measure},
             .found = to_string(edit.value)}};
  }
  std::size_t first = 0;
  std::size_t last = volumes.size();
  if (edit.municipality) {
    const auto place = find_municipality(circular, *edit.municipality);
    if (!place) return place.error();
    first = *place;
    last = first + 1;
  }
  for (std::size_t i = first; i < last; ++i)
    circular.municipalities[i].volumes[*measure] = volumes[i];
  return {};
}

}  // namespace

Result<std::size_t> find_municipality(const Circular& circular, const std::string& name_or_code) {
  const auto& all = circular.municipalities;
  if (const auto code = parse_municipality_code(name_or_code)) {
    const auto found = std::ranges::find(all, *code, &CircularMunicipality::code);
    if (found != all.end()) return std::size_t(found - all.begin());
  }
  std::vector<std::string> names;
  for (const CircularMunicipality& municipality : all) names.push_back(municipality.name);
  return find_name(names, name_or_code, "funding/municipality-unknown");
}

Result<Circular> edit_circular(Circular circular, const std::vector<CircularEdit>& edits,
                               const std::string& inhabitants) {
  Problems problems;
  for (const CircularEdit& edit : edits)
    for (Problem& problem : apply(edit, inhabitants, circular))
      problems.push_back(std::move(problem));
  if (!problems.empty()) return tl::unexpected(std::move(problems));
  return circular;
}

std::optional<Cents> per_inhabitant(Cents amount, Decimal inhabitants) {
  if (inhabitants <= Decimal()) return std::nullopt;
  const Exact share = exact(amount) / exact(inhabitants);
  if (abs(share) > exact(max_amount)) return std::nullopt;
  return round_to_cents(share);
}

}  // namespace houvast
