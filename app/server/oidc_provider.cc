// SPDX-License-Identifier: EUPL-1.2
#include "server/oidc_provider.h"

#include "server/oidc_signature.h"

namespace houvast::server {
namespace {

using nlohmann::json;

constexpr auto shelf_life = std::chrono::hours(1);

std::string text(const json& object, const char* name) {
  const auto found = object.find(name);
  return found != object.end() && found->is_string() ? found->get<std::string>() : std::string();
}

tl::unexpected<OidcFailure> away() { return oidc_failure("aanbieder", "provider-away"); }

}  // namespace

OidcResult<OidcEndpoints> read_endpoints(const std::string& document, const std::string& issuer) {
  const auto wrong = [](std::string_view reason) { return oidc_failure("aanbieder", reason); };
  const json parsed = json::parse(document, nullptr, false);
  if (!parsed.is_object()) return wrong("provider-document");
  if (text(parsed, "issuer") != issuer) return wrong("provider-issuer");
  OidcEndpoints endpoints{.authorization = text(parsed, "authorization_endpoint"),
                          .token = text(parsed, "token_endpoint"),
                          .keys = text(parsed, "jwks_uri")};
  for (const auto& url : {endpoints.authorization, endpoints.token, endpoints.keys}) {
    // Some providers have a query in their places; the issuer never has.
    const std::string place = url.substr(0, url.find('?'));
    if (!is_safe_url(place) || (is_loopback_http(place) && !is_loopback_http(issuer)))
      return wrong("provider-not-https");
  }
  return endpoints;
}

OidcResult<Fetched> OidcProvider::ask(const FetchRequest& request) {
  struct Place {
    std::atomic<int>& asking;
    int others = asking++;
    ~Place() { --asking; }
  } place{asking_};
  if (place.others >= most_asking_) return away();
  auto fetched = fetch(request);
  if (!fetched || fetched->status >= 500) return away();
  return std::move(*fetched);
}

OidcResult<OidcEndpoints> OidcProvider::endpoints(Time now) {
  {
    const std::lock_guard lock(mutex_);
    if (endpoints_ && now < endpoints_->at + shelf_life) return endpoints_->value;
  }
  std::string base = settings_.issuer;
  if (base.ends_with('/')) base.pop_back();
  const auto document = ask({.url = base + "/.well-known/openid-configuration"});
  if (!document) return tl::unexpected(document.error());
  if (document->status != 200) return oidc_failure("aanbieder", "provider-document");
  auto read = read_endpoints(document->body, settings_.issuer);
  if (!read) return read;
  const std::lock_guard lock(mutex_);
  endpoints_ = {*read, now};
  return read;
}

OidcResult<std::string> OidcProvider::exchange(const std::string& code, const std::string& verifier,
                                               Time now) {
  const auto places = endpoints(now);
  if (!places) return tl::unexpected(places.error());
  std::string form = "grant_type=authorization_code&code=" + percent_encoded(code) +
                     "&redirect_uri=" + percent_encoded(settings_.redirect_uri) +
                     "&code_verifier=" + verifier;
  if (settings_.client_secret.empty()) form += "&client_id=" + percent_encoded(settings_.client_id);
  const auto answer = ask({.url = places->token,
                           .form = std::move(form),
                           .user = settings_.client_id,
                           .secret = settings_.client_secret});
  if (!answer) return tl::unexpected(answer.error());
  if (answer->status != 200) return oidc_failure("geweigerd", "code-refused");
  const json parsed = json::parse(answer->body, nullptr, false);
  std::string token = parsed.is_object() ? text(parsed, "id_token") : "";
  if (token.empty()) return oidc_failure("token", "no-token");
  return token;
}

OidcResult<json> OidcProvider::fetch_keys(Time now) {
  const auto places = endpoints(now);
  if (!places) return tl::unexpected(places.error());
  const auto answer = ask({.url = places->keys});
  if (!answer) return tl::unexpected(answer.error());
  json keys = json::parse(answer->body, nullptr, false);
  if (answer->status != 200 || !keys.is_object()) return oidc_failure("aanbieder", "provider-keys");
  const std::lock_guard lock(mutex_);
  keys_ = {keys, now};
  return keys;
}

std::optional<OidcProvider::Kept<json>> OidcProvider::kept_keys() {
  const std::lock_guard lock(mutex_);
  return keys_;
}

OidcResult<json> OidcProvider::claims(const std::string& token, Time now) {
  if (const auto kept = kept_keys(); kept && now < kept->at + shelf_life) {
    auto claims = verified_claims(token, kept->value);
    if (claims || claims.error().reason != "unknown-key") return claims;
    if (now < kept->at + settings_.key_pause) return claims;
  }
  const auto keys = fetch_keys(now);
  if (!keys) return tl::unexpected(keys.error());
  return verified_claims(token, *keys);
}

}  // namespace houvast::server
