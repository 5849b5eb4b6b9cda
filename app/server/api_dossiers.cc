// SPDX-License-Identifier: EUPL-1.2
// Dossiers as people upload them: checked before they are kept, and kept as they came.
#include "houvast/dossier_store.h"
#include "houvast/render.h"
#include "houvast/scenario_store.h"
#include "server/api.h"
#include "server/audit.h"
#include "server/expected_version.h"
#include "server/kept_json.h"
#include "server/private_files.h"
#include "server/report_answer.h"
#include "server/sent_files.h"
#include "server/service.h"
#include "views/dossier_report.h"

namespace houvast::server {
namespace {

using people::Permission;

store::DossierStore dossiers_of(Service& service) { return store::DossierStore(service.database); }

std::string object_of(std::int64_t id) { return "dossier/" + std::to_string(id); }

struct Upload {
  std::string name;
  std::vector<store::DossierFile> files;
  Dossier dossier;
};

/// Everything that `houvast check` would say of these files.
Result<Upload> read_upload(Body& body) {
  Upload upload{.name = body.optional_words("name", 200).value_or(""),
                .files = read_files(body),
                .dossier = {}};
  if (Problems problems = body.problems(); !problems.empty())
    return tl::unexpected(std::move(problems));
  DossierFiles files;
  for (const store::DossierFile& file : upload.files) files.emplace(file.name, file.bytes);
  auto dossier = views::check_dossier_files(files);
  if (!dossier) return tl::unexpected(dossier.error());
  if (upload.name.empty()) upload.name = dossier->name;
  upload.dossier = *std::move(dossier);
  return upload;
}

http::Response list(Service& service, const Call&) {
  const auto heads = dossiers_of(service).list();
  if (!heads) return problem_answer(heads.error());
  Json all = Json::array();
  for (const store::DossierHead& head : *heads) all.push_back(to_json(head));
  return json_answer({{"dossiers", std::move(all)}});
}

http::Response check_files(Service&, const Call& call) {
  Body body(call.request.body);
  const auto upload = read_upload(body);
  if (!upload) return problem_answer(upload.error());
  return json_answer({{"overview", overview(upload->dossier)}});
}

http::Response create(Service& service, const Call& call) {
  Body body(call.request.body);
  const auto upload = read_upload(body);
  if (!upload) return problem_answer(upload.error());
  const auto head = dossiers_of(service).create(upload->name, upload->files,
                                                {call.who.name, to_text(service.now())});
  if (!head) return problem_answer(head.error());
  audit(service, call, "dossier.create", object_of(head->id), {{"name", head->name}});
  return json_answer({{"head", to_json(*head)}, {"overview", overview(upload->dossier)}}, 201);
}

http::Response replace(Service& service, const Call& call) {
  Body body(call.request.body);
  const std::int64_t expected = expected_version(call, body);
  const auto upload = read_upload(body);
  if (!upload) return problem_answer(upload.error());
  const auto head = dossiers_of(service).replace(call.id(), expected, upload->name, upload->files,
                                                 {call.who.name, to_text(service.now())});
  if (!head && head.error().front().code == "store/conflict") {
    const auto current = dossiers_of(service).head(call.id());
    return json_answer(
        {{"problems", to_json(head.error())}, {"current", current ? to_json(*current) : Json()}},
        409);
  }
  if (!head) return problem_answer(head.error());
  audit(service, call, "dossier.replace", object_of(head->id), {{"version", head->version}});
  return json_answer({{"head", to_json(*head)}, {"overview", overview(upload->dossier)}});
}

Result<SharedDossier> asked(Service& service, const Call& call) {
  DossierChoice choice{.dossier = call.id(), .version = {}, .scenario = {}};
  if (const std::string version = call.query("version"); !version.empty()) {
    const std::int64_t number = std::strtoll(version.c_str(), nullptr, 10);
    choice.version = number;
  }
  return service.dossiers.get(choice);
}

http::Response show(Service& service, const Call& call) {
  const auto loaded = asked(service, call);
  if (!loaded) return problem_answer(loaded.error());
  const auto versions = dossiers_of(service).versions(call.id());
  if (!versions) return problem_answer(versions.error());
  const auto scenarios = store::ScenarioStore(service.database).list(call.id());
  if (!scenarios) return problem_answer(scenarios.error());
  Json body = {{"head", to_json((*loaded)->head)}, {"overview", overview((*loaded)->dossier)}};
  body["versions"] = Json::array();
  for (const store::DossierHead& head : *versions) body["versions"].push_back(to_json(head));
  body["scenarios"] = Json::array();
  for (const store::KeptScenario& one : *scenarios) body["scenarios"].push_back(to_json(one));
  return json_answer(body);
}

http::Response report(Service& service, const Call& call) {
  const auto loaded = asked(service, call);
  if (!loaded) return problem_answer(loaded.error());
  return report_answer(service, call, views::dossier_report((*loaded)->dossier));
}

http::Response file(Service& service, const Call& call) {
  const std::string& name = call.value("name");
  const auto loaded = asked(service, call);
  const auto kept = dossiers_of(service).load(
      call.id(), loaded ? std::optional((*loaded)->head.version) : std::nullopt);
  if (!kept) return problem_answer(kept.error());
  for (const store::DossierFile& one : kept->files) {
    if (one.name != name) continue;
    if (holds_clients(one.bytes) && !sees_all_clients(call.who))
      return problem_answer({.code = "server/may-not", .place = {.file = name}});
    audit(service, call, "export", object_of(call.id()), {{"file", name}});
    return file_answer(one.bytes, "application/octet-stream", name);
  }
  return problem_answer({.code = "server/not-found", .place = {.file = name}});
}

http::Response remove(Service& service, const Call& call) {
  const auto removed = dossiers_of(service).remove(call.id());
  if (!removed) return problem_answer(removed.error());
  audit(service, call, "dossier.remove", object_of(call.id()));
  return empty_answer();
}

}  // namespace

std::vector<Route> dossier_routes() {
  using http::Method;
  const std::vector<Parameter> version = {{"version", "Number of the version; else the newest"}};
  return {
      {Method::get,
       "/api/v1/dossiers",
       Permission::view,
       list,
       {"All dossiers, the newest version of each", "", "Dossiers"}},
      {Method::post,
       "/api/v1/dossiers",
       Permission::edit_dossiers,
       create,
       {"Keep a dossier, when nothing is wrong with it", "Upload", "KeptDossier", 201}},
      {Method::post,
       "/api/v1/dossiers/check",
       Permission::compute,
       check_files,
       {"What is wrong with these files, or what they hold; nothing is kept", "Upload",
        "CheckedDossier"}},
      {Method::get,
       "/api/v1/dossiers/{id}",
       Permission::view,
       show,
       {"What a dossier holds", "", "ShownDossier", 200, version}},
      {Method::put,
       "/api/v1/dossiers/{id}",
       Permission::edit_dossiers,
       replace,
       {"The next version of a dossier; 409 when somebody else made one", "Upload", "KeptDossier"}},
      {Method::remove,
       "/api/v1/dossiers/{id}",
       Permission::edit_dossiers,
       remove,
       {"Remove a dossier with its scenarios and notes; its runs stay", "", "", 204}},
      {Method::get,
       "/api/v1/dossiers/{id}/report",
       Permission::view,
       report,
       {"What a dossier holds, as `houvast check` shows it", "", "Report", 200, version}},
      {Method::get,
       "/api/v1/dossiers/{id}/files/{name}",
       Permission::export_files,
       file,
       {"A file as it came", "", "", 200, version, "application/octet-stream"}}};
}

}  // namespace houvast::server
