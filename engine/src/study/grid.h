// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <span>
#include <vector>

#include "houvast/check.h"
#include "houvast/period.h"

namespace houvast::study {

/// A figure for every year and municipality of a dossier; municipalities by index, in order of
/// code.
template <class Value>
class Grid {
 public:
  Grid() = default;
  Grid(Years years, std::size_t municipalities)
      : years_(years),
        municipalities_(municipalities),
        values_(static_cast<std::size_t>(years.count()) * municipalities) {}

  [[nodiscard]] Value& at(int year, std::size_t municipality) {
    return values_[index(year, municipality)];
  }
  [[nodiscard]] const Value& at(int year, std::size_t municipality) const {
    return values_[index(year, municipality)];
  }

 private:
  [[nodiscard]] std::size_t index(int year, std::size_t municipality) const {
    check(years_.holds(year) && municipality < municipalities_);
    return static_cast<std::size_t>(year - years_.from) * municipalities_ + municipality;
  }

  Years years_;
  std::size_t municipalities_ = 0;
  std::vector<Value> values_;
};

}  // namespace houvast::study
