// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <array>
#include <cstdint>

namespace houvast {

/// Philox4x32-10: 128 random bits for a counter of 128 bits under a key of 64. For one key,
/// different counters never give the same bits.
[[nodiscard]] std::array<std::uint32_t, 4> philox(const std::array<std::uint32_t, 4>& counter,
                                                  const std::array<std::uint32_t, 2>& key);

}  // namespace houvast
