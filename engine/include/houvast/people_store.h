// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "houvast/database.h"

namespace houvast::store {

/// Someone who may log in (model P). What a role may do is not known here.
struct Person {
  std::int64_t id = 0;       ///< Given by the store.
  std::string name;          ///< To log in with; nobody else has it, and capitals make no other.
  std::string display_name;  ///< As others see it.
  std::string role;
  std::optional<std::string> municipality;   ///< Code, for who belongs to one.
  std::optional<std::string> password_hash;  ///< Empty: cannot log in with a password.
  std::optional<std::string> subject;        ///< OpenID Connect: issuer and subject as one text.
  bool must_change_password = false;
  bool is_active = true;
  std::string created_at;  ///< UTC.

  friend bool operator==(const Person&, const Person&) = default;
};

/// Who is there. Changing and removing people: people_changes.h.
/// Errors of all: store/away, store/cannot-read, store/cannot-write, store/not-text.
class PeopleStore {
 public:
  explicit PeopleStore(Database database) : database_(std::move(database)) {}

  /// Gives the number. Errors: store/name-taken for the name or the subject.
  [[nodiscard]] Result<std::int64_t> create(const Person& person);

  /// In order of name.
  [[nodiscard]] Result<std::vector<Person>> list();

  [[nodiscard]] Result<std::optional<Person>> find(std::string_view name);
  [[nodiscard]] Result<std::optional<Person>> find_by_id(std::int64_t id);
  [[nodiscard]] Result<std::optional<Person>> find_by_subject(std::string_view subject);

 private:
  Database database_;
};

}  // namespace houvast::store
