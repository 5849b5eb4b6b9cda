// SPDX-License-Identifier: EUPL-1.2
// What people say about figures (NL: tellen en vertellen; M5).
#include "houvast/note_store.h"
#include "server/answer.h"
#include "server/api.h"
#include "server/audit.h"
#include "server/body.h"
#include "server/log.h"
#include "server/service.h"

namespace houvast::server {
namespace {

constexpr std::size_t longest_figure = 300;
constexpr std::size_t longest_note = 4000;

Json to_json(const store::Note& note) {
  return {{"id", note.id},
          {"figure", note.figure},
          {"dossier", note.dossier ? Json(*note.dossier) : Json()},
          {"run", note.run ? Json(*note.run) : Json()},
          {"text", note.text},
          {"status", note.status},
          {"made", {{"by", note.made.by}, {"at", note.made.at}}}};
}

/// A number of the query; empty when it was not asked.
std::optional<std::int64_t> number_asked(const Call& call, const std::string& name) {
  if (call.query(name).empty()) return std::nullopt;
  return Call{call.request, {}, {{"id", call.query(name)}}}.id();
}

http::Response notes(Service& service, const Call& call) {
  store::NoteFilter filter{.dossier = number_asked(call, "dossier"),
                           .run = number_asked(call, "run")};
  if (const std::string figure = call.query("figure"); !figure.empty()) filter.figure = figure;
  const auto found = store::NoteStore(service.database).list(filter);
  if (!found) return problem_answer(found.error());
  Json list = Json::array();
  for (const store::Note& note : *found) list.push_back(to_json(note));
  return json_answer({{"notes", std::move(list)}});
}

http::Response write_note(Service& service, const Call& call) {
  Body body(call.request.body);
  store::Note note{.figure = body.text("figure", longest_figure),
                   .dossier = body.optional_number("dossier", 1, INT64_MAX),
                   .run = body.optional_number("run", 1, INT64_MAX),
                   .text = body.words("text", longest_note),
                   .status = "open",
                   .made = {.by = call.who.name, .at = to_text(service.now())}};
  if (const Problems problems = body.problems(); !problems.empty()) return problem_answer(problems);
  const auto id = store::NoteStore(service.database).create(note);
  if (!id) return problem_answer(id.error());
  note.id = *id;
  audit(service, call, "note.create", "note/" + std::to_string(*id), {{"figure", note.figure}});
  return json_answer(to_json(note), 201);
}

/// One's own words may be taken back; those of others by who looks after the region's dossiers.
Result<store::Note> own_note(Service& service, const Call& call) {
  auto note = store::NoteStore(service.database).load(call.id());
  if (!note) return note;
  const bool is_own = note->made.by == call.who.name;
  if (!is_own && !people::may(call.who, people::Permission::edit_dossiers))
    return failure({.code = "server/may-not"});
  return note;
}

http::Response settle_note(Service& service, const Call& call) {
  auto note = store::NoteStore(service.database).load(call.id());
  if (!note) return problem_answer(note.error());
  Body body(call.request.body);
  const std::string status = body.text("status");
  if (body.problems().empty() && status != "open" && status != "settled")
    body.add({.code = "server/wrong-type",
              .place = {.field = "status"},
              .found = status,
              .expected = "open, settled"});
  if (const Problems problems = body.problems(); !problems.empty()) return problem_answer(problems);
  const auto set = store::NoteStore(service.database).set_status(call.id(), status);
  if (!set) return problem_answer(set.error());
  note->status = status;
  audit(service, call, "note.settle", "note/" + std::to_string(note->id), {{"status", status}});
  return json_answer(to_json(*note));
}

http::Response remove_note(Service& service, const Call& call) {
  const auto note = own_note(service, call);
  if (!note) return problem_answer(note.error());
  const auto removed = store::NoteStore(service.database).remove(note->id);
  if (!removed) return problem_answer(removed.error());
  audit(service, call, "note.remove", "note/" + std::to_string(note->id));
  return empty_answer();
}

}  // namespace

std::vector<Route> note_routes() {
  using http::Method;
  using people::Permission;
  return {
      {Method::get,
       "/api/v1/notes",
       Permission::view,
       notes,
       {"Notes on figures, the oldest first",
        "",
        "Notes",
        200,
        {{"dossier", "On figures of every run of this dossier"},
         {"run", "On figures of this run alone"},
         {"figure", "On this figure"}}}},
      {Method::post,
       "/api/v1/notes",
       Permission::comment,
       write_note,
       {"Write a note on a figure", "NewNote", "Note", 201}},
      {Method::patch,
       "/api/v1/notes/{id}",
       Permission::comment,
       settle_note,
       {"Say that a note is settled, or open again", "NoteStatus", "Note"}},
      {Method::remove,
       "/api/v1/notes/{id}",
       Permission::comment,
       remove_note,
       {"Take a note back", "", "", 204}},
  };
}

}  // namespace houvast::server
