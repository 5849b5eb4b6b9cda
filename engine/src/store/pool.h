// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <sys/types.h>

#include <condition_variable>
#include <memory>
#include <mutex>
#include <optional>
#include <stdexcept>
#include <utility>
#include <vector>

#include "houvast/database.h"
#include "store/session.h"
#include "store/where.h"

namespace houvast::store {

/// No connection can be had now.
struct Away : std::runtime_error {
  using std::runtime_error::runtime_error;
};

/// A database of which the tables are newer than this program knows.
struct Newer : std::runtime_error {
  using std::runtime_error::runtime_error;
};

/// The connections of a database: made when they are needed, kept for the next one, and thrown away
/// when anything went wrong on them. Throws what SOCI throws, Away and Newer.
class Database::Pool {
 public:
  Pool(Where where, const DatabaseOptions& options)
      : where_(std::move(where)), options_(options), free_(options.connections) {}

  /// A connection while somebody uses it. Unless it is given back it is closed, and the database
  /// undoes what was not committed on it.
  class Lease {
   public:
    Lease(Pool& pool, std::unique_ptr<soci::session> sql, std::int64_t generation, bool is_fresh);
    ~Lease();
    Lease(const Lease&) = delete;
    Lease& operator=(const Lease&) = delete;

    [[nodiscard]] soci::session& sql() { return *sql_; }
    [[nodiscard]] bool is_fresh() const { return is_fresh_; }
    void give_back() { is_well_ = true; }

   private:
    Pool& pool_;
    std::unique_ptr<soci::session> sql_;
    std::int64_t generation_;
    bool is_fresh_;
    bool is_well_ = false;
  };

  /// Waits for a connection that nobody uses, or makes one.
  [[nodiscard]] std::unique_ptr<Lease> take();

  /// Closes what is idle: a server that was away has left none of them alive.
  void close_idle();

  /// Makes the file's folder and the tables. Once, before anything else.
  void prepare();

  [[nodiscard]] const Where& where() const { return where_; }

 private:
  /// Which file it is, whatever its name.
  using FileId = std::pair<dev_t, ino_t>;

  [[nodiscard]] std::unique_ptr<soci::session> reach_server() const;
  [[nodiscard]] std::unique_ptr<soci::session> connect();
  void look_at_file();
  void put_back(std::unique_ptr<soci::session> sql, std::int64_t generation, bool is_well);

  const Where where_;
  const DatabaseOptions options_;
  std::mutex mutex_;
  std::condition_variable one_is_free_;
  int free_;                       ///< How many may still be taken.
  std::int64_t generation_ = 0;    ///< Connections of an earlier one are not used again.
  std::optional<FileId> file_id_;  ///< Of SQLite, once it is there.
  std::vector<std::unique_ptr<soci::session>> idle_;
};

}  // namespace houvast::store
