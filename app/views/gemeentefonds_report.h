// SPDX-License-Identifier: EUPL-1.2
// F3 as tables: what the gemeentefonds gives, how two circulars differ, what an edit does.
#pragma once

#include <span>
#include <vector>

#include "houvast/gemeentefonds.h"
#include "houvast/report.h"

namespace houvast::views {

/// How fine the lines of a table are.
enum class Detail { municipality, cluster, measure };

/// Everything that the tables of one allocation show.
struct AllocationView {
  const Circular& circular;
  const GemeentefondsAmounts& amounts;
  std::span<const std::size_t> municipalities;  ///< Places; all of them or those chosen.
  const GemeentefondsOptions& options;
  Detail detail = Detail::cluster;
};

/// code, name, cluster, (measure,) amount: one line an amount.
[[nodiscard]] Table amounts_table(const AllocationView& view);
[[nodiscard]] Report allocation_report(const AllocationView& view);

struct ComparisonView {
  const Circular& before;
  const Circular& after;
  const GemeentefondsComparison& comparison;
  std::vector<std::string> municipalities;  ///< Codes; empty: all.
  Detail detail = Detail::municipality;
  std::string inhabitants;  ///< Code of the measure that counts them.
};

[[nodiscard]] Table comparison_table(const ComparisonView& view);
[[nodiscard]] Report comparison_report(const ComparisonView& view);

struct WhatIfView {
  const Circular& circular;
  const GemeentefondsAmounts& before;
  const GemeentefondsAmounts& after;
  std::span<const std::size_t> municipalities;
  bool factor_is_solved = false;
  std::string inhabitants;
};

[[nodiscard]] Table effects_table(const WhatIfView& view);
[[nodiscard]] Report what_if_report(const WhatIfView& view);

}  // namespace houvast::views
