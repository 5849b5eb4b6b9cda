// SPDX-License-Identifier: EUPL-1.2
#include "server/oidc_claims.h"

#include <algorithm>

namespace houvast::server {
namespace {

using nlohmann::json;

constexpr double leeway = 60;  ///< Seconds that two clocks may differ.
constexpr std::size_t longest_subject = 255;
constexpr std::size_t longest_name = 200;

std::string text(const json& claims, const std::string& name) {
  const auto found = claims.find(name);
  return found != claims.end() && found->is_string() ? found->get<std::string>() : std::string();
}

std::optional<double> seconds(const json& claims, const std::string& name) {
  const auto found = claims.find(name);
  if (found == claims.end() || !found->is_number()) return std::nullopt;
  return found->get<double>();
}

/// A text, or a list with this text in it.
bool holds(const json& claims, const std::string& name, const std::string& value) {
  const auto found = claims.find(name);
  if (found == claims.end()) return false;
  if (found->is_string()) return *found == value;
  return found->is_array() && std::any_of(found->begin(), found->end(), [&](const json& one) {
           return one.is_string() && one == value;
         });
}

/// Who else the token is for, and whether it was asked by us.
bool is_for_us_alone(const json& claims, const std::string& client) {
  const bool has_party = claims.contains("azp");
  if (has_party) return text(claims, "azp") == client;
  const json& audience = claims["aud"];
  return !audience.is_array() || audience.size() == 1;
}

/// Empty when the times are right.
std::string_view wrong_time(const json& claims, double now) {
  const auto expires = seconds(claims, "exp");
  if (!expires || !(*expires + leeway > now)) return "expired";
  const auto issued = seconds(claims, "iat");
  if (!issued || !(*issued <= now + leeway)) return "from-the-future";
  const auto begins = seconds(claims, "nbf");
  return begins && !(*begins <= now + leeway) ? "from-the-future" : "";
}

std::optional<OidcRole> role_of(const json& claims, const OidcSettings& settings) {
  for (const OidcRole& role : settings.roles)
    if (holds(claims, settings.role_claim, role.value)) return role;
  return std::nullopt;
}

/// Printable ASCII, as the standard has it.
bool is_subject(const std::string& subject) {
  return !subject.empty() && subject.size() <= longest_subject &&
         std::all_of(subject.begin(), subject.end(), [](char c) { return c >= ' ' && c < '\x7f'; });
}

}  // namespace

OidcResult<OidcClaims> check_claims(const json& claims, const OidcSettings& settings,
                                    const std::string& nonce,
                                    std::chrono::system_clock::time_point now) {
  const auto wrong = [](std::string_view reason) { return oidc_failure("token", reason); };
  if (!claims.is_object()) return wrong("no-object");
  if (text(claims, "iss") != settings.issuer) return wrong("wrong-issuer");
  if (!holds(claims, "aud", settings.client_id)) return wrong("wrong-audience");
  if (!is_for_us_alone(claims, settings.client_id)) return wrong("wrong-party");
  const std::chrono::duration<double> since = now.time_since_epoch();
  if (const auto reason = wrong_time(claims, since.count()); !reason.empty()) return wrong(reason);
  if (nonce.empty() || text(claims, "nonce") != nonce) return wrong("wrong-nonce");
  OidcClaims checked{.subject = text(claims, "sub"),
                     .user_name = text(claims, "preferred_username"),
                     .display_name = text(claims, "name"),
                     .role = role_of(claims, settings)};
  if (!is_subject(checked.subject)) return wrong("no-subject");
  if (checked.display_name.size() > longest_name) checked.display_name.clear();
  return checked;
}

}  // namespace houvast::server
