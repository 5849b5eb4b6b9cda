// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>

namespace houvast {

/// A municipality (NL: gemeente) as the dossier knows it. Lists of municipalities are always in
/// order of code: that order breaks ties of splits, and results do not depend on the order of the
/// input.
struct Municipality {
  std::string code;  ///< "GM" and four digits, as Statistics Netherlands writes it.
  std::string name;
  std::map<int, std::int64_t> inhabitants;  ///< By year, on 1 January; above zero.
};

/// "14", "0014", "GM14" and "GM0014" are "GM0014"; empty for anything else.
[[nodiscard]] std::optional<std::string> parse_municipality_code(std::string_view text);

/// One line of a long table: a figure of a municipality in a year.
template <class Value>
struct Figure {
  std::string municipality;
  int year = 0;
  Value value{};
};

}  // namespace houvast
