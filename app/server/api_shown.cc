// SPDX-License-Identifier: EUPL-1.2
// What a page shows, as a file: a table or chart that the page put together from answers, or that
// no other address gives alone. The figures are those that were shown; nothing is computed here.
#include "houvast/read_report.h"
#include "server/api_files.h"
#include "server/report_answer.h"

namespace houvast::server {
namespace {

http::Response shown(Service& service, const Call& call) {
  const auto report = read_report(call.request.body);
  return report ? report_answer(service, call, *report) : problem_answer(report.error());
}

}  // namespace

std::vector<Route> shown_routes() {
  return {{http::Method::post,
           "/api/v1/report",
           people::Permission::export_files,
           shown,
           {"A report as a page shows it, as a file", "Report", "Report", 200, with_format()}}};
}

}  // namespace houvast::server
