// SPDX-License-Identifier: EUPL-1.2
// Whether dossier.toml holds what the catalogue of keys says it may. Private to the engine.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "dossier/toml.h"
#include "houvast/agreement.h"
#include "houvast/cents.h"
#include "houvast/decimal.h"
#include "houvast/period.h"

namespace houvast::dossier {

inline constexpr std::string_view dossier_file = "dossier.toml";

/// Every unknown key, missing key and value of the wrong form, in the order of the file.
[[nodiscard]] Problems validate(const Node& root);

// What a value says, or nothing when it is not of that form.

/// A decimal, bare or as a text: 0.25 or "0.25".
[[nodiscard]] std::optional<Decimal> to_decimal(const Node& node);
/// Euros with at most two decimals, bare or as a text.
[[nodiscard]] std::optional<Cents> to_euro(const Node& node);
[[nodiscard]] std::optional<std::int64_t> to_whole(const Node& node);  ///< From zero.
[[nodiscard]] std::optional<int> to_year(const Node& node);
[[nodiscard]] std::optional<int> to_year(std::string_view text);
[[nodiscard]] std::optional<int> to_month_count(std::string_view text);  ///< 1 to 1200.
[[nodiscard]] std::optional<Period> to_month(const Node& node);          ///< "2027-07"
/// Euro a unit, from zero, with at most four decimals and at most `max_price`.
[[nodiscard]] std::optional<Decimal> to_price(const Node& node);
inline constexpr Decimal max_price{10'000'000};
[[nodiscard]] std::optional<Key> to_contribution_key(std::string_view name);

/// A value as the user wrote it, for in a message; empty for a table or list.
[[nodiscard]] std::string as_written(const Node& node);

}  // namespace houvast::dossier
