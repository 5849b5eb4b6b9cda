// SPDX-License-Identifier: EUPL-1.2
#include "server/account_rules.h"

#include <algorithm>

#include "houvast/people.h"

namespace houvast::server {

bool is_login_name(const std::string& name) {
  return name.size() >= 2 && name.size() <= 64 && std::all_of(name.begin(), name.end(), [](char c) {
           return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
                  c == '.' || c == '-' || c == '_' || c == '@';
         });
}

bool is_local_administrator(const store::Person& person) {
  return person.is_active && person.password_hash &&
         person.role == people::to_string(people::Role::administrator);
}

Result<void> keep_an_administrator(store::PeopleStore& people, const store::Person& without) {
  const auto all = people.list();
  if (!all) return tl::unexpected(all.error());
  const bool is_left = std::any_of(all->begin(), all->end(), [&](const store::Person& other) {
    return other.id != without.id && is_local_administrator(other);
  });
  if (!is_left) return failure({.code = "people/last-administrator", .found = without.name});
  return {};
}

}  // namespace houvast::server
