// SPDX-License-Identifier: EUPL-1.2
// A client on the way through care, and the draws that belong to him (D12). Private to the engine.
#pragma once

#include <cstddef>
#include <cstdint>

#include "houvast/demand_terms.h"
#include "houvast/random.h"
#include "random/philox_block.h"

namespace houvast::demand {

/// What a block of random bits is for. 0 is how many clients come, drawn by RandomStream.
enum class Purpose : std::uint32_t {
  stay = 1,   ///< Day of start and mark; duration; intensity; exit.
  choice,     ///< Delivery form; review; substitution or the moment of the first review; return.
  together,   ///< Products at the same time: four in a block.
  household,  ///< Seven members: two blocks.
  person,     ///< Age within the band; age band and channel of existing clients.
  waiting,    ///< Acute or not; patience; escalation.
  reporting,  ///< Delay of a claim.
  order,      ///< Provider (C12); outcome (C4).
};

/// The draws of a client depend on these fields only: not on who else there is.
struct Client {
  StreamKey key{};           ///< Seed, municipality, product, channel and ages of the first start.
  std::uint32_t rank = 0;    ///< Within its year.
  std::uint32_t entry = 0;   ///< Year of the first start, or stock_entry.
  std::uint32_t branch = 0;  ///< Extra inflow, member of a family, product at the same time.
  std::uint32_t step = 0;    ///< Stays before this one.
  std::int32_t birth = 0;    ///< Day of birth; only drawn where ages matter.
  std::int32_t rights_until = 0;  ///< Before this day no review or lever reaches him.
  std::uint16_t municipality = 0;
  Channel channel = Channel::municipal_access;
  bool has_age = false;
};

inline constexpr std::uint32_t stock_entry = 0x80;
// Of the twelve bits of a branch: three for the member of a family, four for a product at the same
// time, four for clients that are found on top of the base, by layer.
inline constexpr std::uint32_t member_branch = 2;     ///< Times 1 to 7.
inline constexpr std::uint32_t together_branch = 16;  ///< Times 1 to most_together.
inline constexpr std::uint32_t most_together = 15;
inline constexpr std::uint32_t extra_branch = 256;  ///< Times 1 to most_layers.
inline constexpr std::uint32_t most_layers = 15;

[[nodiscard]] constexpr bool is_companion(std::uint32_t branch) {
  return (branch & (most_together * together_branch)) != 0;
}

[[nodiscard]] inline PhiloxBlock draw(const Client& client, std::uint32_t replication,
                                      Purpose purpose, std::uint32_t part = 0) {
  return philox_block(client.rank, replication, client.entry | (client.step << 8),
                      static_cast<std::uint32_t>(purpose) | (client.branch << 4) | (part << 16),
                      client.key);
}

/// The same for all stays of one client in a replication, in practice different for every other.
[[nodiscard]] constexpr std::uint64_t number_of(const Client& client, std::uint32_t replication) {
  const std::uint32_t person = client.branch & ~(most_together * together_branch);
  // Odd numbers without a pattern, and the finaliser of SplitMix64.
  std::uint64_t bits = static_cast<std::uint64_t>(client.key) + client.rank * 0x9E3779B97F4A7C15U +
                       replication * 0xC2B2AE3D27D4EB4FU +
                       ((std::uint64_t{client.entry} << 32U) | person) * 0xD6E8FEB86659FD93U;
  bits = (bits ^ (bits >> 30U)) * 0xBF58476D1CE4E5B9U;
  bits = (bits ^ (bits >> 27U)) * 0x94D049BB133111EBU;
  return bits ^ (bits >> 31U);
}

/// Days from birth to the day on which somebody has an age: the first whole day of it.
[[nodiscard]] constexpr int birthday_of(int age) { return (age * 1461 + 3) / 4; }

/// A word as a number from 0 to below 1.
[[nodiscard]] inline double as_share(std::uint32_t word) { return word * 0x1p-32; }

}  // namespace houvast::demand
