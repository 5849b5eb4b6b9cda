// SPDX-License-Identifier: EUPL-1.2
// What SOCI leaves to each database: statements without parameters, and who is asked.
#pragma once

#include <soci/postgresql/soci-postgresql.h>
#include <soci/soci.h>
#include <soci/sqlite3/soci-sqlite3.h>

#include <string>

#include "store/where.h"

namespace houvast::store {

[[nodiscard]] Dialect dialect_of(soci::session& sql);
[[nodiscard]] PGconn* postgresql(soci::session& sql);
[[nodiscard]] sqlite_api::sqlite3* sqlite(soci::session& sql);

/// One or more statements without parameters or rows, in one call.
/// Throws what SOCI throws: soci::postgresql_soci_error, soci::sqlite3_soci_error.
void execute(soci::session& sql, const std::string& statements);

/// Behind a SELECT: the row stays until this transaction is over. SQLite has one writer anyway.
[[nodiscard]] const char* for_share(soci::session& sql);

}  // namespace houvast::store
