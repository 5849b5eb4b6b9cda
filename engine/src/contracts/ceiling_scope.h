// SPDX-License-Identifier: EUPL-1.2
// C6: which limits there are, and whose. Private to the part.
#pragma once

#include <algorithm>
#include <cstdint>
#include <optional>
#include <vector>

#include "contracts/book.h"

namespace houvast::contracts {

/// One limit: of a ceiling for all its municipalities, or for one of them.
struct Limited {
  std::uint16_t ceiling = 0;
  std::optional<std::uint16_t> municipality;
  std::vector<std::uint16_t> municipalities;  ///< In order.
};

/// In the order in which they are applied: level 1, 2, 3, and by id.
[[nodiscard]] std::vector<Limited> limited_of(const ContractBook::Impl& book);

/// Does a contract stand under a ceiling?
[[nodiscard]] bool is_under(const Ceiling& ceiling, const Contract& contract);

[[nodiscard]] inline bool is_hard(const Ceiling& ceiling) { return ceiling.above == Decimal(); }

[[nodiscard]] inline bool has_place(const std::vector<std::uint16_t>& places, std::uint16_t place) {
  return std::binary_search(places.begin(), places.end(), place);
}

}  // namespace houvast::contracts
