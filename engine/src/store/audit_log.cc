// SPDX-License-Identifier: EUPL-1.2
#include "houvast/audit_log.h"

#include "store/edge.h"
#include "store/fields.h"

namespace houvast::store {

Result<std::int64_t> AuditLog::append(const AuditEntry& entry) {
  return write(database_, [&](soci::session& sql) {
    std::int64_t id = 0;
    Query(sql,
          "INSERT INTO audit (at, who, what, object, details_json, remote)"
          " VALUES (:at, :who, :what, :object, :details, :remote) RETURNING audit_id")
        .with(entry.at, entry.who, entry.what, entry.object, entry.details_json, entry.remote)
        .into(id)
        .first();
    return id;
  });
}

Result<std::vector<AuditEntry>> AuditLog::list(const AuditFilter& filter) {
  return read(database_, [&](soci::session& sql) {
    std::vector<AuditEntry> found;
    AuditEntry entry;
    Query query(sql,
                "SELECT audit_id, at, who, what, object, details_json, remote FROM audit"
                " WHERE 1 = 1");
    query.where("who = :who", filter.who)
        .where("what = :what", filter.what)
        .where("object = :object", filter.object)
        .where("at >= :since", filter.since)
        .where("at < :before", filter.before)
        .where("audit_id < :below", filter.below)
        .then(" ORDER BY audit_id DESC LIMIT :limit")
        .with(filter.limit)
        .into(entry.id)
        .into(entry.at)
        .into(entry.who)
        .into(entry.what)
        .into(entry.object)
        .into(entry.details_json)
        .into(entry.remote)
        .each([&] { found.push_back(entry); });
    return found;
  });
}

}  // namespace houvast::store
