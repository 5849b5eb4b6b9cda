// SPDX-License-Identifier: EUPL-1.2
#include "region/key_weights.h"

#include <algorithm>
#include <numeric>
#include <optional>

#include "houvast/check.h"
#include "region/share_split.h"
#include "region/wide.h"

namespace houvast::region {
namespace {

// Four keys. A weight scaled to common decimals has at most 120 bits, a figure 63, the sum of the
// figures of 2^14 municipalities 77; so the sum of all weights has at most
// 120 + 3 * 77 + 63 + 2 + 14 = 430 bits, and times an amount 493.
constexpr std::size_t most_municipalities = std::size_t{1} << 14;
static_assert(120 + 3 * 77 + 63 + 2 + 14 + 63 <= 512);

std::optional<std::int64_t> figure_of(Key key, const KeyFigures& figures) {
  switch (key) {
    case Key::inhabitants:
      return figures.inhabitants;
    case Key::income:
      return figures.income.count();
    case Key::clients:
      return figures.clients;
    case Key::spending:
      if (figures.spending) return figures.spending->count();
      return std::nullopt;
  }
  check(false);
  return std::nullopt;
}

std::string shown_figure(Key key, std::int64_t figure) {
  const bool is_money = key == Key::income || key == Key::spending;
  return is_money ? to_string(Cents(figure)) : std::to_string(figure);
}

/// One key of a blend over all municipalities.
struct Column {
  Key key;
  Wide weight;
  std::vector<std::int64_t> figures;
  Wide sum;
};

Wide power_of_ten(int exponent) {
  Wide power = 1;
  for (int i = 0; i < exponent; ++i) power *= 10;
  return power;
}

std::int64_t to_count(const Wide& number) {
  check(number <= static_cast<std::uint64_t>(INT64_MAX));
  return static_cast<std::int64_t>(static_cast<std::uint64_t>(number));
}

void read_column(Column& column, std::span<const KeyFigures> figures, const NameOf& name_of,
                 Problems& problems) {
  const std::string key(to_string(column.key));
  UInt128 sum = 0;  // Of 2^14 figures of 63 bits: 77.
  for (std::size_t i = 0; i < figures.size(); ++i) {
    const std::optional<std::int64_t> figure = figure_of(column.key, figures[i]);
    if (!figure) {
      problems.push_back(
          {.code = "region/key-without-data", .place = {.field = name_of(i)}, .found = key});
    } else if (*figure < 0) {
      problems.push_back({.code = "region/negative-key-figure",
                          .place = {.field = name_of(i) + " " + key},
                          .found = shown_figure(column.key, *figure)});
    } else {
      column.figures.push_back(*figure);
      sum += static_cast<std::uint64_t>(*figure);
    }
  }
  column.sum = sum;
  if (column.figures.size() == figures.size() && column.sum == 0)
    problems.push_back({.code = "region/key-all-zero", .found = key});
}

int most_decimals(const KeyBlend& blend) {
  int decimals = 0;
  for (const auto& [key, weight] : blend) decimals = std::max(decimals, weight.decimals());
  return decimals;
}

Result<std::vector<Column>> read_columns(const KeyBlend& blend, std::span<const KeyFigures> figures,
                                         const NameOf& name_of) {
  Problems problems;
  std::vector<Column> columns;
  const int decimals = most_decimals(blend);
  for (const auto& [key, weight] : blend) {
    if (weight.is_negative()) {
      problems.push_back({.code = "region/negative-key-weight",
                          .place = {.field = std::string(to_string(key))},
                          .found = to_string(weight)});
      continue;
    }
    if (weight == Decimal()) continue;
    columns.push_back({.key = key,
                       .weight = Wide(static_cast<std::uint64_t>(weight.units())) *
                                 power_of_ten(decimals - weight.decimals()),
                       .figures = {},
                       .sum = 0});
    columns.back().figures.reserve(figures.size());
    read_column(columns.back(), figures, name_of, problems);
  }
  if (columns.empty() && problems.empty()) problems.push_back({.code = "region/no-key"});
  if (!problems.empty()) return tl::unexpected(std::move(problems));
  return columns;
}

bool is_safe(const Wide& sum) { return sum >> safe_bits == 0; }

/// Weights of which the sum fits in the type.
template <class Int>
std::vector<Int> weighted(const std::vector<Column>& columns, const std::vector<Wide>& factors,
                          std::size_t count) {
  std::vector<Int> weights(count);
  for (std::size_t c = 0; c < columns.size(); ++c) {
    const Int factor = static_cast<Int>(factors[c]);
    for (std::size_t i = 0; i < count; ++i)
      weights[i] += factor * static_cast<std::uint64_t>(columns[c].figures[i]);
  }
  return weights;
}

std::vector<Cents> split_narrow(Cents total, const KeyWeights& weights) {
  const std::size_t count = weights.narrow.size();
  std::vector<Cents> parts(count);
  std::vector<std::uint16_t> places(count);
  std::iota(places.begin(), places.end(), std::uint16_t{0});
  const int sign = total < Cents() ? -1 : 1;
  ShareSplit<Int128> split(count);
  split.split(total.count() * sign, weights.narrow, static_cast<Int128>(weights.sum), places, sign,
              parts);
  return parts;
}

/// The same for any weights.
std::vector<Cents> split_wide(Cents total, const KeyWeights& weights) {
  std::vector<Cents> parts(weights.wide.size());
  const std::int64_t sign = total < Cents() ? -1 : 1;
  const Wide magnitude = static_cast<std::uint64_t>(total.count() * sign);
  std::vector<Wide> remainders(parts.size());
  Cents left = total;
  for (std::size_t i = 0; i < parts.size(); ++i) {
    Wide whole;
    divide_qr(Wide(magnitude * weights.wide[i]), weights.sum, whole, remainders[i]);
    parts[i] = Cents(to_count(whole) * sign);
    left -= parts[i];
  }
  std::vector<std::size_t> order(parts.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(),
                   [&](std::size_t a, std::size_t b) { return remainders[a] > remainders[b]; });
  const auto count = static_cast<std::size_t>(left.count() * sign);
  check(count <= order.size());
  for (std::size_t i = 0; i < count; ++i) parts[order[i]] += Cents(sign);
  return parts;
}

}  // namespace

Result<KeyWeights> key_weights(const KeyBlend& blend, std::span<const KeyFigures> figures,
                               const NameOf& name_of) {
  check(figures.size() <= most_municipalities);
  const auto columns = read_columns(blend, figures, name_of);
  if (!columns) return tl::unexpected(columns.error());
  // share[i] = sum over k of w[k] * x[k,i] / X[k]; times the product of all X it is whole.
  std::vector<Wide> factors;
  KeyWeights result;
  for (const Column& column : *columns) {
    Wide factor = column.weight;
    for (const Column& other : *columns)
      if (other.key != column.key) factor *= other.sum;
    result.sum += factor * column.sum;
    factors.push_back(std::move(factor));
  }
  if (is_safe(result.sum))
    result.narrow = weighted<Int128>(*columns, factors, figures.size());
  else
    result.wide = weighted<Wide>(*columns, factors, figures.size());
  return result;
}

std::vector<Cents> split(Cents total, const KeyWeights& weights) {
  if (total == Cents()) return std::vector<Cents>(weights.size());
  return weights.narrow.empty() ? split_wide(total, weights) : split_narrow(total, weights);
}

std::vector<Decimal> shown_shares(const KeyWeights& weights, int decimals) {
  const Wide scale = power_of_ten(decimals);
  std::vector<Decimal> shares;
  shares.reserve(weights.size());
  for (std::size_t i = 0; i < weights.size(); ++i) {
    // The sum is dropped to 450 bits at most, so ten to the 12th fits beside it; half goes up.
    const Wide units = (weights.at(i) * scale * 2 + weights.sum) / (weights.sum * 2);
    shares.emplace_back(to_count(units), decimals);
  }
  return shares;
}

std::vector<std::string> key_workings(const KeyBlend& blend, std::span<const KeyFigures> figures) {
  const auto columns =
      read_columns(blend, figures, [](std::size_t i) { return std::to_string(i + 1); });
  check(columns.has_value());
  const Wide one = power_of_ten(most_decimals(blend));
  Wide all = 0;
  for (const Column& column : *columns) all += column.weight;
  std::vector<std::string> texts(figures.size());
  for (const Column& column : *columns) {
    std::string weight;
    if (columns->size() > 1) weight = to_string(blend.at(column.key));
    if (columns->size() > 1 && all != one)
      weight += "/" + to_string(Decimal(to_count(all), most_decimals(blend)));
    if (!weight.empty()) weight += " * ";
    const std::string name(to_string(column.key));
    const std::int64_t sum = to_count(column.sum);
    for (std::size_t i = 0; i < figures.size(); ++i) {
      if (!texts[i].empty()) texts[i] += " + ";
      texts[i] += weight + name + " " + shown_figure(column.key, column.figures[i]) + "/" +
                  shown_figure(column.key, sum);
    }
  }
  return texts;
}

}  // namespace houvast::region
