// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "houvast/database.h"

namespace houvast::store {

/// Something that happened: a change, a login, an export (NL: logboek).
struct AuditEntry {
  std::int64_t id = 0;  ///< Given by the store; higher is later.
  std::string at;       ///< UTC.
  std::string who;      ///< Login name; empty: nobody was logged in.
  std::string what;     ///< "login", "dossier.replace"
  std::string object;   ///< Its kind, a slash and its number; empty: none.
  std::string details_json;
  std::string remote;  ///< Address that it came from.

  friend bool operator==(const AuditEntry&, const AuditEntry&) = default;
};

/// What is empty does not select.
struct AuditFilter {
  std::optional<std::string> who;
  std::optional<std::string> what;
  std::optional<std::string> object;
  std::optional<std::string> since;   ///< UTC, from then on.
  std::optional<std::string> before;  ///< UTC, until then.
  std::optional<std::int64_t> below;  ///< Ids below this one: the next page.
  std::int64_t limit = 100;
};

/// Only grows: the database itself refuses to change or delete a line.
/// Errors of all: store/away, store/cannot-read, store/cannot-write, store/not-text.
class AuditLog {
 public:
  explicit AuditLog(Database database) : database_(std::move(database)) {}

  /// The id of the argument is not looked at.
  [[nodiscard]] Result<std::int64_t> append(const AuditEntry& entry);

  /// The newest first.
  [[nodiscard]] Result<std::vector<AuditEntry>> list(const AuditFilter& filter = {});

 private:
  Database database_;
};

}  // namespace houvast::store
