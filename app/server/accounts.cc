// SPDX-License-Identifier: EUPL-1.2
#include "server/accounts.h"

#include <sodium/utils.h>

#include <algorithm>
#include <cstring>

#include "houvast/check.h"
#include "houvast/settings_store.h"
#include "server/account_rules.h"
#include "server/service.h"

namespace houvast::server {
namespace {

constexpr std::string_view cookie_name = "houvast_session";

/// A session that is used is not written down at every request.
std::chrono::seconds touch_pause(const Settings& settings) {
  constexpr std::chrono::seconds longest = std::chrono::minutes(1);
  return std::min(longest, std::chrono::seconds(settings.session_idle) / 8);
}

/// A secret of the installation: what stands under this key, or else a new one. Two servers that
/// begin together may draw two; whoever reads it afterwards reads the one that stayed.
Result<std::string> secret(Service& service, std::string_view key) {
  store::SettingsStore settings(service.database);
  auto found = settings.find(key);
  if (found && !*found) {
    const auto put = settings.put(key, people::token_digest(people::random_token()),
                                  {.by = "", .at = to_text(service.now())});
    if (!put) return tl::unexpected(put.error());
    found = settings.find(key);
  }
  if (!found) return tl::unexpected(found.error());
  check(found->has_value());
  return (*found)->value;
}

template <std::size_t size>
std::array<unsigned char, size> bytes_of(const std::string& hexadecimal) {
  std::array<unsigned char, size> bytes{};
  std::size_t read = 0;
  sodium_hex2bin(bytes.data(), bytes.size(), hexadecimal.data(),
                 std::min(hexadecimal.size(), 2 * size), nullptr, &read, nullptr);
  check(read == size);
  return bytes;
}

Result<std::optional<std::string>> first_administrator(Service& service) {
  store::PeopleStore people(service.database);
  const auto there = people.list();
  if (!there) return tl::unexpected(there.error());
  if (!there->empty()) return std::nullopt;
  store::Person administrator{.name = "beheerder",
                              .display_name = "Beheerder",
                              .role = std::string(people::to_string(people::Role::administrator)),
                              .created_at = to_text(service.now())};
  auto password = give_one_time_password(service.accounts, administrator);
  if (!password) return tl::unexpected(password.error());
  if (const auto created = people.create(administrator); !created)
    return tl::unexpected(created.error());
  return *password;
}

std::string cookie(const http::Request& request, const std::string& value) {
  return std::string(cookie_name) + "=" + value + "; Path=/; HttpOnly; SameSite=Strict" +
         (request.is_secure ? "; Secure" : "");
}

}  // namespace

Result<std::optional<std::string>> prepare_accounts(Service& service) {
  const auto pseudonyms = secret(service, "secret.pseudonyms");
  if (!pseudonyms) return tl::unexpected(pseudonyms.error());
  const auto disclosure = secret(service, "secret.disclosure");
  if (!disclosure) return tl::unexpected(disclosure.error());
  Accounts& accounts = service.accounts;
  accounts.pseudonym_key = bytes_of<32>(*pseudonyms);
  const auto drawn = bytes_of<8>(*disclosure);
  std::memcpy(&accounts.disclosure_secret, drawn.data(), drawn.size());
  if (!service.settings.is_multi_user) return std::nullopt;
  auto nobody = people::hash_password(people::random_token());
  if (!nobody) return tl::unexpected(nobody.error());
  accounts.nobodys_hash = std::move(*nobody);
  return first_administrator(service);
}

Result<std::string> give_one_time_password(Accounts& accounts, store::Person& person) {
  std::string password = people::one_time_password();
  const std::lock_guard lock(accounts.one_at_a_time);
  auto hash = people::hash_password(password);
  if (!hash) return tl::unexpected(hash.error());
  person.password_hash = std::move(*hash);
  person.must_change_password = true;
  return password;
}

Result<void> set_password(Service& service, store::Person& person, const std::string& password) {
  Result<std::string> hash;
  {
    const std::lock_guard lock(service.accounts.one_at_a_time);
    hash = people::hash_password(password);
  }
  if (!hash) return tl::unexpected(hash.error());
  const auto changed =
      change_account(service.database, person.id, [&](store::Person& now) -> Result<void> {
        // Somebody gave them another meanwhile.
        if (now.password_hash != person.password_hash)
          return failure({.code = "people/wrong-password", .place = {.field = "old_password"}});
        now.password_hash = *hash;
        now.must_change_password = false;
        return {};
      });
  if (!changed) return tl::unexpected(changed.error());
  person = changed->after;
  return store::SessionStore(service.database).end_all_of(person.id);
}

std::optional<bool> is_password(Accounts& accounts, const std::optional<store::Person>& person,
                                const std::string& password) {
  constexpr int most_waiting = 3;
  struct Place {
    std::atomic<int>& waiting;
    bool is_free = ++waiting <= most_waiting;
    ~Place() { --waiting; }
  } place{accounts.waiting};
  if (!place.is_free) return std::nullopt;
  const bool can_be = person && person->is_active && person->password_hash;
  const std::lock_guard lock(accounts.one_at_a_time);
  const bool fits =
      people::verify_password(password, can_be ? *person->password_hash : accounts.nobodys_hash);
  return can_be && fits;
}

Result<void> begin_session(Service& service, const http::Request& request,
                           const store::Person& person, http::Response& response) {
  const std::string token = people::random_token();
  const auto now = service.now();
  store::SessionStore sessions(service.database);
  if (const auto purged = sessions.purge(to_text(now)); !purged)
    return tl::unexpected(purged.error());
  auto created = sessions.create({.token_hash = people::token_digest(token),
                                  .person = person.id,
                                  .csrf_token = people::random_token(),
                                  .created_at = to_text(now),
                                  .last_seen_at = to_text(now),
                                  .expires_at = to_text(now + service.settings.session_idle)});
  if (created) response.headers.emplace_back("Set-Cookie", cookie(request, token));
  return created;
}

void forget_session(const http::Request& request, http::Response& response) {
  response.headers.emplace_back("Set-Cookie", cookie(request, "") + "; Max-Age=0");
}

Result<std::optional<store::Session>> find_session(Service& service, const http::Request& request) {
  const std::string token = request.cookie(cookie_name);
  if (token.empty()) return std::nullopt;
  store::SessionStore sessions(service.database);
  const auto found = sessions.find(people::token_digest(token));
  if (!found || !*found) return found;
  const store::Session& session = **found;
  const auto now = service.now();
  // Times of one form: their texts are in order of time.
  if (session.expires_at <= to_text(now) ||
      session.created_at <= to_text(now - service.settings.session_longest)) {
    if (const auto ended = sessions.end(session.token_hash); !ended)
      return tl::unexpected(ended.error());
    return std::nullopt;
  }
  if (session.last_seen_at <= to_text(now - touch_pause(service.settings))) {
    const auto touched = sessions.touch(session.token_hash, to_text(now),
                                        to_text(now + service.settings.session_idle));
    if (!touched) return tl::unexpected(touched.error());
  }
  return found;
}

std::string folded(std::string name) {
  for (char& c : name)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  return name;
}

people::Identity to_identity(const store::Person& person) {
  return {.name = person.name,
          .role = people::parse_role(person.role).value_or(people::Role::viewer),
          .municipality = person.municipality};
}

}  // namespace houvast::server
