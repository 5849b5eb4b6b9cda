// SPDX-License-Identifier: EUPL-1.2
#include "server/oidc_person.h"

#include <algorithm>

#include "houvast/session_store.h"
#include "server/account_rules.h"
#include "server/audit.h"
#include "server/oidc_login.h"

namespace houvast::server {
namespace {

tl::unexpected<OidcFailure> store_failed() { return oidc_failure("opslag", "store"); }

Json details_of(const store::Person& person) {
  return {{"by", "oidc"},
          {"role", person.role},
          {"municipality", person.municipality ? Json(*person.municipality) : Json()}};
}

/// What the provider calls them when that can be a name and nobody has it; else one that nobody
/// has.
Result<std::string> free_name(store::PeopleStore& people, const OidcClaims& claims,
                              const std::string& subject) {
  if (is_login_name(claims.user_name)) {
    const auto taken = people.find(claims.user_name);
    if (!taken) return tl::unexpected(taken.error());
    if (!*taken) return claims.user_name;
  }
  return "oidc-" + people::token_digest(subject).substr(0, 16);
}

OidcResult<store::Person> create(Service& service, const http::Request& request,
                                 const OidcClaims& claims, const std::string& subject) {
  store::PeopleStore people(service.database);
  auto name = free_name(people, claims, subject);
  if (!name) return store_failed();
  store::Person person{.name = std::move(*name),
                       .role = std::string(people::to_string(claims.role->role)),
                       .municipality = claims.role->municipality,
                       .subject = subject,
                       .created_at = to_text(service.now())};
  person.display_name = claims.display_name.empty() ? person.name : claims.display_name;
  const auto id = people.create(person);
  if (!id) return store_failed();
  person.id = *id;
  audit_as(service, request, person.name, "person.create", "person/" + person.name,
           details_of(person));
  return person;
}

OidcResult<store::Person> give_role(Service& service, const http::Request& request,
                                    const store::Person& person, const OidcRole& role) {
  const std::string name(people::to_string(role.role));
  if (person.role == name && person.municipality == role.municipality) return person;
  const auto changed =
      change_account(service.database, person.id, [&](store::Person& now) -> Result<void> {
        now.role = name;
        now.municipality = role.municipality;
        return {};
      });
  if (!changed)
    return changed.error().front().code == "people/last-administrator"
               ? oidc_failure("laatste-beheerder", "last-administrator")
               : store_failed();
  if (!store::SessionStore(service.database).end_all_of(person.id)) return store_failed();
  audit_as(service, request, person.name, "person.change", "person/" + person.name,
           details_of(changed->after));
  return changed->after;
}

}  // namespace

std::string subject_text(const std::string& issuer, const std::string& subject) {
  return issuer + " " + subject;
}

OidcResult<store::Person> person_of_claims(Service& service, const http::Request& request,
                                           const OidcClaims& claims) {
  const OidcSettings& settings = service.oidc->settings;
  const std::string subject = subject_text(settings.issuer, claims.subject);
  auto found = store::PeopleStore(service.database).find_by_subject(subject);
  if (!found) return store_failed();
  if (*found && !(*found)->is_active) return oidc_failure("geblokkeerd", "not-active");
  if (settings.role_claim.empty()) {
    if (!*found) return oidc_failure("onbekend", "unknown-subject");
    return **std::move(found);
  }
  if (!claims.role) return oidc_failure("geen-rol", "no-role");
  if (!*found) return create(service, request, claims, subject);
  return give_role(service, request, **found, *claims.role);
}

}  // namespace houvast::server
