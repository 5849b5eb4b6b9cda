// SPDX-License-Identifier: EUPL-1.2
// Runs that were kept: their figures, where each comes from, and what changed since another run.
#include <algorithm>
#include <set>

#include "houvast/store.h"
#include "server/api.h"
#include "server/asked_number.h"
#include "server/audit.h"
#include "server/kept_json.h"
#include "server/named_cells.h"
#include "server/report_answer.h"
#include "server/run_names.h"
#include "server/service.h"
#include "views/diff_report.h"
#include "views/run_report.h"
#include "views/stream_report.h"
#include "views/why_report.h"

namespace houvast::server {
namespace {

using people::Permission;

int year_in(const Call& call, Problems& problems) {
  const auto year = asked_number(call, "year", problems);
  if (year && *year >= known_years.from && *year <= known_years.to) return static_cast<int>(*year);
  if (year)
    problems.push_back(
        {.code = "server/wrong-type",
         .place = {.field = "year"},
         .found = std::to_string(*year),
         .expected = std::to_string(known_years.from) + " .. " + std::to_string(known_years.to)});
  return 0;
}

http::Response list(Service& service, const Call& call) {
  Problems problems;
  const auto dossier = asked_number(call, "dossier", problems);
  if (!problems.empty()) return problem_answer(problems);
  const auto runs = Store(service.database).list_kept(dossier);
  if (!runs) return problem_answer(runs.error());
  Json all = Json::array();
  for (const KeptRun& run : *runs) all.push_back(to_json(run));
  return json_answer({{"runs", std::move(all)}});
}

http::Response show(Service& service, const Call& call) {
  Store store(service.database);
  const auto head = store.head(call.id());
  if (!head) return problem_answer(head.error());
  const auto results = store.results(call.id());
  if (!results) return problem_answer(results.error());
  const views::Names names = names_of_run(service, head->origin);
  std::set<int> years;
  std::set<std::string> codes, schemes;
  for (const ItemAmount& line : *results) {
    years.insert(line.year);
    codes.insert(line.municipality);
    schemes.insert(line.scheme);
  }
  Json municipalities = Json::array();
  for (const std::string& code : codes)
    municipalities.push_back({{"code", code}, {"name", views::name_in(names, code)}});
  Json named_schemes = Json::array();
  for (const std::string& scheme : schemes)
    named_schemes.push_back({{"id", scheme}, {"name", views::scheme_name(scheme, names)}});
  Json body = to_json(*head);
  body["years"] = years;
  body["municipalities"] = std::move(municipalities);
  body["schemes"] = std::move(named_schemes);
  return json_answer(body);
}

/// An item of the ledger, or empty for all of them.
std::string item_in(const Call& call, Problems& problems) {
  const std::string asked = call.query("item");
  std::vector<std::string> known;
  std::string list;
  for (const std::string_view item : items()) {
    known.emplace_back(item);
    list += (list.empty() ? "" : ", ") + known.back();
  }
  if (asked.empty() || std::find(known.begin(), known.end(), asked) != known.end()) return asked;
  problems.push_back({.code = "dossier/not-a-choice",
                      .place = {.field = "item"},
                      .found = asked,
                      .expected = list,
                      .suggestion = nearest_name(asked, known)});
  return {};
}

http::Response results(Service& service, const Call& call) {
  Problems problems;
  const int year = year_in(call, problems);
  if (!problems.empty()) return problem_answer(problems);
  Store store(service.database);
  const auto head = store.head(call.id());
  if (!head) return problem_answer(head.error());
  const auto lines = store.results(call.id());
  if (!lines) return problem_answer(lines.error());
  const views::Names names = names_of_run(service, head->origin);
  const auto holds = [&](const std::string& field, const std::string& value) {
    const std::string asked = call.query(field);
    return asked.empty() || asked == value;
  };
  Json all = Json::array();
  for (const ItemAmount& line : *lines)
    if ((year == 0 || line.year == year) && holds("municipality", line.municipality) &&
        holds("scheme", line.scheme) && holds("item", std::string(line.item)))
      all.push_back({{"year", line.year},
                     {"municipality", line.municipality},
                     {"name", views::name_in(names, line.municipality)},
                     {"scheme", line.scheme},
                     {"item", line.item},
                     {"label", to_json(item_label(line.item))},
                     {"amount_cents", line.amount.count()}});
  return json_answer({{"results", std::move(all)}});
}

http::Response report(Service& service, const Call& call) {
  Store store(service.database);
  const auto record = store.load(call.id());
  if (!record) return problem_answer(record.error());
  const auto head = store.head(call.id());
  if (!head) return problem_answer(head.error());
  return report_answer(service, call,
                       views::report_of(*record, names_of_run(service, head->origin)));
}

http::Response flow(Service& service, const Call& call) {
  Problems problems;
  const int year = year_in(call, problems);
  const std::string item = item_in(call, problems);
  if (!problems.empty()) return problem_answer(problems);
  Store store(service.database);
  const auto head = store.head(call.id());
  if (!head) return problem_answer(head.error());
  TransferFilter filter;
  if (year != 0) filter.year = year;
  if (!call.query("scheme").empty()) filter.scheme = call.query("scheme");
  if (!item.empty()) filter.item = item;
  const auto transfers = store.transfers(call.id(), filter);
  if (!transfers) return problem_answer(transfers.error());
  return report_answer(service, call,
                       views::streams_report(*transfers, names_of_run(service, head->origin),
                                             {.year = year, .scheme = call.query("scheme")}));
}

/// So many transfers of the table and of the reasons, from a place on.
void turn_to_page(Report& report, std::size_t from, std::size_t limit) {
  const auto cut = [&](auto& lines) {
    lines.erase(lines.begin(),
                lines.begin() + static_cast<std::ptrdiff_t>(std::min(from, lines.size())));
    if (lines.size() > limit) lines.resize(limit);
  };
  for (Block& block : report.blocks)
    if (Table* table = std::get_if<Table>(&block); table != nullptr && table->key == "transfers") {
      const std::string all = std::to_string(table->rows.size());
      if (from == 0 && table->rows.size() <= limit) return;
      cut(table->rows);
      const std::string first = std::to_string(from + 1);
      const std::string last = std::to_string(from + table->rows.size());
      table->notes.push_back({"Overdrachten " + first + " tot en met " + last + " van " + all + ".",
                              "Transfers " + first + " to " + last + " of " + all + "."});
    }
  cut(report.reasons);
}

http::Response why(Service& service, const Call& call) {
  Problems problems;
  const int year = year_in(call, problems);
  const std::string item = item_in(call, problems);
  const auto from = asked_number(call, "from", problems);
  const auto limit = asked_number(call, "limit", problems);
  if (!problems.empty()) return problem_answer(problems);
  Store store(service.database);
  const auto head = store.head(call.id());
  if (!head) return problem_answer(head.error());
  RunRecord record{.receipt = head->receipt, .results = {}, .transfers = {}, .distributions = {}};
  auto results = store.results(call.id());
  if (!results) return problem_answer(results.error());
  record.results = *std::move(results);
  const views::Names names = names_of_run(service, head->origin);
  const auto code =
      views::find_municipality(record, names, call.query("municipality"), "municipality");
  if (!code) return problem_answer(code.error());
  TransferFilter filter;
  if (year != 0) filter.year = year;
  filter.account = municipality(*code);
  if (!call.query("scheme").empty()) filter.scheme = call.query("scheme");
  auto transfers = store.transfers(call.id(), filter);
  if (!transfers) return problem_answer(transfers.error());
  record.transfers = *std::move(transfers);
  const std::optional<int> of_year = year == 0 ? std::nullopt : std::optional(year);
  Report report = with_named_cells(
      views::why_report(record, names, {*code, of_year, item, call.query("scheme")}), names);
  report.names = names;
  if (from || limit)
    turn_to_page(report, static_cast<std::size_t>(std::max<std::int64_t>(from.value_or(0), 0)),
                 static_cast<std::size_t>(std::max<std::int64_t>(limit.value_or(1000), 1)));
  return report_answer(service, call, report);
}

/// The run before this one of the same dossier.
std::optional<std::int64_t> run_before(const std::vector<KeptRun>& runs, std::int64_t id) {
  std::optional<std::int64_t> before;
  for (const KeptRun& run : runs)
    if (run.receipt.id < id) before = run.receipt.id;
  return before;
}

http::Response changes(Service& service, const Call& call) {
  Problems problems;
  auto since = asked_number(call, "since", problems);
  if (!problems.empty()) return problem_answer(problems);
  Store store(service.database);
  const auto head = store.head(call.id());
  if (!head) return problem_answer(head.error());
  if (!since) {
    const auto runs = store.list_kept(head->origin.dossier);
    if (!runs) return problem_answer(runs.error());
    since = run_before(*runs, call.id());
    if (!since) return problem_answer({.code = "server/not-found", .place = {.field = "since"}});
  }
  const auto before = store.load(*since);
  if (!before) return problem_answer(before.error());
  const auto after = store.load(call.id());
  if (!after) return problem_answer(after.error());
  return report_answer(
      service, call,
      with_named_cells(views::diff_report(*before, *after), names_of_run(service, head->origin)));
}

http::Response remove(Service& service, const Call& call) {
  const auto removed = Store(service.database).remove(call.id());
  if (!removed) return problem_answer(removed.error());
  audit(service, call, "run.remove", "run/" + call.value("id"));
  return empty_answer();
}

}  // namespace

std::vector<Route> run_routes() {
  using http::Method;
  static constexpr std::string_view formats = "json, xlsx, csv, html or pdf";
  const Parameter format{"format", formats};
  const Parameter year{"year", "A year; without it all years together"};
  const Parameter scheme{"scheme", "Id of a scheme; without it all"};
  const Parameter item{"item", "\"care\", \"solidarity\"; without it all"};
  return {
      {Method::get,
       "/api/v1/runs",
       Permission::view,
       list,
       {"Runs that were kept, the oldest first",
        "",
        "Runs",
        200,
        {{"dossier", "Number of a dossier: its runs only"}}}},
      {Method::get,
       "/api/v1/runs/{id}",
       Permission::view,
       show,
       {"What a run was made from, and who and what is in it", "", "ShownRun"}},
      {Method::remove,
       "/api/v1/runs/{id}",
       Permission::edit_dossiers,
       remove,
       {"Remove a run", "", "", 204}},
      {Method::get,
       "/api/v1/runs/{id}/results",
       Permission::view,
       results,
       {"Every figure, or those asked for",
        "",
        "Results",
        200,
        {year, scheme, item, {"municipality", "Code of a municipality"}}}},
      {Method::get,
       "/api/v1/runs/{id}/report",
       Permission::view,
       report,
       {"The results, streams and distributions of a run", "", "Report", 200, {format}}},
      {Method::get,
       "/api/v1/runs/{id}/flow",
       Permission::view,
       flow,
       {"Who paid whom how much", "", "Report", 200, {year, scheme, item, format}}},
      {Method::get,
       "/api/v1/runs/{id}/why",
       Permission::view,
       why,
       {"A figure unfolded to its transfers, each with its reason",
        "",
        "Report",
        200,
        {{"municipality", "Code or name", true},
         year,
         item,
         scheme,
         {"from", "Transfers to pass over, from 0"},
         {"limit", "Transfers at most; without from and limit all"},
         format}}},
      {Method::get,
       "/api/v1/runs/{id}/changes",
       Permission::view,
       changes,
       {"Which figures differ from another run, and how the two were made",
        "",
        "Report",
        200,
        {{"since", "Number of the other run; else the one before of the same dossier"}, format}}}};
}

}  // namespace houvast::server
