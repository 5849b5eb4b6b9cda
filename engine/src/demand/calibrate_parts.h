// SPDX-License-Identifier: EUPL-1.2
// The parts of a calibration. Records with the place of every order in the trajectory of a client.
#pragma once

#include <map>
#include <span>
#include <string>
#include <vector>

#include "demand/client_paths.h"
#include "houvast/calibrate.h"

namespace houvast::demand {

struct PlacedRecords {
  std::span<const CareRecord> records;
  std::vector<PlacedOrder> placed;
  CalibrateOptions options;

  [[nodiscard]] bool is_watched(std::chrono::sys_days day) const {
    return options.from <= day && day < options.to;
  }
  [[nodiscard]] bool is_inflow(std::size_t order) const {
    return placed[order].origin == Origin::inflow && is_watched(records[order].ordered);
  }
};

/// Of people of an age band in a municipality: inhabitants times years within the window, times the
/// trend of a product.
class Exposure {
 public:
  Exposure(const DemandTerms& terms, const CalibrateOptions& options);

  [[nodiscard]] const std::vector<AgeBand>& bands() const { return bands_; }
  [[nodiscard]] const std::vector<std::string>& municipalities() const { return municipalities_; }
  [[nodiscard]] double of(const std::string& municipality, AgeBand ages,
                          const std::string& product) const;

 private:
  const DemandTerms& terms_;
  std::vector<AgeBand> bands_;
  std::vector<std::string> municipalities_;
  std::map<int, double> years_;  ///< Part of each year within the window.
  std::map<std::pair<std::string, AgeBand>, std::map<int, std::int64_t>> people_;
};

void fit_inflow(const PlacedRecords& all, const DemandTerms& terms, Calibration& calibration);

[[nodiscard]] ProductFit fit_product(const PlacedRecords& all, const Product& product,
                                     std::span<const std::size_t> orders);

/// Shares of claims by months of delay; empty without claims. Claims that are still to come are
/// allowed for.
[[nodiscard]] std::vector<double> fit_reporting_delay(const PlacedRecords& all,
                                                      std::span<const std::size_t> orders);

/// A share of a number of cases, with its binomial error.
[[nodiscard]] Estimate share_of(std::int64_t part, std::int64_t whole);

/// Members that a family starts with on average, the first included.
[[nodiscard]] double family_size(const Product& product);

}  // namespace houvast::demand
