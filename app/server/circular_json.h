// SPDX-License-Identifier: EUPL-1.2
// F3. What the page of the allocation model shows of a circular.
#pragma once

#include <optional>
#include <string>

#include "houvast/gemeentefonds.h"
#include "server/answer.h"

namespace houvast::server {

/// The measure that counts inhabitants.
inline constexpr const char* inhabitants_measure = "inwo";

[[nodiscard]] std::int64_t inhabitants_of(const Circular& circular, std::size_t municipality);

/// Clusters, measures with their volume, weights and amount, and municipalities; of one cluster,
/// or of all together. The amounts were asked by measure.
[[nodiscard]] Json circular_json(const Circular& circular, const GemeentefondsAmounts& amounts,
                                 const std::optional<std::size_t>& cluster);

/// One municipality before and after: {"code", "name", "inhabitants", "before_cents",
/// "after_cents", "change_cents", "each_cents"}.
struct BeforeAfter {
  std::string code;
  std::string name;
  std::int64_t inhabitants = 0;
  Cents before;
  Cents after;
};
[[nodiscard]] Json to_json(const BeforeAfter& line);

/// "3 municipalities together get 1.2 million euro more, 2 get less; ... loses most".
[[nodiscard]] Text sentence_of(const std::vector<BeforeAfter>& lines, const Text& beginning);

}  // namespace houvast::server
