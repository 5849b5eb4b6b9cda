// SPDX-License-Identifier: EUPL-1.2
// F8. Whose client is it: of the municipality of residence or of that of origin?
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "houvast/cents.h"
#include "houvast/ledger.h"
#include "houvast/problem.h"
#include "houvast/scheme.h"

namespace houvast::funding {

/// Both outcomes for one municipality.
struct ResidenceLine {
  std::string municipality;
  Cents by_actual;   ///< Cost of clients who live there now.
  Cents by_origin;   ///< Cost of clients who came from there.
  Cents difference;  ///< by_origin - by_actual; adds up to zero over all.

  friend bool operator==(const ResidenceLine&, const ResidenceLine&) = default;
};

/// Cost by woonplaatsbeginsel in a year.
struct ResidenceOutcome {
  int year = 0;
  Residence rule = Residence::actual;            ///< In force that year.
  Residence spending_is_by = Residence::actual;  ///< As the spending was charged.
  std::vector<ResidenceLine> lines;              ///< In order of code.
  std::vector<CostByResidence> moved;  ///< Between two municipalities; summed, in order of code.
};

/// F8. Errors: funding/negative-amount.
[[nodiscard]] Result<ResidenceOutcome> compare_residence(const ResidenceTerms& terms, int year);

/// Where the rule in force charges another municipality than the spending did: from the one that
/// bears the cost to the one that paid it (F8.origin_bears, F8.actual_bears).
[[nodiscard]] std::vector<Transfer> transfers(const ResidenceOutcome& outcome,
                                              std::string_view scheme);

}  // namespace houvast::funding
