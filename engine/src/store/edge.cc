// SPDX-License-Identifier: EUPL-1.2
#include "store/edge.h"

#include <algorithm>

namespace houvast::store {
namespace {

const char* begin_text(Dialect dialect, Access access) {
  if (access == Access::read)
    return dialect == Dialect::sqlite ? "BEGIN" : "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY";
  // A writer waits here for another, and not halfway, where SQLite would have to give up.
  return dialect == Dialect::sqlite ? "BEGIN IMMEDIATE" : "BEGIN";
}

/// A connection on which a transaction has begun. One that was idle may have died meanwhile: then
/// all idle ones have, and one that is made now tells whether the database is there.
std::unique_ptr<Database::Pool::Lease> begin(Database::Pool& pool, Access access) {
  while (true) {
    auto lease = pool.take();
    try {
      execute(lease->sql(), begin_text(pool.where().dialect, access));
      return lease;
    } catch (const soci::postgresql_soci_error&) {
      if (lease->is_fresh()) throw;
      pool.close_idle();
    }
  }
}

/// The server stopped, is starting, has no room, or the connection broke (then there is no code).
bool is_away(const soci::postgresql_soci_error& error) {
  const std::string state = error.sqlstate();
  return state.starts_with("08") || state.starts_with("57P") || state.starts_with("53") ||
         state.starts_with(" ");
}

/// Another program holds the file longer than we wait, or the disk is not there.
bool is_away(const soci::sqlite3_soci_error& error) {
  const int code = error.result() & 0xff;
  return code == SQLITE_BUSY || code == SQLITE_LOCKED || code == SQLITE_CANTOPEN;
}

/// The message of the library alone: SOCI's what() would add the values, which are people's own.
std::string message_of(const std::exception& error) {
  const auto* of_library = dynamic_cast<const soci::soci_error*>(&error);
  std::string message = of_library != nullptr ? of_library->get_error_message() : error.what();
  while (!message.empty() && message.back() == '\n') message.pop_back();
  std::replace(message.begin(), message.end(), '\n', ' ');
  return message;
}

}  // namespace

Transaction::Transaction(Database::Pool& pool, Access access) : lease_(begin(pool, access)) {}

void Transaction::commit() {
  execute(lease_->sql(), "COMMIT");
  lease_->give_back();
}

void Transaction::undo() {
  execute(lease_->sql(), "ROLLBACK");
  lease_->give_back();
}

Problem problem_of(const std::exception& error, Access access, const std::string& name) {
  Problem problem{.place = {.file = name}, .found = message_of(error)};
  const auto* postgresql = dynamic_cast<const soci::postgresql_soci_error*>(&error);
  const auto* sqlite = dynamic_cast<const soci::sqlite3_soci_error*>(&error);
  if (dynamic_cast<const NotText*>(&error) != nullptr)
    problem.code = "store/not-text";
  else if (dynamic_cast<const Newer*>(&error) != nullptr)
    problem.code = "store/newer";
  else if (dynamic_cast<const Away*>(&error) != nullptr ||
           (postgresql != nullptr && is_away(*postgresql)) ||
           (sqlite != nullptr && is_away(*sqlite)))
    problem.code = "store/away";
  else
    problem.code = access == Access::read ? "store/cannot-read" : "store/cannot-write";
  return problem;
}

bool may_try_again(const std::exception& error) {
  const auto* postgresql = dynamic_cast<const soci::postgresql_soci_error*>(&error);
  // Serialization failure and deadlock.
  return postgresql != nullptr &&
         (postgresql->sqlstate() == "40001" || postgresql->sqlstate() == "40P01");
}

tl::unexpected<Problems> not_there(const Database& database, std::string_view what,
                                   std::int64_t id) {
  return failure({.code = "store/not-there",
                  .place = {.file = database.name(), .field = std::string(what)},
                  .found = std::to_string(id)});
}

tl::unexpected<Problems> conflict(const Database& database, std::string_view what,
                                  std::int64_t there, std::int64_t expected) {
  return failure({.code = "store/conflict",
                  .place = {.file = database.name(), .field = std::string(what)},
                  .found = std::to_string(there),
                  .expected = std::to_string(expected)});
}

}  // namespace houvast::store
