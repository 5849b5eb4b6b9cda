// SPDX-License-Identifier: EUPL-1.2
#include "houvast/session_store.h"

#include "store/edge.h"
#include "store/fields.h"

namespace houvast::store {

Result<void> SessionStore::create(const Session& session) {
  return write(database_, [&](soci::session& sql) -> Result<void> {
    std::int64_t person = 0;
    sql << std::string("SELECT person_id FROM person WHERE person_id = :id") + for_share(sql),
        in(session.person), soci::into(person);
    if (!sql.got_data()) return not_there(database_, "person", session.person);
    soci::statement insert =
        (sql.prepare << "INSERT INTO session (token_hash, person_id, csrf_token, created_at,"
                        " last_seen_at, expires_at)"
                        " VALUES (:token, :person, :csrf, :created, :seen, :expires)"
                        " ON CONFLICT DO NOTHING",
         in(session.token_hash), in(session.person), in(session.csrf_token), in(session.created_at),
         in(session.last_seen_at), in(session.expires_at));
    insert.execute(true);
    if (insert.get_affected_rows() == 0)
      return failure(
          {.code = "store/name-taken", .place = {.file = database_.name(), .field = "token"}});
    return {};
  });
}

Result<std::optional<Session>> SessionStore::find(std::string_view token_hash) {
  return read(database_, [&](soci::session& sql) {
    Session session;
    const std::string token(token_hash);
    sql << "SELECT token_hash, person_id, csrf_token, created_at, last_seen_at, expires_at"
           " FROM session WHERE token_hash = :token",
        in(token), soci::into(session.token_hash), soci::into(session.person),
        soci::into(session.csrf_token), soci::into(session.created_at),
        soci::into(session.last_seen_at), soci::into(session.expires_at);
    return sql.got_data() ? std::optional(session) : std::nullopt;
  });
}

Result<void> SessionStore::touch(std::string_view token_hash, const std::string& last_seen_at,
                                 const std::string& expires_at) {
  return write(database_, [&](soci::session& sql) {
    const std::string token(token_hash);
    sql << "UPDATE session SET last_seen_at = :seen, expires_at = :expires"
           " WHERE token_hash = :token",
        in(last_seen_at), in(expires_at), in(token);
  });
}

Result<void> SessionStore::end(std::string_view token_hash) {
  return write(database_, [&](soci::session& sql) {
    const std::string token(token_hash);
    sql << "DELETE FROM session WHERE token_hash = :token", in(token);
  });
}

Result<void> SessionStore::end_all_of(std::int64_t person) {
  return write(database_, [&](soci::session& sql) {
    sql << "DELETE FROM session WHERE person_id = :person", in(person);
  });
}

Result<std::int64_t> SessionStore::purge(const std::string& now) {
  return write(database_, [&](soci::session& sql) -> std::int64_t {
    soci::statement expired =
        (sql.prepare << "DELETE FROM session WHERE expires_at <= :now", in(now));
    expired.execute(true);
    return expired.get_affected_rows();
  });
}

}  // namespace houvast::store
