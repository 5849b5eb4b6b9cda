// SPDX-License-Identifier: EUPL-1.2
// Part exchange: a Report as bytes. Same report in, same bytes out.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "houvast/problem.h"
#include "houvast/report.h"

namespace houvast {

struct TerminalStyle {
  int width = 100;  ///< Columns; text is wrapped and shortened to fit, figures never.
  bool colour = false;
};

/// For people, on a screen. Tables that are only_in_files are named with their number of rows.
[[nodiscard]] std::string render_terminal(const Report& report, Language language,
                                          const TerminalStyle& style);

/// One table for programs, RFC 4180: docs/formats/csv.md. The language is that of texts in cells.
[[nodiscard]] std::string render_csv(const Table& table, Language language);

/// The transfers behind a report as a table for programs: the file transfers.csv.
[[nodiscard]] Table reasons_table(std::span<const Transfer> reasons);

/// Everything for programs, both languages in it: docs/formats/json.md.
[[nodiscard]] std::string render_json(const Report& report);

/// The same for people: accounts and items by name, the columns in their language.
[[nodiscard]] Table readable_reasons(const Report& report, Language language);

/// A workbook, one sheet a table, with the sheet "Redenen": docs/formats/xlsx.md. Made in the
/// folder for temporary files. Errors: base/disk-full, base/cannot-write.
[[nodiscard]] Result<std::string> render_xlsx(const Report& report, Language language);

/// One page that needs nothing but itself: docs/formats/html.md.
[[nodiscard]] std::string render_html(const Report& report, Language language);

/// What goes on paper, for the typesetter of app/pdf: every text as it is shown, in one language,
/// and the charts with their figures. Reasons and tables that are only_in_files stay behind.
[[nodiscard]] std::string render_print(const Report& report, Language language);

/// The tables of a report, in order.
[[nodiscard]] std::vector<const Table*> tables_of(const Report& report);

}  // namespace houvast
