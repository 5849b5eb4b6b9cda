// SPDX-License-Identifier: EUPL-1.2
#include "domain/table.h"
#include "houvast/iv3.h"
#include "houvast/period.h"

namespace houvast::exchange {
namespace {

/// All of these cells, or nothing when one of them is empty.
template <std::size_t N>
std::optional<std::array<Cents, N>> all_of(CsvTable& table, const char* const (&columns)[N]) {
  std::array<Cents, N> amounts;
  for (std::size_t i = 0; i < N; ++i) {
    const auto amount = table.find_euro(columns[i]);
    if (!amount) return std::nullopt;
    amounts[i] = *amount;
  }
  return amounts;
}

ResilienceFigures read_row(CsvTable& table) {
  ResilienceFigures row;
  row.name = table.text("name");
  row.available = table.euro("available");
  row.required = table.euro("required");
  if (const auto d =
          all_of(table, {"fixed_debt", "current_debt", "transitory_liabilities", "financial_assets",
                         "short_claims", "liquid_means", "transitory_assets", "all_income"}))
    row.debt = {(*d)[0], (*d)[1], (*d)[2], (*d)[3], (*d)[4], (*d)[5], (*d)[6], (*d)[7]};
  if (const auto s = all_of(table, {"own_capital", "total_capital"}))
    row.solvency = {(*s)[0], (*s)[1]};
  row.land = all_of(table, {"land_not_in_exploitation", "land_in_exploitation", "all_income"});
  if (const auto r = all_of(table, {"structural_spending", "structural_income", "structural_added",
                                    "structural_taken", "all_income"}))
    row.room = {(*r)[0], (*r)[1], (*r)[2], (*r)[3], (*r)[4]};
  if (const auto t = all_of(
          table, {"property_tax", "sewage", "waste", "tax_relief", "national_mean_year_before"}))
    row.tax = {(*t)[0], (*t)[1], (*t)[2], (*t)[3], (*t)[4]};
  row.reserve = table.find_euro("reserve");
  row.yearly_result = table.find_euro("yearly_result");
  if (const auto year = table.find_integer("year", known_years.from, known_years.to))
    row.year = static_cast<int>(*year);
  return row;
}

}  // namespace

Result<std::vector<ResilienceFigures>> read_resilience(const std::string& path) {
  CsvTable table = CsvTable::read(path, {.required = {"name", "available", "required"},
                                         .optional = {"fixed_debt",
                                                      "current_debt",
                                                      "transitory_liabilities",
                                                      "financial_assets",
                                                      "short_claims",
                                                      "liquid_means",
                                                      "transitory_assets",
                                                      "all_income",
                                                      "own_capital",
                                                      "total_capital",
                                                      "land_not_in_exploitation",
                                                      "land_in_exploitation",
                                                      "structural_spending",
                                                      "structural_income",
                                                      "structural_added",
                                                      "structural_taken",
                                                      "property_tax",
                                                      "sewage",
                                                      "waste",
                                                      "tax_relief",
                                                      "national_mean_year_before",
                                                      "reserve",
                                                      "year",
                                                      "yearly_result"}});
  std::vector<ResilienceFigures> rows;
  while (table.next()) rows.push_back(read_row(table));
  if (!table.problems().empty()) return tl::unexpected(table.problems());
  return rows;
}

}  // namespace houvast::exchange
