// SPDX-License-Identifier: EUPL-1.2
// A published circular of the gemeentefonds as data: docs/formats/circular.md.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "houvast/cents.h"
#include "houvast/decimal.h"
#include "houvast/problem.h"

namespace houvast {

/// F3. One measure (NL: maatstaf) with its weight in every cluster, in euro a unit.
struct CircularMeasure {
  std::string code;  ///< As published: "bo3_nw".
  std::string name;
  std::vector<Decimal> weights;  ///< By cluster; may be negative.
  /// Own tax capacity (NL: belastingcapaciteit) is not multiplied by the factor.
  bool is_own_capacity = false;
  bool is_fixed_amount = false;            ///< The same for every municipality (NL: vast bedrag).
  std::optional<Decimal> published_total;  ///< The column "Totaal"; may differ by a rounding.
};

/// An integration or decentralisation grant (NL: integratie- of decentralisatie-uitkering): given
/// in euro, outside the factor.
struct CircularGrant {
  std::string name;
  std::size_t cluster = 0;
};

struct CircularMunicipality {
  std::string code;  ///< "GM0014"
  std::string name;
  std::vector<Decimal> volumes;  ///< By measure, zero or more.
  std::vector<Cents> grants;     ///< By grant; may be negative (NL: suppletie).
};

/// F3. What the Ministry publishes twice a year (NL: mei- en septembercirculaire), as far as an
/// amount depends on it.
struct Circular {
  std::string name;
  std::vector<std::string> clusters;
  std::vector<CircularMeasure> measures;
  std::vector<CircularGrant> grants;
  std::vector<CircularMunicipality> municipalities;  ///< In order of code.
  std::optional<Decimal> factor;                     ///< The uitkeringsfactor, when it is known.
  Problems notes;  ///< What the files have that is no mistake of the user, but worth knowing.
};

/// Where the files of a circular are, and what their words mean.
struct CircularFiles {
  std::string weights;
  std::string volumes;
  std::optional<std::string> grants;
  /// A measure whose weights all lie in this cluster is own tax capacity.
  std::string own_capacity_cluster = "Onroerendezaakbelasting";
  std::string fixed_amount_code = "vast";
};

/// Reads the files as they were published: tab, semicolon or comma, "4379,381022" and "4.375,00",
/// point decimals too, columns in any order. All problems of all files at once.
/// Errors: base/csv-*, base/file-*, base/cell-*, base/column-*, exchange/circular-*.
/// Notes: exchange/circular-note-*.
[[nodiscard]] Result<Circular> load_circular(const CircularFiles& files);

/// The files of a set by what their names start with: "DIR/GF_S2024_2024" stands for
/// DIR/GF_S2024_2024_Gewichten.csv, .._Volumina.csv and, where it is there, .._SIUDU.csv; a folder
/// stands for weights.csv, volumes.csv and grants.csv in it. Error: exchange/circular-no-set.
[[nodiscard]] Result<CircularFiles> find_circular_files(const std::string& start);

/// The uitkeringsfactor as a number ("1.395", "1,395") or from a table with the columns circular
/// (circulaire), year (jaar) and factor (uitkeringsfactor); `row` is "M2023_2024": circular and
/// year. A table of one row needs no `row`. Errors: exchange/circular-factor*.
[[nodiscard]] Result<Decimal> load_factor(const std::string& number_or_file,
                                          const std::optional<std::string>& row);

/// "M2023_2024" in the name of a published file: GF_M2023_2024_Gewichten.csv; else empty.
[[nodiscard]] std::optional<std::string> factor_row_of(const std::string& file);

}  // namespace houvast
