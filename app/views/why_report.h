// SPDX-License-Identifier: EUPL-1.2
// A figure unfolded to the transfers it is made of, each with its reason (NL: waarom).
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "views/run_report.h"

namespace houvast::views {

struct WhyQuestion {
  std::string municipality;  ///< Code; find_municipality() knows names too.
  std::optional<int> year;   ///< Empty: all years together.
  std::string item;          ///< Empty, or "result": the whole result.
  std::string scheme;        ///< Empty: all.
};

/// The code that the user means by a code or a name. Error app/unknown-municipality names what
/// there is, with `field` as place.
[[nodiscard]] Result<std::string> find_municipality(const RunRecord& record, const Names& names,
                                                    const std::string& asked,
                                                    const std::string& field);

/// The transfers behind a figure, in the order of the ledger.
[[nodiscard]] std::vector<Transfer> transfers_behind(const RunRecord& record,
                                                     const WhyQuestion& question);

/// What the figure is made of by scheme and item, and every transfer with its reason.
[[nodiscard]] Report why_report(const RunRecord& record, const Names& names,
                                const WhyQuestion& question);

}  // namespace houvast::views
