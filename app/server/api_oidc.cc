// SPDX-License-Identifier: EUPL-1.2
// P. To the OpenID Connect provider and back: the code flow with PKCE.
#include "server/accounts.h"
#include "server/answer.h"
#include "server/api.h"
#include "server/audit.h"
#include "server/oidc_login.h"
#include "server/oidc_person.h"
#include "server/service.h"

namespace houvast::server {
namespace {

constexpr std::string_view cookie_name = "houvast_login";

/// The browser comes back from another site, so that Strict would keep it out; it opens nothing.
std::string cookie(const http::Request& request, const std::string& value,
                   std::chrono::seconds lasts) {
  return std::string(cookie_name) + "=" + value +
         "; Path=/api/v1/session/oidc; HttpOnly; SameSite=Lax; Max-Age=" +
         std::to_string(lasts.count()) + (request.is_secure ? "; Secure" : "");
}

http::Response go_to(const std::string& place) {
  return {.status = 302, .content_type = "text/plain", .headers = {{"Location", place}}};
}

/// The page to log in says what went wrong; the log says more of it.
http::Response failed(Service& service, const Call& call, const OidcFailure& failure,
                      const std::string& object = "", const std::string& subject = "") {
  Json details = {{"by", "oidc"}, {"reason", failure.reason}};
  // Of a token that was right: an administrator needs it to link the account.
  if (!subject.empty()) details["subject"] = subject;
  audit_as(service, call.request, "", "login.failed", object, details);
  return go_to("/inloggen?fout=" + std::string(failure.page));
}

http::Response begin(Service& service, const Call& call) {
  if (!service.oidc) return problem_answer(Problem{.code = "server/not-found", .found = "oidc"});
  OidcLogin& oidc = *service.oidc;
  const auto now = service.now();
  const auto places = oidc.provider.endpoints(now);
  if (!places) return failed(service, call, places.error());
  const auto attempt = oidc.attempts.begin(local_path(call.query("to")), now);
  const std::string& url = places->authorization;
  http::Response response =
      go_to(url + (url.find('?') == std::string::npos ? "?" : "&") +
            "response_type=code&scope=openid%20profile&client_id=" +
            percent_encoded(oidc.settings.client_id) +
            "&redirect_uri=" + percent_encoded(oidc.settings.redirect_uri) +
            "&state=" + attempt.state + "&nonce=" + attempt.nonce +
            "&code_challenge=" + pkce_challenge(attempt.verifier) + "&code_challenge_method=S256");
  response.headers.emplace_back("Set-Cookie",
                                cookie(call.request, attempt.browser, OidcAttempts::patience));
  return response;
}

std::string escaped(const std::string& text) {
  std::string safe;
  for (const char c : text) switch (c) {
      case '&':
        safe += "&amp;";
        break;
      case '<':
        safe += "&lt;";
        break;
      case '>':
        safe += "&gt;";
        break;
      case '"':
        safe += "&quot;";
        break;
      case '\'':
        safe += "&#39;";
        break;
      default:
        safe += c;
    }
  return safe;
}

/// The cookie of a session stays home while another site sends the browser here, redirects and all.
/// A page of our own that goes on by itself is where the browser is ours again.
http::Response arrived(const std::string& to, Language language) {
  const bool is_dutch = language == Language::dutch;
  const std::string place = escaped(to);
  return {.content_type = "text/html; charset=utf-8",
          .body = std::string("<!doctype html><html lang=\"") + (is_dutch ? "nl" : "en") +
                  "\"><head><meta charset=\"utf-8\"><meta http-equiv=\"refresh\" content=\"0;url=" +
                  place + "\"><title>Houvast</title></head><body><main><h1>" +
                  (is_dutch ? "U bent ingelogd" : "You are logged in") + "</h1><p><a href=\"" +
                  place + "\">" + (is_dutch ? "Ga verder naar Houvast" : "Go on to Houvast") +
                  "</a></p></main></body></html>"};
}

OidcResult<OidcAttempts::Attempt> attempt_of(OidcLogin& oidc, const Call& call,
                                             OidcAttempts::Time now) {
  auto attempt = oidc.attempts.take(call.query("state"), call.request.cookie(cookie_name), now);
  if (!attempt) return oidc_failure("verlopen", "unknown-attempt");
  const std::string issuer = call.query("iss");
  if (!issuer.empty() && issuer != oidc.settings.issuer)
    return oidc_failure("token", "wrong-issuer");
  if (!call.query("error").empty()) return oidc_failure("geweigerd", "provider-refused");
  if (call.query("code").empty()) return oidc_failure("geweigerd", "no-code");
  return std::move(*attempt);
}

OidcResult<OidcClaims> claims_of(OidcLogin& oidc, const std::string& code,
                                 const OidcAttempts::Attempt& attempt, OidcAttempts::Time now) {
  const auto token = oidc.provider.exchange(code, attempt.verifier, now);
  if (!token) return tl::unexpected(token.error());
  const auto claims = oidc.provider.claims(*token, now);
  if (!claims) return tl::unexpected(claims.error());
  return check_claims(*claims, oidc.settings, attempt.nonce, now);
}

http::Response finish(Service& service, const Call& call, const OidcAttempts::Attempt& attempt) {
  OidcLogin& oidc = *service.oidc;
  const auto claims = claims_of(oidc, call.query("code"), attempt, service.now());
  if (!claims) return failed(service, call, claims.error());
  const auto person = person_of_claims(service, call.request, *claims);
  if (!person) return failed(service, call, person.error(), "", claims->subject);
  http::Response response = arrived(attempt.to, call.language);
  if (const auto begun = begin_session(service, call.request, *person, response); !begun)
    return failed(service, call, {"opslag", "store"});
  audit_as(service, call.request, person->name, "login", "", {{"by", "oidc"}});
  return response;
}

http::Response come_back(Service& service, const Call& call) {
  if (!service.oidc) return problem_answer(Problem{.code = "server/not-found", .found = "oidc"});
  const auto attempt = attempt_of(*service.oidc, call, service.now());
  // Who has another attempt under way keeps its cookie.
  if (!attempt) return failed(service, call, attempt.error());
  http::Response response = finish(service, call, *attempt);
  response.headers.emplace_back("Set-Cookie", cookie(call.request, "", std::chrono::seconds(0)));
  return response;
}

}  // namespace

std::vector<Route> oidc_routes() {
  using http::Method;
  return {{Method::get,
           "/api/v1/session/oidc",
           std::nullopt,
           begin,
           {.summary = "Log in with the OpenID Connect provider: sends the browser there",
            .status = 302,
            .query = {{"to", "Path of the app to go to afterwards"}}}},
          {Method::get,
           "/api/v1/session/oidc/callback",
           std::nullopt,
           come_back,
           {.summary = "Where the provider sends the browser back to: begins a session",
            .query = {{"state", "Of the attempt", true},
                      {"code", "To exchange for an id-token"},
                      {"error", "Why there is no code"},
                      {"iss", "Of the provider"}},
            .content_type = "text/html"}}};
}

}  // namespace houvast::server
