// SPDX-License-Identifier: EUPL-1.2
#include "server/report_answer.h"

#include <algorithm>

#include "houvast/render.h"

namespace houvast::server {

Json report_json(const Report& report) { return Json::parse(render_json(report)); }

http::Response report_answer(Service&, const Call& call, const Report& report) {
  const std::string format = call.query("format");
  if (format.empty() || format == "json") return {.body = render_json(report)};
  if (format == "html")
    return file_answer(render_html(report, call.language), "text/html; charset=utf-8",
                       "houvast.html");
  if (format == "xlsx") {
    auto bytes = render_xlsx(report, call.language);
    if (!bytes) return problem_answer(bytes.error());
    return file_answer(std::move(*bytes),
                       "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
                       "houvast.xlsx");
  }
  const std::string wanted = call.query("table");
  if (format == "csv")
    for (const Table* table : tables_of(report))
      if (wanted.empty() || table->key == wanted)
        return file_answer(render_csv(*table, call.language), "text/csv; charset=utf-8",
                           table->key + ".csv");
  return problem_answer({.code = "server/wrong-type",
                         .place = {.field = format == "csv" ? "table" : "format"},
                         .found = format == "csv" ? wanted : format,
                         .expected = "json, xlsx, csv, html"});
}

}  // namespace houvast::server
