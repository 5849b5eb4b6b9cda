// SPDX-License-Identifier: EUPL-1.2
#include "demand/quantile_table.h"

#include <algorithm>
#include <cmath>
#include <span>

#include "demand/spread.h"
#include "houvast/check.h"

namespace houvast::demand {
namespace {

using Table = QuantileTable;

/// Where the points stand, ascending.
std::vector<Chance> node_chances() {
  std::vector<Chance> low;
  for (std::uint32_t i = 0; i < Table::tail_bins; ++i)
    low.push_back({std::ldexp(1 + (i % 32) / 32.0, static_cast<int>(i / 32) - 33), false});
  for (std::uint32_t bin = Table::first_bin; bin < 512; ++bin) low.push_back({bin / 1024.0, false});
  std::vector<Chance> all = low;
  all.push_back({0.5, false});
  for (std::size_t i = low.size(); i-- > 0;) all.push_back({low[i].distance, true});
  check(all.size() == Table::node_count);
  return all;
}

/// The chance to be above a point.
double survival(Chance chance) { return chance.from_above ? chance.distance : 1 - chance.distance; }

/// The mean over all words. The words of a bin lie evenly about its middle, except in the smallest
/// bins, which have no words or one.
double mean_of_words(std::span<const double> nodes) {
  double sum = 0;
  const auto tail = [&](auto&& node) {
    for (std::uint32_t distance = 1; distance < 64; distance += 2) {
      const auto halvings = static_cast<int>(std::bit_width(distance)) - 1;
      const double place = std::ldexp(distance, 5 - halvings) - 32;
      const auto index = static_cast<std::size_t>(halvings * 32 + static_cast<int>(place));
      sum += std::ldexp(node(index) + (node(index + 1) - node(index)) * (place - std::floor(place)),
                        -32);
    }
    for (std::uint32_t i = 6 * 32; i < Table::tail_bins; ++i)
      sum += std::ldexp((node(i) + node(i + 1)) / 2, static_cast<int>(i / 32) - 38);
  };
  tail([&](std::size_t i) { return nodes[i]; });
  tail([&](std::size_t i) { return nodes[Table::node_count - 1 - i]; });
  for (std::uint32_t i = Table::tail_bins; i < Table::tail_bins + Table::centre_bins; ++i)
    sum += (nodes[i] + nodes[i + 1]) / 2048;
  return sum;
}

void scale_to(double mean, std::vector<double>& nodes) {
  const double now = mean_of_words(nodes);
  check(now > 0 && now < 1e300);
  for (double& node : nodes) node *= mean / now;
}

/// The survival function between two points of the table falls in a straight line: from 1 at zero
/// through all points. Its integral, in parabolas, is inverted for the residual quantile.
class Residual {
 public:
  Residual(std::span<const double> nodes, std::span<const Chance> chances) {
    x_.push_back(0);
    s_.push_back(1);
    for (std::size_t i = 0; i < nodes.size(); ++i) {
      x_.push_back(nodes[i]);
      s_.push_back(survival(chances[i]));
    }
    from_above_.resize(x_.size());
    from_below_.resize(x_.size());
    for (std::size_t i = x_.size() - 1; i-- > 0;) from_above_[i] = from_above_[i + 1] + area(i);
    for (std::size_t i = 0; i + 1 < x_.size(); ++i) from_below_[i + 1] = from_below_[i] + area(i);
  }

  [[nodiscard]] double at(Chance chance) const {
    return chance.from_above ? leaving_above(chance.distance * from_above_.front())
                             : leaving_below(chance.distance * from_below_.back());
  }

 private:
  [[nodiscard]] double area(std::size_t i) const {
    return (x_[i + 1] - x_[i]) * (s_[i] + s_[i + 1]) / 2;
  }
  [[nodiscard]] double slope(std::size_t i) const {
    return (s_[i] - s_[i + 1]) / (x_[i + 1] - x_[i]);
  }

  /// The x with this area to its left: s y - slope y^2 / 2 = rest, from the left of its bin.
  [[nodiscard]] double leaving_below(double wanted) const {
    const auto after = std::upper_bound(from_below_.begin(), from_below_.end(), wanted);
    const auto i = static_cast<std::size_t>(after - from_below_.begin()) - 1;
    if (i + 1 == x_.size()) return x_.back();
    const double rest = wanted - from_below_[i];
    const double root = std::sqrt(std::fmax(s_[i] * s_[i] - 2 * slope(i) * rest, 0));
    return x_[i] + 2 * rest / (s_[i] + root);
  }

  /// The same from the right: s z + slope z^2 / 2 = rest.
  [[nodiscard]] double leaving_above(double wanted) const {
    std::size_t low = 0;
    for (std::size_t high = x_.size() - 1; high - low > 1;) {
      const std::size_t middle = (low + high) / 2;
      (from_above_[middle] > wanted ? low : high) = middle;
    }
    const double rest = wanted - from_above_[low + 1];
    const double s = s_[low + 1];
    return x_[low + 1] - 2 * rest / (s + std::sqrt(s * s + 2 * slope(low) * rest));
  }

  std::vector<double> x_;           ///< 0 and the points.
  std::vector<double> s_;           ///< The share above x.
  std::vector<double> from_below_;  ///< The integral of s from 0 to x,
  std::vector<double> from_above_;  ///< and from x up.
};

}  // namespace

QuantileTable::QuantileTable(std::vector<double> nodes, double mean)
    : nodes_(std::move(nodes)), mean_(mean) {
  scale_to(mean, nodes_);
  check(std::is_sorted(nodes_.begin(), nodes_.end()));
}

QuantileTable QuantileTable::of(const Spread& spread) {
  Quantiles quantiles(spread);
  std::vector<double> nodes;
  for (const Chance chance : node_chances()) nodes.push_back(quantiles.at(chance));
  // The last bit of a quantile found by steps may fall below its neighbour.
  for (std::size_t i = 1; i < nodes.size(); ++i) nodes[i] = std::fmax(nodes[i], nodes[i - 1]);
  return {std::move(nodes), mean_of(spread)};
}

QuantileTable QuantileTable::residual_of(const Spread& spread) {
  const std::vector<Chance> chances = node_chances();
  const QuantileTable whole = of(spread);
  const Residual residual(whole.nodes_, chances);
  std::vector<double> nodes;
  for (const Chance chance : chances) nodes.push_back(residual.at(chance));
  for (std::size_t i = 1; i < nodes.size(); ++i) nodes[i] = std::fmax(nodes[i], nodes[i - 1]);
  // The inspection paradox: the mean is that of the squares over twice the mean.
  return {std::move(nodes), whole.mean() * (1 + squared_cv(spread)) / 2};
}

}  // namespace houvast::demand
