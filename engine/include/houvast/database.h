// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <chrono>
#include <cstdint>
#include <memory>
#include <string>

#include "houvast/problem.h"

namespace houvast::store {

struct DatabaseOptions {
  int connections = 8;  ///< At most so many at once; whoever needs one more waits for it.
  /// How long to wait: for a connection, for another program's lock, for a server that is silent.
  std::chrono::milliseconds patience{5000};
};

/// Who did something, and when; the store itself does not look at the clock.
struct Stamp {
  std::string by;  ///< The login name of a person.
  std::string at;  ///< UTC, "2026-11-22T07:44:10Z": texts in order of time.

  friend bool operator==(const Stamp&, const Stamp&) = default;
};

/// Where everything that must outlive the program is kept (NL: opslag): a file (SQLite) or a server
/// (PostgreSQL). The tables stand in docs/formats/store.md and are the same in both.
///
/// A handle: copies mean the same database. Any number of threads may use it, each through the
/// small classes built on it (PeopleStore, DossierStore, ...). What returned without a problem is
/// kept, also when the machine loses power the moment after.
///
/// Any function of those classes may give store/away: the database does not answer now. The next
/// call tries again by itself; nothing has to be reopened.
class Database {
 public:
  /// Opens the database, and makes its tables or brings them up to date. `where` is a file, which
  /// is made when it is not there, or "postgresql://user@host/name", or a connection text of libpq
  /// ("host=... dbname=...").
  /// Errors: store/cannot-open, store/away, store/newer.
  [[nodiscard]] static Result<Database> open(const std::string& where,
                                             const DatabaseOptions& options = {});

  /// Asks the database itself, for /healthz. Errors: store/away.
  [[nodiscard]] Result<void> is_there() const;

  /// For messages: the file, or the host and name of the database, never a password.
  [[nodiscard]] const std::string& name() const;

  /// What the small classes speak to; private to the part.
  class Pool;
  [[nodiscard]] Pool& pool() const { return *pool_; }

 private:
  explicit Database(std::shared_ptr<Pool> pool) : pool_(std::move(pool)) {}
  std::shared_ptr<Pool> pool_;
};

}  // namespace houvast::store
