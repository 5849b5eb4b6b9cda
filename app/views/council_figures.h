// SPDX-License-Identifier: EUPL-1.2
// The figures that a report for council speaks about, summed from the results of a run.
#pragma once

#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "houvast/dossier.h"
#include "houvast/ledger.h"
#include "houvast/study.h"

namespace houvast::views {

struct CouncilFigures {
  int from = 0, to = 0;  ///< Years.
  Cents result;          ///< All years, all municipalities.
  std::map<int, Cents> by_year;
  /// All years together, in order of code.
  struct Own {
    std::string name;
    Cents result;
  };
  std::vector<Own> municipalities;
  std::map<std::string, Cents, std::less<>> items;                      ///< All years.
  std::map<std::string, std::map<int, Cents>, std::less<>> item_years;  ///< Without the result.

  [[nodiscard]] bool is_one_year() const { return from == to; }
  [[nodiscard]] bool is_one_municipality() const { return municipalities.size() == 1; }
  [[nodiscard]] Cents item(std::string_view name) const;
  [[nodiscard]] Cents item(std::string_view name, int year) const;
  /// What comes in and what goes out in a year, without what runs between municipalities.
  [[nodiscard]] Cents income(int year) const;
  [[nodiscard]] Cents cost(int year) const;
};

[[nodiscard]] CouncilFigures council_figures(std::span<const ItemAmount> results,
                                             const Dossier& dossier);

}  // namespace houvast::views
