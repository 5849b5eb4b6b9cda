// SPDX-License-Identifier: EUPL-1.2
#include "houvast/note_store.h"

#include "store/edge.h"
#include "store/fields.h"

namespace houvast::store {
namespace {

constexpr const char* columns =
    "SELECT note_id, figure, dossier_id, run_id, note_text, status, made_by, made_at FROM note"
    " WHERE 1 = 1";

std::vector<Note> select_notes(Query& query) {
  std::vector<Note> found;
  Note note;
  query.then(" ORDER BY note_id")
      .into(note.id)
      .into(note.figure)
      .into(note.dossier)
      .into(note.run)
      .into(note.text)
      .into(note.status)
      .into(note.made.by)
      .into(note.made.at)
      .each([&] { found.push_back(note); });
  return found;
}

}  // namespace

Result<std::int64_t> NoteStore::create(const Note& note) {
  return write(database_, [&](soci::session& sql) {
    std::int64_t id = 0;
    Query(sql,
          "INSERT INTO note (figure, dossier_id, run_id, note_text, status, made_by, made_at)"
          " VALUES (:figure, :dossier, :run, :text, :status, :by, :at) RETURNING note_id")
        .with(note.figure, note.dossier, note.run, note.text, note.status, note.made.by,
              note.made.at)
        .into(id)
        .first();
    return id;
  });
}

Result<std::vector<Note>> NoteStore::list(const NoteFilter& filter) {
  return read(database_, [&](soci::session& sql) {
    Query query(sql, columns);
    query.where("figure = :figure", filter.figure)
        .where("dossier_id = :dossier", filter.dossier)
        .where("run_id = :run", filter.run);
    return select_notes(query);
  });
}

Result<Note> NoteStore::load(std::int64_t id) {
  return read(database_, [&](soci::session& sql) -> Result<Note> {
    Query query(sql, columns);
    const auto found = select_notes(query.where("note_id = :id", id));
    if (found.empty()) return not_there(database_, "note", id);
    return found.front();
  });
}

Result<void> NoteStore::set_status(std::int64_t id, const std::string& status) {
  return write(database_, [&](soci::session& sql) -> Result<void> {
    const std::int64_t changed =
        Query(sql, "UPDATE note SET status = :status WHERE note_id = :id").with(status, id).run();
    if (changed == 0) return not_there(database_, "note", id);
    return {};
  });
}

Result<void> NoteStore::remove(std::int64_t id) {
  return write(database_, [&](soci::session& sql) -> Result<void> {
    const std::int64_t gone = Query(sql, "DELETE FROM note WHERE note_id = :id").with(id).run();
    if (gone == 0) return not_there(database_, "note", id);
    return {};
  });
}

}  // namespace houvast::store
