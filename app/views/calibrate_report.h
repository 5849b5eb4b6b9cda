// SPDX-License-Identifier: EUPL-1.2
// What a calibration found, with its errors, and how the simulation then fits.
#pragma once

#include <optional>
#include <vector>

#include "houvast/calibrate.h"
#include "houvast/report.h"

namespace houvast::views {

struct CalibrateResult {
  std::optional<demand::Calibration> found;  ///< From records.
  std::vector<demand::ScaleLine> scaled;     ///< To published totals.
  std::vector<demand::FitLine> fit;
};

[[nodiscard]] Report calibrate_report(const CalibrateResult& result);

}  // namespace houvast::views
