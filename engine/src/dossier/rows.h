// SPDX-License-Identifier: EUPL-1.2
// A CSV table of a dossier: its columns are those of the catalogue, its codes, years and schemes
// those of the dossier. Private to the engine.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "domain/table.h"
#include "dossier/catalogue.h"
#include "dossier/folder.h"
#include "houvast/demand_terms.h"
#include "houvast/period.h"

namespace houvast::dossier {

/// What the rows of tables may name. Empty: not known, because something is wrong elsewhere.
struct Known {
  std::optional<Years> years;
  std::vector<std::string> municipalities;
  std::vector<std::string> schemes;
  std::vector<std::string> products;
  std::vector<std::string> providers;
  std::optional<std::string> centre;
  bool names_centre = false;  ///< Right or wrong: then nobody has to be told that there is none.
};

/// "2026-2036", "2026" or, when there is no such year, "-".
[[nodiscard]] std::string in_words(Years years);

/// Rows are read until the end: then all problems of the table are written down.
///
///     Rows rows("spending", file, place, files, known, problems);
///     while (rows.next()) {
///       Spending line{.municipality = rows.municipality("code"), ...};
///       if (rows.is_good() && rows.is_new({line.municipality, ...})) all.push_back(line);
///     }
class Rows {
 public:
  /// `table` is a name of the catalogue; `place` names the file in dossier.toml.
  /// Problems: dossier/file-missing, dossier/path-outside, dossier/number-style, base/csv-*,
  /// base/column-*, base/cell-*, dossier/unknown-municipality, dossier/unknown-scheme,
  /// dossier/year-outside, dossier/row-twice.
  Rows(std::string_view table, const std::string& file, const Place& place, Files& files,
       const Known& known, Problems& problems);

  [[nodiscard]] bool next();

  /// Has nothing been wrong with this row?
  [[nodiscard]] bool is_good() const { return table_->problems().size() == problems_before_; }
  /// Is this the first row with these names? Else that is a problem.
  [[nodiscard]] bool is_new(const std::vector<std::string>& names);

  [[nodiscard]] std::string municipality(std::string_view column = "code");
  [[nodiscard]] std::string scheme();
  [[nodiscard]] std::string product();
  [[nodiscard]] std::string product_or_empty(std::string_view column);
  [[nodiscard]] std::string provider_or_empty();
  [[nodiscard]] std::string municipality_or_empty(std::string_view column = "code");
  /// Both ends of `age_from` and `age_to`; an empty cell is an open end.
  [[nodiscard]] AgeBand ages();
  [[nodiscard]] std::optional<Period> find_month(std::string_view column);
  [[nodiscard]] int year();            ///< Within the years of the dossier.
  [[nodiscard]] int year_or_before();  ///< Not after the last year.
  [[nodiscard]] int year_before();     ///< Before the first year.
  [[nodiscard]] int any_year();
  [[nodiscard]] std::string text(std::string_view column) { return table_->text(column); }
  [[nodiscard]] std::string text_or_empty(std::string_view column);
  [[nodiscard]] Cents euro(std::string_view column) { return table_->euro(column); }
  [[nodiscard]] Cents euro_from_zero(std::string_view column);
  [[nodiscard]] std::optional<Cents> find_euro_from_zero(std::string_view column);
  [[nodiscard]] Decimal decimal(std::string_view column) { return table_->decimal(column); }
  [[nodiscard]] Decimal decimal_from_zero(std::string_view column);
  [[nodiscard]] std::optional<Decimal> find_decimal_from_zero(std::string_view column);
  [[nodiscard]] Decimal decimal_up_to(std::string_view column, Decimal most);  ///< From zero.
  /// Euro a unit, at most four decimals and at most max_price.
  [[nodiscard]] Decimal price(std::string_view column);
  [[nodiscard]] std::optional<Decimal> find_price(std::string_view column);
  [[nodiscard]] Decimal share(std::string_view column);
  [[nodiscard]] std::optional<Decimal> find_share(std::string_view column);
  [[nodiscard]] std::int64_t whole(std::string_view column);
  [[nodiscard]] std::int64_t whole_from_one(std::string_view column);
  [[nodiscard]] std::optional<std::int64_t> find_whole(std::string_view column);
  [[nodiscard]] bool truth(std::string_view column);  ///< An empty cell is false.
  [[nodiscard]] std::size_t choice(std::string_view column);

  /// Writes down a problem about a cell of this row.
  void report(std::string_view code, std::string_view column, const std::string& expected = "",
              const std::string& suggestion = "") {
    table_->report(code, column, expected, suggestion);
  }
  [[nodiscard]] Place place(std::string_view column) const { return table_->place(column); }
  [[nodiscard]] int line() const { return table_->place("").line; }

 private:
  [[nodiscard]] int year_within(int first, int last);
  /// An id that is there; else a problem and an empty text.
  [[nodiscard]] std::string known_id(std::string_view column, const std::string& id,
                                     const std::vector<std::string>& known, std::string_view code);

  std::string_view name_;
  const Known& known_;
  Problems& problems_;
  std::optional<CsvTable> table_;
  std::size_t problems_before_ = 0;
  std::map<std::vector<std::string>, int> first_line_;
};

}  // namespace houvast::dossier
