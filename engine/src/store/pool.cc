// SPDX-License-Identifier: EUPL-1.2
#include "store/pool.h"

#include <sys/stat.h>

#include <thread>

#include "store/migrate.h"

namespace houvast::store {

using Pool = Database::Pool;

Pool::Lease::Lease(Pool& pool, std::unique_ptr<soci::session> sql, std::int64_t generation,
                   bool is_fresh)
    : pool_(pool), sql_(std::move(sql)), generation_(generation), is_fresh_(is_fresh) {}

Pool::Lease::~Lease() { pool_.put_back(std::move(sql_), generation_, is_well_); }

std::unique_ptr<Pool::Lease> Pool::take() {
  std::unique_lock lock(mutex_);
  if (!one_is_free_.wait_for(lock, options_.patience, [&] { return free_ > 0; }))
    throw Away("all " + std::to_string(options_.connections) + " connections are in use");
  look_at_file();
  --free_;
  const std::int64_t generation = generation_;
  if (!idle_.empty()) {
    auto sql = std::move(idle_.back());
    idle_.pop_back();
    return std::make_unique<Lease>(*this, std::move(sql), generation, false);
  }
  // Making a connection takes long: others need not wait for it.
  lock.unlock();
  std::unique_ptr<soci::session> sql;
  try {
    sql = connect();
  } catch (...) {
    put_back(nullptr, generation, false);
    throw;
  }
  return std::make_unique<Lease>(*this, std::move(sql), generation, true);
}

void Pool::put_back(std::unique_ptr<soci::session> sql, std::int64_t generation, bool is_well) {
  {
    const std::lock_guard lock(mutex_);
    ++free_;
    if (is_well && generation == generation_) idle_.push_back(std::move(sql));
  }
  one_is_free_.notify_one();
  // What is not kept is closed here, with nobody waiting for it.
}

void Pool::close_idle() {
  std::vector<std::unique_ptr<soci::session>> closed;
  const std::lock_guard lock(mutex_);
  ++generation_;
  closed.swap(idle_);
}

/// SQLite would go on writing into a file that nobody can find any more, and make a new one when a
/// disk is not mounted. A file that was put back, from a backup for one, is opened afresh.
void Pool::look_at_file() {
  if (where_.dialect != Dialect::sqlite || !file_id_) return;
  struct stat status {};
  if (stat(where_.file.c_str(), &status) != 0) throw Away("the file is not there");
  const FileId now{status.st_dev, status.st_ino};
  if (now == *file_id_) return;
  file_id_ = now;
  ++generation_;
  idle_.clear();
}

/// SOCI has no code for why a server cannot be reached: whatever it is, it is away.
std::unique_ptr<soci::session> Pool::reach_server() const {
  std::unique_ptr<soci::session> sql;
  try {
    sql = std::make_unique<soci::session>(*soci::factory_postgresql(), where_.connection);
  } catch (const soci::soci_error& error) {
    throw Away(error.get_error_message());
  }
  // Without the details, which quote the values of people; and nothing on the terminal.
  PQsetErrorVerbosity(postgresql(*sql), PQERRORS_TERSE);
  PQsetNoticeProcessor(
      postgresql(*sql), [](void*, const char*) {}, nullptr);
  return sql;
}

std::unique_ptr<soci::session> Pool::connect() {
  if (where_.dialect == Dialect::postgresql) {
    auto sql = reach_server();
    migrate(*sql);
    return sql;
  }
  const auto give_up = std::chrono::steady_clock::now() + options_.patience;
  while (true) {
    try {
      auto sql = std::make_unique<soci::session>(*soci::factory_sqlite3(), where_.connection);
      execute(*sql, "PRAGMA busy_timeout = " + std::to_string(options_.patience.count()));
      // Readers do not wait for a writer, and what was acknowledged survives a power cut.
      execute(*sql, "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL");
      migrate(*sql);
      return sql;
    } catch (const soci::sqlite3_soci_error& error) {
      // Two programs that make one file: SQLite does not always wait by itself.
      const bool is_busy = (error.result() & 0xff) == SQLITE_BUSY;
      if (!is_busy || std::chrono::steady_clock::now() > give_up) throw;
      std::this_thread::sleep_for(std::chrono::milliseconds(20));
    }
  }
}

void Pool::prepare() {
  if (where_.dialect == Dialect::sqlite && where_.file.has_parent_path())
    std::filesystem::create_directories(where_.file.parent_path());
  const auto first = take();
  if (where_.dialect == Dialect::sqlite) {
    struct stat status {};
    if (stat(where_.file.c_str(), &status) == 0) file_id_ = FileId(status.st_dev, status.st_ino);
  }
  first->give_back();
}

}  // namespace houvast::store
