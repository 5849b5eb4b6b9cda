// SPDX-License-Identifier: EUPL-1.2
#include "houvast/record_store.h"

#include "houvast/check.h"
#include "store/care_rows.h"
#include "store/edge.h"
#include "store/fields.h"

namespace houvast::store {
namespace {

void delete_records(soci::session& sql, std::int64_t dossier, const std::string& municipality) {
  for (const char* table : {"care_claim", "care_record", "care_record_set"})
    Query(sql, std::string("DELETE FROM ") + table +
                   " WHERE dossier_id = :dossier AND municipality = :code")
        .with(dossier, municipality)
        .run();
}

}  // namespace

Result<void> RecordStore::put(std::int64_t dossier, const std::string& municipality,
                              const std::vector<CareRecord>& records, const Stamp& made) {
  for (const CareRecord& record : records) check(record.municipality == municipality);
  return write(database_, [&](soci::session& sql) -> Result<void> {
    std::int64_t there = 0;
    // For update: two suppliers of one municipality come one after the other.
    const char* lock = dialect_of(sql) == Dialect::postgresql ? " FOR UPDATE" : "";
    const bool is_there =
        Query(sql, std::string("SELECT dossier_id FROM dossier WHERE dossier_id = :id") + lock)
            .with(dossier)
            .into(there)
            .first();
    if (!is_there) return not_there(database_, "dossier", dossier);
    delete_records(sql, dossier, municipality);
    Query(sql,
          "INSERT INTO care_record_set (dossier_id, municipality, made_by, made_at)"
          " VALUES (:dossier, :code, :by, :at)")
        .with(dossier, municipality, made.by, made.at)
        .run();
    insert_records(sql, dossier, records);
    return {};
  });
}

Result<std::vector<CareRecord>> RecordStore::list(std::int64_t dossier,
                                                  const std::string& municipality) {
  return read(database_,
              [&](soci::session& sql) { return select_records(sql, dossier, municipality); });
}

Result<std::vector<RecordCount>> RecordStore::counts(std::int64_t dossier,
                                                     const std::string& municipality, Years years) {
  return read(database_,
              [&](soci::session& sql) { return count_records(sql, dossier, municipality, years); });
}

Result<std::vector<RecordSet>> RecordStore::sets(std::int64_t dossier) {
  return read(database_, [&](soci::session& sql) {
    std::vector<RecordSet> found;
    RecordSet set;
    Query query(sql,
                "SELECT s.municipality, (SELECT COUNT(*) FROM care_record r"
                " WHERE r.dossier_id = s.dossier_id AND r.municipality = s.municipality),"
                " s.made_by, s.made_at FROM care_record_set s WHERE 1 = 1");
    query.where("s.dossier_id = :dossier", dossier)
        .then(" ORDER BY s.municipality")
        .into(set.municipality)
        .into(set.records)
        .into(set.made.by)
        .into(set.made.at)
        .each([&] { found.push_back(set); });
    return found;
  });
}

Result<void> RecordStore::remove(std::int64_t dossier, const std::string& municipality) {
  return write(database_, [&](soci::session& sql) { delete_records(sql, dossier, municipality); });
}

}  // namespace houvast::store
