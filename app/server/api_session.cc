// SPDX-License-Identifier: EUPL-1.2
// P. Logging in and out, and one's own password.
#include "houvast/people_store.h"
#include "houvast/session_store.h"
#include "server/account_rules.h"
#include "server/accounts.h"
#include "server/answer.h"
#include "server/api.h"
#include "server/audit.h"
#include "server/body.h"
#include "server/doorman.h"
#include "server/oidc_login.h"
#include "server/service.h"

namespace houvast::server {
namespace {

Json to_json(const Visitor& visitor) {
  const people::Identity& who = visitor.who;
  Json permissions = Json::array();
  for (const people::Permission permission : people::all_permissions)
    if (people::may(who, permission)) permissions.push_back(people::to_string(permission));
  return {{"name", who.name},
          {"display_name", visitor.display_name},
          {"role", people::to_string(who.role)},
          {"municipality", who.municipality ? Json(*who.municipality) : Json()},
          {"is_only_user", who.is_only_user},
          {"must_change_password", visitor.must_change_password},
          {"permissions", std::move(permissions)}};
}

/// Who am I, and what must I carry to change something? Also for who did not log in.
http::Response get_session(Service& service, const Call& call) {
  const auto visitor = identify(service, call.request);
  if (!visitor) return problem_answer(visitor.error());
  Json body = {{"is_multi_user", service.settings.is_multi_user},
               {"person", nullptr},
               {"oidc", service.oidc ? Json{{"name", service.oidc->settings.name}} : Json()}};
  if (*visitor) {
    body["person"] = to_json(**visitor);
    body["csrf"] = (*visitor)->csrf;
  }
  return json_answer(body);
}

http::Response must_wait(std::chrono::seconds wait) {
  http::Response response =
      problem_answer({.code = "people/too-many-failures", .found = std::to_string(wait.count())});
  response.headers.emplace_back("Retry-After", std::to_string(wait.count()));
  return response;
}

/// Passwords were once hashed at another cost: now that we have this one, do it anew.
void refresh_hash(Service& service, const store::Person& person, const std::string& password) {
  if (!people::needs_rehash(*person.password_hash)) return;
  const std::lock_guard lock(service.accounts.one_at_a_time);
  const auto hash = people::hash_password(password);
  if (!hash) return;
  // When it cannot be kept now, it will be the next time.
  static_cast<void>(
      change_account(service.database, person.id, [&](store::Person& now) -> Result<void> {
        if (now.password_hash == person.password_hash) now.password_hash = *hash;
        return {};
      }));
}

http::Response wrong_login(Service& service, const Call& call, const std::string& name,
                           const std::optional<store::Person>& person) {
  service.accounts.by_name.failed(folded(name), service.now());
  service.accounts.by_remote.failed(call.request.remote, service.now());
  // What was typed for a name that nobody has may be a password.
  audit_as(service, call.request, "", "login.failed", person ? "person/" + person->name : "");
  return problem_answer({.code = "server/wrong-login"});
}

/// Another site may not log a browser in here: the cookie would be ours, the person theirs.
bool comes_from_elsewhere(const http::Request& request) {
  const std::string origin = request.header("origin");
  if (origin.empty()) return false;
  const std::size_t slashes = origin.find("//");
  return slashes == std::string::npos || origin.substr(slashes + 2) != request.header("host");
}

http::Response log_in(Service& service, const Call& call) {
  if (!service.settings.is_multi_user) return problem_answer({.code = "people/single-user"});
  if (comes_from_elsewhere(call.request)) return problem_answer({.code = "server/wrong-csrf"});
  Body body(call.request.body);
  const std::string name = body.text("name", 200);
  const std::string password = body.text("password", 1000);
  if (const Problems problems = body.problems(); !problems.empty()) return problem_answer(problems);
  const auto now = service.now();
  Accounts& accounts = service.accounts;
  const auto wait = std::max(accounts.by_name.wait(folded(name), now),
                             accounts.by_remote.wait(call.request.remote, now));
  if (wait.count() > 0) return must_wait(wait);

  auto person = store::PeopleStore(service.database).find(name);
  if (!person) return problem_answer(person.error());
  const auto fits = is_password(accounts, *person, password);
  if (!fits) return must_wait(std::chrono::seconds(1));
  if (!*fits) return wrong_login(service, call, name, *person);
  accounts.by_name.succeeded(folded(name));
  accounts.by_remote.succeeded(call.request.remote);
  refresh_hash(service, **person, password);
  http::Response response = empty_answer();
  if (const auto begun = begin_session(service, call.request, **person, response); !begun)
    return problem_answer(begun.error());
  audit_as(service, call.request, (*person)->name, "login");
  return response;
}

http::Response log_out(Service& service, const Call& call) {
  if (!service.settings.is_multi_user) return problem_answer({.code = "people/single-user"});
  const auto session = find_session(service, call.request);
  if (!session) return problem_answer(session.error());
  if (*session)
    if (const auto ended = store::SessionStore(service.database).end((*session)->token_hash);
        !ended)
      return problem_answer(ended.error());
  http::Response response = empty_answer();
  forget_session(call.request, response);
  audit(service, call, "logout");
  return response;
}

/// Ends all other sessions of this person: whoever knew the old password is out.
http::Response change_password(Service& service, const Call& call) {
  if (!service.settings.is_multi_user) return problem_answer({.code = "people/single-user"});
  Body body(call.request.body);
  const std::string old_password = body.text("old_password", 1000);
  const std::string new_password = body.text("new_password", 1000);
  if (const Problems problems = body.problems(); !problems.empty()) return problem_answer(problems);
  const auto now = service.now();
  if (const auto wait = service.accounts.by_name.wait(folded(call.who.name), now); wait.count() > 0)
    return must_wait(wait);
  store::PeopleStore people(service.database);
  auto person = people.find(call.who.name);
  if (!person) return problem_answer(person.error());
  const auto fits = is_password(service.accounts, *person, old_password);
  if (!fits) return must_wait(std::chrono::seconds(1));
  if (!*fits) {
    service.accounts.by_name.failed(folded(call.who.name), now);
    return problem_answer({.code = "people/wrong-password", .place = {.field = "old_password"}});
  }
  if (const Problems problems = people::find_password_problems(new_password, call.who.name);
      !problems.empty())
    return problem_answer(problems);
  if (new_password == old_password)
    return problem_answer({.code = "people/same-password", .place = {.field = "new_password"}});
  if (const auto set = set_password(service, **person, new_password); !set)
    return problem_answer(set.error());
  http::Response response = empty_answer();
  if (const auto begun = begin_session(service, call.request, **person, response); !begun)
    return problem_answer(begun.error());
  audit(service, call, "password.change", "person/" + call.who.name);
  return response;
}

}  // namespace

std::vector<Route> session_routes() {
  using http::Method;
  using people::Permission;
  return {{Method::get,
           "/api/v1/session",
           std::nullopt,
           get_session,
           {"Who asks, and the token for changes", "", "Session"}},
          {Method::post,
           "/api/v1/session",
           std::nullopt,
           log_in,
           {.summary = "Log in; sets a cookie", .request = "Login", .status = 204}},
          {Method::remove,
           "/api/v1/session",
           Permission::use_session,
           log_out,
           {.summary = "Log out", .status = 204}},
          {Method::post,
           "/api/v1/session/password",
           Permission::use_session,
           change_password,
           {.summary = "Replace one's own password; other sessions end",
            .request = "PasswordChange",
            .status = 204}}};
}

}  // namespace houvast::server
