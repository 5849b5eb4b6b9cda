// SPDX-License-Identifier: EUPL-1.2
#include "houvast/people_changes.h"

#include <vector>

#include "store/edge.h"
#include "store/fields.h"

namespace houvast::store {
namespace {

bool is_keeper(const Person& person, std::string_view role) {
  return person.is_active && person.password_hash && person.role == role;
}

/// The same, and nobody else may hold it either. SQLite has one writer anyway.
const char* for_update(soci::session& sql) {
  return dialect_of(sql) == Dialect::postgresql ? " FOR UPDATE" : "";
}

/// Whoever can log in with a password in this role, in order of number, and nobody else changes
/// them before this transaction is over. Everybody who changes or removes people begins here, so
/// PostgreSQL lets them wait for one another at the first row, and then reads the rows anew.
std::vector<std::int64_t> hold_keepers(soci::session& sql, std::string_view role) {
  std::vector<std::int64_t> keepers;
  std::int64_t id = 0;
  const std::string role_text(role);
  Query(sql, std::string("SELECT person_id FROM person WHERE role = :role AND is_active = 1"
                         " AND password_hash IS NOT NULL ORDER BY person_id") +
                 for_update(sql))
      .with(role_text)
      .into(id)
      .each([&] { keepers.push_back(id); });
  return keepers;
}

std::optional<Person> hold_person(soci::session& sql, std::int64_t id) {
  Person person;
  const bool is_there =
      Query(sql, std::string("SELECT person_id, name, display_name, role, municipality,"
                             " password_hash, subject, must_change_password, is_active, created_at"
                             " FROM person WHERE person_id = :id") +
                     for_update(sql))
          .with(id)
          .into(person.id, person.name, person.display_name, person.role, person.municipality,
                person.password_hash, person.subject, person.must_change_password, person.is_active,
                person.created_at)
          .first();
  return is_there ? std::optional(person) : std::nullopt;
}

/// Whether `person` may stop being one of the keepers. Who is none may anyway.
Result<void> find_left(const Database& database, const std::vector<std::int64_t>& keepers,
                       const Person& person) {
  if (keepers != std::vector{person.id}) return {};
  return failure({.code = "store/last-of-role",
                  .place = {.file = database.name(), .field = "role"},
                  .found = person.name});
}

/// The subject that somebody else has. Whoever comes second at the same moment meets the index of
/// the table instead.
Result<void> find_taken(const Database& database, soci::session& sql, const Person& person) {
  if (!person.subject) return {};
  std::int64_t other = 0;
  const bool is_taken =
      Query(sql, "SELECT person_id FROM person WHERE subject = :subject AND person_id <> :id")
          .with(*person.subject, person.id)
          .into(other)
          .first();
  if (!is_taken) return {};
  return failure({.code = "store/name-taken",
                  .place = {.file = database.name(), .field = "subject"},
                  .found = *person.subject});
}

void keep(soci::session& sql, const Person& person) {
  Query(sql,
        "UPDATE person SET display_name = :display, role = :role, municipality = :municipality,"
        " password_hash = :hash, subject = :subject, must_change_password = :must,"
        " is_active = :active WHERE person_id = :id")
      .with(person.display_name, person.role, person.municipality, person.password_hash,
            person.subject, person.must_change_password, person.is_active, person.id)
      .run();
}

}  // namespace

Result<ChangedPerson> change_person(const Database& database, std::int64_t id,
                                    std::string_view kept_role, const EditPerson& edit) {
  return write(database, [&](soci::session& sql) -> Result<ChangedPerson> {
    const auto keepers = hold_keepers(sql, kept_role);
    const auto before = hold_person(sql, id);
    if (!before) return not_there(database, "person", id);
    Person person = *before;
    if (auto edited = edit(person); !edited) return tl::unexpected(edited.error());
    person.id = before->id;
    person.name = before->name;
    person.created_at = before->created_at;
    if (!is_keeper(person, kept_role))
      if (auto left = find_left(database, keepers, *before); !left)
        return tl::unexpected(left.error());
    if (auto free = find_taken(database, sql, person); !free) return tl::unexpected(free.error());
    keep(sql, person);
    return ChangedPerson{*before, person};
  });
}

Result<void> remove_person(const Database& database, std::int64_t id, std::string_view kept_role) {
  return write(database, [&](soci::session& sql) -> Result<void> {
    const auto keepers = hold_keepers(sql, kept_role);
    const auto person = hold_person(sql, id);
    if (!person) return not_there(database, "person", id);
    if (auto left = find_left(database, keepers, *person); !left) return left;
    Query(sql, "DELETE FROM person WHERE person_id = :id").with(id).run();
    Query(sql, "DELETE FROM session WHERE person_id = :id").with(id).run();
    return {};
  });
}

}  // namespace houvast::store
