// SPDX-License-Identifier: EUPL-1.2
// P. Logging in through an OpenID Connect provider: the parts that need no provider. The rest is
// tests/server/oidc.test.mjs.
#include <gtest/gtest.h>

#include "server/oidc_attempts.h"
#include "server/oidc_claims.h"
#include "server/oidc_provider.h"
#include "server/oidc_settings.h"
#include "server/oidc_signature.h"

namespace houvast::server {
namespace {

using nlohmann::json;

const auto now = std::chrono::system_clock::time_point(std::chrono::seconds(1'800'000'000));

OidcSettings settings() {
  return {.issuer = "https://login.example/t",
          .client_id = "houvast",
          .role_claim = "groups",
          .roles = {{"regie", people::Role::regional_controller, std::nullopt},
                    {"jeugd", people::Role::analyst, "GM0344"}}};
}

json good_claims() {
  return {{"iss", "https://login.example/t"},
          {"aud", "houvast"},
          {"exp", 1'800'000'300},
          {"iat", 1'800'000'000},
          {"nonce", "n"},
          {"sub", "s-1"}};
}

/// Why the claims are refused with this changed; empty when they are not.
std::string reason_with(const std::string& name, const json& value) {
  json claims = good_claims();
  claims[name] = value;
  const auto checked = check_claims(claims, settings(), "n", now);
  return checked ? "" : std::string(checked.error().reason);
}

TEST(OidcClaims, WhatTheProviderMustSayIsEnough) {
  const auto checked = check_claims(good_claims(), settings(), "n", now);
  ASSERT_TRUE(checked);
  EXPECT_EQ(checked->subject, "s-1");
  EXPECT_FALSE(checked->role);
}

TEST(OidcClaims, EachClaimThatIsMissingIsOneTooMany) {
  for (const auto* name : {"iss", "aud", "exp", "iat", "nonce", "sub"}) {
    json claims = good_claims();
    claims.erase(name);
    EXPECT_FALSE(check_claims(claims, settings(), "n", now)) << name;
  }
  EXPECT_FALSE(check_claims(json::array(), settings(), "n", now));
  EXPECT_FALSE(check_claims(good_claims(), settings(), "", now));
}

TEST(OidcClaims, AudiencesAndPartyAreForUs) {
  EXPECT_EQ(reason_with("aud", json::array({"houvast"})), "");
  EXPECT_EQ(reason_with("aud", json::array({"houvast", "other"})), "wrong-party");
  EXPECT_EQ(reason_with("aud", json::array({"other"})), "wrong-audience");
  EXPECT_EQ(reason_with("aud", json::array({"houvast", 3})), "wrong-party");
  EXPECT_EQ(reason_with("azp", "houvast"), "");
  EXPECT_EQ(reason_with("azp", "other"), "wrong-party");
  EXPECT_EQ(reason_with("azp", nullptr), "wrong-party");
}

TEST(OidcClaims, ClocksMayDifferAMinute) {
  EXPECT_EQ(reason_with("exp", 1'799'999'941), "");
  EXPECT_EQ(reason_with("exp", 1'799'999'940), "expired");
  EXPECT_EQ(reason_with("exp", "1800000300"), "expired");
  EXPECT_EQ(reason_with("iat", 1'800'000'060), "");
  EXPECT_EQ(reason_with("iat", 1'800'000'061), "from-the-future");
  EXPECT_EQ(reason_with("nbf", 1'800'000'061), "from-the-future");
}

TEST(OidcClaims, TheFirstRoleOfTheSettingsThatFitsCounts) {
  json claims = good_claims();
  claims["groups"] = json::array({"jeugd", "regie"});
  EXPECT_EQ(check_claims(claims, settings(), "n", now)->role, settings().roles[0]);
  claims["groups"] = "jeugd";
  EXPECT_EQ(check_claims(claims, settings(), "n", now)->role, settings().roles[1]);
  claims["groups"] = {{"regie", true}};
  EXPECT_FALSE(check_claims(claims, settings(), "n", now)->role);
}

TEST(OidcClaims, ASubjectIsPrintableAndNotLong) {
  EXPECT_EQ(reason_with("sub", ""), "no-subject");
  EXPECT_EQ(reason_with("sub", std::string(256, 'x')), "no-subject");
  EXPECT_EQ(reason_with("sub", "a\nb"), "no-subject");
  EXPECT_EQ(reason_with("sub", 3), "no-subject");
}

TEST(OidcSignature, WhatIsNoTokenHasNoClaims) {
  const json keys = {{"keys", json::array()}};
  for (const auto* text : {"", ".", "..", "a.b.c", "eyJhbGciOiJub25lIn0.e30."})
    EXPECT_FALSE(verified_claims(text, keys)) << text;
  // {"alg":"RS256"} and {}, and keys of every wrong form.
  for (const json& wrong : {json(), json::array(), json{{"keys", 3}}, json{{"keys", {1, "x"}}}})
    EXPECT_EQ(verified_claims("eyJhbGciOiJSUzI1NiJ9.e30.AAAA", wrong).error().reason,
              "unknown-key");
}

TEST(OidcAttempts, AnAttemptIsThereOnceForItsBrowserForTenMinutes) {
  OidcAttempts attempts;
  const auto begun = attempts.begin("/x", now);
  EXPECT_FALSE(attempts.take(begun.state, "", now));
  EXPECT_FALSE(attempts.take(begun.state, "other", now));
  EXPECT_EQ(attempts.take(begun.state, begun.browser, now)->to, "/x");
  EXPECT_FALSE(attempts.take(begun.state, begun.browser, now));
  const auto late = attempts.begin("/x", now);
  EXPECT_FALSE(attempts.take(late.state, late.browser, now + OidcAttempts::patience));
}

TEST(OidcAttempts, TheOldestGoesWhenThereAreTooMany) {
  OidcAttempts attempts;
  const auto first = attempts.begin("/", now);
  for (std::size_t i = 1; i < OidcAttempts::most; ++i)
    static_cast<void>(attempts.begin("/", now + std::chrono::seconds(1)));
  const auto last = attempts.begin("/", now + std::chrono::seconds(2));
  EXPECT_FALSE(attempts.take(first.state, first.browser, now));
  EXPECT_TRUE(attempts.take(last.state, last.browser, now));
}

TEST(OidcAttempts, TheChallengeIsThatOfTheStandard) {
  // RFC 7636, appendix B.
  EXPECT_EQ(pkce_challenge("dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk"),
            "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM");
}

TEST(OidcAttempts, OnlyPlacesOfThisAppAreGoneTo) {
  EXPECT_EQ(local_path("/tafel?x=1#y"), "/tafel?x=1#y");
  for (const auto* to : {"", "tafel", "//x", "/\\x", "https://x", "/a\nb", "/a b", "/api/v1/people",
                         "/inloggen?naar=/"})
    EXPECT_EQ(local_path(to), "/") << to;
}

TEST(OidcSettings, AddressesAreHttpsOrThisMachine) {
  for (const auto* good : {"https://x", "https://x/t/v2.0", "http://127.0.0.1:1", "http://[::1]/x",
                           "http://localhost"})
    EXPECT_TRUE(is_safe_url(good)) << good;
  for (const auto* bad :
       {"", "https://", "http://x", "ftp://x", "http://localhost.x", "http://127.0.0.1.x/",
        "http://127.0.0.1:1@x", "https://u@x", "https://x?a", "https://x#a", "https://x y"})
    EXPECT_FALSE(is_safe_url(bad)) << bad;
}

TEST(OidcSettings, RolesAreReadWithTheirMunicipality) {
  OidcOptions options{.issuer = "https://x",
                      .client_id = "h",
                      .role_claim = "groups",
                      .roles = {"a=b=analyst:GM0344", "c=viewer"},
                      .public_url = "https://houvast.example/"};
  const auto read = read_oidc_settings(options, true).value().value();
  ASSERT_EQ(read.roles.size(), 2U);
  EXPECT_EQ(read.roles[0], (OidcRole{"a=b", people::Role::analyst, "GM0344"}));
  EXPECT_EQ(read.redirect_uri, "https://houvast.example/api/v1/session/oidc/callback");
  for (const auto* wrong :
       {"x", "=viewer", "x=", "x=koning", "x=analyst", "x=viewer:GM0344", "x=analyst:stad"}) {
    options.roles = {wrong};
    EXPECT_FALSE(read_oidc_settings(options, true)) << wrong;
  }
  EXPECT_FALSE(read_oidc_settings({}, false).value());
}

TEST(OidcProvider, ItsDocumentNamesItselfAndSafePlaces) {
  json document = {{"issuer", "https://x"},
                   {"authorization_endpoint", "https://x/a?p=1"},
                   {"token_endpoint", "https://x/t"},
                   {"jwks_uri", "https://keys.x/k"}};
  EXPECT_TRUE(read_endpoints(document.dump(), "https://x"));
  EXPECT_EQ(read_endpoints(document.dump(), "https://x/").error().reason, "provider-issuer");
  EXPECT_EQ(read_endpoints("{", "https://x").error().reason, "provider-document");
  document["jwks_uri"] = "http://127.0.0.1/k";
  EXPECT_EQ(read_endpoints(document.dump(), "https://x").error().reason, "provider-not-https");
  document.erase("jwks_uri");
  EXPECT_EQ(read_endpoints(document.dump(), "https://x").error().reason, "provider-not-https");
}

}  // namespace
}  // namespace houvast::server
