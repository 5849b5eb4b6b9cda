// SPDX-License-Identifier: EUPL-1.2
// Q2: the quickscan of files that were uploaded, or of a dossier.
#include "houvast/store.h"
#include "houvast/study.h"
#include "server/answer.h"
#include "server/api.h"
#include "server/asked_number.h"
#include "server/body.h"
#include "server/circular_files.h"
#include "server/dossier_of.h"
#include "server/dossier_of_run.h"
#include "server/quickscan_files.h"
#include "server/quickscan_json.h"
#include "server/report_answer.h"
#include "server/scenario_changes.h"
#include "server/service.h"
#include "server/uploads.h"
#include "views/quickscan_report.h"

namespace houvast::server {
namespace {

using http::Method;
using http::Response;

FindCircular circular_finder(Service& service) {
  return [&service](const std::string& id) -> Result<std::shared_ptr<const Circular>> {
    const auto upload = UploadStore(service.database, "circular").load(id);
    if (!upload) return tl::unexpected(upload.error());
    auto circular = read_circular(upload->files, upload->about.value("factor", ""));
    if (!circular) return tl::unexpected(circular.error());
    return std::make_shared<const Circular>(std::move(*circular));
  };
}

Result<std::shared_ptr<const KeptScan>> scan_of_upload(Service& service, const std::string& id) {
  if (auto known = service.uploads.scans.find(id)) return known;
  const auto upload = UploadStore(service.database, "quickscan").load(id);
  if (!upload) return tl::unexpected(upload.error());
  auto scan = read_scan(*upload, circular_finder(service));
  if (!scan) return tl::unexpected(scan.error());
  auto shared = std::make_shared<const KeptScan>(std::move(*scan));
  service.uploads.scans.keep(id, shared);
  return shared;
}

Response upload_scan(Service& service, const Call& call) {
  Body body(call.request.body);
  Upload upload = read_scan_upload(body);
  upload.made = stamp_of(service, call);
  if (Problems problems = body.problems(); !problems.empty()) return problem_answer(problems);
  const auto scan = read_scan(upload, circular_finder(service));
  if (!scan) return problem_answer(scan.error());
  if (upload.name.empty()) upload.name = upload.files.empty() ? "-" : upload.files.front().name;
  return keep_upload(service, call, "quickscan", upload);
}

Response list_scans(Service& service, const Call&) { return list_uploads(service, "quickscan"); }
Response remove_scan(Service& service, const Call& call) {
  return remove_upload(service, call, "quickscan");
}

ScanQuestion question_of(const Call& call) {
  return {
      .domain = call.query("domain"), .before = call.query("before"), .after = call.query("after")};
}

Response show_scan(Service& service, const Call& call) {
  const auto scan = scan_of_upload(service, call.value("id"));
  if (!scan) return problem_answer(scan.error());
  return json_answer(quickscan_json(**scan, question_of(call)));
}

/// Of all municipalities, or of one (?municipality=).
Response answer_report(Service& service, const Call& call, const KeptScan& kept) {
  views::QuickscanView view;
  const std::string wanted = call.query("municipality");
  if (!wanted.empty()) {
    view.municipality = kept.scan.names.canonical(wanted);
    std::vector<std::string> names;
    for (const quickscan::Profile& profile : kept.scan.profiles) names.push_back(profile.name);
    if (std::find(names.begin(), names.end(), view.municipality) == names.end())
      return problem_answer({.code = "server/not-found",
                             .place = {.field = "municipality"},
                             .found = wanted,
                             .suggestion = nearest_name(wanted, names)});
  }
  return report_answer(service, call, views::report_of(kept.scan, kept.trends, view));
}

Response scan_report(Service& service, const Call& call) {
  const auto scan = scan_of_upload(service, call.value("id"));
  if (!scan) return problem_answer(scan.error());
  return answer_report(service, call, **scan);
}

struct OfDossier {
  SharedDossier dossier;
  KeptScan scan;
};

/// The newest run of exactly this dossier, with exactly this scenario. Error: server/not-computed.
Result<KeptRun> newest_run(Service& service, std::int64_t id, const LoadedDossier& of,
                           const std::string& scenario) {
  const auto runs = Store(service.database).list_kept(id);
  if (!runs) return tl::unexpected(runs.error());
  for (auto run = runs->rbegin(); run != runs->rend(); ++run)
    if (run->receipt.dossier_hash == of.dossier.hash && run->receipt.scenario == scenario)
      return *run;
  return failure({.code = "server/not-computed", .found = of.head.name});
}

/// What rules make of tables is made at once. What takes simulated care is read from a run.
Result<RunRecord> record_of(Service& service, std::int64_t id, const LoadedDossier& of,
                            const std::string& scenario) {
  if (of.dossier.demand.products.empty()) {
    auto run = study::run(of.dossier, {});
    if (!run) return tl::unexpected(run.error());
    return std::move(run->record);
  }
  const auto kept = newest_run(service, id, of, scenario);
  if (!kept) return tl::unexpected(kept.error());
  auto results = Store(service.database).results(kept->receipt.id);
  if (!results) return tl::unexpected(results.error());
  RunRecord record;
  record.results = *std::move(results);
  return record;
}

/// Of one run: the figures that its transfers add up to, and the dossier as it was then.
Result<OfDossier> scan_of_run(Service& service, std::int64_t dossier, std::int64_t run) {
  Store store(service.database);
  const auto head = store.head(run);
  if (!head) return tl::unexpected(head.error());
  if (head->origin.dossier != dossier)
    return failure({.code = "server/not-found", .place = {.field = "run"}});
  const auto of = dossier_of_run(service, *head);
  if (!of) return tl::unexpected(of.error());
  auto results = store.results(run);
  if (!results) return tl::unexpected(results.error());
  RunRecord record;
  record.results = *std::move(results);
  return OfDossier{*of, scan_of((*of)->dossier, record)};
}

Result<OfDossier> scan_of_dossier(Service& service, const Call& call) {
  Problems problems;
  const auto run = asked_number(call, "run", problems);
  if (!problems.empty()) return tl::unexpected(std::move(problems));
  if (run) return scan_of_run(service, call.id(), *run);
  const auto named =
      find_scenario(service, call.id(), asked_scenario(call.query("scenario")), "scenario");
  if (!named) return tl::unexpected(named.error());
  const auto dossier = service.dossiers.get({call.id(), {}, named->choice});
  if (!dossier) return tl::unexpected(dossier.error());
  const auto record = record_of(service, call.id(), **dossier, named->name);
  if (!record) return tl::unexpected(record.error());
  return OfDossier{*dossier, scan_of((*dossier)->dossier, *record)};
}

Response dossier_scan(Service& service, const Call& call) {
  const auto found = scan_of_dossier(service, call);
  if (!found) return problem_answer(found.error());
  ScanQuestion question = question_of(call);
  question.is_of_dossier = true;
  for (const Scheme& scheme : found->dossier->dossier.schemes)
    if (!scheme.label.empty()) question.labels[scheme.id] = scheme.label;
  return json_answer(quickscan_json(found->scan, question));
}

Response dossier_scan_report(Service& service, const Call& call) {
  const auto found = scan_of_dossier(service, call);
  if (!found) return problem_answer(found.error());
  return answer_report(service, call, found->scan);
}

}  // namespace

std::vector<Route> quickscan_routes() {
  using people::Permission;
  const Parameter domain = {"domain", "A domain of the answer; all together without it"};
  const Parameter before = {"before", "Moment of the quadrants, as \"2023:accounts\""};
  const Parameter after = {"after", "The other moment"};
  const Parameter municipality = {"municipality", "Of one municipality, by name"};
  const Parameter format = {"format", "json (the default), xlsx, csv, html or pdf"};
  const Parameter scenario = {"scenario", "Of the dossier, by its name or number"};
  const Parameter run = {"run", "A run of the dossier: its figures, instead of a scenario"};
  return {
      {Method::get,
       "/api/v1/quickscan",
       Permission::view,
       list_scans,
       {"Books that were uploaded, the newest first", "", "Uploads"}},
      {Method::post,
       "/api/v1/quickscan",
       Permission::run_jobs,
       upload_scan,
       {"Upload books (Iv3) and income of municipalities (Q2)", "NewQuickscan", "KeptUpload", 201}},
      {Method::remove,
       "/api/v1/quickscan/{id}",
       Permission::run_jobs,
       remove_scan,
       {"Take an upload away", "", "", 204}},
      {Method::get,
       "/api/v1/quickscan/{id}",
       Permission::view,
       show_scan,
       {"Bands, size classes, quadrants, and every municipality",
        "",
        "Quickscan",
        200,
        {domain, before, after}}},
      {Method::get,
       "/api/v1/quickscan/{id}/report",
       Permission::view,
       scan_report,
       {"The same as a report, of all or of one municipality",
        "",
        "Report",
        200,
        {municipality, format}}},
      {Method::get,
       "/api/v1/dossiers/{id}/quickscan",
       Permission::view,
       dossier_scan,
       {"The same of a dossier: schemes are domains, years moments",
        "",
        "Quickscan",
        200,
        {domain, before, after, scenario, run}}},
      {Method::get,
       "/api/v1/dossiers/{id}/quickscan/report",
       Permission::view,
       dossier_scan_report,
       {"The same as a report, of all or of one municipality",
        "",
        "Report",
        200,
        {municipality, format, scenario, run}}},
  };
}

}  // namespace houvast::server
