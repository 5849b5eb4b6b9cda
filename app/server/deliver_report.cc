// SPDX-License-Identifier: EUPL-1.2
#include "server/deliver_report.h"

#include <algorithm>

#include "houvast/chart_figures.h"
#include "houvast/render.h"
#include "pdf/pdf.h"

namespace houvast::server {
namespace {

constexpr std::size_t longest_name = 60;

/// Letters and digits of a title, with a dash for what is between them.
std::string file_stem(const std::string& title) {
  std::string stem;
  for (const char c : title) {
    const bool upper = c >= 'A' && c <= 'Z';
    const bool kept = upper || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
    if (kept)
      stem += upper ? static_cast<char>(c - 'A' + 'a') : c;
    else if (!stem.empty() && stem.back() != '-')
      stem += '-';
    if (stem.size() == longest_name) break;
  }
  while (stem.ends_with('-')) stem.pop_back();
  return stem.empty() ? "houvast" : stem;
}

tl::unexpected<Problems> unknown(const char* field, const std::string& found,
                                 const std::string& expected) {
  return failure({.code = "server/wrong-type",
                  .place = {.field = field},
                  .found = found.substr(0, 60),
                  .expected = expected});
}

Result<Delivered> as_csv(const Report& report, const Delivery& delivery) {
  auto tables = tables_of(report);
  const std::vector<Table> of_charts = chart_tables_of(report);
  for (const Table& table : of_charts) tables.push_back(&table);
  std::string keys;
  for (const Table* table : tables) keys += (keys.empty() ? "" : ", ") + table->key;
  const auto chosen = std::find_if(tables.begin(), tables.end(), [&](const Table* table) {
    return delivery.table.empty() || table->key == delivery.table;
  });
  if (chosen == tables.end()) return unknown("table", delivery.table, keys);
  return Delivered{render_csv(**chosen, delivery.language), "text/csv; charset=utf-8",
                   file_stem((*chosen)->key) + ".csv"};
}

Result<Delivered> as_file(Result<std::string> bytes, const char* content_type, std::string name) {
  if (!bytes) return tl::unexpected(std::move(bytes).error());
  return Delivered{*std::move(bytes), content_type, std::move(name)};
}

}  // namespace

Result<Delivered> deliver_report(const Report& report, const Delivery& delivery) {
  const std::string& format = delivery.format;
  const std::string name = file_stem(report.title.in(delivery.language)) + "." + format;
  if (format == "json") return Delivered{render_json(report), "application/json", name};
  if (format == "csv") return as_csv(report, delivery);
  if (format == "html")
    return Delivered{render_html(report, delivery.language), "text/html; charset=utf-8", name};
  if (format == "xlsx")
    return as_file(render_xlsx(report, delivery.language),
                   "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", name);
  if (format == "pdf")
    return as_file(pdf::render_pdf(report, delivery.language), "application/pdf", name);
  return unknown("format", format, "json, csv, xlsx, html, pdf");
}

}  // namespace houvast::server
