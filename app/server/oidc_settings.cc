// SPDX-License-Identifier: EUPL-1.2
#include "server/oidc_settings.h"

#include <algorithm>
#include <array>
#include <fstream>
#include <iterator>

#include "houvast/municipality.h"

namespace houvast::server {
namespace {

constexpr std::size_t longest_secret = 4096;

/// "analyst:GM0344" after the last "=". Empty when it is none.
std::optional<OidcRole> parse_oidc_role(const std::string& text) {
  const std::size_t equals = text.rfind('=');
  if (equals == std::string::npos || equals == 0) return std::nullopt;
  const std::string right = text.substr(equals + 1);
  const std::size_t colon = right.find(':');
  const auto role = people::parse_role(right.substr(0, colon));
  if (!role) return std::nullopt;
  OidcRole parsed{.value = text.substr(0, equals), .role = *role};
  if (colon != std::string::npos) {
    parsed.municipality = parse_municipality_code(right.substr(colon + 1));
    if (!parsed.municipality) return std::nullopt;
  }
  const bool is_analyst = *role == people::Role::analyst;
  return is_analyst == parsed.municipality.has_value() ? std::optional(parsed) : std::nullopt;
}

/// The first line. Empty when there is none that can be a secret.
std::string read_secret(const std::string& path) {
  std::ifstream file(path);
  std::string secret;
  std::getline(file, secret);
  while (!secret.empty() && (secret.back() == '\r' || secret.back() == ' ')) secret.pop_back();
  return secret.size() <= longest_secret ? secret : "";
}

void need(Problems& problems, const std::string& value, const std::string& option) {
  if (value.empty())
    problems.push_back(
        {.code = "people/oidc-incomplete", .place = {.field = option}, .found = option});
}

void need_safe(Problems& problems, const std::string& url, const std::string& option) {
  if (!url.empty() && !is_safe_url(url))
    problems.push_back({.code = "people/oidc-not-https", .place = {.field = option}, .found = url});
}

bool is_asked(const OidcOptions& options) {
  return !options.issuer.empty() || !options.client_id.empty() ||
         !options.client_secret_file.empty() || !options.name.empty() ||
         !options.role_claim.empty() || !options.roles.empty() || !options.public_url.empty();
}

std::vector<OidcRole> read_roles(Problems& problems, const OidcOptions& options) {
  std::vector<OidcRole> roles;
  for (const std::string& text : options.roles) {
    auto role = parse_oidc_role(text);
    if (role)
      roles.push_back(std::move(*role));
    else
      problems.push_back(
          {.code = "people/oidc-role", .place = {.field = "--oidc-role"}, .found = text});
  }
  if (options.role_claim.empty() != options.roles.empty())
    problems.push_back({.code = "people/oidc-role-claim"});
  return roles;
}

/// "127.0.0.1:8080" of "http://127.0.0.1:8080/x".
std::string_view authority_of(std::string_view url) {
  const std::size_t begin = url.find("://");
  if (begin == std::string_view::npos) return {};
  const std::string_view rest = url.substr(begin + 3);
  return rest.substr(0, rest.find_first_of("/\\"));
}

}  // namespace

bool is_loopback_http(std::string_view url) {
  if (!url.starts_with("http://")) return false;
  const std::string_view authority = authority_of(url);
  constexpr std::array here = {std::string_view("localhost"), std::string_view("127.0.0.1"),
                               std::string_view("[::1]")};
  return std::any_of(here.begin(), here.end(), [&](std::string_view name) {
    return authority == name ||
           (authority.starts_with(name) && authority.substr(name.size()).starts_with(":"));
  });
}

bool is_safe_url(std::string_view url) {
  const bool is_plain = std::all_of(url.begin(), url.end(), [](char c) {
    return c > ' ' && c < '\x7f' && c != '@' && c != '?' && c != '#' && c != '\\' && c != '"';
  });
  if (!is_plain || authority_of(url).empty()) return false;
  return url.starts_with("https://") || is_loopback_http(url);
}

Result<std::optional<OidcSettings>> read_oidc_settings(const OidcOptions& options,
                                                       bool is_multi_user) {
  if (!is_asked(options)) return std::nullopt;
  Problems problems;
  if (!is_multi_user) problems.push_back({.code = "people/oidc-needs-people"});
  need(problems, options.issuer, "--oidc-issuer");
  need(problems, options.client_id, "--oidc-client-id");
  need(problems, options.public_url, "--public-url");
  need_safe(problems, options.issuer, "--oidc-issuer");
  need_safe(problems, options.public_url, "--public-url");
  OidcSettings settings{.issuer = options.issuer,
                        .client_id = options.client_id,
                        .name = options.name.empty() ? "uw organisatie" : options.name,
                        .role_claim = options.role_claim,
                        .roles = read_roles(problems, options),
                        .key_pause = std::chrono::seconds(options.key_seconds)};
  if (!options.client_secret_file.empty()) {
    settings.client_secret = read_secret(options.client_secret_file);
    if (settings.client_secret.empty())
      problems.push_back({.code = "people/oidc-no-secret",
                          .place = {.field = "--oidc-client-secret-file"},
                          .found = options.client_secret_file});
  }
  std::string base = options.public_url;
  while (base.ends_with('/')) base.pop_back();
  settings.redirect_uri = base + "/api/v1/session/oidc/callback";
  if (!problems.empty()) return tl::unexpected(std::move(problems));
  return settings;
}

}  // namespace houvast::server
