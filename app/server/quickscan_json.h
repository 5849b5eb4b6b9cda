// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <optional>
#include <string>

#include "server/answer.h"
#include "server/upload_store.h"

namespace houvast::server {

/// "2024:budget"
[[nodiscard]] std::string key_of(quickscan::Moment moment);

/// Which part of a scan is asked. A moment or domain that is not there reads as the usual one.
struct ScanQuestion {
  std::string domain;          ///< "total" when it is empty.
  std::string before, after;   ///< Moments of the quadrants; the first and last with income.
  bool is_of_dossier = false;  ///< Moments are years of a dossier and schemes have names.
  std::map<std::string, std::string> labels;  ///< Of domains.
};

/// Bands, size classes, quadrants, and every municipality with a result a moment.
[[nodiscard]] Json quickscan_json(const KeptScan& kept, const ScanQuestion& question);

}  // namespace houvast::server
