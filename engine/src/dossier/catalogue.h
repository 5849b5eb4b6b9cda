// SPDX-License-Identifier: EUPL-1.2
// Every key that dossier.toml may hold, in one table (keys.inc). The reader checks against it, the
// JSON Schema and the reference in docs/formats are written from it. Private to the engine.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace houvast::dossier {

/// What stands behind a key.
enum class Form {
  text,
  label,  ///< A text, or one in each language: { nl = "...", en = "..." }.
  file,   ///< A table: the name of a CSV file in the folder.
  year,
  whole,  ///< A whole number from zero.
  share,  ///< A decimal from 0 to 1.
  decimal,
  decimal_from_zero,
  euro,
  euro_from_zero,
  truth,
  choice,
  code,          ///< The code of a municipality.
  municipality,  ///< A code, or "centre" for the centre municipality.
  month,         ///< "2027-07"
  price,         ///< Euro a unit with at most four decimals, from zero.
  scheme,
  product,
  rate,
  schemes,
  products,
  levers,
  provider,
  providers,
  contract,
  contracts,
  municipalities,
  years,            ///< [2026, 2027]
  shares,           ///< [0.6, 0.3, 0.1]
  choices,          ///< A list of choices.
  paths,            ///< Dotted paths of keys.
  blend,            ///< Keys of R2 with their weights.
  months,           ///< Keys of R2 with a number of months.
  share_by_year,    ///< { 2027 = 0.1, 2028 = 0.2 }
  decimal_by_year,  ///< The same with any decimal.
  decimal_from_zero_by_year,
  euro_by_year,  ///< The same with amounts.
  euro_from_zero_by_year,
  whole_by_year,
  price_by_year,
  // One value, or values by the first year in which they hold; all from zero.
  yearly_euro,
  yearly_price,
  yearly_whole,
  yearly_decimal,
  share_by_month,     ///< { 3 = 0.25 }: after so many months.
  share_by_product,   ///< { pgb_begeleiding = 0.1 }
  price_by_product,   ///< { begeleiding = "61.2345" }
  share_by_provider,  ///< { zuid = 0.4 }
  decimal_by_code,    ///< { GM9001 = 1.5 }, from zero.
  euro_by_code,       ///< { GM9001 = "1200000.00" }, from zero.
  code_by_code,       ///< { GM9002 = "GM9001" }
  texts_by_code,      ///< { GM9001 = ["a", "b"] }
  euro_by_name,       ///< Names of the user's own with amounts from zero.
  changes,            ///< What a scenario sets: paths of keys with values.
  section,            ///< A table with keys of its own.
  sections,           ///< A table of sections, by an id of the user's own.
  list_of_sections,   ///< [[...]]
  share_or_section,
  choice_or_section,
  choice_or_sections,            ///< A choice, or [[...]].
  file_or_sections,              ///< The name of a CSV file, or [[...]].
  file_or_yearly_by_code,        ///< The same, or { GM9001 = 12, GM9002 = { 2026 = 3 } }.
  file_or_yearly_share_by_code,  ///< The same with shares; `all` is who has none of its own.
  centre_own_or_code,            ///< "own", "centre" or a code.
};

/// One key of one section. In the name of a section `*` stands for an id of the user's own.
struct KeyEntry {
  std::string_view section;
  std::string_view name;
  Form form;
  bool is_required;
  std::string_view choices;   ///< Of a choice, separated by commas; of a section, the name of the
                              ///< section with the same keys.
  std::string_view standard;  ///< What holds when the key is left out.
  std::string_view nl, en;    ///< What it means.
};

[[nodiscard]] const std::vector<KeyEntry>& key_catalogue();
[[nodiscard]] const KeyEntry* find_key(std::string_view section, std::string_view name);
[[nodiscard]] std::vector<std::string_view> split_choices(std::string_view choices);

/// The section that a key opens, as the catalogue names it: "scheme" and "*" or a name.
[[nodiscard]] std::string section_of(const KeyEntry& key);
/// May a section, or a list of them, stand behind a key of this form?
[[nodiscard]] bool opens_section(Form form);

/// What stands in a cell of a table.
enum class Cell {
  text,
  municipality,
  scheme,
  year,
  whole,  ///< From zero.
  share,  ///< From 0 to 1.
  decimal,
  decimal_from_zero,
  euro,
  euro_from_zero,
  truth,  ///< true or false.
  choice,
  product,
  month,  ///< 2027-07
  provider,
};

/// One column of one table.
struct Column {
  std::string_view table;
  std::string_view name;
  Cell cell;
  bool is_required;
  std::string_view choices;  ///< Of a choice, separated by commas.
  std::string_view nl, en;   ///< What it means.
};

[[nodiscard]] const std::vector<Column>& column_catalogue();

}  // namespace houvast::dossier
