// SPDX-License-Identifier: EUPL-1.2
// F7. Deficits on several schemes pile up (NL: stapeling).
#pragma once

#include <map>
#include <span>
#include <string>
#include <vector>

#include "houvast/cents.h"

namespace houvast::funding {

struct SchemeResult {
  std::string municipality;
  int year = 0;
  std::string scheme;
  Cents result;  ///< Below zero is a deficit.
};

/// One municipality and year: what its schemes bring together.
struct DeficitStack {
  std::string municipality;
  int year = 0;
  std::map<std::string, Cents> by_scheme;
  int deficits = 0;     ///< Schemes with a deficit.
  Cents deficit;        ///< Their sum, above or at zero.
  Cents surplus;        ///< Of the other schemes.
  Cents result;         ///< surplus - deficit
  std::string largest;  ///< Scheme with the largest deficit; empty when there is none.

  friend bool operator==(const DeficitStack&, const DeficitStack&) = default;
};

/// In order of year and code. Results of one scheme that stand there more often are added.
[[nodiscard]] std::vector<DeficitStack> stack_deficits(std::span<const SchemeResult> results);

}  // namespace houvast::funding
