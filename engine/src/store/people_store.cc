// SPDX-License-Identifier: EUPL-1.2
#include "houvast/people_store.h"

#include <algorithm>

#include "store/edge.h"
#include "store/fields.h"

namespace houvast::store {
namespace {

constexpr const char* columns =
    "SELECT person_id, name, display_name, role, municipality, password_hash, subject,"
    " must_change_password, is_active, created_at FROM person WHERE 1 = 1";

/// "Anna" and "anna" would be taken for one another.
std::string folded(std::string_view name) {
  std::string text(name);
  for (char& c : text)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  return text;
}

std::vector<Person> people(Query& query) {
  std::vector<Person> found;
  Person person;
  query.then(" ORDER BY name_folded")
      .into(person.id)
      .into(person.name)
      .into(person.display_name)
      .into(person.role)
      .into(person.municipality)
      .into(person.password_hash)
      .into(person.subject)
      .into(person.must_change_password)
      .into(person.is_active)
      .into(person.created_at)
      .each([&] { found.push_back(person); });
  return found;
}

template <class T>
Result<std::optional<Person>> find_one(const Database& database, std::string_view condition,
                                       const T& value) {
  return read(database, [&](soci::session& sql) {
    Query query(sql, columns);
    const auto found = people(query.where(condition, value));
    return found.empty() ? std::optional<Person>() : found.front();
  });
}

tl::unexpected<Problems> taken(const Database& database, std::string_view field,
                               const std::string& found) {
  return failure({.code = "store/name-taken",
                  .place = {.file = database.name(), .field = std::string(field)},
                  .found = found});
}

/// Somebody has the name or the subject. Whoever comes second at the same moment meets the
/// index of the table instead.
Result<void> find_taken(const Database& database, soci::session& sql, const Person& person) {
  const auto is_other = [&](std::string_view condition, const std::optional<std::string>& value) {
    Query query(sql, columns);
    return !people(query.where(condition, value)).empty();
  };
  if (is_other("name_folded = :name", folded(person.name)))
    return taken(database, "name", person.name);
  if (person.subject && is_other("subject = :subject", person.subject))
    return taken(database, "subject", *person.subject);
  return {};
}

}  // namespace

Result<std::int64_t> PeopleStore::create(const Person& person) {
  return write(database_, [&](soci::session& sql) -> Result<std::int64_t> {
    std::int64_t id = 0;
    const std::string name_folded = folded(person.name);
    const bool is_there =
        Query(sql,
              "INSERT INTO person (name, name_folded, display_name, role, municipality,"
              " password_hash, subject, must_change_password, is_active, created_at)"
              " VALUES (:name, :folded, :display, :role, :municipality, :hash, :subject, :must,"
              " :active, :created) ON CONFLICT DO NOTHING RETURNING person_id")
            .with(person.name, name_folded, person.display_name, person.role, person.municipality,
                  person.password_hash, person.subject, person.must_change_password,
                  person.is_active, person.created_at)
            .into(id)
            .first();
    if (is_there) return id;
    if (const auto free = find_taken(database_, sql, person); !free)
      return tl::unexpected(free.error());
    return taken(database_, "name", person.name);
  });
}

Result<std::vector<Person>> PeopleStore::list() {
  return read(database_, [](soci::session& sql) {
    Query query(sql, columns);
    return people(query);
  });
}

Result<std::optional<Person>> PeopleStore::find(std::string_view name) {
  return find_one(database_, "name_folded = :name", folded(name));
}

Result<std::optional<Person>> PeopleStore::find_by_id(std::int64_t id) {
  return find_one(database_, "person_id = :id", id);
}

Result<std::optional<Person>> PeopleStore::find_by_subject(std::string_view subject) {
  return find_one(database_, "subject = :subject", std::string(subject));
}

}  // namespace houvast::store
