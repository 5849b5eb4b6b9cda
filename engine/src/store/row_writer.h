// SPDX-License-Identifier: EUPL-1.2
// Many rows into one table, as fast as the database takes them: COPY in PostgreSQL, one prepared
// statement in SQLite.
#pragma once

#include <cstdint>
#include <initializer_list>
#include <memory>
#include <string>
#include <string_view>
#include <variant>

#include "store/session.h"

namespace houvast::store {

/// A field of a row; monostate is NULL.
using Cell = std::variant<std::monostate, std::int64_t, double, std::string_view>;

/// Throws what SOCI throws, and NotText. Nothing is kept before the transaction is committed.
class RowWriter {
 public:
  /// `columns` as SQL has them: "run_id, year".
  RowWriter(soci::session& sql, const std::string& table, const std::string& columns);
  ~RowWriter();
  RowWriter(const RowWriter&) = delete;
  RowWriter& operator=(const RowWriter&) = delete;

  void add(std::initializer_list<Cell> row);

  /// After the last row; without it, PostgreSQL keeps none.
  void finish();

 private:
  struct Impl;
  struct Copy;
  struct Insert;
  std::unique_ptr<Impl> impl_;
};

}  // namespace houvast::store
