// SPDX-License-Identifier: EUPL-1.2
#include "houvast/published_total_table.h"

#include <set>
#include <tuple>

#include "domain/table.h"

namespace houvast::exchange {
namespace {

std::optional<double> find_count(CsvTable& table, const char* column) {
  const auto number = table.find_decimal(column);
  if (!number) return std::nullopt;
  if (number->is_negative()) table.report("base/cell-negative", column);
  return number->to_double();
}

}  // namespace

Result<std::vector<demand::PublishedTotal>> read_published_totals(const std::string& path) {
  CsvTable table = CsvTable::read(
      path, {.required = {"product", "year"},
             .optional = {"code", "users", "starts", "stops", "stock", "stock_end", "spending"}});
  std::vector<demand::PublishedTotal> totals;
  std::set<std::tuple<std::string, std::string, int>> seen;
  while (table.next()) {
    demand::PublishedTotal total{.product = table.text("product")};
    if (table.find_text("code")) total.municipality = table.municipality("code");
    total.year = table.year("year");
    total.users = find_count(table, "users");
    total.starts = find_count(table, "starts");
    total.stops = find_count(table, "stops");
    total.stock = find_count(table, "stock");
    total.stock_end = find_count(table, "stock_end");
    total.spending = table.find_euro("spending");
    if (total.spending && *total.spending < Cents()) table.report("base/cell-negative", "spending");
    if (!seen.insert({total.product, total.municipality, total.year}).second)
      table.report("exchange/total-twice", "product");
    totals.push_back(std::move(total));
  }
  if (!table.problems().empty()) return tl::unexpected(table.problems());
  return totals;
}

}  // namespace houvast::exchange
