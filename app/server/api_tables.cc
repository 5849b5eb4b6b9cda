// SPDX-License-Identifier: EUPL-1.2
// The Afweegtafel: municipalities score keys and other options on criteria, each for itself, and
// see at once where they agree and where they must talk (R2, R8).
#include <algorithm>

#include "houvast/table_store.h"
#include "server/api.h"
#include "server/audit.h"
#include "server/body.h"
#include "server/live_json.h"
#include "server/log.h"
#include "server/service.h"
#include "server/table_body.h"
#include "server/table_json.h"

namespace houvast::server {
namespace {

store::Stamp stamp(Service& service, const Call& call) {
  return {.by = call.who.name, .at = to_text(service.now())};
}

/// 409 with what is there now, so that who was late can see it and go on from there.
http::Response conflict_answer(const Problems& problems, Json current) {
  return json_answer({{"problems", to_json(problems)}, {"current", std::move(current)}},
                     status_of(problems.front()));
}

bool is_conflict(const Problems& problems) {
  return !problems.empty() && problems.front().code == "store/conflict";
}

http::Response shown(Service& service, std::int64_t id, int status = 200) {
  const auto table = store::TableStore(service.database).load(id);
  if (!table) return problem_answer(table.error());
  return json_answer(to_json(*table), status);
}

http::Response list(Service& service, const Call&) {
  const auto tables = store::TableStore(service.database).list();
  if (!tables) return problem_answer(tables.error());
  Json all = Json::array();
  for (const store::WeighingTable& table : *tables) all.push_back(head_json(table));
  return json_answer({{"tables", std::move(all)}});
}

/// Who takes part in a table about a dossier, when nobody says: its municipalities.
Result<std::vector<store::TableEntry>> members_of(Service& service, std::int64_t id) {
  const auto kept = service.dossiers.get({.dossier = id, .version = {}, .scenario = {}});
  if (!kept) return tl::unexpected(kept.error());
  std::vector<store::TableEntry> members;
  for (const Municipality& one : (*kept)->dossier.municipalities)
    members.push_back({one.code, one.name});
  return members;
}

http::Response create(Service& service, const Call& call) {
  Body body(call.request.body);
  store::TableText text = read_table(body);
  if (text.dossier && text.members.empty()) {
    auto members = members_of(service, *text.dossier);
    if (!members) return problem_answer(members.error());
    text.members = std::move(*members);
  }
  if (text.members.empty())
    body.add({.code = "server/missing-field", .place = {.field = "members"}});
  if (Problems problems = body.problems(); !problems.empty()) return problem_answer(problems);
  const auto id = store::TableStore(service.database).create(text, stamp(service, call));
  if (!id) return problem_answer(id.error());
  audit(service, call, "table.create", "table/" + std::to_string(*id), {{"title", text.title}});
  return shown(service, *id, 201);
}

http::Response load(Service& service, const Call& call) { return shown(service, call.id()); }

/// Another text, or open and closed; scores of what stays, stay.
http::Response change(Service& service, const Call& call) {
  store::TableStore tables(service.database);
  const auto now = tables.load(call.id());
  if (!now) return problem_answer(now.error());
  Body body(call.request.body);
  const std::int64_t version = body.number("version", 1, INT64_MAX);
  store::TableText text = read_table(body);
  text.is_open = body.optional_flag("is_open").value_or(now->text.is_open);
  if (text.members.empty()) text.members = now->text.members;
  if (!text.dossier) text.dossier = now->text.dossier;
  if (Problems problems = body.problems(); !problems.empty()) return problem_answer(problems);
  const auto done = tables.replace(call.id(), version, text, stamp(service, call));
  if (!done && is_conflict(done.error())) {
    const auto current = tables.load(call.id());
    return conflict_answer(done.error(), current ? to_json(*current) : Json());
  }
  if (!done) return problem_answer(done.error());
  const bool was_open = now->text.is_open;
  const char* what = "table.replace";
  if (was_open != text.is_open) what = text.is_open ? "table.open" : "table.close";
  audit(service, call, what, "table/" + std::to_string(call.id()));
  return shown(service, call.id());
}

http::Response remove(Service& service, const Call& call) {
  const auto removed = store::TableStore(service.database).remove(call.id());
  if (!removed) return problem_answer(removed.error());
  audit(service, call, "table.remove", "table/" + std::to_string(call.id()));
  return empty_answer();
}

http::Response score(Service& service, const Call& call) {
  const std::string& municipality = call.value("municipality");
  if (!people::may(call.who, people::Permission::score, municipality))
    return problem_answer({.code = "server/may-not", .place = {.field = "municipality"}});
  store::TableStore tables(service.database);
  const auto table = tables.load(call.id());
  if (!table) return problem_answer(table.error());
  const auto& members = table->text.members;
  if (std::none_of(members.begin(), members.end(),
                   [&](const store::TableEntry& one) { return one.id == municipality; }))
    return problem_answer({.code = "server/not-found", .place = {.field = "municipality"}});
  if (!table->text.is_open) return problem_answer({.code = "server/table-closed"});
  Body body(call.request.body);
  const std::int64_t version = body.number("version", 0, INT64_MAX);
  store::Ballot ballot = read_ballot(body, *table, municipality);
  if (Problems problems = body.problems(); !problems.empty()) return problem_answer(problems);
  ballot.changed = stamp(service, call);
  const auto put = tables.put_ballot(call.id(), version, ballot);
  if (!put && is_conflict(put.error())) {
    const auto current = tables.load(call.id());
    return conflict_answer(put.error(), current ? to_json(*current) : Json());
  }
  if (!put) return problem_answer(put.error());
  audit(service, call, "table.score", "table/" + std::to_string(call.id()),
        {{"municipality", municipality}});
  return shown(service, call.id());
}

/// Tells that the table changed, whoever changed it and through whichever server: the revision in
/// the database is what is watched.
http::Response events(Service& service, const Call& call) {
  const auto now = store::TableStore(service.database).revision(call.id());
  if (!now) return problem_answer(now.error());
  http::Response response;
  response.events = [&service, id = call.id(), told = std::int64_t{0}]() mutable {
    http::EventBatch batch;
    const auto revision = store::TableStore(service.database).revision(id);
    if (!revision) {
      const bool is_gone = revision.error().front().code == "store/not-there";
      if (is_gone) batch.events.push_back({.id = "", .name = "gone", .data = "{}"});
      batch.is_last = is_gone;
      return batch;
    }
    if (*revision == told) return batch;
    told = *revision;
    batch.events.push_back(
        {.id = std::to_string(told), .name = "table", .data = Json({{"revision", told}}).dump()});
    return batch;
  };
  return response;
}

/// The five criteria of the keys, beside the scores, when the table is about a dossier.
http::Response computed(Service& service, const Call& call) {
  const auto table = store::TableStore(service.database).load(call.id());
  if (!table) return problem_answer(table.error());
  if (!table->text.dossier) return json_answer({{"keys", Json::array()}});
  const auto compared = compared_keys(service, *table->text.dossier);
  if (!compared) return problem_answer(compared.error());
  return json_answer({{"keys", to_json(compared->criteria, compared->keys)}});
}

}  // namespace

std::vector<Route> table_routes() {
  using http::Method;
  using people::Permission;
  return {{Method::get, "/api/v1/tables", Permission::view, list, {"All tables", "", "Tables"}},
          {Method::post,
           "/api/v1/tables",
           Permission::manage_tables,
           create,
           {"Make a table; without options the keys, without criteria the five of the model",
            "NewTable", "Table", 201}},
          {Method::get,
           "/api/v1/tables/{id}",
           Permission::view,
           load,
           {"A table with its scores, and where municipalities agree", "", "Table"}},
          {Method::put,
           "/api/v1/tables/{id}",
           Permission::manage_tables,
           change,
           {"Change, open or close a table", "ChangedTable", "Table"}},
          {Method::remove,
           "/api/v1/tables/{id}",
           Permission::manage_tables,
           remove,
           {"Delete a table with its scores", "", "", 204}},
          {Method::put,
           "/api/v1/tables/{id}/scores/{municipality}",
           Permission::score,
           score,
           {"All scores and weights of one municipality", "Ballot", "Table"}},
          {Method::get,
           "/api/v1/tables/{id}/computed",
           Permission::view,
           computed,
           {"The computed criteria of the keys, of the dossier of the table", "", "ComputedKeys"}},
          {Method::get,
           "/api/v1/tables/{id}/events",
           Permission::view,
           events,
           {.summary = "The revision of a table, each time that it changes",
            .request = "",
            .response = "",
            .content_type = "text/event-stream"}}};
}

}  // namespace houvast::server
