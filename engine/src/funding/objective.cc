// SPDX-License-Identifier: EUPL-1.2
#include "houvast/objective.h"

#include <algorithm>
#include <map>

#include "money/exact.h"

namespace houvast {
namespace {

constexpr int shown_decimals = 9;

const MeasureTerms* find_measure(const ObjectiveTerms& terms, std::string_view code) {
  const auto found = std::find_if(terms.measures.begin(), terms.measures.end(),
                                  [&](const MeasureTerms& m) { return m.code == code; });
  return found == terms.measures.end() ? nullptr : &*found;
}

/// Volumes of one year by measure and municipality; what is not there is a problem.
class Volumes {
 public:
  Volumes(const ObjectiveTerms& terms, int year) : year_(year) {
    for (const auto& [code, figures] : terms.volumes) {
      known_.push_back(code);
      for (const auto& figure : figures)
        if (figure.year == year) volumes_[code][figure.municipality] = figure.value;
    }
  }

  Exact of(const std::string& measure, const std::string& municipality) {
    const auto row = volumes_.find(measure);
    if (row == volumes_.end() && !std::ranges::binary_search(known_, measure)) {
      report("funding/measure-unknown", measure, measure, nearest_name(measure, known_));
      return 0;
    }
    const auto cell = row == volumes_.end() ? std::map<std::string, Decimal>::iterator()
                                            : row->second.find(municipality);
    if (row == volumes_.end() || cell == row->second.end()) {
      report("funding/volume-missing", measure, municipality, "");
      return 0;
    }
    if (cell->second.is_negative())
      report("funding/volume-negative", measure, to_string(cell->second), municipality);
    return exact(cell->second);
  }

  void report(std::string code, const std::string& measure, std::string found,
              std::string suggestion) {
    Problem problem{.code = std::move(code),
                    .place = {.field = measure},
                    .found = std::move(found),
                    .expected = std::to_string(year_)};
    problem.suggestion = std::move(suggestion);
    if (std::ranges::find(problems, problem) == problems.end())
      problems.push_back(std::move(problem));
  }

  Problems problems;

 private:
  int year_;
  std::vector<std::string> known_;
  std::map<std::string, std::map<std::string, Decimal>> volumes_;
};

/// What counts of a measure: relative, above the threshold, the share of it.
Exact counted(const MeasureTerms& terms, const std::string& municipality, Volumes& volumes) {
  if (terms.is_fixed_amount) return 1;
  Exact volume = volumes.of(terms.code, municipality);
  if (terms.relative_to) {
    const Exact base = volumes.of(*terms.relative_to, municipality);
    if (base == 0) {
      volumes.report("funding/zero-denominator", *terms.relative_to, municipality, "");
      return 0;
    }
    volume /= base;
  }
  if (terms.threshold) {
    Exact threshold = exact(*terms.threshold);
    if (terms.threshold_of) threshold *= volumes.of(*terms.threshold_of, municipality);
    volume = std::max<Exact>(0, volume - threshold);
  }
  return terms.share ? Exact(volume * exact(*terms.share)) : volume;
}

/// What a municipality gets in cents before the factor, by measure.
struct Bases {
  std::vector<std::vector<Exact>> by_municipality;
  Exact with_factor = 0;
  Exact own_capacity = 0;
};

Bases bases_of(const ObjectiveTerms& terms, std::span<const std::string> municipalities,
               Volumes& volumes) {
  Bases bases;
  for (const std::string& municipality : municipalities) {
    auto& row = bases.by_municipality.emplace_back();
    for (const MeasureTerms& measure : terms.measures) {
      row.push_back(counted(measure, municipality, volumes) * exact(measure.weight) * 100);
      (measure.is_own_capacity ? bases.own_capacity : bases.with_factor) += row.back();
    }
  }
  return bases;
}

/// factor = (M - sum of own tax capacity) / sum of all other bases.
Result<Exact> solve_factor(const Bases& bases, std::optional<Cents> macro) {
  if (!macro) return failure({.code = "funding/macro-missing"});
  if (bases.with_factor <= 0) return failure({.code = "funding/base-not-positive"});
  const Exact factor = (exact(*macro) - bases.own_capacity) / bases.with_factor;
  if (factor < 0) return failure({.code = "funding/factor-negative", .found = to_string(*macro)});
  return factor;
}

bool fits(const Exact& cents) { return abs(cents) <= exact(max_amount); }

Exact sum(const std::vector<Exact>& parts) {
  Exact total = 0;
  for (const Exact& part : parts) total += part;
  return total;
}

}  // namespace

Result<ObjectiveAllocation> objective_allocation(const ObjectiveTerms& terms,
                                                 std::span<const std::string> municipalities,
                                                 int year, std::optional<Cents> macro) {
  Volumes volumes(terms, year);
  Bases bases = bases_of(terms, municipalities, volumes);
  if (!volumes.problems.empty()) return tl::unexpected(std::move(volumes.problems));

  Exact factor;
  if (terms.factor) {
    factor = exact(*terms.factor);
  } else {
    const auto solved = solve_factor(bases, macro);
    if (!solved) return tl::unexpected(solved.error());
    factor = *solved;
  }

  std::vector<Exact> exact_amounts;
  for (auto& row : bases.by_municipality) {
    for (std::size_t k = 0; k < row.size(); ++k)
      if (!terms.measures[k].is_own_capacity) row[k] *= factor;
    exact_amounts.push_back(sum(row));
    if (!fits(exact_amounts.back()) || !std::ranges::all_of(row, fits))
      return failure({.code = "money/out-of-range",
                      .place = {.field = municipalities[exact_amounts.size() - 1]}});
  }

  std::vector<Cents> amounts;
  if (terms.factor) {
    for (const Exact& amount : exact_amounts) amounts.push_back(round_to_cents(amount));
  } else {
    amounts = round_parts(*macro, exact_amounts);
  }

  ObjectiveAllocation result;
  result.factor_is_solved = !terms.factor;
  result.factor = round_to_decimal(factor, shown_decimals).value_or(Decimal());
  for (std::size_t i = 0; i < amounts.size(); ++i) {
    result.total += amounts[i];
    result.amounts.push_back(
        {municipalities[i], amounts[i], round_parts(amounts[i], bases.by_municipality[i])});
  }
  check(terms.factor || result.total == *macro);
  return result;
}

Result<ObjectiveTerms> at_mean_per_inhabitant(const ObjectiveTerms& terms,
                                              const std::string& measure,
                                              std::span<const Municipality> municipalities,
                                              int year,
                                              const std::optional<std::string>& municipality) {
  const auto figures = terms.volumes.find(measure);
  if (find_measure(terms, measure) == nullptr || figures == terms.volumes.end()) {
    std::vector<std::string> known;
    for (const auto& [code, unused] : terms.volumes) known.push_back(code);
    return failure({.code = "funding/measure-unknown",
                    .place = {.field = measure},
                    .found = measure,
                    .suggestion = nearest_name(measure, known)});
  }
  std::map<std::string, std::int64_t> inhabitants;
  Exact all_inhabitants = 0;
  for (const Municipality& one : municipalities)
    if (const auto count = one.inhabitants.find(year); count != one.inhabitants.end()) {
      inhabitants[one.code] = count->second;
      all_inhabitants += count->second;
    }
  if (all_inhabitants == 0 || (municipality && !inhabitants.contains(*municipality)))
    return failure({.code = "funding/inhabitants-missing",
                    .place = {.field = municipality.value_or("")},
                    .found = std::to_string(year)});
  Exact volume = 0;
  for (const auto& figure : figures->second)
    if (figure.year == year && inhabitants.contains(figure.municipality))
      volume += exact(figure.value);

  ObjectiveTerms changed = terms;
  for (auto& figure : changed.volumes[measure]) {
    const auto count = inhabitants.find(figure.municipality);
    if (figure.year != year || count == inhabitants.end()) continue;
    if (municipality && figure.municipality != *municipality) continue;
    const Exact mean = volume * count->second / all_inhabitants;
    // A volume of more than 9 digits keeps fewer decimals: the last one is then 10^-18 of it.
    for (int decimals = shown_decimals; decimals >= 0; --decimals)
      if (const auto rounded = round_to_decimal(mean, decimals)) {
        figure.value = *rounded;
        break;
      }
  }
  return changed;
}

}  // namespace houvast
