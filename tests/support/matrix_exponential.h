// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cmath>
#include <cstddef>
#include <vector>

namespace houvast::testing {

using Matrix = std::vector<std::vector<double>>;

inline Matrix product(const Matrix& a, const Matrix& b) {
  Matrix c(a.size(), std::vector<double>(b.front().size()));
  for (std::size_t i = 0; i < a.size(); ++i)
    for (std::size_t k = 0; k < b.size(); ++k)
      for (std::size_t j = 0; j < b.front().size(); ++j) c[i][j] += a[i][k] * b[k][j];
  return c;
}

/// e to the power m: the chances of a chain after one unit of time, where m has its rates (row:
/// from, column: to) and rows add up to zero. The series of a part of m, squared again and again.
inline Matrix matrix_exponential(Matrix m) {
  double largest = 0;
  for (const auto& row : m)
    for (const double each : row) largest = std::fmax(largest, std::abs(each));
  int halvings = 0;
  for (; largest > 0x1p-6; largest /= 2) ++halvings;
  for (auto& row : m)
    for (double& each : row) each = std::ldexp(each, -halvings);

  Matrix sum(m.size(), std::vector<double>(m.size()));
  for (std::size_t i = 0; i < m.size(); ++i) sum[i][i] = 1;
  Matrix term = sum;
  for (int n = 1; n <= 12; ++n) {
    term = product(term, m);
    for (std::size_t i = 0; i < m.size(); ++i)
      for (std::size_t j = 0; j < m.size(); ++j) {
        term[i][j] /= n;
        sum[i][j] += term[i][j];
      }
  }
  for (; halvings > 0; --halvings) sum = product(sum, sum);
  return sum;
}

}  // namespace houvast::testing
