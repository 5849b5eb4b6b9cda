// SPDX-License-Identifier: EUPL-1.2
// What the pages Overzicht and Geldstromen ask of a kept run, beside what every page does.
#include "houvast/store.h"
#include "server/api.h"
#include "server/named_cells.h"
#include "server/report_answer.h"
#include "server/run_names.h"
#include "server/service.h"
#include "views/overview_report.h"
#include "views/stream_report.h"

namespace houvast::server {
namespace {

/// A year of the query; 0, all years, when it is none.
int year_of(const Call& call) {
  const std::string text = call.query("year");
  int year = 0;
  for (const char digit : text) {
    if (digit < '0' || digit > '9' || text.size() != 4) return 0;
    year = year * 10 + (digit - '0');
  }
  return year;
}

http::Response overview(Service& service, const Call& call) {
  Store store(service.database);
  const auto head = store.head(call.id());
  if (!head) return problem_answer(head.error());
  const auto results = store.results(call.id());
  if (!results) return problem_answer(results.error());
  const views::Names names = names_of_run(service, head->origin);
  return report_answer(service, call,
                       with_named_cells(views::overview_report(*results, names,
                                                               {.year = year_of(call),
                                                                .scheme = call.query("scheme")}),
                                        names));
}

http::Response stream(Service& service, const Call& call) {
  Store store(service.database);
  const auto head = store.head(call.id());
  if (!head) return problem_answer(head.error());
  TransferFilter filter;
  if (const int year = year_of(call); year != 0) filter.year = year;
  const auto transfers = store.transfers(call.id(), filter);
  if (!transfers) return problem_answer(transfers.error());
  const views::StreamQuestion question{{.year = year_of(call), .scheme = call.query("scheme")},
                                       call.query("from"),
                                       call.query("to")};
  const views::Names names = names_of_run(service, head->origin);
  return report_answer(service, call,
                       with_named_cells(views::stream_report(*transfers, names, question), names));
}

}  // namespace

std::vector<Route> overview_routes() {
  const Parameter year{"year", "A year; without it all years together"};
  const Parameter scheme{"scheme", "Id of a scheme; without it all"};
  const Parameter format{"format", "json, xlsx, csv, html or pdf"};
  const Parameter from{"from", "Who pays, as the flow chart names its nodes", true};
  const Parameter to{"to", "Who is paid", true};
  return {{http::Method::get,
           "/api/v1/runs/{id}/overview",
           people::Permission::view,
           overview,
           {"The result by municipality and year, and what it is made of",
            "",
            "Report",
            200,
            {year, scheme, format}}},
          {http::Method::get,
           "/api/v1/runs/{id}/stream",
           people::Permission::view,
           stream,
           {"One stream, unfolded to its transfers",
            "",
            "Report",
            200,
            {from, to, year, scheme, format}}}};
}

}  // namespace houvast::server
