// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <map>
#include <string>

#include "houvast/quickscan.h"
#include "houvast/report.h"
#include "houvast/survey.h"

namespace houvast::views {

struct QuickscanView {
  std::string municipality;                    ///< Empty: all.
  std::map<std::string, std::string> groups;   ///< A grouping of the user's own.
  std::map<std::string, Cents> other_results;  ///< One more scheme that piles up.
};

/// The national picture, bands by moment and trait, quadrants, trends, findings, and every line.
[[nodiscard]] Report report_of(const quickscan::Scan& scan,
                               std::span<const quickscan::TrendLine> trends,
                               const QuickscanView& view);

[[nodiscard]] Report report_of(const quickscan::Survey& survey);

/// Words for people.
[[nodiscard]] Text domain_label(const std::string& domain);
[[nodiscard]] Text quadrant_label(quickscan::Quadrant quadrant);
/// "20000tot50000inwoners" is "20.000 tot 50.000 inwoners".
[[nodiscard]] std::string group_label(const std::string& group);
/// Size classes in order of size; other groups are alike.
[[nodiscard]] std::int64_t order_of_group(const std::string& group);

}  // namespace houvast::views
