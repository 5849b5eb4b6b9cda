// SPDX-License-Identifier: EUPL-1.2
// What the renderers for people share: how a cell reads, and how wide a text is on a screen.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "houvast/report.h"

namespace houvast::exchange {

[[nodiscard]] bool is_money(Unit unit);

/// How files name a unit: "euro_whole".
[[nodiscard]] std::string_view unit_name(Unit unit);

/// A text in one language, safe to show.
[[nodiscard]] std::string words(const Text& text, Language language);

/// A cell as people read it, in the column's unit. What is not known is empty.
[[nodiscard]] std::string shown(const Cell& cell, const Column& column, Language language);

/// A chart's value, which is in euros for money.
[[nodiscard]] std::string shown(double value, Unit unit, Language language);

/// The words for a unit of money: "bedragen in euro"; empty for other units.
[[nodiscard]] std::string unit_words(Unit unit, Language language);

/// Which unit all money of a table is in, to say once above it: "bedragen in euro". Empty when
/// there is no money or more than one unit.
[[nodiscard]] std::string money_unit(const Table& table, Language language);

/// The label of a column, with its unit where the table does not say it once.
[[nodiscard]] std::string header(const Table& table, const Column& column, Language language);

/// Below zero, so that it may be shown in another colour.
[[nodiscard]] bool is_negative(const Cell& cell);

}  // namespace houvast::exchange
