// SPDX-License-Identifier: EUPL-1.2
#include "server/reset_account.h"

#include <nlohmann/json.hpp>

#include "houvast/audit_log.h"
#include "houvast/password.h"
#include "houvast/session_store.h"
#include "server/account_rules.h"

namespace houvast::server {
namespace {

Result<store::Person> find_active(const store::Database& database, const std::string& name) {
  auto found = store::PeopleStore(database).find(name);
  if (!found) return tl::unexpected(found.error());
  if (!*found)
    return failure(
        {.code = "people/unknown-person", .place = {.file = database.name()}, .found = name});
  if (!(*found)->is_active) return failure({.code = "people/not-active", .found = (*found)->name});
  return **std::move(found);
}

Result<void> write_down(const store::Database& database, const store::Person& person,
                        const store::Stamp& stamp) {
  const nlohmann::ordered_json details = {
      {"by", "command"}, {"user", stamp.by}, {"reset_password", true}};
  const auto line = store::AuditLog(database).append({.at = stamp.at,
                                                      .what = "person.change",
                                                      .object = "person/" + person.name,
                                                      .details_json = details.dump()});
  if (!line) return tl::unexpected(line.error());
  return {};
}

}  // namespace

Result<std::string> reset_account(const store::Database& database, const std::string& name,
                                  const store::Stamp& stamp) {
  const auto person = find_active(database, name);
  if (!person) return tl::unexpected(person.error());
  std::string password = people::one_time_password();
  const auto hash = people::hash_password(password);
  if (!hash) return tl::unexpected(hash.error());
  const auto changed =
      change_account(database, person->id, [&](store::Person& now) -> Result<void> {
        now.password_hash = *hash;
        now.must_change_password = true;
        return {};
      });
  if (!changed) return tl::unexpected(changed.error());
  if (const auto ended = store::SessionStore(database).end_all_of(person->id); !ended)
    return tl::unexpected(ended.error());
  if (const auto written = write_down(database, *person, stamp); !written)
    return tl::unexpected(written.error());
  return password;
}

}  // namespace houvast::server
