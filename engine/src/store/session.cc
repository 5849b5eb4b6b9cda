// SPDX-License-Identifier: EUPL-1.2
#include "store/session.h"

#include <memory>

#include "houvast/check.h"

namespace houvast::store {

Dialect dialect_of(soci::session& sql) {
  return sql.get_backend_name() == "postgresql" ? Dialect::postgresql : Dialect::sqlite;
}

// SOCI keeps the types of its backends to itself, so a dynamic_cast would not link.
PGconn* postgresql(soci::session& sql) {
  check(dialect_of(sql) == Dialect::postgresql);
  return static_cast<soci::postgresql_session_backend*>(sql.get_backend())->conn_;
}

sqlite_api::sqlite3* sqlite(soci::session& sql) {
  check(dialect_of(sql) == Dialect::sqlite);
  return static_cast<soci::sqlite3_session_backend*>(sql.get_backend())->conn_;
}

void execute(soci::session& sql, const std::string& statements) {
  if (dialect_of(sql) == Dialect::sqlite) {
    sqlite_api::sqlite3* connection = sqlite(sql);
    const int result =
        sqlite_api::sqlite3_exec(connection, statements.c_str(), nullptr, nullptr, nullptr);
    if (result != SQLITE_OK)
      throw soci::sqlite3_soci_error(sqlite_api::sqlite3_errmsg(connection), result);
    return;
  }
  const std::unique_ptr<PGresult, decltype(&PQclear)> result(
      PQexec(postgresql(sql), statements.c_str()), &PQclear);
  const ExecStatusType status = PQresultStatus(result.get());
  if (status == PGRES_COMMAND_OK || status == PGRES_TUPLES_OK) return;
  const char* state = PQresultErrorField(result.get(), PG_DIAG_SQLSTATE);
  throw soci::postgresql_soci_error(PQerrorMessage(postgresql(sql)),
                                    state == nullptr ? "     " : state);
}

const char* for_share(soci::session& sql) {
  return dialect_of(sql) == Dialect::postgresql ? " FOR SHARE" : "";
}

}  // namespace houvast::store
