// SPDX-License-Identifier: EUPL-1.2
#include "server/report_answer.h"

#include "houvast/render.h"
#include "server/audit.h"
#include "server/deliver_report.h"

namespace houvast::server {

Json report_json(const Report& report) { return Json::parse(render_json(report)); }

http::Response report_answer(Service& service, const Call& call, const Report& report) {
  const std::string format = call.query("format");
  if (format.empty() || format == "json") return {.body = render_json(report)};
  const std::string table = call.query("table");
  auto delivered =
      deliver_report(report, {.format = format, .language = call.language, .table = table});
  if (!delivered) return problem_answer(delivered.error());
  audit(service, call, "report.export", call.request.path,
        {{"format", format}, {"file", delivered->file_name}});
  return file_answer(std::move(delivered->bytes), delivered->content_type, delivered->file_name);
}

std::vector<Parameter> with_format(std::vector<Parameter> own) {
  own.push_back({"format", "json (the default), xlsx, csv, html or pdf"});
  own.push_back({"table", "With csv: the key of the table; else the first"});
  return own;
}

}  // namespace houvast::server
