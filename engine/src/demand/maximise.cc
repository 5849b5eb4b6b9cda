// SPDX-License-Identifier: EUPL-1.2
#include "demand/maximise.h"

#include <cmath>

#include "houvast/check.h"

namespace houvast::demand {
namespace {

constexpr double step = 1e-3;  ///< Of differences; parameters are logarithms, of the order of one.
constexpr int most_rounds = 100;

using Hill = std::function<double(const Point&)>;

Point moved(Point at, std::size_t direction, double by) {
  at[direction] += by;
  return at;
}

/// First and minus second derivatives, by central differences.
struct Slope {
  Point gradient{};
  Square information{};
};

Slope slope_at(const Hill& hill, const Point& at, std::size_t size) {
  Slope slope;
  const double here = hill(at);
  for (std::size_t i = 0; i < size; ++i) {
    const double up = hill(moved(at, i, step)), down = hill(moved(at, i, -step));
    slope.gradient[i] = (up - down) / (2 * step);
    slope.information[i][i] = -(up - 2 * here + down) / (step * step);
  }
  if (size == 2) {
    const auto corner = [&](double a, double b) { return hill({at[0] + a, at[1] + b}); };
    const double mixed =
        -(corner(step, step) - corner(step, -step) - corner(-step, step) + corner(-step, -step)) /
        (4 * step * step);
    slope.information[0][1] = slope.information[1][0] = mixed;
  }
  return slope;
}

/// The inverse when it is that of a top; with one direction the other is left at zero.
std::optional<Square> inverse(const Square& m, std::size_t size) {
  if (!(m[0][0] > 0)) return std::nullopt;
  if (size == 1) return Square{{{1 / m[0][0], 0}, {0, 0}}};
  const double determinant = m[0][0] * m[1][1] - m[0][1] * m[1][0];
  if (!(determinant > 0) || !(m[1][1] > 0)) return std::nullopt;
  return Square{{{m[1][1] / determinant, -m[0][1] / determinant},
                 {-m[1][0] / determinant, m[0][0] / determinant}}};
}

/// Newton's step; where the hill is hollow, a step of the length of a tenth uphill.
Point direction_of(const Slope& slope, std::size_t size) {
  const Point& g = slope.gradient;
  if (const auto inverted = inverse(slope.information, size)) {
    const Square& v = *inverted;
    return {v[0][0] * g[0] + v[0][1] * g[1], v[1][0] * g[0] + v[1][1] * g[1]};
  }
  const double length = std::sqrt(g[0] * g[0] + g[1] * g[1]);
  if (!(length > 0)) return {};
  constexpr double tenth = 0.1;
  return {tenth * g[0] / length, tenth * g[1] / length};
}

double longest(const Point& direction) {
  return std::max(std::abs(direction[0]), std::abs(direction[1]));
}

}  // namespace

std::optional<Maximum> maximise(const Hill& hill, Point start, std::size_t size, double farthest) {
  check(size == 1 || size == 2);
  constexpr double close_enough = 1e-9, longest_step = 1;
  Point at = start;
  double value = hill(at);
  for (int round = 0; round < most_rounds; ++round) {
    const Slope slope = slope_at(hill, at, size);
    Point direction = direction_of(slope, size);
    if (longest(direction) > longest_step)
      for (double& each : direction) each *= longest_step / longest(direction);
    double scale = 1;
    Point next = at;
    double there = value;
    for (; scale > 1e-6; scale /= 2) {
      next = {at[0] + scale * direction[0], at[1] + scale * direction[1]};
      if (longest(next) > farthest) continue;
      there = hill(next);
      if (there >= value) break;
    }
    if (!(there >= value)) next = at;
    const double went = longest({next[0] - at[0], next[1] - at[1]});
    at = next;
    value = there >= value ? there : value;
    if (went > close_enough) continue;
    const Slope top = slope_at(hill, at, size);
    const auto covariance = inverse(top.information, size);
    // A top has no slope worth mentioning beside how sharp it is.
    if (!covariance || longest(direction_of(top, size)) > 1e-4) return std::nullopt;
    return Maximum{at, value, *covariance};
  }
  return std::nullopt;
}

}  // namespace houvast::demand
