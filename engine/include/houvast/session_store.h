// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "houvast/database.h"

namespace houvast::store {

/// Somebody who is logged in. The token itself is nowhere but in the browser.
struct Session {
  std::string token_hash;
  std::int64_t person = 0;  ///< Person::id.
  std::string csrf_token;
  std::string created_at;    ///< UTC, as are the others.
  std::string last_seen_at;  ///< Not before created_at.
  std::string expires_at;    ///< The caller compares it with the clock.

  friend bool operator==(const Session&, const Session&) = default;
};

/// Errors of all: store/away, store/cannot-read, store/cannot-write, store/not-text.
class SessionStore {
 public:
  explicit SessionStore(Database database) : database_(std::move(database)) {}

  /// Errors: store/not-there when the person is gone, store/name-taken for a token that is there.
  [[nodiscard]] Result<void> create(const Session& session);

  /// Also when it has expired, as long as nobody purged it.
  [[nodiscard]] Result<std::optional<Session>> find(std::string_view token_hash);

  /// A session that has ended meanwhile stays ended; that is no error.
  [[nodiscard]] Result<void> touch(std::string_view token_hash, const std::string& last_seen_at,
                                   const std::string& expires_at);
  [[nodiscard]] Result<void> end(std::string_view token_hash);
  [[nodiscard]] Result<void> end_all_of(std::int64_t person);

  /// Takes out what expired at `now` or before, and says how many.
  [[nodiscard]] Result<std::int64_t> purge(const std::string& now);

 private:
  Database database_;
};

}  // namespace houvast::store
