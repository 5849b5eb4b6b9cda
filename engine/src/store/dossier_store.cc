// SPDX-License-Identifier: EUPL-1.2
#include "houvast/dossier_store.h"

#include <algorithm>

#include "store/base64.h"
#include "store/edge.h"
#include "store/fields.h"
#include "store/row_writer.h"

namespace houvast::store {
namespace {

constexpr const char* heads =
    "SELECT v.dossier_id, v.name, v.version, v.made_by, v.made_at FROM dossier_version v"
    " JOIN dossier d ON d.dossier_id = v.dossier_id WHERE 1 = 1";

std::vector<DossierHead> select_heads(Query& query, std::string_view order) {
  std::vector<DossierHead> found;
  DossierHead head;
  query.then(order)
      .into(head.id)
      .into(head.name)
      .into(head.version)
      .into(head.made.by)
      .into(head.made.at)
      .each([&] { found.push_back(head); });
  return found;
}

void insert_version(soci::session& sql, const DossierHead& head,
                    const std::vector<DossierFile>& files) {
  Query(sql,
        "INSERT INTO dossier_version (dossier_id, version, name, made_by, made_at)"
        " VALUES (:id, :version, :name, :by, :at)")
      .with(head.id, head.version, head.name, head.made.by, head.made.at)
      .run();
  RowWriter rows(sql, "dossier_file", "dossier_id, version, name, bytes_base64");
  for (const DossierFile& file : files) {
    const std::string bytes = to_base64(file.bytes);
    rows.add({head.id, head.version, std::string_view(file.name), std::string_view(bytes)});
  }
  rows.finish();
}

/// The version asked for, else the newest.
std::optional<DossierHead> find_head(soci::session& sql, std::int64_t id,
                                     const std::optional<std::int64_t>& version) {
  Query query(sql, heads);
  query.where("v.dossier_id = :id", id).where("v.version = :version", version);
  const auto found = select_heads(version ? query : query.then(" AND v.version = d.version"), "");
  return found.empty() ? std::nullopt : std::optional(found.front());
}

std::vector<DossierFile> select_files(soci::session& sql, const DossierHead& head) {
  std::vector<DossierFile> files;
  std::string name, text;
  Query query(sql, "SELECT name, bytes_base64 FROM dossier_file WHERE 1 = 1");
  query.where("dossier_id = :id", head.id)
      .where("version = :version", head.version)
      .into(name)
      .into(text)
      .each([&] {
        auto bytes = parse_base64(text);
        if (!bytes) throw soci::soci_error("dossier_file " + name);
        files.push_back({name, *std::move(bytes)});
      });
  // Databases put letters in an order of their own.
  std::sort(files.begin(), files.end(),
            [](const DossierFile& a, const DossierFile& b) { return a.name < b.name; });
  return files;
}

}  // namespace

Result<DossierHead> DossierStore::create(const std::string& name,
                                         const std::vector<DossierFile>& files, const Stamp& made) {
  return write(database_, [&](soci::session& sql) {
    DossierHead head{.name = name, .version = 1, .made = made};
    Query(sql, "INSERT INTO dossier (version) VALUES (:version) RETURNING dossier_id")
        .with(head.version)
        .into(head.id)
        .first();
    insert_version(sql, head, files);
    return head;
  });
}

Result<DossierHead> DossierStore::replace(std::int64_t id, std::int64_t expected_version,
                                          const std::string& name,
                                          const std::vector<DossierFile>& files,
                                          const Stamp& made) {
  return write(database_, [&](soci::session& sql) -> Result<DossierHead> {
    const DossierHead next{id, name, expected_version + 1, made};
    const std::int64_t changed = Query(sql,
                                       "UPDATE dossier SET version = :next"
                                       " WHERE dossier_id = :id AND version = :expected")
                                     .with(next.version, id, expected_version)
                                     .run();
    if (changed == 0) {
      const auto there = find_head(sql, id, {});
      if (!there) return not_there(database_, "dossier", id);
      return conflict(database_, "dossier", there->version, expected_version);
    }
    insert_version(sql, next, files);
    return next;
  });
}

Result<std::vector<DossierHead>> DossierStore::list() {
  return read(database_, [](soci::session& sql) {
    Query query(sql, heads);
    return select_heads(query, " AND v.version = d.version ORDER BY v.dossier_id");
  });
}

Result<std::vector<DossierHead>> DossierStore::versions(std::int64_t id) {
  return read(database_, [&](soci::session& sql) {
    Query query(sql, heads);
    return select_heads(query.where("v.dossier_id = :id", id), " ORDER BY v.version DESC");
  });
}

Result<DossierHead> DossierStore::head(std::int64_t id) {
  return read(database_, [&](soci::session& sql) -> Result<DossierHead> {
    const auto found = find_head(sql, id, {});
    if (!found) return not_there(database_, "dossier", id);
    return *found;
  });
}

Result<KeptDossier> DossierStore::load(std::int64_t id,
                                       const std::optional<std::int64_t>& version) {
  return read(database_, [&](soci::session& sql) -> Result<KeptDossier> {
    const auto found = find_head(sql, id, version);
    if (!found) return not_there(database_, "dossier", id);
    return KeptDossier{*found, select_files(sql, *found)};
  });
}

Result<void> DossierStore::remove(std::int64_t id) {
  return write(database_, [&](soci::session& sql) -> Result<void> {
    const std::int64_t gone =
        Query(sql, "DELETE FROM dossier WHERE dossier_id = :id").with(id).run();
    if (gone == 0) return not_there(database_, "dossier", id);
    for (const char* table : {"dossier_file", "dossier_version", "scenario", "note", "care_claim",
                              "care_record", "care_record_set"})
      Query(sql, std::string("DELETE FROM ") + table + " WHERE dossier_id = :id").with(id).run();
    return {};
  });
}

}  // namespace houvast::store
