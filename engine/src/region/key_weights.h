// SPDX-License-Identifier: EUPL-1.2
// R2. The shares of a blend of keys as whole numbers over one denominator: exact, and without big
// integers on the heap, since a study splits millions of amounts.
#pragma once

#include <boost/multiprecision/cpp_int.hpp>
#include <functional>
#include <span>
#include <string>
#include <vector>

#include "houvast/agreement.h"
#include "houvast/contribution.h"
#include "houvast/problem.h"
#include "region/wide.h"

namespace houvast::region {

using Wide = boost::multiprecision::number<boost::multiprecision::cpp_int_backend<
    512, 512, boost::multiprecision::unsigned_magnitude, boost::multiprecision::unchecked, void>>;

/// One a municipality, in the first list where their sum is safe in 128 bits, as it nearly always
/// is and which splits ten times as fast, else in the second.
struct KeyWeights {
  std::vector<Int128> narrow;
  std::vector<Wide> wide;
  Wide sum;  ///< Above zero.

  [[nodiscard]] std::size_t size() const { return narrow.size() + wide.size(); }
  [[nodiscard]] Wide at(std::size_t i) const {
    return narrow.empty() ? wide[i] : Wide(static_cast<UInt128>(narrow[i]));
  }
};

/// What a municipality is called in a problem: its code, or its place in the list.
using NameOf = std::function<std::string(std::size_t)>;

/// Errors: those of split_by_key().
[[nodiscard]] Result<KeyWeights> key_weights(const KeyBlend& blend,
                                             std::span<const KeyFigures> figures,
                                             const NameOf& name_of);

/// Largest remainder over exact weights; split(-x) is -split(x).
[[nodiscard]] std::vector<Cents> split(Cents total, const KeyWeights& weights);

/// The shares with so many decimals, to be shown.
[[nodiscard]] std::vector<Decimal> shown_shares(const KeyWeights& weights, int decimals);

}  // namespace houvast::region
