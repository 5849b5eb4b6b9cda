// SPDX-License-Identifier: EUPL-1.2
#include "houvast/session_store.h"

#include "store/edge.h"
#include "store/fields.h"

namespace houvast::store {

Result<void> SessionStore::create(const Session& session) {
  return write(database_, [&](soci::session& sql) -> Result<void> {
    std::int64_t person = 0;
    const bool is_there =
        Query(sql,
              std::string("SELECT person_id FROM person WHERE person_id = :id") + for_share(sql))
            .with(session.person)
            .into(person)
            .first();
    if (!is_there) return not_there(database_, "person", session.person);
    const std::int64_t insert =
        Query(sql,
              "INSERT INTO session (token_hash, person_id, csrf_token, created_at,"
              " last_seen_at, expires_at)"
              " VALUES (:token, :person, :csrf, :created, :seen, :expires)"
              " ON CONFLICT DO NOTHING")
            .with(session.token_hash, session.person, session.csrf_token, session.created_at,
                  session.last_seen_at, session.expires_at)
            .run();
    if (insert == 0)
      return failure(
          {.code = "store/name-taken", .place = {.file = database_.name(), .field = "token"}});
    return {};
  });
}

Result<std::optional<Session>> SessionStore::find(std::string_view token_hash) {
  return read(database_, [&](soci::session& sql) {
    Session session;
    const std::string token(token_hash);
    const bool is_there =
        Query(sql,
              "SELECT token_hash, person_id, csrf_token, created_at, last_seen_at, expires_at"
              " FROM session WHERE token_hash = :token")
            .with(token)
            .into(session.token_hash, session.person, session.csrf_token, session.created_at,
                  session.last_seen_at, session.expires_at)
            .first();
    return is_there ? std::optional(session) : std::nullopt;
  });
}

Result<void> SessionStore::touch(std::string_view token_hash, const std::string& last_seen_at,
                                 const std::string& expires_at) {
  return write(database_, [&](soci::session& sql) {
    const std::string token(token_hash);
    Query(sql,
          "UPDATE session SET last_seen_at = :seen, expires_at = :expires"
          " WHERE token_hash = :token")
        .with(last_seen_at, expires_at, token)
        .run();
  });
}

Result<void> SessionStore::end(std::string_view token_hash) {
  return write(database_, [&](soci::session& sql) {
    const std::string token(token_hash);
    Query(sql, "DELETE FROM session WHERE token_hash = :token").with(token).run();
  });
}

Result<void> SessionStore::end_all_of(std::int64_t person) {
  return write(database_, [&](soci::session& sql) {
    Query(sql, "DELETE FROM session WHERE person_id = :person").with(person).run();
  });
}

Result<std::int64_t> SessionStore::purge(const std::string& now) {
  return write(database_, [&](soci::session& sql) -> std::int64_t {
    const std::int64_t expired =
        Query(sql, "DELETE FROM session WHERE expires_at <= :now").with(now).run();
    return expired;
  });
}

}  // namespace houvast::store
