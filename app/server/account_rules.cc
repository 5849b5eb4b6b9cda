// SPDX-License-Identifier: EUPL-1.2
#include "server/account_rules.h"

#include <algorithm>

#include "houvast/people.h"

namespace houvast::server {
namespace {

std::string_view kept_role() { return people::to_string(people::Role::administrator); }

/// The store knows roles by name alone; here the one that stays has a sentence of its own.
template <class T>
Result<T> of_administrators(Result<T> result) {
  if (!result)
    for (Problem& problem : result.error())
      if (problem.code == "store/last-of-role")
        problem = {.code = "people/last-administrator", .found = problem.found};
  return result;
}

}  // namespace

bool is_login_name(const std::string& name) {
  return name.size() >= 2 && name.size() <= 64 && std::all_of(name.begin(), name.end(), [](char c) {
           return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
                  c == '.' || c == '-' || c == '_' || c == '@';
         });
}

Result<store::ChangedPerson> change_account(const store::Database& database, std::int64_t id,
                                            const store::EditPerson& edit) {
  return of_administrators(store::change_person(database, id, kept_role(), edit));
}

Result<void> remove_account(const store::Database& database, std::int64_t id) {
  return of_administrators(store::remove_person(database, id, kept_role()));
}

}  // namespace houvast::server
