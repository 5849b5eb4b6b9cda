// SPDX-License-Identifier: EUPL-1.2
// P. Accounts and roles, for the administrator.
#include <algorithm>

#include "houvast/municipality.h"
#include "houvast/people_store.h"
#include "houvast/session_store.h"
#include "server/account_rules.h"
#include "server/accounts.h"
#include "server/answer.h"
#include "server/api.h"
#include "server/audit.h"
#include "server/body.h"
#include "server/oidc_login.h"
#include "server/oidc_person.h"
#include "server/service.h"

namespace houvast::server {
namespace {

using people::Role;

template <class T>
Json or_null(const std::optional<T>& value) {
  return value ? Json(*value) : Json();
}

Json to_json(const store::Person& person) {
  return {{"name", person.name},
          {"display_name", person.display_name},
          {"role", person.role},
          {"municipality", or_null(person.municipality)},
          {"is_active", person.is_active},
          {"must_change_password", person.must_change_password},
          {"has_password", person.password_hash.has_value()},
          {"subject", or_null(person.subject)},
          {"created_at", person.created_at}};
}

http::Response person_answer(const store::Person& person,
                             const std::optional<std::string>& password, int status) {
  return json_answer({{"person", to_json(person)}, {"one_time_password", or_null(password)}},
                     status);
}

/// The subject alone is enough: the issuer is that of the settings. An empty one is none.
std::optional<std::string> linked_subject(const Service& service, const std::string& given) {
  if (given.empty()) return std::nullopt;
  const bool is_whole = given.starts_with("http") && given.find(' ') != std::string::npos;
  return service.oidc && !is_whole ? subject_text(service.oidc->settings.issuer, given) : given;
}

/// Puts a role, and a municipality for an analyst alone, in a person.
Problems put_role(const std::optional<std::string>& role,
                  const std::optional<std::string>& municipality, store::Person& person) {
  Problems problems;
  if (role) {
    std::string names;
    for (const Role known : people::all_roles)
      names += (names.empty() ? "" : ", ") + std::string(to_string(known));
    if (!people::parse_role(*role))
      problems.push_back({.code = "people/unknown-role",
                          .place = {.field = "role"},
                          .found = *role,
                          .expected = names});
    if (*role != person.role) person.municipality.reset();
    person.role = *role;
  }
  const bool is_analyst = person.role == to_string(Role::analyst);
  if (municipality && !municipality->empty()) {
    person.municipality = parse_municipality_code(*municipality);
    if (!is_analyst)
      problems.push_back(
          {.code = "people/has-no-municipality", .place = {.field = "municipality"}});
  }
  if (is_analyst && !person.municipality)
    problems.push_back({.code = "people/needs-municipality",
                        .place = {.field = "municipality"},
                        .found = municipality.value_or("")});
  return problems;
}

http::Response get_people(Service& service, const Call&) {
  const auto people = store::PeopleStore(service.database).list();
  if (!people) return problem_answer(people.error());
  Json list = Json::array();
  for (const store::Person& person : *people) list.push_back(to_json(person));
  return json_answer({{"people", std::move(list)}});
}

http::Response add_person(Service& service, const Call& call) {
  Body body(call.request.body);
  store::Person person{.name = body.text("name", 200), .created_at = to_text(service.now())};
  if (!person.name.empty() && !is_login_name(person.name))
    body.add({.code = "people/invalid-name", .place = {.field = "name"}, .found = person.name});
  person.display_name = body.optional_text("display_name", 200).value_or(person.name);
  const std::string role = body.text("role", 100);
  const auto municipality = body.optional_text("municipality", 100);
  if (!role.empty())
    for (Problem& problem : put_role(role, municipality, person)) body.add(std::move(problem));
  if (const auto subject = body.optional_text("subject", 1000))
    person.subject = linked_subject(service, *subject);
  if (const Problems problems = body.problems(); !problems.empty()) return problem_answer(problems);

  std::optional<std::string> password;
  if (!person.subject) {
    auto given = give_one_time_password(service.accounts, person);
    if (!given) return problem_answer(given.error());
    password = std::move(*given);
  }
  if (const auto id = store::PeopleStore(service.database).create(person); !id)
    return problem_answer(id.error());
  audit(service, call, "person.create", "person/" + person.name,
        {{"role", person.role}, {"municipality", or_null(person.municipality)}});
  return person_answer(person, password, 201);
}

/// The person of the path. Errors: server/not-found, store/*.
Result<store::Person> person_of(store::PeopleStore& people, const Call& call) {
  auto found = people.find(call.value("name"));
  if (!found) return tl::unexpected(found.error());
  if (!*found) return failure({.code = "server/not-found", .found = call.value("name")});
  return **std::move(found);
}

/// What a change asks of a person; what it does not name stays.
struct Wishes {
  std::optional<std::string> display_name;
  std::optional<std::string> role;
  std::optional<std::string> municipality;
  std::optional<bool> is_active;
  std::optional<std::string> subject;
  bool resets_password = false;

  explicit Wishes(Body& body)
      : display_name(body.optional_text("display_name", 200)),
        role(body.optional_text("role", 100)),
        municipality(body.optional_text("municipality", 100)),
        is_active(body.optional_flag("is_active")),
        subject(body.optional_text("subject", 1000)),
        resets_password(body.optional_flag("reset_password").value_or(false)) {}
};

/// Problems when the role and the municipality do not go together.
Problems grant(const Service& service, const Wishes& wishes, store::Person& person) {
  if (wishes.display_name) person.display_name = *wishes.display_name;
  if (wishes.is_active) person.is_active = *wishes.is_active;
  if (wishes.subject) person.subject = linked_subject(service, *wishes.subject);
  return put_role(wishes.role, wishes.municipality, person);
}

/// Whoever may do less, or must log in anew, does not go on with what they had.
bool must_log_in(const store::Person& before, const store::Person& after) {
  return !after.is_active || after.role != before.role ||
         after.municipality != before.municipality || after.subject != before.subject ||
         after.password_hash != before.password_hash;
}

http::Response change_person(Service& service, const Call& call) {
  store::PeopleStore people(service.database);
  const auto found = person_of(people, call);
  if (!found) return problem_answer(found.error());
  Body body(call.request.body);
  const Wishes wishes(body);
  store::Person trial = *found;
  for (Problem& problem : grant(service, wishes, trial)) body.add(std::move(problem));
  if (const Problems problems = body.problems(); !problems.empty()) return problem_answer(problems);

  std::optional<std::string> password;
  if (wishes.resets_password) {
    auto given = give_one_time_password(service.accounts, trial);
    if (!given) return problem_answer(given.error());
    password = std::move(*given);
  }
  const auto edit = [&](store::Person& person) -> Result<void> {
    if (Problems problems = grant(service, wishes, person); !problems.empty())
      return tl::unexpected(std::move(problems));
    if (password) {
      person.password_hash = trial.password_hash;
      person.must_change_password = true;
    }
    return {};
  };
  const auto changed = change_account(service.database, found->id, edit);
  if (!changed) return problem_answer(changed.error());
  const store::Person& person = changed->after;
  if (must_log_in(changed->before, person))
    if (const auto ended = store::SessionStore(service.database).end_all_of(person.id); !ended)
      return problem_answer(ended.error());
  audit(service, call, "person.change", "person/" + person.name,
        {{"role", person.role},
         {"municipality", or_null(person.municipality)},
         {"is_active", person.is_active},
         {"subject", or_null(person.subject)},
         {"reset_password", wishes.resets_password}});
  return person_answer(person, password, 200);
}

http::Response remove_person(Service& service, const Call& call) {
  store::PeopleStore people(service.database);
  const auto person = person_of(people, call);
  if (!person) return problem_answer(person.error());
  if (const auto removed = remove_account(service.database, person->id); !removed)
    return problem_answer(removed.error());
  audit(service, call, "person.remove", "person/" + person->name);
  return empty_answer();
}

}  // namespace

std::vector<Route> people_routes() {
  using http::Method;
  constexpr auto manage = people::Permission::manage_people;
  return {{Method::get,
           "/api/v1/people",
           manage,
           get_people,
           {.summary = "Everybody with an account", .response = "People"}},
          {Method::post,
           "/api/v1/people",
           manage,
           add_person,
           {.summary = "Make an account; gives its one-time password",
            .request = "NewPerson",
            .response = "ChangedPerson",
            .status = 201}},
          {Method::patch,
           "/api/v1/people/{name}",
           manage,
           change_person,
           {.summary = "Change role, name or access; a change of access ends sessions",
            .request = "PersonChange",
            .response = "ChangedPerson"}},
          {Method::remove,
           "/api/v1/people/{name}",
           manage,
           remove_person,
           {.summary = "Remove an account; the audit log keeps its name", .status = 204}}};
}

}  // namespace houvast::server
