// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace houvast::demand {

/// So many names that sound like municipalities, none twice and none that a municipality has or
/// had.
[[nodiscard]] std::vector<std::string> fictional_names(std::size_t count, std::uint64_t seed);

}  // namespace houvast::demand
